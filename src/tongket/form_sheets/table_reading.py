"""The cells of a found table to what a unit typed: values by address, and what belongs to none for sure."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import partial

from openpyxl.utils import get_column_letter

from tongket.excel.cell_values import CellValue, fold_cell
from tongket.form_sheets.found_tables import FoundTable
from tongket.form_sheets.sheet_plan import TOTAL_NAME, CellKind, PlannedColumn
from tongket.form_sheets.typed_cells import Doubt, TypedCell, may_be_turned, read_typed
from tongket.model.addresses import Address
from tongket.model.returned import ReturnedValue, Unplaced, Way
from tongket.values.quoting import shorten

_LONGEST_ROW = 300
"""Characters of what is shown of a row that has no place."""
_SUMS = ("tổng", "cộng")
_SUM_NAMES = frozenset({"cộng", "tổng", "tổng số", "tổng cộng", "cộng:", "tổng số:", "tổng cộng:"})
_MERGED = Doubt("ô trộn (Merge) qua nhiều ô của mẫu, không rõ là của ô nào")
_OUTSIDE, _NO_COLUMN = "đứng ngoài các ô của mẫu", "không có cột này trong mẫu"
_NO_ENTRY = "không rõ có phải một dòng của biểu"

_Cells = Mapping[int, CellValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundValue:
    """A value, with the column that it stands in."""

    column: PlannedColumn
    value: ReturnedValue


@dataclass(slots=True)
class SheetReading:
    """What one sheet says."""

    values: list[FoundValue] = field(default_factory=list)
    """In the order of its rows."""
    unread: list[Unplaced] = field(default_factory=list)
    """The cells of the form that may mean two things."""
    strays: list[Unplaced] = field(default_factory=list)
    """What stands in no row or column of the form."""
    doubtful: list[str] = field(default_factory=list)
    """The places of values that a computer whose signs are not the Vietnamese may have made of something else."""
    overwritten: list[str] = field(default_factory=list)
    """The cells of the form's own formulas that hold something typed: `C8`."""


def read_table(table: FoundTable, issued: Container[str], *, comma: bool | None) -> SheetReading:
    """Return what stands in a table.

    `issued` are the folded fixed words of the form, `comma` says whether its computer writes decimals with a comma.
    """
    reader = _Reader(table, issued, comma)
    return reader.rows() if table.plan.rows else reader.entries()


def cell_place(sheet: str, row: int, column: int) -> str:
    """Return `trang "PL1", ô C5`."""
    return f"{sheet_place(sheet)}, ô {get_column_letter(column)}{row}"


def sheet_place(sheet: str) -> str:
    """Return `trang "PL1"`."""
    return f'trang "{sheet}"'


def unplaced_cells(sheet: str, row: int, cells: _Cells, reason: str) -> Unplaced:
    """Return the cells of a row that have no place, as one."""
    text = shorten(" | ".join(cells[each].text for each in sorted(cells)), _LONGEST_ROW)
    place = cell_place(sheet, row, min(cells)) if len(cells) == 1 else f"{sheet_place(sheet)}, hàng {row}"
    return Unplaced(text=text, place=place, reason=reason)


