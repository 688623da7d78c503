"""`tongket decide`: the decision sheet on disk, with what came in offered to a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tongket.book.reconciled import source_text
from tongket.errors import OutputError
from tongket.merge.decisions import (
    Caution,
    Decisions,
    ExampleOffer,
    FigureOffer,
    Mention,
    Offers,
    PointDecision,
    PointOffer,
    item_subjects,
)
from tongket.merge.draft import merge_draft
from tongket.merge.merged import Draft, MergedItem, MergedModel, Reconciled
from tongket.merge.places import place_of
from tongket.merge.points import MergedPoint, NearPoint
from tongket.merge.reconcile import single_figures
from tongket.model.answers import Intake
from tongket.model.outline import ItemKind, Outline
from tongket.output.files import backup_path, refuse_open, write_files
from tongket.report.examples import example_wording, names_unit, tell_example
from tongket.sentences.phrasing import compile_leads, groups_read
from tongket.sheet.decision_sheet import UpdatedSheet, read_sheet, update_sheet
from tongket.values.figures import format_figure
from tongket.whole_files import read_whole, take_stamp
from tongket.workspace import Workspace, explain_os_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of the decision sheet."""

    offers: Offers
    updated: UpdatedSheet
    kept: tuple[Path, ...]
    """Where the sheet as it was stays, since something of it can't be kept."""
    written: bool
    """Whether something was new."""


def write_sheet(intake: Intake, workspace: Workspace, as_of: date) -> Decided:
    """Write the decision sheet; what is wrong with the one that was there is in the result.

    Raises:
        OutputError: the sheet is open in Excel, or can't be written.
    """
    path, shown = workspace.decisions, workspace.show(workspace.decisions)
    refuse_open(path)
    stamp, old = take_stamp(path), _read_bytes(path)
    decisions, _ = read_sheet(intake.campaign, workspace)  # what is wrong is said of the sheet as written anew
    # A person who splits a point wants its wordings as rows of their own; what was offered keeps its wording and place.
    offered_before = tuple(
        PointDecision(
            item=each.item,
            key=each.key,
            members=each.members,
            split=each.split,
            near=each.near,
            proposed=each.proposed,
        )
        for each in decisions.points
    )
    decided = Decisions(points=offered_before, examples=decisions.examples)
    offered = merge_draft(intake, as_of=as_of, number=1, decisions=decided)
    offers = _make_offers(offered, (*decisions.figures, *_groups_printed(intake.campaign.outline)))
    updated = update_sheet(old, shown, offers, as_of)
    keep = {path: backup_path(path)} if updated.unkept else {}
    if updated.data != old:
        write_files({path: updated.data}, keep=keep, seen={path: stamp})
    return Decided(offers=offers, updated=updated, kept=tuple(keep.values()), written=updated.data != old)


def _read_bytes(path: Path) -> bytes | None:
    try:
        return read_whole(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"Không đọc được {path} ({explain_os_error(error)}).", "đóng tệp nếu đang mở.") from error


def _groups_printed(outline: Outline) -> Iterator[str]:
    """Yield the totals of groups that lead sentences read: `II.1.1.hoi_nghi@huyen-thanh-uy`."""
    for item, sentences in compile_leads(outline)[0].items():
        for name, groups in groups_read(sentences).items():
            yield from (f"{item}.{name}@{group}" for group in sorted(filter(None, groups)))


def _make_offers(draft: Draft, groups: Iterable[str] = ()) -> Offers:
    """Return what the sheet offers: points, examples, figures, and how often each unit is named.

    Of groups of units those figures that `groups` names.
    """
    single = single_figures(draft.campaign.outline, draft.items, draft.tables, groups)
    items = [each for each in draft.items if each.item.kind is ItemKind.POINTS]
    return Offers(
        points=tuple(_offer_points(items)),
        examples=tuple(
            _offer_example(item, each) for item in draft.items if item.item.in_report for each in item.models
        ),
        figures=tuple(map(_offer_figure, (*draft.reconciled, *single))),
        mentions=tuple(_count_mentions(draft)),
        subjects=item_subjects(draft.campaign.outline),
    )


def _offer_points(items: Iterable[MergedItem]) -> Iterator[PointOffer]:
    """Yield the points of all items, each that is near to another right behind it, whatever its subject."""
    number = 0
    for item in items:
        points = {each.lasting_id: each for each in item.points} if item.item.join_points else {}
        led = {each.point.lasting_id for point in points.values() for each in point.near}
        for point in (each for key, each in points.items() if key not in led):
            yield _offer_point(item, point)
            for each in point.near:
                offer = _offer_point(item, points[each.point.lasting_id])
                yield replace(offer, near=number, differs=_say_differences(each), caution=_caution(each))
            number += 1 + len(point.near)


def _caution(near: NearPoint) -> Caution | None:
    if near.reversed:
        return Caution.REVERSE
    return None if near.point.beside else Caution.LITTLE_ALIKE


def _say_differences(near: NearPoint) -> str:
    more, less = near.differences.more, near.differences.less
    return "; ".join(f"{sign} {each}" for sign, words in (("+", more), ("−", less)) for each in words)


def _offer_point(item: MergedItem, point: MergedPoint) -> PointOffer:
    return PointOffer(
        item=item.item.id,
        item_title=item.item.heading,
        members=point.members,
        units=tuple(each.short_name for each in point.units),
        count=len(point.units),
        originals=len(point.voices),
        wording=point.point.text,
        details=point.details,
        subject=point.subject,
        in_draft=point.in_draft,
        variants=point.variants,
        followers=len(point.near),
    )


def _offer_example(item: MergedItem, merged: MergedModel) -> ExampleOffer:
    return ExampleOffer(
        item=item.item.id,
        item_title=item.item.heading,
        member=merged.decision.member if merged.decision is not None else merged.member,
        unit=merged.units[0].id,
        unit_name="; ".join(each.name for each in merged.units),
        territory="; ".join(filter(None, map(place_of, merged.units))) or None,
        name=merged.model.name,
        place=merged.model.place or "",
        result=merged.model.result,
        wording=example_wording(merged),
        sentence=f"{tell_example(merged).sentence}.",
    )


def _offer_figure(each: Reconciled) -> FigureOffer:
    asked, second = each.asked, each.second
    return FigureOffer(
        id=each.id,
        name=each.name,
        first=each.first.value,
        first_label=source_text(each.first),
        second=second.value if second is not None else None,
        second_label=source_text(second) if second is not None else "",
        difference=each.difference,
        tolerance=format_figure(asked.tolerance) + "%" * asked.relative if asked is not None else "",
        agrees=each.agrees,
    )


def _count_mentions(draft: Draft) -> Iterator[Mention]:
    """Yield in how many of the examples that a person ticked each unit is named, committee and place together."""
    ticked = [
        each
        for item in draft.items
        if item.item.in_report
        for each in item.models
        if each.decision is not None and each.decision.use
    ]
    for unit in draft.expected:
        group = unit.group.name if unit.group is not None else ""
        count = sum(names_unit(each, unit) for each in ticked)
        yield Mention(unit_name=unit.name, group_name=group, count=count)
