"""Everything read and checked (tiếp nhận), file by file: what the commands need of outline, roster and submissions."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from tongket.check.across import check_across, every_figure, fingerprints
from tongket.check.aside import set_aside
from tongket.check.filed import Filed, Sent
from tongket.check.reconciling import figures_of
from tongket.check.within import check_submission, is_incomplete, owed_items
from tongket.findings.campaign_rules import NOT_READ, TEXT_DISAGREES, UNREADABLE_FILE, WAITING_PROPOSAL, WRONG_MEASURE
from tongket.findings.diagnostics import Diagnostic, adjust_severities, finding, has_errors, sort_diagnostics
from tongket.findings.locations import Location, TextLocation
from tongket.logbook.reading_notes import NO_NOTES, ReadingNotes, read_reading_notes
from tongket.logbook.receipt_log import read_log
from tongket.model.answers import Intake, Receipt, Submission
from tongket.model.arrivals import EMPTY_LOG, ReceiptLog
from tongket.model.outline import Outline
from tongket.model.roster import Campaign, Roster, Unit, count_required
from tongket.read.outline import check_references, read_outline
from tongket.read.submission import SubmissionReading, read_submission
from tongket.read.units import read_roster
from tongket.side_by_side import map_files
from tongket.source.nodes import Findings, Source
from tongket.source.tree import parse_source, read_source
from tongket.workspace import READING_NOTES, Unread, Workspace, absolute_path


def read_campaign(workspace: Workspace, issued: str = "") -> tuple[Campaign | None, tuple[Diagnostic, ...]]:
    """Return outline and roster, or None when one of them is faulty, and the findings about both.

    Those of today, or those that forms of the version `issued` were made from.
    """
    outline_path, roster_path = workspace.issued(issued) if issued else (workspace.outline, workspace.roster)
    outline_source, found = read_source(outline_path, workspace.show(outline_path))
    asked = read_outline(outline_source)
    roster_source, roster_found = read_source(roster_path, workspace.show(roster_path))
    listed = read_roster(roster_source, asked)
    found += [*asked.found, *roster_found, *listed.found]
    if listed.complete:
        found += check_references(asked.references, listed.unit_ids, listed.group_ids)
    if asked.outline is None or listed.roster is None or has_errors(found):
        return None, sort_diagnostics(found)
    return Campaign(outline=asked.outline, roster=listed.roster), sort_diagnostics(found)


def read_receipts(workspace: Workspace, roster: Roster) -> tuple[ReceiptLog, list[Diagnostic]]:
    """Return the log of what came in, empty where there is none, and what is wrong with it."""
    path = workspace.receipt_log
    return read_log(*read_source(path, workspace.show(path)), roster) if os.path.lexists(path) else (EMPTY_LOG, [])


def read_reading(workspace: Workspace, log: ReceiptLog, unit: str) -> ReadingNotes | None:
    """Return what is known of how the version that is used was read; None where no file of this unit came in."""
    latest = log.latest(unit)
    if latest is None or latest.file is None:
        return None
    path = workspace.received(unit, latest.version) / READING_NOTES
    return read_reading_notes(read_source(path, workspace.show(path))[0]) if path.is_file() else NO_NOTES


Watch = Callable[[Iterator["_Taken"], int], Iterable["_Taken"]]
"""Looks on while so many files are read, and gives them on."""


def take_in(  # noqa: PLR0913 - what to read, and how
    workspace: Workspace,
    campaign: Campaign,
    files: Iterable[Path] | None = None,
    *,
    keep: bool = False,
    as_of: date | None = None,
    watch: Watch = lambda taken, _: taken,
) -> Intake:
    """Read and check the given files, or all of the submissions folder; keep the submissions only to merge them.

    Given files are compared with all others, of which no finding is told. One from outside the folder stands for what
    its unit has in the folder. What came in after the day `as_of` is left out.
    """
    log, log_found = read_receipts(workspace, campaign.roster)
    listed, unread = workspace.list_submissions()
    if files is None:
        asked, not_read = listed, [_report_unread(each, workspace) for each in unread]
    else:
        asked, not_read, log_found = list(dict.fromkeys(absolute_path(each) for each in files)), [], []
    take = partial(_take_file, workspace=workspace, campaign=campaign)
    given = set(asked)
    taken = list(watch(map_files(partial(take, keep=keep), asked), len(asked)))
    known = set(listed)
    brought = {each.unit for each in taken if each.path not in known}
    others = list(map_files(partial(take, check=False), [each for each in listed if each not in given]))
    compared = [*taken, *(each for each in others if each.unit not in brought)]
    filed = [_dated(each.filed, log) for each in compared if each.filed is not None]
    shown = {each.receipt.file for each in taken}
    aside = set_aside(filed, shown, as_of)
    counted = [each for each in taken if each.receipt.file not in aside.files]
    across = check_across([each for each in filed if each.file not in aside.files], campaign.outline, campaign.roster)
    left_out = _adjust([*not_read, *_of(aside.found, shown)], campaign.outline)
    found = [*log_found, *left_out, *(found for each in counted for found in each.found)]
    found += _adjust(_of(across, shown), campaign.outline)
    return Intake(
        campaign=campaign,
        receipts=tuple(sorted((each.receipt for each in counted), key=lambda each: each.file)),
        left_out=sort_diagnostics(left_out),
        found=sort_diagnostics(found),
        log=log.until(as_of),
    )


def _dated(filed: Filed, log: ReceiptLog) -> Filed:
    """Return a file with the day on which the version that it holds came in, where the log knows it."""
    arrival = log.latest(filed.unit.id)
    if arrival is None:
        return filed
    at, snippet = (filed.unit_location, filed.unit_snippet) if filed.sent is None else filed.sent[1:3]
    return replace(filed, sent=Sent(arrival.day, at, snippet, logged=True))


def _of(found: Iterable[Diagnostic], files: Collection[str]) -> list[Diagnostic]:
    """Return the findings about some files."""
    return [each for each in found if each.location.file in files]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """One file read and checked by itself."""

    path: Path
    receipt: Receipt
    found: tuple[Diagnostic, ...]
    filed: Filed | None

    @property
    def unit(self) -> Unit | None:
        """Whose file it is; None where it does not say."""
        return self.receipt.unit


def _take_file(
    path: Path, workspace: Workspace, campaign: Campaign, *, keep: bool = False, check: bool = True
) -> _Taken:
    """Return one file read, and checked where its findings are told."""
    reading, checked = _read_file(path, workspace, campaign, check=check)
    filed = None
    if reading.unit is not None and reading.unit_location is not None:
        doubted = {each.location for each in checked if each.rule in {TEXT_DISAGREES, WRONG_MEASURE}}
        filed = _file(reading, reading.unit, reading.unit_location, campaign.outline, doubted)
    receipt = _receive(reading, campaign.outline, keep=keep)
    return _Taken(path=path, receipt=receipt, found=tuple(_adjust(checked, campaign.outline)), filed=filed)


def _report_unread(unread: Unread, workspace: Workspace) -> Diagnostic:
    rule = UNREADABLE_FILE if unread.lost else WAITING_PROPOSAL if unread.waiting else NOT_READ
    return finding(rule, Location(file=workspace.show(unread.path)), unread.reason, unread.hint)


def _read_file(
    path: Path, workspace: Workspace, campaign: Campaign, *, check: bool
) -> tuple[SubmissionReading, list[Diagnostic]]:
    return _check_source(*read_source(path, workspace.show(path)), campaign, check=check)


def check_text(text: str, shown: str, campaign: Campaign) -> tuple[Diagnostic, ...]:
    """Return what is found in a submission before it is a file, shown as `shown`; other units are not looked at."""
    return tuple(_adjust(_check_source(*parse_source(text.encode(), shown), campaign, check=True)[1], campaign.outline))


def _check_source(
    source: Source, found: list[Diagnostic], campaign: Campaign, *, check: bool
) -> tuple[SubmissionReading, list[Diagnostic]]:
    reading = read_submission(source, found, campaign.outline, campaign.roster)
    findings = Findings(source, list(reading.found), unit=reading.unit.id if reading.unit else None)
    if reading.submission is not None and check:
        check_submission(reading.submission, campaign, findings)
    return reading, findings.found


def _adjust(found: list[Diagnostic], outline: Outline) -> list[Diagnostic]:
    """Apply the severities that the outline asks for, the item's own where it has some."""
    adjusted: list[Diagnostic] = []
    for each in found:
        item = outline.item(each.item) if each.item is not None and each.rule.adjustable else None
        adjusted += adjust_severities([each], item.severities if item is not None else outline.severities)
    return adjusted


