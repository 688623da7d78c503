"""Everything merged (dự thảo): the one record that JSON, the draft and the source book are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tongket.findings.campaign_rules import DUPLICATE_UNIT, FAILED_CHECK
from tongket.findings.rule import Severity
from tongket.likeness.likeness import Likeness
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.merge.grouping import merge_points
from tongket.merge.listed_documents import Listed, lists_every_document, merge_documents, merge_models
from tongket.merge.merged import (
    Contribution,
    Draft,
    MergedDocument,
    MergedItem,
    MergedModel,
    MergedTable,
    NoneSaid,
    Total,
)
from tongket.merge.nearness import PointMeasure, find_opposites, hold_back
from tongket.merge.organs import Organs
from tongket.merge.points import MergedPoint, Voice
from tongket.merge.reconcile import reconcile
from tongket.merge.totals import drop_failed, merge_table, merge_total
from tongket.model.addressees import Addressees
from tongket.model.answers import Answer, Intake, Submission
from tongket.model.outline import FactKind, Item, ItemKind, Outline
from tongket.model.roster import Campaign, Roster
from tongket.status import take_status
from tongket.values.folding import fold_words


def merge_draft(intake: Intake, *, as_of: date, number: int, decisions: Decisions = NO_DECISIONS) -> Draft:
    """Return everything that came in as one draft; what is faulty was left out when it was read."""
    campaign = intake.campaign
    submissions = _usable(intake)
    used = {each.unit.id for each in submissions}
    received = {each.unit.id for each in intake.receipts if each.unit is not None}
    status = take_status(intake, as_of)
    owing = campaign.roster.owing
    items = _merge_items(campaign, submissions, decisions)
    tables = _merge_tables(campaign, submissions)
    known = reconcile(campaign.outline, items, tables, decisions.figures)
    reported = [each for each in known.items if each.item.in_report]
    documents = merge_documents(
        _listed(reported, FactKind.DOCUMENTS, campaign), Organs(campaign.roster, campaign.outline.report)
    )
    return Draft(
        campaign=campaign,
        as_of=as_of,
        number=number,
        used=tuple(each for each in owing if each.id in used),
        missing=tuple(each for each in owing if each.id not in received),
        excluded=tuple(each for each in owing if each.id in received and each.id not in used),
        late=tuple(each.unit for each in status.units if each.late),
        items=known.items,
        tables=known.tables,
        documents=documents,
        every_document=_lists_all(documents, reported),
        models=merge_models("", _listed(reported, FactKind.MODELS, campaign), {}),
        reconciled=known.compared,
        settled=known.settled,
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


def _merge_tables(campaign: Campaign, submissions: tuple[Submission, ...]) -> tuple[MergedTable, ...]:
    # Where an outline makes a failed check a warning, its figures are used.
    strict = campaign.outline.severities.get(FAILED_CHECK.id, FAILED_CHECK.severity) is Severity.ERROR
    return tuple(
        merge_table(
            table,
            (
                (each.unit, drop_failed(table, filled) if strict else filled)
                for each in submissions
                if (filled := each.tables.get(table.id)) is not None
            ),
            campaign.roster,
        )
        for table in campaign.outline.tables
    )


def make_likeness(outline: Outline, roster: Roster) -> Likeness:
    """Return the measure of likeness with this campaign's abbreviations and the names of its units."""
    places = [name for unit in roster.owing for name in (unit.short_name, unit.territory) if name is not None]
    return Likeness(abbreviations=outline.abbreviations, places=places)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merging:
    """What the merging of every item needs."""

    campaign: Campaign
    submissions: tuple[Submission, ...]
    likeness: Likeness
    addressees: Addressees
    decisions: Decisions


def _merge_items(
    campaign: Campaign, submissions: tuple[Submission, ...], decisions: Decisions
) -> tuple[MergedItem, ...]:
    answers: dict[str, list[tuple[Submission, Answer]]] = defaultdict(list)
    for submission in submissions:
        for answer in submission.answers.values():
            if answer.has_content:
                answers[answer.item].append((submission, answer))
    addressees = Addressees(campaign.outline)
    voices, moved = _hear(submissions, addressees)
    merging = _Merging(
        campaign=campaign,
        submissions=submissions,
        likeness=make_likeness(campaign.outline, campaign.roster),
        addressees=addressees,
        decisions=decisions,
    )
    return tuple(
        _merge_item(item, answers[item.id], voices[item.id], moved[item.id], merging) for item in campaign.outline.items
    )


