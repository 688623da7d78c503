"""A draft in Word read as pages: paragraphs and tables in their looks, its figures, texts and yellow places named."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import RunStyle
from tongket.book.provenance import Manifest
from tongket.commands.trace.look_rules import LookNames
from tongket.ooxml.namespaces import is_on, w
from tongket.pages.reading_copy import (
    CopiedCell,
    CopiedLine,
    CopiedPages,
    CopiedPiece,
    CopiedSheet,
    CopiedTable,
    PendingPlace,
    PrintedAt,
    figure_entry,
    name_speakers,
    said_entry,
)
from tongket.word.formatting import whole_number
from tongket.word.looks import look_at, run_look
from tongket.word.numbering import ListCount, Numberings
from tongket.word.reading import ReadParagraph, WordFile
from tongket.word.runs import GONE, own_runs, shown_text
from tongket.writing.controls import Control, read_bookmarks, read_controls

_NUMBERING = "word/numbering.xml"
_WRAPPERS = {w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag")}
_DEEPEST = 6
_PERCENT = 100
_NAMING = 2
"""So many columns at the left of a table name its rows: number and name."""


def copy_pages(word: WordFile, manifest: Manifest) -> CopiedPages:
    """Return the pages of a draft; its figures and texts lead to the entries of the manifest."""
    return _Copier(word, manifest).copy()


class _Shown(NamedTuple):
    """What a run shows, and in what."""

    text: str
    look: str
    control: Control | None
    pending: bool


class _Copier:
    """A document while it is copied."""

    def __init__(self, word: WordFile, manifest: Manifest) -> None:
        paragraphs = word.paragraphs()
        self._word, self._styles = word, word.styles
        self._read: Mapping[etree._Element, ReadParagraph] = {each.element: each for each in paragraphs}
        self._controls: dict[etree._Element, Control] = {}
        self._empty: dict[int, list[Control]] = {}
        for control in read_controls(word, paragraphs, manifest.figures):
            self._controls.update(dict.fromkeys(control.runs, control))
            if not control.runs:
                self._empty.setdefault(control.paragraph.number, []).append(control)
        self._figures = {tag: figure_entry(number) for number, tag in enumerate(manifest.figures)}
        self._said: dict[int, tuple[str, str]] = {}
        names = {name: (number, each) for number, (name, each) in enumerate(manifest.said.items())}
        for marked in read_bookmarks(word, paragraphs).values():
            number, said = names.get(marked.name, (0, None))
            if said is not None and said.kind.spoken and marked.paragraphs:
                self._said[marked.paragraphs[0].number] = said_entry(number), name_speakers(said)
        self._count = ListCount(Numberings(word.roots.get(_NUMBERING), self._styles))
        self._looks = LookNames()
        self._printed: list[PrintedAt] = []
        self._pending: list[PendingPlace] = []
        self._anchors = 0

    def copy(self) -> CopiedPages:
        """Return the whole document."""
        sheets: list[CopiedSheet] = []
        blocks: list[CopiedLine | CopiedTable] = []
        for element in _content(self._word.body):
            blocks += self._blocks(element)
            section = element if element.tag == w("sectPr") else element.find(f"{w('pPr')}/{w('sectPr')}")
            if section is not None and blocks:
                sheets.append(CopiedSheet(blocks=tuple(blocks), landscape=_is_landscape(section)))
                blocks = []
        if blocks:
            sheets.append(CopiedSheet(blocks=tuple(blocks), landscape=False))
        return CopiedPages(
            sheets=tuple(sheets),
            looks=self._looks.rules,
            printed=tuple(self._printed),
            pending=tuple(self._pending),
        )

    def _blocks(self, element: etree._Element) -> Iterator[CopiedLine | CopiedTable]:
        if element.tag == w("p"):
            if element in self._read:
                yield self._line(self._read[element])
            for box in element.iter(w("txbxContent")):
                for inside in box.iterchildren(w("p")):
                    if inside in self._read:
                        yield self._line(self._read[inside])
        elif element.tag == w("tbl"):
            yield self._table(element)

    def _line(self, read: ReadParagraph) -> CopiedLine:
        look = look_at(read, self._styles)
        said, speakers = self._said.get(read.number, ("", ""))
        anchor = self._name_place() if said else ""
        if said:
            self._printed.append(PrintedAt(said, anchor, read.place, read.text))
        marker = self._count.marker(read.element)
        return CopiedLine(
            look=self._looks.name_paragraph(look.look),
            pieces=tuple(self._pieces(read, said)),
            level=min(read.level or 0, _DEEPEST),
            marker=marker,
            anchor=anchor,
            said=said,
            speakers=speakers,
            ruled=look.lined,
        )

    def _pieces(self, read: ReadParagraph, said: str) -> Iterator[CopiedPiece]:
        shown = [self._shown(run) for run in own_runs(read.element, self._styles)]
        for (pending, number), group in groupby(
            enumerate(each for each in shown if each.text), lambda at: (at[1].pending, id(at[1].control))
        ):
            runs = [each for _, each in group]
            yield from self._same(runs, read, said, pending=pending, is_figure=number != id(None))
        for control in self._empty.get(read.number, ()):
            self._printed.append(PrintedAt(self._figures.get(control.tag, ""), "", read.place, "", said))

    def _same(
        self, runs: list[_Shown], read: ReadParagraph, said: str, *, pending: bool, is_figure: bool
    ) -> Iterator[CopiedPiece]:
        """Yield the pieces of one figure, of one yellow place, or of the text between them."""
        text = "".join(each.text for each in runs)
        anchor = self._name_place() if pending or is_figure else ""
        if pending:
            self._pending.append(PendingPlace(anchor, text.strip(), read.place))
        control = runs[0].control
        entry = self._figures.get(control.tag, "") if control is not None else ""
        if entry:
            self._printed.append(PrintedAt(entry, anchor, read.place, text, said))
        for look, group in groupby(runs, lambda each: each.look):
            yield CopiedPiece("".join(each.text for each in group), look, entry, anchor, pending)
            anchor = ""

    def _shown(self, run: etree._Element) -> _Shown:
        pending = self._styles.is_yellow(run) or self._styles.run_is_in(run, RunStyle.PENDING)
        look = self._looks.name_run(run_look(run, self._styles))
        return _Shown(shown_text(run, self._styles), look, self._controls.get(run), pending)

    def _name_place(self) -> str:
        self._anchors += 1
        return f"c{self._anchors}"

    def _table(self, table: etree._Element) -> CopiedTable:
        grid = [whole_number(each.get(w("w"))) or 1 for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        rows: list[list[CopiedCell]] = []
        down: dict[int, tuple[int, int]] = {}
        for row in (each for each in _content(table) if each.tag == w("tr") and not _is_deleted(each)):
            head = row.find(f"{w('trPr')}/{w('tblHeader')}")
            rows.append([])
            column = 0
            for cell in (each for each in _content(row) if each.tag == w("tc")):
                columns, merged = _spread(cell)
                if merged == "continue" and column in down:
                    at, place = down[column]
                    rows[at][place] = _longer(rows[at][place])
                else:
                    down[column] = len(rows) - 1, len(rows[-1])
                    titled = head is not None and is_on(head)
                    rows[-1].append(self._cell(cell, columns, head=titled, first=column < _NAMING))
                column += columns
        return CopiedTable(
            rows=tuple(_named(each) for each in rows),
            widths=tuple(round(each * _PERCENT / sum(grid), 1) for each in grid),
            ruled=any(cell.head for row in rows for cell in row) or _has_borders(table),
        )

    def _cell(self, cell: etree._Element, columns: int, *, head: bool, first: bool) -> CopiedCell:
        blocks = tuple(block for element in _content(cell) for block in self._blocks(element))
        return CopiedCell(blocks=blocks, columns=columns, rows=1, head=head, first=first)


def _content(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what an element holds, that of controls and of insertions too; not what was deleted."""
    for each in element:
        if each.tag in _WRAPPERS:
            yield from _content(each)
        elif each.tag not in GONE:
            yield each


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def _is_landscape(section: etree._Element) -> bool:
    size = section.find(w("pgSz"))
    if size is None:
        return False
    return (whole_number(size.get(w("w"))) or 0) > (whole_number(size.get(w("h"))) or 0)


