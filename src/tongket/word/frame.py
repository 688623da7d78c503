"""The frame (khung): the Word file that holds the look, and how its placeholders are filled.

Word splits one visible `{{ name }}` over several runs: only the runs that a placeholder spans are joined, the first
one's format wins, and fields, tabs and drawings stay.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from tongket.book.blocks import Block, Book, FieldValue
from tongket.book.sources import Figure
from tongket.errors import FrameError
from tongket.read.hints import hint_nearest
from tongket.word.contents import CONTENTS_STYLES, insert_contents
from tongket.word.names import clean_text, w
from tongket.word.package import DAMAGED
from tongket.word.pen import Pen, StyleIds
from tongket.word.sections import close_body, insert_appendices, read_sheet, text_width
from tongket.word.styles import style_ids
from tongket.word.xml import blocks_to_elements, needed_styles, parse_elements

BODY, APPENDICES = "body", "appendices"
_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNREADABLE = (PackageNotFoundError, OSError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, *DAMAGED)
"""What python-docx raises over a file that is no Word document, or a damaged one."""


_NEVER_EMPTY = {w("tc"), w("hdr"), w("ftr"), w("txbxContent")}


class _Area(NamedTuple):
    """One part of the frame that holds paragraphs: the body, a header, a footer."""

    name: str
    root: etree._Element


class Frame:
    """A frame that was opened and holds what the book needs."""

    def __init__(self, document: Document, styles: StyleIds) -> None:
        self._document = document
        self._styles = styles

    def fill(self, book: Book, *, annotate: bool = False) -> tuple[Document, Pen]:
        """Return the frame's document with the book in it, and what was written."""
        pen = Pen(self._styles, annotate=annotate)
        body = self._document.element.body
        sheet = read_sheet(body.find(w("sectPr")), self._document.settings.element)
        # Found before anything is filled in: a value that looks like `{{ body }}` is text.
        place, end = _find_placeholder(body, BODY), _find_placeholder(body, APPENDICES)
        for area in _areas(self._document):
            for element in list(area.root.iter(w("p"))):
                if element is not place and element is not end:
                    _fill_paragraph(element, book, pen)
        _insert(place, book.body, text_width(sheet.section), pen)
        if book.contents:
            insert_contents(body, sheet, self._styles)
        insert_appendices(end, sheet, book.appendices, pen)
        return self._document, pen


def open_frame(path: Path, shown: str, book: Book) -> Frame:
    """Return the frame at `path`.

    Raises:
        FrameError: it can't be read, or lacks a style or a placeholder that the book needs: everything at once.
    """
    try:
        document = docx.Document(str(path))
    except _UNREADABLE:
        raise FrameError(
            f"Không mở được khung {shown}.", "chép lại tệp khung .docx từ thư mục mẫu (tongket init)."
        ) from None
    styles = style_ids(document.styles.element)
    blocks = (*book.body, *(block for each in book.appendices for block in each.blocks))
    needed = needed_styles(blocks) | (CONTENTS_STYLES if book.contents else set())
    lacking = sorted(needed - styles.keys())
    faults = [f'thiếu kiểu (style) "{each}"' for each in lacking]
    known = {*book.fields, BODY, APPENDICES}
    names = [name for area in _areas(document) for name in _placeholder_names(area.root)]
    faults += [
        f"có chỗ điền {{{{ {each} }}}} không rõ nghĩa; {hint_nearest(each, sorted(known), kind='tên')}"
        for each in dict.fromkeys(names)
        if each not in known
    ]
    faults += _check_places(document, names)
    if faults:
        raise FrameError(
            f"Khung {shown} chưa dùng được: {'; '.join(faults)}.", "mở khung trong Word để sửa, rồi chạy lại."
        )
    return Frame(document, styles)


def _check_places(document: Document, names: list[str]) -> Iterator[str]:
    """Yield what is wrong with the places of the blocks, and with the page that they are measured by."""
    body = document.element.body
    if BODY not in names:
        yield "thiếu đoạn {{ body }}, nơi đặt nội dung báo cáo"
    for name in (BODY, APPENDICES):
        place = _find_placeholder(body, name)
        if names.count(name) > 1 or (name in names and (place is None or not _stands_alone(place))):
            yield f"{{{{ {name} }}}} phải đứng riêng một đoạn, một lần, trong thân văn bản, ngoài bảng và khung chữ"
    main = body.find(w("sectPr"))
    if main is None or main.find(w("pgSz")) is None or main.find(w("pgMar")) is None:
        yield "chưa đặt khổ giấy và lề trang"


