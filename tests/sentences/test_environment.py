"""What a template may use: few filters and tests, no file, no Python, and only what is documented of a value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError

from tests import records
from tests.records import CHOICE, INDICATOR, YES_NO, fact
from tongket.sentences.bounds import FAILURES, TooMuchError
from tongket.sentences.environment import FILTER_NAMES, LONGEST_RANGE, OWN_FILTERS, TEST_NAMES
from tongket.sentences.marks import pieces
from tongket.sentences.phrasing import ENVIRONMENT, print_value
from tongket.sentences.quantities import Quantity
from tongket.sentences.said_facts import fact_of

FACTS = {
    each.id: fact_of(records.total(each, da_lat=given_), "I")
    for each, given_ in ((INDICATOR, fact(12)), (YES_NO, fact(value=True)), (CHOICE, fact(("zalo",))))
}


def says(expression: str, **values: object) -> str:
    """Return what an expression prints, without the marks of figures."""
    text = ENVIRONMENT.from_string(f"{{{{ {expression} }}}}").render({**FACTS, **values})
    return "".join(each.text for each in pieces(text))


def test_it_has_the_filters_and_tests_that_it_names_and_no_other() -> None:
    assert set(ENVIRONMENT.filters) == {*FILTER_NAMES, *OWN_FILTERS}
    assert set(ENVIRONMENT.tests) == set(TEST_NAMES)
    assert set(ENVIRONMENT.globals) == {"range"}


@pytest.mark.parametrize(
    "expression",
    [
        "lipsum()",
        "dict(a=1)",
        "cycler(1)",
        "namespace()",
        "open('/etc/hostname')",
        "''.__class__",
        "hoi_nghi.__class__",
        "hoi_nghi._total",
        "hoi_nghi.value",
        "hoi_nghi.so_don_vi.__init__",
        "(1).real",
        "(1.5).hex()",
        "'x'.ljust(9)",
        "'x'.encode()",
        "'{:>9}'.format(1)",
        "'{a}'.format_map({'a': 1})",
        "range.__class__",
        "[1].append(2)",
        "{'a': 1}.clear()",
        "khong_co",
    ],
)
def test_what_leads_out_of_a_sentence_is_refused(expression: str) -> None:
    with pytest.raises((SecurityError, UndefinedError, TypeError)):
        says(expression)


EVERY = {"so_don_vi", "phai_co", "nhom"}
ANSWERS = EVERY | {"co", "khong", "tra_loi", "ty_so"}
FIGURE = {"don_vi_tinh", "trung_binh", "lon_nhat", "nho_nhat", "nam", "ca_hai", "xu_huong", "chenh_lech"}
NAMES = {
    "hoi_nghi": EVERY | FIGURE | {"ty_le_chenh_lech"},
    "ke_hoach": ANSWERS,
    "cach": EVERY | {"chu_yeu", "truc_tiep", "zalo"},
}


@pytest.mark.parametrize("name", NAMES)
def test_of_a_figure_only_what_is_documented_may_be_asked(name: str) -> None:
    asked = {
        *dir(FACTS[name]),
        *FIGURE,
        *ANSWERS,
        "tong",
        "options",
        "truc_tiep",
        "zalo",
        "chu_yeu",
        "ty_le_chenh_lech",
    }
    assert {each for each in asked if ENVIRONMENT.is_safe_attribute(FACTS[name], each, None)} == NAMES[name]


@pytest.mark.parametrize("value", ["chữ", 1, 1.5, Decimal(1), [1], {"a": 1}, FACTS["hoi_nghi"], FACTS["cach"]])
def test_nothing_of_python_itself_may_be_asked_of_any_value(value: object) -> None:
    inside = [each for each in dir(value) if each.startswith("_")]
    assert [each for each in inside if ENVIRONMENT.is_safe_attribute(value, each, getattr(value, each, None))] == []


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("'đảng bộ'.upper()", "ĐẢNG BỘ"),
        ("'BÁO CÁO'.startswith('BÁO')  and 'đúng'", "đúng"),
        ("'a, b'.split(', ') | last", "b"),
        ("['b', 'a', 'b'] | unique | sort | join(' và ')", "a và b"),
        ("'abc' | reverse", "cba"),
        ("[1, 2] | reverse | join(', ')", "2, 1"),
        ("[1, 2.5] | sum", "3,5"),
        ("[1, 2] | sum(start=3)", "06"),
        ("'xã xã' | replace('xã', 'phường', 1)", "phường xã"),
        ("2 ** 10", "1.024"),
        ("7 // 2", "03"),
        ("7 % 4", "03"),
        ("1234.5", "1.234,5"),
        ("'a' + 'b'", "ab"),
        ("([1] + [2]) | length", "02"),
        ("range(1, 4) | join('; ')", "1; 2; 3"),
    ],
)
def test_what_is_allowed_comes_out_the_vietnamese_way(expression: str, printed: str) -> None:
    assert says(expression) == printed


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 9",
        "[1] * 9",
        "'%9d' % 3",
        "2 ** 17",
        "(10 ** 15 + 1) ** 2",
        "2 ** hoi_nghi",
        "hoi_nghi ** 2",
        "[[1], [2]] | sum(start=[]) | length",
        "hoi_nghi + 'cuộc'",
        "hoi_nghi < 'cuộc'",
    ],
)
def test_what_makes_no_number_of_numbers_is_refused(expression: str) -> None:
    with pytest.raises(TypeError):
        says(expression)


@given(st.integers(0, 3 * LONGEST_RANGE))
def test_a_sentence_counts_to_a_hundred_and_no_further(turns: int) -> None:
    if turns <= LONGEST_RANGE:
        assert says(f"range({turns}) | length") == says(str(turns))
        return
    with pytest.raises(TooMuchError):
        says(f"range({turns}) | length")


@pytest.mark.parametrize(
    "expression",
    ["('x' * 1) | replace('', long)", "long | replace('x', 'xxx')", "[long, long, long] | join", "many | join(long)"],
)
def test_a_filter_that_would_grow_a_text_too_long_is_refused(expression: str) -> None:
    with pytest.raises((TooMuchError, TypeError)):
        says(expression, long="x" * 50_000, many=["x"] * 9)


@pytest.mark.parametrize("value", [True, None, [1], (1,), {"a": 1}, object(), FACTS["cach"]])
def test_what_is_neither_text_nor_number_is_not_printed(value: object) -> None:
    with pytest.raises(TypeError, match="chỉ in được chữ và con số"):
        print_value(value)


@given(st.one_of(st.integers(-(10**15), 10**15), st.decimals(-1000, 1000, places=2)))
def test_a_bare_number_prints_as_a_figure_does(value: int | Decimal) -> None:
    assert says("x", x=value) == str(Quantity(Decimal(value)))


def test_text_is_printed_as_it_is() -> None:
    assert says("x", x="<w:p> & “nháy”") == "<w:p> & “nháy”"


PIECES = """
hoi_nghi ke_hoach cach .zalo .co .nhom ['huyen'] + - * ** / % ~ ( ) 1 'x' [1] | join sum replace('x','y') lam_tron
phan_tram < == in if not .__class__ .value () range(5) .so_don_vi length abs upper max
"""


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=8))
def test_whatever_is_typed_prints_or_fails_as_a_template_fails(typed: list[str]) -> None:
    try:
        says(" ".join(typed))
    except (TemplateError, *FAILURES):
        return
