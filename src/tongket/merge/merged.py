"""What is merged (số liệu, danh mục, biểu, mục, dự thảo): the records that every book, sheet and JSON is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tongket.findings.diagnostics import Diagnostic
from tongket.merge.decisions import ExampleDecision, FigureDecision
from tongket.merge.organs import Organ
from tongket.merge.points import MergedPoint, Opposites, Voice
from tongket.model.answers import Answer, Document, Fact, Line, PracticeModel, Receipt, Submission
from tongket.model.figure_names import FigureName
from tongket.model.outline import Indicator, Item, Reconciliation, Table, agree
from tongket.model.roster import Campaign, Unit
from tongket.status import Status
from tongket.values.signs import print_sign

Cells = Mapping[str, Mapping[str, Decimal | str]]
"""row → column → value; what is empty is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one unit reported for one indicator."""

    submission: Submission
    fact: Fact
    counted: bool

    @property
    def unit(self) -> Unit:
        """Whose it is."""
        return self.submission.unit


class Settled(NamedTuple):
    """What a person settled in place of what the units' figures come to (số đã chốt)."""

    used: Decimal
    added: Decimal | None
    """What the units' figures come to; None where nobody gave one."""
    reason: str | None
    partly: bool = False
    """Whether it follows from what was settled for a group: the other units are still added up."""

    @property
    def apart(self) -> bool:
        """Whether it is another figure than that of the units: nobody knows of which units it is then."""
        return self.used != self.added


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One indicator over all units, or over one group (tổng)."""

    indicator: Indicator
    added: Decimal | None
    """The sum or mean, as the outline asks; the number of "có" of a yes/no; how many documents or models, each once;
    with base years the last year's. None when nobody counted reported."""
    by_year: Mapping[int, Decimal] = field(default_factory=dict)
    """The total of each base year, over the units that gave all of them (`both`)."""
    both: tuple[Reported, ...] = ()
    mean: Decimal | None
    reported: tuple[Reported, ...]
    """Everybody who reported, counted or not, in roster order."""
    counted: tuple[Reported, ...]
    expected: tuple[Unit, ...]
    """The units that owe it and are counted, and any counted unit that reported unasked, in roster order."""
    by_group: Mapping[str, "Total"] = field(default_factory=dict)
    settled: Settled | None = None

    @property
    def total(self) -> Decimal | None:
        """What is printed: the figure that a person settled, else what the units' figures come to."""
        return self.settled.used if self.settled is not None else self.added

    @property
    def apart(self) -> bool:
        """Whether it is a settled figure that is not that of the units."""
        return self.settled is not None and self.settled.apart

    @property
    def awaited(self) -> tuple[Unit, ...]:
        """The expected units without which the figure is not whole: nobody where a person settled it."""
        if self.settled is not None and not self.settled.partly:
            return ()
        settled = {each.id for part in self.by_group.values() if part.settled is not None for each in part.expected}
        return tuple(each for each in self.missing if each.id not in settled)

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The expected units that did not report."""
        given = {each.unit.id for each in self.counted}
        return tuple(each for each in self.expected if each.id not in given)

    @property
    def left_out(self) -> tuple[Unit, ...]:
        """The units whose figures are not counted (`cong_tu`)."""
        return tuple(each.unit for each in self.reported if not each.counted)

    def chosen(self, option: str) -> int:
        """Return how many counted units chose an option."""
        return sum(isinstance(each.fact.value, tuple) and option in each.fact.value for each in self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedDocument:
    """A document, who issued it, and the units that list it."""

    document: Document
    """As the first unit in rank words it."""
    units: tuple[Unit, ...]
    organ: Organ | None
    """Who issued it; None where that can't be told."""
    kind: str
    """Its kind (tên loại), as a unit names it or as its sign says; empty where neither does."""

    @property
    def identity(self) -> str:
        """By what it is the same whoever lists it: sign, day and organ; empty where these don't tell."""
        if self.organ is None or self.document.day is None or not self.document.number:
            return ""
        return f"{print_sign(self.document.number)}, {self.document.day.isoformat()}, {self.organ.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedModel:
    """A model, and the units that claim it."""

    model: PracticeModel
    """As the first unit in rank words it."""
    units: tuple[Unit, ...]
    member: str
    """Its lasting id, for the decision sheet."""
    item: str
    way: bool = False
    """Whether it was asked for as a way of working (cách làm), not as a model (mô hình)."""
    decision: ExampleDecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """One unit's filled-in table, its derived columns computed."""

    unit: Unit
    cells: Cells
    typed: Mapping[str, Mapping[str, str]]
    file: str
    lines: Mapping[str, Mapping[str, int | None]]
    """row → column → where it stands in the file."""
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialCell:
    """A total that is of fewer units than the others of its table."""

    row: str
    column: str
    """Names, not ids."""
    reported: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTable:
    """A statistics table over all units (biểu tổng hợp)."""

    table: Table
    rows: Mapping[str, Mapping[str, Decimal]]
    total: Mapping[str, Decimal]
    by_unit: tuple[UnitTable, ...]
    expected: tuple[Unit, ...]
    partial: tuple[PartialCell, ...]
    """The cells that not every counted unit with figures, whose row it is, filled in."""
    settled: Mapping[tuple[str | None, str], Settled] = field(default_factory=dict)
    """Row and column of what a person settled; without a row of the whole column: its total row stays the sum of its
    rows, so that who adds them up comes to the same, and a note says the settled figure."""

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The expected units that filled in nothing."""
        given = {each.unit.id for each in self.by_unit if each.counted}
        return tuple(each for each in self.expected if each.id not in given)

    @property
    def left_out(self) -> tuple[Unit, ...]:
        """The units whose figures are not counted (`cong_tu`)."""
        return tuple(each.unit for each in self.by_unit if not each.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigure:
    """One side of a comparison (một nguồn)."""

    value: Decimal | None
    reported: int
    expected: int
    units: tuple[Unit, ...]
    """Whose figures it is made of."""
    mean: bool = False
    """Whether it is their mean, not their sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """A figure with its one or two sources, and what was settled on."""

    id: str
    """Of the `doi_chieu`; of a figure with one source its name."""
    name: str
    """As a person reads it."""
    names: tuple[FigureName, ...]
    """The figures that are this one fact."""
    first: SourceFigure
    second: SourceFigure | None
    """None where the outline names no second source."""
    asked: Reconciliation | None
    decision: FigureDecision | None

    @property
    def used(self) -> Decimal | None:
        """The figure that a person settled on."""
        return self.decision.used if self.decision is not None else None

    @property
    def difference(self) -> Decimal | None:
        """Second less first; None while one of them is not known."""
        if self.second is None or self.first.value is None or self.second.value is None:
            return None
        return self.second.value - self.first.value

    @property
    def agrees(self) -> bool:
        """Whether the two are within the tolerance, or can't be compared yet."""
        if self.asked is None or self.second is None:
            return True
        return agree(self.asked, self.first.value, self.second.value)

    @property
    def open(self) -> bool:
        """Whether somebody must still settle it."""
        return not self.agrees and self.used is None

    @property
    def source(self) -> Unit | None:
        """The one unit whose figure was settled on; None where it is nobody's own."""
        sides = [each for each in (self.first, self.second) if each is not None]
        own = (each.units[0] for each in sides if each.expected == len(each.units) == 1 and each.value == self.used)
        return next(own, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A unit's prose for one item (phần của đơn vị)."""

    unit: Unit
    file: str
    lines: tuple[Line, ...]
    in_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneSaid:
    """A unit's explicit "nothing" for one item (không có), with its reason."""

    unit: Unit
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedItem:
    """One item over all units (mục đã tổng hợp)."""

    item: Item
    totals: Mapping[str, Total]
    contributions: tuple[Contribution, ...]
    points: tuple[MergedPoint, ...]
    opposites: tuple[Opposites, ...]
    requests: bool
    """Whether its points are requests to one of several addressees."""
    moved: tuple[Voice, ...]
    """Points written under this item that ask the addressee of another: they stand there."""
    models: tuple[MergedModel, ...]
    none: tuple[NoneSaid, ...]
    absent: tuple[Unit, ...]
    """The used units that owe it and gave nothing."""
    answers: tuple[tuple[Submission, Answer], ...]
    """Everything that was said, in roster order."""
    owing: tuple[Unit, ...]

    @property
    def answered(self) -> int:
        """How many of the units that owe it gave something."""
        owed = {each.id for each in self.owing}
        return sum(submission.unit.id in owed for submission, _ in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The merged report (dự thảo)."""

    campaign: Campaign
    as_of: date
    number: int
    used: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    excluded: tuple[Unit, ...]
    """Units whose file could not be used at all."""
    late: tuple[Unit, ...]
    items: tuple[MergedItem, ...]
    tables: tuple[MergedTable, ...]
    documents: tuple[MergedDocument, ...]
    """Of all items in the report, each once."""
    every_document: bool
    """Whether these are all the documents that the text counts."""
    models: tuple[MergedModel, ...]
    reconciled: tuple[Reconciled, ...]
    """The comparisons that the outline asks for."""
    settled: tuple[Reconciled, ...]
    """The other figures that a person settled."""
    submissions: tuple[Submission, ...]
    """Those that are merged, in roster order, the compiling office's first."""
    receipts: tuple[Receipt, ...]
    status: Status
    found: tuple[Diagnostic, ...]

    @property
    def expected(self) -> tuple[Unit, ...]:
        """The units that must answer."""
        return self.campaign.roster.owing

    def merged_item(self, item_id: str) -> MergedItem:
        """Return one item."""
        return next(each for each in self.items if each.item.id == item_id)
