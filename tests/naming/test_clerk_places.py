"""A finding about a submission is told where a clerk finds it: by the numbers and names of the outline."""

from pathlib import Path

import pytest

from tests.small_campaign import HEAD, facts, submission, write_campaign
from tongket.findings.diagnostics import Diagnostic
from tongket.intake import read_campaign, take_in
from tongket.model.addresses import Address
from tongket.model.outline import Outline
from tongket.naming.clerk_places import addresses_of, clerk_place
from tongket.naming.place_names import name_place
from tongket.workspace import open_workspace


def _look(root: Path, files: dict[str, str]) -> tuple[Outline, tuple[Diagnostic, ...]]:
    workspace = open_workspace(write_campaign(root, files))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    return campaign.outline, take_in(workspace, campaign).found


def _table(rows: str) -> dict[str, str]:
    body = "".join(f"    {each}\n" for each in rows.splitlines())
    head = HEAD.replace("quan-su", "da-lat")
    return {"data/submissions/da-lat.yaml": f"{head}tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\nbieu:\n  PL1:\n{body}"}


_FULL = "mttq: {can_bo: 12, nu: 5}\nnong_dan: {can_bo: 9, nu: 4}\n"

CASES = {
    "a figure": (facts('hoi_nghi: "mười"'), "Mục II.1, ô «Hội nghị quán triệt»"),
    "a base year": (facts("dang_vien: {2009: 3.120, 2018: nhiều}"), "Mục II.1, ô «Số đảng viên, năm 2018»"),
    "a base year that is missing": (facts("dang_vien: {2009: 3.120}"), "Mục II.1, ô «Số đảng viên, năm 2018»"),
    "a choice": (facts("hinh_thuc: [truc_tiep, loa]"), "Mục II.1, ô «Hình thức quán triệt»"),
    "an entry of a list": (
        facts("van_ban: [{so: 15-KH/ĐU, ngay: 32/3/2010, trich_yeu: thực hiện}]"),
        "Mục II.1, bảng «Văn bản đã ban hành», hàng 1, cột «Ngày ban hành»",
    ),
    "what an entry lacks": (
        facts("van_ban:\n  - {so: 15-KH/ĐU, ngay: 3/3/2010, trich_yeu: về}\n  - {so: 16-KH/ĐU, ngay: 3/4/2010}"),
        "Mục II.1, bảng «Văn bản đã ban hành», hàng 2, cột «Trích yếu»",
    ),
    "a figure that an answer lacks": (
        submission("  I.1: Đảng bộ có 12 chi bộ.\n  II.3: {noi_dung: Đã kiểm tra., chi_tieu: {so_ket: có}}"),
        "Mục II.3, ô «Số cuộc kiểm tra»",
    ),
    "a text": (submission("  I.1: Đảng bộ có 12 chi bộ.\n  III: Đã làm tốt."), "Mục III"),
    "an item without an answer": (submission("  III: Đã làm tốt việc quán triệt."), "Mục I.1"),
    "a cell": (_table(_FULL + "phu_nu: {can_bo: x, nu: 1}"), "Biểu PL1, hàng «Hội Phụ nữ», cột «Cán bộ chuyên trách»"),
    "an empty cell": (_table(_FULL + "phu_nu: {can_bo: 4}"), "Biểu PL1, hàng «Hội Phụ nữ», cột «Trong đó: nữ»"),
    "two empty cells of a row": (_table(_FULL + "phu_nu: {ghi_chu: chưa rõ}"), "Biểu PL1, hàng «Hội Phụ nữ»"),
    "a row that breaks a condition": (_table(_FULL + "phu_nu: {can_bo: 4, nu: 5}"), "Biểu PL1, hàng «Hội Phụ nữ»"),
    "rows that are missing": (_table("mttq: {can_bo: 12, nu: 5}"), "Biểu PL1"),
    "the number of the report": (
        {"data/submissions/quan-su.yaml": f"{HEAD}so_ky_hieu: '61'\ntra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"},
        "Số, ký hiệu của báo cáo",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_finding_is_placed_in_the_clerks_terms(name: str, tmp_path: Path) -> None:
    files, place = CASES[name]
    outline, found = _look(tmp_path, files)
    assert [clerk_place(each, outline) for each in found] == [place]


def test_what_is_about_the_file_has_no_place_in_the_report(tmp_path: Path) -> None:
    outline, found = _look(tmp_path, {"data/submissions/quan-su.yaml": "don_vi: quan-su\nde_cuong: kl61\n"})
    assert "wrong-outline" in {each.rule.id for each in found}
    assert [clerk_place(each, outline) for each in found if each.rule.id == "wrong-outline"] == [""]


def test_empty_cells_are_known_one_by_one(tmp_path: Path) -> None:
    outline, found = _look(tmp_path, _table(_FULL + "phu_nu: {ghi_chu: chưa rõ}"))
    cells = [Address(place="PL1", key="phu_nu", part=each, table=True) for each in ("can_bo", "nu")]
    assert addresses_of(found[0], outline) == tuple(cells)


def test_an_item_is_called_by_the_numbers_that_are_printed(tmp_path: Path) -> None:
    nested = """ma: thu
bao_cao: {trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}
muc:
  - ma: phan-hai
    so: II.
    ten: KẾT QUẢ
    muc:
      - ma: viec
        so: "2."
        ten: Việc đã làm
        muc:
          - {ma: mo, so_bao_cao: "2.1.", ten: Mở rộng}
          - {ma: giu, so: a), ten: Giữ vững}
          - {ma: khac, ten: Việc khác.}
"""
    units = "nhom: [{ma: huyen, ten: Các huyện}]\ndon_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}]\n"
    outline, _ = _look(tmp_path, {"data/outline.yaml": nested, "data/units.yaml": units})
    names = [name_place(Address(place=each.id), outline) for each in outline.items]
    assert names == ["Mục II.2.1", "Mục II.2.a", "Mục II.2, «Việc khác»"]
