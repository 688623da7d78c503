"""The name of a figure (tên số liệu): of which place it is which fact or cell, or how it comes from several of them.

Every name is written in one way, in the marks that go through a sentence and in the tags of a draft:

    name   = place "." term | place "/" cell | place "." note
    term   = value | value "|" decimals (rounded) | value "|%" decimals (as a share in percent, with its sign)
    value  = fact | "[" cell "]" | number | "(" value sign value ")" | "-" value | "abs(" value ")"
    sign   = "+" | "~" (minus: the ids of groups hold "-") | "*" | "/"
    fact   = id ["@" group] ["." option] ["." year] ["." aspect]
    cell   = row "/" fact; the row "+" is the total row
    note   = kind ["." of]

What in an id would mean something here is written as in an address, `%` and two digits. An id that would be read as
another thing has "=" before it; a part of a place that would be read as a fact has its first letter written so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from urllib.parse import unquote

_DEEPEST = 100
"""Formulas in one another: as deep as a template may go (`bounds`)."""
_TOTAL_ROW = "+"


class Aspect(StrEnum):
    """What of a fact it is, by the attribute of a lead sentence."""

    TOTAL = ""
    """The figure itself; of yes and no, and of an option, how many say yes."""
    YES = "co"
    """The same, as a template may write it."""
    NO = "khong"
    ANSWERED = "tra_loi"
    RATIO = "ty_so"
    UNITS = "so_don_vi"
    OWING = "phai_co"
    MEAN = "trung_binh"
    LARGEST = "lon_nhat"
    LARGEST_UNIT = "lon_nhat.don_vi"
    SMALLEST = "nho_nhat"
    SMALLEST_UNIT = "nho_nhat.don_vi"
    MEASURE = "don_vi_tinh"
    BOTH_YEARS = "ca_hai"
    TREND = "xu_huong"
    CHANGE = "chenh_lech"
    CHANGE_SHARE = "ty_le_chenh_lech"
    SETTLED = "chot"
    """Of a column, the figure that a person settled beside its total row."""


class NoteKind(StrEnum):
    """What is printed of a place that is no figure of its facts: what is open, who says a point, where to look."""

    OPEN_WORK = "thieu"
    """The bracket in which stands what is open about the figures and points of an item."""
    EMPTY = "noi_dung"
    LEAD_AGENCY = "dau_moi"
    TO_WRITE = "viet"
    OPENING = "viet_mo_dau"
    ANSWERS = "tinh_hinh"
    ALONE = "rieng"
    EXAMPLES = "dien_hinh"
    POINT = "y"
    NEAR = "y_gan"
    SUBJECT = "nhom"
    ANNEX = "phu_luc"
    TABLE_LACKS = "thieu_bieu"
    CELLS_LACK = "thieu_o"
    DOUBTFUL = "can_xem_lai"
    NO_ORGAN = "chua_ro_co_quan"
    COMPARED = "doi_chieu"
    STALE = "chot_lai"
    STATUS = "hien_trang"
    DRAFT = "du_thao"
    EXCEPTIONS = "ngoai_le"
    """Until commit 7b7e115 in a bracket of its own, as the next one."""
    OPPOSITES = "trai_chieu"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureName:
    """Which figure of the data is meant: `II.2.4.can_bo`, `II.1.1.hoi_nghi@huyen.so_don_vi`, `PL1/mttq/can_bo`."""

    place: str
    """The id of the item or table."""
    id: str
    """The indicator or column."""
    row: str | None = None
    """The row of a table; None for an item, and for a table's total row."""
    table: bool = False
    group: str | None = None
    """The group whose total of an indicator it is; None for all units."""
    option: str | None = None
    year: int | None = None
    """The base year; None for the figure that stands for all of them."""
    aspect: Aspect = Aspect.TOTAL

    @property
    def is_whole(self) -> bool:
        """Whether it is the figure itself: no option of it, no year, nothing counted about it."""
        return self.option is None and self.year is None and self.aspect is Aspect.TOTAL

    @property
    def typed(self) -> str:
        """How a person names it in an outline or a decision sheet: `PL1.mttq.can_bo`, `II.1.1.hoi_nghi@huyen`."""
        whole = ".".join(filter(None, (self.place, self.row, self.id)))
        return f"{whole}@{self.group}" if self.group is not None else whole

    def __str__(self) -> str:
        if self.table:
            return f"{_place(self.place)}/{_cell(self)}"
        return f"{_place(self.place)}.{'=' if self.id in _KINDS else ''}{_fact(self)}"


