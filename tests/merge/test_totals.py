"""Figures of many units to one."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import campaign, markdown, merged_item, outline

ITEM = """\
  - ma: I
    ten: Công tác vận động
    chi_tieu:
      - {{ma: quy, ten: Tiền vận động Quỹ “Vì người nghèo”, don_vi_tinh: triệu đồng, {form}}}
    cau_dan: Các đơn vị đã vận động được {{{{ quy }}}} triệu đồng.
"""


def ask(form: str) -> dict[str, str]:
    return {"data/outline.yaml": outline(ITEM.format(form=form))}


def gives(value: str) -> str:
    return f"tra_loi:\n  I:\n    chi_tieu:\n      quy: {value}\n"


def total(root: Path, form: str, **values: str) -> dict[str, Any]:
    campaign(root, ask(form), **{unit: gives(value) for unit, value in values.items()})
    figure: dict[str, Any] = merged_item(root, "I")["indicators"]["quy"]
    return figure


def test_a_sum_of_decimals_is_exact(tmp_path: Path) -> None:
    assert total(tmp_path, "kieu: so_thuc", da_lat="0,1", bao_loc="0,2")["total"] == 0.3
    assert "vận động được 0,3 triệu đồng" in markdown(tmp_path)[0]


def test_a_sum_is_never_rounded(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_thuc", da_lat="123.456.789.012,345", bao_loc="0,001")
    assert figure["total"] == 123456789012.346


def test_a_sum_prints_in_the_draft_as_in_the_json(tmp_path: Path) -> None:
    total(tmp_path, "kieu: so_thuc", da_lat="0,125", bao_loc="0,001")
    assert "vận động được 0,126 triệu đồng" in markdown(tmp_path)[0]


def test_a_very_small_figure_is_printed_in_full(tmp_path: Path) -> None:
    assert total(tmp_path, "kieu: so_thuc", da_lat="0,0000001")["total"] == 1e-7
    assert "được 0,0000001 triệu" in markdown(tmp_path)[0]


def test_figures_of_fifteen_digits_add_up_to_the_last_one(tmp_path: Path) -> None:
    largest = "999999999999999"
    figure = total(tmp_path, "kieu: so_nguyen", da_lat=largest, bao_loc=largest, di_linh=largest)
    assert figure["total"] == 2999999999999997
    assert "2.999.999.999.999.997" in markdown(tmp_path)[0]


@pytest.mark.parametrize(
    ("one", "other", "mean"),
    [("0,12", "0,13", 0.13), ("2,67", "2,68", 2.68), ("1", "2", 1.5), ("0,01", "0,02", 0.02), ("8,99", "9", 9)],
)
def test_a_mean_is_rounded_half_up_to_two_decimals(tmp_path: Path, one: str, other: str, mean: float) -> None:
    figure = total(tmp_path, "kieu: so_thuc, tong: trung_binh", da_lat=one, bao_loc=other)
    assert (figure["total"], figure["mean"]) == (mean, mean)


def test_a_mean_without_an_end_is_cut_once(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen, tong: trung_binh", da_lat="1", bao_loc="1", di_linh="0")
    assert figure["mean"] == 0.67
    assert "được 0,67 triệu" in markdown(tmp_path)[0]


def test_a_figure_that_is_not_to_be_totalled_has_no_total(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen, tong: khong", da_lat="3", bao_loc="5")
    assert figure["total"] is None
    assert figure["reported"] == 2


def test_a_rate_is_never_added(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: ty_le", da_lat="85,5%", bao_loc="64,5")
    assert figure["total"] is None
    assert [each["value"] for each in figure["by_unit"]] == [85.5, 64.5]


def test_a_mean_of_rates_prints_as_a_rate(tmp_path: Path) -> None:
    assert total(tmp_path, "kieu: ty_le, tong: trung_binh", da_lat="85,5%", bao_loc="64,5")["total"] == 75
    assert "vận động được 75% triệu" in markdown(tmp_path)[0]


def test_nobody_reported_is_null_and_not_nought(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen")
    assert (figure["total"], figure["mean"], figure["reported"], figure["expected"]) == (None, None, 0, 5)


def test_nought_is_a_report(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen", da_lat="0")
    assert (figure["total"], figure["reported"]) == (0, 1)
    assert "được 0 triệu đồng" in markdown(tmp_path)[0]


def test_every_figure_stands_beside_its_unit_in_the_order_of_rank(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen", mttq="7", bao_loc="1.234", da_lat="05")
    assert figure["by_unit"] == [
        {"unit": "da-lat", "value": 5, "counted": True},
        {"unit": "bao-loc", "value": 1234, "counted": True},
        {"unit": "mttq", "value": 7, "counted": True},
    ]


def test_only_the_groups_that_are_named_are_counted_and_owe_the_figure(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen, cong_tu: [huyen]", da_lat="10", mttq="99")
    assert (figure["total"], figure["mean"], figure["reported"], figure["expected"]) == (10, 10, 1, 3)
    assert figure["by_unit"][1] == {"unit": "mttq", "value": 99, "counted": False}
    assert "Không cộng vào tổng: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh" in markdown(tmp_path)[1]


def test_a_unit_that_reports_unasked_is_counted_among_those_who_should(tmp_path: Path) -> None:
    files = ask("kieu: so_nguyen")
    campaign(tmp_path, files, da_lat=gives("10"), mttq=gives("5"))
    roster = tmp_path / "data/units.yaml"
    roster.write_text(roster.read_text("utf-8").replace("ten_dem: đoàn thể", "chi_muc: [], ten_dem: đoàn thể"), "utf-8")
    figure = merged_item(tmp_path, "I")["indicators"]["quy"]
    assert (figure["total"], figure["reported"], figure["expected"]) == (15, 2, 4)


def test_yes_is_counted_and_a_reason_for_no_is_kept(tmp_path: Path) -> None:
    files = {"data/outline.yaml": outline(ITEM.format(form="kieu: co_khong").replace(", don_vi_tinh: triệu đồng", ""))}
    campaign(tmp_path, files, da_lat=gives("có"), bao_loc=gives("KHONG"), di_linh=gives("{khong: chờ hướng dẫn}"))
    figure = merged_item(tmp_path, "I")["indicators"]["quy"]
    assert (figure["kind"], figure["total"], figure["reported"], figure["expected"]) == ("co_khong", 1, 3, 5)
    assert [each["value"] for each in figure["by_unit"]] == [True, False, False]
    assert "không (chờ hướng dẫn)" in markdown(tmp_path)[1]


def test_chosen_options_are_listed_by_unit(tmp_path: Path) -> None:
    form = "kieu: lua_chon, chon: [{ma: a, ten: trực tiếp}, {ma: b, ten: trực tuyến}]"
    files = {"data/outline.yaml": outline(ITEM.format(form=form).replace("{ quy }", "{ quy.b.ty_so }"))}
    campaign(tmp_path, files, da_lat=gives("[a, b]"), bao_loc=gives("a"))
    figure = merged_item(tmp_path, "I")["indicators"]["quy"]
    assert [each["value"] for each in figure["by_unit"]] == [["a", "b"], ["a"]]
    assert "vận động được 01/02 triệu đồng" in markdown(tmp_path)[0]


def test_a_faulty_figure_is_left_out_and_the_rest_is_added(tmp_path: Path) -> None:
    figure = total(tmp_path, "kieu: so_nguyen", da_lat="mười hai", bao_loc="3")
    assert (figure["total"], figure["reported"]) == (3, 1)
