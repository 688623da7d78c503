"""What is read from reports that were not typed into the form: nothing lost, nothing wrong in silence."""

from functools import cache
from pathlib import Path

import pytest
from benchmarks.free_reports import RIGHT, WRONG, judge_figures, judge_paragraphs

from tests.builders import REPOSITORY
from tests.free_reports import CasePiece, FreeReport, make_docx, read_reports, write_report
from tongket.errors import UsageError
from tongket.flow.document import read_flow
from tongket.flow.flow import Flow, FlowLine, FlowTable
from tongket.intake import read_campaign
from tongket.model.roster import Campaign
from tongket.returned.free_reading import FreeReading, read_free
from tongket.word.reading import open_word
from tongket.workspace import open_workspace

REPORTS = read_reports()
Rows = tuple[tuple[str, ...], ...]


@cache
def campaign() -> Campaign:
    found, _ = read_campaign(open_workspace(REPOSITORY))
    assert found is not None
    return found


def read(path: Path, unit: str) -> tuple[Flow, FreeReading]:
    flow = read_flow(open_word(path, path.name))
    who = campaign().roster.unit(unit)
    assert who is not None
    return flow, read_free(flow, campaign(), who)


def read_text(text: str, folder: Path, *tables: Rows, unit: str = "da-lat") -> FreeReading:
    """Return the reading of lines, bold ones marked by `**`, and of tables behind them."""
    pieces = [
        CasePiece(label=".", look="b" if line.startswith("**") else "", text=line.removeprefix("**"))
        for line in text.splitlines()
    ]
    path = folder / "bao-cao.docx"
    path.write_bytes(make_docx([*pieces, *tables]))
    return read(path, unit)[1]


def texts(reading: FreeReading) -> dict[str, str]:
    return {str(each.address): each.text for each in reading.report.values}


def reasons(reading: FreeReading) -> dict[str, str]:
    return {each.text: each.reason for each in reading.report.unplaced}


def in_report(report: FreeReport) -> object:
    marks = [pytest.mark.slow] if report.saved_by == "libreoffice" else []
    return pytest.param(report, id=report.name, marks=marks)


@pytest.mark.parametrize("report", [in_report(each) for each in REPORTS])
def test_every_paragraph_ends_in_its_item_or_in_what_is_not_placed(report: FreeReport, tmp_path: Path) -> None:
    flow, reading = read(write_report(report, tmp_path), report.unit)
    told = "\n".join([*(each.text for each in reading.report.values), *reasons(reading)])
    headings = {each.line.text for each in reading.lines if each.heading is not None}
    title = [number for number, each in enumerate(flow.blocks) if isinstance(each, FlowLine) and each.text == "BÁO CÁO"]
    ends = [number for number, each in enumerate(flow.blocks) if "BAN THƯỜNG VỤ" in said(each) or "T/M" in said(each)]
    for number, block in enumerate(flow.blocks):
        if isinstance(block, FlowLine) and title[0] + 2 < number < ends[-1] and block.text not in headings:
            assert block.text in told or read_words(block.text) in told, block.text


def said(block: object) -> str:
    if isinstance(block, FlowTable):
        return " ".join(cell.text for row in block.rows for cell in row)
    return block.text if isinstance(block, FlowLine) else ""


def read_words(text: str) -> str:
    return " ".join(text.split()).lstrip("-+* ")


@pytest.mark.parametrize("report", [in_report(each) for each in REPORTS])
def test_nothing_of_a_free_report_is_placed_wrongly(report: FreeReport, tmp_path: Path) -> None:
    _, reading = read(write_report(report, tmp_path), report.unit)
    judged = [*judge_paragraphs(report, reading), *judge_figures(report, reading)]
    assert [each for each in judged if each.how == WRONG] == []
    assert sum(each.how == RIGHT for each in judged) >= 0.7 * len(judged)


