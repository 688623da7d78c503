"""A number that a sentence prints the Vietnamese way, compares and calculates with (`docs/formats.md`).

A quantity compares and calculates as its total, and is false when nobody reported. Asking a figure without data for a
number raises `NoDataError`: the clause that asks drops out. What it prints is marked with its name: how it comes from
the facts of its item.
"""

from decimal import Decimal, InvalidOperation
from functools import total_ordering

from tongket.model.figure_names import Derived, FigureName, Operand
from tongket.model.outline import PrintedIn
from tongket.sentences.marks import mark
from tongket.values.figures import FigureKind, format_count, format_figure, normalise, round_half_up

_HUNDRED = Decimal(100)
_FINEST = 10
"""Decimals: a figure that needs more is printed as it is."""


class NoDataError(Exception):
    """A clause asks for a number that nobody gave."""


@total_ordering
class Quantity:
    """A number that prints as running text prints it: `05`, `1.721`, `12,5`, `85,5%`."""

    __slots__ = ("_value", "apart", "derived", "form", "name")

    def __init__(
        self,
        value: Decimal | int | None,
        form: FigureKind | PrintedIn | None = None,
        *,
        derived: bool = False,
        name: FigureName | Derived | None = None,
        apart: bool = False,
    ) -> None:
        self._value = Decimal(value) if value is not None else None
        # How it is printed: as a rate, in another measure, or as it is.
        self.form = form
        self.name = name
        # Sums are exact and print so; what was divided is rounded when it is printed.
        self.derived = derived
        # Settled to another figure than that of the units: it has no share of theirs, nor they of it.
        self.apart = apart

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
        if isinstance(self.form, PrintedIn):
            return format_count(convert_measure(self.value, self.form))
        return format_figure(value, FigureKind.RATE) if self.form is FigureKind.RATE else format_count(value)

    def __str__(self) -> str:
        return mark(self.text, self.name)

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
        own = [each for each in sides if isinstance(each, Quantity)]
        # Money more or less, or twice as much, is money still; money times people is neither.
        forms = {each.form if isinstance(each.form, PrintedIn) else None for each in own}
        return Quantity(
            value,
            forms.pop() if len(forms) == 1 and (sign != "*" or len(own) == 1) else None,
            derived=any(each.derived for each in own),
            name=_join(sign, *sides),
            apart=any(each.apart for each in own),
        )

    def __add__(self, other: object) -> "Quantity":
        return self._make(self.value + _number(other), "+", other)

    def __radd__(self, other: object) -> "Quantity":
        return self._make(self.value + _number(other), "+", other, turned=True)

    def __sub__(self, other: object) -> "Quantity":
        return self._make(self.value - _number(other), "~", other)

    def __rsub__(self, other: object) -> "Quantity":
        return self._make(_number(other) - self.value, "~", other, turned=True)

    def __mul__(self, other: object) -> "Quantity":
        return self._make(self.value * _number(other), "*", other)

    def __rmul__(self, other: object) -> "Quantity":
        return self._make(self.value * _number(other), "*", other, turned=True)

    def __truediv__(self, other: object) -> "Quantity":
        return self._share(self, other)

    def __rtruediv__(self, other: object) -> "Quantity":
        return self._share(other, self)

    @staticmethod
    def _share(over: object, under: object) -> "Quantity":
        own = [each for each in (over, under) if isinstance(each, Quantity)]
        name = _join("/", over, under)
        if len({each.apart for each in own if each.name is not None}) > 1:
            return Quantity(None, name=name)
        share = divide(_number(over), _number(under), name)
        share.apart = any(each.apart for each in own)
        if len(own) == 1 and over is own[0] and isinstance(own[0].form, PrintedIn):
            share.form = own[0].form
        return share

    def __neg__(self) -> "Quantity":
        return self._turned(-self.value, "-")

    def __abs__(self) -> "Quantity":
        return self._turned(abs(self.value), "abs")

    def _turned(self, value: Decimal, sign: str) -> "Quantity":
        form = self.form if isinstance(self.form, PrintedIn) else None
        return Quantity(value, form, derived=self.derived, name=_join(sign, self), apart=self.apart)

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


def _join(sign: str, *sides: object) -> Derived | None:
    """Return the name of what is made of one or two; None where none of them comes from the data."""
    names: list[Operand | None] = [each.name if isinstance(each, Quantity) else None for each in sides]
    if not any(names):
        return None
    return Derived(sign, tuple(name or _number(each) for name, each in zip(names, sides, strict=True)))


def divide(over: Decimal, under: Decimal, name: FigureName | Derived | None) -> Quantity:
    """Return a share; without a value where there is nothing to divide by."""
    try:
        return Quantity(over / under, derived=True, name=name)
    except (InvalidOperation, ZeroDivisionError):
        return Quantity(None, name=name)


def convert_measure(value: Decimal, printed_in: PrintedIn) -> Decimal:
    """Return a figure in the measure that it is printed in, rounded; what is not nought never becomes it."""
    exact = value / printed_in.divide
    for decimals in range(printed_in.decimals, _FINEST):
        rounded_value = round_half_up(exact, decimals)
        if rounded_value or not value:
            return rounded_value
    return normalise(exact)


class Words:
    """Words that depend on the figures: `tăng`, `11/12`, the name of a unit. They compare as the text they are."""

    __slots__ = ("name", "text")

    def __init__(self, text: str, name: FigureName) -> None:
        self.text = text
        self.name = name

    def __str__(self) -> str:
        return mark(self.text, self.name)

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self.text)


def rounded(number: Quantity | Decimal | float, decimals: int = 2) -> str:
    """Return a number rounded half up, the Vietnamese way: `{{ 27.78 | lam_tron(1) }}` → `27,8`."""
    value = number.value if isinstance(number, Quantity) else Decimal(str(number))
    if isinstance(number, Quantity) and isinstance(number.form, PrintedIn):
        value /= number.form.divide
    return mark(format_count(round_half_up(value, decimals)), _join(f"|{decimals:d}", number))


def percent(share: Quantity | Decimal | float, decimals: int = 2) -> str:
    """Return a share as a percentage, rounded half up: `{{ (nu / can_bo) | phan_tram(1) }}` → `41,7%`."""
    value = share.value if isinstance(share, Quantity) else Decimal(str(share))
    text = format_figure(round_half_up(value * _HUNDRED, decimals), FigureKind.RATE)
    return mark(text, _join(f"|%{decimals:d}", share))