@dataclass(frozen=True, slots=True)
class Derived:
    """How a figure comes from others of its place: `(nu/can_bo)|%1`.

    Raises:
        ValueError: none of them is a figure of the data, or one is rounded before the end.
        RecursionError: they go too deep.
    """

    sign: str
    """`+`, `~`, `*`, `/` between two, `-` or `abs` of one; `|1` for one decimal, `|%1` for a share in percent."""
    sides: "tuple[Operand, ...]"
    place: str = field(init=False, repr=False, compare=False)
    size: int = field(init=False, repr=False, compare=False)
    """About how long it is, written out."""
    depth: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        inner = [each for each in self.sides if isinstance(each, Derived)]
        place = next((each.place for each in self.sides if not isinstance(each, Decimal)), None)
        if place is None or any(each.is_rounded for each in inner):
            raise ValueError(self.sign)
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "depth", 1 + max((each.depth for each in inner), default=0))
        if self.depth > _DEEPEST:
            raise RecursionError
        object.__setattr__(self, "size", len(self.sign) + 2 + sum(map(size_of, self.sides)))

    @property
    def is_rounded(self) -> bool:
        """Whether it is how a figure is printed, not a figure to go on with."""
        return self.sign.startswith("|")

    def __str__(self) -> str:
        return f"{_place(self.place)}.{written(self)}"


Operand = FigureName | Derived | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is printed of a place beside its figures: `II.1.1.thieu`, `II.2.y.9f3a`."""

    place: str
    kind: NoteKind
    of: str = ""
    """The point, subject, unit, appendix or part that it is about; "" where there is but one."""

    def __str__(self) -> str:
        return f"{_place(self.place)}.{self.kind}" + (f".{_quote(self.of, '.@+-')}" if self.of else "")


PrintedName = FigureName | Derived | Note

_ASPECTS = frozenset(Aspect)
_FIRST_WORDS = {each.partition(".")[0] for each in _ASPECTS}
_KINDS = frozenset(NoteKind)


def split_typed(text: str) -> tuple[str, str]:
    """Return what a person types of a figure without its group, and the group; "" where it is of all units."""
    whole, _, group = text.partition("@")
    return whole, group


def size_of(value: Operand) -> int:
    """Return about how long a value is, written out, without writing it."""
    if isinstance(value, FigureName):
        return len(value.id) + len(value.group or "") + len(value.option or "") + len(value.aspect)
    return value.size if isinstance(value, Derived) else len(str(value))


def walk(value: Operand) -> Iterator[FigureName | Derived]:
    """Yield what a figure is made of, itself first, without the numbers of the template."""
    if not isinstance(value, Decimal):
        yield value
    if isinstance(value, Derived):
        for each in value.sides:
            yield from walk(each)


def _quote(text: str, also: str = "") -> str:
    """Return an id with nothing in it but letters and digits of ASCII, "_" and what `also` names."""

    def escape(found: re.Match[str]) -> str:
        return "".join(f"%{each:02X}" for each in found[0].encode())

    return re.sub(rf"[^A-Za-z0-9_{re.escape(also)}]", escape, text)


def _place(place: str) -> str:
    return re.sub(r"(?<=\.)[a-z-]", lambda found: f"%{ord(found[0]):02X}", _quote(place, ".-"))


def _cell(name: FigureName) -> str:
    return f"{_quote(name.row, '-') if name.row is not None else _TOTAL_ROW}/{_fact(name)}"


def _fact(name: FigureName) -> str:
    text = _quote(name.id) if re.match("[a-z]", name.id) else f"={_quote(name.id)}"
    if name.group is not None:
        text += f"@{_quote(name.group, '-')}"
    if name.option is not None:
        option = _quote(name.option)
        text += f".={option}" if option in _FIRST_WORDS or option.isdecimal() else f".{option}"
    return text + "".join(f".{each}" for each in (name.year, name.aspect or None) if each is not None)


def written(value: Operand) -> str:
    """Return a value as it stands within its place."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, FigureName):
        return f"[{_cell(value)}]" if value.table else _fact(value)
    sides = [written(each) for each in value.sides]
    if value.is_rounded:
        return sides[0] + value.sign
    if value.sign == "abs":
        return f"abs({sides[0]})"
    return f"({sides[0]}{value.sign}{sides[1]})" if len(sides) > 1 else f"-{sides[0]}"


