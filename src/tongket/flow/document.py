"""A Word file as it reads: the one way from an opened .docx to its lines, tables and what was set aside."""

import unicodedata
from collections.abc import Iterator
from operator import itemgetter

from tongket.errors import DocumentError
from tongket.flow.alphabets import Alphabets
from tongket.flow.flow import Flow, SetAside
from tongket.flow.story import OpenDocument, Story, is_deleted_row
from tongket.ooxml.namespaces import w
from tongket.ooxml.opening import SAVE_AGAIN
from tongket.ooxml.package import DOCUMENT, NUMBERING
from tongket.ooxml.properties import custom_properties
from tongket.word.numbering import Numberings
from tongket.word.reading import NOTES, WordFile
from tongket.word.revisions import paragraph_of, read_revisions

_GONE_TEXTS = (
    ("xóa", "chữ đã xóa (theo dõi sửa đổi)"),
    ("chuyển đi", "chữ đã chuyển đi chỗ khác (theo dõi sửa đổi)"),
)


def read_flow(word: WordFile) -> Flow:
    """Return a Word file as it reads, tracked changes accepted.

    Raises:
        DocumentError: tables or controls stand in each other deeper than any report has them.
    """
    notes = {kind: part for kind in NOTES for part in word.parts_like(kind)}
    held = ((kind.removesuffix("s"), word.roots[part]) for kind, part in notes.items())
    source = OpenDocument(
        word=word,
        paragraphs={each.element: each for part in (DOCUMENT, *notes.values()) for each in word.outlined(part)},
        notes={(kind, each.get(w("id"))): each for kind, root in held for each in root.iterchildren(w(kind))},
        numberings=Numberings(word.roots.get(NUMBERING), word.styles),
        alphabets=Alphabets(word),
    )
    try:
        blocks = Story(source).read(word.body)
    except RecursionError:
        raise DocumentError(f"{word.shown} có bảng hay ô nhập lồng nhau quá nhiều lớp.", SAVE_AGAIN) from None
    aside = sorted([*source.aside, *_deleted(source)], key=itemgetter(0))
    return Flow(
        shown=word.shown,
        blocks=blocks,
        aside=tuple(each for _, each in aside),
        properties=custom_properties(word.parts),
        footers=tuple(_footers(word)),
    )


def _deleted(source: OpenDocument) -> Iterator[tuple[int, SetAside]]:
    """Yield the texts that somebody deleted or moved away as a tracked change."""
    root = source.word.roots[DOCUMENT]
    if next(root.iter(w("del"), w("moveFrom")), None) is None:
        return
    for each in read_revisions(root):
        what = next((name for kind, name in _GONE_TEXTS if each.kind.startswith(kind)), None)
        if what is None or not each.text.strip() or any(map(is_deleted_row, each.element.iterancestors(w("tr")))):
            continue  # a deleted row is named whole
        near = paragraph_of(each.element)
        read = source.paragraphs.get(near) if near is not None else None
        text = unicodedata.normalize("NFC", each.text).strip()
        yield (
            (read.number if read is not None else 0),
            SetAside(what=what, text=text, place=read.place if read is not None else ""),
        )


def _footers(word: WordFile) -> Iterator[str]:
    for part in (*word.parts_like("header"), *word.parts_like("footer")):
        text = "\n".join(each.text for each in word.paragraphs(part)).strip()
        if text:
            yield unicodedata.normalize("NFC", text)
