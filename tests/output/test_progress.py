"""The state of a campaign as CSV and Markdown."""

import csv
import io
from pathlib import Path

from markdown_it import MarkdownIt

from tests.builders import campaign, status
from tongket.output.progress import status_csv, status_markdown

NASTY = '=1+1, "ngoặc" | # *đậm* [liên kết](x) <b> & `mã`'
ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"


def roster(name: str) -> str:
    return f"""\
nhom: [{{ma: huyen, ten: Các huyện ủy, gui_truoc: 10/4/2019}}]
don_vi:
  - ma: da-lat
    nhom: huyen
    ten: |
      {name}
  - {{ma: bao-loc, ten: Thành ủy Bảo Lộc, nhom: huyen}}
"""


def read_csv(root: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(status_csv(status(root)).removeprefix("\ufeff"))))


def test_the_csv_opens_in_excel_with_its_vietnamese_letters(tmp_path: Path) -> None:
    text = status_csv(status(campaign(tmp_path)))
    assert text.startswith("\ufeffid,name,group,state,late,before,sent,answered,required,errors,warnings\r\n")


def test_the_csv_has_one_row_a_unit_with_iso_dates(tmp_path: Path) -> None:
    lines = read_csv(campaign(tmp_path, da_lat=ANSWER))
    assert len(lines) == 6
    assert lines[1][:9] == [
        "da-lat", "Thành ủy Đà Lạt", "huyen", "incomplete", "false", "2019-04-10", "2019-04-08", "1", "3",
    ]  # fmt: skip
    assert lines[5][3:8] == ["missing", "true", "2019-04-12", "", "0"]


def test_a_name_that_looks_like_a_formula_is_text_in_the_csv(tmp_path: Path) -> None:
    lines = read_csv(campaign(tmp_path, {"data/units.yaml": roster(NASTY)}))
    assert lines[1][1] == "'" + NASTY


def test_the_markdown_gives_back_any_name_as_it_was_typed(tmp_path: Path) -> None:
    reader = MarkdownIt("commonmark").enable("table")
    for name in (NASTY, "- Thành ủy", "1. Thành ủy", "+ Thành ủy", "2) Thành ủy", "# Thành ủy", "* Thành ủy", "---"):
        campaign(tmp_path, {"data/units.yaml": roster(name)})
        tokens = reader.parse(status_markdown(status(tmp_path)))
        shown = ["".join(child.content for child in each.children or []) for each in tokens if each.type == "inline"]
        assert f"{name}; trước ngày 10/4/2019, đã quá hạn" in shown
        assert shown.count(name) == 1, shown
        assert sum(each.type == "list_item_open" for each in tokens) == 2


def test_the_markdown_names_missing_units_rows_stray_files_and_steps(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/submissions/_báo cáo_.docx": b"PK"}, da_lat=ANSWER)
    outline = tmp_path / "data/outline.yaml"
    outline.write_text(outline.read_text("utf-8") + "tien_do: [{truoc: 20/4/2019, viec: Trình dự thảo}]\n", "utf-8")
    text = status_markdown(status(tmp_path))
    assert text.startswith("# Tiến độ thu\n\nĐến ngày 12/4/2019: đã nhận 01/05 đơn vị")
    assert "| Thành ủy Đà Lạt | còn thiếu | 10/4/2019 | 08/4/2019 | 01/03 | 0 | 2 |" in text
    assert "- data/submissions/\\_báo cáo\\_.docx: " in text
    assert "- trước ngày 20/4/2019: Trình dự thảo (còn 8 ngày)" in text


def test_without_any_unit_the_tables_are_empty_and_nothing_fails(tmp_path: Path) -> None:
    only = "don_vi: [{ma: ban-dan-van, ten: Ban Dân vận Tỉnh ủy, vai_tro: tong_hop}]\n"
    state = status(campaign(tmp_path, {"data/units.yaml": only}))
    assert "đã nhận 0/0 đơn vị" in status_markdown(state)
    assert status_csv(state) == "\ufeff\r\n"