def _receive(reading: SubmissionReading, outline: Outline, *, keep: bool) -> Receipt:
    submission = reading.submission
    required = answered = 0
    incomplete = False
    if submission is not None:
        for item, answer in owed_items(submission, outline):
            if item.mandatory:
                required += 1
                answered += answer is not None and answer.has_content
            incomplete = incomplete or (answer is not None and is_incomplete(submission, item, answer))
        for table in outline.tables:
            if submission.unit.owes_table(table):
                required += 1
                filled = submission.tables.get(table.id)
                answered += filled is not None and filled.has_content
    elif reading.unit is not None:
        required = count_required(reading.unit, outline)
    return Receipt(
        file=reading.source.file,
        unit=reading.unit,
        sent=submission.sent if submission is not None else None,
        required=required,
        answered=answered,
        incomplete=incomplete or answered < required,
        reference=submission.reference if submission is not None else None,
        given=_list_given(submission) if submission is not None else {},
        figures=_list_values(submission) if submission is not None else {},
        submission=submission if keep else None,
    )


def _list_given(submission: Submission) -> dict[str, bool]:
    """Return the items and tables that were answered, and whether with more than that there is nothing."""
    given = {
        item: bool(answer.lines or answer.points or answer.facts)
        for item, answer in submission.answers.items()
        if answer.has_content
    }
    return given | {table: True for table, filled in submission.tables.items() if filled.has_content}


def _list_values(submission: Submission) -> dict[tuple[str, str], Decimal]:
    """Return the figures of a submission, by item and indicator."""
    return {
        (item, indicator): fact.value
        for item, answer in submission.answers.items()
        for indicator, fact in answer.facts.items()
        if isinstance(fact.value, Decimal)
    }


def _file(
    reading: SubmissionReading, unit: Unit, location: TextLocation, outline: Outline, doubted: set[Location]
) -> Filed:
    source = reading.source
    submission = reading.submission
    figures = figures_of(submission, outline) if submission is not None else {}
    return Filed(
        file=source.file,
        unit=unit,
        unit_location=location,
        unit_snippet=source.line_text(location.line),
        sent=_sent(submission, source) if submission is not None else None,
        digest=source.digest(),
        fingerprints=fingerprints(submission, source) if submission is not None else (),
        figures=figures,
        lines={at.line: source.line_text(at.line) or "" for _, at in figures.values()},
        every=every_figure(submission, outline, source, doubted) if submission is not None else {},
    )


def _sent(submission: Submission, source: Source) -> Sent | None:
    at = submission.sent_location
    if submission.sent is None or at is None:
        return None
    return Sent(submission.sent, at, source.line_text(at.line))
