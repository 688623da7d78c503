"""What is asked (đề cương): sections and items, with their facts and statistics tables (mục, ý, chỉ tiêu, biểu)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.findings.locations import TextLocation
from tongket.findings.rule import Severity
from tongket.model.figure_names import FigureName
from tongket.values.figures import FigureKind
from tongket.values.formula import Formula


class ItemKind(StrEnum):
    """How an item is answered (kiểu): running text or a list of points."""

    PROSE = "van_xuoi"
    POINTS = "danh_sach"


class FactKind(StrEnum):
    """What an indicator or column asks for (kiểu); the words are those of `docs/formats.md` and of the JSON output."""

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
class PrintedIn:
    """The measure in which lead sentences print a figure (in theo): 88,7 tỷ đồng of 88.746,9 triệu đồng."""

    measure: str
    divide: Decimal
    """By what a figure in the measure that is asked is divided."""
    decimals: int
    """How many are printed at most."""


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
    printed_in: PrintedIn | None = None
    """Another measure than that which is asked, for lead sentences (`in_theo`)."""
    annex: str | None = None
    """The appendix where its figures are listed (`phu_luc`): a table's id, `van_ban` or `mo_hinh`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a statistics table (hàng)."""

    id: str
    name: str
    units: tuple[str, ...] = ()
    """The ids of the units that report this row and no other (`don_vi`)."""


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

    def rows_of(self, unit: str) -> tuple[Row, ...]:
        """Return the rows that a unit, by its id, fills in: its own where the outline names some, else all."""
        return tuple(each for each in self.rows if unit in each.units) or self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One lead sentence (câu dẫn): a text, or an opening and clauses of which those without data drop out."""

    opening: str | None
    clauses: tuple[str, ...]
    locations: tuple[TextLocation, ...]
    """Of the clauses, then of the opening where there is one."""
    lines: tuple[tuple[str, ...], ...]
    """Of each of them the lines of the file that hold it, the first one from where it begins."""
    part: str | None = None
    """The part of its item that it stands in (`phan`): "Ở các đảng bộ trực thuộc Tỉnh ủy"."""


class AskedFact(NamedTuple):
    """Where in a sentence of the form a value is typed: `{hoi_nghi}`, `{dai_hoc.2018}`, `{so_ket.ly_do}`."""

    indicator: str
    part: str = ""
    """The base year; `WHY_NOT` of a yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSentence:
    """A sentence of the form of a unit (câu mẫu): its words, and between them what is typed."""

    pieces: tuple[str | AskedFact, ...]

    @property
    def asked(self) -> tuple[AskedFact, ...]:
        """What is typed in it, in order."""
        return tuple(each for each in self.pieces if isinstance(each, AskedFact))


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
    """The nearness from which a person is asked about two points (`nguong_giong`); None means the default."""
    subjects: tuple[Subject, ...] = ()
    indicators: tuple[Indicator, ...]
    sentences: tuple[Sentence, ...]
    severities: Mapping[str, Severity | None]
    """The adjusted severities that hold for this item; None means off."""
    report_number: str | None = None
    """Its number in the report (`so_bao_cao`), where that is not the outline's own."""
    text_part: str | None = None
    """The name of the part that its text makes, before the parts of its lead sentences (`phan_loi_van`)."""
    form_sentences: tuple[FormSentence, ...] = ()
    """How the form of a unit asks its facts (`cau_mau`); one that none of them names has a line of its own."""

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
    report_number: str | None = None
    """Its number in the report (`so_bao_cao`), where that is not the outline's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The same figure from a second source (đối chiếu)."""

    id: str
    name: str
    first: FigureName
    second: FigureName
    unit: str | None
    """Whose figure the second is; None for its total."""
    called: str | None
    """What the settled figure is called under a table whose sum is another (`goi_la`): "Số toàn tỉnh"."""
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
    opening: tuple[str, ...] = ()
    """The paragraphs with which it begins (`mo_dau`); none leaves it to the phrases."""
    closing: tuple[str, ...] = ()
    """The paragraphs with which it ends (`ket_thuc`)."""
    state: bool = False
    """Whether it is an administrative document (`the_thuc: nha_nuoc`), not one of the Party."""


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


def name_figures(items: Iterable[Item], tables: Iterable[Table]) -> Iterator[FigureName]:
    """Yield every figure that is asked or computed, over all units: indicators, cells of tables, total rows."""
    for item in items:
        for each in item.indicators:
            if each.kind.figure is not None:
                yield FigureName(place=item.id, id=each.id)
    for table in tables:
        columns = [each.id for each in table.columns if each.kind.figure is not None]
        for row in [*(each.id for each in table.rows), *([None] if table.total_row else [])]:
            yield from (FigureName(place=table.id, id=column, row=row, table=True) for column in columns)


_HUNDRED = Decimal(100)


def agree(asked: Reconciliation, first: Decimal | None, second: Decimal | None) -> bool:
    """Whether two figures are within the tolerance of a comparison; figures that are not known agree."""
    if first is None or second is None:
        return True
    allowed = abs(second) * asked.tolerance / _HUNDRED if asked.relative else asked.tolerance
    return abs(second - first) <= allowed
