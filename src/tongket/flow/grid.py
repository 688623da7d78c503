"""The grid of a table while it is read: every row gets a cell for every column, whatever was merged."""

from typing import NamedTuple

from lxml import etree

from tongket.flow.flow import FlowCell
from tongket.ooxml.namespaces import w
from tongket.word.formatting import whole_number

_MOST_COLUMNS = 500
"""So many a table of Word may have at most 63; a file that says more is damaged."""


class Spread(NamedTuple):
    """How much of the grid a cell covers."""

    columns: int = 1
    down: str = ""
    """`restart` where a cell merged downwards begins, `continue` where it goes on, "" for any other."""
    along: bool = False
    """Whether it goes on with the cell before it in its row."""


class OpenGrid:
    """The rows read so far."""

    def __init__(self) -> None:
        self._rows: list[list[FlowCell]] = []
        self._down: dict[int, tuple[int, int]] = {}
        """Which cell is merged downwards over a column."""
        self._begun: dict[int, tuple[int, int]] = {}

    @property
    def rows(self) -> tuple[tuple[FlowCell, ...], ...]:
        """The rows, all of one length."""
        width = max(map(len, self._rows), default=0)
        return tuple(
            (*row, *(FlowCell(lines=(), place=_place(row)) for _ in range(width - len(row)))) for row in self._rows
        )

    def begin_row(self, before: int) -> None:
        """Begin a row, with as many columns of the grid left out."""
        self._rows.append([FlowCell(lines=(), place="")] * min(before, _MOST_COLUMNS))
        self._begun = {}

    def covers(self, spread: Spread) -> bool:
        """Whether the next cell is covered by one before it."""
        row = self._rows[-1]
        return (spread.along and bool(row)) or (spread.down == "continue" and len(row) in self._down)

    def add(self, cell: FlowCell, spread: Spread) -> None:
        """Take in the next cell of the row."""
        row, number = self._rows[-1], len(self._rows) - 1
        column = len(row)
        origin = number, column
        if self.covers(spread):
            origin = (row[-1].origin or (number, column - 1)) if spread.along else self._down[column]
            cell = FlowCell(lines=(), place=cell.place, merged=True, origin=origin)
        row.append(cell)
        rest = FlowCell(lines=(), place=cell.place, merged=True, origin=origin)
        row.extend([rest] * (min(spread.columns, _MOST_COLUMNS) - 1))
        if spread.down:
            self._begun.update(dict.fromkeys(range(column, len(row)), origin))

    def end_row(self) -> None:
        """End the row: what was not merged on ends."""
        self._down = self._begun


def _place(row: list[FlowCell]) -> str:
    return row[-1].place if row else ""


def read_spread(properties: etree._Element | None) -> Spread:
    """Return how much of the grid a cell covers, by its `w:tcPr`."""
    if properties is None:
        return Spread()
    down, along = properties.find(w("vMerge")), properties.find(w("hMerge"))
    return Spread(
        columns=max(1, whole_of(properties.find(w("gridSpan")), 1)),
        down=str(down.get(w("val"), "continue")) if down is not None else "",
        along=along is not None and along.get(w("val"), "continue") == "continue",
    )


def whole_of(element: etree._Element | None, otherwise: int) -> int:
    """Return the whole number that an element says; `otherwise` where it says none."""
    value = whole_number(element.get(w("val"))) if element is not None else None
    return value if value is not None and value >= 0 else otherwise
