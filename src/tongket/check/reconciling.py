"""The same figure from two sources (đối chiếu): compared across submissions, without merging them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tongket.findings.campaign_rules import FIGURES_DISAGREE
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import TextLocation
from tongket.model.answers import Submission
from tongket.model.figure_names import FigureName
from tongket.model.outline import Column, Indicator, Outline, Reconciliation, Totalling, agree
from tongket.model.roster import Roster, Unit
from tongket.values.arithmetic import mean_of, sum_of
from tongket.values.figures import format_figure, format_ratio

_PLACES = 3
"""How many of the addends' places a finding names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """One unit's figure, and where it stands."""

    unit: Unit
    value: Decimal
    location: TextLocation
    snippet: str | None


def figures_of(submission: Submission, outline: Outline) -> dict[str, tuple[Decimal, TextLocation]]:
    """Return the figures of a submission that the outline compares, by the name it calls them."""
    names = {each.typed: each for asked in outline.reconciliations for each in (asked.first, asked.second)}
    found = {text: _figure_of(submission, name) for text, name in names.items()}
    return {text: figure for text, figure in found.items() if figure is not None}


def _figure_of(submission: Submission, name: FigureName) -> tuple[Decimal, TextLocation] | None:
    if not name.table:
        answer = submission.answers.get(name.place)
        fact = answer.facts.get(name.id) if answer is not None else None
        return (fact.value, fact.location) if fact is not None and isinstance(fact.value, Decimal) else None
    filled = submission.tables.get(name.place)
    rows = filled.cells if filled is not None else {}
    cells = [cells.get(name.id) for row, cells in rows.items() if name.row in {None, row}]
    known = [(each.value, each.location) for each in cells if each is not None and isinstance(each.value, Decimal)]
    return (sum_of(value for value, _ in known), known[0][1]) if known else None


def check_figures(
    reported: Mapping[str, list[ReportedFigure]], outline: Outline, roster: Roster
) -> Iterable[Diagnostic]:
    """Yield a finding for each comparison that is off by more than its tolerance; `reported` by name of figure."""
    for asked in outline.reconciliations:
        counted = _counted(asked.first, reported.get(asked.first.typed, []), outline)
        others = [each for each in reported.get(asked.second.typed, []) if asked.unit in {None, each.unit.id}]
        if asked.unit is None:
            others = _counted(asked.second, others, outline)
        first = _total(asked.first, counted, outline)
        second = others[0].value if asked.unit is not None and others else _total(asked.second, others, outline)
        if first is not None and second is not None and not agree(asked, first, second):
            sides = [
                _side(name, each, total, outline, roster)
                for name, each, total in ((asked.first, counted, first), (asked.second, others, second))
            ]
            yield _report(asked, others[0], sides, abs(second - first))


def _asked(name: FigureName, outline: Outline) -> Indicator | Column | None:
    table = outline.table(name.place) if name.table else None
    if table is not None:
        return next((each for each in table.columns if each.id == name.id), None)
    item = outline.item(name.place)
    return item.indicator(name.id) if item is not None else None


def _counted(name: FigureName, reported: list[ReportedFigure], outline: Outline) -> list[ReportedFigure]:
    table = outline.table(name.place) if name.table else None
    asked = _asked(name, outline)
    groups = table.groups if table is not None else asked.groups if isinstance(asked, Indicator) else None
    return [each for each in reported if each.unit.counted_in(groups)]


def _total(name: FigureName, reported: list[ReportedFigure], outline: Outline) -> Decimal | None:
    asked = _asked(name, outline)
    values = [each.value for each in reported]
    if asked is None or not values or asked.totalling is Totalling.NONE:
        return None
    return sum_of(values) if asked.totalling is Totalling.SUM else mean_of(values)


def _report(asked: Reconciliation, at: ReportedFigure, sides: list[str], difference: Decimal) -> Diagnostic:
    return finding(
        FIGURES_DISAGREE,
        at.location,
        f"Đối chiếu {asked.name}: cần hai nguồn khớp nhau, nhưng {sides[0]}, "
        f"còn {sides[1]}; chênh {format_figure(difference)}.",
        "hỏi lại các nơi; chốt số dùng trong bảng biên tập (tongket decide).",
        snippet=at.snippet,
        unit=at.unit.id,
        item=asked.second.place,
    )


def _side(name: FigureName, reported: list[ReportedFigure], value: Decimal, outline: Outline, roster: Roster) -> str:
    if len(reported) == 1:
        return f"{reported[0].unit.name} ghi {format_figure(value)} ({_place(reported[0])})"
    places = ", ".join(map(_place, reported[:_PLACES]))
    more = f" và {len(reported) - _PLACES} nơi khác" if len(reported) > _PLACES else ""
    units = {each.unit.id for each in reported} | _owing(name, outline, roster)
    came = "cộng được" if _sums(name, outline) else "bình quân"
    return f"{format_ratio(len(reported), len(units))} đơn vị {came} {format_figure(value)} ({places}{more})"


def _sums(name: FigureName, outline: Outline) -> bool:
    asked = _asked(name, outline)
    return asked is not None and asked.totalling is Totalling.SUM


def _owing(name: FigureName, outline: Outline, roster: Roster) -> set[str]:
    """Return the ids of the units that owe a figure and are counted in it."""
    if name.table:
        table = outline.table(name.place)
        groups = table.groups if table is not None else None
        return {
            each.id for each in roster.owing if table is not None and each.owes_table(table) and each.counted_in(groups)
        }
    item, asked = outline.item(name.place), _asked(name, outline)
    groups = asked.groups if isinstance(asked, Indicator) else None
    return {each.id for each in roster.owing if item is not None and each.owes_item(item) and each.counted_in(groups)}


def _place(reported: ReportedFigure) -> str:
    return f"{reported.location.file}:{reported.location.line}"
