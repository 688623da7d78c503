"""The result page (trang kết quả): how a campaign stands on a day, and what a person does next."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tongket.findings.diagnostics import Diagnostic, count_errors
from tongket.findings.locations import TextLocation
from tongket.model.answers import Intake
from tongket.model.outline import Outline
from tongket.naming.clerk_places import place_in_report
from tongket.pages.answer_matrix import STATE_SIGNS, AnswerMatrix, make_matrix
from tongket.pages.figure_charts import FigureChart, chart_figures
from tongket.pages.next_tasks import Called, MadeFile, NextTask, list_tasks
from tongket.pages.progress_charts import ArrivalChart, GroupBar, chart_arrivals, chart_groups
from tongket.status import State, Status, Unassigned
from tongket.values.figures import format_long_date, format_ratio, format_short_date

_MEND = "Sửa các lỗi dưới đây trong đề cương, danh sách đơn vị, sổ nhận."


class ShownFinding(NamedTuple):
    """One finding as the page lists it."""

    grave: bool
    message: str
    hint: str
    place: str
    """Where it stands, in the file that is read; behind that in the report as it came."""


class UnitFindings(NamedTuple):
    """What was found in the report of one unit."""

    id: str
    name: str
    errors: int
    found: tuple[ShownFinding, ...]
    slip: str
    """The text to paste into a message; "" where the unit is asked nothing."""
    record: str
    """Where the record of how its file was read lies, from the page; "" where no file came."""


class CampaignStep(NamedTuple):
    """A step of the order."""

    before: str
    what: str
    left: str


class Tally(NamedTuple):
    """A figure at the top of the page."""

    state: str
    sign: str
    figure: str
    words: str


class ResultPage(NamedTuple):
    """What the page shows."""

    title: str
    organ: str
    basis: str
    """The paper that the outline was issued with."""
    day: str
    command: str
    """After what it was written: `tongket validate --strict`, or the name of a double-click."""
    at: str
    """When, as printed; "" where nobody knows."""
    clicked: bool
    """Whether whoever reads it double-clicks, and types no commands."""
    version: str
    tallies: tuple[Tally, ...] = ()
    steps: tuple[CampaignStep, ...] = ()
    tasks: tuple[NextTask, ...] = ()
    matrix: AnswerMatrix | None = None
    """None where outline or roster are faulty: then nothing but `faults` is known."""
    units: tuple[UnitFindings, ...] = ()
    faults: tuple[ShownFinding, ...] = ()
    """Of no unit: outline, roster, the log, files whose unit is not known."""
    unassigned: tuple[Unassigned, ...] = ()
    arrivals: ArrivalChart | None = None
    bars: tuple[GroupBar, ...] = ()
    figures: tuple[FigureChart, ...] = ()
    made: tuple[MadeFile, ...] = ()


class Beside(NamedTuple):
    """What the page tells of the campaign beside what came in."""

    called: Called
    version: str
    """Of tongket."""
    made: tuple[MadeFile, ...]
    slips: Mapping[str, str] = MappingProxyType({})
    """The text of each unit's slip, by its id."""
    places: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Where each value stood in the report of a unit, by its id and address."""
    records: Mapping[str, str] = MappingProxyType({})
    """Where the record of the reading lies, by the unit's id."""


def result_page(intake: Intake, status: Status, beside: Beside) -> ResultPage:
    """Return what the page shows of a campaign."""
    outline = intake.campaign.outline
    return ResultPage(
        title=f"{outline.report.kind} {outline.report.subject}",
        organ=outline.report.organ,
        basis=outline.issued_with or "",
        day=format_long_date(status.as_of),
        command=beside.called.by,
        at=beside.called.at,
        clicked=bool(beside.called.clicked),
        version=beside.version,
        tallies=_tallies(status),
        steps=tuple(_step(status, number) for number in range(len(outline.steps))),
        tasks=list_tasks(status, beside.made, beside.called),
        matrix=make_matrix(intake, status),
        units=_unit_findings(intake, beside),
        faults=tuple(_shown(each, outline, {}) for each in intake.found if each.unit is None),
        unassigned=status.unassigned,
        arrivals=chart_arrivals(status),
        bars=chart_groups(status),
        figures=chart_figures(intake),
        made=beside.made,
    )


def faulty_page(found: tuple[Diagnostic, ...], day: str, beside: Beside) -> ResultPage:
    """Return the page of a campaign whose outline, roster or log can't be used."""
    shown = tuple(_shown(each, None, {}) for each in found)
    return ResultPage(
        title="Đề cương, danh sách đơn vị còn lỗi",
        organ="",
        basis="",
        day=day,
        command=beside.called.by,
        at=beside.called.at,
        clicked=bool(beside.called.clicked),
        version=beside.version,
        tasks=(NextTask(_MEND, beside.called.name("tongket validate"), ()),),
        faults=shown,
        made=beside.made,
    )


def _tallies(status: Status) -> tuple[Tally, ...]:
    late = sum(each.late and each.state is not State.MISSING for each in status.units)
    overdue = sum(each.late and each.state is State.MISSING for each in status.units)
    words = {
        State.COMPLETE: "đủ",
        State.INCOMPLETE: "còn thiếu",
        State.INVALID: "có lỗi",
        State.MISSING: f"chưa gửi, {overdue} quá hạn" if overdue else "chưa gửi",
    }
    counts = (Tally(each.value, STATE_SIGNS[each], str(status.count(each)), words[each]) for each in reversed(State))
    received = format_ratio(status.received, len(status.units))
    return (Tally("received", "", received, f"đơn vị đã gửi, {late} gửi muộn" if late else "đơn vị đã gửi"), *counts)


def _step(status: Status, number: int) -> CampaignStep:
    step = status.outline.steps[number]
    left = (step.before - status.as_of).days
    return CampaignStep(format_short_date(step.before), step.what, f"còn {left} ngày" if left > 0 else "đã qua hạn")


def _unit_findings(intake: Intake, beside: Beside) -> tuple[UnitFindings, ...]:
    by_unit: dict[str, list[Diagnostic]] = {}
    for each in intake.found:
        if each.unit is not None:
            by_unit.setdefault(each.unit, []).append(each)
    units: list[UnitFindings] = []
    for unit in intake.campaign.roster.units:
        found, slip = by_unit.get(unit.id, []), beside.slips.get(unit.id, "")
        if found or slip:
            stood = beside.places.get(unit.id, {})
            ordered = sorted(found, key=lambda each: not each.is_error)
            units.append(
                UnitFindings(
                    id=unit.id,
                    name=unit.name,
                    errors=count_errors(found),
                    found=tuple(_shown(each, intake.campaign.outline, stood) for each in ordered),
                    slip=slip,
                    record=beside.records.get(unit.id, ""),
                )
            )
    return tuple(units)


def _shown(found: Diagnostic, outline: Outline | None, stood: Mapping[str, str]) -> ShownFinding:
    at = found.location
    place = f"{at.file}, dòng {at.line}" if isinstance(at, TextLocation) else str(at)
    came = place_in_report(found, outline, stood) if outline is not None and stood else ""
    whole = f"{place}; trong báo cáo gửi về: {came}" if came else place
    return ShownFinding(found.is_error, found.message, found.hint or "", whole)
