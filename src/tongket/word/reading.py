"""Any .docx as a reader sees it: its paragraphs in order, with their text, style, heading and place.

Tracked changes count as accepted: what was deleted is not there, what was inserted is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from tongket.ooxml.namespaces import w
from tongket.ooxml.opening import no_word, open_parts
from tongket.ooxml.package import DOCUMENT, STYLES, Relations, is_outside
from tongket.ooxml.parsing import XmlError, parse_xml
from tongket.values.mastheads import is_masthead
from tongket.values.quoting import shorten
from tongket.word.formatting import Theme
from tongket.word.runs import GONE, paragraph_text, seen_runs
from tongket.word.styles import Styles

_READ = re.compile(r"word/(document|styles|settings|numbering|comments|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DEEPEST = 9
"""Of the levels of headings; one more is what Word gives to what is no heading."""
NOTES = ("footnotes", "endnotes")
"""The kinds of parts that hold notes."""
_PART_NAMES = (
    *(("header", "đầu trang, "), ("footer", "chân trang, ")),
    *(("footnotes", "cước chú, "), ("endnotes", "chú thích cuối, ")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """Where in a table a paragraph stands: all numbers from 1."""

    table: int
    """Of the tables of its part, in reading order."""
    row: int
    column: int
    """Of the cells of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParagraph:
    """A paragraph of a .docx (đoạn)."""

    element: etree._Element
    part: str
    """`word/document.xml`, a header or a footer."""
    number: int
    """Of the paragraphs of its part, empty ones too, from 1."""
    style: str
    """The name that Word shows; "" where the document names none."""
    level: int | None
    """1 to 9 for a heading."""
    heading: str
    """The text of the nearest heading above; "" before the first one."""
    cell: CellPlace | None
    text: str

    @property
    def place(self) -> str:
        """Where it stands, in words: `đoạn 12, mục "II. KẾT QUẢ"`, `biểu 1, hàng 2, cột 3`, `đầu trang, đoạn 1`."""
        if self.cell is not None:
            return f"biểu {self.cell.table}, hàng {self.cell.row}, cột {self.cell.column}"
        part = next((name for kind, name in _PART_NAMES if self.part.startswith(f"word/{kind}")), "")
        heading = f', mục "{shorten(self.heading)}"' if self.heading and self.level is None else ""
        return f"{part}đoạn {self.number}{heading}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A .docx that was opened."""

    shown: str
    """Its path, as messages print it."""
    parts: Mapping[str, bytes]
    roots: Mapping[str, etree._Element] = field(repr=False)
    """The parsed parts that hold text or styles: body, headers, footers, styles, settings, comments, notes."""
    styles: Styles = field(repr=False)
    """What its styles come to: the one answer to what is hidden, raised, yellow or a heading."""

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        return next(self.roots[DOCUMENT].iterchildren(w("body")))  # there is one: checked when it was opened

    def paragraphs(self, part: str = DOCUMENT) -> tuple[ReadParagraph, ...]:
        """Return the paragraphs of a part in reading order, those of tables and text boxes too."""
        return tuple(
            replace(each, text=paragraph_text(each.element, self.styles)) if each.level is None else each
            for each in self.outlined(part)
        )

    def outlined(self, part: str = DOCUMENT) -> Iterator[ReadParagraph]:
        """Yield the same, in one pass; of what is no heading the text is left to the reader."""
        return _read_paragraphs(part, self.roots[part], self.styles, self._unseen_notes(part))

    def _unseen_notes(self, part: str) -> frozenset[etree._Element]:
        """Return the notes of a part whose marks a reader does not see: Word does not print them."""
        note = next((each.removesuffix("s") for each in NOTES if part == f"word/{each}.xml"), None)
        if note is None:
            return frozenset()
        mark = w(f"{note}Reference")
        unseen = {each.get(w("id")) for each in self.roots[DOCUMENT].iter(mark)}
        for run in seen_runs(self.roots[DOCUMENT], self.styles) if unseen else ():
            unseen -= {each.get(w("id")) for each in run.iterchildren(mark)}
        return frozenset(each for each in self.roots[part].iterchildren(w(note)) if each.get(w("id")) in unseen)

    def parts_like(self, kind: str) -> tuple[str, ...]:
        """Return the names of the parsed parts of a kind (`header`, `footer`), in order."""
        return tuple(sorted(each for each in self.roots if each.startswith(f"word/{kind}")))


