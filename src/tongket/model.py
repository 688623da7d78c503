"""The field's nouns as frozen records; nothing is completed after it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tongket.diagnostics import Location, Severity
from tongket.formula import Formula
from tongket.values import FigureKind


class ItemKind(StrEnum):
    """How an item is answered (kiểu): running text or a list of points."""

    PROSE = "van_xuoi"
    POINTS = "danh_sach"


class FactKind(StrEnum):
    """What an indicator or column asks for (kiểu); the words are those of `formats.md` and of the JSON output."""

    INTEGER = "so_nguyen"
    DECIMAL = "so_thuc"
    RATE = "ty_le"
    YES_NO = "co_khong"
    CHOICE = "lua_chon"
    DOCUMENTS = "van_ban"
    MODELS = "mo_hinh"
    SHORT_TEXT = "van_ban_ngan"

    @property
    def figure(self) -> FigureKind | None:
        """The kind of number it is; None when it is none."""
        return FigureKind(self.value) if self in {FactKind.INTEGER, FactKind.DECIMAL, FactKind.RATE} else None


class Totalling(StrEnum):
    """How figures of many units become one (tổng)."""

    SUM = "cong"
    MEAN = "trung_binh"
    NONE = "khong"


class Timing(StrEnum):
    """Whether a figure runs over the period or stands at a date (kỳ)."""

    CUMULATIVE = "luy_ke"
    AT_DATE = "thoi_diem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a `lua_chon` (phương án)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A fact asked with an item (chỉ tiêu)."""

    id: str
    name: str
    measure: str | None
    """đơn vị tính"""
    kind: FactKind
    totalling: Totalling
    groups: tuple[str, ...] | None
    """The groups it is counted from (`cong_tu`) and owed by; None means all."""
    timing: Timing | None
    mandatory: bool
    negative: bool
    maximum: Decimal
    """The upper bound of a rate."""
    options: tuple[Option, ...] = ()
    years: tuple[int, ...] = ()
    """The base years it is asked for (`moc`), in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One lead sentence (câu dẫn): a text, or an opening and clauses of which those without data drop out."""

    opening: str | None
    clauses: tuple[str, ...]
    locations: tuple[Location, ...]
    """Of the clauses, then of the opening where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject under which the points of an item are put (nhóm ý)."""

    id: str
    name: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A leaf of the outline (ý phải trả lời): what a unit answers."""

    id: str
    number: str | None
    title: str
    heading: str
    """The name in the report."""
    kind: ItemKind
    mandatory: bool
    min_words: int | None
    max_words: int | None
    guidance: str | None
    leads: tuple[str, ...]
    """The units whose prose the draft prints (`chu_tri`); none means everybody's."""
    in_report: bool
    """False for `dua_vao: rieng`: the item stands in the source book's separate part only."""
    join_points: bool
    name_units: bool
    min_units: int
    threshold: float | None = None
    """The likeness from which points count as the same (`nguong_giong`); None means the default."""
    subjects: tuple[Subject, ...] = ()
    indicators: tuple[Indicator, ...]
    sentences: tuple[Sentence, ...]
    severities: Mapping[str, Severity | None]
    """The adjusted severities that hold for this item; None means off."""

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((each for each in self.indicators if each.id == indicator_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An inner node of the outline (mục)."""

    id: str
    number: str | None
    title: str
    heading: str
    children: tuple["Section | Item", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a statistics table (hàng)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a statistics table (cột)."""

    id: str
    name: str
    measure: str | None
    kind: FactKind
    totalling: Totalling
    formula: Formula | None
    """Set for a derived column, which nobody may type."""
    negative: bool
    maximum: Decimal

    @property
    def asked(self) -> bool:
        """Whether a unit owes it: a figure that is not derived."""
        return self.formula is None and self.kind is not FactKind.SHORT_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """A condition over the columns of one row (kiểm tra)."""

    condition: Formula
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A statistics table (biểu)."""

    id: str
    title: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    total_row: bool
    groups: tuple[str, ...] | None
    checks: tuple[RowCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureName:
    """Which figure is meant (`PL1.mttq.can_bo`, `II.2.4.can_bo_huyen`)."""

    text: str
    place: str
    """The id of the item or table."""
    row: str | None
    """The row of a table; None for an item, and for a table's total row."""
    id: str
    """The indicator or column."""
    table: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The same figure from a second source (đối chiếu)."""

    id: str
    name: str
    first: FigureName
    second: FigureName
    unit: str | None
    """Whose figure the second is; None for its total."""
    tolerance: Decimal
    relative: bool
    """Whether the tolerance is a share of the second figure, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFrame:
    """What the report's own page says (báo cáo): letterhead, title, signature."""

    kind: str
    subject: str
    superior: str | None
    organ: str
    symbol: str
    place: str
    bases: tuple[str, ...]
    authority: str
    post: str
    signer: str
    recipients: tuple[str, ...]
    pages: int | None
    """The length aimed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The years covered (giai đoạn)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the order (tiến độ): due before a date."""

    before: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The outline (đề cương): what is asked and how answers are merged."""

    id: str
    issued_with: str | None
    report: ReportFrame
    period: Period | None
    steps: tuple[Step, ...]
    abbreviations: Mapping[str, str]
    severities: Mapping[str, Severity | None]
    sections: tuple[Section | Item, ...]
    tables: tuple[Table, ...]
    items: tuple[Item, ...]
    """The leaves, in order."""
    reconciliations: tuple[Reconciliation, ...] = ()
    _items: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_items", {each.id: each for each in self.items})

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return self._items.get(item_id)

    def table(self, table_id: str) -> Table | None:
        """Return the table with this id, or None."""
        return next((each for each in self.tables if each.id == table_id), None)


def walk_items(sections: tuple[Section | Item, ...]) -> Iterator[Item]:
    """Yield the leaves below `sections`, in order."""
    for each in sections:
        if isinstance(each, Item):
            yield each
        else:
            yield from walk_items(each.children)


def leaves_below(sections: tuple[Section | Item, ...]) -> dict[str, tuple[str, ...]]:
    """Return by the id of every node of the tree the ids of the leaves under it; a leaf is under itself."""
    below: dict[str, tuple[str, ...]] = {}
    for each in sections:
        if isinstance(each, Item):
            below[each.id] = (each.id,)
        else:
            below[each.id] = tuple(leaf.id for leaf in walk_items(each.children))
            below.update(leaves_below(each.children))
    return below


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A kind of unit (nhóm): who owes what, by when."""

    id: str
    name: str
    count_noun: str
    """The noun of a count: "11/12 huyện ủy, thành ủy"."""
    before: date | None
    items: frozenset[str]
    """The items it owes."""
    tables: frozenset[str]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call in a unit (liên hệ)."""

    person: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Who answers (đơn vị)."""

    id: str
    name: str
    short_name: str
    territory: str | None
    group: Group | None
    """None only for a compiling office."""
    before: date | None
    contact: Contact | None
    compiling: bool
    """The office that compiles (`vai_tro: tong_hop`): merged, first, never counted as owing."""

    def owes_item(self, item: Item) -> bool:
        """Whether it must answer this item."""
        return not self.compiling and self.group is not None and item.id in self.group.items

    def owes_table(self, table: Table) -> bool:
        """Whether it must fill in this table."""
        return not self.compiling and self.group is not None and table.id in self.group.tables

    def counted_in(self, groups: tuple[str, ...] | None) -> bool:
        """Whether its figures count where these groups are counted (`cong_tu`); None means all."""
        return groups is None or (self.group is not None and self.group.id in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All units in the order of rank, the compiling office first (danh sách đơn vị)."""

    groups: tuple[Group, ...]
    units: tuple[Unit, ...]
    _units: Mapping[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_units", {each.id: each for each in self.units})

    @property
    def owing(self) -> tuple[Unit, ...]:
        """The units that must answer, in order."""
        return tuple(each for each in self.units if not each.compiling)

    def unit(self, unit_id: str) -> Unit | None:
        """Return the unit with this id, or None."""
        return self._units.get(unit_id)

    def group(self, group_id: str) -> Group | None:
        """Return the group with this id, or None."""
        return next((each for each in self.groups if each.id == group_id), None)


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
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeModel:
    """A model or way of working that a unit lists (mô hình, cách làm hay)."""

    name: str
    place: str | None
    result: str
    location: Location


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
    location: Location


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
    location: Location
    """Of its key."""
    facts_location: Location | None = None
    """Of the key of its facts."""
    text_location: Location | None = None

    @property
    def has_content(self) -> bool:
        """Whether it holds a text, a point, a fact or an explicit nothing."""
        return bool(self.lines or self.points or self.facts or self.none_reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell that a unit filled in (ô)."""

    value: Decimal | str
    typed: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledTable:
    """A unit's figures for one statistics table."""

    table: str
    cells: Mapping[str, Mapping[str, Cell]]
    """row → column → cell; only what was filled in."""
    faulty: frozenset[tuple[str, str]]
    """Row and column of what was typed but not understood."""
    location: Location
    row_locations: Mapping[str, Location]

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
    reference: str | None
    """số, ký hiệu"""
    signer: str | None
    note: str | None
    answers: Mapping[str, Answer]
    """By item id, in the outline's order."""
    tables: Mapping[str, FilledTable]
    answers_location: Location
    """Of the nearest key above a missing answer."""
    tables_location: Location
