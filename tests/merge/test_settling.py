"""Any figure that a person settles: every place that prints it follows, and nothing false stays beside it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.builders import campaign as write_campaign
from tests.builders import markdown, merged, outline
from tests.merge.test_reconcile import compared, districts, folder, settled
from tongket.merge.decisions import Decisions, FigureDecision

ITEMS = """\
  - ma: I
    ten: Cán bộ
    chi_tieu:
      - {ma: lop, ten: Số lớp bồi dưỡng, don_vi_tinh: lớp, kieu: so_nguyen, cong_tu: [huyen, doan-the]}
      - {ma: luot, ten: Lượt cán bộ, don_vi_tinh: lượt, kieu: so_nguyen, cong_tu: [huyen, doan-the]}
      - {ma: diem, ten: Điểm bình quân, kieu: so_thuc, tong: trung_binh}
    cau_dan:
      - >-
        Đã mở {{ lop }} lớp cho {{ luot }} lượt
        {%- if luot / lop %}, mỗi lớp {{ (luot / lop) | lam_tron(1) }}{% endif %}.
      - mo: Trong đó,
        ve:
          - "{{ lop.nhom['huyen'].so_don_vi }} huyện mở {{ lop.nhom['huyen'] }} lớp"
          - "đoàn thể mở {{ lop.nhom['doan-the'] }} lớp"
      - Điểm bình quân {{ diem }}.
"""
TABLE = """\
bieu:
  - ma: PL1
    ten: Cán bộ
    hang: [{ma: mttq, ten: Mặt trận}, {ma: phu_nu, ten: Phụ nữ}]
    cong_hang: co
    cot:
      - {ma: can_bo, ten: Cán bộ, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: nu, ten: Nữ, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: ty_le, ten: Tỷ lệ nữ, kieu: ty_le, cong_thuc: nu / can_bo}
    cong_tu: [huyen]
