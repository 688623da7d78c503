"""The tables of a form found in a workbook that came back: by what sheets and headers say, not by where they stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongket.excel.cell_values import CellValue, fold_cell
from tongket.excel.cells import Grid
from tongket.form_sheets.sheet_plan import GUIDE_SHEET, OWN_SHEET, CellKind, PlannedColumn, SheetPlan
from tongket.model.forms import FormStamp, stamp_of_line

_HEADER_WITHIN = 50
"""Rows in which to look for the headers."""
_FEWEST_HEADINGS = 2
"""That make a row the header, one of them of a column that is typed: a cell of a unit's own may equal one by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A sheet that holds a table of the form."""

    plan: SheetPlan
    grid: Grid
    head: int
    """The row of the headers."""
    columns: dict[int, PlannedColumn]
    """By place; a column that was copied stands in two."""

    @property
    def names(self) -> int | None:
        """The column where most names of rows stand; None where there is none, as in a list."""
        wanted = {fold_cell(each.name) for each in self.plan.rows}
        counts: dict[int, int] = {}
        for cells in self.grid.rows.values():
            for place, value in cells.items():
                if fold_cell(value.text) in wanted:
                    counts[place] = counts.get(place, 0) + 1
        return max(sorted(counts), key=counts.__getitem__, default=None)


def find_form_tables(
    grids: Sequence[Grid], plans: Sequence[SheetPlan], stamp: FormStamp
) -> tuple[list[FoundTable], list[Grid]]:
    """Return the sheets that hold tables of the form, and the others, ours left out.

    A sheet is known by the line of its stamp, else by its name, else by its headers where no other table has them. One
    that bears the stamp of another unit's form is an other.
    """
    found: dict[int, FoundTable] = {}
    others = [grid for grid in grids if is_foreign(grid, stamp)]
    grids = [grid for grid in grids if not is_foreign(grid, stamp)]
    for know in (_by_mark, _by_title):
        for place, grid in enumerate(grids):
            plan = know(grid, plans) if place not in found else None
            table = _lay_over(plan, grid) if plan is not None else None
            if table is not None:
                found[place] = table
    missing = [each for each in plans if all(each is not table.plan for table in found.values())]
    for place, grid in enumerate(grids):
        if place not in found and not is_own(grid):
            alike = [each for each in _lay_over_all(missing, grid) if _is_whole(each)]
            if len(alike) == 1:
                found[place] = alike[0]
    others += [grid for place, grid in enumerate(grids) if place not in found and not is_own(grid)]
    return [found[place] for place in sorted(found)], others


def is_own(grid: Grid) -> bool:
    """Whether a sheet is one of the two that no table stands on."""
    return fold_cell(grid.title) in {fold_cell(GUIDE_SHEET), fold_cell(OWN_SHEET)}


def is_foreign(grid: Grid, stamp: FormStamp) -> bool:
    """Whether a sheet comes from the form of another unit, or of another campaign."""
    shown = stamp_of_line(_stamp_line(grid))
    return shown is not None and (shown.campaign, shown.unit) != (stamp.campaign, stamp.unit)


def _stamp_line(grid: Grid) -> str:
    """Return the text that bears the stamp of a sheet; "" where none does."""
    top = (value.text for number in sorted(grid.rows)[:_HEADER_WITHIN] for value in grid.rows[number].values())
    return next((each for each in top if stamp_of_line(each) is not None), "")


def _by_mark(grid: Grid, plans: Sequence[SheetPlan]) -> SheetPlan | None:
    end = fold_cell(_stamp_line(grid).rpartition("·")[2])
    return next((each for each in plans if fold_cell(each.mark) == end), None)


def _by_title(grid: Grid, plans: Sequence[SheetPlan]) -> SheetPlan | None:
    return next((each for each in plans if fold_cell(each.title) == fold_cell(grid.title)), None)


def _lay_over_all(plans: Sequence[SheetPlan], grid: Grid) -> Iterator[FoundTable]:
    for each in plans:
        table = _lay_over(each, grid)
        if table is not None:
            yield table


def _is_whole(table: FoundTable) -> bool:
    """Whether all columns of a table are there, and a row of it where it has named ones."""
    typed = {each.id for each in table.columns.values() if each.typed}
    return typed == {each.id for each in table.plan.typed} and (not table.plan.rows or table.names is not None)


def _lay_over(plan: SheetPlan, grid: Grid) -> FoundTable | None:
    """Return a table with its header row and columns; None where a sheet has no header row of it."""
    headings = {fold_cell(each.heading): each for each in plan.columns}
    best: dict[int, PlannedColumn] = {}
    head = 0
    for number in sorted(grid.rows)[:_HEADER_WITHIN]:
        known = _known(grid.rows[number], headings)
        if len(known) > len(best) and any(each.typed for each in known.values()):
            best, head = known, number
    if len({each.heading for each in best.values()}) < min(_FEWEST_HEADINGS, len(plan.columns)):
        return None
    return FoundTable(plan=plan, grid=grid, head=head, columns=best)


def _known(cells: dict[int, CellValue], headings: dict[str, PlannedColumn]) -> dict[int, PlannedColumn]:
    """Return the columns that a row of headers names; that of the names of rows is found by what stands in it."""
    found = ((place, headings.get(fold_cell(value.text))) for place, value in cells.items())
    return {place: each for place, each in found if each is not None and each.kind is not CellKind.NAME}
