"""`tongket lint` as people run it."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.builders import call, open_docx
from tests.commands.lint.documents import BODY, find, made_of_tables, runs_of, write_draft


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign folder with its draft, `report.docx`."""
    write_draft(tmp_path)
    return tmp_path


def _break(path: Path, *, error: bool = False) -> None:
    document = open_docx(path)
    if error:
        find(document, BODY).alignment = WD_ALIGN_PARAGRAPH.LEFT
    else:
        find(document, BODY).paragraph_format.space_after = Pt(0)
    document.save(str(path))


def test_a_right_document_is_fine(root: Path) -> None:
    done = call(root, "lint", "report.docx", check=0)
    assert done.stdout == ""
    assert done.stderr == "Đã kiểm tra 1 tệp: không có lỗi, không có cảnh báo.\n"


def test_an_error_is_told_with_file_place_and_what_to_do(root: Path) -> None:
    _break(root / "report.docx", error=True)
    assert call(root, "lint", "report.docx", check=1).stdout == (
        'report.docx: đoạn 17, mục "Khái quát tình hình chung": lỗi[wrong-alignment] '
        "Nội dung: cần căn đều hai bên, nhưng nhận được căn trái.\n"
        "  gợi ý: đặt căn đều hai bên (Ctrl+J).\n"
    )


def test_a_warning_counts_only_when_it_is_asked_to(root: Path) -> None:
    _break(root / "report.docx")
    assert "cảnh báo[wrong-spacing]" in call(root, "lint", "report.docx", check=0).stdout
    assert "cảnh báo[wrong-spacing]" in call(root, "lint", "report.docx", "--strict", check=1).stdout


def test_concise_is_one_line_a_finding(root: Path) -> None:
    _break(root / "report.docx")
    _break(root / "report.docx", error=True)
    lines = call(root, "lint", "report.docx", "--format", "concise", check=1).stdout.splitlines()
    assert [each.split("[")[1].split("]")[0] for each in lines] == ["wrong-alignment", "wrong-spacing"]


def test_json_says_in_which_paragraph(root: Path) -> None:
    _break(root / "report.docx", error=True)
    told = json.loads(call(root, "lint", "report.docx", "--format", "json", check=1).stdout)
    assert told["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    [found] = told["diagnostics"]
    assert (found["rule"], found["severity"], found["file"]) == ("wrong-alignment", "error", "report.docx")


def test_a_file_that_is_no_word_document_does_not_hide_the_findings_in_the_others(root: Path) -> None:
    _break(root / "report.docx", error=True)
    (root / "hỏng.docx").write_bytes(b"PK")
    done = call(root, "lint", "hỏng.docx", "report.docx", check=2)
    assert "lỗi[wrong-alignment]" in done.stdout
    assert "hỏng.docx không phải tệp Word" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("không có.docx",), "Không có tệp không có.docx"),
        (("report.docx", "--root", "không có"), "Không có thư mục không có"),
        (("report.docx", "--format", "pdf"), "--format"),
        ((), "TỆP"),
    ],
)
def test_wrong_usage_is_explained(root: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in call(root, "lint", *arguments, check=2).stderr


def test_outside_a_campaign_folder_the_packaged_frame_counts(tmp_path: Path) -> None:
    made_of_tables().save(str(tmp_path / "tay.docx"))
    call(tmp_path, "lint", "tay.docx", "--strict", check=0)


def test_the_frame_of_the_campaign_says_what_is_not_known_for_sure(root: Path) -> None:
    frame = Document(str(root / "templates" / "report.docx"))
    frame.styles["Nội dung"].paragraph_format.line_spacing = Pt(22)
    for run in runs_of(find(frame, "{{ chuc_vu }}")):
        run.font.size = Pt(13)
    frame.save(str(root / "templates" / "report.docx"))
    elsewhere = root / "nơi khác"
    elsewhere.mkdir()
    shutil.copy(root / "report.docx", elsewhere / "báo cáo.docx")
    made = call(elsewhere, "lint", "báo cáo.docx", "--root", "..", "--format", "concise", check=0).stdout
    assert "cần giãn dòng Exactly 22 pt trở lên, nhưng nhận được Exactly 18 pt" in made
    assert "Chức vụ: cần cỡ chữ 13, nhưng nhận được 14" in made
    assert len(made.splitlines()) == 2


def test_a_frame_that_is_no_word_document_stops_the_run(root: Path) -> None:
    (root / "templates" / "report.docx").write_bytes(b"PK")
    assert "templates/report.docx" in call(root, "lint", "report.docx", check=2).stderr