_NAME = re.compile(r"(?P<place>[^./]*(?:\.(?![a-z=(\[-])[^./]*)*)(?P<sign>[./])(?P<inside>.+)")
_NOTE = re.compile(r"(?P<kind>[a-z_]+)(?:\.(?P<of>[\w.@+%-]+))?", re.ASCII)
_CELL = re.compile(r"(?P<row>[\w%+-]+)/(?P<fact>[^]|]+)", re.ASCII)
_FACT = re.compile(r"(?P<id>=[\w%]+|[a-z][\w%]*)(?:@(?P<group>[\w%-]+))?(?P<rest>(?:\.=?[\w%]+)*)", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", re.ASCII)
_ROUNDED = re.compile(r"\|%?(?:-?\d+)?", re.ASCII)
_SIGN = re.compile(r"[+~*/-]")


def parse_name(text: str) -> PrintedName | None:
    """Return the name that is written so; None where it is none.

    Minus may be written `-`, as in drafts until commit 6ed2f4e, where no group stands before it.
    """
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    place, inside = unquote(found["place"]), found["inside"]
    if found["sign"] == "/":
        cell = _CELL.fullmatch(inside)
        return _read_cell(place, cell) if cell is not None else None
    note = _NOTE.fullmatch(inside)
    if note is not None and note["kind"] in _KINDS:
        return Note(place=place, kind=NoteKind(note["kind"]), of=unquote(note["of"] or ""))
    return _Reader(place, inside).read()


def _read_fact(place: str, found: re.Match[str]) -> FigureName:
    """Return a figure.

    Raises:
        ValueError: it is none.
    """
    parts = found["rest"].split(".")[1:]
    option: str | None = None
    if parts and not parts[0].isdecimal() and ".".join(parts) not in _ASPECTS:
        option = unquote(parts.pop(0).removeprefix("="))
    return FigureName(
        place=place,
        id=unquote(found["id"].removeprefix("=")),
        group=unquote(found["group"]) if found["group"] is not None else None,
        option=option,
        year=int(parts.pop(0)) if parts and parts[0].isdecimal() else None,
        aspect=Aspect(".".join(parts)),
    )


def _read_cell(place: str, found: re.Match[str]) -> FigureName | None:
    fact = _FACT.fullmatch(found["fact"])
    row = unquote(found["row"]) if found["row"] != _TOTAL_ROW else None
    try:
        return replace(_read_fact(place, fact), table=True, row=row) if fact is not None else None
    except ValueError:
        return None


class _Reader:
    """What stands within a place, on its way in."""

    def __init__(self, place: str, text: str) -> None:
        self.place = place
        self.text = text
        self.at = 0

    def read(self) -> FigureName | Derived | None:
        try:
            value = self.value()
            rounded = self.take(_ROUNDED)
            name = Derived(rounded[0], (value,)) if rounded is not None else value
        except (ValueError, RecursionError):
            return None
        return name if self.at == len(self.text) and not isinstance(name, Decimal) else None

    def value(self) -> Operand:
        if self.found("("):
            one, sign, other = self.value(), self.need(_SIGN)[0], self.value()
            return self.closed(Derived("~" if sign == "-" else sign, (one, other)), ")")
        if self.found("abs("):
            return self.closed(Derived("abs", (self.value(),)), ")")
        if self.found("["):
            cell = _read_cell(self.place, self.need(_CELL))
            if cell is None:
                raise ValueError(self.text)
            return self.closed(cell, "]")
        number = self.take(_NUMBER)
        if number is not None:
            return Decimal(number[0])
        return Derived("-", (self.value(),)) if self.found("-") else _read_fact(self.place, self.need(_FACT))

    def closed(self, value: Operand, sign: str) -> Operand:
        if not self.found(sign):
            raise ValueError(self.text)
        return value

    def found(self, sign: str) -> bool:
        there = self.text.startswith(sign, self.at)
        self.at += len(sign) if there else 0
        return there

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found is not None else self.at
        return found

    def need(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = self.take(pattern)
        if found is None:
            raise ValueError(self.text)
        return found
