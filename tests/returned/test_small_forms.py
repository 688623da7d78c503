"""What a small form says when it comes back, case by case."""

import pytest

from tests.returned.small_form import (
    ANSWERS,
    BAD_1,
    BAD_2,
    FIRST,
    FORMS,
    GOOD_1,
    GOOD_2,
    LAST,
    MEETINGS,
    MONEY,
    PAPERS,
    PEOPLE,
    REASON,
    RESULTS,
    RULES,
    SENTENCE,
    SIGN,
    SMALL,
    STAFF,
    flow,
    item,
    line,
    table,
    whole,
)
from tongket.flow.flow import Flow
from tongket.model.addresses import Address
from tongket.model.returned import ReturnedReport, Way
from tongket.returned.form_reading import read_form

STAFF_HEAD = ("TT", "Nội dung", "Cán bộ chuyên trách (người)", "Kinh phí (triệu đồng)")
PAPERS_HEAD = ("TT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu")


def _read(said: Flow) -> ReturnedReport:
    return read_form(said, SMALL)


def _text(said: ReturnedReport, address: Address) -> str | None:
    found = said.value(address)
    return found.text if found is not None else None


def _left(said: ReturnedReport) -> str:
    return "\n".join(each.text for each in said.unplaced)


def test_the_slots_of_a_sentence_are_read_without_controls() -> None:
    said = _read(whole(*item("Đã ra kế hoạch.")))
    assert [_text(said, each.address) for each in (MEETINGS, PEOPLE, MONEY, RULES, REASON, FORMS)] == [
        *("12", "1.234", "56,5", "Không", "thiếu cán bộ", "hội nghị trực tiếp")
    ]
    assert [_text(said, each) for each in (RESULTS, GOOD_1, BAD_1, GOOD_2, BAD_2)] == [
        *("Đã ra kế hoạch.", "- Đoàn kết.", "- Còn chậm.", "- Vượt kế hoạch.", "- Thiếu kinh phí.")
    ]
    assert (said.unplaced, said.clashes) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ năm 2009, huyện không tổ chức 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng.",
        "Từ năm 2014, huyện đã tổ chức 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng.",
        "Từ năm 2009, huyện đã tổ chức trên 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng.",
        "Từ năm 2009, huyện đã tổ chức 12 lượt người với 1.234 lượt người dự, chi 56,5 triệu đồng.",
        "Trước năm 2009, huyện đã tổ chức 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng.",
        "Từ năm 2009, xã đã tổ chức 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng.",
    ],
)
def test_a_sentence_that_asks_something_else_gives_no_figure(sentence: str) -> None:
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=sentence)))
    assert _text(said, MEETINGS.address) is None
    assert "12" in _left(said)
    assert said.altered


def test_another_scale_beside_a_figure_is_told() -> None:
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=SENTENCE.replace("triệu đồng", "tỷ đồng"))))
    assert _text(said, MONEY.address) is None
    assert _text(said, MEETINGS.address) == "12"
    assert "56,5" in _left(said)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("[gõ số]", None),
        ("[gõ số] 12", "12"),
        ("12[gõ số]", "12"),
        ("Click or tap here to enter text.", None),
        ("Nhấp hoặc nhấn vào đây để nhập văn bản.", None),
        ("Klicken oder tippen Sie hier, um Text einzugeben.", None),
        ("……", None),
        ("", None),
        ("chưa thống kê được", "chưa thống kê được"),
        ("12,5,1", "12,5,1"),
    ],
)
def test_a_prompt_is_no_answer_and_what_is_typed_is_one(typed: str, value: str | None) -> None:
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=SENTENCE.replace("12 hội", f"{typed} hội"))))
    assert _text(said, MEETINGS.address) == value
    assert said.unplaced == ()


@pytest.mark.parametrize(
    ("line_typed", "value"),
    [
        ("Có quy chế đối thoại: Có.", "Có"),
        ("Có quy chế đối thoại: Không, vì thiếu cán bộ.", "Không, vì thiếu cán bộ"),
        ("Có quy chế đối thoại: Không, lý do: thiếu cán bộ.", "Không, lý do: thiếu cán bộ"),
        ("Có quy chế đối thoại: Có; nếu không, lý do: [gõ lý do].", "Có"),
    ],
)
def test_a_yes_or_no_is_read_however_its_line_ends(line_typed: str, value: str) -> None:
    said = _read(whole(*item("Đã ra kế hoạch.", lines=(line_typed, ANSWERS[1]))))
    assert _text(said, RULES.address) == value
    assert _text(said, REASON.address) is None
    assert _text(said, RESULTS) == "Đã ra kế hoạch."


