"""Nobody's edits are overwritten in silence, and nothing that is open or no file."""

import os
import stat
from pathlib import Path

import pytest

from tests.builders import call, campaign, made_files
from tests.output.drafts import ANSWER, REPORT, SOURCE, edit, left
from tongket.output.files import refuse_edited, write_files


def test_both_books_are_written_and_nothing_else_is_left(built: Path) -> None:
    assert made_files(built) == ["report.docx", "source-book.docx"]
    assert (built / REPORT).stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_untouched_draft_is_written_again(built: Path) -> None:
    before = (built / REPORT).read_bytes()
    call(built, "build", "--draft", "2", check=0)
    assert (built / REPORT).read_bytes() != before
    assert made_files(built) == ["report.docx", "source-book.docx"]


@pytest.mark.parametrize("name", [REPORT, SOURCE])
def test_a_draft_that_was_edited_is_not_overwritten(built: Path, name: str) -> None:
    edited = edit(built / name)
    other = REPORT if name == SOURCE else SOURCE
    before = (built / other).read_bytes()
    done = call(built, "build", "--draft", "2", check=2)
    assert "--force" in done.stderr
    assert Path(name).name in done.stderr
    assert (built / name).read_bytes() == edited
    assert (built / other).read_bytes() == before


def test_force_keeps_the_edited_draft_beside_the_new_one(built: Path) -> None:
    edited = edit(built / REPORT)
    done = call(built, "build", "--force", check=0)
    assert (built / "build/report.bak.docx").read_bytes() == edited
    assert (built / REPORT).read_bytes() != edited
    assert "report.bak.docx" in done.stderr
    assert made_files(built) == ["report.bak.docx", "report.docx", "source-book.docx"]


def test_force_over_an_untouched_draft_keeps_nothing(built: Path) -> None:
    call(built, "build", "--force", check=0)
    assert made_files(built) == ["report.docx", "source-book.docx"]


def test_a_document_of_somebody_elses_at_that_place_is_not_overwritten(tmp_path: Path) -> None:
    campaign(tmp_path, {"Báo cáo cũ.docx": b"PK"})
    call(tmp_path, "build", "-o", "Báo cáo cũ.docx", check=2)
    assert (tmp_path / "Báo cáo cũ.docx").read_bytes() == b"PK"
    assert not (tmp_path / "Báo cáo cũ-tap-hop.docx").exists()


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("báo cáo.docx", "~$áo cáo.docx"),
        ("report.docx", "~$report.docx"),
        ("dự-thảo-1.docx", "~$-thảo-1.docx"),
        ("báo cáo.docx", ".~lock.báo cáo.docx#"),
    ],
)
def test_a_draft_that_is_open_is_not_written(tmp_path: Path, name: str, lock: str) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", "-o", name, check=0)
    before = (tmp_path / name).read_bytes()
    (tmp_path / lock).write_bytes(b"")
    for more in ((), ("--force",)):
        done = call(tmp_path, "build", "--draft", "2", "-o", name, *more, check=2)
        program = "LibreOffice" if lock.startswith(".") else "Word"
        assert f"{name} đang mở trong {program}" in done.stderr
        assert lock in done.stderr
    assert (tmp_path / name).read_bytes() == before


def test_a_draft_that_is_open_where_a_link_leads_is_not_written(built: Path) -> None:
    (built / "liên kết.docx").symlink_to(built / REPORT)
    (built / "build/~$report.docx").write_bytes(b"")
    assert "đang mở trong Word" in call(built, "build", "-o", "liên kết.docx", check=2).stderr


def test_the_lock_of_another_file_does_not_matter(built: Path) -> None:
    for lock in ("~$khác.docx", ".~lock.khác.docx#", "~$report.xlsx"):
        (built / "build" / lock).write_bytes(b"")
    call(built, "build", "--draft", "2", check=0)


def test_the_source_book_open_in_word_stops_both(built: Path) -> None:
    before = (built / REPORT).read_bytes()
    (built / "build/~$urce-book.docx").write_bytes(b"")
    assert "source-book.docx đang mở trong Word" in call(built, "build", "--draft", "2", check=2).stderr
    assert (built / REPORT).read_bytes() == before


def test_a_folder_at_that_place_is_said(tmp_path: Path) -> None:
    campaign(tmp_path, {"ra.docx/x.txt": "x"})
    assert "ra.docx là thư mục" in call(tmp_path, "build", "-o", "ra.docx", check=2).stderr


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    campaign(tmp_path)
    call(tmp_path, "build", "-o", "Năm 2019/Dự thảo/báo cáo.docx", check=0)
    assert left(tmp_path / "Năm 2019/Dự thảo") == ["báo cáo-tap-hop.docx", "báo cáo.docx"]


@pytest.mark.parametrize("form", ["docx", "md", "json"])
def test_a_place_that_cannot_be_written_is_said_in_vietnamese(tmp_path: Path, form: str) -> None:
    campaign(tmp_path, {"tệp": "không phải thư mục"})
    done = call(tmp_path, "build", "-o", f"tệp/ra.{form}", check=2)
    assert done.stderr.startswith("lỗi: Không ghi được")
    assert "gợi ý:" in done.stderr


def test_a_pipe_in_that_place_is_said_and_not_waited_for(built: Path) -> None:
    os.mkfifo(built / "ống.docx")
    for more in ((), ("--force",)):
        assert "ống.docx không phải tệp thường" in call(built, "build", "-o", "ống.docx", *more, check=2).stderr
    assert stat.S_ISFIFO((built / "ống.docx").stat().st_mode)


def test_a_name_as_long_as_names_can_be_is_written_and_a_longer_one_is_said(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    longest = "d" * (255 - len("-tap-hop.docx"))
    call(tmp_path, "build", "-o", f"{longest}.docx", check=0)
    assert (tmp_path / f"{longest}.docx").exists()
    done = call(tmp_path, "build", "-o", f"{'d' * 300}.docx", check=2)
    assert done.stderr.startswith("lỗi: Không ghi được")


def test_the_mode_of_a_file_that_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(b"x")
    path.chmod(0o640)
    write_files({path: b"y"}, keep={})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"y", 0o640)


def test_what_is_not_there_is_nobodys_edit(tmp_path: Path) -> None:
    assert refuse_edited({tmp_path / "mới.docx": lambda _: False}, force=False) == {}


def test_json_and_markdown_are_written_again_without_asking(tmp_path: Path) -> None:
    campaign(tmp_path, {"ra.json": "cũ", "ra.md": "cũ"}, da_lat=ANSWER)
    for form in ("json", "md"):
        call(tmp_path, "build", "-o", f"ra.{form}", check=0)
        text = (tmp_path / f"ra.{form}").read_text("utf-8")
        assert "16 phường" in text
        assert text.endswith("\n")
