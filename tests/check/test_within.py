"""The checks within one submission, beyond what the folders of cases show."""

from pathlib import Path

import pytest

from tests.small_campaign import OUTLINE, UNITS, Check, facts, find, submission, write_campaign
from tongket.read.texts import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đảng bộ có 12 chi bộ.", 6),
        ("- một – hai … ba", 3),
        ("45-BC/ThU", 1),
        ("85,5% và 1.234", 3),
        ("… – - + !", 0),
        ("", 0),
        ("a\u00a0b\u2009c", 3),
        ("(hai) ... _ba_", 2),
    ],
)
def test_a_word_is_a_run_of_non_space_characters_that_holds_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


def test_words_of_points_and_of_those_below_them_count(check: Check) -> None:
    outline = OUTLINE.replace("{ma: II.2, ten: Hạn chế,", "{ma: II.2, ten: Hạn chế, toi_thieu_tu: 4, toi_da_tu: 5,")
    short = submission("  I.1: Có\n  II.2: |\n    - một hai\n    + ba\n")
    assert check({**short, "data/outline.yaml": outline}) == ("quan-su.yaml:6:9: warning[too-short]",)
    enough = submission("  I.1: Có\n  II.2: |\n    - một hai\n    + ba\n    + bốn\n")
    assert check({**enough, "data/outline.yaml": outline}) == ()


def test_a_mandatory_figure_is_owed_only_by_the_groups_it_is_counted_from(check: Check) -> None:
    answer = submission("  I.1: Có\n  II.3: |\n    Đã kiểm tra.\n")
    assert check(answer) == ("quan-su.yaml:6:3: warning[missing-figure]",) * 2
    assert check({**answer, "data/outline.yaml": OUTLINE.replace("cong_tu: [dang-uy]", "cong_tu: [huyen]")}) == ()


def test_an_explicit_nothing_owes_no_figures(check: Check) -> None:
    assert check(submission("  I.1: Có\n  II.3:\n    khong_co: Chưa đến kỳ kiểm tra.\n")) == ()


def test_an_optional_item_may_be_left_out(check: Check) -> None:
    assert check(submission("  I.1: Có\n")) == ()


def test_a_unit_is_not_missing_what_it_need_not_answer(check: Check) -> None:
    text = "don_vi: ban-to-chuc\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n"
    assert check({"data/submissions/ban-to-chuc.yaml": text}) == ()


def test_the_outline_may_make_a_warning_an_error_or_silence_it(check: Check) -> None:
    short = submission("  I.1: Có\n  III: |\n    Làm tốt.\n")
    for setting, expected in (
        ("loi", ("quan-su.yaml:6:8: error[too-short]",)),
        ("canh_bao", ("quan-su.yaml:6:8: warning[too-short]",)),
        ("tat", ()),
    ):
        outline = OUTLINE.replace("muc:\n", f"quy_tac: {{too-short: {setting}}}\nmuc:\n", 1)
        assert check({**short, "data/outline.yaml": outline}) == expected


def test_a_setting_of_a_section_holds_for_what_is_below_it_only(check: Check) -> None:
    setting = "    quy_tac: {missing-answer: tat}\n"
    above = OUTLINE.replace("    ten: TÌNH HÌNH CHUNG\n", f"    ten: TÌNH HÌNH CHUNG\n{setting}")
    beside = OUTLINE.replace("    ten: PHƯƠNG HƯỚNG\n", f"    ten: PHƯƠNG HƯỚNG\n{setting}")
    assert check({**submission("  I.1:\n"), "data/outline.yaml": above}) == ()
    assert check({**submission("  I.1:\n"), "data/outline.yaml": beside}) == (
        "quan-su.yaml:5:3: warning[missing-answer]",
    )


def test_a_missing_answer_is_told_with_the_guidance_of_the_outline(tmp_path: Path) -> None:
    outline = OUTLINE.replace(
        "{ma: I.1, ten: Khái quát tình hình chung}", "{ma: I.1, ten: Khái quát, huong_dan: Dân số.}"
    )
    found = find(write_campaign(tmp_path, {**submission("  I.1:\n"), "data/outline.yaml": outline}))
    assert found[0].hint == "trả lời, hoặc ghi khong_co: và lý do nếu không có nội dung. Hướng dẫn: Dân số."


def test_a_broken_condition_names_its_figures_in_its_own_order(tmp_path: Path) -> None:
    outline = OUTLINE.replace("dieu_kien: nu <= can_bo", "dieu_kien: can_bo >= nu and ty_le_nu <= 100")
    table = "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n  I.1: Có\nbieu:\n  PL1:\n"
    rows = "".join(f"    {row}: {{can_bo: 1.200, nu: 1.300}}\n" for row in ("mttq", "nong_dan", "phu_nu"))
    files = {"data/outline.yaml": outline, "data/submissions/da-lat.yaml": table + rows}
    found = find(write_campaign(tmp_path, dict(files)))
    assert [each.message for each in found] == [
        f"Biểu PL1, hàng {row}: Số nữ không được lớn hơn số cán bộ (can_bo = 1.200, nu = 1.300, ty_le_nu = 108,33)."
        for row in ("Mặt trận Tổ quốc", "Hội Nông dân", "Hội Phụ nữ")
    ]


def test_a_condition_over_an_empty_cell_is_not_judged(check: Check) -> None:
    table = (
        "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n  I.1: Có\nbieu:\n  PL1:\n    mttq: {nu: 13}\n"
    )
    assert check({"data/submissions/da-lat.yaml": table}) == (
        "da-lat.yaml:7:3: warning[missing-cell]",
        "da-lat.yaml:8:5: warning[missing-cell]",
    )


def test_the_compiling_office_may_answer_and_owes_nothing(check: Check) -> None:
    text = "don_vi: ban-dan-van\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n  I.1: Tỉnh có 12 huyện.\n"
    assert check({"data/submissions/a.yaml": text}) == ()
    assert UNITS.count("tong_hop") == 1


def test_facts_alone_are_an_answer(check: Check) -> None:
    assert check(facts("hoi_nghi: 12")) == ()
