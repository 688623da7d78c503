"""The text against the annexes of its own document: what is another figure there, what is the same, what is none."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.builders import call
from tests.commands.figures.documents import review_document
from tongket.commands.figures.known_numbers import Knowledge
from tongket.commands.figures.review import Review

UNITS = [
    ["TT", "Đơn vị", "Số hội nghị quán triệt (hội nghị)", "Số lượt người dự (lượt người)", "Trong đó: nữ (người)"],
    ["1", "Thành phố Đà Lạt", "214", "18.460", "7.200"],
    ["2", "Huyện Bảo Lộc", "176", "14.215", "5.130"],
    ["3", "Huyện Di Linh", "193", "16.275", "6.010"],
    ["4", "Đảng ủy Quân sự tỉnh", "42", "5.120", "310"],
    ["", "Tổng cộng", "625", "54.070", "18.650"],
]
YEARS = [
    ["STT", "Chỉ tiêu", "ĐVT", "Năm 2009", "Năm 2018"],
    ["1", "Cán bộ chuyên trách cấp huyện", "người", "441", "406"],
    ["2", "Số chi hội", "chi hội", "1.245", "1.312"],
    ["3", "Tỷ lệ tập hợp thanh niên", "%", "45,5", "62,3"],
    ["4", "Kinh phí hỗ trợ", "triệu đồng", "12.450", "25.300"],
]
STAFF = [["TT", "Đơn vị", "Cán bộ chuyên trách (người)"], ["1", "Đà Lạt", "200"], ["2", "Bảo Lộc", "178"],
         ["", "Tổng cộng", "378"]]  # fmt: skip


def _write(path: Path, text: str, label: str, table: list[list[str]], *below: str) -> Path:
    made = Document()
    for each in text.split("\n"):
        made.add_paragraph(each)
    for each in label.split("\n"):
        made.add_paragraph(each)
    cells = made.add_table(len(table), len(table[0]))
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            cells.cell(row, column).text = value
    for each in below:
        made.add_paragraph(each)
    made.save(str(path))
    return path


def _told(found: Review) -> list[str]:
    return [f"{each.location.inside}: {each.message}" for each in found.found if each.rule.id == "unlike-annex"]


TITLE = "Phụ lục 1\nKết quả quán triệt Kết luận số 62-KL/TW"


TOTAL, HELD, CAME = "hàng “Tổng cộng”", "cột “Số hội nghị quán triệt”", "cột “Số lượt người dự”"
DI_LINH = "Huyện Di Linh tổ chức 193 hội nghị quán triệt với 16.725 lượt người dự."


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("Toàn tỉnh tổ chức 652 hội nghị quán triệt.", "652 hội nghị", f"{TOTAL}, {HELD} ghi 625."),
        ("Có 625 hội nghị quán triệt với 50.470 lượt người dự.", "50.470 lượt người", f"{TOTAL}, {CAME} ghi 54.070."),
        ("Đà Lạt tổ chức 241 hội nghị quán triệt.", "241 hội nghị", f"hàng “Thành phố Đà Lạt”, {HELD} ghi 214."),
        (DI_LINH, "16.725 lượt người", f"hàng “Huyện Di Linh”, {CAME} ghi 16.275."),
        ("Toàn tỉnh tổ chức trên 630 hội nghị quán triệt.", "630 hội nghị", f"{TOTAL}, {HELD} ghi 625."),
        ("04/04 đơn vị tổ chức 652 hội nghị quán triệt.", "652 hội nghị", f"{TOTAL}, {HELD} ghi 625."),
        ("Tổ chức 10 hội nghị quán triệt (Phụ lục 1).", "10 hội nghị", f"{TOTAL}, {HELD} ghi 625."),
    ],
)
def test_another_figure_than_that_of_the_annex_is_told_with_both_places(
    text: str, quote: str, said: str, tmp_path: Path
) -> None:
    found = review_document(_write(tmp_path / "bc.docx", text, TITLE, UNITS))
    assert _told(found) == [f"đoạn 1: “{quote}”: Phụ lục 1, {said}"]
    assert found.failed


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh tổ chức 625 hội nghị quán triệt với 54.070 lượt người dự.",
        "Tổ chức trên 600 hội nghị quán triệt, gần 55.000 lượt người dự.",
        "Trong đó, 03 huyện, thành phố tổ chức 583 hội nghị quán triệt với 48.950 lượt người dự.",
        "Cấp huyện tổ chức 600 hội nghị quán triệt.",
        "03 huyện, thành phố tổ chức 573 hội nghị quán triệt.",
        "Năm 2018, các đơn vị tổ chức 600 hội nghị quán triệt.",
        "Huyện Đam Rông tổ chức 64 hội nghị quán triệt.",
        "Bình quân mỗi đơn vị tổ chức 600 hội nghị quán triệt; tăng 600 hội nghị quán triệt so với năm 2009.",
        "Phấn đấu tổ chức 700 hội nghị quán triệt.",
        "Toàn tỉnh tổ chức 600 hội nghị chuyên đề.",
        "Toàn tỉnh tổ chức 652 hội nghị quán triệt; số trong Phụ lục 1 là 625, do chưa có Huyện ủy Đam Rông.",
        "Có 600 mô hình; 50.000 lượt hội viên được vay vốn.",
    ],
)
def test_what_the_annex_says_too_or_says_nothing_of_is_no_fault(text: str, tmp_path: Path) -> None:
    assert _told(review_document(_write(tmp_path / "bc.docx", text, TITLE, UNITS))) == []


def test_the_same_figure_in_an_annex_is_a_source(tmp_path: Path) -> None:
    text = "Toàn tỉnh tổ chức 625 hội nghị quán triệt; Di Linh có 16.275 lượt người dự."
    found = review_document(_write(tmp_path / "bc.docx", text, TITLE, UNITS))
    sources = {each.number.text: each.source.name for each in found.figures if each.source is not None}
    assert sources == {
        "625": "Phụ lục 1, hàng “Tổng cộng”, cột “Số hội nghị quán triệt”",
        "16.275": "Phụ lục 1, hàng “Huyện Di Linh”, cột “Số lượt người dự”",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đến năm 2018 có 460 cán bộ chuyên trách cấp huyện.", ["cột “Năm 2018” ghi 406."]),
        ("Năm 2009 có 441 cán bộ chuyên trách cấp huyện.", []),
        ("Năm 2018, tỷ lệ tập hợp thanh niên đạt 63,2%.", ["cột “Năm 2018” ghi 62,3."]),
        ("Năm 2018, kinh phí hỗ trợ 25,3 tỷ đồng.", []),
        ("Năm 2018, kinh phí hỗ trợ 24,3 tỷ đồng.", ["cột “Năm 2018” ghi 25.300 triệu đồng."]),
        ("Hiện có 1.321 chi hội.", []),
        ("Năm 2015 có 1.321 chi hội.", []),
    ],
)
@pytest.mark.parametrize("label", ["BIỂU SỐ 02: Tình hình tổ chức, cán bộ", "Phụ lục II", "Bảng 3. Tổ chức, cán bộ"])
def test_a_table_by_years_is_asked_for_the_year(text: str, told: list[str], label: str, tmp_path: Path) -> None:
    found = _told(review_document(_write(tmp_path / "bc.docx", text, label, YEARS)))
    assert [each.rpartition(", ")[2] for each in found] == told


def test_a_note_that_tells_the_other_figure_settles_it(tmp_path: Path) -> None:
    text = "Toàn tỉnh có 406 cán bộ chuyên trách."
    assert len(_told(review_document(_write(tmp_path / "a.docx", text, "Phụ lục 1\nCán bộ", STAFF)))) == 1
    note = "Số toàn tỉnh 406, theo Ban Tổ chức Tỉnh ủy."
    assert _told(review_document(_write(tmp_path / "b.docx", text, "Phụ lục 1\nCán bộ", STAFF, note))) == []
    assert _told(review_document(_write(tmp_path / "c.docx", text, f"Phụ lục 1\nCán bộ\n[{note}]", STAFF))) == []


def test_a_table_of_the_body_is_no_annex(tmp_path: Path) -> None:
    path = _write(tmp_path / "bc.docx", "Toàn tỉnh tổ chức 652 hội nghị quán triệt.", "Kết quả như sau:", UNITS)
    assert _told(review_document(path)) == []


@pytest.mark.slow
def test_our_own_draft_read_alone_shows_where_text_and_annex_part(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "report.docx", tmp_path / "dự thảo.docx")
    printed = call(tmp_path, "figures", "dự thảo.docx", check=1).stdout.splitlines()
    # That 406 and 378 are said of one fact stands below the table, in yellow.
    assert not [each for each in printed if "“406 người”" in each]
    assert "“377 người có”: Phụ lục 1, hàng “Tổng cộng”" in printed[0]
    assert all(": Phụ lục 1, hàng “Tổng cộng”" in each for each in printed)


@pytest.mark.slow
def test_an_annex_that_waits_for_units_is_not_held_against_the_data(root: Path, data: Knowledge) -> None:
    assert _told(review_document(root / "report.docx", data)) == []
