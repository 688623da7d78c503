"""The number and sign of a document: its parts, and the kind that it stands for."""

import pytest

from tongket.merge.sign_parts import KINDS, name_kind, part_sign


@pytest.mark.parametrize(
    ("typed", "number", "kind", "organs"),
    [
        ("51-KH/TU", "51", "kh", ("tu",)),
        ("Số: 05 – KH / HU", "5", "kh", ("hu",)),
        ("số 18-kh/ĐUK", "18", "kh", ("duk",)),
        ("18-KH/DUK", "18", "kh", ("duk",)),
        ("123/KH-UBND", "123", "kh", ("ubnd",)),
        ("56/2012/NĐ-CP", "56", "nđ", ("cp",)),
        ("12a-QĐ/TU", "12a", "qđ", ("tu",)),
        ("05/CTr-MTTQ-BTT", "5", "ctr", ("mttq", "btt")),
        ("75/2015/QH13", "75", "", ("qh",)),
        ("123/UBND-VX", "123", "", ("ubnd", "vx")),
        ("-KH/TU", "", "kh", ("tu",)),
        ("Kế hoạch năm 2010", "", "", ("kếhoạchnăm",)),
        ("", "", "", ()),
    ],
)
def test_a_sign_is_read_in_its_parts(typed: str, number: str, kind: str, organs: tuple[str, ...]) -> None:
    sign = part_sign(typed)
    assert (sign.number, sign.kind, sign.organs) == (number, kind, organs)


@pytest.mark.parametrize(
    ("sign", "subject", "kind"),
    [
        ("51-KH/TU", "", "Kế hoạch"),
        ("11-NQ/HU", "", "Nghị quyết"),
        ("34-CT/TU", "", "Chỉ thị"),
        ("36-CTr/HU", "", "Chương trình"),
        ("07-HD/BDVTU", "", "Hướng dẫn"),
        ("21-QC/TU", "", "Quy chế"),
        ("27-KL/TU", "", "Kết luận"),
        ("90-TB/TU", "", "Thông báo"),
        ("61-BC/ThU", "", "Báo cáo"),
        ("12-CV/TU", "", "Công văn"),
        ("04-ĐA/ThU", "", "Đề án"),
        ("08/QĐ-UBND", "về mức hỗ trợ", "Quyết định"),
        ("217-QĐ/TW", "về việc ban hành Quy chế giám sát", "Quyết định"),
        ("10-QĐ/TU", "thành lập Ban Chỉ đạo", "Quyết định"),
        ("123/UBND-VX", "", "Công văn"),
        ("03-TT/TW", "", "Thông tri"),
        ("01/2011/TT-BNV", "", "Thông tư"),
    ],
)
def test_a_sign_says_the_kind(sign: str, subject: str, kind: str) -> None:
    assert name_kind(part_sign(sign), subject) == kind


@pytest.mark.parametrize(
    ("sign", "subject"),
    [
        ("66-QĐ/TW", "về thể loại, thẩm quyền ban hành văn bản của Đảng"),  # it is a Quy định
        ("75/2015/QH13", "Mặt trận Tổ quốc Việt Nam"),
        ("12/GM-UBND", "họp giao ban"),
        ("12-XYZ/TU", "việc lạ"),
        ("Kế hoạch năm 2010", ""),
    ],
)
def test_a_kind_that_the_sign_does_not_say_is_left_open(sign: str, subject: str) -> None:
    assert name_kind(part_sign(sign), subject) == ""


def test_every_kind_is_read_from_its_own_sign() -> None:
    for key, kind in KINDS.items():
        assert name_kind(part_sign(f"12/{key.upper()}-UBND"), "") == kind