def open_word(path: Path, shown: str | None = None) -> WordFile:
    """Return a Word file, opened.

    Raises:
        DocumentError: it is not there, is no Word file, is damaged, under a password, or too large.
    """
    name = shown if shown is not None else str(path)
    return parse_word(open_parts(path, name), name)


def parse_word(parts: Mapping[str, bytes], shown: str) -> WordFile:
    """Return the parts of a package, under their usual names, as an opened document.

    Raises:
        DocumentError: there is no body in it, or a part is no XML.
    """
    try:
        roots = {name: parse_xml(data) for name, data in parts.items() if _READ.fullmatch(name)}
    except XmlError:
        raise no_word(shown) from None
    if DOCUMENT not in roots or roots[DOCUMENT].find(w("body")) is None:
        raise no_word(shown)
    return WordFile(shown=shown, parts=parts, roots=roots, styles=Styles(roots.get(STYLES), Theme(parts)))


def _read_paragraphs(
    part: str, root: etree._Element, styles: Styles, unseen: frozenset[etree._Element]
) -> Iterator[ReadParagraph]:
    heading = ""
    cells = _read_cells(root)
    for number, element in enumerate(each for each in root.iter(w("p")) if not _is_gone(each, unseen)):
        level = styles.level(element)
        held = next(element.iterancestors(w("tc"), w("txbxContent")), None)
        text = paragraph_text(element, styles) if level is not None and level <= _DEEPEST else ""
        if level is None or level > _DEEPEST or is_masthead(text):
            level, text = None, ""
        elif text.strip():
            heading = text.strip()
        yield ReadParagraph(
            element=element,
            part=part,
            number=number + 1,
            style=styles.name_of(element),
            level=level,
            heading=heading,
            cell=cells.get(held) if held is not None else None,
            text=text,
        )


def _is_gone(element: etree._Element, unseen: frozenset[etree._Element]) -> bool:
    if next(element.iterancestors(*GONE), None) is not None:
        return True
    return bool(unseen) and not unseen.isdisjoint(element.iterancestors())


def _read_cells(root: etree._Element) -> dict[etree._Element, CellPlace]:
    """Return where each cell stands; content controls may stand between a cell, its row and its table.

    A table within a cell that shows no text is a rule drawn there: it is not counted, and its cells are that cell.
    """
    rows: dict[etree._Element, tuple[int, int]] = {}
    tables: dict[etree._Element, tuple[int, int]] = {}
    columns: dict[etree._Element, int] = {}
    cells: dict[etree._Element, CellPlace] = {}
    for element in root.iter(w("tbl"), w("tr"), w("tc")):
        drawn_in = _drawn_in(element)
        if drawn_in is not None:
            if element.tag == w("tc"):
                cells[element] = cells[drawn_in]
        elif element.tag == w("tbl"):
            tables[element] = len(tables) + 1, 0
        elif element.tag == w("tr"):
            table = next(element.iterancestors(w("tbl")))
            number, count = tables[table]
            tables[table] = number, count + 1
            rows[element] = number, count + 1
        else:
            row = next(element.iterancestors(w("tr")))
            columns[row] = columns.get(row, 0) + 1
            cells[element] = CellPlace(table=rows[row][0], row=rows[row][1], column=columns[row])
    return cells


def _drawn_in(element: etree._Element) -> etree._Element | None:
    """Return the cell in which the table of an element only draws a rule; None for a table of the usual kind."""
    table = element if element.tag == w("tbl") else next(element.iterancestors(w("tbl")))
    cell = next(table.iterancestors(w("tc")), None)
    return cell if cell is not None and not any(each.text for each in table.iter(w("t"))) else None


def targets(parts: Mapping[str, bytes], of: str = DOCUMENT) -> dict[str, str]:
    """Return the parts that a part leads to: relation id → the name of the part, or what lies outside as it stands."""
    package = Relations(parts)
    found = ((each, package.target(each, of)) for each in package.of(of))
    return {str(each.get("Id")): str(each.get("Target")) if is_outside(each) else name or "" for each, name in found}
