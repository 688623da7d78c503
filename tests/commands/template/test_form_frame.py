"""`template check` on the frame of the forms: its places, its placeholders, its two styles of its own."""

import shutil
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, call, campaign
from tongket.commands.template.both_frames import check_exchange_frames
from tongket.findings.diagnostics import Diagnostic
from tongket.ooxml.package import DOCUMENT, STYLES, read_parts, write_package
from tongket.workspace import open_workspace


def check(root: Path, part: str = DOCUMENT, old: str = "", new: str = "") -> list[Diagnostic]:
    frame = campaign(root) / "templates/form.docx"
    parts = read_parts(frame.read_bytes())
    assert old.encode() in parts[part]
    frame.write_bytes(write_package({**parts, part: parts[part].replace(old.encode(), new.encode())}))
    return check_exchange_frames(open_workspace(root))


def said(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.rule.id, each.location.file) for each in found]


def test_the_frame_that_comes_with_tongket_has_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "rule", "message"),
    [
        (DOCUMENT, "{{ body }}", "", "missing-body", "{{ body }}"),
        (DOCUMENT, "{{ nguoi_ky }}", "{{ ngui_ky }}", "unknown-name", "{{ ngui_ky }}"),
        (DOCUMENT, "{{ so_ky_hieu }}", "{{ so_ky_hieu }", "placeholder-syntax", "không đóng đủ"),
        (STYLES, "Gợi ý gõ", "Gợi ý", "missing-style", "Gợi ý gõ"),
        (STYLES, "Hướng dẫn", "Chỉ dẫn", "missing-style", "Hướng dẫn"),
        ("word/footer1.xml", "{{ dau }}", "{{ hien_trang }}", "unknown-name", "{{ hien_trang }}"),
    ],
)
def test_a_fault_of_the_frame_is_told(  # noqa: PLR0913, PLR0917 - a case
    part: str, old: str, new: str, rule: str, message: str, tmp_path: Path
) -> None:
    found = check(tmp_path, part, old, new)
    assert (rule, "templates/form.docx") in said(found)
    assert any(message in each.message for each in found)


def test_a_frame_without_the_stamp_is_warned_of(tmp_path: Path) -> None:
    check(tmp_path, "word/footer1.xml", "{{ dau }}", "")
    found = check_exchange_frames(open_workspace(tmp_path))
    assert found == []  # the first page still has it
    frame = tmp_path / "templates/form.docx"
    parts = read_parts(frame.read_bytes())
    other = "word/footer2.xml"
    frame.write_bytes(write_package({**parts, other: parts[other].replace(b"{{ dau }}", b"")}))
    found = check_exchange_frames(open_workspace(tmp_path))
    assert [(each.rule.id, each.is_error) for each in found] == [("unused-field", False)]


def test_a_campaign_without_one_has_nothing_to_check(tmp_path: Path) -> None:
    campaign(tmp_path)
    (tmp_path / "templates/form.docx").unlink()
    assert check_exchange_frames(open_workspace(tmp_path)) == []
    assert "3 khung" in call(tmp_path, "template", "check").stdout


def test_the_styles_of_a_form_are_not_asked_of_the_frames_of_books(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("issued", "received"))
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    assert call(tmp_path, "template", "check").stdout.startswith("Khung và câu mẫu dùng được")


def test_a_name_of_another_campaign_in_it_is_told(tmp_path: Path) -> None:
    check(tmp_path, DOCUMENT, "Nơi nhận:", "Nơi nhận của Tỉnh ủy Kon Tum:")
    done = call(tmp_path, "template", "check", check=None)
    assert "templates/form.docx" in done.stdout
    assert "Kon Tum" in done.stdout
