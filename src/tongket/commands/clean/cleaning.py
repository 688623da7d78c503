"""The clean copy (bản sạch): a document as it is signed and sent, without what only those who work on it need."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from tongket.book.provenance import PrintedFigure
from tongket.commands.clean.bookmarks import drop_bookmarks, drop_history, unwrap_controls
from tongket.commands.clean.draft_marks import (
    drop_blank_yellow,
    drop_counts,
    drop_draft_number,
    drop_working_styles,
    drop_yellow,
    printed_counts,
)
from tongket.commands.clean.hidden import drop_hidden
from tongket.commands.clean.seams import write_text
from tongket.errors import DocumentError
from tongket.ooxml.elements import order_sections, remove_element
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.package import STYLES, write_package
from tongket.ooxml.parsing import XmlError, parse_xml, serialise
from tongket.word.anonymising import neutral_parts
from tongket.word.comments import drop_comment_marks
from tongket.word.embedded import drop_chart_data, drop_objects
from tongket.word.reading import WordFile
from tongket.word.styles import Styles
from tongket.writing.manifest import read_manifest

_MERGED = {w(each) for each in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak")}


def clean_document(file: WordFile) -> bytes:
    """Return the clean copy of a document that nothing is pending in; the same document gives the same bytes.

    Taken out: comments, counts of units, yellow, hidden text, "Dự thảo lần N", our controls, bookmarks and sources, and
    whatever names a person, a path or a history of editing. Every other word stays.

    Raises:
        DocumentError: the package is damaged in what Word can't do without.
    """
    trees = dict(_read_trees(file.parts))
    manifest = read_manifest(file.parts)
    _clean_trees(trees, file.styles, manifest.figures if manifest is not None else {})
    parts = {**drop_chart_data(file.parts), **{name: serialise(root) for name, root in trees.items()}}
    try:
        return write_package(neutral_parts(parts, "".join(_instructions(trees.values()))))
    except (KeyError, XmlError):
        message = f"{file.shown} thiếu hoặc hỏng phần mô tả của tệp Word."
        raise DocumentError(message, "mở trong Word rồi lưu lại dạng .docx.") from None


def _read_trees(parts: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts that are WordprocessingML; pictures, themes and charts stay as they are."""
    for name, data in parts.items():
        if name.endswith(".xml") and W.encode() in data:
            try:
                root = parse_xml(data)
            except XmlError:
                continue
            if etree.QName(root).namespace == W:
                yield name, root


def _clean_trees(
    trees: Mapping[str, etree._Element], styles: Styles, figures: Mapping[str, tuple[PrintedFigure, str]]
) -> None:
    for root in trees.values():
        printed = printed_counts(root, styles, figures)
        drop_comment_marks(root)
        unwrap_controls(root)
        drop_bookmarks(root)
        drop_objects(root)
        drop_history(root)
        drop_hidden(root, styles)
        drop_draft_number(root, styles)
        drop_counts(root, styles, printed)
        drop_blank_yellow(root, styles)
        drop_yellow(root, styles)
        _merge_runs(root)
        order_sections(root)
    _drop_lost_notes(trees.values())
    if STYLES in trees:
        drop_working_styles(trees[STYLES])


def _merge_runs(root: etree._Element) -> None:
    """Join runs of one look beside each other: nothing shows where a count or a control stood."""
    for run in list(root.iter(w("r"))):
        before = run.getprevious()
        if before is not None and _is_mergeable(before) and _is_mergeable(run) and _format(before) == _format(run):
            last = before[-1] if len(before) else None
            for child in [each for each in run if each.tag != w("rPr")]:
                if last is not None and last.tag == child.tag == w("t"):
                    write_text(last, (last.text or "") + (child.text or ""))
                else:
                    before.append(child)
                last = before[-1]
            remove_element(run)


def _is_mergeable(element: etree._Element) -> bool:
    return element.tag == w("r") and not element.attrib and all(child.tag in _MERGED for child in element)


def _format(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return etree.tostring(properties, method="c14n") if properties is not None and len(properties) else b""


def _drop_lost_notes(roots: Iterable[etree._Element]) -> None:
    """Take out the notes that no text refers to any more: the text of one would still stand in the file."""
    everything = list(roots)
    for note, reference in (("footnote", "footnoteReference"), ("endnote", "endnoteReference")):
        used = {each.get(w("id")) for root in everything for each in root.iter(w(reference))}
        for root in everything:
            for each in root.findall(w(note)):
                if each.get(w("type"), "normal") == "normal" and each.get(w("id")) not in used:
                    root.remove(each)


def _instructions(roots: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the instructions of the fields; Word splits one over several runs."""
    for root in roots:
        for each in root.iter(w("instrText"), w("fldSimple"), w("fldChar")):
            yield each.text or "" if each.tag == w("instrText") else f" {each.get(w('instr'), '')} "
