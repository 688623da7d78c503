"""What the decision sheet offers (đề nghị biên tập), and which group of points an earlier row goes on with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.merge.decisions import PointDecision
from tongket.model.outline import ItemKind, Outline


class Caution(StrEnum):
    """Why a near point needs a choice of its own."""

    REVERSE = "trái chiều?"
    """It may say the reverse."""
    LITTLE_ALIKE = "ít giống"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOffer:
    """A group of like points (ý đã gộp) as one row of the sheet."""

    item: str
    item_title: str
    members: frozenset[str]
    """The lasting ids of its points."""
    units: tuple[str, ...]
    """Short names, in roster order."""
    count: int
    """How many units say it."""
    originals: int
    """How many points were joined."""
    wording: str
    """The proposed sentence, without its details."""
    details: tuple[str, ...]
    """The points below it (ý nhỏ)."""
    subject: str | None
    """Id of the proposed subject; None where no subject fits."""
    in_draft: bool
    """Whether it is printed when nobody decides."""
    variants: tuple[str, ...]
    """The other wordings."""
    near: int | None = None
    """Place among the offers of the one that it is near to, always before it."""
    differs: str = ""
    """The words by which it differs from that one."""
    caution: Caution | None = None
    """Why it must not be joined with that one by a choice for all."""
    followers: int = 0
    """How many are near to it and stand behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleOffer:
    """A model or example (mô hình, cách làm) as one row of the sheet."""

    item: str
    item_title: str
    member: str
    unit: str
    """Id of the unit that entered it."""
    unit_name: str
    territory: str | None
    """Name of the unit's territory, where it has one."""
    name: str
    place: str
    result: str
    wording: str
    """The proposed words, as they follow the name of the unit."""
    sentence: str = ""
    """The whole clause as it will print: with its actor, as a person chose and worded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOffer:
    """A figure with its one or two sources (số liệu, đối chiếu) as one row of the sheet."""

    id: str
    name: str
    first: Decimal | None
    first_label: str
    second: Decimal | None
    second_label: str
    """Empty where the outline compares it with nothing."""
    difference: Decimal | None
    tolerance: str
    agrees: bool

    @property
    def compared(self) -> bool:
        """Whether the outline asks for a second source."""
        return bool(self.second_label)

    @property
    def seen(self) -> str:
        """What its sources say, as one text: kept with what is settled, so that a later change is told."""
        return "; ".join(filter(None, (self.first_label, self.second_label)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """In how many chosen examples a unit is named (số lần nêu tên)."""

    unit_name: str
    group_name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSubjects:
    """The subjects (nhóm ý) of one item, in the order of the outline."""

    item: str
    subjects: tuple[tuple[str, str], ...]
    """Id and name of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Everything that the sheet offers, in the order to show it."""

    points: tuple[PointOffer, ...] = ()
    examples: tuple[ExampleOffer, ...] = ()
    figures: tuple[FigureOffer, ...] = ()
    mentions: tuple[Mention, ...] = ()
    subjects: tuple[ItemSubjects, ...] = ()

    @property
    def subjects_by_item(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The subjects of each item that has some."""
        return {each.item: each.subjects for each in self.subjects}


class _Claim(NamedTuple):
    """One row's claim on one group; the least one is served first."""

    rank: tuple[object, ...]
    row: int
    group: int


def match_groups(rows: Sequence[PointDecision], groups: Sequence[frozenset[str]]) -> tuple[int | None, ...]:
    """Return for each row the group that it goes on with, or None; a row has one group, a group one row.

    The largest overlap is served first; of equal ones the row that is most like the group, then the one a person
    touched, then the lower key. A row stands back where the row it was joined with has a claim. The order of rows and
    groups makes no difference.
    """
    matched: list[int | None] = [None] * len(rows)
    taken: set[int] = set()
    for claim in sorted(_claims(rows, groups), key=lambda each: each.rank):
        if matched[claim.row] is None and claim.group not in taken:
            matched[claim.row] = claim.group
            taken.add(claim.group)
    return tuple(matched)


def _claims(rows: Sequence[PointDecision], groups: Sequence[frozenset[str]]) -> Iterator[_Claim]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for member in group:
            places[member].append(number)
    claimed = [_count(row.members, places) for row in rows]
    by_key = {row.key: number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        target = by_key.get(row.join) if row.join is not None else None
        for place, shared in claimed[number].items():
            if target is None or target == number or place not in claimed[target]:
                yield _Claim(_rank(row, groups[place], shared), number, place)


def _count(members: frozenset[str], places: Mapping[str, list[int]]) -> dict[int, int]:
    """Return how many of `members` each group holds; groups without any are left out."""
    shared: defaultdict[int, int] = defaultdict(int)
    for member in members:
        for number in places.get(member, ()):
            shared[number] += 1
    return shared


def _rank(row: PointDecision, group: frozenset[str], shared: int) -> tuple[object, ...]:
    foreign = len(row.members) + len(group) - 2 * shared
    return (-shared, foreign, not row.touched, len(row.key), row.key, repr(_content(row)), sorted(group))


def _content(row: PointDecision) -> tuple[object, ...]:
    return (row.use, row.wording, row.subject, row.join, row.split, row.order, row.note, sorted(row.members))


def item_subjects(outline: Outline) -> tuple[ItemSubjects, ...]:
    """Return the subjects of the items of points."""
    return tuple(
        ItemSubjects(item=each.id, subjects=tuple((subject.id, subject.name) for subject in each.subjects))
        for each in outline.items
        if each.kind is ItemKind.POINTS
    )
