"""A frame filled in: its placeholders, the letterhead's too, get their values, and its places their blocks.

Word splits one visible `{{ name }}` over several runs: only the runs that a placeholder spans are joined, the first
one's format wins, and fields, tabs and drawings stay.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from docx.document import Document
from lxml import etree

from tongket.book.blocks import Book, FieldValue, Heading, Run
from tongket.book.provenance import PrintedFigure
from tongket.errors import DocumentError, FrameError
from tongket.frame.check_frame import COPY, FrameFields, check_word, reason_of
from tongket.frame.frame_file import open_frame_file
from tongket.frame.named_styles import FORM_NEEDED, NEEDED, contents_lacks
from tongket.frame.placeholders import (
    APPENDICES,
    BODY,
    PLACEHOLDER,
    placeholder_names,
    placeholder_text,
    text_elements,
)
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import KEEPS_SPACE, clean_text, w
from tongket.word.reading import open_word
from tongket.word.styles import Styles
from tongket.writing.block_xml import blocks_to_elements, parse_elements, run_xml
from tongket.writing.contents import NO_CONTENTS, Room, insert_contents, list_contents
from tongket.writing.ids import FIRST_BOOKMARK, Ids, Taken
from tongket.writing.sections import Sheet, close_body, insert_appendices, read_page_sheet, text_width

_NEVER_EMPTY = {w("tc"), w("hdr"), w("ftr"), w("txbxContent")}


class _Area(NamedTuple):
    """One part of the frame that holds paragraphs: the body, a header, a footer."""

    name: str
    root: etree._Element


class Frame:
    """A frame that was opened and holds what the book needs."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._document = document
        self._shown = styles
        self._styles = styles.ids({**NEEDED, **FORM_NEEDED})

    def fill(self, book: Book, *, annotate: bool = False) -> tuple[Document, Ids]:
        """Return the frame's document with the book in it, and what was written."""
        headings = sum(isinstance(each, Heading) for each in book.body)
        ids = Ids(self._styles, annotate=annotate, taken=Taken(bookmark=max(FIRST_BOOKMARK, 2 * headings)))
        body = self._document.element.body
        sheet = read_page_sheet(body.find(w("sectPr")), self._document.settings.element)
        # Found before anything is filled in: a value that looks like `{{ body }}` is text.
        place, end = _find_placeholder(body, BODY), _find_placeholder(body, APPENDICES)
        for area in _areas(self._document):
            for element in list(area.root.iter(w("p"))):
                if element is not place and element is not end:
                    _fill_paragraph(element, book, ids)
        if place is not None:
            self._insert(place, book, sheet, ids)
        insert_appendices(end, sheet, book.appendices, ids)
        return self._document, ids

    def _insert(self, place: etree._Element, book: Book, sheet: Sheet, ids: Ids) -> None:
        """Put the body of a book, and its contents, in their places."""
        body, above = self._document.element.body, place.getprevious()
        contents = list_contents(place, book, self._styles, self._shown) if book.contents else NO_CONTENTS
        for element in blocks_to_elements(book.body, text_width(sheet.section), ids, contents.anchors):
            place.addprevious(element)
        close_body(place, ids.styles)
        below = above.getnext() if above is not None and book.title_first else None
        insert_contents(body, contents, Room(sheet, below), book, self._styles)


def holds_contents(path: Path) -> bool:
    """Whether a frame that can be opened has the styles of a contents page."""
    return not contents_lacks(open_word(path).styles.listed)


def open_frame(path: Path, shown: str, book: Book, styles: Mapping[str, str] = NEEDED) -> Frame:
    """Return the frame at `path`; `styles` are those that the blocks of such a book may need, with their types.

    Raises:
        FrameError: it can't be read, or lacks a style or a placeholder that a book may need: everything at once.
    """
    try:
        frame = open_frame_file(path, shown)
    except DocumentError as error:
        raise FrameError(f"Không mở được khung {shown}: {reason_of(error, shown)}", COPY) from None
    meanings = dict.fromkeys(book.fields, "")
    found = check_word(frame.word, FrameFields(meanings=meanings, contents=book.contents, styles=styles))
    errors = [each for each in found if each.is_error]
    if errors:
        faults = " ".join(f"{each.location.inside or shown}: {each.message}" for each in errors)
        hints = " ".join(dict.fromkeys(each.hint for each in errors if each.hint))
        raise FrameError(f"Khung {shown} chưa dùng được. {faults}", hints)
    return Frame(frame.document, frame.word.styles)


def _areas(document: Document) -> Iterator[_Area]:
    yield _Area("nội dung", document.element.body)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield _Area("đầu, chân trang", relation.target_part.element)


