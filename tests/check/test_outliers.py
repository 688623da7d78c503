"""What is usual in a group, and what is out of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.small_campaign import find, write_campaign
from tongket.findings.diagnostics import Diagnostic

NAMES = ("Đà Lạt", "Lâm Hà", "Di Linh", "Bảo Lâm", "Đơn Dương", "Đức Trọng", "Cát Tiên", "Đạ Tẻh")
OUTLINE = """
ma: thu
bao_cao: {trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}
muc:
  - ma: I
    ten: Công tác quán triệt
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị, don_vi_tinh: hội nghị, kieu: so_nguyen, bat_buoc: khong}
      - {ma: luot_nguoi, ten: Số lượt người dự, don_vi_tinh: lượt người, kieu: so_nguyen, bat_buoc: khong}
  - ma: II
    ten: Công tác vận động
    chi_tieu:
      - {ma: quy, ten: Quỹ Vì người nghèo, don_vi_tinh: triệu đồng, kieu: so_thuc, bat_buoc: khong}
      - {ma: duong, ten: Đường thôn đã làm, don_vi_tinh: km, kieu: so_thuc, bat_buoc: khong}
      - {ma: ty_le, ten: Tỷ lệ tập hợp, kieu: ty_le, bat_buoc: khong}
      - {ma: dang_vien, ten: Số đảng viên, kieu: so_nguyen, moc: [2009, 2018], bat_buoc: khong}
bieu:
  - ma: PL1
    ten: Giám sát
    hang: [{ma: mttq, ten: Mặt trận Tổ quốc}]
    cot:
      - {ma: giam_sat, ten: Số cuộc giám sát, kieu: so_nguyen}
      - {ma: kien_nghi, ten: Số kiến nghị, kieu: so_nguyen}
