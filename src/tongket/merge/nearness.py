"""Points that nearly say the same are shown beside each other, and those that say the reverse are set against it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from tongket.likeness.differences import Differences
from tongket.likeness.likeness import BESIDE_THRESHOLD, DEFAULT_THRESHOLD, Likeness
from tongket.likeness.nearby import Nearby
from tongket.merge.points import MergedPoint, NearPoint, Opposites
from tongket.model.outline import Item

_OPPOSITE_THRESHOLD = 88.0
"""The nearness from which two points of which one says the reverse are opposites: nearly the same words.

Of the 57 contrary pairs of the labelled sets (`tests/likeness`) that are found at all 56 are, with 14 other unlikes and
4 likes; at half 57, with 16 and 13; at 98 52, with 9 and 3.
"""
_PREVAILS = 2
"""How many times as many units make a request stand against its reverse.

A choice, on the safe side: what is held back is asked about in yellow. No labelled material tells what is right.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMeasure:
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
    item: Item, points: list[MergedPoint], measure: PointMeasure, free: Collection[int], leading: Collection[int]
) -> list[MergedPoint]:
    """Return the points with those near to them: what stands beside one right behind it, the others at their own place.

    No chains: what leads is behind nothing.

    `free` and `leading` are places: of the points that may stand beside another, and of those that led before. What
    stands in a draft leads first, then what led before, so that nothing changes places because one more unit came; then
    what most units say.
    """
    texts = [_said_most(each, measure) for each in points]
    order = sorted(range(len(points)), key=lambda each: _rank(points[each], measure, each in leading, each))
    near = _find_near(item, texts, measure.likeness)
    behind = _lead(
        order, near, free, {place for place, each in enumerate(points) if each.decided and not each.in_draft}
    )
    led = {place: leader for leader, followers in behind.items() for place in followers}

    def follow(place: int) -> _Behind:
        leader = led[place]
        differences = measure.likeness.differences(texts[leader], texts[place])
        reversed_ = measure.likeness.says_reverse(texts[leader], texts[place])
        return _Behind(points[place], reversed_, differences, near.is_beside(leader, place, behind[leader][place]))

    placed: list[MergedPoint] = []
    for place, point in enumerate(points):
        if place not in led:
            placed += _with_near(item, point, map(follow, behind.get(place, ())))
        elif not near.is_beside(led[place], place, behind[led[place]][place]):
            placed.append(point)
    return placed


@dataclass(frozen=True, slots=True, kw_only=True)
class _NearPlaces:
    """Which places of an item are near to which."""

    texts: Sequence[str]
    likeness: Likeness
    threshold: float
    """The nearness from which two are near."""
    reverses: Mapping[int, AbstractSet[int]]
    """By place those that say its reverse in nearly the same words: both keep their own places in the draft."""

    @property
    def beside(self) -> float:
        """The nearness from which one stands beside the other."""
        return max(self.threshold, BESIDE_THRESHOLD)

    def is_beside(self, leader: int, place: int, score: float) -> bool:
        """Whether one that is so near to another stands beside it, and not by itself."""
        return score >= self.beside and leader not in self.reverses[place]

    def reaching(self, nearness: float) -> Nearby:
        """Return what finds which of the places that are added to it are as near to one."""
        return self.likeness.nearby(self.texts, nearness, self.threshold)


def _find_near(item: Item, texts: list[str], likeness: Likeness) -> _NearPlaces:
    threshold = item.threshold if item.threshold is not None else DEFAULT_THRESHOLD
    reverses: dict[int, set[int]] = {place: set() for place in range(len(texts))}
    for pair in likeness.near(texts, max(threshold, _OPPOSITE_THRESHOLD), threshold):
        if pair.reversed:
            reverses[pair.one].add(pair.other)
            reverses[pair.other].add(pair.one)
    return _NearPlaces(texts=texts, likeness=likeness, threshold=threshold, reverses=reverses)


def _lead(
    order: Iterable[int], near: _NearPlaces, free: Collection[int], dropped: Collection[int]
) -> Mapping[int, Mapping[int, float]]:
    """Return the places that lead, each with those behind it and how near they are; a `dropped` one leads nothing.

    One is held against those that lead alone, so that it takes as long as there are some near to it.
    """
    behind: dict[int, dict[int, float]] = {}
    leading = near.reaching(near.beside)
    for place in order:
        close = leading.find(place) if place in free else {}
        # Its reverse matters more than what it is like; what stands beside another must be set against the same.
        against = [each for each in close if each in near.reverses[place]]
        leader = _nearest(close, against or [each for each in close if near.reverses[place] <= near.reverses[each]])
        if leader is not None:
            behind[leader][place] = close[leader]
        elif place not in dropped:
            behind[place] = {}
            leading.add(place)
    # What leads nothing is asked about under the one that it is a little like, and keeps its place.
    leading = near.reaching(near.threshold)
    for place in behind:
        leading.add(place)
    for place in [each for each, followers in behind.items() if not followers and each in free]:
        little = leading.find(place) if not behind[place] else {}
        leader = _nearest(little, [each for each in little if little[each] < near.beside and each in behind])
        if leader is not None:
            behind[leader][place] = little[leader]
            del behind[place]
    return behind


def _nearest(nearness: Mapping[int, float], places: Iterable[int]) -> int | None:
    """Return the nearest of some places, of equals the first; None where there are none."""
    return max(places, key=lambda each: (nearness[each], -each), default=None)


class _Behind(NamedTuple):
    point: MergedPoint
    reversed: bool
    """Whether it may say the reverse of the other."""
    differences: Differences
    beside: bool
    """Whether it stands beside the other, and not by itself."""


def _rank(point: MergedPoint, measure: PointMeasure, led: bool, place: int) -> tuple[bool, bool, int]:  # noqa: FBT001 - of a row
    return point.point.text not in measure.standing, not (point.in_draft and led), place


def _said_most(point: MergedPoint, measure: PointMeasure) -> str:
    """Return the words by which a point is held against others: a unit's, also where a person worded it anew."""
    texts = [each.point.text for each in point.voices]
    return point.point.text if point.point.text in texts else texts[measure.best_wording(texts)]


def _with_near(item: Item, point: MergedPoint, behind: Iterable[_Behind]) -> Iterator[MergedPoint]:
    """Yield a point with what is near to it, then that; all who say either decide whether it is printed."""
    near = tuple(NearPoint(_stand(each, point.subject), each.differences, each.reversed) for each in behind)
    said = {unit.id for each in (point, *(each.point for each in near if each.point.beside)) for unit in each.units}
    printed = point.in_draft if point.decided else item.in_report and len(said) >= item.min_units
    yield replace(point, near=near, in_draft=printed)
    yield from (each.point for each in near if each.point.beside)


def _stand(behind: _Behind, subject: str | None) -> MergedPoint:
    """Return a point that is near to another: beside it it comes under its subject."""
    return replace(behind.point, subject=subject, beside=True, in_draft=False) if behind.beside else behind.point


def find_opposites(points: Sequence[MergedPoint], item: Item, likeness: Likeness) -> tuple[Opposites, ...]:
    """Return the pairs of points of which one says the reverse of the other in nearly the same words."""
    if not item.join_points:
        return ()
    own = [each for each in points if not each.beside]
    pairs = likeness.near([each.point.text for each in own], _OPPOSITE_THRESHOLD)
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