def _fill_paragraph(paragraph: etree._Element, book: Book, ids: Ids) -> None:
    for each in text_elements(paragraph):
        each.text = unicodedata.normalize("NFC", each.text or "")
    text = placeholder_text(paragraph)
    names = [found["name"] for found in PLACEHOLDER.finditer(text)]
    if not names:
        return
    value = book.fields[names[0]]
    alone = len(names) == 1 and PLACEHOLDER.fullmatch(text.strip()) is not None
    if len(names) == 1 and isinstance(value, tuple):
        for entry in value:
            copy = deepcopy(paragraph)
            paragraph.addprevious(copy)
            _replace(copy, {names[0]: entry}, book.typed, ids)
        _remove(paragraph)
    elif alone and not value:
        _remove(paragraph)
    else:
        _replace(paragraph, {name: _as_text(book.fields[name]) for name in names}, book.typed, ids)
        if alone and names[0] in book.figures and isinstance(value, str):
            _put_in_control(paragraph, book.figures[names[0]], value, ids)


def _put_in_control(paragraph: etree._Element, figure: PrintedFigure, value: str, ids: Ids) -> None:
    """Put the run that holds a value in the control of a figure; one that holds more than text stays as it is."""
    run = next(each.getparent() for each in text_elements(paragraph) if each.text)
    if run is None or any(each.tag not in {w("rPr"), w("t")} for each in run):
        return
    for element in parse_elements(ids.control(figure, clean_text(value), "")):
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


def _replace(
    paragraph: etree._Element, values: Mapping[str, str], typed: Mapping[str, tuple[Run, ...]], ids: Ids
) -> None:
    # From the last to the first: a value is text, whatever it looks like, and is not read again.
    for found in reversed(list(PLACEHOLDER.finditer(placeholder_text(paragraph)))):
        texts, runs = text_elements(paragraph), typed.get(found["name"])
        if runs is None:
            _replace_span(texts, found.start(), found.end(), clean_text(values[found["name"]]))
        else:
            xml = "".join(run_xml(each, ids) for each in runs)
            _put_runs(texts, found.start(), found.end(), parse_elements(xml))


def _put_runs(texts: list[etree._Element], start: int, end: int, put: list[etree._Element]) -> None:
    """Put runs and controls where a placeholder is, in the format of the run that it begins in."""
    element, offset = texts[0], 0
    for each in texts:
        element = each
        if offset + len(each.text or "") > start:
            break
        offset += len(each.text or "")
    _replace_span(texts, start, end, "")
    run = element.getparent()
    if run is None:
        return
    rest = _cut(run, element, start - offset)
    for own in (each for part in put for each in part.iter(w("r"), w("sdtPr"))):
        _format_like(own, run)
    for each in (rest, *reversed(put)):
        run.addnext(each)
    for each in (run, rest):
        if not any(child.tag != w("rPr") and (child.tag != w("t") or child.text) for child in each):
            remove_element(each)


def _cut(run: etree._Element, element: etree._Element, at: int) -> etree._Element:
    """Leave in a run what stands before a place of one of its texts; return a run with the rest."""
    rest = deepcopy(run)
    place = run.index(element)
    kept, rest[place].text = (element.text or "")[:at], (element.text or "")[at:]
    for number, child in reversed(list(enumerate(run))):
        if number > place:
            run.remove(child)
        elif number < place and child.tag != w("rPr"):
            rest.remove(rest[number])
    element.text = kept
    return rest


def _format_like(run: etree._Element, other: etree._Element) -> None:
    """Give a run, or what is typed into a control, the format of another run; its own character style stays."""
    given, own = other.find(w("rPr")), run.find(w("rPr"))
    if given is None:
        return
    style = own.find(w("rStyle")) if own is not None else None
    properties = deepcopy(given)
    if style is not None:
        for each in properties.findall(w("rStyle")):
            properties.remove(each)
        properties.insert(0, style)
    if own is not None:
        run.remove(own)
    run.insert(0, properties)


def _replace_span(texts: list[etree._Element], start: int, end: int, value: str) -> None:
    offset = 0
    first = True
    for element in texts:
        text = element.text or ""
        begin, stop = max(start - offset, 0), min(end - offset, len(text))
        if begin < len(text) and stop > 0:
            element.text = text[:begin] + (value if first else "") + text[stop:]
            element.set(KEEPS_SPACE, "preserve")
            first = False
        offset += len(text)


def _find_placeholder(body: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in body.iter(w("p")) if name in placeholder_names(placeholder_text(each))), None)