@pytest.mark.parametrize("report", [in_report(each) for each in REPORTS])
def test_a_value_of_a_free_report_is_never_sure(report: FreeReport, tmp_path: Path) -> None:
    _, reading = read(write_report(report, tmp_path), report.unit)
    assert all(0 < each.confidence < 100 and each.place for each in reading.report.values)


def test_what_stands_under_a_heading_of_no_item_is_not_placed(tmp_path: Path) -> None:
    reading = read_text("**1. Công tác tôn giáo\nHằng năm gặp mặt chức sắc.", tmp_path)
    assert texts(reading) == {}
    assert "không khớp mục nào" in reasons(reading)["Hằng năm gặp mặt chức sắc."]


def test_what_stands_under_a_heading_of_several_items_is_not_placed(tmp_path: Path) -> None:
    reading = read_text("**3. Đánh giá chung\n**3.1. Ưu điểm, hạn chế\nPhong trào phát triển.", tmp_path)
    assert texts(reading) == {}
    assert "II.3.1, II.3.2" in reasons(reading)["Phong trào phát triển."]


def test_items_below_a_heading_of_several_are_known(tmp_path: Path) -> None:
    text = "**III. HẠN CHẾ, NGUYÊN NHÂN\n**1. Hạn chế\nSinh hoạt chưa đều.\n**2. Nguyên nhân\nKinh phí còn ít."
    assert texts(read_text(text, tmp_path)) == {"II.3.2": "- Sinh hoạt chưa đều.", "II.3.3": "- Kinh phí còn ít."}


def test_whom_a_heading_addresses_is_enough_below_its_section(tmp_path: Path) -> None:
    text = "**IV. KIẾN NGHỊ\n**1. Đối với Trung ương\nTăng phụ cấp.\n**2. Với tỉnh\nCấp kinh phí.\n**3. Với xã\nKhác."
    assert texts(read_text(text, tmp_path)) == {"IV.1": "- Tăng phụ cấp.", "IV.2": "- Cấp kinh phí."}
    assert "IV.2" not in texts(read_text("**IV. KIẾN NGHỊ\n**1. Với Trung ương và tỉnh\nTăng phụ cấp.", tmp_path))


def test_the_words_of_an_item_under_a_foreign_heading_are_another_matter(tmp_path: Path) -> None:
    reading = read_text("**V. CÔNG TÁC TÔN GIÁO\n**1. Ưu điểm\nĐồng bào có đạo đoàn kết.", tmp_path)
    assert texts(reading) == {}


def test_a_line_that_ends_like_a_heading_ends_the_item(tmp_path: Path) -> None:
    text = "**1. Bài học kinh nghiệm\nPhải gần dân.\nCông tác tôn giáo, dân tộc\nGặp mặt chức sắc."
    reading = read_text(text, tmp_path)
    assert texts(reading) == {"II.4": "- Phải gần dân."}


def test_a_task_with_the_words_of_an_item_stays_a_task_or_is_not_placed(tmp_path: Path) -> None:
    title = "Nâng cao nhận thức về vai trò, trách nhiệm của Đảng, chính quyền đối với MTTQ Việt Nam"
    text = f"**III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI\n1. {title}\nMở lớp bồi dưỡng."
    assert "II.2.1" not in texts(read_text(text, tmp_path))


def test_a_heading_that_comes_twice_is_not_taken_twice(tmp_path: Path) -> None:
    text = "**1. Bài học kinh nghiệm\nPhải gần dân.\n**2. Bài học kinh nghiệm\nPhải sát cơ sở."
    assert texts(read_text(text, tmp_path)) == {"II.4": "- Phải gần dân."}


def test_a_heading_and_its_text_may_stand_in_one_line(tmp_path: Path) -> None:
    text = "**3. Đánh giá chung\n**1. Ưu điểm: Phong trào phát triển.\n**2. Hạn chế: Sinh hoạt chưa đều."
    assert texts(read_text(text, tmp_path)) == {"II.3.1": "- Phong trào phát triển.", "II.3.2": "- Sinh hoạt chưa đều."}


