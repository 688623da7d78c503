"""The same figure from two sources, and what the build makes of what a person settled on."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import campaign as write_campaign
from tests.builders import markdown, merged, open_docx, outline, paragraphs, rows, write
from tongket.merge.decisions import Decisions, FigureDecision

ITEMS = """\
  - ma: I
    ten: Cán bộ
    chi_tieu:
      - {ma: huyen, ten: Cán bộ cấp huyện, don_vi_tinh: người, kieu: so_nguyen, cong_tu: [huyen]}
      - {ma: tinh, ten: Cán bộ toàn tỉnh, don_vi_tinh: người, kieu: so_nguyen, cong_tu: [doan-the], moc: [2009, 2018]}
    cau_dan:
      - Cấp huyện có {{ huyen }} người.
      - Toàn tỉnh có {{ tinh }} người, {{ tinh.xu_huong }} {{ tinh.chenh_lech }} người so với năm 2009.
"""
MORE = """\
bieu:
  - ma: PL1
    ten: Cán bộ
    hang: [{ma: mttq, ten: Mặt trận}, {ma: phu_nu, ten: Phụ nữ}]
    cong_hang: co
    cot:
      - {ma: can_bo, ten: Cán bộ, kieu: so_nguyen}
      - {ma: nu, ten: Nữ, kieu: so_nguyen}
    cong_tu: [huyen]
doi_chieu:
  - {ma: dc1, ten: Cán bộ, so: %s, voi: %s, sai_lech: %s}
"""
PROVINCE = "{don_vi: mttq, so: I.tinh}"


def folder(
    root: Path, first: str = "I.huyen", second: str = PROVINCE, tolerance: str = "5%", **submissions: str
) -> Path:
    """Write a campaign that compares two figures."""
    given = {"da_lat": districts(100), "di_linh": districts(90), "mttq": province(), **submissions}
    return write_campaign(root, {"data/outline.yaml": outline(ITEMS, MORE % (first, second, tolerance))}, **given)


def districts(staff: int) -> str:
    """Return a district's body: its staff in the text, and the same in two rows of the table."""
    return (
        f"tra_loi:\n  I:\n    chi_tieu: {{huyen: {staff}}}\n"
        f"bieu:\n  PL1:\n    mttq: {{can_bo: {staff - 10}, nu: 4}}\n    phu_nu: {{can_bo: 10, nu: 10}}\n"
    )


def province(before: int = 220, after: int = 200) -> str:
    return f"tra_loi:\n  I:\n    chi_tieu:\n      tinh: {{2009: {before}, 2018: {after}}}\n"


def settled(used: int | None, reason: str | None = None, of: str = "dc1") -> Decisions:
    decision = FigureDecision(id=of, used=None if used is None else Decimal(used), reason=reason)
    return Decisions(figures={of: decision})


def compared(root: Path, decisions: Decisions = settled(None)) -> dict[str, Any]:  # noqa: B008 - frozen
    found: dict[str, Any] = merged(root, decisions=decisions)["reconciled"][0]
    return found


def row_of(root: Path, decisions: Decisions = settled(None)) -> list[str]:  # noqa: B008 - frozen
    """Return the row of the source book's table of compared figures."""
    tables = rows(open_docx(write(root, decisions=decisions)[1]))
    return next(each for each in tables if "Số dùng" in each[0])[1]


@pytest.mark.parametrize(
    ("tolerance", "agrees"), [("5%", True), ("4%", False), ("10", True), ("9", False), ("0", False)]
)
def test_two_figures_agree_within_the_tolerance(tmp_path: Path, tolerance: str, *, agrees: bool) -> None:
    found = compared(folder(tmp_path, tolerance=tolerance))
    assert (found["first"], found["second"], found["difference"]) == (190, 200, 10)
    assert found["agrees"] is agrees


def test_of_base_years_the_last_one_is_compared(tmp_path: Path) -> None:
    assert compared(folder(tmp_path, mttq=province(999, 190)))["second"] == 190


@pytest.mark.parametrize(("figure", "value"), [("PL1.can_bo", 190), ("PL1.mttq.can_bo", 170), ("PL1.phu_nu.nu", 20)])
def test_a_cell_or_the_total_row_of_a_table_can_be_compared(tmp_path: Path, figure: str, value: int) -> None:
    assert compared(folder(tmp_path, figure))["first"] == value


