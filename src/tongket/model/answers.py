"""What a unit answers (báo cáo của đơn vị), as typed and with its places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.model.arrivals import EMPTY_LOG, ReceiptLog
from tongket.model.roster import Campaign, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of running text, as typed."""

    text: str
    line: int
    """Where it stands in the file, 1-based."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point (ý) of a list, with the points below it."""

    text: str
    details: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that a unit lists (văn bản)."""

    number: str
    day: date | None
    subject: str
    kind: str | None = None
    """tên loại, where the unit names it"""
    organ: str | None = None
    """cơ quan ban hành, where the unit names it"""
    location: TextLocation
    """Of its number."""
    day_location: TextLocation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeModel:
    """A model or way of working that a unit lists (mô hình, cách làm hay)."""

    name: str
    place: str | None
    result: str
    location: TextLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a unit says for one indicator: a number, yes or no, or the chosen options."""

    value: Decimal | bool | tuple[str, ...]
    """Of a figure with base years, the last year's; of documents and models, no text."""
    by_year: Mapping[int, Decimal] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    models: tuple[PracticeModel, ...] = ()
    typed: str
    reason: str | None = None
    """Why not, for a `không`."""
    location: TextLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A unit's answer to one item (câu trả lời)."""

    item: str
    lines: tuple[Line, ...] = ()
    points: tuple[Point, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    none_reason: str | None = None
    """The reason of an explicit "nothing" (`khong_co`)."""
    given: frozenset[str] = frozenset()
    """The ids of the facts that were typed, understood or not."""
    faulty: bool = False
    """Whether something was typed here that could not be understood: it is wrong, not missing."""
    location: TextLocation
    """Of its key."""
    facts_location: TextLocation | None = None
    """Of the key of its facts."""
    text_location: TextLocation | None = None

    @property
    def has_content(self) -> bool:
        """Whether it holds a text, a point, a fact or an explicit nothing."""
        return bool(self.lines or self.points or self.facts or self.none_reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell that a unit filled in (ô)."""

    value: Decimal | str
    typed: str
    location: TextLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledTable:
    """A unit's figures for one statistics table."""

    table: str
    cells: Mapping[str, Mapping[str, Cell]]
    """row → column → cell; only what was filled in."""
    faulty: frozenset[tuple[str, str]]
    """Row and column of what was typed but not understood."""
    location: TextLocation
    row_locations: Mapping[str, TextLocation]

    @property
    def has_content(self) -> bool:
        """Whether at least one cell is filled in."""
        return any(self.cells.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One unit's file (báo cáo của đơn vị)."""

    file: str
    unit: Unit
    sent: date | None
    sent_location: TextLocation | None = None
    reference: str | None
    """số, ký hiệu, as typed"""
    reference_location: TextLocation | None = None
    signer: str | None
    post: str | None = None
    """chức vụ of the signer"""
    note: str | None
    answers: Mapping[str, Answer]
    """By item id, in the outline's order."""
    tables: Mapping[str, FilledTable]
    answers_location: TextLocation
    """Of the nearest key above a missing answer."""
    tables_location: TextLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What came in as one file (tệp đã nhận)."""

    file: str
    unit: Unit | None
    sent: date | None
    required: int
    """How many mandatory items and tables the unit owes."""
    answered: int
    """How many of them it answered."""
    incomplete: bool
    """Whether something mandatory is missing, a figure included."""
    reference: str | None = None
    """Its number and sign, where it says so."""
    given: Mapping[str, bool] = field(default_factory=dict)
    """By id the items and tables that were answered, and whether with more than "không có"."""
    figures: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    """By item and indicator the figures; of one that is asked for base years the last."""
    submission: Submission | None
    """Kept only for a command that merges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Everything that came in, with its findings in their one order."""

    campaign: Campaign
    receipts: tuple[Receipt, ...]
    left_out: tuple[Diagnostic, ...]
    """What came in and is not counted, and why: not read, sent after the day, the same as another file."""
    found: tuple[Diagnostic, ...]
    """All findings, those of `left_out` included."""
    log: ReceiptLog = EMPTY_LOG
    """What is known of the arrivals, up to the day that is asked about."""