class _Reader:
    """Reads one sheet."""

    def __init__(self, table: FoundTable, issued: Container[str], comma: bool | None) -> None:  # noqa: FBT001
        self._table, self._issued, self._comma = table, issued, comma
        self._sheet = table.grid.title
        self._merged = set(_find_merged(table))
        self._read = SheetReading()

    def rows(self) -> SheetReading:
        """Return what stands in a statistics table: each row is known by its name."""
        form, names = self._table.plan.table, self._table.names
        known = {fold_cell(each.name): each.id for each in self._table.plan.rows}
        for number, cells in sorted(self._table.grid.rows.items()):
            name = cells[names].text if names in cells else ""
            if number == self._table.head:
                continue
            if (row := known.get(fold_cell(name))) is not None:
                self._take(number, cells, partial(form.cell, row))
                self._strays(number, cells, names)
                self._overwritten(number, cells, total=False)
            elif fold_cell(name) == fold_cell(TOTAL_NAME):
                words = {place: each for place, each in cells.items() if each.number is None and not each.uncalculated}
                self._strays(number, words, names)
                self._overwritten(number, cells, total=True)
            else:
                self._other_row(number, cells, f'không có hàng "{shorten(name)}" trong mẫu' if name else _OUTSIDE)
        return self._read

    def entries(self) -> SheetReading:
        """Return what stands in a list: each row below the headers is an entry, numbered from 1."""
        form, count, before = self._table.plan.table, 0, self._table.head
        for number, cells in sorted(self._table.grid.rows.items()):
            typed = self._typed(cells)
            if number < self._table.head:
                self._other_row(number, cells, _OUTSIDE)
            elif self._is_aside(typed, apart=number > before + 1):
                self._other_row(number, cells, _NO_ENTRY)
            elif not self._is_head(typed):
                if typed:
                    count, before = count + 1, number
                    self._take(number, cells, partial(form.entry, count))
                self._strays(number, cells, None)
        return self._read

    def _typed(self, cells: _Cells) -> dict[int, CellValue]:
        columns = self._table.columns
        return {place: cells[place] for place in sorted(cells) if place in columns and columns[place].typed}

    def _is_aside(self, typed: _Cells, *, apart: bool) -> bool:
        """Whether a row may be a sum or a note under the list: one filled cell behind a gap, or words of a sum."""
        first = next((fold_cell(each.text) for each in typed.values()), "")
        if len(typed) != 1 or len(self._table.plan.typed) == 1:
            return first in _SUM_NAMES
        return apart or first.startswith(_SUMS)

    def _is_head(self, typed: _Cells) -> bool:
        """Whether a row is that of the headers, or repeats it."""
        headings = ((value.text, self._table.columns[place].heading) for place, value in typed.items())
        return bool(typed) and all(fold_cell(text) == fold_cell(heading) for text, heading in headings)

    def _take(self, number: int, cells: _Cells, address: Callable[[str], Address]) -> None:
        """Read the cells of a row that are typed; `address` is that of a column."""
        for place, value in self._typed(cells).items():
            column, where = self._table.columns[place], cell_place(self._sheet, number, place)
            cell = TypedCell(value, self._table.grid.forms.get(number, {}).get(place), self._comma)
            read = _MERGED if (number, place) in self._merged else read_typed(cell, column.kind)
            if isinstance(read, Doubt):
                self._read.unread.append(Unplaced(text=value.text, place=where, reason=read.reason))
                continue
            found = ReturnedValue(address=address(column.id), text=read, way=Way.CELL, place=where)
            self._read.values.append(FoundValue(column=column, value=found))
            if cell.form is not None and self._comma is False and _may_mean_another(read, column.kind):
                self._read.doubtful.append(where)

    def _strays(self, number: int, cells: _Cells, names: int | None) -> None:
        """Set aside what stands in a row of the table, but in no column of it."""
        strays = {place: value for place, value in cells.items() if place not in {names, *self._table.columns}}
        if strays:
            head = self._table.grid.rows[self._table.head]
            named = "; ".join(shorten(head[each].text) for each in sorted(strays) if each in head)
            reason = f'không có cột "{named}" trong mẫu' if named else _NO_COLUMN
            self._read.strays.append(unplaced_cells(self._sheet, number, strays, reason))

    def _overwritten(self, number: int, cells: _Cells, *, total: bool) -> None:
        """Note where something was typed over a formula of the form: tongket reckons it itself."""
        for place in sorted(cells):
            column = self._table.columns.get(place)
            ours = column is not None and column.kind is not CellKind.NUMBER and (total or not column.typed)
            if ours and (number, place) not in self._table.grid.reckoned:
                self._read.overwritten.append(f"{get_column_letter(place)}{number}")

    def _other_row(self, number: int, cells: _Cells, reason: str) -> None:
        """Set aside a row that is none of the table's, but for what the form itself says there."""
        ours = {place for place, each in self._table.columns.items() if not each.typed}
        others = {
            place: value
            for place, value in cells.items()
            if place not in ours and fold_cell(value.text) not in self._issued
        }
        if others:
            self._read.strays.append(unplaced_cells(self._sheet, number, others, reason))


def _find_merged(table: FoundTable) -> list[tuple[int, int]]:
    """Return the first cells of merged areas over several cells that are typed."""
    found = []
    for area in table.grid.merged:
        wide = sum(table.columns[each].typed for each in table.columns if area.column <= each <= area.right)
        if area.first > table.head and wide and (wide > 1 or area.last > area.first):
            found.append((area.first, area.column))
    return found


def _may_mean_another(text: str, kind: CellKind) -> bool:
    return kind is CellKind.DECIMAL or (kind is CellKind.DATE and may_be_turned(text))
