"""Statistics tables of many units to one, row by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tongket.arithmetic import mean_of, sum_of
from tongket.model import Column, FilledTable, Roster, Table, Totalling, Unit
from tongket.tables import derive_row

Cells = Mapping[str, Mapping[str, Decimal | str]]
"""row → column → value; what is empty is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """One unit's filled-in table, its derived columns computed."""

    unit: Unit
    cells: Cells
    typed: Mapping[str, Mapping[str, str]]
    file: str
    lines: Mapping[str, Mapping[str, int | None]]
    """row → column → where it stands in the file."""
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialCell:
    """A total that is of fewer units than the others of its table."""

    row: str
    column: str
    """Names, not ids."""
    reported: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTable:
    """A statistics table over all units (biểu tổng hợp)."""

    table: Table
    rows: Mapping[str, Mapping[str, Decimal]]
    total: Mapping[str, Decimal]
    by_unit: tuple[UnitTable, ...]
    expected: tuple[Unit, ...]
    partial: tuple[PartialCell, ...]
    """The cells that not every counted unit with figures filled in."""
    settled: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    """Row and column of the figures that a person settled."""

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The expected units that filled in nothing."""
        given = {each.unit.id for each in self.by_unit if each.counted}
        return tuple(each for each in self.expected if each.id not in given)

    @property
    def left_out(self) -> tuple[Unit, ...]:
        """The units whose figures are not counted (`cong_tu`)."""
        return tuple(each.unit for each in self.by_unit if not each.counted)


def drop_failed(table: Table, filled: FilledTable) -> FilledTable:
    """Return a filled-in table without the figures that break a condition: nobody knows which of them is wrong."""
    cells = {row: dict(given) for row, given in filled.cells.items()}
    for given in cells.values():
        figures = {column: each.value for column, each in given.items() if isinstance(each.value, Decimal)}
        values = derive_row(table, figures)
        failed = [each.condition for each in table.checks if each.condition.evaluate(values) is False]
        for column in {name for condition in failed for name in condition.names}:
            given.pop(column, None)
    return replace(filled, cells=cells)


def merge_table(table: Table, filled: Iterable[tuple[Unit, FilledTable]], roster: Roster) -> MergedTable:
    """Return a table over all units: derived columns come from the totals."""
    by_unit = tuple(_take_unit(table, unit, each) for unit, each in filled if each.has_content)
    given = {each.unit.id for each in by_unit}
    expected = tuple(
        each for each in roster.units if each.counted_in(table.groups) and (each.owes_table(table) or each.id in given)
    )
    counted = [each for each in by_unit if each.counted]
    rows = {row.id: derive_row(table, _add_up(table, counted, row.id)) for row in table.rows}
    return MergedTable(
        table=table,
        rows=rows,
        total=_add_rows(table, rows) if table.total_row else {},
        by_unit=by_unit,
        expected=expected,
        partial=tuple(_find_partial(table, counted)),
    )


def _find_partial(table: Table, units: list[UnitTable]) -> Iterator[PartialCell]:
    for row in table.rows:
        for column in filter(_figures, table.columns):
            given = sum(column.id in each.cells.get(row.id, {}) for each in units)
            if 0 < given < len(units):
                yield PartialCell(row=row.name, column=column.name, reported=given, expected=len(units))


def settle_cell(merged: MergedTable, row: str, column: str, used: Decimal) -> MergedTable:
    """Return a table with a settled figure; what derives from it in its row goes, as its parts are of other units."""
    table = merged.table
    derived = {each.id for each in table.columns if each.formula is not None and column in each.formula.names}
    cells = {key: value for key, value in merged.rows[row].items() if key not in derived}
    rows = {**merged.rows, row: {**cells, column: used}}
    return replace(
        merged,
        rows=rows,
        total=_add_rows(table, rows) if table.total_row else {},
        settled={**merged.settled, (row, column): used},
    )


def _take_unit(table: Table, unit: Unit, filled: FilledTable) -> UnitTable:
    cells: dict[str, Mapping[str, Decimal | str]] = {}
    for row, given in filled.cells.items():
        texts = {column: each.value for column, each in given.items() if isinstance(each.value, str)}
        figures = {column: each.value for column, each in given.items() if isinstance(each.value, Decimal)}
        cells[row] = {**derive_row(table, figures), **texts}
    typed = {row: {column: each.typed for column, each in given.items()} for row, given in filled.cells.items()}
    lines = {row: {column: each.location.line for column, each in given.items()} for row, given in filled.cells.items()}
    return UnitTable(
        unit=unit,
        cells=cells,
        typed=typed,
        file=filled.location.file,
        lines=lines,
        counted=unit.counted_in(table.groups),
    )


def _figures(column: Column) -> bool:
    return column.formula is None and column.kind.figure is not None


def _add_up(table: Table, units: list[UnitTable], row: str) -> dict[str, Decimal]:
    added: dict[str, Decimal] = {}
    for column in filter(_figures, table.columns):
        values = [each.cells[row].get(column.id) for each in units if row in each.cells]
        figures = [each for each in values if isinstance(each, Decimal)]
        if figures and column.totalling is Totalling.SUM:
            added[column.id] = sum_of(figures)
        elif figures and column.totalling is Totalling.MEAN:
            added[column.id] = mean_of(figures)
    return added


def _add_rows(table: Table, rows: Mapping[str, Mapping[str, Decimal]]) -> dict[str, Decimal]:
    added: dict[str, Decimal] = {}
    for column in filter(_figures, table.columns):
        figures = [row[column.id] for row in rows.values() if column.id in row]
        if figures and column.totalling is Totalling.SUM:
            added[column.id] = sum_of(figures)
    return derive_row(table, added)
