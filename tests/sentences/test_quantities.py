"""A number that a sentence prints the Vietnamese way, compares and calculates with."""

import operator
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.records import INDICATOR, fact
from tongket.merge.totals import settle_total
from tongket.model.outline import PrintedIn
from tongket.sentences.quantities import NoDataError, Quantity, convert_measure, divide, percent, rounded
from tongket.sentences.said_facts import fact_of
from tongket.values.figures import FigureKind, format_count, round_half_up

BILLIONS = PrintedIn(measure="tỷ đồng", divide=Decimal(1000), decimals=1)
FIGURES = st.decimals(-(10**9), 10**9, places=2)
ABOVE_NOUGHT = st.decimals(Decimal("0.01"), 10**9, places=2)
NOBODY = Quantity(None)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(5), "05"),
        (Quantity(0), "0"),
        (Quantity(1721), "1.721"),
        (Quantity(Decimal("12.50")), "12,5"),
        (Quantity(Decimal("85.5"), FigureKind.RATE), "85,5%"),
        (Quantity(5, FigureKind.RATE), "5%"),
        (Quantity(Decimal("88746.9"), BILLIONS), "88,7"),
        (Quantity(Decimal("3.14159")), "3,14159"),
        (Quantity(Decimal("3.14159"), derived=True), "3,14"),
        (Quantity(-5), "-5"),
    ],
)
def test_a_figure_prints_as_running_text_prints_it(quantity: Quantity, text: str) -> None:
    assert (quantity.text, str(quantity)) == (text, text)


@pytest.mark.parametrize(
    "ask", [str, int, float, abs, operator.neg, lambda number: number + 1, lambda number: number > 1]
)
def test_a_figure_that_nobody_gave_is_false_and_drops_what_asks_for_it(ask: Callable[[Quantity], object]) -> None:
    assert not NOBODY
    assert Quantity(0)
    with pytest.raises(NoDataError):
        ask(NOBODY)


SIGNS = (operator.add, operator.sub, operator.mul)


@given(FIGURES, FIGURES, st.sampled_from(SIGNS))
def test_sums_and_products_are_exact_on_either_side(
    one: Decimal, other: Decimal, sign: Callable[[object, object], Quantity]
) -> None:
    exact = sign(one, other)
    assert sign(Quantity(one), Quantity(other)).value == exact
    assert sign(Quantity(one), other).value == exact
    assert sign(one, Quantity(other)).value == exact


@given(FIGURES, FIGURES)
def test_figures_compare_as_their_values(one: Decimal, other: Decimal) -> None:
    left, right = Quantity(one), Quantity(other)
    assert (left < right, left <= right, left > other, left >= other) == (
        one < other,
        one <= other,
        one > other,
        one >= other,
    )
    assert (left == right) is (one == other)
    assert hash(Quantity(one)) == hash(Quantity(one))
    assert left != "chữ"


@given(FIGURES, ABOVE_NOUGHT)
def test_a_share_is_rounded_only_where_it_is_printed(over: Decimal, under: Decimal) -> None:
    share = Quantity(over) / Quantity(under)
    assert share.value == over / under
    assert share.text == format_count(round_half_up(over / under))
    assert (over / Quantity(under)).value == (Quantity(over) / under).value == share.value


def test_nothing_is_shared_by_nought() -> None:
    assert not Quantity(12) / 0
    assert not Quantity(0) / Quantity(0)
    assert not divide(Decimal(1), Decimal(0), None)


@pytest.mark.parametrize("other", ["12", None, [1]])
def test_a_figure_calculates_with_numbers_alone(other: object) -> None:
    signs: tuple[Callable[[object, object], object], ...] = (*SIGNS, operator.truediv)
    for sign in signs:
        with pytest.raises(TypeError, match="chỉ tính được giữa các con số"):
            sign(Quantity(12), other)


MONEY = Quantity(Decimal(2000), BILLIONS)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (MONEY + MONEY, "04"),
        (MONEY * 2, "04"),
        (2 * MONEY, "04"),
        (MONEY / 2, "01"),
        (-MONEY, "-2"),
        (abs(-MONEY), "02"),
        (MONEY * MONEY, "4.000.000"),
        (MONEY + Quantity(1), "2.001"),
        (MONEY / MONEY, "01"),
        (2 / MONEY, "0"),
    ],
)
def test_money_more_or_twice_is_money_still_and_money_times_money_is_not(made: Quantity, text: str) -> None:
    assert made.text == text


def test_a_rate_that_was_calculated_with_is_a_plain_number() -> None:
    rate = Quantity(Decimal("85.5"), FigureKind.RATE)
    assert (rate - Quantity(Decimal(64), FigureKind.RATE)).text == "21,5"
    assert abs(rate).text == "85,5"


@given(st.decimals(Decimal("0.0000001"), 10**9, places=7), st.integers(0, 3))
def test_what_is_not_nought_never_becomes_nought_in_another_measure(value: Decimal, decimals: int) -> None:
    printed_in = PrintedIn(measure="tỷ đồng", divide=Decimal(1000), decimals=decimals)
    shown = convert_measure(value, printed_in)
    assert shown
    plain = round_half_up(value / 1000, decimals)
    assert shown == plain or not plain
    assert abs(shown - value / 1000) <= Decimal("0.5").scaleb(-decimals)


def test_nought_is_nought_in_every_measure() -> None:
    assert convert_measure(Decimal(0), BILLIONS) == 0


@pytest.mark.parametrize(
    ("given_", "decimals", "text"),
    [
        (Quantity(Decimal("27.78")), 1, "27,8"),
        (Decimal("2.5"), 0, "03"),
        (0.125, 2, "0,13"),
        (Quantity(Decimal("88746.9"), BILLIONS), 2, "88,75"),
        (12, 2, "12"),
    ],
)
def test_a_number_is_rounded_half_up(given_: Quantity | Decimal | float, decimals: int, text: str) -> None:
    assert rounded(given_, decimals) == text


@pytest.mark.parametrize(
    ("given_", "decimals", "text"),
    [
        (Quantity(5) / Quantity(12), 1, "41,7%"),
        (Decimal("0.125"), 0, "13%"),
        (1, 2, "100%"),
        (0.5, 2, "50%"),
        (Quantity(0), 2, "0%"),
    ],
)
def test_a_share_is_printed_in_percent(given_: Quantity | Decimal | float, decimals: int, text: str) -> None:
    assert percent(given_, decimals) == text


def test_a_share_of_nobody_is_no_percentage() -> None:
    for make in (percent, rounded):
        with pytest.raises(NoDataError):
            make(NOBODY)


def total_of(*, apart: bool) -> Quantity:
    """Return the figure of a total: settled to another one than that of the units, or theirs."""
    total = records.total(INDICATOR, da_lat=fact(12 if not apart else 7))
    said = fact_of(settle_total(total, Decimal(12), None) if apart else total, "I")
    assert isinstance(said, Quantity)
    return said


def test_a_settled_figure_has_no_share_of_what_the_units_gave() -> None:
    settled, given_ = (total_of(apart=each) for each in (True, False))
    assert not settled / given_
    assert not given_ / settled
    assert (settled / settled).value == 1
    assert (given_ / 2).value == 6
    assert (settled / 2).value == 6
