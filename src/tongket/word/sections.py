"""Sections of the document: each appendix on pages of its own, turned where it is wide, with its own page numbers."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from tongket.book.blocks import Appendix
from tongket.errors import FrameError
from tongket.word.names import w
from tongket.word.pen import Pen
from tongket.word.xml import blocks_to_elements

_AFTER_TYPE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg", "docGrid")
_AFTER_NUMBERS = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")


def _child(parent: etree._Element, name: str) -> etree._Element:
    child = parent.find(w(name))
    if child is None:
        raise FrameError(f"Khung thiếu phần {name} của trang.", "mở khung trong Word, đặt lại khổ giấy và lề, rồi lưu.")
    return child


def _measure(element: etree._Element, name: str) -> int:
    return int(element.get(w(name)) or 0)


def text_width(section: etree._Element) -> int:
    """Return the width of the text, in twentieths of a point."""
    size, margin = _child(section, "pgSz"), _child(section, "pgMar")
    return _measure(size, "w") - _measure(margin, "left") - _measure(margin, "right")


def insert_appendices(
    place: etree._Element | None, main: etree._Element, appendices: tuple[Appendix, ...], pen: Pen
) -> None:
    """Put each appendix in a section of its own, which states size, margins and headers itself."""
    if not appendices:
        _clear(place)
        return
    at = _end_of_body(place, main)
    _end_section(at, deepcopy(main))
    for number, appendix in enumerate(appendices):
        section = _appendix_section(main, landscape=appendix.landscape)
        for element in blocks_to_elements(appendix.blocks, text_width(section), pen):
            at.addnext(element)
            at = element
        if at.tag != w("p"):  # Word wants a paragraph after a table
            paragraph = etree.Element(w("p"))
            at.addnext(paragraph)
            at = paragraph
        if number < len(appendices) - 1:
            _end_section(at, section)
        else:
            main.addprevious(section)
            _remove(main)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clear(place: etree._Element | None) -> None:
    """Take the place of the appendices out; after a table it stays, empty, as Word wants a paragraph there."""
    if place is None:
        return
    before = place.getprevious()
    if before is not None and before.tag != w("tbl"):
        _remove(place)
    else:
        _empty(place)


def _empty(paragraph: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)


def _end_of_body(place: etree._Element | None, main: etree._Element) -> etree._Element:
    if place is None:
        place = etree.Element(w("p"))
        main.addprevious(place)
    _empty(place)
    return place


def _end_section(paragraph: etree._Element, section: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    properties.append(section)


def _appendix_section(main: etree._Element, *, landscape: bool) -> etree._Element:
    section = deepcopy(main)
    _set_child(section, "type", {"val": "nextPage"}, before=_AFTER_TYPE)
    _set_child(section, "pgNumType", {"start": "1"}, before=_AFTER_NUMBERS)
    if landscape:
        _turn(_child(section, "pgSz"), _child(section, "pgMar"))
    return section


def _turn(size: etree._Element, margin: etree._Element) -> None:
    width, height = _measure(size, "w"), _measure(size, "h")
    size.set(w("w"), str(height))
    size.set(w("h"), str(width))
    size.set(w("orient"), "landscape")
    sides = {each: _measure(margin, each) for each in ("top", "right", "bottom", "left")}
    # What was the binding edge on the left of the page is on top of the turned one.
    for new, old in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
        margin.set(w(new), str(sides[old]))


def _set_child(section: etree._Element, name: str, values: Mapping[str, str], before: tuple[str, ...]) -> None:
    child = section.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        later = next((each for each in section if etree.QName(each).localname in before), None)
        if later is not None:
            later.addprevious(child)
        else:
            section.append(child)
    for key, value in values.items():
        child.set(w(key), value)
