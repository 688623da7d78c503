"""Statistics tables of many units to one."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import assert_holds, campaign, markdown, merged, outline

TABLE = """\
bieu:
  - ma: PL1
    ten: Tổ chức bộ máy
    hang: [{ma: mttq, ten: Mặt trận Tổ quốc}, {ma: phu_nu, ten: Hội Phụ nữ}]
    cong_hang: co
    cot:
      - {ma: can_bo, ten: Cán bộ chuyên trách, don_vi_tinh: người, kieu: so_nguyen, tong: cong}
      - {ma: nu, ten: "Trong đó: nữ", kieu: so_nguyen}
      - {ma: ty_le_nu, ten: Tỷ lệ nữ, kieu: ty_le, cong_thuc: nu / can_bo}
      - {ma: muc_ho_tro, ten: Mức hỗ trợ, kieu: so_thuc, tong: trung_binh}
      - {ma: ghi_chu, ten: Ghi chú, kieu: van_ban_ngan}
"""
KEYS = ("can_bo", "nu", "ty_le_nu", "muc_ho_tro", "ghi_chu")


def filled(**rows: str) -> str:
    return "bieu:\n  PL1:\n" + "".join(f"    {row}: {{{cells}}}\n" for row, cells in rows.items())


def table(root: Path, more: str = "", **submissions: str) -> dict[str, Any]:
    campaign(root, {"data/outline.yaml": outline(more=TABLE + more)}, **submissions)
    found: dict[str, Any] = merged(root)["tables"][0]
    return found


def cells(root: Path, row: str = "mttq", **submissions: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in table(root, **submissions)["rows"] if each["id"] == row)["cells"]
    return found


def test_a_column_is_added_up_row_by_row(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        da_lat=filled(mttq="can_bo: 12, nu: 5", phu_nu="can_bo: 7, nu: 7"),
        bao_loc=filled(mttq="can_bo: 1.008, nu: 10"),
    )
    assert [(each["id"], each["cells"]["can_bo"], each["cells"]["nu"]) for each in found["rows"]] == [
        ("mttq", 1020, 15),
        ("phu_nu", 7, 7),
    ]


def test_a_derived_column_is_computed_from_the_totals_and_not_averaged(tmp_path: Path) -> None:
    found = cells(tmp_path, da_lat=filled(mttq="can_bo: 10, nu: 1"), bao_loc=filled(mttq="can_bo: 2, nu: 2"))
    assert found["ty_le_nu"] == 25


def test_a_derived_rate_is_rounded_half_up_once(tmp_path: Path) -> None:
    assert cells(tmp_path, da_lat=filled(mttq="can_bo: 12, nu: 5"))["ty_le_nu"] == 41.67
    assert "41,67%" in markdown(tmp_path)[0]
    assert cells(tmp_path, da_lat=filled(mttq="can_bo: 800, nu: 1"))["ty_le_nu"] == 0.13


def test_the_total_row_adds_the_rows_and_derives_from_its_own_sums(tmp_path: Path) -> None:
    found = table(tmp_path, da_lat=filled(mttq="can_bo: 12, nu: 2", phu_nu="can_bo: 8, nu: 8"))
    assert_holds(found["total"], {"can_bo": 20, "nu": 10, "ty_le_nu": 50, "ghi_chu": None})
    # 2 of 12 are 16,67%: every rate of the column has two decimals.
    assert "| Tổng cộng | 20 | 10 | 50,00% |" in markdown(tmp_path)[0]


def test_without_a_total_row_nothing_is_added_over_the_rows(tmp_path: Path) -> None:
    campaign(
        tmp_path,
        {"data/outline.yaml": outline(more=TABLE.replace("cong_hang: co", "cong_hang: khong"))},
        da_lat=filled(mttq="can_bo: 12"),
    )
    assert set(merged(tmp_path)["tables"][0]["total"].values()) == {None}
    assert "Tổng cộng" not in "".join(markdown(tmp_path))


def test_a_mean_column_is_averaged_over_those_who_filled_it_in(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        da_lat=filled(mttq="can_bo: 1, muc_ho_tro: '0,12'"),
        bao_loc=filled(mttq="can_bo: 1, muc_ho_tro: '0,13'"),
        mttq=filled(mttq="can_bo: 1"),
    )
    assert found["rows"][0]["cells"]["muc_ho_tro"] == 0.13
    assert found["total"]["muc_ho_tro"] is None


def test_a_missing_cell_is_not_nought(tmp_path: Path) -> None:
    found = cells(tmp_path, da_lat=filled(mttq="can_bo: 12"), bao_loc=filled(mttq="nu: 3"))
    assert (found["can_bo"], found["nu"]) == (12, 3)
    assert cells(tmp_path, row="phu_nu") == dict.fromkeys(KEYS)


def test_a_division_by_nought_leaves_the_cell_empty(tmp_path: Path) -> None:
    found = cells(tmp_path, da_lat=filled(mttq="can_bo: 0, nu: 0"))
    assert (found["can_bo"], found["ty_le_nu"]) == (0, None)
    assert "| Mặt trận Tổ quốc | 0 | 0 |  |" in markdown(tmp_path)[0]


def test_a_text_column_is_never_added_but_stands_beside_its_unit(tmp_path: Path) -> None:
    found = table(tmp_path, da_lat=filled(mttq="can_bo: 12, ghi_chu: 02 người kiêm nhiệm"))
    assert found["rows"][0]["cells"]["ghi_chu"] is None
    assert found["by_unit"][0]["rows"]["mttq"]["ghi_chu"] == "02 người kiêm nhiệm"
    assert markdown(tmp_path)[1].count("02 người kiêm nhiệm") == 1


def test_each_units_own_table_stands_in_the_order_of_rank_with_its_derived_columns(tmp_path: Path) -> None:
    found = table(tmp_path, mttq=filled(mttq="can_bo: 4, nu: 1"), da_lat=filled(mttq="can_bo: 12, nu: 5"))
    assert [each["unit"] for each in found["by_unit"]] == ["da-lat", "mttq"]
    assert_holds(found["by_unit"][1]["rows"]["mttq"], {"can_bo": 4, "nu": 1, "ty_le_nu": 25})


def test_only_the_groups_that_are_named_are_added_but_everybodys_figures_are_shown(tmp_path: Path) -> None:
    found = table(tmp_path, "    cong_tu: [huyen]\n", da_lat=filled(mttq="can_bo: 12"), mttq=filled(mttq="can_bo: 100"))
    assert found["rows"][0]["cells"]["can_bo"] == 12
    assert [each["unit"] for each in found["by_unit"]] == ["da-lat", "mttq"]
    assert "Không cộng vào tổng: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh" in markdown(tmp_path)[1]


@pytest.mark.parametrize(("typed", "shown"), [("05", "05"), ("1234", "1.234 (ghi: 1234)"), ("1.234", "1.234")])
def test_a_figure_stands_as_typed_where_that_looks_different(tmp_path: Path, typed: str, shown: str) -> None:
    table(tmp_path, da_lat=filled(mttq=f"can_bo: {typed}"))
    assert f"| Mặt trận Tổ quốc | {shown} |" in markdown(tmp_path)[1]


def test_a_faulty_cell_is_left_out_and_the_rest_of_its_row_counts(tmp_path: Path) -> None:
    found = cells(tmp_path, da_lat=filled(mttq="can_bo: mười hai, nu: 5"), bao_loc=filled(mttq="can_bo: 3"))
    assert (found["can_bo"], found["nu"]) == (3, 5)


def test_sums_of_cells_are_exact(tmp_path: Path) -> None:
    largest = "999999999999999"
    found = cells(tmp_path, da_lat=filled(mttq=f"can_bo: {largest}"), bao_loc=filled(mttq=f"can_bo: {largest}"))
    assert found["can_bo"] == 1999999999999998


def test_where_units_have_no_figures_the_draft_says_so_in_brackets(tmp_path: Path) -> None:
    table(tmp_path, "    cong_tu: [huyen]\n", da_lat=filled(mttq="can_bo: 12"))
    assert "\\[Số liệu của 01/03 đảng bộ; chưa có Thành ủy Bảo Lộc, Huyện ủy Di Linh.\\]" in markdown(tmp_path)[0]
