"""Sections of the document: each appendix on pages of its own, turned where it is wide, with its own page numbers.

Printed on both sides (Word's mirrored margins), a part that counts its own pages begins on a front side: Word and
LibreOffice mirror by page number, and where a page 1 follows an odd one they leave the back of that sheet blank.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import Appendix
from tongket.errors import FrameError
from tongket.frame.placeholders import FILLER
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import RELATION_ID, is_on, w
from tongket.writing.block_xml import blocks_to_elements
from tongket.writing.ids import Ids, StyleIds

_AFTER_TYPE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg", "docGrid")
_AFTER_NUMBERS = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")


class Sheet(NamedTuple):
    """The page as the frame draws it."""

    section: etree._Element
    """The section properties of the frame's body."""
    mirrored: bool
    """Whether left and right change places on even pages, for printing on both sides."""


def read_page_sheet(section: etree._Element, settings: etree._Element) -> Sheet:
    """Return the page of a frame: its section properties, and what its settings say of both sides."""
    return Sheet(section, is_on(settings.find(w("mirrorMargins"))))


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
    return _measure(size, "w") - sum(_measure(margin, each) for each in ("left", "right", "gutter"))


def close_body(place: etree._Element, styles: StyleIds) -> None:
    """Take the place of the body out; what stands last before a table, the signature's, stays on its page.

    A table that ends the body gets an empty paragraph after it: without one, Word joins it with the signature's, and
    finds no end of the document.
    """
    before = next(place.itersiblings(w("p"), w("tbl"), preceding=True), None)
    after = next(place.itersiblings(), None)
    signed = after is not None and after.tag == w("tbl")
    if before is not None and before.tag == w("tbl") and (after is None or after.tag != w("p")):
        _make_filler(place, styles)
        kept = [*list(before.iterchildren(w("tr")))[-1].iter(w("p")), place]
    else:
        remove_element(place)
        kept = [before] if before is not None and before.tag == w("p") else []
    for each in kept if signed else ():
        _keep_with_next(each)


def _properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    return properties


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = _properties(paragraph)
    if properties.find(w("keepNext")) is None:
        # The schema wants it right after the style.
        properties.insert(int(properties.find(w("pStyle")) is not None), etree.Element(w("keepNext")))


def begin_page(paragraph: etree._Element) -> None:
    """Let a paragraph begin a page; what is no paragraph stays where it is."""
    if paragraph.tag == w("p"):
        properties = _properties(paragraph)
        # The schema wants it behind these.
        before = sum(properties.find(w(each)) is not None for each in ("pStyle", "keepNext", "keepLines"))
        properties.insert(before, etree.Element(w("pageBreakBefore")))


def insert_front(body: etree._Element, elements: Iterable[etree._Element], end: etree._Element, sheet: Sheet) -> None:
    """Put elements on sheets of their own before everything: without header, footer or number; the rest counts from 1.

    `end` is the paragraph that ends them.
    """
    section = deepcopy(sheet.section)
    _leave_unnumbered(section)
    _end_section(end, section)
    for number, element in enumerate((*elements, end)):
        body.insert(number, element)
    _begin_part(sheet.section)


def _leave_unnumbered(section: etree._Element) -> None:
    """Let every page of a section look like a first page; where the frame has none, its header and footer are empty."""
    for name in ("headerReference", "footerReference"):
        references = {str(each.get(w("type"))): each for each in section.findall(w(name))}
        first = references.get("first")
        for kind, each in references.items():
            if first is None:
                section.remove(each)
            elif kind != "first":
                each.set(RELATION_ID, str(first.get(RELATION_ID)))


def insert_appendices(place: etree._Element | None, sheet: Sheet, appendices: tuple[Appendix, ...], ids: Ids) -> None:
    """Put each appendix in a section of its own, which states size, margins and headers itself."""
    if not appendices:
        _clear(place, ids.styles)
        return
    main = sheet.section
    at = _end_of_body(place, main, ids.styles)
    _end_section(at, deepcopy(main))
    for number, appendix in enumerate(appendices):
        section = _appendix_section(sheet, landscape=appendix.landscape)
        for element in blocks_to_elements(appendix.blocks, text_width(section), ids):
            at.addnext(element)
            at = element
        # Word wants a paragraph after a table; LibreOffice 7.4 takes a control that ends a section for the beginning
        # of the next one.
        if at.tag != w("p") or at.find(f".//{w('sdt')}") is not None:
            paragraph = filler(ids.styles)
            at.addnext(paragraph)
            at = paragraph
        if number < len(appendices) - 1:
            _end_section(at, section)
        else:
            main.addprevious(section)
            remove_element(main)


def _clear(place: etree._Element | None, styles: StyleIds) -> None:
    """Take the place of the appendices out; after a table it stays, empty, as Word wants a paragraph there."""
    if place is None:
        return
    before = place.getprevious()
    if before is not None and before.tag != w("tbl"):
        remove_element(place)
    else:
        _make_filler(place, styles)


def _end_of_body(place: etree._Element | None, main: etree._Element, styles: StyleIds) -> etree._Element:
    if place is None:
        place = etree.Element(w("p"))
        main.addprevious(place)
    _make_filler(place, styles)
    return place


def filler(styles: StyleIds) -> etree._Element:
    """Return an empty paragraph for a place where Word wants one; of the usual height where the frame has no style."""
    paragraph = etree.Element(w("p"))
    _make_filler(paragraph, styles)
    return paragraph


def _make_filler(paragraph: etree._Element, styles: StyleIds) -> None:
    """Empty a paragraph, and make it a point high."""
    for child in list(paragraph):
        if child.tag != w("pPr") or FILLER in styles:
            paragraph.remove(child)
    if FILLER in styles:
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), styles[FILLER])


def _end_section(paragraph: etree._Element, section: etree._Element) -> None:
    _properties(paragraph).append(section)


def _appendix_section(sheet: Sheet, *, landscape: bool) -> etree._Element:
    section = deepcopy(sheet.section)
    _begin_part(section)
    if landscape:
        _turn(_child(section, "pgSz"), _child(section, "pgMar"), mirrored=sheet.mirrored)
    return section


def _begin_part(section: etree._Element) -> None:
    """Let a section begin on a sheet of its own, and count its pages from 1.

    Not "oddPage": LibreOffice 7.4 then gives page 2 the header of a first page, without its number. Page 1 falls on
    a front side without it.
    """
    _set_child(section, "type", {"val": "nextPage"}, before=_AFTER_TYPE)
    _set_child(section, "pgNumType", {"start": "1"}, before=_AFTER_NUMBERS)


def _turn(size: etree._Element, margin: etree._Element, *, mirrored: bool) -> None:
    """Lay a page across: its binding edge, on the left, comes to lie on top; one that lies across stays."""
    width, height = _measure(size, "w"), _measure(size, "h")
    if width >= height:
        return
    size.set(w("w"), str(height))
    size.set(w("h"), str(width))
    size.set(w("orient"), "landscape")
    top, right, bottom, left = (_measure(margin, each) for each in ("top", "right", "bottom", "left"))
    binding = left + _measure(margin, "gutter")
    # On the back of the sheet the binding edge is at the foot, and Word mirrors left and right only.
    turned = {"top": binding, "right": top, "bottom": binding if mirrored else right, "left": bottom, "gutter": 0}
    for side, wide in turned.items():
        margin.set(w(side), str(wide))


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
