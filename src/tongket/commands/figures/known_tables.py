"""The figures of the statistics tables: totals, total rows, and each unit's cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tongket.book.unit_names import count_noun
from tongket.commands.figures.known import Kind, Known
from tongket.merge.merged import Draft, MergedTable
from tongket.model.answers import Submission
from tongket.model.outline import Column, FactKind
from tongket.numbers.nouns import count_nouns, nouns_of, pairs_of, words_of
from tongket.values.figures import format_ratio
from tongket.values.measures import scale_of

TOTAL_ROW = "Tổng cộng"


def table_figures(draft: Draft) -> Iterator[Known]:
    """Yield every figure of the statistics tables."""
    for table in draft.tables:
        yield from _of_table(table, draft.submissions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One place of a statistics table."""

    table: MergedTable
    row: str
    """Its name."""
    column: Column


def _of_table(table: MergedTable, submissions: tuple[Submission, ...]) -> Iterator[Known]:
    """Yield the totals of a table, its total row, and each unit's figures."""
    names = {each.id: each.name for each in table.table.rows}
    counted = sum(each.counted for each in table.by_unit)
    detail = f"{format_ratio(counted, len(table.expected))} {count_noun(table.expected)}"
    for row, cells in [*table.rows.items(), ("", table.total)]:
        for column in table.table.columns:
            if column.id in cells:
                at = _Cell(table=table, row=names.get(row, TOTAL_ROW), column=column)
                yield replace(_cell(at, Kind.TOTAL, cells[column.id]), detail=detail)
    yield from _of_unit_tables(table, names, {each.unit.id: each for each in submissions})
    words = words_of(count_nouns(table.expected), table.table.title)
    whole = Decimal(len(table.expected))
    name = f"số đơn vị có biểu “{table.table.title}”"
    yield Known(kind=Kind.TOTAL, value=Decimal(counted), whole=whole, coverage=True, name=name, words=words)


def _of_unit_tables(
    table: MergedTable, names: Mapping[str, str], submissions: Mapping[str, Submission]
) -> Iterator[Known]:
    for filled in table.by_unit:
        submission = submissions[filled.unit.id]
        own = submission.tables[table.table.id]
        for row, cells in filled.cells.items():
            for column in table.table.columns:
                value = cells.get(column.id)
                if isinstance(value, Decimal):
                    typed = own.cells[row].get(column.id)
                    line = (typed.location if typed is not None else own.row_locations.get(row, own.location)).line
                    known = _cell(_Cell(table=table, row=names[row], column=column), Kind.UNIT, value)
                    name = f"{filled.unit.name}, {known.name}"
                    yield replace(known, name=name, unit=filled.unit.name, file=submission.file, line=line)


def _cell(at: _Cell, kind: Kind, value: Decimal) -> Known:
    column = at.column
    scale = scale_of(column.measure or "")
    return Known(
        kind=kind,
        value=value * scale,
        scale=scale,
        share=column.kind is FactKind.RATE,
        derived=column.formula is not None,
        name=f"biểu {at.table.table.id}, “{at.row}”, “{column.name}”",
        words=words_of(at.row, column.name, column.measure, at.table.table.title),
        pairs=pairs_of(at.row, column.name, *_formula_names(at)),
        nouns=nouns_of(column.name, column.measure),
        cell=(words_of(at.row), words_of(column.name)),
        row=pairs_of(at.row) if at.row != TOTAL_ROW else frozenset(),
    )


def _formula_names(at: _Cell) -> Iterator[str]:
    """Yield the names of the columns that a column is computed from."""
    names = at.column.formula.names if at.column.formula is not None else frozenset()
    yield from (each.name for each in at.table.table.columns if each.id in names)
