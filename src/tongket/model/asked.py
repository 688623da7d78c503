"""What is asked beside the text: facts, and statistics tables (chỉ tiêu, biểu)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongket.formula import Formula
from tongket.values import FigureKind


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
