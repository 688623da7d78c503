"""Runs and paragraphs that were emptied: they go, where Word can do without them."""

from collections.abc import Iterable

from lxml import etree

from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import w

_WRAPPERS = {w(each) for each in ("hyperlink", "smartTag", "fldSimple", "customXml")}
"""What stands around runs and is nothing without them."""
RANGE_MARKS = {w(each) for each in ("bookmarkStart", "bookmarkEnd")}
_UNSEEN = {*RANGE_MARKS, *_WRAPPERS, *(w(each) for each in ("p", "r", "proofErr", "lastRenderedPageBreak"))}
_BLOCKS = {w(each) for each in ("p", "tbl", "sdt", "customXml", "altChunk")}


def drop_run(run: etree._Element) -> None:
    """Take a run out, and the link or tag around it when that holds nothing more."""
    around = run.getparent()
    remove_element(run)
    while around is not None and around.tag in _WRAPPERS and len(around) == 0:
        emptied, around = around, around.getparent()
        remove_element(emptied)


def drop_blank_runs(runs: Iterable[etree._Element]) -> None:
    """Take out the runs of which nothing is left but their format; an empty text counts as nothing."""
    for run in runs:
        for text in run.findall(w("t")):
            if not text.text:
                run.remove(text)
        if all(child.tag == w("rPr") for child in run):
            drop_run(run)


def drop_blank_paragraphs(paragraphs: Iterable[etree._Element]) -> None:
    """Take out the paragraphs that nothing is seen of any more; bookmarks of people move out of them.

    One stays where it ends a section, or has no other paragraph before or after it: a cell, a header, a note must end
    with one, and two tables would grow together.
    """
    for each in paragraphs:
        if each.getparent() is not None and is_blank(each) and _is_spare(each):
            for mark in each.iter(*RANGE_MARKS):
                each.addprevious(mark)
            remove_element(each)


def is_blank(paragraph: etree._Element) -> bool:
    """Whether nothing is seen of a paragraph, and it ends no section."""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    return all(_is_unseen(each) for each in paragraph.iter(etree.Element))


def _is_unseen(element: etree._Element) -> bool:
    if element.tag in _UNSEEN:
        return True
    if element.tag == w("t"):
        return not (element.text or "").strip()
    return next(element.iterancestors(w("pPr"), w("rPr")), element).tag in {w("pPr"), w("rPr")}


def _is_spare(paragraph: etree._Element) -> bool:
    beside = (_beside(paragraph, preceding=True), _beside(paragraph, preceding=False))
    return any(each is not None and each.tag == w("p") for each in beside)


def _beside(paragraph: etree._Element, *, preceding: bool) -> etree._Element | None:
    """Return the paragraph or table next to a paragraph."""
    return next((each for each in paragraph.itersiblings(preceding=preceding) if each.tag in _BLOCKS), None)
