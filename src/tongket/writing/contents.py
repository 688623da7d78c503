"""The contents (mục lục): a field that Word knows, its entries filled in, on a sheet of its own before everything.

Nothing makes Word ask whether to update fields: entries are written as Word would, page numbers come from LibreOffice.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from lxml import etree

from tongket.book.blocks import Block, Book, Heading
from tongket.errors import OfficeError
from tongket.frame.named_styles import CONTENTS_LEVELS, CONTENTS_TITLE
from tongket.ooxml.namespaces import clean_text, w
from tongket.ooxml.office import page_numbers
from tongket.ooxml.package import DOCUMENT, read_parts, seal, write_package
from tongket.ooxml.parsing import parse_xml, serialise
from tongket.word.runs import paragraph_text
from tongket.word.styles import Styles
from tongket.writing.block_xml import ANCHOR, anchor_name, anchor_xml, parse_elements, text_xml
from tongket.writing.ids import StyleIds
from tongket.writing.sections import Sheet, begin_page, filler, insert_front

_CONTENTS_HEADING = "MỤC LỤC"


class _Entry(NamedTuple):
    """A line of the contents."""

    level: int
    text: str
    anchor: str


class Contents(NamedTuple):
    """The contents before they are written."""

    entries: tuple[_Entry, ...] = ()
    anchors: Mapping[int, str] = MappingProxyType({})
    """The numbers of the headings among the blocks, by their places."""


NO_CONTENTS = Contents()


class Room(NamedTuple):
    """Where the contents go."""

    sheet: Sheet
    before: etree._Element | None = None
    """What they stand before, and begins a page then; None for sheets of their own before everything."""


def list_contents(place: etree._Element, book: Book, styles: StyleIds, shown: Styles) -> Contents:
    """Return the contents of a document with the blocks of a book in their place; headings of the frame get anchors."""
    body = next(place.iterancestors(w("body")))
    levels = {styles[name]: level for level in range(1, book.levels + 1) if (name := f"heading {level}") in styles}
    taken = {each.get(w("id")) for each in body.iter(w("bookmarkStart"))}
    free = (each for number in count(1) if (each := str(number)) not in taken)
    entries: list[_Entry] = []
    anchors: dict[int, str] = {}
    for paragraph in list(body.iter(w("p"))):
        if paragraph is place:
            for at, block in enumerate(book.body):
                if _is_named(block, book):
                    anchors[at] = next(free)
                    entries.append(_Entry(block.level, _on_one_line(clean_text(block.text)), anchors[at]))
        elif _style(paragraph) in levels and (text := _on_one_line(paragraph_text(paragraph, shown))):
            number = next(free)
            _put_around(paragraph, number)
            entries.append(_Entry(levels[_style(paragraph)], text, number))
    return Contents(tuple(entries), anchors)


def _is_named(block: Block, book: Book) -> TypeGuard[Heading]:
    return isinstance(block, Heading) and block.level <= book.levels and bool(clean_text(block.text).strip())


def _on_one_line(heading: str) -> str:
    """Return a heading on one line: a tab of its own would take the place of the one before the page number."""
    return heading.strip().replace("\t", " ").replace("\n", " ")


def _style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return str(named.get(w("val"))) if named is not None else ""


def _put_around(heading: etree._Element, number: str) -> None:
    """Put a bookmark around the text of a heading."""
    start, end = parse_elements("".join(anchor_xml(number)))
    heading.insert(int(heading.find(w("pPr")) is not None), start)
    heading.append(end)


def insert_contents(body: etree._Element, contents: Contents, room: Room, book: Book, styles: StyleIds) -> None:
    """Put the contents in their room, without page numbers; nothing where there is no heading to name."""
    if not contents.entries:
        return
    end = filler(styles)
    end.append(parse_elements(_mark_xml("end"))[0])
    elements = parse_elements(_contents_xml(contents.entries, styles, book))
    if room.before is None:
        insert_front(body, elements, end, room.sheet)
        return
    for each in (*elements, end):
        room.before.addprevious(each)
    begin_page(room.before)


def _contents_xml(entries: tuple[_Entry, ...], styles: StyleIds, book: Book) -> str:
    heading = f"<w:r>{text_xml(_CONTENTS_HEADING)}</w:r>"
    title = f'<w:p><w:pPr><w:pStyle w:val="{styles[CONTENTS_TITLE]}"/></w:pPr>{heading}</w:p>'
    field = f' TOC \\o "{CONTENTS_LEVELS[0]}-{book.levels}" \\h \\z '
    opening = f"{_mark_xml('begin')}{_instruction_xml(field)}{_mark_xml('separate')}"
    return title + "".join(
        _entry_xml(entry, styles, opening if number == 0 else "", numbered=book.page_numbers)
        for number, entry in enumerate(entries)
    )


def _entry_xml(entry: _Entry, styles: StyleIds, opening: str, *, numbered: bool) -> str:
    # Deeper entries look like the deepest that a frame has a style for; Word gives them one when it makes them anew.
    anchor = anchor_name(entry.anchor)
    page = f"<w:r><w:tab/></w:r>{_reference_xml(anchor)}" if numbered else ""
    style = styles[f"toc {min(entry.level, CONTENTS_LEVELS[-1])}"]
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opening}<w:hyperlink w:anchor="{anchor}" w:history="1">'
        f"<w:r>{text_xml(entry.text)}</w:r>{page}</w:hyperlink></w:p>"
    )


def _reference_xml(anchor: str) -> str:
    reference = _instruction_xml(f" PAGEREF {anchor} \\h ")
    return f"{_mark_xml('begin')}{reference}{_mark_xml('separate')}<w:r><w:t/></w:r>{_mark_xml('end')}"


def _mark_xml(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction_xml(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def number_contents(data: bytes) -> bytes:
    """Return a .docx whose contents show the page of each heading, as LibreOffice counts it.

    Raises:
        OfficeError: there is no LibreOffice, or it does not say every number.
    """
    parts = read_parts(data)
    root = parse_xml(parts[DOCUMENT])
    entries = list(_entries(root))
    if not entries:
        return data
    numbers = page_numbers(write_package({**parts, DOCUMENT: _ask(deepcopy(root))}))
    if not numbers.keys() >= {str(each.get(w("anchor"))) for each in entries}:
        raise OfficeError("LibreOffice không cho biết đủ số trang của các đề mục.")
    for each in entries:
        *_, shown = each.iter(w("t"))
        shown.text = numbers[str(each.get(w("anchor")))]
    return seal({**parts, DOCUMENT: serialise(root)})


def _ask(root: etree._Element) -> bytes:
    """Return a document with nothing but page numbers in its contents.

    LibreOffice keeps the numbers that it finds in a TOC field, and brings up to date those that stand outside one.
    """
    links = list(_entries(root))
    lines = [next(each.iterancestors(w("p"))) for each in links]
    for line in (*lines, next(lines[-1].itersiblings(w("p")))):  # the field ends in the paragraph after its entries
        for each in list(line):
            if each.tag != w("pPr"):
                line.remove(each)
    for line, link in zip(lines, links, strict=True):
        line.extend(parse_elements(_reference_xml(str(link.get(w("anchor"))))))
    return serialise(root)


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter(w("hyperlink")) if str(each.get(w("anchor"))).startswith(ANCHOR))
