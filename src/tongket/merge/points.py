"""Points of many units as they are merged (ý đã gộp): who says what, and what nearly says the same."""

from dataclasses import dataclass
from typing import NamedTuple

from tongket.likeness.differences import Differences
from tongket.merge.decisions import member_id
from tongket.model.answers import Point
from tongket.model.roster import Unit


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
    """A group of equal points, or of points that a person joined (ý đã gộp), printed in one unit's own words."""

    point: Point
    """What is printed."""
    voices: tuple[Voice, ...]
    """Every point of the group, in roster order."""
    words: frozenset[str]
    """The lasting ids of what its points say (`word_id`)."""
    subject: str | None
    in_draft: bool
    """Whether it is printed as a point of its own."""
    key: str | None = None
    """The key of the row of the decision sheet that it follows."""
    decided: bool = False
    """Whether a person decided if it is printed."""
    opposed: bool = False
    """Whether it waits for a decision, since another request says the reverse."""
    near: tuple["NearPoint", ...] = ()
    """Points that nearly say the same, not joined: they are shown beside it until a person decides."""
    beside: bool = False
    """Whether it is shown beside another point that it is near to, and not by itself."""

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
    def details(self) -> tuple[str, ...]:
        """The points below it of all units (ý nhỏ), each once."""
        return tuple(dict.fromkeys(detail for each in self.voices for detail in each.point.details))

    @property
    def voice_ids(self) -> frozenset[str]:
        """The lasting ids of its points."""
        return frozenset(each.member for each in self.voices)

    @property
    def lasting_id(self) -> str:
        """The least id of its points, which it keeps while nobody takes them away."""
        return min(self.voice_ids)

    @property
    def members(self) -> frozenset[str]:
        """The lasting ids by which a decision about it is known again: of its points, and of what they say."""
        return self.voice_ids | self.words


class NearPoint(NamedTuple):
    """A point that is near to another (ý gần giống)."""

    point: MergedPoint
    differences: Differences
    """From the other one."""
    reversed: bool
    """Whether it may say the reverse (trái chiều?)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """Two points that are alike but for a negation or a direction (trái chiều)."""

    one: MergedPoint
    other: MergedPoint


def point_text(point: Point) -> str:
    """Return a point with its details after newlines."""
    return "\n".join((point.text, *point.details))