def test_a_control_says_which_words_are_typed() -> None:
    sentence = SENTENCE.replace("12", f"{{{MEETINGS.tag}|12}}")
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=sentence)))
    found = said.value(MEETINGS.address)
    assert found is not None
    assert (found.text, found.way) == ("12", Way.CONTROL)


def test_a_copied_control_with_another_figure_is_a_clash() -> None:
    sentence = SENTENCE.replace("12", f"{{{MEETINGS.tag}|12}}")
    copied = f"Riêng năm 2018 có {{{MEETINGS.tag}|15}} hội nghị."
    said = _read(whole(*item(copied, sentence=sentence)))
    assert _text(said, MEETINGS.address) is None
    assert [[each.text for each in clash.values] for clash in said.clashes] == [["12", "15"]]


def test_controls_that_changed_places_are_clashes() -> None:
    sentence = SENTENCE.replace("12", f"{{{PEOPLE.tag}|12}}").replace("1.234", f"{{{MEETINGS.tag}|1.234}}")
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=sentence)))
    assert _text(said, MEETINGS.address) is _text(said, PEOPLE.address) is None
    assert {each.address for each in said.clashes} == {MEETINGS.address, PEOPLE.address}


def test_a_control_in_a_sentence_of_the_unit_is_not_taken() -> None:
    said = _read(whole(*item("Đã ra kế hoạch.", sentence=f"Năm nào cũng họp {{{MEETINGS.tag}|12}} lần.")))
    assert _text(said, MEETINGS.address) is None
    assert "12" in _left(said)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("Không có",), "Không có"),
        (("Không có: huyện mới thành lập",), "Không có: huyện mới thành lập"),
        (("Đoàn kết", "Có chuyển biến"), "- Đoàn kết\n- Có chuyển biến"),
        (("– Đoàn kết", "• Có chuyển biến"), "- Đoàn kết\n- Có chuyển biến"),
        (("- Đoàn kết", "+ Ở huyện", "* Ở xã"), "- Đoàn kết\n+ Ở huyện\n- Ở xã"),
    ],
)
def test_points_are_read_however_they_are_marked(typed: tuple[str, ...], value: str) -> None:
    said = _read(flow("I. ĐÁNH GIÁ CHUNG", "1. Ưu điểm", *typed, *FIRST[3:], *item(), *LAST))
    assert _text(said, GOOD_1) == value


def test_two_items_of_one_name_keep_their_order() -> None:
    said = _read(whole(*item("Đã ra kế hoạch.")))
    assert (_text(said, GOOD_1), _text(said, GOOD_2)) == ("- Đoàn kết.", "- Vượt kế hoạch.")


def test_one_of_two_items_of_a_name_that_is_missing_is_not_filled_from_the_other() -> None:
    said = _read(flow(*FIRST[:1], *FIRST[3:], *item("Đã ra kế hoạch."), *LAST))
    assert (_text(said, GOOD_1), _text(said, GOOD_2)) == (None, "- Vượt kế hoạch.")


def test_a_heading_that_is_gone_leaves_no_answer_too_long() -> None:
    said = _read(whole(*item("Đã ra kế hoạch."), "- Vượt kế hoạch."))
    swallowed = _read(flow(*FIRST, *item("Đã ra kế hoạch."), "- Vượt kế hoạch.", *LAST[2:]))
    assert _text(said, RESULTS) == "Đã ra kế hoạch.\n- Vượt kế hoạch."
    assert _text(swallowed, RESULTS) is None
    assert "Vượt kế hoạch" in _left(swallowed)


def test_a_table_of_the_unit_is_told() -> None:
    said = _read(whole(*item("Đã ra kế hoạch."), table(("Xã", "Số hộ"), ("Xuân Thọ", "12"))))
    assert _text(said, RESULTS) == "Đã ra kế hoạch."
    assert _left(said) == "Xã | Số hộ\nXuân Thọ | 12"


def _annex(*rows: tuple[str, ...]) -> ReturnedReport:
    return _read(flow(*FIRST, *item(), *LAST, "Phụ lục", STAFF.title, table(STAFF_HEAD, *rows)))


