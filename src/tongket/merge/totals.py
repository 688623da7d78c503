"""Figures and statistics tables of many units to one (tổng, biểu tổng hợp).

Exact decimals, counted once, from the groups that `cong_tu` names; tables row by row.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from tongket.merge.listed_documents import Listed, merge_documents, merge_models
from tongket.merge.merged import MergedTable, PartialCell, Reported, Settled, Total, UnitTable
from tongket.merge.organs import Organs
from tongket.model.answers import Fact, FilledTable, Submission
from tongket.model.derived import derive_row
from tongket.model.outline import Column, FactKind, Indicator, Table, Totalling
from tongket.model.roster import Roster, Unit
from tongket.values.arithmetic import mean_of, sum_of
from tongket.values.figures import round_half_up


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
            given = {each.unit.id for each in units if column.id in each.cells.get(row.id, {})}
            expected = given | {each.unit.id for each in units if row in table.rows_of(each.unit.id)}
            if 0 < len(given) < len(expected):
                yield PartialCell(row=row.name, column=column.name, reported=len(given), expected=len(expected))


def settle_cell(merged: MergedTable, row: str | None, column: str, used: Decimal, reason: str | None) -> MergedTable:
    """Return a table with a settled figure.

    The total row follows. What derives from figures of other units than each other, in its row or in the total row,
    goes.
    """
    table = merged.table
    added = (merged.rows[row] if row is not None else merged.total).get(column)
    settled = {**merged.settled, (row, column): Settled(used=used, added=added, reason=reason)}
    if row is None:
        return replace(merged, settled=settled)
    rows = {**merged.rows, row: _derive({**merged.rows[row], column: used}, table, _apart(settled, {row}))}
    total = _add_rows(table, rows) if table.total_row else {}
    return replace(
        merged,
        rows=rows,
        total=_derive(total, table, _apart(settled, {each.id for each in table.rows})),
        settled=settled,
        partial=tuple(each for each in merged.partial if not _is_cell(each, table, row, column)),
    )


def _apart(settled: Mapping[tuple[str | None, str], Settled], rows: set[str]) -> set[str]:
    """Return the columns in which a figure of one of the rows was settled to another than that of the units."""
    return {column for (row, column), each in settled.items() if row in rows and each.apart}


def _derive(figures: Mapping[str, Decimal], table: Table, apart: set[str]) -> dict[str, Decimal]:
    """Return a row with its derived columns computed, without those of which some parts only are settled figures."""
    formulas = {each.id: each.formula.names for each in table.columns if each.formula is not None}
    derived = derive_row(table, {name: value for name, value in figures.items() if name not in formulas})
    mixed = {name for name, parts in formulas.items() if parts & apart and not parts <= apart}
    return {name: value for name, value in derived.items() if name not in mixed}


def _is_cell(partial: PartialCell, table: Table, row: str, column: str) -> bool:
    names = {each.id: each.name for each in table.rows}, {each.id: each.name for each in table.columns}
    return (partial.row, partial.column) == (names[0][row], names[1][column])


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


def merge_total(
    indicator: Indicator, facts: Iterable[tuple[Submission, Fact]], organs: Organs, owing: Iterable[Unit]
) -> Total:
    """Return an indicator over all units; `organs` are the campaign's, `owing` the units that owe its item."""
    roster = organs.roster
    reported = tuple(
        Reported(
            submission=each,
            fact=fact,
            # A figure with base years that lacks the last one has no value to count.
            counted=each.unit.counted_in(indicator.groups)
            and (indicator.kind.figure is None or isinstance(fact.value, Decimal)),
        )
        for each, fact in facts
    )
    given = {each.unit.id for each in reported}
    owed = {each.id for each in owing}
    expected = tuple(
        each for each in roster.units if each.counted_in(indicator.groups) and (each.id in owed or each.id in given)
    )
    whole = _sum_up(indicator, reported, expected, organs)
    groups = {
        group.id: _sum_up(
            indicator,
            tuple(each for each in reported if each.unit.group == group),
            tuple(each for each in expected if each.group == group),
            organs,
        )
        for group in roster.groups
    }
    return replace(whole, by_group=groups)


