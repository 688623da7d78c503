"""Rounded words ("gần", "hơn", "trên", "dưới", "khoảng") as bounds on the numbers of the data."""

from dataclasses import dataclass
from decimal import Decimal

from tongket.diagnostics import Rule
from tongket.figures.checks import Fit, Range, fit_number, grain, plain
from tongket.figures.known import RANK, Knowledge, Known
from tongket.figures.matching import figures_about
from tongket.figures.numbers import Bound, Number
from tongket.figures.rules import EXACT_BOUND, WRONG_BOUND
from tongket.figures.scoring import Question

_BROKEN = Decimal("0.1")
"""How far on the wrong side a number of the data is still what was meant, as a share of the number.

A choice: at half and at double no published passage and no case of `tests/figures` is judged otherwise.
"""
_MUCH = 2
"""So many times nearer one on the wrong side must be than one on the right side to have been meant.

At half the texts of `tests/figures` are judged as now; at double two bounds that are wrong pass ("gần 1.800").
"""
_STRICT = {Bound.OVER, Bound.UNDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundCheck:
    """What the data say of a rounded number."""

    known: Known
    rule: Rule | None
    said: str = ""


def check_bound(asked: Question, knowledge: Knowledge) -> BoundCheck | None:
    """Return what the data say of a number with a rounded word; None where they have nothing about the same thing near.

    Totals come before units' figures: "trên 1.800 hội nghị" is about all of them.
    """
    number = asked.number
    if number.bound is None:
        return None
    about = [each for each in figures_about(asked, knowledge) if each.value and not each.coverage and not each.mean]
    for rank in sorted({RANK[each.kind] for each in about}):
        near = sorted(
            (each for each in about if RANK[each.kind] == rank), key=lambda each: abs(each.value - number.worth)
        )
        found = _judge(number, near)
        if found is not None:
            return found
    return None


def _judge(number: Number, near: list[Known]) -> BoundCheck | None:
    """Return what the nearest numbers say: of one on either side the much nearer one was meant."""
    good = next((each for each in near if _holds(number, each)), None)
    bad = next((each for each in near if not _holds(number, each)), None)
    if bad is not None and abs(bad.value - number.worth) > number.worth * _BROKEN:
        bad = None
    if good is not None and (bad is None or _away(number, good) <= _MUCH * max(_away(number, bad), grain(number))):
        return BoundCheck(known=good, rule=None)
    if bad is None:
        return None
    if bad.value == number.worth:
        return exact_bound(bad)
    said = f"số liệu là {bad.shown} ({bad.said}), {_say(number)}."
    return BoundCheck(known=bad, rule=WRONG_BOUND, said=said)


def exact_bound(known: Known) -> BoundCheck:
    """Return what is to be said of "hơn" or "gần" before exactly the number of the data."""
    return BoundCheck(known=known, rule=EXACT_BOUND, said=f"số liệu đúng bằng {known.shown} ({known.said}).")


def _away(number: Number, known: Known) -> Decimal:
    return abs(known.value - number.worth)


def _holds(number: Number, known: Known) -> bool:
    if number.bound in _STRICT and known.value == number.worth:
        return False
    return fit_number(number, Range(known.value, known.value)) is Fit.RIGHT


def _say(number: Number) -> str:
    shown = number.text if number.scale > 1 or number.percent else plain(number.worth)
    match number.bound:
        case Bound.OVER | Bound.AT_LEAST:
            return f"chưa đến {shown}"
        case Bound.UNDER | Bound.AT_MOST:
            return f"đã quá {shown}"
    return f"xa {shown}"
