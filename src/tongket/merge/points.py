"""Points of many units to groups of like points (ý giống nhau), with what a person decided about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tongket.likeness import DEFAULT_THRESHOLD, Likeness
from tongket.merge.decisions import OTHER_SUBJECT, PointDecision, member_id
from tongket.merge.offers import match_groups
from tongket.merge.subjects import find_subject
from tongket.model import Item, Point, Unit

_PREVAILS = 2
"""How many times as many units make a request stand against its reverse."""


class Voice(NamedTuple):
    """One point as one unit typed it."""

    unit: Unit
    point: Point
    file: str
    item: str
    """The item it was written under: not the one it stands in, where it asked the wrong addressee."""

    @property
    def member(self) -> str:
        """Its lasting id."""
        return member_id(self.item, self.unit.id, point_text(self.point))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPoint:
    """A group of like points (ý đã gộp), printed in one unit's own words."""

    point: Point
    """What is printed."""
    voices: tuple[Voice, ...]
    """Every point of the group, in roster order."""
    subject: str | None
    in_draft: bool
    key: str | None = None
    """The key of the row of the decision sheet that it follows."""
    decided: bool = False
    """Whether a person decided if it is printed."""
    opposed: bool = False
    """Whether it waits for a decision, since another request says the reverse."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that say it, in roster order, each once."""
        return tuple({each.unit.id: each.unit for each in self.voices}.values())

    @property
    def variants(self) -> tuple[str, ...]:
        """The other wordings, each once."""
        wordings = dict.fromkeys(point_text(each.point) for each in self.voices)
        return tuple(each for each in wordings if each != point_text(self.point))

    @property
    def members(self) -> frozenset[str]:
        """The lasting ids of its points."""
        return frozenset(each.member for each in self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """Two points that are alike but for a negation or a direction (trái chiều)."""

    one: MergedPoint
    other: MergedPoint


def point_text(point: Point) -> str:
    """Return a point with its details after newlines."""
    return "\n".join((point.text, *point.details))


def merge_points(
    item: Item, voices: Sequence[Voice], likeness: Likeness, decisions: Iterable[PointDecision]
) -> tuple[MergedPoint, ...]:
    """Return the groups of like points: by how many units say it, then in the order of the roster.

    A person's decisions come after the likeness: split, then joined, then worded, moved, ordered, ticked.
    """
    decided = [each for each in decisions if each.item == item.id]
    groups = _split(_group(item, voices, likeness), decided, voices)
    rows = _match_rows(decided, voices, groups)
    groups, rows = _join(groups, rows, {each.key: each.join for each in decided})
    merged = [
        _merge_group(item, [voices[each] for each in group], likeness, row)
        for group, row in zip(groups, rows, strict=True)
    ]
    order = _subject_order(item)
    if item.join_points:
        merged.sort(key=lambda each: -len(each.units))  # stable: roster order within
    merged.sort(key=lambda each: order.get(each.subject, len(order)))
    return _place(merged, {each.key: each.order for each in rows if each is not None and each.order is not None})


def _group(item: Item, voices: Sequence[Voice], likeness: Likeness) -> list[tuple[int, ...]]:
    if not item.join_points:
        return [(number,) for number in range(len(voices))]
    texts = [point_text(each.point) for each in voices]
    threshold = item.threshold if item.threshold is not None else DEFAULT_THRESHOLD
    return list(likeness.group(texts, threshold))


def _members(voices: Sequence[Voice], groups: list[tuple[int, ...]]) -> list[frozenset[str]]:
    return [frozenset(voices[each].member for each in group) for group in groups]


def _split(
    groups: list[tuple[int, ...]], decisions: list[PointDecision], voices: Sequence[Voice]
) -> list[tuple[int, ...]]:
    """Take the groups apart that a person wants apart: one group a wording.

    The rows are matched afterwards: a wording that was split off may have a row of its own by now.
    """
    members = _members(voices, groups)
    apart = {
        max(range(len(groups)), key=lambda place: len(row.members & members[place]))
        for row in decisions
        if row.split and any(row.members & each for each in members)
    }
    split: list[tuple[int, ...]] = []
    for place, group in enumerate(groups):
        wordings: dict[str, list[int]] = {}
        for each in group:
            wordings.setdefault(point_text(voices[each].point) if place in apart else "", []).append(each)
        split += [tuple(each) for each in wordings.values()]
    return split


def _match_rows(
    decisions: list[PointDecision], voices: Sequence[Voice], groups: list[tuple[int, ...]]
) -> list[PointDecision | None]:
    """Give each group the row of the decision sheet that goes on with it."""
    rows: list[PointDecision | None] = [None] * len(groups)
    for row, place in zip(decisions, match_groups(decisions, _members(voices, groups)), strict=True):
        if place is not None:
            rows[place] = row
    return rows


def _join(
    groups: list[tuple[int, ...]], rows: list[PointDecision | None], joins: Mapping[str, str | None]
) -> tuple[list[tuple[int, ...]], list[PointDecision | None]]:
    """Put together what a person wants together, under the row that was named; `joins` are those of all rows."""
    places = {row.key: place for place, row in enumerate(rows) if row is not None}
    target = list(range(len(groups)))

    def find(place: int) -> int:
        while target[place] != place:
            place = target[place]
        return place

    for place, row in enumerate(rows):
        wanted = _follow(row.join, places, joins) if row is not None else None
        if wanted is not None and find(wanted) != place:
            target[place] = find(wanted)
    joined: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        joined.setdefault(find(place), []).extend(group)
    kept = sorted(joined.items(), key=lambda each: min(each[1]))
    return [tuple(sorted(group)) for _, group in kept], [rows[place] for place, _ in kept]


def _follow(key: str | None, places: Mapping[str, int], joins: Mapping[str, str | None]) -> int | None:
    """Return where a row stands; of one whose points went into the row that it was joined with, where that stands."""
    seen: set[str] = set()
    while key is not None and key not in places and key not in seen:
        seen.add(key)
        key = joins.get(key)
    return places.get(key) if key is not None else None


def _merge_group(item: Item, voices: list[Voice], likeness: Likeness, row: PointDecision | None) -> MergedPoint:
    best = voices[likeness.best_wording([point_text(each.point) for each in voices])].point
    if row is not None and row.wording is not None:
        best = Point(text=row.wording, details=best.details, line=best.line)
    units = len({each.unit.id for each in voices})
    enough = units >= item.min_units or not item.join_points
    wanted = row.use if row is not None and row.use is not None else enough
    subject = find_subject(item, [point_text(each.point) for each in voices], likeness.words)
    if row is not None and row.subject in {OTHER_SUBJECT, *(each.id for each in item.subjects)}:
        subject = row.subject if row.subject != OTHER_SUBJECT else None
    return MergedPoint(
        point=best,
        voices=tuple(voices),
        subject=subject,
        in_draft=item.in_report and wanted,
        key=row.key if row is not None else None,
        decided=row is not None and row.use is not None,
    )


def _subject_order(item: Item) -> dict[str | None, int]:
    return {each.id: number for number, each in enumerate(item.subjects)}


def _place(merged: list[MergedPoint], wanted: Mapping[str | None, int]) -> tuple[MergedPoint, ...]:
    """Put the points that a person numbered at their numbers within their subject; of equal numbers as they came."""
    placed: list[MergedPoint] = []
    for subject in dict.fromkeys(each.subject for each in merged):
        own = [each for each in merged if each.subject == subject]
        free = [each for each in own if each.key not in wanted]
        numbered = sorted((each for each in own if each.key in wanted), key=lambda each: wanted[each.key])
        for number in range(1, len(own) + 1):
            due = numbered and (not free or wanted[numbered[0].key] <= number)
            placed.append((numbered if due else free).pop(0))
    return tuple(placed)


def find_opposites(points: Sequence[MergedPoint], item: Item, likeness: Likeness) -> tuple[Opposites, ...]:
    """Return the pairs of points that the likeness refused to join because one says the reverse of the other."""
    if not item.join_points:
        return ()
    threshold = item.threshold if item.threshold is not None else DEFAULT_THRESHOLD
    pairs = likeness.opposites([each.point.text for each in points], threshold)
    return tuple(Opposites(one=points[one], other=points[other]) for one, other in pairs)


def hold_back(points: tuple[MergedPoint, ...], opposites: Iterable[Opposites]) -> tuple[MergedPoint, ...]:
    """Return the points, those that contradict each other out of the draft until a person decides between them.

    What more than twice as many units ask for as ask for the reverse stays.
    """
    contrary: set[int] = set()
    for pair in opposites:
        for each, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if not each.decided and len(each.units) <= _PREVAILS * len(other.units):
                contrary.add(id(each))
    return tuple(replace(each, in_draft=False, opposed=True) if id(each) in contrary else each for each in points)