def _sum_up(indicator: Indicator, reported: tuple[Reported, ...], expected: tuple[Unit, ...], organs: Organs) -> Total:
    counted = tuple(each for each in reported if each.counted)
    figures = [each.fact.value for each in counted if isinstance(each.fact.value, Decimal)]
    both = tuple(each for each in counted if indicator.years and each.fact.by_year.keys() >= set(indicator.years))
    return Total(
        indicator=indicator,
        added=_add_up_facts(indicator, counted, figures, organs),
        by_year={
            year: total
            for year in indicator.years
            if both and (total := _add(indicator, [each.fact.by_year[year] for each in both])) is not None
        },
        both=both,
        mean=mean_of(figures) if figures else None,
        reported=reported,
        counted=counted,
        expected=expected,
    )


def _add_up_facts(
    indicator: Indicator, counted: tuple[Reported, ...], figures: list[Decimal], organs: Organs
) -> Decimal | None:
    if not counted:
        return None
    listed = [Listed(each.submission, each.fact, indicator) for each in counted]
    match indicator.kind:
        case FactKind.YES_NO:
            return Decimal(sum(each.fact.value is True for each in counted))
        case FactKind.DOCUMENTS:
            return Decimal(len(merge_documents(listed, organs)))
        case FactKind.MODELS:
            return Decimal(len(merge_models("", listed, {})))
    return _add(indicator, figures)


def _add(indicator: Indicator, figures: list[Decimal]) -> Decimal | None:
    """Return the figures as one, as the outline asks."""
    if not figures or indicator.totalling is Totalling.NONE:
        return None
    return sum_of(figures) if indicator.totalling is Totalling.SUM else mean_of(figures)


def settle_total(total: Total, used: Decimal, reason: str | None, group: str | None = None) -> Total:
    """Return a total with the figure that a person settled for it, or for one of its groups.

    The last base year's follows where it is of the same units. A settled group changes the sum that it is part of; a
    sum that was settled below its groups leaves them without figures: they are no longer its parts.
    """
    if group is not None:
        return _settle_group(total, group, used, reason)
    settled = replace(_settle(total, used, reason), by_group=total.by_group)
    parts = [each.total for each in total.by_group.values() if each.total is not None]
    if total.indicator.totalling is Totalling.SUM and sum_of(parts) > used:
        own = {
            name: each if each.settled else replace(each, added=None, mean=None)
            for name, each in total.by_group.items()
        }
        return replace(settled, by_group=own)
    return settled


def _settle_group(total: Total, group: str, used: Decimal, reason: str | None) -> Total:
    part = total.by_group[group]
    more = used - (part.total or 0)
    whole = total
    if more and total.indicator.totalling is Totalling.SUM:
        whole = _settle(total, (total.total or 0) + more, reason, partly=True)
    return replace(whole, by_group={**total.by_group, group: _settle(part, used, reason)})


def _settle(total: Total, used: Decimal, reason: str | None, *, partly: bool = False) -> Total:
    settled = Settled(used=used, added=total.added, reason=reason, partly=partly)
    years = total.indicator.years
    same = bool(total.by_year) and len(total.both) == len(total.counted)
    return replace(
        total,
        settled=settled,
        by_year={**total.by_year, years[-1]: used} if same else total.by_year,
        mean=_settle_mean(total, settled),
    )


def _settle_mean(total: Total, settled: Settled) -> Decimal | None:
    """Return the mean of a settled figure; None where some units did not report: nobody knows of how many it is."""
    if not settled.apart:
        return total.mean
    if total.indicator.totalling is Totalling.MEAN:
        return settled.used
    return round_half_up(settled.used / len(total.counted)) if total.counted and not total.missing else None
