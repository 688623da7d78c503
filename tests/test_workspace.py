"""A campaign folder: which files are read, which are not, and how each is named."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.small_campaign import HEAD, OUTLINE, UNITS, check_campaign, find, write_campaign
from tongket.errors import MissingFileError, UsageError
from tongket.workspace import Workspace, explain_os_error, open_workspace

Build = Callable[[Mapping[str, str | bytes]], Workspace]
ANSWER = HEAD + "tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


def _names(workspace: Workspace) -> tuple[list[str], list[tuple[str, str]]]:
    files, unread = workspace.list_submissions()
    return [each.name for each in files], [(each.path.name, each.reason) for each in unread]


def test_yaml_files_are_read_in_any_letter_case_by_name(workspace: Build) -> None:
    folder = {f"data/submissions/{name}": ANSWER for name in ("b.yml", "a.yaml", "C.YAML", "d.Yml", "Đà Lạt.yaml")}
    assert _names(workspace(folder)) == (["C.YAML", "a.yaml", "b.yml", "d.Yml", "Đà Lạt.yaml"], [])


def test_what_systems_leave_behind_is_passed_over_in_silence(workspace: Build) -> None:
    silent = (
        ".gitkeep",
        ".da-lat.yaml",
        ".DS_Store",
        "Thumbs.db",
        "THUMBS.DB",
        "desktop.ini",
        "~$da-lat.docx",
        "~$a.yaml",
    )
    assert _names(workspace({f"data/submissions/{name}": "x" for name in silent})) == ([], [])


def test_anything_else_is_told_with_what_to_do(workspace: Build) -> None:
    others = ("a.yaml.txt", "b.docx", "c", "cũ/a.yaml", "d.yaml/e.yaml")
    built = workspace({f"data/submissions/{name}": ANSWER for name in others})
    files, unread = built.list_submissions()
    assert files == []
    assert [(each.path.name, each.hint, each.lost) for each in unread] == [
        ("a.yaml.txt", "đổi tên thành a.yaml.", False),
        ("b.docx", "chép các câu trả lời vào mẫu .yaml của đơn vị, lưu vào data/submissions.", False),
        ("c", "lưu lại thành tệp .yaml nếu là báo cáo của đơn vị; nếu không thì chuyển đi chỗ khác.", False),
        ("cũ", "chuyển các tệp .yaml trong đó ra data/submissions.", False),
        ("d.yaml", "chuyển các tệp .yaml trong đó ra data/submissions.", False),
    ]


def test_a_folder_beside_the_answers_is_a_warning(tmp_path: Path) -> None:
    write_campaign(tmp_path, {"data/submissions/cũ/a.yaml": ANSWER, "data/submissions/a.yaml": ANSWER})
    assert check_campaign(tmp_path) == ("cũ: warning[not-read]",)


def test_a_link_that_leaves_the_folder_is_not_opened_and_said_so(tmp_path: Path) -> None:
    outside = tmp_path / "ngoài.yaml"
    outside.write_text(ANSWER, "utf-8")
    root = write_campaign(tmp_path / "chiến dịch", {"data/submissions/a.yaml": ANSWER})
    (root / "data" / "submissions" / "b.yaml").symlink_to(outside)
    (root / "data" / "submissions" / "c").symlink_to(tmp_path)
    (root / "data" / "submissions" / "d.yaml").symlink_to("/etc/passwd")
    found = find(root)
    assert [(each.location.file, each.rule.id, each.severity.value) for each in found] == [
        ("data/submissions/b.yaml", "unreadable-file", "error"),
        ("data/submissions/c", "not-read", "warning"),
        ("data/submissions/d.yaml", "unreadable-file", "error"),
    ]
    assert {each.message for each in found} == {"Là liên kết ra ngoài thư mục chiến dịch nên không mở."}


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    write_campaign(tmp_path, {"kho/a.yaml": ANSWER, "data/submissions/.gitkeep": ""})
    (tmp_path / "data" / "submissions" / "b.yaml").symlink_to(tmp_path / "kho" / "a.yaml")
    assert check_campaign(tmp_path) == ()


def test_a_fifo_a_loop_and_a_link_to_nothing_stop_nothing(tmp_path: Path) -> None:
    write_campaign(tmp_path, {"data/submissions/a.yaml": ANSWER})
    folder = tmp_path / "data" / "submissions"
    os.mkfifo(folder / "b.yaml")
    (folder / "c.yaml").symlink_to(folder / "c.yaml")
    (folder / "d.yaml").symlink_to(folder / "nowhere.yaml")
    os.mkfifo(folder / "e")
    assert check_campaign(tmp_path) == (
        "b.yaml: error[unreadable-file]",
        "c.yaml:1:1: error[unreadable-file]",
        "d.yaml:1:1: error[unreadable-file]",
        "e: warning[not-read]",
    )


def test_a_campaign_reached_by_a_link_is_read(tmp_path: Path) -> None:
    write_campaign(tmp_path / "thật", {"data/submissions/a.yaml": ANSWER})
    (tmp_path / "lối tắt").symlink_to(tmp_path / "thật")
    assert check_campaign(tmp_path / "lối tắt") == ()


def test_no_answers_at_all_are_no_fault(tmp_path: Path) -> None:
    assert check_campaign(write_campaign(tmp_path, {})) == ()


def test_a_file_in_place_of_the_folder_stops_the_run(workspace: Build) -> None:
    with pytest.raises(MissingFileError, match="đường dẫn đi qua một tệp"):
        workspace({"data/submissions": "x"}).list_submissions()


def test_paths_are_shown_from_the_root_and_absolute_outside_it(tmp_path: Path, workspace: Build) -> None:
    built = workspace({})
    assert built.show(tmp_path / "data" / "x" / ".." / "outline.yaml") == "data/outline.yaml"
    assert built.show(tmp_path.parent / "kia.yaml") == (tmp_path.parent / "kia.yaml").as_posix()


def test_a_name_that_is_no_text_is_shown_all_the_same(workspace: Build) -> None:
    built = workspace({"data/submissions/.gitkeep": ""})
    (built.submissions / os.fsdecode(b"\xff.yaml")).write_text(ANSWER, "utf-8")
    assert check_campaign(built.root) == ()
    files, _ = built.list_submissions()
    assert built.show(files[0]) == "data/submissions/?.yaml"


@pytest.mark.parametrize("missing", ["outline.yaml", "units.yaml"])
def test_a_folder_without_outline_or_units_is_no_campaign(tmp_path: Path, missing: str) -> None:
    files = {"outline.yaml": OUTLINE, "units.yaml": UNITS}
    write_campaign(tmp_path, {})
    (tmp_path / "data" / missing).unlink()
    with pytest.raises(MissingFileError, match=missing):
        open_workspace(tmp_path)
    (tmp_path / "data" / missing).symlink_to(tmp_path / "data" / missing)
    with pytest.raises(MissingFileError, match=missing):
        open_workspace(tmp_path)
    assert set(files) >= {missing}


def test_a_root_that_is_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    for root in (tmp_path / "không có", tmp_path / "tệp", tmp_path / "tệp" / "con"):
        with pytest.raises(UsageError, match="Không có thư mục"):
            open_workspace(root)


def test_errors_of_the_system_are_said_in_vietnamese() -> None:
    assert explain_os_error(PermissionError(13, "Permission denied")) == "không có quyền"
    assert explain_os_error(OSError(99, "Odd")) == "hệ thống báo lỗi số 99"


@pytest.mark.parametrize("name", ["outline.yaml", "units.yaml"])
def test_an_outline_or_roster_elsewhere_is_not_opened(name: str, tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "root", {})
    (root / "data" / name).rename(tmp_path / name)
    (root / "data" / name).symlink_to(tmp_path / name)
    with pytest.raises(MissingFileError, match="là liên kết ra ngoài"):
        open_workspace(root)
    (root / "data" / name).unlink()
    os.mkfifo(root / "data" / name)
    with pytest.raises(MissingFileError, match="không phải một tệp thường"):
        open_workspace(root)


def test_a_submissions_folder_elsewhere_is_not_opened_and_an_error(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "root", {})
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "a.yaml").write_text("a: 1")
    (root / "data" / "submissions").symlink_to(tmp_path / "kho")
    assert check_campaign(root) == ("submissions: error[unreadable-file]",)
