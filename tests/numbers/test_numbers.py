"""The numbers of a text: value, sign, bound, and the words beside them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.numbers.digits import plain_text
from tongket.numbers.lexicon import Counted
from tongket.numbers.numbers import Bound, Number, read_numbers
from tongket.values.figures import format_count, format_figure


def only(text: str) -> Number:
    """Return the one number of a text."""
    [number] = read_numbers(plain_text(text)).numbers
    return number


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("1.234.567 người", "1234567"),
        ("1.234,5 ha", "1234.5"),
        ("05 thôn", "5"),
        ("2108 khẩu", "2108"),
        ("85,5%", "85.5"),
        ("65.63% (kiểu tiếng Anh)", "65.63"),
        ("85,5 %", "85.5"),
        ("85 phần trăm", "85"),
        ("1\u00a0307\u00a0163 người", "1307163"),
        ("1 307 163 người", "1307163"),
        ("1,234,567 người", "1234567"),
        ("1,3 triệu người", "1300000"),
        ("88,7 tỷ đồng", "88700000000"),
        ("10 nghìn đồng", "10000"),
        ("12 tỷ lệ", "12"),
    ],
)
def test_a_number_is_worth_what_it_says(text: str, worth: str) -> None:
    assert only(text).worth == Decimal(worth)


@pytest.mark.parametrize("text", ["mười hai hội nghị", "mục 2.4.1.3", "T78", "1" * 40])
def test_words_names_and_slips_are_no_numbers(text: str) -> None:
    assert read_numbers(text).numbers == () or read_numbers(text).numbers[0].aside is not None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("trên 1.800 hội nghị", Bound.OVER),
        ("hơn 148.000 lượt", Bound.OVER),
        ("gần 1.000 mô hình", Bound.UNDER),
        ("dưới 50%", Bound.UNDER),
        ("khoảng 226.000 người", Bound.ABOUT),
        ("ít nhất 02 lần", Bound.AT_LEAST),
        ("không quá 40 từ", Bound.AT_MOST),
        ("từ 10 phòng trở lên", Bound.AT_LEAST),
        ("nhiều hơn 35 người", None),
        ("1.721 hội nghị", None),
    ],
)
def test_rounding_words_are_bounds(text: str, bound: Bound | None) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("12 huyện ủy, thành ủy", "huyện ủy", Counted.UNITS),
        ("137.878 lượt người tham dự", "lượt", Counted.THINGS),
        ("46.265 đảng viên", "đảng viên", Counted.PEOPLE),
        ("96 sân chơi", "sân", None),
        ("(214)", None, None),
    ],
)
def test_what_a_number_counts_is_the_noun_behind_it(text: str, noun: str | None, kind: Counted | None) -> None:
    number = only("Có " + text)
    assert (number.noun, number.counts) == (noun, kind)


def test_both_sides_of_a_pair_and_of_a_range_count_the_same() -> None:
    reading = read_numbers("bố trí 724/735 chức danh; mỗi tổ 8 - 15 hộ")
    assert [each.noun for each in reading.numbers] == ["chức danh", "chức danh", "hộ", "hộ"]
    assert reading.pairs == {0: 1}


def test_percentages_and_dates_are_no_pairs() -> None:
    assert read_numbers("83,2%/50%; 08/4/2019; 3/2019; 1/2/3").pairs == {}


def test_a_date_between_does_not_take_the_words_away() -> None:
    [number] = [each for each in read_numbers("Cán bộ chuyên trách năm 2009: 441").numbers if each.aside is None]
    assert "chuyên" in number.before


@given(value=st.integers(0, 10**14))
def test_a_count_as_it_is_printed_is_read_back(value: int) -> None:
    assert only(f"Có {format_count(value)} hội nghị.").value == value


@given(value=st.decimals(0, 10**6, places=2))
def test_a_figure_as_it_is_printed_is_read_back(value: Decimal) -> None:
    assert only(f"Đạt {format_figure(value)} triệu đồng").value == value


@pytest.mark.slow
@given(text=st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789.,/%()- ngàytháng"), max_size=80))
def test_any_text_has_numbers_that_stand_in_it_in_order(text: str) -> None:
    plain = plain_text(text)
    numbers = read_numbers(plain).numbers
    assert all(plain[each.start : each.end] == each.text for each in numbers)
    assert [each.start for each in numbers] == sorted(each.start for each in numbers)
