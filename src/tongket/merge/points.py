"""Points of many units to groups of like points (ý giống nhau)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tongket.check.across import fold
from tongket.model import Item, Point, Unit


class Voice(NamedTuple):
    """One point as one unit typed it."""

    unit: Unit
    point: Point
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPoint:
    """A group of like points (ý đã gộp), printed in one unit's own words."""

    point: Point
    voices: tuple[Voice, ...]
    """Every point of the group, in roster order."""
    in_draft: bool

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that say it, in roster order, each once."""
        return tuple({each.unit.id: each.unit for each in self.voices}.values())

    @property
    def variants(self) -> tuple[str, ...]:
        """The other wordings, each once."""
        wordings = dict.fromkeys(point_text(each.point) for each in self.voices)
        return tuple(each for each in wordings if each != point_text(self.point))


def point_text(point: Point) -> str:
    """Return a point with its details after newlines."""
    return "\n".join((point.text, *point.details))


def merge_points(item: Item, voices: Iterable[Voice]) -> tuple[MergedPoint, ...]:
    """Return the groups of like points: by how many units say it, then in the order of the roster."""
    groups: dict[object, list[Voice]] = {}
    for number, voice in enumerate(voices):
        key: object = tuple(map(fold, (voice.point.text, *voice.point.details))) if item.join_points else number
        groups.setdefault(key, []).append(voice)
    merged = [_merge_group(item, group) for group in groups.values()]
    if item.join_points:
        merged.sort(key=lambda each: -len(each.units))  # stable: roster order within
    return tuple(merged)


def _merge_group(item: Item, voices: list[Voice]) -> MergedPoint:
    units = len({each.unit.id for each in voices})
    return MergedPoint(
        point=voices[0].point,
        voices=tuple(voices),
        in_draft=item.in_report and (units >= item.min_units or not item.join_points),
    )
