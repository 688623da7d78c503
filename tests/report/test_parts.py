"""An item in parts: its text first, then its figures part by part; references to appendices; one bracket each."""

from pathlib import Path

import pytest

from tests.builders import books, call, campaign, open_docx, outline, paragraphs, write

ITEMS = """\
  - ma: I
    ten: Công tác quán triệt
    chu_tri: [ban-dan-van]
    phan_loi_van: Ở cấp tỉnh
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen, cong_tu: [huyen], phu_luc: PL1}
      - {ma: van_ban_cu_the, ten: Có văn bản cụ thể hóa, kieu: co_khong, cong_tu: [huyen]}
      - {ma: ke_hoach, ten: Có kế hoạch, kieu: co_khong, cong_tu: [doan-the]}
    cau_dan:
      - phan: Ở các đảng bộ
        mo: Các đảng bộ đã
        ve:
          - "tổ chức {{ hoi_nghi }} hội nghị; trong đó Đà Lạt nhiều nhất"
          - "{{ van_ban_cu_the.ty_so }} nơi có văn bản"
      - phan: Ở các đoàn thể
        ve:
          - "{{ ke_hoach.ty_so }} đoàn thể có kế hoạch"
"""
TABLE = """\
bieu:
  - {ma: PL1, ten: Hội nghị, hang: [{ma: mot, ten: Một}], cot: [{ma: so, ten: Số, kieu: so_nguyen}], cong_tu: [huyen]}
"""
PROVINCE = "tra_loi:\n  I: Ban Thường vụ Tỉnh ủy đã ban hành 03 văn bản.\n"


def answers(meetings: int, plan: str = "có") -> str:
    facts = f"{{hoi_nghi: {meetings}, van_ban_cu_the: {plan}}}"
    return f"tra_loi:\n  I:\n    chi_tieu: {facts}\nbieu:\n  PL1:\n    mot: {{so: 3}}\n"


def body(root: Path) -> list[str]:
    shown = paragraphs(open_docx(write(root)[0]))
    start = next(number for number, (style, _) in enumerate(shown) if style.startswith("Heading"))
    return [text for style, text in shown[start + 1 :] if style == "Nội dung"]


def folder(root: Path, items: str = ITEMS, **given: str) -> Path:
    return campaign(root, {"data/outline.yaml": outline(items, TABLE)}, **given)


def test_the_province_comes_first_and_every_part_has_its_letter(tmp_path: Path) -> None:
    plan = "tra_loi:\n  I:\n    chi_tieu: {ke_hoach: có}\n"
    root = folder(tmp_path, ban_dan_van=PROVINCE, da_lat=answers(214), mttq=plan, phu_nu=plan)
    assert body(root) == [
        "a) Ở cấp tỉnh. Ban Thường vụ Tỉnh ủy đã ban hành 03 văn bản.",
        (
            "b) Ở các đảng bộ. Các đảng bộ đã tổ chức 214 hội nghị (Phụ lục); trong đó Đà Lạt nhiều nhất, 01/01 nơi có"
            " văn bản. [Số liệu của 01/03 đảng bộ; chưa có Thành ủy Bảo Lộc, Huyện ủy Di Linh.]"
        ),
        "c) Ở các đoàn thể. 02/02 đoàn thể có kế hoạch.",
    ]


def test_a_text_that_begins_with_the_name_of_its_part_does_not_get_it_twice(tmp_path: Path) -> None:
    text = PROVINCE.replace("Ban Thường vụ", "Ở cấp tỉnh, Ban Thường vụ")
    assert body(folder(tmp_path, ban_dan_van=text, da_lat=answers(1)))[0] == (
        "a) Ở cấp tỉnh, Ban Thường vụ Tỉnh ủy đã ban hành 03 văn bản."
    )


def test_the_part_whose_text_is_not_there_asks_for_it(tmp_path: Path) -> None:
    assert body(folder(tmp_path, da_lat=answers(1)))[0] == "a) Ở cấp tỉnh. [Ban Dân vận Tỉnh ủy viết nội dung mục này.]"


def test_a_part_alone_has_no_letter(tmp_path: Path) -> None:
    items = ITEMS.replace("      - phan: Ở các đảng bộ\n        mo:", "      - mo:").replace(
        "    phan_loi_van: Ở cấp tỉnh\n", ""
    )
    plan = "tra_loi:\n  I:\n    chi_tieu: {ke_hoach: có}\n"
    shown = body(folder(tmp_path, items, ban_dan_van=PROVINCE, da_lat=answers(1), mttq=plan, phu_nu=plan))
    assert shown[0].startswith("Các đảng bộ đã tổ chức 01 hội nghị")
    assert shown[1:] == ["Ở các đoàn thể. 02/02 đoàn thể có kế hoạch.", "Ban Thường vụ Tỉnh ủy đã ban hành 03 văn bản."]


def test_a_unit_that_is_missing_is_named_once_in_an_item(tmp_path: Path) -> None:
    items = ITEMS.replace("cong_tu: [doan-the]}", "cong_tu: [huyen, doan-the]}")
    plan = "tra_loi:\n  I:\n    chi_tieu: {ke_hoach: có}\n"
    shown = " ".join(body(folder(tmp_path, items, ban_dan_van=PROVINCE, da_lat=answers(1), mttq=plan, phu_nu=plan)))
    assert shown.count("Huyện ủy Di Linh") == 1
    assert "[Số liệu của 02/05 đơn vị; ngoài nơi đã nêu, chưa có Thành ủy Đà Lạt.]" in shown


def test_what_is_missing_and_what_is_excepted_stand_in_one_bracket(tmp_path: Path) -> None:
    root = folder(tmp_path, ban_dan_van=PROVINCE, da_lat=answers(1), bao_loc=answers(2, "{khong: chờ hướng dẫn}"))
    [shown] = [each for each in body(root) if "Ngoại lệ" in each]
    assert shown.endswith(
        "[Số liệu của 02/03 đảng bộ; chưa có Huyện ủy Di Linh. Ngoại lệ - Có văn bản cụ thể hóa: 01 nơi trả lời"
        " “không”; lý do: chờ hướng dẫn (01).]"
    )


def test_the_lead_in_the_data_refers_to_the_appendix_too(tmp_path: Path) -> None:
    lead = books(folder(tmp_path, ban_dan_van=PROVINCE, da_lat=answers(1))).leads["I"].text
    assert lead is not None
    assert lead.count("(Phụ lục)") == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("phu_luc: PL1", "phu_luc: PL9", 'phu_luc nêu "PL9", không phải mã biểu nào.'),
        ("    chu_tri: [ban-dan-van]\n", "    kieu: danh_sach\n", "phan_loi_van chỉ dùng cho mục văn xuôi."),
    ],
)
def test_what_the_outline_names_and_does_not_have_is_a_finding(tmp_path: Path, old: str, new: str, told: str) -> None:
    root = folder(tmp_path, ITEMS.replace(old, new), da_lat=answers(1))
    assert told in call(root, "validate", check=1).stdout
