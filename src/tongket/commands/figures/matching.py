"""Which number of the data a number of a document is: the same value is not enough, the words around it must agree.

Rounded words ("gần", "hơn", "trên", "dưới", "khoảng") are bounds on the numbers of the data.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from tongket.commands.figures.known_numbers import RANK, TEXT_WORDS, Knowledge, KnownKind, KnownNumber
from tongket.commands.figures.questions import (
    NEAREST,
    Question,
    counts_same,
    mentions_unit,
    score_figure,
    score_known,
    score_share,
)
from tongket.findings.figure_rules import EXACT_BOUND, WRONG_BOUND
from tongket.findings.rule import Rule
from tongket.numbers.lexicon import GENERAL, LOWER_UNITS, Counted, word_pairs
from tongket.numbers.numbers import Bound, Number
from tongket.numbers.ranges import Fit, Range, fit_number, grain, plain

_BROKEN = Decimal("0.1")
"""How far on the wrong side a number of the data is still what was meant, as a share of the number.

A choice: at half and at double no published passage and no case of `tests/commands/figures` is judged otherwise.
"""
_MUCH = 2
"""So many times nearer one on the wrong side must be than one on the right side to have been meant.

At half the texts of `tests/commands/figures` are judged as now; at double two bounds that are wrong pass ("gần 1.800").
"""
_STRICT = {Bound.OVER, Bound.UNDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundCheck:
    """What the data say of a rounded number."""

    known: KnownNumber
    rule: Rule | None
    said: str = ""


def check_bound(asked: Question, knowledge: Knowledge) -> BoundCheck | None:
    """Return what the data say of a number with a rounded word; None where they have nothing about the same thing near.

    Totals come before units' figures: "trên 1.800 hội nghị" is about all of them.
    """
    number = asked.number
    if number.bound is None:
        return None
    about = [each for each in _figures_about(asked, knowledge) if each.value and not each.coverage and not each.mean]
    for rank in sorted({RANK[each.kind] for each in about}):
        near = sorted(
            (each for each in about if RANK[each.kind] == rank), key=lambda each: abs(each.value - number.worth)
        )
        found = _judge(number, near)
        if found is not None:
            return found
    return None


def _judge(number: Number, near: list[KnownNumber]) -> BoundCheck | None:
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


def _away(number: Number, known: KnownNumber) -> Decimal:
    return abs(known.value - number.worth)


def _holds(number: Number, known: KnownNumber) -> bool:
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


def exact_bound(known: KnownNumber) -> BoundCheck:
    """Return what is to be said of "hơn" or "gần" before exactly the number of the data."""
    return BoundCheck(known=known, rule=EXACT_BOUND, said=f"số liệu đúng bằng {known.shown} ({known.said}).")


NEAR = Decimal("0.2")
"""How far the nearest number may be, as a share of the number: what is farther off is another one.

It makes a hint and no finding. Of the 824 numbers of the published passages, which are of something else, 32 have such
a hint, at half 21, at double 49; of 47 slips in this repository's draft 39 have the right one, at half and at double
too.
"""
_DIRECT = 3
"""From this score on a constant of the outline is meant: the same word follows.

