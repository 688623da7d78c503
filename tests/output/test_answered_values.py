"""What a unit answered already, as it stands in the form that goes out again: nothing of it lost, nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.forms.made import ROOT, form_of, real
from tongket.model.addresses import Address
from tongket.model.returned import ReturnedValue
from tongket.model.ways import Way
from tongket.output.answered_values import answered_values
from tongket.output.submission_yaml import submission_tree
from tongket.source.emitting import Tree, tree_of
from tongket.source.tree import parse_source, read_source

FILES = sorted((ROOT / "data/submissions").glob("*.yaml"))


def tidy(tree: Tree) -> Tree:
    """Return a tree whatever its layout: lines without spaces at their ends, no blank ones, days as they print."""
    if isinstance(tree, str):
        return "\n".join(filter(None, map(str.strip, tree.split("\n"))))
    if isinstance(tree, Mapping):
        return {key: tidy(value) for key, value in tree.items() if tidy(value)}
    return tuple(map(tidy, tree))


def answered(tree: Tree, unit: str) -> dict[Address, str]:
    return answered_values(tree, form_of(unit))


@pytest.mark.parametrize("path", FILES, ids=[each.stem for each in FILES])
def test_what_stands_in_a_form_that_goes_out_again_comes_back_as_it_was(path: Path) -> None:
    source, _ = read_source(path, path.name)
    tree = tree_of(source.root)
    assert isinstance(tree, Mapping)
    unit = str(tree["don_vi"])
    values = answered(tree, unit)
    typed = [ReturnedValue(address=at, text=text, way=Way.CONTROL, place="") for at, text in values.items()]
    back = dict(submission_tree(typed, real().outline, unit).tree)
    given = {key: value for key, value in tree.items() if key != "ghi_chu"}
    assert back.keys() == given.keys()
    for key in ("so_ky_hieu", "nguoi_ky", "bieu"):
        assert tidy(back.get(key, "")) == tidy(given.get(key, ""))
    answers, before = back["tra_loi"], given["tra_loi"]
    assert isinstance(answers, Mapping)
    assert isinstance(before, Mapping)
    asked = {each.address.place for each in form_of(unit).slots} | set(answers)
    assert {key: tidy(each) for key, each in answers.items()} == {
        key: said(tidy(each)) for key, each in before.items() if key in asked
    }


def said(tree: Tree) -> Tree:
    """Return a tree as the form says it: "có" is "Có", a list of one is that one, "nothing" is said in full."""
    if isinstance(tree, Mapping):
        return {key: said(f"Không có: {each}" if key == "khong_co" else each) for key, each in tree.items()}
    if isinstance(tree, str):
        return {"có": "Có", "không": "Không"}.get(tree, tree)
    return said(tree[0]) if len(tree) == 1 and isinstance(tree[0], str) else tuple(map(said, tree))


def test_each_kind_of_answer_stands_as_a_clerk_types_it() -> None:
    typed = """\
don_vi: da-lat
ngay_gui: 8/4/2019
so_ky_hieu: 45-BC/ThU
chuc_vu: PHÓ BÍ THƯ
tra_loi:
  I.1:
    khong_co: Đơn vị mới thành lập.
  I.2:
    khong_co: Không có kiến nghị.
  II.1.1:
    noi_dung: |
      Đã quán triệt.

      - Ở 16 phường, xã.
    chi_tieu:
      hoi_nghi: 16
      van_ban_cu_the: co
      so_ket: {khong: chưa đến hạn}
      hinh_thuc: [truc_tiep, sinh_hoat_chi_bo, họp tổ]
      van_ban:
        - {so: 15-KH/ThU, ngay: 12/3/2010}
        - {so: 16-KH/ThU, trich_yeu: "tuyên truyền, vận động"}
  II.1.2:
    - Phân công cấp ủy viên.
    - - Giao việc cụ thể.
bieu:
  PL1:
    mttq: {can_bo: 12, ty_le_nu: 40}
"""
    source, _ = parse_source(typed.encode(), "da-lat.yaml")
    given = {str(at): text for at, text in answered(tree_of(source.root), "da-lat").items()}
    assert given == {
        "so_ky_hieu": "45-BC/ThU",
        "ngay_gui": "ngày 08 tháng 4 năm 2019",
        "chuc_vu": "PHÓ BÍ THƯ",
        "I.1": "Không có: Đơn vị mới thành lập.",
        "I.2": "Không có kiến nghị.",
        "II.1.1": "Đã quán triệt.\n- Ở 16 phường, xã.",
        "II.1.1.hoi_nghi": "16",
        "II.1.1.van_ban_cu_the": "Có",
        "II.1.1.so_ket": "Không",
        "II.1.1.so_ket.ly_do": "chưa đến hạn",
        "II.1.1.hinh_thuc": "hội nghị trực tiếp; sinh hoạt chi bộ; họp tổ",
        "II.1.1.van_ban/1/so": "15-KH/ThU",
        "II.1.1.van_ban/1/ngay": "12/3/2010",
        "II.1.1.van_ban/2/so": "16-KH/ThU",
        "II.1.1.van_ban/2/trich_yeu": "tuyên truyền, vận động",
        "II.1.2": "- Phân công cấp ủy viên.",
        "PL1/mttq/can_bo": "12",
    }


@pytest.mark.parametrize(
    "typed",
    ["", "tra_loi:\n", "tra_loi: lời\n", "bieu: [1, 2]\n", "tra_loi:\n  I.1: [a, [b]]\n  II.1.1: {chi_tieu: x}\n"],
)
def test_a_file_in_any_other_shape_fills_in_what_it_can(typed: str) -> None:
    source, _ = parse_source(typed.encode(), "da-lat.yaml")
    assert {str(at) for at in answered(tree_of(source.root), "da-lat")} <= {"I.1"}
