"""A target is not held against a result: neither in a sentence, nor against the data, nor against an annex."""

import pytest

from tests.commands.figures.documents import kinds, review, rules
from tongket.commands.figures.known_numbers import Knowledge
from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import read_numbers
from tongket.numbers.sentence_checks import check_sentence

pytestmark = pytest.mark.slow

TARGETS = [
    ("Có 98/117 xã đạt chuẩn (83,76%), chỉ tiêu đề ra là trên 85%.", ["85%"]),
    ("Có 117/119 thôn đạt (98,3%), nghị quyết đề ra trên 70%.", ["70%"]),
    ("Tỷ lệ che phủ rừng đạt 54%, kế hoạch là 55%.", ["55%"]),
    ("Kết nạp 358 đảng viên, chỉ tiêu được giao 300 đảng viên.", ["300"]),
    ("Phấn đấu kết nạp trên 290 đảng viên; tỷ lệ trưởng thôn là đảng viên đạt 50%.", ["290", "50%"]),
    ("Mục tiêu đến năm 2020 có 80% số xã đạt chuẩn, thu nhập 60 triệu đồng.", ["80%", "60 triệu"]),
    ("Phấn đấu kết nạp 200 đảng viên, kết quả đã kết nạp được 208 đảng viên.", ["200"]),
    ("Đặt mục tiêu tỷ lệ xã đạt chuẩn trên 75% (cao hơn mục tiêu Chính phủ giao là 73%).", ["75%", "73%"]),
    ("Hộ nghèo còn 3,04% (nghị quyết đại hội đề ra dưới 5%).", ["5%"]),
    ("Dự kiến năm 2020 đạt 45 mô hình.", ["45"]),
    ("So với kế hoạch năm 2018: 120 lớp, đã mở 125 lớp.", ["120"]),
]
RESULTS = [
    "Kết nạp 208 đảng viên, đạt 104% kế hoạch.",
    "Nữ 122 người, ít hơn dự kiến 12 người, dân tộc thiểu số 78 người.",
    "Các đơn vị đã ban hành kế hoạch, tổ chức 214 hội nghị với 18.460 lượt người.",
    "15/16 đảng bộ có kế hoạch, trong đó 11/11 huyện ủy có chương trình riêng.",
    "Bàn giao 45 căn nhà cho hộ nghèo.",
    "Vượt chỉ tiêu 5%, đã trồng 1.200 cây.",
]


def _aimed(text: str) -> list[str]:
    reading = read_numbers(plain_text(text))
    return [each.text for each in reading.numbers if each.target and each.aside is None]


@pytest.mark.parametrize(("text", "aimed"), TARGETS)
def test_a_target_is_known_as_one_and_starts_no_arithmetic(text: str, aimed: list[str]) -> None:
    assert _aimed(text) == aimed
    assert [each.rule for each in check_sentence(read_numbers(plain_text(text))) if each.rule is not None] == []


@pytest.mark.parametrize("text", RESULTS)
def test_a_result_is_no_target(text: str) -> None:
    assert _aimed(text)[:1] in ([], ["5%"])


def test_a_target_is_not_held_against_the_data(data: Knowledge) -> None:
    text = "Phấn đấu tổ chức trên 1.900 hội nghị quán triệt; chỉ tiêu đề ra là gần 1.700 hội nghị quán triệt."
    assert kinds(review(data, text)) == [("1.900", "none"), ("1.700", "none")]
    assert rules(review(data, text)) == ["no-source", "no-source"]


def test_a_result_is_no_source_of_a_target(data: Knowledge) -> None:
    found = review(data, "Phấn đấu tổ chức 1.721 hội nghị quán triệt.")
    assert kinds(found) == [("1.721", "none")]
    assert found.figures[-1].nearest is None


def test_targets_are_held_against_one_another() -> None:
    text = "Phấn đấu có 12 đơn vị đạt chuẩn, gồm 02 thành phố và 11 huyện."
    found = [each.rule.id for each in check_sentence(read_numbers(plain_text(text))) if each.rule is not None]
    assert found == ["wrong-sum"]
