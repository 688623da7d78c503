"""The state of a campaign as CSV and Markdown."""

import codecs
import csv
import io
import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.builders import campaign, status
from tongket.output.progress import status_csv, status_markdown

NASTY = '=1+1, "ngoặc" | # *đậm* [liên kết](x) <b> & `mã`'
OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
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


@pytest.mark.slow
def test_the_csv_opens_in_excel_with_its_vietnamese_letters(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tongket", "status", "--format", "csv", "--as-of", "12/4/2019"],
        cwd=campaign(tmp_path),
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(codecs.BOM_UTF8)
    head = done.stdout.decode("utf-8-sig").splitlines()[0]
    assert head == ("Mã,Đơn vị,Nhóm,Tình trạng,Gửi trước ngày,Ngày gửi,Đã trả lời,Phải trả lời,Lỗi,Cảnh báo")


def test_the_csv_has_one_row_a_unit_in_vietnamese_with_iso_dates(tmp_path: Path) -> None:
    lines = read_csv(campaign(tmp_path, da_lat=ANSWER))
    assert len(lines) == 6
    assert lines[1] == [
        *("da-lat", "Thành ủy Đà Lạt", "Các huyện ủy và thành ủy", "còn thiếu", "2019-04-10", "2019-04-08"),
        *("1", "3", "0", "2"),
    ]
    assert lines[5][3:7] == ["chưa gửi, quá hạn", "2019-04-12", "", "0"]


@pytest.mark.parametrize("name", [NASTY, "+84 263 3822", "-1", "@SUM(1)", "＝1+1"])
def test_a_name_that_looks_like_a_formula_is_text_in_the_csv(tmp_path: Path, name: str) -> None:
    lines = read_csv(campaign(tmp_path, {"data/units.yaml": roster(name)}))
    assert lines[1][1] == "'" + name


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_a_spreadsheet_reads_the_csv_with_its_letters_its_days_and_its_counts(tmp_path: Path) -> None:
    made = tmp_path / "tiến độ.csv"
    made.write_bytes(status_csv(status(campaign(tmp_path / "đợt", da_lat=ANSWER))).encode())
    profile = f"-env:UserInstallation={(tmp_path / 'hồ sơ').as_uri()}"
    read = "--infilter=CSV:44,34,76"  # commas, quotes, UTF-8: without a window it does not look for the BOM
    command = [OFFICE, profile, "--headless", read, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = load_workbook(tmp_path / "tiến độ.xlsx")
    rows = list(book[book.sheetnames[0]].iter_rows(values_only=True))
    assert rows[0][1:4] == ("Đơn vị", "Nhóm", "Tình trạng")
    assert rows[1][1] == "Thành ủy Đà Lạt"
    assert [each.date() for each in rows[1][4:6] if isinstance(each, datetime)] == [date(2019, 4, 10), date(2019, 4, 8)]
    assert rows[1][6:8] == (1, 3)


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