def _spread(cell: etree._Element) -> tuple[int, str]:
    """Return over how many columns a cell goes, and whether it is merged downwards (`restart`, `continue`, "")."""
    properties = cell.find(w("tcPr"))
    span = properties.find(w("gridSpan")) if properties is not None else None
    merge = properties.find(w("vMerge")) if properties is not None else None
    columns = (whole_number(span.get(w("val"))) or 1) if span is not None else 1
    return columns, "" if merge is None else str(merge.get(w("val"), "continue"))


def _longer(cell: CopiedCell) -> CopiedCell:
    return CopiedCell(blocks=cell.blocks, columns=cell.columns, rows=cell.rows + 1, head=cell.head, first=cell.first)


def _named(row: list[CopiedCell]) -> tuple[CopiedCell, ...]:
    """Return a row of which the last of its first cells that says something names it."""
    named = max((at for at, each in enumerate(row) if each.first and _says(each)), default=-1)
    return tuple(
        CopiedCell(blocks=each.blocks, columns=each.columns, rows=each.rows, head=each.head, first=at == named)
        for at, each in enumerate(row)
    )


def _says(cell: CopiedCell) -> bool:
    lines = (each for each in cell.blocks if isinstance(each, CopiedLine))
    return any(piece.text.strip() for each in lines for piece in each.pieces)


def _has_borders(table: etree._Element) -> bool:
    borders = table.find(f"{w('tblPr')}/{w('tblBorders')}")
    return borders is not None and any(each.get(w("val")) not in {None, "none", "nil"} for each in borders)
