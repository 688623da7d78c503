"""The same figure from two sources (đối chiếu): compared, and replaced by what a person settled on ("Số dùng")."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tongket.check.figures import agree
from tongket.merge.decisions import FigureDecision
from tongket.merge.tables import MergedTable, settle_cell
from tongket.merge.totals import Total
from tongket.model import FigureName, Outline, Reconciliation, Unit

if TYPE_CHECKING:
    from tongket.merge.draft import MergedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigure:
    """One side of a comparison (một nguồn)."""

    value: Decimal | None
    reported: int
    expected: int
    units: tuple[Unit, ...]
    """Whose figures it is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Both sides of one comparison, and what was settled on."""

    asked: Reconciliation
    first: SourceFigure
    second: SourceFigure
    decision: FigureDecision | None

    @property
    def difference(self) -> Decimal | None:
        """Second less first; None while one of them is not known."""
        if self.first.value is None or self.second.value is None:
            return None
        return self.second.value - self.first.value

    @property
    def agrees(self) -> bool:
        """Whether the two are within the tolerance, or can't be compared yet."""
        return agree(self.asked, self.first.value, self.second.value)


Items = tuple["MergedItem", ...]
Tables = tuple[MergedTable, ...]


def reconcile(
    outline: Outline, items: Items, tables: Tables, decisions: Mapping[str, FigureDecision]
) -> tuple[Items, Tables, tuple[Reconciled, ...]]:
    """Return the comparisons, and items and tables with the settled figures in place of their own."""
    compared = tuple(
        Reconciled(
            asked=each,
            first=_look_up(each.first, None, items, tables),
            second=_look_up(each.second, each.unit, items, tables),
            decision=decisions.get(each.id),
        )
        for each in outline.reconciliations
    )
    for each in compared:
        if each.decision is not None and each.decision.used is not None:
            items, tables = _settle(each.asked.first, each.decision.used, items, tables)
            items, tables = _settle(each.asked.second, each.decision.used, items, tables)
    return items, tables, compared


def _look_up(name: FigureName, unit: str | None, items: Items, tables: Tables) -> SourceFigure:
    if name.table:
        return _look_up_cell(next(each for each in tables if each.table.id == name.place), name, unit)
    return _look_up_total(next(each for each in items if each.item.id == name.place).totals[name.id], unit)


def _look_up_total(total: Total, unit: str | None) -> SourceFigure:
    if unit is not None:
        own = [each for each in total.reported if each.unit.id == unit and isinstance(each.fact.value, Decimal)]
        value = next((each.fact.value for each in own if isinstance(each.fact.value, Decimal)), None)
        return SourceFigure(value=value, reported=len(own), expected=1, units=tuple(each.unit for each in own))
    units = tuple(each.unit for each in total.counted)
    return SourceFigure(value=total.total, reported=len(units), expected=len(total.expected), units=units)


def _look_up_cell(merged: MergedTable, name: FigureName, unit: str | None) -> SourceFigure:
    if unit is not None:
        own = [each for each in merged.by_unit if each.unit.id == unit]
        rows = [each.id for each in merged.table.rows] if name.row is None else [name.row]
        cells = [each.cells.get(row, {}).get(name.id) for each in own for row in rows]
        figures = [each for each in cells if isinstance(each, Decimal)]
        value = sum(figures, Decimal(0)) if figures else None
        return SourceFigure(value=value, reported=len(own), expected=1, units=tuple(each.unit for each in own))
    totals = merged.total if name.row is None else merged.rows[name.row]
    units = tuple(each.unit for each in merged.by_unit if each.counted)
    return SourceFigure(value=totals.get(name.id), reported=len(units), expected=len(merged.expected), units=units)


def _settle(name: FigureName, used: Decimal, items: Items, tables: Tables) -> tuple[Items, Tables]:
    if name.table:
        # A total row stays the sum of its rows: who adds them up again must come to the same.
        return items, tuple(
            settle_cell(each, name.row, name.id, used) if name.row is not None and each.table.id == name.place else each
            for each in tables
        )
    return (
        tuple(
            replace(each, totals={**each.totals, name.id: _settle_total(each.totals[name.id], used)})
            if each.item.id == name.place
            else each
            for each in items
        ),
        tables,
    )


def _settle_total(total: Total, used: Decimal) -> Total:
    """Return a total with the settled figure, the last base year's too where that is of the same units."""
    years = total.indicator.years
    same = bool(total.by_year) and len(total.both) == len(total.counted)
    by_year = {**total.by_year, years[-1]: used} if same else total.by_year
    return replace(total, total=used, settled=used, by_year=by_year)
