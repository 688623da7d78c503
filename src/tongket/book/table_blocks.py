"""Statistics tables as blocks: figures to the right, a total row, landscape where wide."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from tongket.book.blocks import ParagraphStyle, TableBlock, TableColumn, TableRow
from tongket.book.citing import CellSources, cell_figure, cell_sources
from tongket.merge.merged import Draft, MergedTable, UnitTable
from tongket.model.outline import Column, Table
from tongket.values.figures import FigureKind, count_decimals, format_figure

_WIDE_COLUMNS = 6
"""A table with more columns than this, beside number and name, goes on a landscape page."""
_NUMBER_WIDTH, _NAME_WIDTH, _FIGURE_WIDTH, _TEXT_WIDTH = 6, 27, 12, 16
TOTAL = "Tổng cộng"
TableBlocks = Mapping[str, TableBlock]
"""The totals of each statistics table, by its id."""


def is_wide(table: Table) -> bool:
    """Whether a table needs a landscape page."""
    return needs_width(len(table.columns))


def needs_width(columns: int) -> bool:
    """Whether a table of so many columns, beside number and name, needs a landscape page."""
    return columns > _WIDE_COLUMNS


def _columns(table: Table, first: str) -> tuple[TableColumn, ...]:
    def figures(column: Column) -> TableColumn:
        heading = f"{column.name} ({column.measure})" if column.measure else column.name
        if column.kind.figure is None:
            return TableColumn(heading=heading, width=_TEXT_WIDTH, style=ParagraphStyle.CELL_TEXT)
        return TableColumn(heading=heading, width=_FIGURE_WIDTH, style=ParagraphStyle.CELL_FIGURE)

    return (
        TableColumn(heading="TT", width=_NUMBER_WIDTH, style=ParagraphStyle.CELL_CENTRE),
        TableColumn(heading=first, width=_NAME_WIDTH, style=ParagraphStyle.CELL_TEXT),
        *map(figures, table.columns),
    )


def format_cell(column: Column, value: Decimal | str | None, decimals: int = 0) -> str:
    """Return a cell as it is printed: a figure the Vietnamese way, a text as typed, nothing where nothing is known."""
    if isinstance(value, Decimal):
        return format_figure(value, column.kind.figure or FigureKind.DECIMAL, decimals)
    return value or ""


def _decimals(table: Table, rows: Iterable[Mapping[str, Decimal | str]]) -> dict[str, int]:
    """Return by column how many decimals its figures are printed with: as many as the longest of them has."""
    given = list(rows)
    columns = (each.id for each in table.columns)
    return {
        name: count_decimals(value for row in given if isinstance(value := row.get(name), Decimal)) for name in columns
    }


def merged_table_blocks(draft: Draft) -> TableBlocks:
    """Return the totals of each statistics table of a draft: both books have the same."""
    return {each.table.id: merged_table_block(each) for each in draft.tables}


def merged_table_block(merged: MergedTable) -> TableBlock:
    """Return the totals by row."""
    table = merged.table
    # A text column is never added up: it has nothing to say beside totals.
    shown = tuple(each for each in table.columns if each.kind.figure is not None)
    decimals = _decimals(table, (*merged.rows.values(), merged.total))
    places = tuple((each, decimals[each.id]) for each in shown)
    shown_as = _Shown(places, cell_sources(merged))
    rows = [_merged_row(merged, (str(number), row.name), row.id, shown_as) for number, row in enumerate(table.rows, 1)]
    if table.total_row:
        rows.append(_merged_row(merged, ("", TOTAL), None, shown_as))
    columns = _columns(table, "Nội dung")
    kept = columns[:2] + tuple(
        column for column, asked in zip(columns[2:], table.columns, strict=True) if asked.kind.figure is not None
    )
    return TableBlock(columns=kept, rows=tuple(rows))


class _Shown(NamedTuple):
    """What the rows of a merged table show."""

    columns: tuple[tuple[Column, int], ...]
    """Each with how many decimals its figures are printed with."""
    sources: CellSources


def _merged_row(merged: MergedTable, head: tuple[str, str], row: str | None, shown: _Shown) -> TableRow:
    totals = merged.rows[row] if row is not None else merged.total
    return TableRow(
        cells=(*head, *(format_cell(each, totals.get(each.id), decimals) for each, decimals in shown.columns)),
        figures=(None, None, *(cell_figure(merged, row, each, shown.sources) for each, _ in shown.columns)),
        strong=row is None,
    )


def unit_tables_block(merged: MergedTable) -> TableBlock:
    """Return every unit's own figures, unit by unit, each unit's name above its rows."""
    table = merged.table
    rows: list[TableRow] = []
    decimals = _decimals(table, (cells for each in merged.by_unit for cells in each.cells.values()))
    for number, each in enumerate(merged.by_unit, 1):
        note = "" if each.counted else " (không cộng vào tổng)"
        blank = ("",) * len(table.columns)
        rows.append(TableRow(cells=(str(number), each.unit.name + note, *blank), strong=True))
        rows.extend(_unit_rows(table, each, decimals))
    return TableBlock(columns=_columns(table, "Đơn vị, nội dung"), rows=tuple(rows))


def _unit_rows(table: Table, filled: UnitTable, decimals: Mapping[str, int]) -> Iterator[TableRow]:
    for row in table.rows:
        cells = filled.cells.get(row.id)
        if cells:
            typed = filled.typed.get(row.id, {})
            shown = (show_typed(each, cells.get(each.id), typed, decimals[each.id]) for each in table.columns)
            yield TableRow(cells=("", row.name, *shown))


def show_typed(column: Column, value: Decimal | str | None, typed: Mapping[str, str], decimals: int) -> str:
    """Return a unit's cell: the figure the Vietnamese way, and in brackets as typed where that looks different."""
    plain, long = format_cell(column, value), format_cell(column, value, decimals)
    given = typed.get(column.id)
    shown = show_as_typed(plain, given)
    return long if shown == plain or given in {long, long.removesuffix("%")} else shown.replace(plain, long, 1)


def show_as_typed(printed: str, typed: str | None, measure: str = "") -> str:
    """Return a figure as printed, with its measure, and in brackets as typed where the two differ.

    A padding zero stays (`05`), and a rate typed without its sign gets one.
    """
    if typed is None or typed in {printed, printed.removesuffix("%")}:
        return printed + measure
    if typed == "0" + printed:
        return typed + measure
    return f"{printed}{measure} (ghi: {typed})"
