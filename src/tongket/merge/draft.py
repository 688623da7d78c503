"""Everything merged (dự thảo): the one record that JSON, the draft and the source book are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tongket.diagnostics import Diagnostic
from tongket.intake import Campaign, Intake, Receipt
from tongket.merge.points import MergedPoint, Voice, merge_points
from tongket.merge.tables import MergedTable, merge_table
from tongket.merge.totals import Total, merge_total
from tongket.model import Answer, Item, ItemKind, Line, Submission, Unit
from tongket.rules import DUPLICATE_UNIT
from tongket.status import Status, take_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A unit's prose for one item (phần của đơn vị)."""

    unit: Unit
    lines: tuple[Line, ...]
    in_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneSaid:
    """A unit's explicit "nothing" for one item (không có), with its reason."""

    unit: Unit
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedItem:
    """One item over all units (mục đã tổng hợp)."""

    item: Item
    totals: Mapping[str, Total]
    contributions: tuple[Contribution, ...]
    points: tuple[MergedPoint, ...]
    none: tuple[NoneSaid, ...]
    absent: tuple[Unit, ...]
    """The used units that owe it and gave nothing."""
    answers: tuple[tuple[Submission, Answer], ...]
    """Everything that was said, in roster order."""
    owing: tuple[Unit, ...]

    @property
    def answered(self) -> int:
        """How many of the units that owe it gave something."""
        owed = {each.id for each in self.owing}
        return sum(submission.unit.id in owed for submission, _ in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The merged report (dự thảo)."""

    campaign: Campaign
    as_of: date
    number: int
    used: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    excluded: tuple[Unit, ...]
    """Units whose file could not be used at all."""
    late: tuple[Unit, ...]
    items: tuple[MergedItem, ...]
    tables: tuple[MergedTable, ...]
    submissions: tuple[Submission, ...]
    """Those that are merged, in roster order, the compiling office's first."""
    receipts: tuple[Receipt, ...]
    status: Status
    found: tuple[Diagnostic, ...]

    @property
    def expected(self) -> tuple[Unit, ...]:
        """The units that must answer."""
        return self.campaign.roster.owing

    def merged_item(self, item_id: str) -> MergedItem:
        """Return one item."""
        return next(each for each in self.items if each.item.id == item_id)


def merge_draft(intake: Intake, *, as_of: date, number: int) -> Draft:
    """Return everything that came in as one draft; what is faulty was left out when it was read."""
    campaign = intake.campaign
    submissions = _usable(intake)
    used = {each.unit.id for each in submissions}
    received = {each.unit.id for each in intake.receipts if each.unit is not None}
    status = take_status(intake, as_of)
    owing = campaign.roster.owing
    return Draft(
        campaign=campaign,
        as_of=as_of,
        number=number,
        used=tuple(each for each in owing if each.id in used),
        missing=tuple(each for each in owing if each.id not in received),
        excluded=tuple(each for each in owing if each.id in received and each.id not in used),
        late=tuple(each.unit for each in status.units if each.late),
        items=_merge_items(campaign, submissions),
        tables=tuple(
            merge_table(
                table,
                ((each.unit, each.tables[table.id]) for each in submissions if table.id in each.tables),
                campaign.roster,
            )
            for table in campaign.outline.tables
        ),
        submissions=submissions,
        receipts=intake.receipts,
        status=status,
        found=intake.found,
    )


def _usable(intake: Intake) -> tuple[Submission, ...]:
    """Return the submissions to merge in roster order: of two files of one unit nobody knows which one holds."""
    doubled = {each.unit for each in intake.found if each.rule is DUPLICATE_UNIT and each.is_error}
    by_unit = {
        each.submission.unit.id: each.submission
        for each in intake.receipts
        if each.submission is not None and each.submission.unit.id not in doubled
    }
    return tuple(by_unit[each.id] for each in intake.campaign.roster.units if each.id in by_unit)


def _merge_items(campaign: Campaign, submissions: tuple[Submission, ...]) -> tuple[MergedItem, ...]:
    answers: dict[str, list[tuple[Submission, Answer]]] = defaultdict(list)
    for submission in submissions:
        for answer in submission.answers.values():
            if answer.has_content:
                answers[answer.item].append((submission, answer))
    return tuple(_merge_item(item, answers[item.id], campaign, submissions) for item in campaign.outline.items)


def _merge_item(
    item: Item, given: list[tuple[Submission, Answer]], campaign: Campaign, submissions: Iterable[Submission]
) -> MergedItem:
    roster = campaign.roster
    owing = tuple(each for each in roster.owing if each.owes_item(item))
    said = {submission.unit.id for submission, _ in given}
    totals = {
        indicator.id: merge_total(
            indicator,
            ((each.unit, answer.facts[indicator.id]) for each, answer in given if indicator.id in answer.facts),
            roster,
            owing,
        )
        for indicator in item.indicators
    }
    voices = (Voice(each.unit, point, each.file) for each, answer in given for point in answer.points)
    return MergedItem(
        item=item,
        totals=totals,
        contributions=tuple(_contribute(item, each.unit, answer) for each, answer in given if answer.lines),
        points=merge_points(item, voices) if item.kind is ItemKind.POINTS else (),
        none=tuple(
            NoneSaid(unit=each.unit, reason=answer.none_reason)
            for each, answer in given
            if answer.none_reason is not None
        ),
        absent=tuple(
            each.unit for each in submissions if each.unit.owes_item(item) and each.unit.id not in said
        ),
        answers=tuple(given),
        owing=owing,
    )


def _contribute(item: Item, unit: Unit, answer: Answer) -> Contribution:
    leads = not item.leads or unit.compiling or unit.id in item.leads
    return Contribution(unit=unit, lines=answer.lines, in_draft=item.in_report and leads)