def test_a_total_can_be_compared_with_another(tmp_path: Path) -> None:
    found = compared(folder(tmp_path, "I.huyen", "PL1.can_bo"))
    assert (found["first"], found["second"], found["agrees"]) == (190, 190, True)


def test_a_figure_that_nobody_gave_can_not_be_compared_yet(tmp_path: Path) -> None:
    root = folder(tmp_path, mttq="tra_loi:\n  I: Chưa có số liệu.\n")
    found = compared(root)
    assert (found["second"], found["difference"], found["agrees"]) == (None, None, True)
    assert row_of(root)[2:5] == ["chưa có số", "", "chưa đủ số"]


def test_the_source_book_sets_both_sources_side_by_side(tmp_path: Path) -> None:
    root = folder(tmp_path, tolerance="9")
    assert row_of(root) == [
        "Cán bộ",
        "190 (cộng 02/03 đơn vị)",
        "200 (Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh)",
        "10",
        "lệch",
        "",
        "",
    ]


def test_the_draft_does_not_show_what_was_compared(tmp_path: Path) -> None:
    assert not any("Số dùng" in row for table in rows(open_docx(write(folder(tmp_path))[0])) for row in table)


def test_the_settled_figure_is_used_in_the_sentences_and_its_reason_is_kept(tmp_path: Path) -> None:
    root = folder(tmp_path, tolerance="0")
    decisions = settled(195, "theo số của ngành dọc")
    found = compared(root, decisions)
    assert (found["used"], found["reason"]) == (195, "theo số của ngành dọc")
    assert (found["first"], found["second"], found["agrees"]) == (190, 200, False)
    draft = markdown(root, decisions=decisions)[0]
    assert "Cấp huyện có 195 người." in draft
    assert row_of(root, decisions)[-2:] == ["195", "theo số của ngành dọc"]


def test_a_change_since_the_base_year_is_told_from_the_settled_figure(tmp_path: Path) -> None:
    draft = markdown(folder(tmp_path), decisions=settled(195))[0]
    assert "Toàn tỉnh có 195 người, giảm 25 người so với năm 2009." in draft


def test_a_base_year_that_not_all_units_gave_is_left_as_it_is(tmp_path: Path) -> None:
    """What some units say of both years can't be told from what all of them say of the last one."""
    partly = "tra_loi:\n  I:\n    chi_tieu:\n      tinh:\n        2018: 30\n"
    root = folder(tmp_path, second="I.tinh", phu_nu=partly)
    assert "Toàn tỉnh có 230 người, giảm 20 người" in markdown(root)[0]
    assert "Toàn tỉnh có 225 người, giảm 20 người" in markdown(root, decisions=settled(225))[0]


def test_a_settled_cell_changes_the_total_of_its_column(tmp_path: Path) -> None:
    root = folder(tmp_path, "PL1.mttq.can_bo")
    [table] = merged(root, decisions=settled(180))["tables"]
    assert [each["cells"]["can_bo"] for each in table["rows"]] == [180, 20]
    assert table["total"]["can_bo"] == 200


def test_a_settled_figure_leaves_what_the_units_gave(tmp_path: Path) -> None:
    root = folder(tmp_path, "PL1.can_bo")
    plain, decided = merged(root), merged(root, decisions=settled(500))
    assert [each["by_unit"] for each in plain["tables"]] == [each["by_unit"] for each in decided["tables"]]
    for one, other in zip(plain["items"], decided["items"], strict=True):
        for name, figure in one["indicators"].items():
            assert figure["by_unit"] == other["indicators"][name]["by_unit"]


@pytest.mark.parametrize("decisions", [settled(None, "chưa chốt"), settled(1, of="dc9")])
def test_without_a_settled_figure_nothing_changes(tmp_path: Path, decisions: Decisions) -> None:
    root = folder(tmp_path)
    assert markdown(root, decisions=decisions)[0] == markdown(root)[0]


def test_an_outline_that_compares_nothing_has_no_such_part(tmp_path: Path) -> None:
    write_campaign(tmp_path, {"data/outline.yaml": outline(ITEMS)}, mttq=province())
    assert not any("ĐỐI CHIẾU" in text for _, text in paragraphs(open_docx(write(tmp_path)[1])))
