"""What to type instead of a word that is not known."""

import pytest

from tongket.values.hints import hint_nearest, nearest

KEYS = ["noi_dung", "chi_tieu", "khong_co"]


@pytest.mark.parametrize("typed", ["noidung", "nội_dung", "Noi-Dung", "noi dung", "noi_dun"])
def test_a_slip_is_held_against_the_known_words_without_marks_and_signs(typed: str) -> None:
    assert hint_nearest(typed, KEYS) == "có phải noi_dung?"


def test_where_nothing_is_near_the_words_that_can_be_used_are_named() -> None:
    assert hint_nearest("xyz", KEYS) == "dùng một trong các khóa: noi_dung, chi_tieu, khong_co."
    assert hint_nearest("xyz", [], kind="chỉ tiêu") == "bỏ đi: ở đây không có chỉ tiêu nào."
    many = [f"xa-{number}" for number in range(3321)]
    assert len(hint_nearest("huyen", many, kind="mã")) < 150


def test_a_whole_text_is_not_held_against_names() -> None:
    assert nearest("noi_dung" * 100_000, KEYS) is None


def test_of_hundreds_of_names_the_nearest_is_still_found() -> None:
    known = [f"chi_tieu_{n}" for n in range(600)] + ["hoi_nghi", "Số lượt người"]
    assert nearest("hoi_ngi", known) == "hoi_nghi"
    assert nearest("chi_tieu_42x", known) in {"chi_tieu_42", *(f"chi_tieu_42{n}" for n in range(10))}
    assert nearest("so luot nguoi", known) == "Số lượt người"
    assert nearest("zzz", known) is None
