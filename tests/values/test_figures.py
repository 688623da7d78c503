"""Figures and dates the Vietnamese way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.values.figures import (
    Figure,
    FigureKind,
    Refusal,
    explain_date,
    format_count,
    format_figure,
    format_long_date,
    format_month,
    format_short_date,
    normalise,
    parse_date,
    parse_figure,
    parse_yes_no,
    round_half_up,
)
from tongket.values.folding import fold_marks

INTEGER, DECIMAL, RATE = FigureKind.INTEGER, FigureKind.DECIMAL, FigureKind.RATE
AMBIGUOUS = "chưa rõ dấu chấm là phần nghìn hay phần thập phân"

ACCEPTED = [
    (INTEGER, "1234", "1234"),
    (INTEGER, "1.234", "1234"),
    (INTEGER, "1.234.567", "1234567"),
    (INTEGER, "1 234", "1234"),
    (INTEGER, "05", "5"),
    (INTEGER, "0123", "123"),
    (INTEGER, "0", "0"),
    (INTEGER, "00", "0"),
    (INTEGER, "  12 ", "12"),
    (INTEGER, "999.999.999.999.999", "999999999999999"),
    (DECIMAL, "12", "12"),
    (DECIMAL, "1234,5", "1234.5"),
    (DECIMAL, "1.234,5", "1234.5"),
    (DECIMAL, "1.234.567", "1234567"),
    (DECIMAL, "1 234 567,25", "1234567.25"),
    (DECIMAL, "1 234", "1234"),
    (DECIMAL, "12.5", "12.5"),
    (DECIMAL, "0.125", "0.125"),
    (DECIMAL, "1234.567", "1234.567"),
    (DECIMAL, "1,234", "1.234"),
    (DECIMAL, "0,5", "0.5"),
    (RATE, "85", "85"),
    (RATE, "85,5%", "85.5"),
    (RATE, "85.5 %", "85.5"),
]
REFUSED = [
    (INTEGER, "1,234", "dấu phẩy là dấu thập phân"),
    (INTEGER, "1.234,5", "dấu phẩy là dấu thập phân"),
    (INTEGER, "1.23", "phần nghìn phải đủ nhóm ba chữ số và chỉ dùng một loại dấu"),
    (INTEGER, "1234.567", "phần nghìn phải đủ nhóm ba chữ số và chỉ dùng một loại dấu"),
    (INTEGER, "1.234 567", "phần nghìn phải đủ nhóm ba chữ số và chỉ dùng một loại dấu"),
    (INTEGER, "0.123", "phần nghìn không bắt đầu bằng số 0"),
    (INTEGER, "007", "có nhiều số 0 ở đầu"),
    (INTEGER, "mười", None),
    (INTEGER, "12 hội nghị", "có chữ hoặc dấu % đi kèm"),
    (INTEGER, "12%", "có chữ hoặc dấu % đi kèm"),
    (INTEGER, "1e3", "có chữ e"),
    (INTEGER, "1_000", "có dấu gạch dưới"),
    (INTEGER, "10:30", "là giờ hoặc tỷ số"),
    (INTEGER, "10 - 15", "là một khoảng"),
    (INTEGER, "+5", "có dấu +"),
    (INTEGER, "(5)", "có dấu ngoặc"),
    (INTEGER, "１２", "chữ số không phải loại thường dùng"),
    (INTEGER, "-5", None),
    (INTEGER, "- 5", None),
    (INTEGER, "1234567890123456", None),
    (INTEGER, "1234567890123456789012345678901234567890,234", None),
    (INTEGER, "", None),
    (INTEGER, ".", None),
    (INTEGER, "²", "chữ số không phải loại thường dùng"),
    (DECIMAL, "1.234", AMBIGUOUS),
    (DECIMAL, "123.456", AMBIGUOUS),
    (DECIMAL, "1,234.5", "dấu chấm là phần nghìn, dấu phẩy là phần thập phân"),
    (DECIMAL, "1.23,4", "phần nghìn gồm các nhóm ba chữ số, phần thập phân đứng sau một dấu phẩy"),
    (DECIMAL, "1,5,5", "phần nghìn gồm các nhóm ba chữ số, phần thập phân đứng sau một dấu phẩy"),
    (DECIMAL, "NaN", None),
    (DECIMAL, "∞", None),
    (RATE, "85/100", "là một phép chia"),
    (RATE, "1.234", AMBIGUOUS),
    (RATE, "85 phần trăm", "có chữ hoặc dấu % đi kèm"),
]


@pytest.mark.parametrize(("kind", "typed", "value"), ACCEPTED)
def test_a_figure_is_read_as_vietnamese_offices_write_it(kind: FigureKind, typed: str, value: str) -> None:
    assert parse_figure(typed, kind) == Figure(Decimal(value), odd_space=False)


@pytest.mark.parametrize(("kind", "typed", "why"), REFUSED)
def test_what_is_no_figure_is_refused_with_the_reason(kind: FigureKind, typed: str, why: str | None) -> None:
    refused = parse_figure(typed, kind)
    assert isinstance(refused, Refusal)
    assert refused.why == why
    assert refused.say(typed).startswith("cần một số")
    assert f'nhưng nhận được "{typed}"' in refused.say(typed)
    assert refused.hint


def test_the_hint_shows_both_readings_of_an_ambiguous_dot() -> None:
    refused = parse_figure("1.234", DECIMAL)
    assert isinstance(refused, Refusal)
    assert refused.hint == "viết 1234 nếu là phần nghìn, 1,234 nếu là số thập phân."


def test_a_negative_figure_is_read_only_where_it_is_allowed() -> None:
    assert parse_figure("-1.234", INTEGER, negative=True) == Figure(Decimal(-1234), odd_space=False)
    assert str(parse_figure("-0", INTEGER, negative=True)) == str(Figure(Decimal(0), odd_space=False))


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u2009", "\u200a", "\u202f"])
def test_a_no_break_or_thin_space_counts_as_a_space_and_is_told(space: str) -> None:
    assert parse_figure(f"1{space}234", INTEGER) == Figure(Decimal(1234), odd_space=True)
    assert parse_figure(f"85,5{space}%", RATE) == Figure(Decimal("85.5"), odd_space=True)


@pytest.mark.parametrize("typed", ["9" * 100_000, "1." * 100_000, "12 " * 100_000, "a" * 100_000])
def test_a_text_of_any_length_is_refused_at_once(typed: str) -> None:
    refused = parse_figure(typed, DECIMAL)
    assert isinstance(refused, Refusal)
    assert len(refused.hint) < 100


@pytest.mark.parametrize(
    ("typed", "truth"),
    [("có", True), ("Có", True), ("CO", True), (" co ", True), ("không", False), ("Khong", False), ("KHÔNG", False)]
    + [(each, None) for each in ("cỏ", "khòng", "rồi", "yes", "x", "", "có.", "true")],
)
def test_yes_and_no_are_read_with_or_without_marks_in_any_case(typed: str, *, truth: bool | None) -> None:
    assert parse_yes_no(typed) is truth


@pytest.mark.parametrize(
    "typed",
    [
        "2019-04-08",
        "8/4/2019",
        "08/04/2019",
        "8-4-2019",
        "ngày 08 tháng 4 năm 2019",
        "Ngày 8 tháng 04 năm 2019",
        " 8/4/2019 ",
    ],
)
def test_a_date_is_read_day_first(typed: str) -> None:
    assert parse_date(typed) == date(2019, 4, 8)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2019-13-45", "không có tháng 13"),
        ("31/4/2019", "tháng 4/2019 không có ngày 31"),
        ("29/2/2019", "tháng 2/2019 không có ngày 29"),
        ("4/2019", "chưa có ngày trong tháng"),
        ("tháng 4 năm 2019", "chưa có ngày trong tháng"),
        ("8/4/19", None),
        ("hôm nay", None),
        ("8.4.2019", None),
        ("0/0/0000", "không có tháng 0"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, why: str | None) -> None:
    assert parse_date(typed) is None
    assert explain_date(typed).why == why
    assert explain_date(typed).say(typed).startswith(f'cần một ngày, nhưng nhận được "{typed}"')


def test_a_date_in_decomposed_letters_is_read() -> None:
    assert parse_date("nga\u0300y 08 tha\u0301ng 4 na\u0306m 2019") == date(2019, 4, 8)


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.125", "0.13"), ("0.124", "0.12"), ("-0.125", "-0.13"), ("2.50", "2.5"), ("1E+3", "1000")]
)
def test_rounding_is_half_up_to_two_decimals_without_trailing_zeros(value: str, rounded: str) -> None:
    assert str(round_half_up(Decimal(value))) == rounded


def test_a_number_of_more_digits_than_decimals_usually_keep_is_rounded_exactly() -> None:
    assert round_half_up(Decimal("123456789012345678901234567890.125")) == Decimal("123456789012345678901234567890.13")
    assert str(normalise(Decimal("-0.00"))) == "0"


@pytest.mark.parametrize(
    ("value", "kind", "printed"),
    [
        ("1234567", INTEGER, "1.234.567"),
        ("1234.5", DECIMAL, "1.234,5"),
        ("85.50", RATE, "85,5%"),
        ("-1234", INTEGER, "-1.234"),
        ("0", INTEGER, "0"),
    ],
)
def test_figures_print_the_vietnamese_way(value: str, kind: FigureKind, printed: str) -> None:
    assert format_figure(Decimal(value), kind) == printed


@pytest.mark.parametrize(("count", "printed"), [(0, "0"), (5, "05"), (9, "09"), (10, "10"), (1234, "1.234")])
def test_counts_below_ten_get_a_zero_in_running_text(count: int, printed: str) -> None:
    assert format_count(count) == printed


@pytest.mark.parametrize(
    ("day", "long", "short", "month"),
    [
        (date(2019, 4, 8), "ngày 08 tháng 4 năm 2019", "08/4/2019", "4"),
        (date(2019, 2, 28), "ngày 28 tháng 02 năm 2019", "28/02/2019", "02"),
        (date(2019, 12, 1), "ngày 01 tháng 12 năm 2019", "01/12/2019", "12"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(day: date, long: str, short: str, month: str) -> None:
    assert (format_long_date(day), format_short_date(day), format_month(day)) == (long, short, month)


def test_marks_and_case_are_folded_for_comparing() -> None:
    assert fold_marks("Đạ Tẻh, Đơn Dương") == "da teh, don duong"


DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_whole_figures_survive_print_and_parse(number: int) -> None:
    assert parse_figure(format_figure(Decimal(number)), INTEGER, negative=True) == Figure(
        Decimal(number), odd_space=False
    )


@given(DECIMALS)
def test_figures_with_decimals_survive_print_and_parse(value: Decimal) -> None:
    printed = format_figure(value)
    read = parse_figure(printed, DECIMAL, negative=True)
    if isinstance(read, Refusal):  # `1.234` alone is what a unit must not write
        assert read.why == AMBIGUOUS
        read = parse_figure(printed.replace(".", ""), DECIMAL, negative=True)
    assert read == Figure(normalise(value), odd_space=False)


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_rates_survive_print_and_parse(value: Decimal) -> None:
    assert parse_figure(format_figure(value, RATE), RATE) == Figure(normalise(value), odd_space=False)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_dates_survive_print_and_parse(day: date) -> None:
    assert parse_date(format_long_date(day)) == parse_date(format_short_date(day)) == parse_date(day.isoformat()) == day


@given(st.text(), st.sampled_from(FigureKind))
def test_any_text_is_a_figure_or_refused(text: str, kind: FigureKind) -> None:
    read = parse_figure(text, kind)
    assert isinstance(read, Figure) or read.hint
