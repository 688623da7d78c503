"""Where the rows of a sheet went (hàng dời chỗ), and references to them written anew."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.formula.tokenizer import Token, Tokenizer

LAST_ROW = 1_048_576
"""Of a worksheet: ECMA-376 Part 1, 18.3.1.73, as Excel bounds it."""
_LOST = "#REF!"
_CELLS = re.compile(r"(\$?[A-Z]{1,3})(\$?)([0-9]{1,7})(?::(\$?[A-Z]{1,3})(\$?)([0-9]{1,7}))?", re.IGNORECASE)
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")


@dataclass(frozen=True, kw_only=True)
class Moves:
    """The old rows of a table's zone, first to last, and their new places."""

    rows: Mapping[int, int]
    """Old row to new, of those that stay; the other rows of the zone are gone."""
    first: int
    last: int
    data: tuple[int, int]
    """The first and the last old row that something stands behind: a person's own rows may follow in the zone."""
    new_data: tuple[int, int]
    """The first and the last of them now."""
    new_last: int
    tail: int
    """What is added to the number of each row below the zone."""
    _cache: dict[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)

    @property
    def moves(self) -> bool:
        """Whether any row has another place, or is gone."""
        zone = self.last - self.first + 1
        return self.tail != 0 or len(self.rows) != zone or any(old != new for old, new in self.rows.items())

    @cached_property
    def _order(self) -> list[int]:
        return sorted(self.rows)

    def row(self, number: int) -> int | None:
        """Return where a row went; None where it is gone."""
        if number < self.first or number >= LAST_ROW:
            return number
        return number + self.tail if number > self.last else self.rows.get(number)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the rows that hold what stood in a range; None where nothing of it is left.

        A range over all rows of the table goes on being one: it takes in what was added at the end.
        """
        if (first, last) not in self._cache:
            self._cache[first, last] = self._span(first, last)
        return self._cache[first, last]

    def _span(self, first: int, last: int) -> tuple[int, int] | None:
        numbers = [*self._inside(first, last), *(each for run in self._whole(first, last) for each in run)]
        if first < self.first:
            numbers += [first, min(last, self.first - 1)]
        if last > self.last:
            numbers += [self.row(max(first, self.last + 1)) or last, self.row(last) or last]
        return (min(numbers), max(numbers)) if numbers else None

    def _whole(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return all rows of the table as they are now, where a range took in all that were."""
        whole = first <= self.data[0] and last >= self.data[1] and self.new_data[0] <= self.new_data[1]
        return [self.new_data] if whole else []

    def _inside(self, first: int, last: int) -> list[int]:
        start, end = bisect_left(self._order, first), bisect_right(self._order, last)
        return [self.rows[each] for each in self._order[start:end]]

    def runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return where each row of a range went, as runs of rows that follow each other."""
        found = [*self._whole(first, last), *((each, each) for each in self._inside(first, last))]
        if first < self.first:
            found.append((first, min(last, self.first - 1)))
        if last > self.last:
            found.append((self.row(max(first, self.last + 1)) or last, self.row(last) or last))
        return list(join_runs(sorted(found)))


def join_runs(runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of rows, those that follow each other as one."""
    current: tuple[int, int] | None = None
    for first, last in runs:
        if current is not None and first <= current[1] + 1:
            current = (current[0], max(current[1], last))
            continue
        if current is not None:
            yield current
        current = (first, last)
    if current is not None:
        yield current


def move_areas(areas: str, moves: Moves) -> str:
    """Return the cells of a list of areas (`A2:A9 C4`) where they are now; empty where all are gone."""
    found: list[str] = []
    for area in areas.split():
        cells = _CELLS.fullmatch(area)
        if cells is None:
            found.append(area)
            continue
        left, _, top, right, _, bottom = cells.groups()
        right, bottom = right or left, bottom or top
        for first, last in moves.runs(int(top), int(bottom)):
            one = (left, first) == (right, last)
            found.append(f"{left}{first}" if one else f"{left}{first}:{right}{last}")
    return " ".join(found)


def move_formula(formula: str, sheet: str | None, target: str, moves: Moves, shift: int | None = None) -> str:
    """Return a formula whose references to the sheet `target` follow its rows.

    `sheet` is the one that the formula stands in. `shift` is for formulas that are read from the cell that they format:
    what is relative in them goes with that cell.
    """
    if not any(each.isdigit() for each in formula):
        return formula
    try:
        tokens = Tokenizer("=" + formula).items
    except Exception:  # noqa: BLE001 - a bug
        return formula
    for token in tokens:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            prefix, mark, cells = token.value.rpartition("!")
            named = prefix.strip("'").replace("''", "'") if mark else sheet
            if named is not None and named.casefold() == target.casefold():
                token.value = prefix + mark + _move_cells(cells, moves, shift)
    return "".join(each.value for each in tokens)


def _move_cells(cells: str, moves: Moves, shift: int | None) -> str:
    found = _CELLS.fullmatch(cells)
    if found is not None:
        left, top_mark, top, right, bottom_mark, bottom = found.groups()
        if shift is not None and not top_mark and not bottom_mark:
            moved = f"{left}{int(top) + shift}"
            return moved if right is None else f"{moved}:{right}{int(bottom) + shift}"
        if right is None:
            row = moves.row(int(top))
            return f"{left}{top_mark}{row}" if row is not None else _LOST
        span = moves.span(int(top), int(bottom))
        return f"{left}{top_mark}{span[0]}:{right}{bottom_mark}{span[1]}" if span is not None else _LOST
    rows = _ROWS.fullmatch(cells)
    if rows is None:
        return cells
    span = moves.span(int(rows[2]), int(rows[4]))
    return f"{rows[1]}{span[0]}:{rows[3]}{span[1]}" if span is not None else _LOST
