"""Decisions that come from no file, as the rows of an earlier sheet."""

from tongket.merge.decisions import Decisions, ExampleDecision, FigureDecision, PointDecision
from tongket.sheet import columns as c
from tongket.sheet.known import Known, Previous
from tongket.sheet.offered import Cells, Names, decided_example, decided_figure, decided_point
from tongket.sheet.table_rows import Row, Value, member_values


def previous_of(decisions: Decisions, names: Names) -> Previous:
    """Return decisions as the rows of a sheet; `names` are those of the subjects, by item and id."""
    return Previous(
        points=tuple(_remember_point(each, names) for each in decisions.points),
        examples=tuple(map(_remember_example, decisions.examples.values())),
        figures=tuple(map(_remember_figure, decisions.figures.values())),
    )


def _row(**cells: str) -> Cells:
    return {getattr(c, name): Value(text) for name, text in cells.items()}


def _remember_point(decision: PointDecision, names: Names) -> Known[PointDecision]:
    cells = _row(KEY=decision.key, ITEM=decision.item, HIDDEN_KEY=decision.key, HIDDEN_ITEM=decision.item)
    values = {**cells, **member_values(decision.members), **decided_point(decision, names)}
    return Known(key=decision.key, decision=decision, row=Row(number=0, values=values))


def _remember_example(decision: ExampleDecision) -> Known[ExampleDecision]:
    cells = _row(ITEM=decision.item, HIDDEN_ITEM=decision.item, HIDDEN_UNIT=decision.unit)
    values = {**cells, **member_values((decision.member,)), **decided_example(decision)}
    return Known(key="", decision=decision, row=Row(number=0, values=values))


def _remember_figure(decision: FigureDecision) -> Known[FigureDecision]:
    values = {**_row(KEY=decision.id, HIDDEN_KEY=decision.id), **decided_figure(decision)}
    return Known(key=decision.id, decision=decision, row=Row(number=0, values=values))