FIGURES = """\
**II. KẾT QUẢ THỰC HIỆN
**1.1. Lãnh đạo, chỉ đạo quán triệt, triển khai, xây dựng kế hoạch, chương trình hành động
"""


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("Đã tổ chức 64 hội nghị quán triệt.", "64"),
        ("Số hội nghị quán triệt: 64", "64"),
        ("Đã tổ chức 1.064 hội nghị quán triệt Kết luận số 62-KL/TW.", "1.064"),
        ("Từ năm 2009 đến năm 2019 tổ chức 64 hội nghị quán triệt.", "64"),
    ],
)
def test_a_figure_is_known_by_the_words_around_it(sentence: str, read_as: str, tmp_path: Path) -> None:
    reading = read_text(FIGURES + sentence, tmp_path)
    assert texts(reading).get("II.1.1.hoi_nghi") == read_as


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã tổ chức trên 60 hội nghị quán triệt.",
        "Năm 2018 tổ chức 12 hội nghị quán triệt.",
        "Từ năm 2015 đến nay tổ chức 12 hội nghị quán triệt.",
        "Giai đoạn 2015 - 2019 tổ chức 12 hội nghị quán triệt.",
        "Trong 5 năm gần đây tổ chức 12 hội nghị quán triệt.",
        "Mỗi năm tổ chức 12 hội nghị quán triệt.",
        "Cấp xã tổ chức 12 hội nghị quán triệt.",
        "Các xã tổ chức 12 hội nghị quán triệt.",
        "Xã Tà Nung tổ chức 12 hội nghị quán triệt.",
        "Hội Nông dân tổ chức 12 hội nghị quán triệt.",
        "Phấn đấu tổ chức 12 hội nghị quán triệt.",
        "Đã tổ chức 12 hội nghị chuyên đề.",
        "Số hội nghị quán triệt tăng 12 hội nghị.",
        "Kế hoạch số 12-KH/ThU về hội nghị quán triệt.",
        "Tổ chức thêm 12 hội nghị quán triệt mới.",
    ],
)
def test_a_figure_of_a_part_or_of_something_else_is_not_taken(sentence: str, tmp_path: Path) -> None:
    assert "II.1.1.hoi_nghi" not in texts(read_text(FIGURES + sentence, tmp_path))


HOUSES = "**II. KẾT QUẢ THỰC HIỆN\n**2.2. Nâng cao chất lượng các cuộc vận động, các phong trào thi đua yêu nước\n"


def test_the_words_between_two_figures_that_count_the_same_are_those_of_the_first(tmp_path: Path) -> None:
    for verb in ("làm mới", "xây dựng"):
        sentence = f"Đã {verb} 284 căn nhà đại đoàn kết, sửa chữa 90 căn nhà và hỗ trợ 12 căn khác."
        assert texts(read_text(HOUSES + sentence, tmp_path))["II.2.2.nha_dai_doan_ket"] == "284"


def test_two_figures_for_one_slot_are_a_clash_with_both_places(tmp_path: Path) -> None:
    reading = read_text(FIGURES + "Tổ chức 64 hội nghị quán triệt.\nĐã mở 46 hội nghị quán triệt.", tmp_path)
    assert "II.1.1.hoi_nghi" not in texts(reading)
    (clash,) = reading.report.clashes
    assert [each.text for each in clash.values] == ["64", "46"]
    assert len({each.place for each in clash.values}) == 2


HEADER = ("Tổ chức", "Cán bộ chuyên trách", "Trong đó: nữ")


def test_a_table_is_known_by_its_headers_and_rows(tmp_path: Path) -> None:
    reading = read_text("Bảng 1", tmp_path, (HEADER, ("Hội Phụ nữ", "7", "7"), ("Tổng cộng", "7", "7")))
    assert texts(reading) == {"PL1/phu_nu/can_bo": "7", "PL1/phu_nu/nu": "7"}


