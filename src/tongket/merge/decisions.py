"""What a person decided (quyết định biên tập), followed by every later build; and what the sheet offers for it.

Which group of points an earlier row of the sheet goes on with is told here too.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.model.outline import ItemKind, Outline

_WORDS = "w"
"""The letter that begins the id of what is said: no hexadecimal digit."""
OTHER_SUBJECT = "khac"
"""The id under which points of no subject stand: "Ý khác"."""


def member_id(item: str, unit: str, text: str) -> str:
    """Return the lasting id of one point or example of one unit: the same as long as its words are."""
    return hashlib.sha256(f"{item}\0{unit}\0{text}".encode()).hexdigest()[:12]


def word_id(item: str, key: str) -> str:
    """Return the lasting id of what points say, whoever says it; `key` is the form by which they are equal.

    By it a decision holds for the same words of a unit that comes later.
    """
    return _WORDS + hashlib.sha256(f"{item}\0{key}".encode()).hexdigest()[:11]


def is_word_id(member: str) -> bool:
    """Whether an id is one of what is said, and not of one unit's point."""
    return member.startswith(_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDecision:
    """One row of the sheet of points, with what a person changed in it."""

    item: str
    key: str
    """The row's own id, which `join` of another row may name."""
    members: frozenset[str]
    """The points that stood behind the row."""
    use: bool | None = None
    """Printed or not; None leaves it to the outline."""
    wording: str | None = None
    """The sentence to print, where a person wrote one."""
    subject: str | None = None
    """Id of the subject it was moved to."""
    join: str | None = None
    """Key of the row it is joined with."""
    split: bool = False
    """Whether its wordings are to stand apart."""
    near: str | None = None
    """Key of the row beside which it was shown as near."""
    cautioned: bool = False
    """Whether it was shown as what may say the reverse of that row, or is only a little like it."""
    alike: bool | None = None
    """Whether it is one with the row it is near to, or the rows near to it with it; False keeps them apart."""
    apart: bool = False
    """Whether it stands by itself, however near it is to another (`settle_near` says so)."""
    proposed: str | None = None
    """The wording that the row was shown with: it stays while a unit says it."""
    details: bool | None = None
    """Whether the points below it are printed; None prints what every unit of the row says below it."""
    order: int | None = None
    """Its place within its subject."""
    note: str | None = None

    @property
    def touched(self) -> bool:
        """Whether a person decided something here."""
        choices = (self.use, self.wording, self.subject, self.join, self.alike, self.details, self.order, self.note)
        return self.split or any(each is not None for each in choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleDecision:
    """One row of the sheet of models and examples."""

    item: str
    member: str
    unit: str
    use: bool | None = None
    wording: str | None = None
    territory: bool | None = None
    """Whether the territory (True) or the committee (False) is named; None leaves it to the sentence."""
    alone: bool = False
    """Whether nobody is named before the words: they say themselves who did it."""
    order: int | None = None
    note: str | None = None

    @property
    def touched(self) -> bool:
        """Whether a person decided something here."""
        choices = (self.use, self.wording, self.territory, self.order, self.note)
        return self.alone or any(each is not None for each in choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDecision:
    """One row of the sheet of figures."""

    id: str
    """Of the `doi_chieu`, or the name of the figure (`FigureName.typed`)."""
    used: Decimal | None = None
    """Số dùng."""
    reason: str | None = None
    """Lý do."""
    seen: str | None = field(default=None, compare=False)
    """What the sheet said of its sources when it was settled (`describe_sources`); None where nothing is known."""

    @property
    def touched(self) -> bool:
        """Whether a person decided something here."""
        return self.used is not None or self.reason is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Everything that was decided (bảng biên tập)."""

    points: tuple[PointDecision, ...] = ()
    examples: Mapping[str, ExampleDecision] = field(default_factory=dict)
    """By member id."""
    figures: Mapping[str, FigureDecision] = field(default_factory=dict)
    """By the id of the reconciliation or the name of the figure."""
    standing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By item: the wordings of points that stand in a draft already."""


def spread_choices(decisions: Iterable[PointDecision]) -> list[PointDecision]:
    """Return the decisions with a choice made for all rows near to one as a choice of each of them.

    It is said of those that were there when it was made: what comes later is undecided. What may say the reverse,
    or is only a little like it, is joined by a choice of its own alone.
    """
    rows = list(decisions)
    by_key = {each.key: each for each in rows}
    spread: list[PointDecision] = []
    for row in rows:
        leader = by_key.get(row.near) if row.near is not None else None
        own = row.alike
        if own is None and leader is not None and not (leader.alike and row.cautioned):
            own = leader.alike
        spread.append(replace(row, alike=own if row.near is not None else None))
    return spread


def settle_near(decisions: Iterable[PointDecision]) -> list[PointDecision]:
    """Return the decisions with what follows from the choices about near rows: joined, or apart."""
    return [
        replace(each, join=each.join or (each.near if each.alike else None), apart=not each.alike)
        if each.near is not None and each.alike is not None
        else each
        for each in spread_choices(decisions)
    ]


NO_DECISIONS = Decisions()


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
    content = (row.use, row.wording, row.subject, row.join, row.split, row.order, row.note, sorted(row.members))
    return (-shared, foreign, not row.touched, len(row.key), row.key, repr(content), sorted(group))


def item_subjects(outline: Outline) -> tuple[ItemSubjects, ...]:
    """Return the subjects of the items of points."""
    return tuple(
        ItemSubjects(item=each.id, subjects=tuple((subject.id, subject.name) for subject in each.subjects))
        for each in outline.items
        if each.kind is ItemKind.POINTS
    )
