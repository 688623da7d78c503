"""`cau_mau`: what a sentence of the form may ask, and what is said of one that can't."""

import pytest

from tongket.model.outline import AskedFact, FormSentence
from tongket.read.outline import OutlineReading, read_outline
from tongket.source.tree import parse_source

OUTLINE = """\
ma: thu
bao_cao: {{trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}}
muc:
  - ma: I
    ten: Quán triệt
    chi_tieu:
      - {{ma: hoi_nghi, ten: Hội nghị, kieu: so_nguyen}}
      - {{ma: ke_hoach, ten: Kế hoạch riêng, kieu: co_khong}}
      - {{ma: hinh_thuc, ten: Hình thức, kieu: lua_chon, chon: [{{ma: a, ten: A}}]}}
      - {{ma: dang_vien, ten: Đảng viên, kieu: so_nguyen, moc: [2009, 2018]}}
      - {{ma: van_ban, ten: Văn bản, kieu: van_ban}}
    cau_mau:
{}
"""


def read(*sentences: str) -> OutlineReading:
    lines = "\n".join(f"      - {each}" for each in sentences)
    source, found = parse_source(OUTLINE.format(lines).encode(), "data/outline.yaml")
    assert found == []
    return read_outline(source)


def sentences(reading: OutlineReading) -> tuple[FormSentence, ...]:
    assert reading.outline is not None
    return reading.outline.items[0].form_sentences


def test_a_sentence_is_its_words_with_what_is_typed_between_them() -> None:
    reading = read('"{hoi_nghi} hội nghị; năm 2009 có { dang_vien.2009 } đảng viên"', '"Có kế hoạch: {ke_hoach}"')
    assert reading.found == []
    assert [each.pieces for each in sentences(reading)] == [
        (AskedFact("hoi_nghi"), " hội nghị; năm 2009 có ", AskedFact("dang_vien", "2009"), " đảng viên"),
        ("Có kế hoạch: ", AskedFact("ke_hoach")),
    ]


def test_one_sentence_needs_no_list() -> None:
    text = OUTLINE.format("").replace("    cau_mau:\n", '    cau_mau: "Đã tổ chức {hoi_nghi} hội nghị."\n')
    source, _ = parse_source(text.encode(), "data/outline.yaml")
    assert len(sentences(read_outline(source))) == 1


@pytest.mark.parametrize(
    ("typed", "rule", "message", "hint"),
    [
        ('"Có {hoi_ngi} hội nghị"', "unknown-reference", '"hoi_ngi", không phải chỉ tiêu', "có phải hoi_nghi?"),
        ('"Có {} hội nghị"', "unknown-reference", "không phải chỉ tiêu", "dùng một trong"),
        ('"Có {dang_vien} đảng viên"', "bad-value", "{dang_vien}", "dùng {dang_vien.2009}, {dang_vien.2018}."),
        ('"Có {hoi_nghi.2009}"', "bad-value", "{hoi_nghi.2009}", "dùng {hoi_nghi}."),
        ('"{ke_hoach.ly_do_khac}"', "bad-value", "không hỏi như vậy", "dùng {ke_hoach}, {ke_hoach.ly_do}."),
        ('"Gồm {van_ban}"', "bad-value", "là một danh sách, mẫu in thành bảng", "bỏ {van_ban} khỏi câu."),
        ('"Có {hoi_nghi hội nghị"', "bad-value", "ngoặc nhọn không đủ cặp", "viết mỗi chỗ điền là"),
        ('"Có {{hoi_nghi}} hội nghị"', "bad-value", "ngoặc nhọn không đủ cặp", "viết mỗi chỗ điền là"),
        ('"Có nhiều hội nghị"', "bad-value", "không có chỗ điền nào", "viết {mã_chỉ_tiêu} vào chỗ cần gõ"),
        ('"{hoi_nghi} và {hoi_nghi}"', "bad-value", "hỏi {hoi_nghi} hai lần", "để một chỗ."),
        ("Gồm: có {hoi_nghi} hội nghị", "wrong-shape", "đọc thành nhóm khóa", "đặt cả câu trong nháy kép."),
        ("[a, b]", "wrong-shape", "chữ", "viết"),
    ],
)
def test_a_sentence_that_cannot_be_asked_is_told_at_its_place(typed: str, rule: str, message: str, hint: str) -> None:
    reading = read(typed, '"{hinh_thuc}"')
    assert [each.rule.id for each in reading.found] == [rule]
    assert message in reading.found[0].message
    assert hint in str(reading.found[0].hint)
    assert str(reading.found[0].location).startswith("data/outline.yaml:13:")
    assert len(sentences(reading)) == 1


def test_what_one_sentence_asks_no_other_asks_again() -> None:
    reading = read('"{hoi_nghi}"', '"{ke_hoach}, {hoi_nghi}"')
    assert [str(each.location).split(":")[1] for each in reading.found] == ["14"]


@pytest.mark.parametrize("typed", ["", '""'])
def test_a_blank_sentence_is_none(typed: str) -> None:
    reading = read(typed)
    assert sentences(reading) == ()
    assert reading.found == []


def test_a_section_has_no_sentences() -> None:
    muc = "muc: [{ma: I, ten: A, cau_mau: x, muc: [{ma: I.1, ten: B}]}]"
    text = f"ma: thu\nbao_cao: {{trich_yeu: t, co_quan: TỈNH ỦY}}\n{muc}\n"
    source, _ = parse_source(text.encode(), "data/outline.yaml")
    assert [each.rule.id for each in read_outline(source).found] == ["unknown-key"]
