"""Points that nearly say the same are shown beside each other, and those that say the reverse are set against it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tongket.likeness import DEFAULT_THRESHOLD, Differences, Likeness, Near
from tongket.merge.points import MergedPoint, NearPoint, Opposites
from tongket.model import Item

OPPOSITE_THRESHOLD = 88.0
"""The nearness from which two points of which one says the reverse are opposites: nearly the same words."""
_PREVAILS = 2
"""How many times as many units make a request stand against its reverse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How the points of one item are held against each other."""

    likeness: Likeness
    requests: bool = False
    """Whether the heading says whom they are put to."""
    standing: frozenset[str] = frozenset()
    """Wordings that stand in a draft already: they stay while a unit says them."""

    def best_wording(self, texts: Sequence[str]) -> int:
        """Return the index of the wording to print."""
        return self.likeness.best_wording(texts, requests=self.requests)


def place_near(
    item: Item, points: list[MergedPoint], measure: Measure, free: Collection[int], leading: Collection[int]
) -> list[MergedPoint]:
    """Return the points, each that is near to another right behind it; no chains: what leads is beside nothing.

    `free` and `leading` are places: of the points that may stand beside another, and of those that led before. What
    stands in a draft leads first, then what led before, so that nothing changes places because one more unit came; then
    what most units say.
    """
    texts = [_said_most(each, measure) for each in points]
    threshold = item.threshold if item.threshold is not None else DEFAULT_THRESHOLD
    near: dict[int, dict[int, Near]] = {place: {} for place in range(len(points))}
    reverses: dict[int, set[int]] = {place: set() for place in range(len(points))}
    for pair in measure.likeness.near(texts, threshold):
        near[pair.one][pair.other] = near[pair.other][pair.one] = pair
        if _opposes(pair):
            reverses[pair.one].add(pair.other)
            reverses[pair.other].add(pair.one)
    behind: dict[int, list[_Behind]] = {}
    led: set[int] = set()
    for place in sorted(near, key=lambda each: _rank(points[each], measure, each in leading, each)):
        leaders = [other for other in near[place] if other in behind] if place in free else []
        # Its reverse matters more than what it is like; what stands beside another must be set against the same.
        against = [other for other in leaders if other in reverses[place]]
        leaders = against or [other for other in leaders if reverses[place] <= reverses[other]]
        leader = max(leaders, key=lambda other: (near[place][other].score, -other), default=None)
        if leader is not None:
            differences = measure.likeness.differences(texts[leader], texts[place])
            behind[leader].append(_Behind(points[place], near[place][leader], differences))
            led.add(place)
        elif points[place].in_draft or not points[place].decided:
            behind[place] = []
    return [
        each
        for place, point in enumerate(points)
        if place not in led
        for each in _with_near(item, point, behind.get(place, []))
    ]


class _Behind(NamedTuple):
    point: MergedPoint
    pair: Near
    differences: Differences


def _opposes(pair: Near) -> bool:
    """Whether one says the reverse in nearly the same words: then both keep their own places in the draft."""
    return pair.reversed and pair.score >= OPPOSITE_THRESHOLD


def _rank(point: MergedPoint, measure: Measure, led: bool, place: int) -> tuple[bool, bool, int]:  # noqa: FBT001 - of a row
    return point.point.text not in measure.standing, not (point.in_draft and led), place


def _said_most(point: MergedPoint, measure: Measure) -> str:
    """Return the words by which a point is held against others: a unit's, also where a person worded it anew."""
    texts = [each.point.text for each in point.voices]
    return point.point.text if point.point.text in texts else texts[measure.best_wording(texts)]


def _stand(behind: _Behind, subject: str | None) -> MergedPoint:
    """Return a point that is near to another: under its subject and not by itself, but where it says the reverse."""
    point = behind.point
    return point if _opposes(behind.pair) else replace(point, subject=subject, beside=True, in_draft=False)


def _with_near(item: Item, point: MergedPoint, behind: Iterable[_Behind]) -> Iterator[MergedPoint]:
    """Yield a point with what is near to it, then that; all who say either decide whether it is printed."""
    near = tuple(NearPoint(_stand(each, point.subject), each.differences, each.pair.reversed) for each in behind)
    said = {unit.id for each in (point, *(each.point for each in near if each.point.beside)) for unit in each.units}
    printed = point.in_draft if point.decided else item.in_report and len(said) >= item.min_units
    yield replace(point, near=near, in_draft=printed)
    yield from (each.point for each in near)


def find_opposites(points: Sequence[MergedPoint], item: Item, likeness: Likeness) -> tuple[Opposites, ...]:
    """Return the pairs of points of which one says the reverse of the other in nearly the same words."""
    if not item.join_points:
        return ()
    own = [each for each in points if not each.beside]
    pairs = likeness.near([each.point.text for each in own], OPPOSITE_THRESHOLD)
    return tuple(Opposites(one=own[each.one], other=own[each.other]) for each in pairs if each.reversed)


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
