"""How facts are asked: in the sentence of the outline where a unit is asked all of it, else each on its own line."""

from pathlib import Path

from tests.forms.made import form_of, opened
from tongket.model.forms import FormLine, LineRole, SlotKind, UnitForm
from tongket.model.roster import Campaign

OUTLINE = """\
ma: thu
bao_cao: {trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG, ky_hieu: BC/TU}
muc:
  - ma: I
    ten: Quán triệt
    chi_tieu:
      - {ma: dat, ten: Tỷ lệ đạt, kieu: ty_le}
      - {ma: hoi_nghi, ten: Số hội nghị, don_vi_tinh: hội nghị, kieu: so_nguyen}
      - {ma: luot, ten: Số lượt người, don_vi_tinh: lượt người, kieu: so_nguyen, cong_tu: [huyen]}
      - {ma: so_ket, ten: Đã sơ kết, kieu: co_khong}
      - {ma: ke_hoach, ten: Kế hoạch riêng, kieu: co_khong}
      - {ma: hinh_thuc, ten: Hình thức, kieu: lua_chon, chon: [{ma: a, ten: trực tiếp}, {ma: b, ten: trực tuyến}]}
      - {ma: dang_vien, ten: Số đảng viên, don_vi_tinh: đảng viên, kieu: so_nguyen, moc: [2009, 2014, 2018]}
      - {ma: rieng, ten: Số chỉ huyện hỏi, kieu: so_nguyen, cong_tu: [huyen]}
    cau_mau:
      - "Kế hoạch riêng: {ke_hoach}."
      - "Đã tổ chức {hoi_nghi} hội nghị với {luot} lượt người, đạt {dat}%."
      - "Năm 2014 có {dang_vien.2014} đảng viên."
      - "Riêng huyện: {rieng}."
"""
UNITS = """\
nhom:
  - {ma: huyen, ten: Các huyện ủy}
  - {ma: khac, ten: Các đơn vị khác}
don_vi:
  - {ma: di-linh, ten: Huyện ủy Di Linh, nhom: huyen}
  - {ma: cong-an, ten: Đảng ủy Công an tỉnh, nhom: khac}
"""


def campaign(root: Path) -> Campaign:
    (root / "data").mkdir()
    (root / "data/outline.yaml").write_text(OUTLINE, "utf-8")
    (root / "data/units.yaml").write_text(UNITS, "utf-8")
    return opened(root)


def lines(form: UnitForm) -> list[str]:
    found = (each for each in form.body if isinstance(each, FormLine) and each.place == "I")
    return [each.text for each in found if each.role is not LineRole.HEADING]


def test_a_unit_that_is_asked_everything_in_a_sentence_gets_it(tmp_path: Path) -> None:
    assert lines(form_of("di-linh", campaign(tmp_path))) == [
        "Đã tổ chức [gõ số] hội nghị với [gõ số] lượt người, đạt [gõ số]%.",
        "Năm 2014 có [gõ số] đảng viên.",
        "Riêng huyện: [gõ số].",
        "Số đảng viên: năm 2009 [gõ số] đảng viên; năm 2018 [gõ số] đảng viên.",
        "Kế hoạch riêng: [ghi Có hoặc Không].",
        "Đã sơ kết: [ghi Có hoặc Không]; nếu không, lý do: [gõ lý do].",
        "Hình thức: [gõ lại chữ đã chọn].",
        "Ghi một hoặc nhiều: trực tiếp; trực tuyến.",
    ]


def test_a_unit_that_is_asked_a_part_of_it_gets_lines(tmp_path: Path) -> None:
    assert lines(form_of("cong-an", campaign(tmp_path))) == [
        "Năm 2014 có [gõ số] đảng viên.",
        "Tỷ lệ đạt: [gõ số]%.",
        "Số hội nghị: [gõ số] hội nghị.",
        "Số đảng viên: năm 2009 [gõ số] đảng viên; năm 2018 [gõ số] đảng viên.",
        "Kế hoạch riêng: [ghi Có hoặc Không].",
        "Đã sơ kết: [ghi Có hoặc Không]; nếu không, lý do: [gõ lý do].",
        "Hình thức: [gõ lại chữ đã chọn].",
        "Ghi một hoặc nhiều: trực tiếp; trực tuyến.",
    ]


def test_guidance_of_several_lines_is_one_paragraph(tmp_path: Path) -> None:
    made = campaign(tmp_path)
    outline = tmp_path / "data/outline.yaml"
    guided = OUTLINE.replace("    ten: Quán triệt\n", "    ten: Quán triệt\n    huong_dan: |\n      Một.\n      Hai\n")
    outline.write_text(guided, "utf-8")
    assert lines(form_of("di-linh", made))[0] != "Một. Hai."
    assert lines(form_of("di-linh", opened(tmp_path)))[0] == "Một. Hai."


def test_a_slot_is_called_as_a_clerk_calls_it(tmp_path: Path) -> None:
    slots = {str(each.address): each for each in form_of("di-linh", campaign(tmp_path)).slots}
    assert slots["I.dang_vien.2014"].label == "Số đảng viên, năm 2014"
    assert slots["I.so_ket.ly_do"].label == "Đã sơ kết: lý do nếu không"
    assert slots["I.hinh_thuc"].kind is SlotKind.CHOICE
    assert [each.name for each in slots["I.hinh_thuc"].options] == ["trực tiếp", "trực tuyến"]
