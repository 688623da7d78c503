"""Figures with their sources (đối chiếu), compared, and replaced by what a person settled on ("Số dùng")."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tongket.merge.decisions import FigureDecision
from tongket.merge.merged import MergedItem, MergedTable, Reconciled, SourceFigure, Total
from tongket.merge.totals import settle_cell, settle_total
from tongket.model.figure_names import FigureName, split_typed
from tongket.model.outline import Column, Indicator, Outline, Totalling, name_figures
from tongket.model.roster import Campaign

Items = tuple[MergedItem, ...]
Tables = tuple[MergedTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliations:
    """What was compared and what was settled, with items and tables as they are then."""

    items: Items
    tables: Tables
    compared: tuple[Reconciled, ...]
    """The comparisons of the outline, settled or not."""
    settled: tuple[Reconciled, ...]
    """The other figures that a person settled."""


def reconcile(
    outline: Outline, items: Items, tables: Tables, decisions: Mapping[str, FigureDecision]
) -> Reconciliations:
    """Return the comparisons, and items and tables with the settled figures in place of their own."""
    compared = tuple(
        Reconciled(
            id=each.id,
            name=each.name,
            names=(each.first, each.second),
            first=_look_up(each.first, None, items, tables),
            second=_look_up(each.second, each.unit, items, tables),
            asked=each,
            decision=decisions.get(each.id),
        )
        for each in outline.reconciliations
    )
    wanted = {name: each for name, each in decisions.items() if each.used is not None}
    alone = tuple(
        replace(each, decision=wanted[each.id])
        for each in single_figures(outline, items, tables, wanted)
        if each.id in wanted
    )
    # A group before the whole that it is part of: what was settled for the whole is not changed by its parts.
    parts = [each for each in alone if each.names[0].group is not None]
    for each in [*parts, *(each for each in alone if each not in parts), *compared]:
        if each.decision is not None and each.used is not None:
            for name in dict.fromkeys(each.names):
                items, tables = _settle(name, each.used, each.decision.reason, items, tables)
    return Reconciliations(items=items, tables=tables, compared=compared, settled=alone)


def single_figures(outline: Outline, items: Items, tables: Tables, groups: Iterable[str] = ()) -> Iterator[Reconciled]:
    """Yield every total, cell and total row that a person may settle and that no comparison of the outline names.

    Of groups those totals that `groups` names (`II.1.1.hoi_nghi@huyen-thanh-uy`).
    """
    taken = {name.typed for each in outline.reconciliations for name in (each.first, each.second)}
    for name in _every_name(outline, groups):
        if name.typed not in taken and _can_be_settled(name, outline) and _is_there(name, items):
            source = _look_up(name, None, items, tables)
            title = _title(name, outline, source)
            yield Reconciled(
                id=name.typed, name=title, names=(name,), first=source, second=None, asked=None, decision=None
            )


def settled_names(campaign: Campaign, wanted: Iterable[str]) -> frozenset[str]:
    """Return the ids under which a person may settle figures: comparisons, and the names of other figures.

    Of groups of units those that are in `wanted`.
    """
    outline, groups = campaign.outline, {each.id for each in campaign.roster.groups}
    taken = {name.typed for each in outline.reconciliations for name in (each.first, each.second)}
    every = (each for each in _every_name(outline, wanted) if each.group is None or each.group in groups)
    names = {each.typed for each in every if _can_be_settled(each, outline)} - taken
    return frozenset({*names, *(each.id for each in outline.reconciliations)})


def _every_name(outline: Outline, groups: Iterable[str]) -> Iterator[FigureName]:
    parts: dict[str, list[str]] = {}
    for whole, group in map(split_typed, dict.fromkeys(groups)):
        parts.setdefault(whole, []).extend([group] if group else [])
    for name in name_figures(outline.items, outline.tables):
        yield name
        if not name.table:
            yield from (replace(name, group=group) for group in parts.get(name.typed, ()))


def _can_be_settled(name: FigureName, outline: Outline) -> bool:
    """Whether units' figures become one here: what is computed from others follows them."""
    item, table = outline.item(name.place), outline.table(name.place)
    if name.table and table is not None:
        column = next(each for each in table.columns if each.id == name.id)
        one = column.totalling is Totalling.SUM or (column.totalling is Totalling.MEAN and name.row is not None)
        return one and column.formula is None
    asked = item.indicator(name.id) if item is not None else None
    return asked is not None and asked.totalling is not Totalling.NONE


def _is_there(name: FigureName, items: Items) -> bool:
    """Whether the roster has the group whose figure is named."""
    totals = (each.totals[name.id] for each in items if name.group is not None and each.item.id == name.place)
    return name.group is None or any(name.group in each.by_group for each in totals)


def _title(name: FigureName, outline: Outline, source: SourceFigure) -> str:
    """Return a figure's name as a person reads it: `Số hội nghị quán triệt (hội nghị)`, `Biểu PL1, Hội Nông dân: …`."""
    table, item = outline.table(name.place), outline.item(name.place)
    if name.table and table is not None:
        row = next((each.name for each in table.rows if each.id == name.row), "Tổng cộng")
        column = next(each for each in table.columns if each.id == name.id)
        return f"Biểu {table.id}, {row}: {column.name}{_measured(column)}"
    asked = item.indicator(name.id) if item is not None else None
    if asked is None:
        return name.typed
    groups = {each.group.count_noun for each in source.units if name.group is not None and each.group is not None}
    return ", ".join((asked.name + _measured(asked), *sorted(groups)))


def _measured(asked: Indicator | Column) -> str:
    """Return in brackets what a figure is typed in."""
    return f" ({asked.measure})" if asked.measure else ""


def _look_up(name: FigureName, unit: str | None, items: Items, tables: Tables) -> SourceFigure:
    if name.table:
        return _look_up_cell(next(each for each in tables if each.table.id == name.place), name, unit)
    total = next(each for each in items if each.item.id == name.place).totals[name.id]
    return _look_up_total(total if name.group is None else total.by_group[name.group], unit)


def _look_up_total(total: Total, unit: str | None) -> SourceFigure:
    if unit is not None:
        own = [each for each in total.reported if each.unit.id == unit and isinstance(each.fact.value, Decimal)]
        value = next((each.fact.value for each in own if isinstance(each.fact.value, Decimal)), None)
        return SourceFigure(value=value, reported=len(own), expected=1, units=tuple(each.unit for each in own))
    units = tuple(each.unit for each in total.counted)
    mean = total.indicator.totalling is Totalling.MEAN
    return SourceFigure(value=total.added, reported=len(units), expected=len(total.expected), units=units, mean=mean)


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
    mean = any(each.id == name.id and each.totalling is Totalling.MEAN for each in merged.table.columns)
    value, expected = totals.get(name.id), len(merged.expected)
    return SourceFigure(value=value, reported=len(units), expected=expected, units=units, mean=mean)


def _settle(name: FigureName, used: Decimal, reason: str | None, items: Items, tables: Tables) -> tuple[Items, Tables]:
    if name.table:
        return items, tuple(
            settle_cell(each, name.row, name.id, used, reason) if each.table.id == name.place else each
            for each in tables
        )

    def settle(item: MergedItem) -> MergedItem:
        total = settle_total(item.totals[name.id], used, reason, name.group)
        return replace(item, totals={**item.totals, name.id: total})

    return tuple(settle(each) if each.item.id == name.place else each for each in items), tables
