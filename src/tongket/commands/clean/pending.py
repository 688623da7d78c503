"""What a person must still do in a document: yellow places, comments, tracked changes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import RunStyle
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.draft_rules import OPEN_COMMENT, TRACKED_CHANGE, UNFINISHED_TEXT, YELLOW_TEXT
from tongket.findings.locations import Location, WordLocation
from tongket.findings.rule import Rule
from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.values.figures import format_count
from tongket.values.quoting import shorten
from tongket.word.comments import comment_places, is_ours, read_comments
from tongket.word.reading import NOTES, ReadParagraph, WordFile
from tongket.word.revisions import paragraph_of, read_revisions
from tongket.word.runs import own_runs, paragraph_text, shown_text
from tongket.word.styles import Styles

LONGEST = 80
"""Characters of a text that a finding shows."""
_BETWEEN = re.compile(r"(?<=\])\s*(?=\[)")
"""Between two brackets that follow each other: they are two places."""
_NAMES = {
    UNFINISHED_TEXT.id: "chỗ trong ngoặc vuông",
    YELLOW_TEXT.id: "chỗ nền vàng",
    OPEN_COMMENT.id: "nhận xét",
    TRACKED_CHANGE.id: "thay đổi chưa chấp nhận",
}


class _Place(NamedTuple):
    """A place in a part where something is still to be done."""

    element: etree._Element
    paragraph: etree._Element | None
    rule: Rule
    message: str


def find_pending(file: WordFile) -> tuple[Diagnostic, ...]:
    """Return what is still to be done, in the order of the document: the body, then headers, footers and notes.

    Yellow is what shows as yellow, whoever made it so, and what is in the style "Chờ xử lý" (`docs/after-draft.md`).
    Comments of tongket itself, and those that are tied to no place, are no work for anybody.
    """
    comments = {number: each for number, each in read_comments(file.roots).items() if not is_ours(each)}
    found: list[Diagnostic] = []
    for part in (DOCUMENT, *(name for kind in ("header", "footer", *NOTES) for name in file.parts_like(kind))):
        paragraphs = {each.element: each for each in file.paragraphs(part)}
        root = file.roots[part]
        places = [*_yellow(paragraphs, file.styles), *_commented(root, comments, file.styles), *_changed(root)]
        order = {element: number for number, element in enumerate(root.iter(etree.Element))} if places else {}
        found += (
            _diagnostic(each, paragraphs, file.shown) for each in sorted(places, key=lambda at: order[at.element])
        )
    return tuple(found)


def count_pending(found: Iterable[Diagnostic]) -> str:
    """Return how many places of each kind there are, in words: `04 chỗ trong ngoặc vuông, 02 nhận xét`."""
    ids = [each.rule.id for each in found]
    return ", ".join(f"{format_count(ids.count(rule))} {name}" for rule, name in _NAMES.items() if rule in ids)


def is_pending(run: etree._Element, styles: Styles) -> bool:
    """Whether a run is yellow, or in the style of what a person must still do."""
    return styles.run_is_in(run, RunStyle.PENDING) or styles.is_yellow(run)


def _yellow(paragraphs: Iterable[etree._Element], styles: Styles) -> Iterator[_Place]:
    """Yield the yellow texts; runs beside each other are one, and each bracket is one."""
    for paragraph in paragraphs:
        shown = ((run, shown_text(run, styles)) for run in own_runs(paragraph, styles))
        by_look = groupby(((run, text) for run, text in shown if text), key=lambda each: is_pending(each[0], styles))
        for yellow, group in by_look:
            runs = list(group)
            for text in _BETWEEN.split("".join(text for _, text in runs)) if yellow else ():
                if text.strip():
                    rule = UNFINISHED_TEXT if "[" in text or "]" in text else YELLOW_TEXT
                    yield _Place(runs[0][0], paragraph, rule, f"Còn chỗ chờ xử lý (nền vàng): “{_show(text)}”.")


def _commented(root: etree._Element, comments: Mapping[str, etree._Element], styles: Styles) -> Iterator[_Place]:
    for number, mark in comment_places(root).items():
        if number in comments:
            text = _show(" ".join(paragraph_text(each, styles) for each in comments[number].iter(w("p"))))
            message = f"Còn nhận xét{_of(comments[number].get(w('author'), ''))}: “{text}”."
            yield _Place(mark, _around_or_after(mark), OPEN_COMMENT, message)


def _around_or_after(mark: etree._Element) -> etree._Element | None:
    """Return the paragraph of a mark; of one between paragraphs, the next one."""
    own = holding_paragraph(mark)
    return (
        own if own is not None else next((each for after in mark.itersiblings() for each in after.iter(w("p"))), None)
    )


def _changed(root: etree._Element) -> Iterator[_Place]:
    for each in read_revisions(root):
        text = _show(each.text)
        shown = f": “{text}”" if text else ""
        message = f"Còn thay đổi chưa chấp nhận{_of(each.author)} ({each.kind}){shown}."
        yield _Place(each.element, paragraph_of(each.element), TRACKED_CHANGE, message)


def _of(author: str) -> str:
    return f" của {_show(author)}" if author.strip() else ""


def _diagnostic(place: _Place, paragraphs: Mapping[etree._Element, ReadParagraph], file: str) -> Diagnostic:
    at = paragraphs.get(place.paragraph) if place.paragraph is not None else None
    location = WordLocation(file=file, paragraph=at.number, place=at.place) if at is not None else Location(file=file)
    return finding(place.rule, location, place.message)


def _show(text: str) -> str:
    return shorten("".join(" " if unicodedata.category(each) == "Cc" else each for each in text), LONGEST)