"""
MEETINGS = ("214", "187", "151", "112", "196", "98", "60", "75")
VISITS = ("18.460", "15.060", "11.480", "8.930", "16.275", "7.300", "4.950", "6.020")


def _find(root: Path, columns: dict[str, Sequence[str]], count: int = 8) -> list[Diagnostic]:
    """Return what is found where units give these figures, by `mục.chỉ tiêu` or `biểu.hàng.cột`; the rest is silent."""
    units = "nhom:\n  - {ma: huyen, ten: Các huyện ủy, gui_truoc: 10/4/2019}\ndon_vi:\n"
    files: dict[str, str] = {"data/outline.yaml": OUTLINE}
    for number, name in enumerate(NAMES[:count]):
        units += f"  - {{ma: u{number}, ten: Huyện ủy {name}, nhom: huyen}}\n"
        body = f"don_vi: u{number}\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n"
        for item in ("I", "II"):
            own = [(each.split(".")[1], values) for each, values in columns.items() if each.split(".")[0] == item]
            body += f"  {item}:\n    chi_tieu:\n" + "".join(f"      {each}: {values[number]}\n" for each, values in own)
        body += "bieu:\n  PL1:\n    mttq:\n"
        body += "".join(
            f"      {each.split('.')[2]}: {values[number]}\n"
            for each, values in columns.items()
            if each.startswith("PL1")
        )
        files[f"data/submissions/u{number}.yaml"] = body
    root = write_campaign(root, files | {"data/units.yaml": units})
    rules = ("unusual-figure", "wrong-measure")
    return [each for each in find(root) if each.rule.id in rules]


def _with(values: Sequence[str], at: int, value: str) -> list[str]:
    return [*values[:at], value, *values[at + 1 :]]


def test_a_figure_ten_times_its_ratio_is_told_with_what_is_usual_and_what_was_meant(tmp_path: Path) -> None:
    found = _find(tmp_path, {"I.hoi_nghi": MEETINGS, "I.luot_nguoi": _with(VISITS, 5, "82.530")})
    assert [(each.unit, each.rule.id) for each in found] == [("u5", "unusual-figure")]
    assert "ghi 82.530, bằng 842 lần" in found[0].message
    assert "trong khi các đơn vị cùng nhóm từ 76 đến 86,3 lần" in found[0].message
    assert found[0].hint is not None
    assert "8.253" in found[0].hint


@pytest.mark.parametrize(
    ("columns", "unit", "likely"),
    [
        ({"I.hoi_nghi": _with(MEETINGS, 3, "1120"), "I.luot_nguoi": VISITS}, "u3", "112"),
        ({"I.hoi_nghi": MEETINGS, "I.luot_nguoi": _with(VISITS, 0, "1846")}, "u0", "18.460"),
        ({"I.luot_nguoi": _with(VISITS, 2, "114.800")}, "u2", "11.480"),
        ({"II.ty_le": ("64,7", "76,4", "82,1", "58,9", "71", "66,2", "7,03", "69")}, "u6", "70,3"),
        ({"II.quy": ("9114,5", "4670,4", "7281,1", "13652,4", "11557,9", "5210", "58200", "6120")}, "u6", "5.820"),
        ({"PL1.mttq.kien_nghi": ("49", "64", "34", "83", "51", "230", "47", "600")}, "u7", "60"),
        (
            {
                "II.dang_vien": [
                    f"{{2009: {one}, 2018: {two}}}"
                    for one, two in zip(
                        ("3120", "2410", "4050", "1980", "3300", "2750", "1500", "2105"),
                        ("4875", "3610", "6120", "30200", "5010", "4102", "2280", "3150"),
                        strict=True,
                    )
                ]
            },
            "u3",
            "3.020",
        ),
    ],
)
def test_a_slip_of_the_point_is_found_by_itself_and_beside_others(
    tmp_path: Path, columns: dict[str, Sequence[str]], unit: str, likely: str
) -> None:
    found = _find(tmp_path, columns)
    assert [each.unit for each in found] == [unit]
    assert found[0].hint is not None
    assert likely in found[0].hint


def test_a_figure_in_another_measure_is_told_with_the_measure(tmp_path: Path) -> None:
    sums = ("9114,5", "4670,4", "7281,1", "13652,4", "11557,9", "5210", "5.820.000.000", "6120")
    found = _find(tmp_path, {"II.quy": sums})
    assert [(each.unit, each.rule.id, each.hint) for each in found] == [
        ("u6", "wrong-measure", "viết 5.820 (triệu đồng).")
    ]
    assert "có thể đã ghi theo đồng" in found[0].message


def test_a_length_in_metres_is_told_by_the_group(tmp_path: Path) -> None:
    found = _find(tmp_path, {"II.duong": ("12,5", "9", "14,2", "8700", "11", "10,4", "7,9", "13")})
    assert [(each.unit, each.rule.id) for each in found] == [("u3", "wrong-measure")]
    assert found[0].hint == "kiểm tra lại với sổ gốc; nếu ghi nhầm thì có thể là 8,7 (km)."


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ({"I.hoi_nghi": MEETINGS, "I.luot_nguoi": VISITS}, 8),
        ({"I.luot_nguoi": _with(VISITS, 2, "114.800")}, 5),  # of too few nobody knows what is usual
        ({"I.hoi_nghi": ("3", "5", "8", "20", "60", "100", "430", "2")}, 8),  # a loose group has nothing usual
        ({"PL1.mttq.giam_sat": ("1", "2", "1", "0", "3", "2", "10", "1")}, 8),  # small counts differ by chance
        ({"I.hoi_nghi": _with(MEETINGS, 0, "1300"), "I.luot_nguoi": _with(VISITS, 0, "105.000")}, 8),
    ],
)
def test_what_may_well_be_so_stays_silent(tmp_path: Path, columns: dict[str, Sequence[str]], count: int) -> None:
    assert _find(tmp_path, columns, count) == []


def test_a_large_unit_is_large_in_all(tmp_path: Path) -> None:
    large = {
        "I.hoi_nghi": _with(MEETINGS, 0, "1300"),
        "I.luot_nguoi": _with(VISITS, 0, "105.000"),
        "II.quy": ("80500", "4670,4", "7281,1", "13652,4", "11557,9", "5210", "5820", "6120"),
        "PL1.mttq.giam_sat": ("410", "64", "34", "83", "51", "23", "47", "60"),
        "PL1.mttq.kien_nghi": ("820", "130", "70", "160", "100", "50", "90", "120"),
    }
    assert _find(tmp_path, large) == []
