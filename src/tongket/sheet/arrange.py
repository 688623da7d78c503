"""Offers and the rows of an earlier sheet to the tables of the next one: matched, new, changed, lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from tongket.excel.cell_values import CellValue
from tongket.merge.decisions import Offers, PointDecision, PointOffer, match_groups, spread_choices
from tongket.sheet import columns as c
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.sheet.offered import (
    Names,
    RowCells,
    example_cells,
    explain_cells,
    explain_figure,
    explain_point,
    figure_cells,
    point_cells,
)
from tongket.sheet.previous import D, KnownRows, Previous, point_order

_NUMBERED = re.compile(r"(.*-(?:ĐH)?)([0-9]{1,6})", re.DOTALL)
_EXAMPLE = "ĐH"
_ORPHAN = "không còn trong báo cáo của các đơn vị"
_FOREIGN = "không gắn với ý nào của đơn vị"
_COPY = "trùng mã với một hàng khác"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The next sheets."""

    tables: Mapping[str, SheetTable]
    counters: Mapping[str, int]

    def count(self, state: str) -> int:
        """Return how many rows are in a state (`c.NEW`, `c.CHANGED`, `c.LOST`)."""
        return sum(row.text(c.STATE) == state for table in self.tables.values() for row in table.rows)


class _Line(NamedTuple):
    """One row before it has its place."""

    cells: RowCells
    extras: Mapping[str, CellValue]
    source: int


class _Keys:
    """Gives numbers to new rows; a number that was given once is never given to another row."""

    def __init__(self, previous: Previous) -> None:
        self.last = dict(previous.counters)
        for point in previous.points:
            self._see(point.key)
            self._see(point.decision.join or "")
        for example in previous.examples:
            self._see(example.key)

    def _see(self, key: str) -> None:
        found = _NUMBERED.fullmatch(key)
        if found:
            self.last[found[1]] = max(self.last.get(found[1], 0), int(found[2]))

    def name(self, prefix: str, known: KnownRows[D] | None) -> str:
        """Return the key of a row: its own, or the next of its item."""
        if known is not None and known.key and not known.key.startswith("?"):
            return known.key
        self.last[prefix] = self.last.get(prefix, 0) + 1
        return f"{prefix}{self.last[prefix]:02}"


_How = tuple[_Keys, str, AbstractSet[int]]
"""The numbers to give, what new rows are called, and the rows that must not vanish."""


def arrange(
    offers: Offers, previous: Previous | None, marked: Mapping[str, AbstractSet[int]] | None = None
) -> Arranged:
    """Return the tables to write; without a previous sheet nothing in them is called new.

    `marked` are, by sheet, the rows of the previous one that a person left something else on than words.
    """
    known = previous if previous is not None else Previous()
    marks = {layout.sheet: (marked or {}).get(layout.sheet, frozenset()) for layout in c.LAYOUTS}
    names = {each.item: dict(each.subjects) for each in offers.subjects}
    keys = _Keys(known)
    fresh = "" if previous is None else c.NEW
    lines = {
        c.POINTS: _arrange_points(offers.points, known.points, names, (keys, fresh, marks[c.POINTS])),
        c.EXAMPLES: _arrange_examples(offers, known, (keys, fresh, marks[c.EXAMPLES])),
        c.FIGURES: _arrange_figures(offers, known, (keys, fresh, marks[c.FIGURES])),
    }
    tables: dict[str, SheetTable] = {}
    for layout in c.LAYOUTS:
        every = [*lines[layout.sheet], *_loose(known, layout.sheet, marks[layout.sheet])]
        tables[layout.sheet] = _place(layout, every, known.extras.get(layout.sheet, ()))
    return Arranged(tables=tables, counters=keys.last)


def _state(cells: RowCells, known: KnownRows[D] | None, fresh: str, change: str) -> RowCells:
    """Return the cells of a row with its state: new, changed, back again, or nothing of these."""
    if known is None:
        return {c.STATE: CellValue(fresh), **cells}
    if known.row.text(c.STATE) == c.LOST:
        change = "; ".join(filter(None, ("có trở lại", change)))
    return {c.STATE: CellValue(c.CHANGED if change else ""), c.CHANGE: CellValue(change), **cells}


def _line(cells: RowCells, known: KnownRows[D] | None) -> _Line:
    return _Line(cells, known.row.extras, known.row.number) if known is not None else _Line(cells, {}, 0)


def _lose(known: KnownRows[D], why: str) -> _Line:
    cells = {**known.row.values, c.KEY: CellValue(known.key), c.STATE: CellValue(c.LOST), c.CHANGE: CellValue(why)}
    return _line(cells, known)


def _loose(previous: Previous, sheet: str, marked: AbstractSet[int]) -> Iterator[_Line]:
    """Yield the rows that belong to nothing, as they stand; what stood in the two cells that say so goes to a note."""
    for row in previous.loose.get(sheet, ()):
        if row.own or (row.number in marked and not row.typed):
            yield _Line({}, row.extras, row.number)
            continue
        if not row.typed:
            continue
        why = _COPY if row.text(c.HIDDEN_KEY) else _FOREIGN
        header = c.REASON if sheet == c.FIGURES else c.NOTE
        ours = row.text(c.STATE) == c.LOST or why == _COPY
        strays = [] if ours else [row.text(each) for each in (c.STATE, c.CHANGE)]
        note = "; ".join(filter(None, (row.text(header), *strays)))
        yield _Line(
            {**row.values, c.STATE: CellValue(c.LOST), c.CHANGE: CellValue(why), header: CellValue(note)},
            row.extras,
            row.number,
        )


