"""Decisions that come from no file, as the rows of a sheet."""

from datetime import date

from tongket.excel.cell_values import CellValue
from tongket.merge.decisions import Decisions, ExampleDecision, FigureDecision, Offers, PointDecision
from tongket.sheet import columns as c
from tongket.sheet.arrange import arrange
from tongket.sheet.columns import SheetRow, member_values
from tongket.sheet.offered import Names, RowCells, decided_example, decided_figure, decided_point
from tongket.sheet.previous import KnownRows, Previous
from tongket.sheet.workbook import write_workbook


def write_decisions(offers: Offers, decisions: Decisions, as_of: date) -> bytes:
    """Return a sheet that offers and says these: reading it gives the decisions back."""
    names = {each.item: dict(each.subjects) for each in offers.subjects}
    return write_workbook(arrange(offers, _previous_of(decisions, names)), offers, as_of)


def _previous_of(decisions: Decisions, names: Names) -> Previous:
    """Return decisions as the rows of a sheet; `names` are those of the subjects, by item and id."""
    return Previous(
        points=tuple(_remember_point(each, names) for each in decisions.points),
        examples=tuple(map(_remember_example, decisions.examples.values())),
        figures=tuple(map(_remember_figure, decisions.figures.values())),
    )


def _row(**cells: str) -> RowCells:
    return {getattr(c, name): CellValue(text) for name, text in cells.items()}


def _remember_point(decision: PointDecision, names: Names) -> KnownRows[PointDecision]:
    cells = _row(KEY=decision.key, ITEM=decision.item, HIDDEN_KEY=decision.key, HIDDEN_ITEM=decision.item)
    values = {**cells, **member_values(decision.members), **decided_point(decision, names)}
    return KnownRows(key=decision.key, decision=decision, row=SheetRow(number=0, values=values))


def _remember_example(decision: ExampleDecision) -> KnownRows[ExampleDecision]:
    cells = _row(ITEM=decision.item, HIDDEN_ITEM=decision.item, HIDDEN_UNIT=decision.unit)
    values = {**cells, **member_values((decision.member,)), **decided_example(decision)}
    return KnownRows(key="", decision=decision, row=SheetRow(number=0, values=values))


def _remember_figure(decision: FigureDecision) -> KnownRows[FigureDecision]:
    values = {**_row(KEY=decision.id, HIDDEN_KEY=decision.id), **decided_figure(decision)}
    return KnownRows(key=decision.id, decision=decision, row=SheetRow(number=0, values=values))
