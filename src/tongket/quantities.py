"""A number that a sentence prints the Vietnamese way, compares and calculates with (`formats.md`).

A quantity compares and calculates as its total, and is false when nobody reported. Asking a figure without data for a
number raises `NoDataError`: the clause that asks drops out. What it prints is marked with its name (`marked`): how it
comes from the facts of its item, as in `hoi_nghi`, `hoi_nghi@huyen.so_don_vi`, `(nu/can_bo)|%1`.
"""

from decimal import Decimal, InvalidOperation
from functools import total_ordering

from tongket.marked import mark
from tongket.values import FigureKind, format_count, format_figure, round_half_up

_HUNDRED = Decimal(100)


class NoDataError(Exception):
    """A clause asks for a number that nobody gave."""


@total_ordering
class Quantity:
    """A number that prints as running text prints it: `05`, `1.721`, `12,5`, `85,5%`."""

    __slots__ = ("_kind", "_value", "derived", "key")

    def __init__(
        self,
        value: Decimal | int | None,
        kind: FigureKind | None = None,
        *,
        derived: bool = False,
        key: str | None = None,
    ) -> None:
        self._value = Decimal(value) if value is not None else None
        self._kind = kind
        self.key = key
        # Sums are exact and print so; what was divided is rounded when it is printed.
        self.derived = derived

    @property
    def value(self) -> Decimal:
        """The number.

        Raises:
            NoDataError: nobody gave one.
        """
        if self._value is None:
            raise NoDataError
        return self._value

    @property
    def text(self) -> str:
        """What it prints, without its mark."""
        value = round_half_up(self.value) if self.derived else self.value
        return format_figure(value, FigureKind.RATE) if self._kind is FigureKind.RATE else format_count(value)

    def __str__(self) -> str:
        return mark(self.text, self.key)

    def __bool__(self) -> bool:
        return self._value is not None

    def __hash__(self) -> int:
        return hash(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity | int | float | Decimal) and self.value == _number(other)

    def __lt__(self, other: object) -> bool:
        return self.value < _number(other)

    def _make(self, value: Decimal, sign: str, other: object, *, turned: bool = False) -> "Quantity":
        sides = (other, self) if turned else (self, other)
        derived = self.derived or (isinstance(other, Quantity) and other.derived)
        return Quantity(value, derived=derived, key=_key(sign, *sides))

    def __add__(self, other: object) -> "Quantity":
        return self._make(self.value + _number(other), "+", other)

    def __radd__(self, other: object) -> "Quantity":
        return self._make(self.value + _number(other), "+", other, turned=True)

    def __sub__(self, other: object) -> "Quantity":
        return self._make(self.value - _number(other), "-", other)

    def __rsub__(self, other: object) -> "Quantity":
        return self._make(_number(other) - self.value, "-", other, turned=True)

    def __mul__(self, other: object) -> "Quantity":
        return self._make(self.value * _number(other), "*", other)

    def __rmul__(self, other: object) -> "Quantity":
        return self._make(self.value * _number(other), "*", other, turned=True)

    def __truediv__(self, other: object) -> "Quantity":
        return divide(self.value, _number(other), _key("/", self, other))

    def __rtruediv__(self, other: object) -> "Quantity":
        return divide(_number(other), self.value, _key("/", other, self))

    def __neg__(self) -> "Quantity":
        return Quantity(-self.value, derived=self.derived, key=_named(self, "-{}"))

    def __abs__(self) -> "Quantity":
        return Quantity(abs(self.value), derived=self.derived, key=_named(self, "abs({})"))

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)


def _number(other: object) -> Decimal:
    if isinstance(other, Quantity):
        return other.value
    if isinstance(other, int | float | Decimal):
        return Decimal(str(other))
    raise TypeError("chỉ tính được giữa các con số")


def _named(number: Quantity, pattern: str) -> str | None:
    """Return the name of what is made of one figure."""
    return pattern.format(number.key) if number.key is not None else None


def _key(sign: str, one: object, other: object) -> str | None:
    """Return the name of what is made of two; None where neither comes from the data."""
    names = [each.key if isinstance(each, Quantity) else None for each in (one, other)]
    if names == [None, None]:
        return None
    shown = [name if name is not None else str(_number(each)) for name, each in zip(names, (one, other), strict=True)]
    return f"({shown[0]}{sign}{shown[1]})"


def divide(over: Decimal, under: Decimal, key: str | None) -> Quantity:
    """Return a share.

    Raises:
        NoDataError: there is nothing to divide by.
    """
    try:
        return Quantity(over / under, derived=True, key=key)
    except (InvalidOperation, ZeroDivisionError):
        raise NoDataError from None


class Words:
    """Words that depend on the figures: `tăng`, `11/12`, the name of a unit. They compare as the text they are."""

    __slots__ = ("key", "text")

    def __init__(self, text: str, key: str) -> None:
        self.text = text
        self.key = key

    def __str__(self) -> str:
        return mark(self.text, self.key)

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self.text)


def rounded(number: Quantity | Decimal | float, decimals: int = 2) -> str:
    """Return a number rounded half up, the Vietnamese way: `{{ 27.78 | lam_tron(1) }}` → `27,8`."""
    value = number.value if isinstance(number, Quantity) else Decimal(str(number))
    key = _named(number, f"{{}}|{decimals}") if isinstance(number, Quantity) else None
    return mark(format_count(round_half_up(value, decimals)), key)


def percent(share: Quantity | Decimal | float, decimals: int = 2) -> str:
    """Return a share as a percentage, rounded half up: `{{ (nu / can_bo) | phan_tram(1) }}` → `41,7%`."""
    value = share.value if isinstance(share, Quantity) else Decimal(str(share))
    key = _named(share, f"{{}}|%{decimals}") if isinstance(share, Quantity) else None
    return mark(format_figure(round_half_up(value * _HUNDRED, decimals), FigureKind.RATE), key)