def _arrange_points(
    offers: Sequence[PointOffer], known: Sequence[KnownRows[PointDecision]], names: Names, how: _How
) -> list[_Line]:
    keys, fresh, marked = how
    spread = spread_choices([each.decision for each in known])
    known = [replace(each, decision=decision) for each, decision in zip(known, spread, strict=True)]
    matched = match_groups(spread, [each.members for each in offers])
    rows = {place: each for each, place in zip(known, matched, strict=True) if place is not None}
    placed: list[tuple[int, _Line]] = []
    own: list[str] = []
    at: dict[str, str] = {}
    places: dict[str, int] = {}
    for place, offer in enumerate(offers):
        row = rows.get(place)
        key = keys.name(f"{offer.item}-", row)
        change = explain_point(offer, row) if row is not None else ""
        own.append(key)
        cells = point_cells(offer, (key, own[offer.near] if offer.near is not None else None), row, names)
        placed.append((place, _line(_state(cells, row, fresh, change), row)))
        at |= dict.fromkeys(offer.members, key)
        places[key] = place
    unmatched = [each for each, place in zip(known, matched, strict=True) if place is None]
    joined, lost = _part_lost(unmatched, known, places, marked)
    for each, place in joined:
        text = f"đã gộp vào {each.decision.join}"
        cells = {**each.row.values, c.KEY: CellValue(each.key), c.STATE: CellValue(), c.CHANGE: CellValue(text)}
        placed.append((place, _line(cells, each)))
    placed.sort(key=lambda each: each[0])
    return [*(line for _, line in placed), *(_lose(each, _explain_lost(each, at)) for each in lost)]


def _part_lost(
    unmatched: Sequence[KnownRows[PointDecision]],
    known: Sequence[KnownRows[PointDecision]],
    places: Mapping[str, int],
    marked: AbstractSet[int],
) -> tuple[list[tuple[KnownRows[PointDecision], int]], list[KnownRows[PointDecision]]]:
    """Return the rows whose points stand in the row that they were joined with, and those that are lost but kept."""
    joins = {each.key: each.decision.join for each in known}
    targets = set(joins.values())
    joined: list[tuple[KnownRows[PointDecision], int]] = []
    lost: list[KnownRows[PointDecision]] = []
    for each in sorted(unmatched, key=lambda each: point_order(each.decision)):
        end = each.decision.join
        while end is not None and end not in places:
            end = joins.get(end)
        if end is not None:
            joined.append((each, places[end]))
        elif each.kept or each.key in targets or each.row.number in marked:
            lost.append(each)
    return joined, lost


def _explain_lost(known: KnownRows[PointDecision], at: Mapping[str, str]) -> str:
    keys = sorted({at[each] for each in known.decision.members if each in at})
    return f"các ý này nay ở hàng {', '.join(keys)}" if keys else _ORPHAN


def _arrange_examples(offers: Offers, previous: Previous, how: _How) -> Iterator[_Line]:
    keys, fresh, marked = how
    known = {each.decision.member: each for each in previous.examples}
    for offer in offers.examples:
        row = known.pop(offer.member, None)
        cells = example_cells(offer, keys.name(f"{offer.item}-{_EXAMPLE}", row), row)
        change = explain_cells(cells, row, (c.NAME, c.PLACE, c.RESULT)) if row is not None else ""
        yield _line(_state(cells, row, fresh, change), row)
    for each in sorted(known.values(), key=lambda each: (each.decision.item, each.key, each.decision.member)):
        if each.kept or each.row.number in marked:
            yield _lose(each, _ORPHAN)


def _arrange_figures(offers: Offers, previous: Previous, how: _How) -> Iterator[_Line]:
    _, fresh, marked = how
    known = {each.decision.id: each for each in previous.figures}
    for offer in offers.figures:
        row = known.pop(offer.id, None)
        cells = figure_cells(offer, row)
        change = explain_figure(offer, cells, row) if row is not None else ""
        # Every figure of the outline is offered: only those that somebody must look at are called new.
        yield _line(_state(cells, row, fresh if offer.compared else "", change), row)
    for each in sorted(known.values(), key=lambda each: each.decision.id):
        if each.kept or each.row.number in marked:
            yield _lose(each, "không còn trong đề cương")


def _place(layout: c.SheetLayout, lines: Sequence[_Line], extras: Sequence[str]) -> SheetTable:
    """Return the table of some lines: visible columns, a person's own, then the hidden ones."""
    more = sorted({header for line in lines for header in line.cells} - {*layout.headers})
    visible = [each for each in layout.headers if each not in layout.hidden]
    order = [*visible, *extras, *layout.hidden, *more]
    rows = tuple(
        SheetRow(
            number=number,
            values={header: value for header, value in cells.items() if value.text},
            extras=own,
            source=source,
        )
        for number, (cells, own, source) in enumerate(lines, 2)
    )
    columns = {header: number for number, header in enumerate(order, 1)}
    return SheetTable(layout=layout, columns=columns, extras=tuple(extras), rows=rows)
