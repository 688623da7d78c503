"""A version of a unit's report between reading and keeping: what it says, what changed, what was corrected by hand."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tongket.commands.receive.arrived_files import FileKind, kind_of, name_of
from tongket.commands.receive.desk import Desk, HowItCame, ReturnedFile
from tongket.commands.receive.hand_corrections import Corrected, keep_corrections
from tongket.commands.receive.kept_versions import find_submission, leaves_on_disk
from tongket.commands.receive.submission_paths import LeafChange, LeafPath, compare_trees, split_tree, tidy
from tongket.commands.receive.version_changes import summarise_changes
from tongket.errors import TongketError, UsageError
from tongket.model.arrivals import Arrival, Signed
from tongket.model.outline import Outline
from tongket.model.returned import Clash, ReturnedReport, ReturnedValue, Unplaced
from tongket.model.ways import Way
from tongket.naming.place_names import name_place
from tongket.output.submission_yaml import submission_tree
from tongket.source.emitting import Tree
from tongket.values.figures import FigureKind, Refusal, parse_date, parse_figure
from tongket.workspace import AS_READ

_MANY_GONE = 10
"""Fewer values that are gone are told and taken. A choice."""
_WORDS = frozenset({FileKind.WORD, FileKind.OLD_WORD})
_WORKBOOKS = frozenset({FileKind.EXCEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a unit's report (bản gửi về)."""

    returned: ReturnedFile
    arrival: Arrival
    leaves: Mapping[LeafPath, Tree]
    """As read."""
    left: tuple[Unplaced, ...]
    """What was read and the outline of today does not ask."""
    changes: tuple[LeafChange, ...]
    """Against the version before."""
    corrected: Corrected
    """With what was corrected by hand."""


def with_other_file(returned: ReturnedFile, desk: Desk) -> ReturnedFile:
    """Return a Word file with the values of the unit's last workbook, and a workbook with those of its Word file."""
    wanted = _WORDS if returned.kind is FileKind.EXCEL else _WORKBOOKS
    alone = returned.tree is not None or returned.proposal is not None
    for arrival in reversed(() if alone else desk.log.versions(returned.unit.id)):
        path = desk.workspace.received(arrival.unit, arrival.version) / (arrival.file or "")
        data = path.read_bytes() if path.is_file() else b""
        if kind_of(data) not in wanted:
            continue
        try:
            other = desk.read(path, data, arrival.unit)
        except TongketError:  # it was read on its day; what changed since is no fault of the file that comes now
            return returned
        return returned if other.proposal is not None else _join(returned, other, desk)
    return returned


def _join(returned: ReturnedFile, other: ReturnedFile, desk: Desk) -> ReturnedFile:
    """Join two files; what was told of the other one when it came is not told again."""
    pair = (other, returned) if returned.kind is FileKind.EXCEL else (returned, other)
    joined = join_sources(pair[0].report, pair[1].report, desk.campaign.outline)
    own = returned.report
    return replace(returned, report=replace(joined, unplaced=own.unplaced, altered=own.altered, remarks=own.remarks))


def join_sources(report: ReturnedReport, other: ReturnedReport, outline: Outline) -> ReturnedReport:
    """Return a report with the values of a second file of the same version; its remarks stay those of the first.

    An entry of a list is taken of the file that lists any: two lists have no entries in common for sure.
    """
    first = {each.address: each for each in report.values}
    listed = {(each.address.place, each.address.key) for each in report.values if each.address.number}
    clashed = {each.address for each in (*report.clashes, *other.clashes)}
    values = dict(first)
    clashes: list[Clash] = []
    for each in other.values:
        at = each.address
        mine = first.get(at)
        if mine is None:
            if at not in clashed and not (at.number and (at.place, at.key) in listed):
                values[at] = each
        elif not _say_the_same(mine, each):
            del values[at]
            clashes.append(Clash(address=at, label=name_place(at, outline), values=(mine, each)))
    kept = (each for address, each in values.items() if address not in clashed)
    return replace(report, values=tuple(kept), clashes=(*report.clashes, *other.clashes, *clashes))