With one and with six the numbers of the published passages and of this repository's draft have the same sources.
"""


def find_source(asked: Question, knowledge: Knowledge) -> KnownNumber | None:
    """Return the number of the data that a number is; None where there is none.

    A constant of the outline comes first where the same word follows, then the one whose words agree best; what only
    the draft of now prints comes last.
    """
    scored = [(score_known(asked, each), each) for each in _same(asked, knowledge)]
    meant = _meant_coverage(asked, knowledge)
    agreeing = [
        (points, each) for points, each in scored if points and (meant is None or not each.coverage or each in meant)
    ]
    if not agreeing:
        return None
    return max(agreeing, key=lambda found: _preference(*found))[1]


def _preference(points: int, known: KnownNumber) -> tuple[int, int, int]:
    if known.kind is KnownKind.CONSTANT and known.in_text and points >= _DIRECT:
        return 2, points, 0
    named = known.kind is not KnownKind.DRAFT and not (known.kind is KnownKind.CONSTANT and known.in_text)
    return int(named), points, -RANK[known.kind]


def _meant_coverage(asked: Question, knowledge: Knowledge) -> frozenset[KnownNumber] | None:
    """Return the counts of units that say what the clause says; None where it says nothing of the kind.

    "13/16 đảng bộ đã sơ kết" is not right because another question has 13 of 16.
    """
    if asked.number.counts is not Counted.UNITS or asked.number.noun in LOWER_UNITS:
        return None
    shared = knowledge.coverage_of(asked.clause)
    most = max(shared.values(), default=0)
    return frozenset(each for each, count in shared.items() if 2 * count >= most) if most else None


def _same(asked: Question, knowledge: Knowledge) -> Iterator[KnownNumber]:
    """Yield the numbers of the data that a number could be by its value."""
    number = asked.number
    cells = _meant_cells(asked, knowledge)
    if cells:  # row and column say which one it is
        yield from (each for each in cells if _equal(number, each))
        return
    low, high = number.worth - number.unit, number.worth + number.unit
    if number.percent or number.points:
        yield from (each for each in knowledge.between(low, high, share=True) if _equal(number, each))
        return
    yield from (each for each in knowledge.by_value.get(number.worth, ()) if _fits_pair(asked, each))
    if number.scale > 1:
        rounded = (each for each in knowledge.between(low, high, share=False) if each.value != number.worth)
        yield from (each for each in rounded if _equal(number, each))


def _equal(number: Number, known: KnownNumber) -> bool:
    """Whether a number is a known one, rounded or cut off where it had to be."""
    if known.share is not (number.percent or number.points):
        return False
    if number.worth == known.value:
        return True
    rounded = known.derived or known.share or number.scale > 1
    unit = number.unit
    return rounded and number.worth in {
        (known.value / unit).quantize(Decimal(1), rounding=way) * unit for way in (ROUND_HALF_UP, ROUND_DOWN)
    }


def _fits_pair(asked: Question, known: KnownNumber) -> bool:
    """Whether a known number may be the a of the `a/b`: of units it must be of the same b."""
    if asked.whole is None:
        return True
    if known.whole is not None:
        return known.whole == asked.whole.worth
    return asked.number.counts is not Counted.UNITS


def _meant_cells(asked: Question, knowledge: Knowledge) -> list[KnownNumber]:
    """Return the figures of the statistics tables that stand in the same row and column, by their words."""
    return [
        each for each in knowledge.cells.get(asked.row, ()) if each.cell is not None and each.cell[1] <= asked.column
    ]


def find_nearest(asked: Question, knowledge: Knowledge) -> KnownNumber | None:
    """Return the known number that may have been meant: of the same thing, and near or of the same digits."""
    number = asked.number
    meant = _meant_coverage(asked, knowledge) or frozenset()
    near: list[tuple[tuple[bool, bool, int, Decimal], KnownNumber]] = []
    counted = (each for each in meant if _fits_pair(asked, each) and score_figure(asked, each))
    for each in (*_figures_about(asked, knowledge), *counted, *_same_words(asked, knowledge)):
        away = _distance(number.worth, each.value)
        swapped = _swapped(number, each)
        if each.value and not each.mean and (away <= NEAR or swapped):
            rank = -score_share(asked, each) if each.share else RANK[each.kind]
            near.append(((not swapped, not counts_same(number, each), rank, away), each))
    return min(near, key=lambda found: found[0])[1] if near else None


def _same_words(asked: Question, knowledge: Knowledge) -> Iterable[KnownNumber]:
    """Return the numbers of units' texts before the same two words: "215 km đường thôn" for "251 km đường thôn"."""
    words = asked.number.after[:TEXT_WORDS]
    apart = len(words) < TEXT_WORDS or asked.number.percent or asked.whole is not None or asked.number.target
    return () if apart else knowledge.told_before(words)


def _figures_about(asked: Question, knowledge: Knowledge) -> Iterable[KnownNumber]:
    """Return the figures that are about the same thing as a number, whatever their value; none for a target.

    Counts of units are left out. Of a table that is none of the campaign's only those are asked that are near.
    """
    if asked.number.target:
        return ()
    cells = _meant_cells(asked, knowledge)
    if cells:
        return cells
    share = asked.number.percent or asked.number.points
    found = dict.fromkeys(_near_cells(asked, knowledge) if asked.in_table else _likely(asked, knowledge))
    return [each for each in found if each.share is share and score_figure(asked, each)]


def _near_cells(asked: Question, knowledge: Knowledge) -> Iterator[KnownNumber]:
    worth = asked.number.worth
    share = asked.number.percent or asked.number.points
    near = knowledge.between(worth * (1 - NEAR), worth * (1 + NEAR), share=share)
    yield from (each for each in (*near, *knowledge.of_digits(worth)) if not each.in_text and not each.coverage)


def _likely(asked: Question, knowledge: Knowledge) -> Iterator[KnownNumber]:
    """Yield the figures that may be about what a sentence speaks of: totals, and those of the units that it names."""
    number = asked.number
    near = word_pairs(number.after) | word_pairs(number.before[-NEAREST:])
    for unit, held in knowledge.held.items():
        if unit is not None and not mentions_unit(asked, unit):
            continue
        if number.percent or number.points:
            yield from held.about(asked.phrases)
        elif number.noun is None or number.counts is None:
            yield from held.about(near)
        elif number.noun in GENERAL:
            yield from held.about(asked.phrases)
            yield from held.in_columns(asked.sentence)
        else:
            yield from held.counting(number.noun)
            yield from held.about(near)


def _distance(one: Decimal, other: Decimal) -> Decimal:
    return abs(one - other) / abs(one) if one else Decimal(1)


def _swapped(number: Number, known: KnownNumber) -> bool:
    """Whether two numbers are of the same digits in another order (553 and 535), or with another mark (1,721)."""
    own = f"{number.worth:f}".replace(".", "")
    shown = known.value.quantize(Decimal(1).scaleb(-number.decimals)) if known.share else known.value
    other = f"{shown:f}".replace(".", "")
    return len(own) > 1 and number.worth != known.value and sorted(own) == sorted(other)
