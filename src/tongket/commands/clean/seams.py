"""Text taken out of a paragraph, and the seam as a person leaves it: no space doubled, none before a full stop."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import FALLBACK, KEEPS_SPACE, w

_SPACES = " \u00a0"
_NO_SPACE_BEFORE = frozenset("\t\n.,;:!?…)]}”’»/%")
_NO_SPACE_AFTER = frozenset("\t\n([{“‘«/")
OBJECT = "\ufffc"
"""Stands for a picture, a note's mark, a formula: something that is seen and is no text."""
_BREAKS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n"}
_OBJECTS = {
    *(w(each) for each in ("drawing", "pict", "object", "sym", "noBreakHyphen", "pgNum", "ruby", "contentPart")),
    *(w(each) for each in ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef")),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
}


class Leaf(NamedTuple):
    """A piece of a paragraph as it is seen: a text element, or what stands for something else."""

    element: etree._Element
    text: str

    @property
    def is_text(self) -> bool:
        """Whether it is a text element."""
        return self.element.tag == w("t")


class Cut(NamedTuple):
    """A part of a paragraph's text: from, up to, and what stands there instead."""

    start: int
    end: int
    instead: str = ""


def read_leaves(paragraph: etree._Element) -> tuple[Leaf, ...]:
    """Return what is seen of a paragraph, in order, without what stands in a text box in it."""
    return tuple(_read_leaves(paragraph))


def _read_leaves(paragraph: etree._Element) -> Iterator[Leaf]:
    for each in paragraph.iter(w("t"), *_BREAKS, *_OBJECTS):
        around = next(each.iterancestors(w("pPr"), FALLBACK, w("p")))
        if around.tag != w("p") or holding_paragraph(each) is not paragraph:
            continue
        if each.tag == w("t"):
            yield Leaf(each, each.text or "")
        else:
            yield Leaf(each, _BREAKS.get(str(each.tag), OBJECT))


def leaf_spans(leaves: Iterable[Leaf], wanted: Container[etree._Element]) -> Iterator[Cut]:
    """Yield where certain elements stand, those beside each other as one."""
    at = start = 0
    going = False
    for each in leaves:
        if each.text and (each.element in wanted) != going:
            if going:
                yield Cut(start, at)
            start, going = at, not going
        at += len(each.text)
    if going:
        yield Cut(start, at)


def seam(text: str, start: int, end: int) -> Cut:
    """Return what is to be replaced, and by what, so that `text[start:end]` can go."""
    left, right = start, end
    while left > 0 and text[left - 1] in _SPACES:
        left -= 1
    while right < len(text) and text[right] in _SPACES:
        right += 1
    apart = (left, right) != (start, end) or text[start:end].strip(_SPACES) != text[start:end]
    between = left > 0 and right < len(text)
    glued = between and (text[left - 1] in _NO_SPACE_AFTER or text[right] in _NO_SPACE_BEFORE)
    return Cut(left, right, " " if apart and between and not glued else "")


def replace_span(leaves: Iterable[Leaf], span: Cut) -> None:
    """Replace a part of a paragraph's text in its text elements; what is no text in it stays."""
    instead, at = span.instead, 0
    for each in leaves:
        begin, stop = max(span.start - at, 0), min(span.end - at, len(each.text))
        at += len(each.text)
        if each.is_text and begin < stop:
            write_text(each.element, each.text[:begin] + instead + each.text[stop:])
            instead = ""


def write_text(element: etree._Element, text: str) -> None:
    """Give a text element its text; spaces at its ends are kept."""
    element.text = text
    if text != text.strip():
        element.set(KEEPS_SPACE, "preserve")