def _say_the_same(one: ReturnedValue, other: ReturnedValue) -> bool:
    """Whether two values are the same text, figure or day."""
    first, second = (" ".join(each.text.split()) for each in (one, other))
    if first.casefold() == second.casefold():
        return True
    for kind in (FigureKind.INTEGER, FigureKind.RATE, FigureKind.DECIMAL):
        figures = parse_figure(first, kind, negative=True), parse_figure(second, kind, negative=True)
        if not isinstance(figures[0], Refusal) and not isinstance(figures[1], Refusal):
            return figures[0].value == figures[1].value
    day = parse_date(first)
    return day is not None and day == parse_date(second)


def compare_version(path: Path, data: bytes, returned: ReturnedFile, how: HowItCame, desk: Desk) -> Version:
    """Return a version with what changed and what was corrected by hand; the last one, where it is read once more.

    Raises:
        UsageError: the submission that is there can't be read, and what was corrected in it is not to be lost.
    """
    unit, outline = returned.unit, desk.campaign.outline
    made = submission_tree(returned.report.values, outline, unit.id)
    leaves = split_tree(returned.tree if returned.tree is not None else made.tree)
    again = desk.log.known(hashlib.sha256(data).hexdigest())
    versions = desk.log.versions(unit.id)
    earlier = versions if again is None else versions[: versions.index(again)]
    last = leaves_of_version(earlier[-1] if earlier else None, desk)
    changes = compare_trees(last, leaves) if last else ()
    if returned.proposal is None and not how.force:
        _refuse_remnant(last, changes)
    if again is None:
        arrival = _put_down(path, data, returned, how)
        number = versions[-1].version + 1 if versions else 1
        changed = summarise_changes(changes, outline) if last else None
        arrival = replace(arrival, version=number, reference=_text(leaves, "so_ky_hieu"), changes=changed)
    corrected = Corrected(leaves=leaves)
    if returned.proposal is None:
        present = leaves_on_disk(find_submission(desk, unit.id), broken_too=how.force)
        corrected = keep_corrections(last, present, leaves, force=how.force)
    return Version(
        returned=returned,
        arrival=again or arrival,
        leaves=leaves,
        left=made.left,
        changes=changes,
        corrected=corrected,
    )


def _refuse_remnant(last: Mapping[LeafPath, Tree], changes: tuple[LeafChange, ...]) -> None:
    """Refuse a version that lacks most of what the version before had: a supplement typed into a fresh form, mostly.

    Raises:
        UsageError: with how to take it all the same.
    """
    gone = sum(not tidy(each.after) for each in changes)
    if gone >= _MANY_GONE and gone > len(last) / 2:
        raise UsageError(
            f"để trống {gone}/{len(last)} ô mà bản trước có: có lẽ chỉ là phần bổ sung, nên chưa nhận.",
            "chép phần ấy vào bản trước; nếu đúng là bản thay thế thì nhận lại với --force.",
        )


def _put_down(path: Path, data: bytes, returned: ReturnedFile, how: HowItCame) -> Arrival:
    stamp = returned.form.stamp if returned.stamped and returned.tree is None else None
    ways: dict[Way, list[str]] = defaultdict(list)
    for each in returned.report.values:
        ways[each.way].append(str(each.address))
    return Arrival(
        unit=returned.unit.id,
        version=0,
        day=how.day,
        via=how.via,
        signed=how.signed or (Signed.YES if returned.signed else Signed.UNKNOWN),
        file=name_of(path),
        digest=hashlib.sha256(data).hexdigest(),
        form=stamp.version if stamp is not None else None,
        form_number=stamp.number if stamp is not None else None,
        ways={way: tuple(ways[way]) for way in Way if way in ways},
        by=how.by,
    )


def _text(leaves: Mapping[LeafPath, Tree], key: str) -> str | None:
    said = leaves.get((key,))
    return said if isinstance(said, str) else None


def leaves_of_version(arrival: Arrival | None, desk: Desk) -> Mapping[LeafPath, Tree]:
    """Return what was read of a version; nothing of one that came on paper."""
    if arrival is None:
        return {}
    return leaves_on_disk(desk.workspace.received(arrival.unit, arrival.version) / AS_READ, broken_too=True)
