"""Arithmetic over the columns of one row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.values.formula import FormulaError, parse_formula

ROW = {"nu": Decimal(5), "can_bo": Decimal(12), "khong": Decimal(0), "a1b": Decimal("0.5")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nu + can_bo * 2", "29"),
        ("(nu + can_bo) * 2", "34"),
        ("can_bo - nu - 1", "6"),
        ("-nu + +can_bo", "7"),
        ("nu / 4", "1.25"),
        ("a1b * 0.1", "0.05"),
        ("0.1 + 0.2", "0.3"),
    ],
)
def test_a_formula_comes_to_an_exact_number(text: str, value: str) -> None:
    assert parse_formula(text, condition=False).evaluate(ROW) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("nu <= can_bo", True),
        ("nu > can_bo", False),
        ("0 <= nu <= can_bo", True),
        ("nu == 5 and not (can_bo != 12)", True),
        ("nu < 1 or can_bo >= 12", True),
        ("nu + 7 == can_bo", True),
    ],
)
def test_a_condition_holds_or_not(text: str, *, holds: bool) -> None:
    assert parse_formula(text, condition=True).evaluate(ROW) is holds


@pytest.mark.parametrize("text", ["nu / khong", "khong / khong", "nu / (can_bo - 12)", "thieu + 1"])
def test_a_division_by_zero_and_an_empty_column_give_nothing(text: str) -> None:
    assert parse_formula(text, condition=False).evaluate(ROW) is None


def test_a_result_beyond_all_measure_gives_nothing() -> None:
    assert parse_formula(" * ".join(["999999999999999"] * 20), condition=False).evaluate({}) is None


FOREIGN = [
    *("", "nu +", "nu = can_bo", "can_bo(nu)", "nu.so", "nu[0]", "'nu'", "nu ** 2", "nu // 2", "nu % 2"),
    *("1e3", "1_000", "0x1F", "1j", "lambda: nu", "nu; nu", "nu # nữ", "nữ", "nu ≤ can_bo", "True", "None", "nu := 1"),
    *("nu <= can_bo", "not nu", "nu and can_bo", "(nu < can_bo) + 1", "-(nu < 1)", "nu in can_bo", "1and 2", "ｎｕ"),
    *("nu if 1 else 2", "(" * 300 + "nu" + ")" * 300, "-" * 499 + "nu" * 10, "nu + " * 100_000),
]


@pytest.mark.parametrize("text", FOREIGN)
def test_everything_else_is_refused_as_a_formula(text: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse_formula(text, condition=False)
    assert str(refused.value)


@pytest.mark.parametrize("text", ["nu", "nu + can_bo", "(nu < 1) < 2", "nu is 1", "not nu"])
def test_a_condition_must_compare(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(text, condition=True)


def test_a_long_row_of_signs_is_no_trouble() -> None:
    assert parse_formula("-" * 400 + "nu", condition=False).evaluate(ROW) == Decimal(5)


def test_the_names_stand_in_the_order_of_the_formula() -> None:
    formula = parse_formula("can_bo >= nu and nu >= khong", condition=True)
    assert formula.ordered_names == ("can_bo", "nu", "khong")
    assert formula.names == {"nu", "can_bo", "khong"}


@given(text=st.text(alphabet="nu_ab01.+-*/()<>=! andort", max_size=40), condition=st.booleans())
def test_any_text_is_a_formula_or_refused(text: str, *, condition: bool) -> None:
    try:
        formula = parse_formula(text, condition=condition)
    except FormulaError:
        return
    value = formula.evaluate(dict.fromkeys(formula.names, Decimal(3)))
    assert value is None or isinstance(value, bool if condition else Decimal)
