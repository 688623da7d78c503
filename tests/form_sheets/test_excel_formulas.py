"""A formula of the outline as Excel reckons it."""

import pytest

from tongket.form_sheets.excel_formulas import excel_formula, excel_text, if_all_known
from tongket.values.formula import parse_formula

CELLS = {"nu": "C5", "can_bo": "D5", "nam": "E5"}


@pytest.mark.parametrize(
    ("text", "reckoned"),
    [
        ("nu / can_bo", "(C5/D5)"),
        ("can_bo - nu - nam", "((D5-C5)-E5)"),
        ("can_bo - (nu - nam)", "(D5-(C5-E5))"),
        ("-nu * 0.5", "((-C5)*0.5)"),
        ("nu / can_bo * 100000", "((C5/D5)*100000)"),
        ("+nu", "(+C5)"),
    ],
)
def test_a_derived_figure(text: str, reckoned: str) -> None:
    assert excel_formula(parse_formula(text, condition=False), CELLS) == reckoned


@pytest.mark.parametrize(
    ("text", "reckoned"),
    [
        ("nu <= can_bo", "C5<=D5"),
        ("nu != 0 and not can_bo == nam", "AND(C5<>0,NOT(D5=E5))"),
        ("0 <= nu <= can_bo or nam > 1", "OR(AND(0<=C5,C5<=D5),E5>1)"),
    ],
)
def test_a_condition(text: str, reckoned: str) -> None:
    assert excel_formula(parse_formula(text, condition=True), CELLS) == reckoned


def test_a_text_keeps_its_quotes_and_is_broken_where_excel_takes_no_longer_one() -> None:
    assert excel_text('Số "nữ"') == '"Số ""nữ"""'
    assert excel_text("ố" * 300).count('"&"') == 2
    assert max(map(len, excel_text('"' * 600).split("&"))) <= 255


def test_what_is_reckoned_from_blank_cells_is_blank() -> None:
    assert if_all_known(["C5", "D5"], "C5/D5") == 'IF(COUNT(C5,D5)<2,"",C5/D5)'
    assert if_all_known([], "0.5") == "0.5"
