"""What a person decided (quyết định biên tập): read from the decision sheet, followed by every later build."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

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
    """Of the `doi_chieu`, or the name of the figure (`FigureName.text`)."""
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