def _stands_alone(place: etree._Element) -> bool:
    """Whether a paragraph is one placeholder and nothing else, outside tables and text boxes."""
    inside = next(place.iterancestors(w("tc"), w("txbxContent")), None)
    return inside is None and _PLACEHOLDER.fullmatch(_paragraph_text(place).strip()) is not None


def _areas(document: Document) -> Iterator[_Area]:
    yield _Area("nội dung", document.element.body)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield _Area("đầu, chân trang", relation.target_part.element)


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text elements of a paragraph, without those of a text box in it."""
    return [each for each in paragraph.iter(w("t")) if next(each.iterancestors(w("p"))) is paragraph]


def _paragraph_text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _placeholder_names(root: etree._Element) -> Iterator[str]:
    """Yield the names of the placeholders in and below an element."""
    for element in root.iter(w("p")):
        yield from (found["name"] for found in _PLACEHOLDER.finditer(_paragraph_text(element)))


def _fill_paragraph(paragraph: etree._Element, book: Book, pen: Pen) -> None:
    text = _paragraph_text(paragraph)
    names = [found["name"] for found in _PLACEHOLDER.finditer(text)]
    if not names:
        return
    value = book.fields[names[0]]
    alone = len(names) == 1 and _PLACEHOLDER.fullmatch(text.strip()) is not None
    if len(names) == 1 and isinstance(value, tuple):
        for entry in value:
            copy = deepcopy(paragraph)
            paragraph.addprevious(copy)
            _replace(copy, {names[0]: entry})
        _remove(paragraph)
    elif alone and not value:
        _remove(paragraph)
    else:
        _replace(paragraph, {name: _as_text(book.fields[name]) for name in names})
        if alone and names[0] in book.figures and isinstance(value, str):
            _put_in_control(paragraph, book.figures[names[0]], value, pen)


def _put_in_control(paragraph: etree._Element, figure: Figure, value: str, pen: Pen) -> None:
    """Put the run that holds a value in the control of a figure; one that holds more than text stays as it is."""
    run = next(each.getparent() for each in _texts(paragraph) if each.text)
    if run is None or any(each.tag not in {w("rPr"), w("t")} for each in run):
        return
    for element in parse_elements(pen.control(figure, clean_text(value), "")):
        run.addprevious(element)
    content = next(each for each in run.itersiblings(w("sdt"), preceding=True))
    next(content.iter(w("sdtContent"))).append(run)


def _as_text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _remove(paragraph: etree._Element) -> None:
    """Take a paragraph out; a cell, header, footer or text box keeps its last one, empty, as Word requires."""
    parent = paragraph.getparent()
    if parent is None:
        return
    if parent.tag in _NEVER_EMPTY and len(parent.findall(w("p"))) == 1:
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
    else:
        parent.remove(paragraph)


def _replace(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    # From the last to the first: a value is text, whatever it looks like, and is not read again.
    for found in reversed(list(_PLACEHOLDER.finditer(_paragraph_text(paragraph)))):
        _replace_span(_texts(paragraph), found.start(), found.end(), clean_text(values[found["name"]]))


def _replace_span(texts: list[etree._Element], start: int, end: int, value: str) -> None:
    offset = 0
    first = True
    for element in texts:
        text = element.text or ""
        begin, stop = max(start - offset, 0), min(end - offset, len(text))
        if begin < len(text) and stop > 0:
            element.text = text[:begin] + (value if first else "") + text[stop:]
            element.set(_SPACE, "preserve")
            first = False
        offset += len(text)


def _find_placeholder(body: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in body.iter(w("p")) if name in _placeholder_names(each)), None)


def _insert(place: etree._Element | None, blocks: tuple[Block, ...], width: int, pen: Pen) -> None:
    if place is None:
        return
    for element in blocks_to_elements(blocks, width, pen):
        place.addprevious(element)
    close_body(place, pen.styles)
