"""The arithmetic of a sentence: labelled sentences, wrong and right, with the rule that must speak."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import read_numbers
from tongket.numbers.sentence_checks import check_sentence, may_be_wrong

SPECIMEN = (
    "Từ năm 2009 đến tháng 3/2019, các đảng bộ đã tổ chức 1.721 hội nghị quán triệt với 137.878 lượt người tham dự, ban"
    " hành 265 văn bản lãnh đạo, chỉ đạo, tiến hành 187 cuộc kiểm tra, giám sát. Trong đó, 11 huyện, thành phố tổ chức"
    " 1.510 hội nghị với 118.765 lượt người; 05 đảng ủy trực thuộc tổ chức 211 hội nghị với 19.113 lượt người."
)
STAFF = (
    "Đến ngày 31/12/2018, cán bộ chuyên trách cấp huyện có 406 người, giảm 35 người (7,9%) so với năm 2009; 377 người"
    " có trình độ đại học trở lên (92,9%), tăng 27,8 điểm phần trăm; 343 người có trình độ lý luận chính trị từ trung"
    " cấp trở lên (84,5%). Cấp xã bố trí 724/735 chức danh chuyên trách, 676 người đạt chuẩn về chuyên môn (93,4%)."
)

WRONG = [
    # a/b against its per cent
    ("Có 466/712 tập thể (65,63%) được khen thưởng.", "wrong-share"),
    ("Có 466/712 đại biểu tham dự, đạt 65,63%.", "wrong-share"),
    ("Có 65,63% (466/712 phiếu) tán thành.", "wrong-share"),
    ("Có 65,63% (466/2012 phiếu) tán thành.", "wrong-share"),
    ("676/724 (94,3%)", "wrong-share"),
    ("676/724 người đạt chuẩn về chuyên môn (đạt tỷ lệ 94,3%).", "wrong-share"),
    ("Có 466 trong tổng số 712 đại biểu (65,63%) tán thành.", "wrong-share"),
    ("11/12 huyện, thành phố, đạt gần 91%.", "wrong-share"),
    # a part against its whole
    ("Dân số toàn tỉnh 1.307.163 người, trong đó có hơn 790.000 tín đồ các tôn giáo (chiếm 65%).", "wrong-share"),
    ("Trong tổng số 1.307.163 người dân, có hơn 790.000 tín đồ các tôn giáo, chiếm 65%.", "wrong-share"),
    ("Dân số 1.307.163, có hơn 790.000 tín đồ (chiếm 65%).", "wrong-share"),
    ("Toàn tỉnh có 1.307.163 người. Có hơn 790.000 tín đồ (chiếm 65%).", "wrong-share"),
    ("Dân số 1.307.163 người, hơn 790.000 người theo đạo, chiếm 65% dân số.", "wrong-share"),
    ("Có 378 cán bộ, trong đó 173 cán bộ nữ (54,8%).", "wrong-share"),
    # cut off instead of rounded
    ("Kết quả, 120/152 hội viên đạt (78,94%).", "cut-off-share"),
    ("26/63 (41,26%)", "cut-off-share"),
    ("Châu Phú 11/13 (84,61%)", "cut-off-share"),
    # more than all
    ("13/12 huyện, thành phố đã ban hành kế hoạch.", "over-whole"),
    ("Các huyện, thành phố (13/12) có quy chế phối hợp.", "over-whole"),
    ("17/16 đảng bộ đã sơ kết.", "over-whole"),
    ("148/147 xã, phường, thị trấn đạt chuẩn.", "over-whole"),
    ("21/20 chi bộ có nghị quyết chuyên đề.", "over-whole"),
    ("Số nữ: 25 cán bộ, trong đó nữ 52.", "over-whole"),
    ("Có 25 cán bộ, trong đó 52 cán bộ nữ.", "over-whole"),
    # parts against the whole
    (SPECIMEN.replace("1.721", "1.731"), "wrong-sum"),
    (SPECIMEN.replace("211", "221"), "wrong-sum"),
    (SPECIMEN.replace("118.765", "118.756"), "wrong-sum"),
    ("Tỉnh có 12 đơn vị hành chính cấp huyện, gồm 02 thành phố và 11 huyện.", "wrong-sum"),
    ("Đảng bộ tỉnh có 18 đảng bộ trực thuộc, gồm 12 đảng bộ huyện, thành phố và 07 đảng bộ khối.", "wrong-sum"),
    ("Kết nạp 120 đảng viên, gồm 70 nam, 45 nữ.", "wrong-sum"),
    ("Tổng số 231 tổ, gồm 120 tổ Hội Phụ nữ và 101 tổ Hội Nông dân.", "wrong-sum"),
    ("Có 84 lượt kiến nghị: kinh tế - ngân sách 76, pháp chế 03, văn hóa - xã hội 06.", "wrong-sum"),
    ("84 = 76 + 03 + 06", "wrong-sum"),
    ("Đà Lạt 214 + Bảo Lộc 176 = 391", "wrong-sum"),
    ("Có 250 mô hình, trong đó 150 mô hình kinh tế, 105 mô hình văn hóa.", "wrong-sum"),
    ("Có 250 mô hình, trong đó 150 mô hình kinh tế, 98 mô hình văn hóa.", "parts-left"),
    # change
    ("Có 406 người, giảm 53 người so với năm 2009 (441 người).", "wrong-change"),
    ("Có 406 người, giảm 35 người (8,9%) so với năm 2009.", "wrong-change"),
    ("Từ 441 người xuống còn 406 người, giảm 53 người.", "wrong-change"),
    ("Ban hành 285 văn bản, tăng 22% so với năm 2017 (254 văn bản).", "wrong-change"),
    ("Tỷ lệ đạt 85,5%, tăng 4,5 điểm phần trăm so với năm 2009 (80%).", "wrong-change"),
    ("377/406 người (92,9%), tăng 29,8 điểm phần trăm so với năm 2009 (287/441).", "wrong-change"),
    ("Năm 2009 có 441 người, đến năm 2018 có 406 người, giảm 53 người.", "wrong-change"),
    ("Năm 2018 có 406 đ/c, năm 2009 có 441 đ/c, giảm 53 đ/c.", "wrong-change"),
    ("Số chi hội yếu giảm từ 21 xuống còn 96.", "wrong-change"),
    ("Từ 441 người (năm 2009) lên 406 người (năm 2018).", "wrong-change"),
    ("377/406 người (92,9%), tăng 27,8% so với năm 2009 (287/441).", "not-points"),
]
RIGHT = [
    SPECIMEN,
    STAFF,
    "Có 466/712 đại biểu (65,45%) tham dự.",
    "Có 466/712 đại biểu (65,4%), 466/712 phiếu (65%).",
    "16/16 đảng bộ đã quán triệt (100%), 14/16 đảng bộ sơ kết (87,5%).",
    "15/16 đảng bộ trực thuộc Tỉnh ủy đã báo cáo có văn bản cụ thể hóa, trong đó 11/11 huyện ủy, thành ủy có kế hoạch.",
    "Kết nạp 8.793/6.500 đảng viên, đạt 135,28% kế hoạch.",
    "Kết nạp 8.793/6.500 đảng viên.",
    "Tỷ lệ hộ dùng nước sạch 83,2%/50%; thu ngân sách 45.799/36.875 tỷ đồng.",
    "Thành lập mới 15/12 chi bộ, đạt 125% kế hoạch.",
    "Xây dựng 25/20 chi hội, vượt chỉ tiêu.",
    "Công nhận 45/40 thôn văn hóa (112,5%).",
    "Các huyện đạt 15/12 xã nông thôn mới so với chỉ tiêu được giao.",
    "Trồng 1.200/1.000 cây; tổ chức 14/12 cuộc giám sát.",
    "11/12 huyện, thành phố hoàn thành, đạt 105% kế hoạch năm.",
    "Tỷ lệ giải quyết bình quân 89,76% (11/12 đơn vị báo cáo).",
    "11/12 huyện có tỷ lệ tập hợp đạt 85,2%.",
    "Hội nghị có 466 đại biểu, 65% là nữ.",
    "Tiếp 60.561 lượt công dân, giải quyết 1.200 đơn (85%).",
    "Có 46.265 đảng viên. Toàn tỉnh kết nạp 1.200 đoàn viên (chiếm 12% thanh niên).",
    "Dân số 1.307.163 người, trong đó hơn 790.000 tín đồ (chiếm 60,4%).",
    "Dân số 1.307.163 người, có hơn 790.000 tín đồ (chiếm khoảng 60%).",
    "406 người, trong đó 377 người có trình độ đại học, 343 người có trình độ lý luận chính trị.",
    "Năm qua có 2.071 mô hình đăng ký, trong đó 1.808 mô hình hiệu quả (tăng 276 mô hình).",
    "Có 6.117 mô hình, trong đó 1.250 mô hình kinh tế, 2.300 mô hình văn hóa.",
    "Tổ chức 20 lớp, trong đó 5 lớp cho cán bộ nữ; cấp xã tổ chức 30 lớp.",
    "12 huyện, thành phố gồm 118 xã, 18 phường, 13 thị trấn.",
    "16 xã, trong đó 120 thôn đặc biệt khó khăn được hỗ trợ 500 triệu đồng.",
    "Tỉnh có 12 đơn vị hành chính cấp huyện, gồm 02 thành phố: Đà Lạt, Bảo Lộc và 10 huyện: Lạc Dương, Đơn Dương.",
    "Thành phố có 12 phường và 4 xã, dân số khoảng 226.000 người, gồm 20 dân tộc.",
    "Có 84 lượt kiến nghị: kinh tế - ngân sách 76, pháp chế 03, văn hóa - xã hội 05.",
    "84 = 76 + 03 + 05; Đà Lạt 214 + Bảo Lộc 176 + … = 1.510",
    "Có 406 người, giảm 35 người so với năm 2009 (441 người).",
    "Từ 441 người xuống còn 406 người, giảm 35 người (7,9%).",
    "Năm 2009 có 441 người, đến năm 2018 có 406 người, giảm 35 người (7,9%).",
    "Năm 2018 có 406 người, năm 2009 có 441 người, giảm 35 người.",
    "Năm 2017 mở 20 lớp, năm 2018 mở 25 lớp, cấp huyện mở 30 lớp, tăng 4 lớp.",
    "Số chi hội xếp loại yếu giảm từ 96 xuống còn 21.",
    "Tỷ lệ tập hợp ở các huyện, thành phố từ 56,4% đến 88,8%.",
    "377/406 người (92,9%), tăng 27,8 điểm phần trăm so với năm 2009 (287/441).",
    "Tăng cường 12 cán bộ về cơ sở; số đơn vị tăng 2 lần so với năm 2015.",
    "Tổ chức 193 hội nghị, tăng 12 hội nghị so với năm 2017, ban hành 265 văn bản.",
    "Số hội nghị 193, nhiều hơn 12 cuộc so với năm 2009.",
    "Đạt 3.250 căn nhà, tăng 5% mỗi năm; có 11/12 huyện tham gia.",
    "Tổ hợp tác có 8 - 15 hộ, bình quân 1,3 hội nghị/huyện/năm.",
    "Ngày 12/4/2019, Đoàn 13/12 làm việc.",
    "Có 98/98 xã, phường (100%); 05/05 đơn vị.",
    *(Path(__file__).parent / "right-sentences.txt").read_text("utf-8").splitlines(),
]


def rules(text: str) -> list[str]:
    """Return the rules that speak about a sentence."""
    return [each.rule.id for each in check_sentence(read_numbers(plain_text(text))) if each.rule is not None]


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_wrong_arithmetic_is_found_and_nothing_else(text: str, rule: str) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize("text", RIGHT)
def test_right_arithmetic_is_quiet(text: str) -> None:
    assert rules(text) == []


def said(text: str) -> str:
    """Return what is said of a sentence."""
    return " ".join(each.said for each in check_sentence(read_numbers(plain_text(text))) if each.rule is not None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("676/724 (94,3%)", "676/724 = 93,4%, nhưng ghi 94,3%."),
        ("Có 120/152 xã (78,94%)", "120/152 làm tròn là 78,95%, ở đây ghi 78,94%."),
        ("13/12 huyện", "13 lớn hơn 12."),
        (SPECIMEN.replace("1.721", "1.731"), "1.510 + 211 = 1.721, nhưng tổng ghi 1.731."),
        ("Có 406 người, giảm 53 người so với năm 2009 (441 người).", "441 - 406 = 35, nhưng ghi giảm 53."),
        ("Có 406 người, giảm 35 người (8,9%)", "35/441 = 7,9% (số cũ 406 + 35), nhưng ghi 8,9%."),
    ],
)
def test_what_is_said_has_the_right_number(text: str, words: str) -> None:
    assert said(text) == words


@given(whole=st.integers(1, 5000), data=st.data(), decimals=st.integers(0, 2))
def test_a_share_that_is_rounded_half_up_is_never_a_fault(whole: int, data: st.DataObject, decimals: int) -> None:
    part = data.draw(st.integers(0, whole))
    shown = _rounded(part, whole, decimals)
    assert rules(f"Có {part}/{whole} đại biểu ({shown}%) tham dự.") == []


@given(whole=st.integers(50, 5000), data=st.data())
def test_a_share_two_points_off_is_always_one(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    off = f"{part * 100 / whole + 2:.1f}".replace(".", ",")
    assert rules(f"Có {part}/{whole} đại biểu ({off}%) tham dự.") == ["wrong-share"]


def _rounded(part: int, whole: int, decimals: int) -> str:
    scaled = (2 * part * 10 ** (decimals + 2) + whole) // (2 * whole)
    digits = f"{scaled:0{decimals + 1}}"
    return f"{digits[:-decimals]},{digits[-decimals:]}" if decimals else digits


@given(st.text(st.sampled_from("0123456789.,/%()-+=:;“” ") | st.sampled_from("aă"), max_size=60))
def test_no_text_at_all_stops_the_arithmetic(text: str) -> None:
    words = text.replace("a", " huyện trong đó ").replace("ă", " người, tăng ")
    assert all(each.said for each in check_sentence(read_numbers(plain_text(words))) if each.rule is not None)


def _slips(text: str) -> Iterator[str]:
    """Yield a text with one digit changed, each digit once."""
    for at, each in enumerate(text):
        if each.isdigit():
            yield f"{text[:at]}{(int(each) + 3) % 10}{text[at + 1 :]}"


@pytest.mark.parametrize("text", [*(text for text, _ in WRONG), *RIGHT])
def test_a_text_that_is_not_read_for_its_arithmetic_holds_none_that_is_wrong(text: str) -> None:
    for each in filter(lambda slip: not may_be_wrong(slip), map(plain_text, (text, *_slips(text)))):
        assert [check.rule for check in check_sentence(read_numbers(each)) if check.rule is not None] == [], each