def _hear(
    submissions: tuple[Submission, ...], addressees: Addressees
) -> tuple[Mapping[str, list[Voice]], Mapping[str, list[Voice]]]:
    """Return the points by the item they belong to, and those that were moved by the item they were written under."""
    voices: dict[str, list[Voice]] = defaultdict(list)
    moved: dict[str, list[Voice]] = defaultdict(list)
    for submission in submissions:
        for answer in submission.answers.values():
            for point in answer.points:
                voice = Voice(unit=submission.unit, point=point, file=submission.file, item=answer.item)
                at = addressees.belongs_to(answer.item, point.text)
                voices[at].append(voice)
                if at != answer.item:
                    moved[answer.item].append(voice)
    return voices, moved


def _lists_all(documents: tuple[MergedDocument, ...], items: Iterable[MergedItem]) -> bool:
    """Whether a list holds all the documents that the items which ask for some count in figures ("văn bản")."""
    totals = [tuple(each.totals.values()) for each in items]
    asking = [each for each in totals if any(total.indicator.kind is FactKind.DOCUMENTS for total in each)]
    names = [(total, fold_words(total.indicator.name)) for each in asking for total in each]
    if any("tiêu biểu" in name for total, name in names if total.indicator.kind is FactKind.DOCUMENTS):
        return False
    counting = [
        total
        for total, name in names
        if total.indicator.kind is FactKind.INTEGER
        and ("văn bản" in name or fold_words(total.indicator.measure or "") == "văn bản")
    ]
    counts = ((each.unit, each.fact.value) for total in counting for each in total.counted)
    return lists_every_document(documents, ((unit, value) for unit, value in counts if isinstance(value, Decimal)))


def _listed(items: Iterable[MergedItem], kind: FactKind, campaign: Campaign) -> list[Listed]:
    """Return what was listed under any item, in the order of rank."""
    listed = [
        Listed(each.submission, each.fact, total.indicator)
        for item in items
        for total in item.totals.values()
        if total.indicator.kind is kind
        for each in total.reported
    ]
    rank = {each.id: number for number, each in enumerate(campaign.roster.units)}
    return sorted(listed, key=lambda each: rank[each.submission.unit.id])


def _merge_item(
    item: Item, given: list[tuple[Submission, Answer]], voices: list[Voice], moved: list[Voice], merging: _Merging
) -> MergedItem:
    organs = Organs(merging.campaign.roster, merging.campaign.outline.report)
    owing = tuple(each for each in organs.roster.owing if each.owes_item(item))
    said = {submission.unit.id for submission, _ in given}
    totals = {
        indicator.id: merge_total(
            indicator,
            ((each, answer.facts[indicator.id]) for each, answer in given if indicator.id in answer.facts),
            organs,
            owing,
        )
        for indicator in item.indicators
    }
    requests = merging.addressees.asks(item.id)
    points: tuple[MergedPoint, ...] = ()
    if item.kind is ItemKind.POINTS:
        standing = merging.decisions.standing.get(item.id, frozenset())
        measure = PointMeasure(likeness=merging.likeness, requests=requests, standing=standing)
        points = merge_points(item, voices, measure, merging.decisions.points)
    opposites = find_opposites(points, item, merging.likeness)
    return MergedItem(
        item=item,
        totals=totals,
        contributions=tuple(_contribute(item, each, answer) for each, answer in given if answer.lines),
        # Two requests that contradict each other can't both be put; two observations may both be true.
        points=hold_back(points, opposites) if requests else points,
        opposites=opposites,
        requests=requests,
        moved=tuple(moved),
        models=_merge_models(item, totals, merging.decisions),
        none=tuple(
            NoneSaid(unit=each.unit, reason=answer.none_reason)
            for each, answer in given
            if answer.none_reason is not None
        ),
        absent=tuple(
            each.unit for each in merging.submissions if each.unit.owes_item(item) and each.unit.id not in said
        ),
        answers=tuple(given),
        owing=owing,
    )


def _contribute(item: Item, submission: Submission, answer: Answer) -> Contribution:
    unit = submission.unit
    leads = not item.leads or unit.compiling or unit.id in item.leads
    return Contribution(unit=unit, file=submission.file, lines=answer.lines, in_draft=item.in_report and leads)


def _merge_models(item: Item, totals: Mapping[str, Total], decisions: Decisions) -> tuple[MergedModel, ...]:
    listed = [
        Listed(each.submission, each.fact, total.indicator)
        for total in totals.values()
        if total.indicator.kind is FactKind.MODELS
        for each in total.reported
    ]
    return merge_models(item.id, listed, decisions.examples)
