"""What a person decided (quyết định biên tập): read from the decision sheet, followed by every later build."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

OTHER_SUBJECT = "khac"
"""The id under which points of no subject stand: "Ý khác"."""


def member_id(item: str, unit: str, text: str) -> str:
    """Return the lasting id of one point or example of one unit: the same as long as its words are."""
    return hashlib.sha256(f"{item}\0{unit}\0{text}".encode()).hexdigest()[:12]


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
    order: int | None = None
    """Its place within its subject."""
    note: str | None = None

    @property
    def touched(self) -> bool:
        """Whether a person decided something here."""
        choices = (self.use, self.wording, self.subject, self.join, self.order, self.note)
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
    order: int | None = None
    note: str | None = None

    @property
    def touched(self) -> bool:
        """Whether a person decided something here."""
        choices = (self.use, self.wording, self.territory, self.order, self.note)
        return any(each is not None for each in choices)


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


NO_DECISIONS = Decisions()
