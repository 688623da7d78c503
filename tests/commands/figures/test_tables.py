"""Numbers in tables: by row and column, what only numbers, and total rows that are sums."""

from pathlib import Path

import pytest

from tests.commands.figures.documents import document, edit, kinds, messages, review_document, rules
from tongket.commands.figures.known_numbers import Knowledge

pytestmark = pytest.mark.slow

HEAD = ["TT", "Đơn vị", "Số lớp", "Tỷ lệ"]
BODY = [["1", "Đà Lạt", "12", "50%"], ["2", "Bảo Lộc", "1.008", "25%"], ["3", "Di Linh", "-", ""]]


def sums(path: Path, data: Knowledge, table: list[list[str]]) -> list[str]:
    """Return what is said of the sums of a table."""
    found = review_document(document(path / "bảng.docx", "Biểu", table=table), data)
    return [each.message for each in found.found if each.rule.id == "wrong-sum"]


@pytest.mark.parametrize("total", ["Tổng cộng", "Cộng", "Tổng số", "TỔNG CỘNG:"])
def test_a_total_row_that_is_no_sum_is_found(tmp_path: Path, data: Knowledge, total: str) -> None:
    said = sums(tmp_path, data, [HEAD, *BODY, ["", total, "1.021", "36%"]])
    assert said == [f"“{total}: 1.021”: các dòng cộng lại là 1.020, nhưng dòng tổng ghi 1.021."]


def test_a_total_row_that_is_the_sum_is_right(tmp_path: Path, data: Knowledge) -> None:
    assert sums(tmp_path, data, [HEAD, *BODY, ["", "Tổng cộng", "1.020", "36%"]]) == []


def test_a_total_row_may_come_first(tmp_path: Path, data: Knowledge) -> None:
    assert sums(tmp_path, data, [HEAD, ["", "Tổng số", "1.020", ""], *BODY]) == []
    assert len(sums(tmp_path, data, [HEAD, ["", "Tổng số", "1.202", ""], *BODY])) == 1


@pytest.mark.parametrize(
    "table",
    [
        # Parts with subtotals of their own.
        [
            HEAD,
            ["I", "Huyện", "20", ""],
            ["1", "Đà Lạt", "12", ""],
            ["2", "Bảo Lộc", "8", ""],
            ["", "Tổng cộng", "20", ""],
        ],
        # A text where a figure should be.
        [HEAD, *BODY[:2], ["3", "Di Linh", "chưa có", ""], ["", "Tổng cộng", "9", ""]],
        # Means and shares are not added.
        [["TT", "Đơn vị", "Bình quân", "Tỷ lệ"], *BODY, ["", "Tổng cộng", "510", "37%"]],
        # Rows that are parts of others.
        [HEAD, ["1", "Cán bộ", "20", ""], ["", "Trong đó: nữ", "8", ""], ["", "Tổng cộng", "20", ""]],
        # One row only.
        [HEAD, ["1", "Đà Lạt", "12", ""], ["", "Tổng cộng", "13", ""]],
    ],
)
def test_what_is_no_clear_sum_is_let_be(tmp_path: Path, data: Knowledge, table: list[list[str]]) -> None:
    assert sums(tmp_path, data, table) == []


def test_a_column_that_numbers_and_a_row_that_numbers_are_set_aside(tmp_path: Path, data: Knowledge) -> None:
    counting = ["(1)", "(2)", "(3)", "(4)"]
    found = review_document(document(tmp_path / "bảng.docx", table=[HEAD, counting, *BODY]), data)
    assert [text for text, _ in kinds(found)] == ["12", "50%", "1.008", "25%"]


def test_the_cells_of_the_drafts_tables_are_known_by_row_and_column(root: Path, data: Knowledge) -> None:
    found = review_document(root / "report.docx", data)
    cells = [each for each in found.figures if each.passage.spot and each.passage.spot.row == 3]
    named = {(each.number.text, each.source.name) for each in cells if each.source is not None}
    assert ("64", "biểu PL1, “Liên đoàn Lao động”, “Cán bộ chuyên trách”") in named
    assert ("50,00%", "biểu PL1, “Liên đoàn Lao động”, “Tỷ lệ nữ”") in named


def test_a_changed_cell_is_found_though_another_cell_has_its_value(tmp_path: Path, root: Path, data: Knowledge) -> None:
    edited = edit(root / "report.docx", {">334<": ">343<", ">28,57%<": ">26,57%<"}, tmp_path / "sửa.docx")
    said = messages(review_document(edited, data))
    assert [each.split(",")[0] for each in said if "không thấy nguồn" in each] == [
        "“26",
        "“343”: không thấy nguồn (gần nhất: 334",
    ]


def test_letterhead_signature_and_recipients_hold_no_figures(tmp_path: Path, data: Knowledge) -> None:
    head = [["HUYỆN ỦY ĐẠ TẺH\n*\nSố 45-BC/HU", "ĐẢNG CỘNG SẢN VIỆT NAM\nĐạ Tẻh, ngày 8 tháng 4 năm 2019, 17 bản"]]
    path = document(tmp_path / "thư.docx", "Nơi nhận:", "- Ban Dân vận Tỉnh ủy (02 bản),", "- Lưu 03 bản.", table=head)
    assert kinds(review_document(path, data)) == []


def test_numbers_in_notes_and_text_boxes_are_read(tmp_path: Path, data: Knowledge) -> None:
    path = document(tmp_path / "khung.docx", "Thay chỗ này")
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>13/12 huyện</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    edited = edit(path, {"<w:t>Thay chỗ này</w:t></w:r>": f"<w:t>Ngoài</w:t></w:r>{box}"}, tmp_path / "khung 2.docx")
    assert "over-whole" in rules(review_document(edited, data))