"""
FIRST = (
    "tra_loi:\n  I:\n    chi_tieu: {lop: 20, luot: 400, diem: 8}\n"
    "bieu:\n  PL1:\n    mttq: {can_bo: 10, nu: 5}\n    phu_nu: {can_bo: 6, nu: 6}\n"
)
SECOND = FIRST.replace("lop: 20, luot: 400, diem: 8", "lop: 12, luot: 200, diem: 7")
THIRD = "tra_loi:\n  I:\n    chi_tieu: {lop: 8, luot: 100, diem: 6}\n"


def three(root: Path) -> Path:
    """Write a campaign of two districts and an organisation: 40 classes for 700 people, 20 staff and 12."""
    units = {"da_lat": FIRST, "di_linh": SECOND, "mttq": THIRD}
    return write_campaign(root, {"data/outline.yaml": outline(ITEMS, TABLE)}, **units)


def use(**figures: int | FigureDecision) -> Decisions:
    """Return decisions by the names of figures, dots and the sign of a group written as in Python names."""
    named = {
        name.replace("__", ".").replace("_at_", "@").replace("doan.the", "doan-the"): each
        for name, each in figures.items()
    }
    return Decisions(
        figures={
            name: each
            if isinstance(each, FigureDecision)
            else FigureDecision(id=name, used=Decimal(each), reason="theo sổ")
            for name, each in named.items()
        }
    )


def totals(root: Path, decisions: Decisions) -> dict[str, Any]:
    found: dict[str, Any] = merged(root, decisions=decisions)["items"][0]["indicators"]
    return found


def test_a_settled_total_is_printed_everywhere_and_its_shares_go(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert "Đã mở 40 lớp cho 700 lượt, mỗi lớp 17,5." in markdown(root)[0]
    draft, source = markdown(root, decisions=use(I__lop=50))
    assert "Đã mở 50 lớp cho 700 lượt." in draft
    assert "mỗi lớp" not in draft
    assert "Số lớp bồi dưỡng: 50 lớp (03/05 đơn vị). Số đã chốt; các đơn vị cộng 40." in source
    assert "| Số lớp bồi dưỡng (lớp) | 40 (cộng 03/05 đơn vị) |  |  | chốt | 50 | theo sổ |" in source
    found = totals(root, use(I__lop=50))["lop"]
    assert (found["total"], found["added"], found["mean"]) == (50, 40, None)


def test_two_settled_figures_have_their_share_again(tmp_path: Path) -> None:
    draft = markdown(three(tmp_path), decisions=use(I__lop=50, I__luot=900))[0]
    assert "Đã mở 50 lớp cho 900 lượt, mỗi lớp 18." in draft


def test_a_figure_settled_as_it_is_changes_nothing_but_who_says_it(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert "Đã mở 40 lớp cho 700 lượt, mỗi lớp 17,5." in markdown(root, decisions=use(I__lop=40))[0]
    assert totals(root, use(I__lop=40))["lop"]["mean"] == totals(root, Decisions())["lop"]["mean"]


def test_a_settled_mean_is_the_mean(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert "Điểm bình quân 09." in markdown(root, decisions=use(I__diem=9))[0]
    assert totals(root, use(I__diem=9))["diem"]["mean"] == 9


def test_the_mean_follows_where_every_unit_reported(tmp_path: Path) -> None:
    """378 and 406 again: "406 người (01/01 đơn vị; bình quân 400)" would say two things of one fact."""
    root = folder(tmp_path, tolerance="0")
    source = markdown(root, decisions=settled(195))[1]
    assert "Cán bộ toàn tỉnh: 195 người (01/01" not in source  # one of two organisations that owe it
    lone = folder(
        tmp_path / "2", tolerance="0", phu_nu="tra_loi:\n  I:\n    chi_tieu:\n      tinh: {2009: 0, 2018: 0}\n"
    )
    assert "195 người (02/02" in markdown(lone, decisions=settled(195))[1]
    assert "bình quân 97,5" in markdown(lone, decisions=settled(195))[1]


def test_a_settled_group_changes_the_whole_that_it_is_part_of(tmp_path: Path) -> None:
    draft = markdown(three(tmp_path), decisions=use(I__lop_at_huyen=35))[0]
    assert "Đã mở 43 lớp" in draft
    assert "Trong đó, 02 huyện mở 35 lớp, đoàn thể mở 08 lớp." in draft


def test_parts_that_are_more_than_the_settled_whole_are_not_printed_and_said_so(tmp_path: Path) -> None:
    draft = markdown(three(tmp_path), decisions=use(I__lop=39))[0]
    assert "Trong đó" not in draft
    assert "Số lớp bồi dưỡng: đã chốt 39, nhỏ hơn 40 các nhóm cộng lại" in draft
    assert "Trong đó, 02 huyện mở 32 lớp" in markdown(three(tmp_path), decisions=use(I__lop=41))[0]


def test_a_settled_figure_of_nobody_is_printed(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/outline.yaml": outline(ITEMS, TABLE)}, da_lat="tra_loi:\n  I: Đã mở lớp.\n")
    assert "Đã mở 50 lớp cho 900 lượt, mỗi lớp 18." in markdown(root, decisions=use(I__lop=50, I__luot=900))[0]


def test_a_settled_cell_takes_the_shares_of_its_row_and_of_the_total_row(tmp_path: Path) -> None:
    root = three(tmp_path)
    [table] = merged(root, decisions=use(PL1__mttq__can_bo=25))["tables"]
    assert [each["cells"] for each in table["rows"]] == [
        {"can_bo": 25, "nu": 10, "ty_le": None},
        {"can_bo": 12, "nu": 12, "ty_le": 100},
    ]
    assert table["total"] == {"can_bo": 37, "nu": 22, "ty_le": None}
    assert table["settled"] == [{"row": "mttq", "column": "can_bo", "used": 25, "added": 20, "reason": "theo sổ"}]


def test_all_parts_of_a_share_settled_give_it_back(tmp_path: Path) -> None:
    [table] = merged(three(tmp_path), decisions=use(PL1__mttq__can_bo=25, PL1__mttq__nu=15))["tables"]
    assert table["rows"][0]["cells"]["ty_le"] == 60
    assert table["total"]["ty_le"] == 72.97  # 27 of 37


def test_a_settled_total_row_stays_the_sum_of_its_rows_and_a_note_says_the_figure(tmp_path: Path) -> None:
    root = three(tmp_path)
    draft, source = markdown(root, decisions=use(PL1__can_bo=40))
    assert "| Tổng cộng | 32 | 22 | 68,75% |" in draft
    assert draft.index("| Tổng cộng | 32") < draft.index("Số dùng 40 (cột “Cán bộ”).")
    assert "Cột “Cán bộ”: đã chốt 40, xem phần đối chiếu số liệu." in source
    assert "Số dùng" not in markdown(root, decisions=use(PL1__can_bo=32))[0]


def test_a_comparison_that_does_not_agree_is_yellow_at_the_item_and_under_the_table(tmp_path: Path) -> None:
    root = folder(tmp_path, "PL1.can_bo", tolerance="9")
    said = "Đối chiếu Cán bộ: 190 (cộng 02/03 đơn vị), 200 (Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh); chênh 10"
    draft = markdown(root)[0]
    assert draft.count(said) == 2
    assert draft.index("Toàn tỉnh có 200 người") < draft.index(said) < draft.index("Tổng cộng") < draft.rindex(said)
    assert said not in markdown(folder(tmp_path / "2", "PL1.can_bo", tolerance="10"))[0]


def test_once_settled_the_yellow_goes_and_the_table_says_whose_figure_it_is(tmp_path: Path) -> None:
    root = folder(tmp_path, "PL1.can_bo", tolerance="9")
    draft = markdown(root, decisions=settled(200))[0]
    assert "Đối chiếu" not in draft
    assert "Số dùng 200, theo Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh (cột “Cán bộ”)." in draft
    assert "Số dùng 195 (cột “Cán bộ”)." in markdown(root, decisions=settled(195))[0]
    by_sum = markdown(root, decisions=settled(190))[0]
    assert "Toàn tỉnh có 190 người" in by_sum
    assert "Số dùng" not in by_sum


def test_the_outline_names_what_the_settled_figure_is_called(tmp_path: Path) -> None:
    root = folder(tmp_path, "PL1.can_bo", tolerance="9, goi_la: Số toàn tỉnh")
    assert "Số toàn tỉnh 200, theo Đảng đoàn" in markdown(root, decisions=settled(200))[0]


def test_a_settled_figure_whose_units_changed_since_is_yellow_again(tmp_path: Path) -> None:
    root = three(tmp_path)
    old = FigureDecision(id="I.lop", used=Decimal(50), seen="38 (cộng 2/5 đơn vị)")
    draft = markdown(root, decisions=use(I__lop=old))[0]
    assert "đã chốt 50 khi nguồn ghi 38 (cộng 2/5 đơn vị); nay 40 (cộng 03/05 đơn vị), xem lại số dùng." in draft
    same = FigureDecision(id="I.lop", used=Decimal(50), seen="40 (cộng 3/5 đơn vị)")
    assert "xem lại số dùng" not in markdown(root, decisions=use(I__lop=same))[0]
    reached = FigureDecision(id="I.lop", used=Decimal(40), seen="38 (cộng 2/5 đơn vị)")
    assert "xem lại số dùng" not in markdown(root, decisions=use(I__lop=reached))[0]


def test_what_was_settled_asks_for_no_more_units(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert "Số liệu của 03/05 đơn vị; chưa có" in markdown(root)[0]
    assert "Số liệu của 03/05" not in markdown(root, decisions=use(I__lop=50, I__luot=900, I__diem=9))[0]
    group = markdown(root, decisions=use(I__lop_at_huyen=35))[0]
    assert "Số lớp bồi dưỡng: số liệu của 04/05 đơn vị; chưa có Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh" in group


def test_names_that_the_outline_does_not_have_settle_nothing(tmp_path: Path) -> None:
    root = three(tmp_path)
    odd = use(I__cu=5, I__lop_at_xa=5, PL1__ty_le=5, PL1__mttq__ty_le=5, PL9__a=5)
    assert markdown(root, decisions=odd) == markdown(root)


def test_a_comparison_that_is_settled_is_one_figure_for_both_places(tmp_path: Path) -> None:
    root = folder(tmp_path, "I.huyen", tolerance="0", da_lat=districts(100))
    draft = markdown(root, decisions=settled(195))[0]
    assert "Cấp huyện có 195 người." in draft
    assert "Toàn tỉnh có 195 người" in draft
    assert compared(root, settled(195))["used"] == 195
