"""A judgement on the arithmetic of a sentence, and how exact its numbers are."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum

from tongket.findings.rule import Rule
from tongket.numbers.numbers import Bound, Number, Reading
from tongket.values.figures import FigureKind, format_figure, normalise

_HUNDRED = Decimal(100)
_WIDEST = Decimal("0.25")
"""How far the true number may be from a rounded one, as a share of it: "trên 2 triệu" is hardly said of 2,6.

At half and at double 406 of the 2.426 slips that `sums` speaks of are told, as now; at double one number of the
published passages has a source that it can't have.
"""
_ABOUT = Decimal("0.05")
"""How far the true number may be from one with "khoảng", as a share of it.

At half 407 of the 2.426 slips that `sums` speaks of are told, for 406, at double 405.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArithmeticCheck:
    """What the arithmetic of a sentence says about some of its numbers (phép tính)."""

    rule: Rule | None
    """None where it is right."""
    settled: frozenset[int]
    """The numbers that need no source any more: they follow from others, rightly or not."""
    start: int
    end: int
    """What a message quotes."""
    said: str = ""
    """What is amiss, without the quotation."""
    hint: str = ""


def judge(rule: Rule | None, numbers: Iterable[Number], settled: Iterable[Number], *words: str) -> ArithmeticCheck:
    """Return a judgement that quotes from the first to the last of `numbers`; `words` are the finding and its hint."""
    ordered = sorted(numbers, key=lambda each: each.start)
    return ArithmeticCheck(
        rule=rule,
        settled=frozenset(each.index for each in settled),
        start=ordered[0].start,
        end=ordered[-1].end,
        said=words[0] if words else "",
        hint=words[1] if len(words) > 1 else "",
    )


class Fit(IntEnum):
    """How a printed number fits the computed one, the best first."""

    RIGHT = 0
    CUT = 1
    """One unit in the last digit away."""
    WRONG = 2


@dataclass(frozen=True, slots=True)
class Range:
    """Between which two numbers the true one lies."""

    low: Decimal
    high: Decimal


def grain(number: Number) -> Decimal:
    """Return what the last digit before the zeros of a rounded number is worth: 10.000 of 790.000."""
    digits = number.value.as_tuple().digits
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return min(number.unit.scaleb(zeros), number.worth * _WIDEST)


def true_range(number: Number) -> Range:
    """Return between which numbers the true one lies, by the words before it and its rounding."""
    worth = number.worth
    match number.bound:
        case Bound.OVER | Bound.AT_LEAST:
            return Range(worth, worth + grain(number))
        case Bound.UNDER | Bound.AT_MOST:
            return Range(worth - grain(number), worth)
        case Bound.ABOUT:
            return Range(worth - grain(number) / 2, worth + grain(number) / 2)
    half = number.unit / 2 if number.scale > 1 or number.percent else Decimal(0)
    return Range(worth - half, worth + half)


def share_range(part: Number, whole: Number) -> Range:
    """Return what share a number is of another, in per cent."""
    over, under = true_range(part), true_range(whole)
    return Range(over.low * _HUNDRED / under.high, over.high * _HUNDRED / max(under.low, Decimal("1e-9")))


def fit_number(printed: Number, true: Range) -> Fit:
    """Return how a printed number fits what it should be."""
    value, unit = printed.worth, printed.unit
    if printed.bound is not None:
        return _fit_bound(printed, true)
    if true.low == true.high:
        rounded = (true.low / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit
        away = abs(value - rounded)
        return Fit.RIGHT if not away else Fit.CUT if away <= unit else Fit.WRONG
    if true.low - unit / 2 <= value <= true.high + unit / 2:
        return Fit.RIGHT
    return Fit.CUT if true.low - unit <= value <= true.high + unit else Fit.WRONG


def _fit_bound(printed: Number, true: Range) -> Fit:
    value = printed.worth
    wide = max(value * _WIDEST, printed.unit)
    match printed.bound:
        case Bound.OVER | Bound.AT_LEAST:
            good = true.high >= value and true.low <= value + wide
        case Bound.UNDER | Bound.AT_MOST:
            good = true.low <= value and true.high >= value - wide
        case _:
            near = max(value * _ABOUT, printed.unit)
            good = true.low - near <= value <= true.high + near
    return Fit.RIGHT if good else Fit.WRONG


def print_like(value: Decimal, printed: Number) -> str:
    """Return a computed number with as many decimals as the printed one: `93,4%`."""
    decimals = max(printed.decimals, 1) if printed.percent and printed.decimals == 0 else printed.decimals
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = format_figure(normalise(rounded), FigureKind.DECIMAL)
    if decimals and printed.percent and "," not in text and rounded != value:
        text += "," + "0" * decimals
    return text + ("%" if printed.percent else "")


def plain(value: Decimal) -> str:
    """Return a count as it is printed."""
    return format_figure(normalise(value))


def open_bracket(reading: Reading, at: int) -> bool:
    """Whether a place of a text is within brackets."""
    return reading.text.rfind("(", 0, at) > reading.text.rfind(")", 0, at)