def test_a_table_may_lie_on_its_side(tmp_path: Path) -> None:
    rows = (
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Mặt trận Tổ quốc", "Hội Phụ nữ"),
        ("1", "Cán bộ chuyên trách", "người", "6", "5"),
        ("2", "Trong đó: nữ", "người", "2", "5"),
    )
    expected = {"PL1/mttq/can_bo": "6", "PL1/mttq/nu": "2", "PL1/phu_nu/can_bo": "5", "PL1/phu_nu/nu": "5"}
    assert texts(read_text("Phụ lục", tmp_path, rows)) == expected


def test_a_table_of_another_level_or_year_is_another_table(tmp_path: Path) -> None:
    for caption in ("Cán bộ cấp xã", "Cán bộ năm 2010"):
        assert texts(read_text(caption, tmp_path, (HEADER, ("Hội Phụ nữ", "7", "7")))) == {}


def test_a_table_that_comes_twice_with_other_figures_is_a_clash(tmp_path: Path) -> None:
    tables = [(HEADER, ("Hội Phụ nữ", number, "7")) for number in ("7", "8")]
    reading = read_text("", tmp_path, tables[0], (("Khác",), ("x",)), tables[1])
    assert texts(reading) == {"PL1/phu_nu/nu": "7"}
    assert [str(each.address) for each in reading.report.clashes] == ["PL1/phu_nu/can_bo"]


def test_the_subject_may_stand_in_the_line_of_the_type(tmp_path: Path) -> None:
    head = "THÀNH ỦY ĐÀ LẠT\nSố 45-BC/HU\nBÁO CÁO TỔNG KẾT 10 NĂM\nĐẢNG ỦY\n**1. Bài học kinh nghiệm\nPhải gần dân."
    assert texts(read_text(head, tmp_path)) == {"so_ky_hieu": "45-BC/HU", "II.4": "- Phải gần dân."}


def test_a_report_without_a_title_has_its_number_and_day(tmp_path: Path) -> None:
    head = "Số: 45 - BC/HU\nDi Linh, ngày 8/4/2019\n**1. Bài học kinh nghiệm\nPhải gần dân."
    read_as = texts(read_text(head, tmp_path))
    assert (read_as["so_ky_hieu"], read_as["ngay_gui"]) == ("45-BC/HU", "8/4/2019")


def test_a_file_without_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="không đọc được") as refused:
        read_text("", tmp_path)
    assert refused.value.hint is not None
    assert "tệp Word đã gõ" in refused.value.hint


def test_recipients_and_signature_are_no_answer_without_a_table_either(tmp_path: Path) -> None:
    end = "Nơi nhận:\n- Tỉnh ủy;\n- Lưu Văn phòng.\nTM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Văn An"
    read_as = texts(read_text(f"**1. Bài học kinh nghiệm\nPhải gần dân.\n{end}", tmp_path))
    assert read_as == {"II.4": "- Phải gần dân.", "chuc_vu": "PHÓ BÍ THƯ", "nguoi_ky": "Trần Văn An"}


def test_a_syllable_in_common_is_no_word_in_common(tmp_path: Path) -> None:
    assert texts(read_text("**III. KẾT QUẢ CỤ THỂ\nCấp ủy quan tâm.", tmp_path)) == {}


def test_the_report_of_another_unit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Huyện ủy Di Linh, không phải Thành ủy Đà Lạt"):
        read_text("HUYỆN ỦY DI LINH\nBÁO CÁO\n**1. Bài học kinh nghiệm\nPhải gần dân.", tmp_path)


def test_a_letterhead_without_the_name_of_the_unit_is_told(tmp_path: Path) -> None:
    reading = read_text("HUYỆN ỦY KRÔNG NÔ\nBÁO CÁO\n**1. Bài học kinh nghiệm\nPhải gần dân.", tmp_path)
    assert reading.report.remarks == (
        "Đầu báo cáo không ghi tên Thành ủy Đà Lạt: xem có đúng báo cáo của đơn vị không.",
    )
