"""What the paragraphs around tell: the base of a change, the whole of a share, the parts of a breakdown."""

import pytest

from tests.commands.figures.documents import review_alone

FEWER = "Nay có 406 người, giảm 53 người so với năm 2009."
POINTS = "điểm phần trăm"
BASE = "Năm 2009, toàn tỉnh có 441 người làm công tác Mặt trận."


def _found(*texts: str) -> list[str]:
    return [f"{each.rule.id} {each.location.inside}" for each in review_alone(*texts).found]


def _kinds(*texts: str) -> dict[str, str]:
    figures = review_alone(*texts).figures
    return {each.number.text: each.kind.value for each in figures if each.number.aside is None}


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        (BASE, "Đến năm 2018 có 406 người, giảm 35 người so với năm 2009.", []),
        (BASE, "Đến năm 2018 có 406 người, giảm 53 người so với năm 2009.", ["wrong-change đoạn 2"]),
        (BASE, "Đến năm 2018 có 406 người, giảm 7,9% so với năm 2009.", []),
        (BASE, "Đến năm 2018 có 406 người, giảm 9,7% so với năm 2009.", ["wrong-change đoạn 2"]),
        ("So với năm 2009 (441 người), biên chế đã giảm.", FEWER, ["wrong-change đoạn 2"]),
        ("Năm 2009 có 65,1% đạt chuẩn.", f"Năm 2018 có 92,9% đạt chuẩn, tăng 27,8 {POINTS} so với năm 2009.", []),
        (
            "Năm 2009 có 65,1% đạt chuẩn.",
            f"Năm 2018 có 92,9% đạt chuẩn, tăng 29,8 {POINTS} so với năm 2009.",
            ["wrong-change đoạn 2"],
        ),
        # another year, another thing, two numbers of that year: nothing is known
        (BASE, "Đến năm 2018 có 406 người, giảm 53 người so với năm 2010.", []),
        (BASE, "Đến năm 2018 có 406 mô hình, giảm 53 mô hình so với năm 2009.", []),
        ("Năm 2009 có 441 người, năm 2009 cấp xã có 735 người.", FEWER, []),
    ],
)
def test_a_base_in_the_paragraph_before_is_used(before: str, text: str, found: list[str]) -> None:
    assert _found(before, text) == found


def test_the_whole_of_a_share_may_stand_in_the_paragraph_before() -> None:
    lead = "Đại hội có 499 người trúng cử."
    assert _kinds(lead, "Cơ cấu: nữ 151 người, chiếm 30,26%.")["30,26%"] == "computed"
    assert _found(lead, "Nữ: 151 người (30,26%); trẻ: 47 người (9,42%); ngoài Đảng: 14 người (3,8%).") == [
        "wrong-share đoạn 2"
    ]


def test_the_whole_of_a_list_stands_before_it() -> None:
    texts = ("Trong tổng số 500 người trúng cử:", "- Nữ: 122 người (24,4%).", "- Trẻ tuổi: 62 người (12,4%).")
    assert _kinds(*texts)["12,4%"] == "computed"


@pytest.mark.parametrize(
    "texts",
    [
        ("Có 63 đảng viên bị kỷ luật (khiển trách 15, cảnh cáo 20, cách chức 10, khai trừ 18).",),
        ("Xây dựng, sửa chữa 703 căn nhà, trong đó xây mới 304 căn, sửa chữa 399 căn và 371 căn cho hộ nghèo.",),
        ("Xử lý 1.536 đơn (tồn đầu kỳ 40 đơn, tiếp nhận mới 1.496 đơn).",),
        (
            "Thi hành kỷ luật 7.056 đảng viên.",
            "Cụ thể, có 5.486 khiển trách; 1.057 cảnh cáo; 152 cách chức; 361 khai trừ.",
        ),
        ("Có 84 lượt kiến nghị, cụ thể:", "- Kinh tế - ngân sách: 76.", "- Pháp chế: 03.", "- Văn hóa - xã hội: 05."),
    ],
)
def test_a_right_breakdown_explains_its_parts(texts: tuple[str, ...]) -> None:
    whole, *parts = (each.kind.value for each in review_alone(*texts).figures if each.number.aside is None)
    assert whole == "unchecked"
    assert set(parts) == {"computed"} or parts[-1:] == ["unchecked"]  # 371 is none of the parts
    assert _found(*texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 6.117 mô hình, trong đó 1.250 mô hình kinh tế, 2.300 mô hình văn hóa.",
        "Bắt 2.552 đối tượng (gồm 572 băng nhóm, 1.852 người).",
        "Số vụ giảm 567 vụ (4,2%), số người chết giảm 353 người (giảm 5,8%), bị thương giảm 700 người (giảm 6,7%).",
        "Có 764 xã nâng cao (tăng 261 xã so với cuối năm 2021) và 83 xã kiểu mẫu (tăng 40 xã so với cuối năm 2021).",
        "Thu 17.363 tỷ đồng, tăng 7,3% so với cùng kỳ và là một trong số ít tỉnh có số thu tăng từ 10-11%.",
        "Đạt 1,74 người ứng cử trên một đại biểu (trong đó có 9 người tự ứng cử).",
        "Gieo 1.788,9 nghìn ha, trong đó đồng bằng đạt 1.418,2 nghìn ha, bằng 97,9%.",
        "Nữ 151 người, chiếm 30,26%; dân tộc thiểu số có 89 người, chiếm 17,84%.",
    ],
)
def test_what_only_looks_like_one_is_no_fault(text: str) -> None:
    assert _found(text) == []