def test_rows_are_read_by_their_names() -> None:
    said = _annex(("1", "Hội Nông dân", "9", "5"), ("2", "Mặt trận Tổ quốc", "7", ""), ("", "Tổng cộng", "16", "5"))
    assert _text(said, STAFF.cell("nong_dan", "can_bo")) == "9"
    assert _text(said, STAFF.cell("mttq", "can_bo")) == "7"
    assert _left(said) == "Tổng cộng | 16 | 5"


def test_two_rows_of_one_name_are_a_clash() -> None:
    said = _annex(("1", "Hội Nông dân", "9", ""), ("2", "Hội Nông dân", "8", ""))
    assert [each.address for each in said.clashes] == [STAFF.cell("nong_dan", "can_bo")]


def test_a_column_of_another_measure_is_told() -> None:
    head = (*STAFF_HEAD[:3], "Kinh phí (tỷ đồng)")
    said = _read(flow(*FIRST, *item(), *LAST, "Phụ lục", STAFF.title, table(head, ("1", "Hội Nông dân", "9", "5"))))
    assert _text(said, STAFF.cell("nong_dan", "can_bo")) == "9"
    assert _text(said, STAFF.cell("nong_dan", "quy")) is None
    assert _left(said) == "5"


@pytest.mark.parametrize("ditto", ["nt", "-nt-", '"', "như trên"])
def test_the_same_as_above_is_told(ditto: str) -> None:
    said = _annex(("1", "Mặt trận Tổ quốc Việt Nam", "7", ""), ("2", "Hội Nông dân", ditto, ""))
    assert _text(said, STAFF.cell("nong_dan", "can_bo")) is None
    assert _left(said) == ditto


@pytest.mark.parametrize("other", ["<", "^"])
def test_a_merged_cell_is_told(other: str) -> None:
    rows = [["1", "Mặt trận Tổ quốc Việt Nam", "7", "3"], ["2", "Hội Nông dân", "9", "5"]]
    rows[0 if other == "<" else 1][3 if other == "<" else 2] = other
    said = _annex(*map(tuple, rows))
    assert _text(said, STAFF.cell("mttq", "can_bo")) is None
    assert _left(said) == "7"


def test_entries_are_counted_without_blank_rows() -> None:
    rows = (("1", "", "", ""), ("2", "12-KH/ThU", "8/4/2019", "Kế hoạch"), ("", "", "", ""), ("", "9-CT/ThU", "", ""))
    said = _read(whole(*item("Đã ra kế hoạch."), "Văn bản tiêu biểu", table(PAPERS_HEAD, *rows)))
    assert _text(said, PAPERS.entry(1, "so")) == "12-KH/ThU"
    assert _text(said, PAPERS.entry(1, "ngay")) == "8/4/2019"
    assert _text(said, PAPERS.entry(2, "so")) == "9-CT/ThU"


@pytest.mark.parametrize(
    ("printed", "value"),
    [("Số 45-BC/ThU", "45-BC/ThU"), ("Số 45-BC/ThU-BC/ThU", "45-BC/ThU"), ("Số [gõ số]-BC/ThU", None)],
)
def test_the_sign_of_the_report_is_whole(printed: str, value: str | None) -> None:
    head = table(("THÀNH ỦY ĐÀ LẠT", "ĐẢNG CỘNG SẢN VIỆT NAM"), (printed, "Đà Lạt, ngày 08 tháng 4 năm 2019"))
    said = _read(flow(head, "BÁO CÁO", *FIRST, *item(), *LAST))
    assert _text(said, SIGN.address) == value
    assert _text(said, Address("", "ngay_gui")) == "ngày 08 tháng 4 năm 2019"


def test_post_and_name_stand_below_the_authority() -> None:
    said = _read(flow(*FIRST, *item(), *LAST, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Đức Quận"))
    assert (_text(said, Address("", "chuc_vu")), _text(said, Address("", "nguoi_ky"))) == ("BÍ THƯ", "Trần Đức Quận")


def test_automatic_numbers_and_bullets_are_those_of_the_page() -> None:
    first = (line("ĐÁNH GIÁ CHUNG", 1, marker="I."), line("Ưu điểm", 2, marker="1."), line("Đoàn kết.", 3, marker="-"))
    said = _read(flow(*first, *FIRST[3:], *item(), *LAST))
    assert _text(said, GOOD_1) == "- Đoàn kết."
