"""The door to LibreOffice: what happens where it is not there, fails, or never ends."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, call, campaign, made_files, run
from tests.paper import needs_office, opened, read_pages
from tongket.errors import OfficeError
from tongket.ooxml.office import convert_doc, convert_docx, count_pages, find_office, page_numbers

ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"
FRAME = (REPOSITORY / "templates/report.docx").read_bytes()
Fake = Callable[[str], None]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Put a shell script in the place of LibreOffice, and leftovers into a folder that can be looked at."""
    place, rest = tmp_path / "chương trình", tmp_path / "tạm"
    place.mkdir()
    rest.mkdir()
    monkeypatch.setenv("PATH", f"{place}:/usr/bin:/bin")
    monkeypatch.setattr("tempfile.tempdir", str(rest))

    def install(script: str) -> None:
        (place / "soffice").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (place / "soffice").chmod(0o755)

    return install


def left_over(tmp_path: Path) -> list[Path]:
    return [*(tmp_path / "tạm").iterdir()]


def is_running(number: int) -> bool:
    """Whether a process is there and is no zombie."""
    try:
        state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(ended: Callable[[], bool]) -> bool:
    end = time.monotonic() + 5
    while not ended() and time.monotonic() < end:
        time.sleep(0.02)
    return ended()


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OfficeError) as refused:
        convert_docx(FRAME, "pdf")
    assert refused.value.message == "LibreOffice chưa được cài trên máy này."
    assert refused.value.hint is not None
    assert refused.value.hint.startswith("cài LibreOffice")
    assert ".docx" in refused.value.hint
    assert count_pages(FRAME) is None


def test_a_file_of_the_old_format_can_be_saved_in_word_instead(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake("exit 0")
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        with pytest.raises(OfficeError, match=r"\(\.doc\) phải có LibreOffice") as absent:
            convert_doc(FRAME)
    with pytest.raises(OfficeError, match=r"không chuyển được tài liệu sang \.docx") as failed:
        convert_doc(FRAME)
    for each in (absent, failed):
        assert each.value.hint is not None
        assert "“Word Document (*.docx)”" in each.value.hint
    assert left_over(tmp_path) == []


def test_libreoffice_is_found_where_the_installer_of_windows_puts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Program Files"))
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path / "Program Files (x86)"))
    assert find_office() is None
    program = tmp_path / "Program Files (x86)/LibreOffice/program/soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    assert find_office() == str(program)


@pytest.mark.parametrize("script", ["exit 0", "exit 77", "echo hỏng >&2; kill -9 $$"])
def test_what_makes_nothing_is_an_error_and_leaves_nothing_behind(fake: Fake, tmp_path: Path, script: str) -> None:
    fake(script)
    with pytest.raises(OfficeError, match=r"không chuyển được tài liệu sang \.pdf"):
        convert_docx(FRAME, "pdf")
    assert left_over(tmp_path) == []
    assert count_pages(FRAME) is None


def test_what_cannot_be_started_is_an_error(fake: Fake, tmp_path: Path) -> None:
    fake("")
    (tmp_path / "chương trình/soffice").write_bytes(b"\x7fELF\x00")
    with pytest.raises(OfficeError, match="không chạy được"):
        convert_docx(FRAME, "pdf")
    assert left_over(tmp_path) == []


def test_what_never_ends_is_ended_with_everything_that_it_started(fake: Fake, tmp_path: Path) -> None:
    fake(f'sleep 300 & echo $! >"{tmp_path}/con"; echo $$ >"{tmp_path}/mẹ"; wait')
    began = time.monotonic()
    with pytest.raises(OfficeError, match="không làm xong trong 1 giây"):
        convert_docx(FRAME, "pdf", limit=1)
    assert time.monotonic() - began < 10
    for name in ("con", "mẹ"):
        number = int((tmp_path / name).read_text("utf-8"))
        assert wait_for(lambda: not is_running(number)), name  # noqa: B023 - called before the next round
    assert left_over(tmp_path) == []


def test_what_is_left_running_in_the_background_is_ended_too(fake: Fake, tmp_path: Path) -> None:
    fake(f'sleep 300 & echo $! >"{tmp_path}/con"; exit 1')
    with pytest.raises(OfficeError):
        convert_docx(FRAME, "pdf")
    number = int((tmp_path / "con").read_text("utf-8"))
    assert wait_for(lambda: not is_running(number))


def test_each_run_has_a_profile_of_its_own(fake: Fake, tmp_path: Path) -> None:
    fake(f'for each in "$@"; do echo "$each" >>"{tmp_path}/lời gọi"; done')
    for _ in range(2):
        assert count_pages(FRAME) is None
    said = (tmp_path / "lời gọi").read_text("utf-8").splitlines()
    profiles = [each for each in said if each.startswith("-env:UserInstallation=file:///")]
    assert len({*profiles}) == 2


def test_a_full_temporary_folder_is_an_error(monkeypatch: pytest.MonkeyPatch, fake: Fake, tmp_path: Path) -> None:
    fake("exit 0")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "không có"))
    with pytest.raises(OfficeError, match="thư mục tạm"):
        convert_docx(FRAME, "pdf")


@pytest.mark.slow
@needs_office
@pytest.mark.usefixtures("real_office")
def test_no_page_is_known_of_a_bookmark_that_nothing_refers_to() -> None:
    assert page_numbers(FRAME) == {}


# --- the command line


def test_a_pdf_without_libreoffice_writes_nothing(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=ANSWER), "build", "-o", "dự thảo.pdf", check=2)
    error, hint = done.stderr.splitlines()
    assert error == "lỗi: Không lập được dự thảo.pdf: LibreOffice chưa được cài trên máy này."
    assert hint.startswith("gợi ý: cài LibreOffice")
    assert done.stdout == ""
    assert not [*tmp_path.glob("*.pdf"), *tmp_path.glob("build")]


@pytest.mark.slow
def test_a_pdf_that_libreoffice_does_not_make_leaves_the_old_one(fake: Fake, tmp_path: Path) -> None:
    fake("exit 3")
    root = campaign(tmp_path / "chiến dịch", {"ra.pdf": "cũ"}, da_lat=ANSWER)
    done = run(root, "build", "-o", "ra.pdf", check=2, PATH=os.environ["PATH"], TMPDIR=str(tmp_path / "tạm"))
    assert "Không lập được ra.pdf: LibreOffice không chuyển được tài liệu sang .pdf (mã trả về 3)." in done.stderr
    assert done.stdout == ""
    assert (root / "ra.pdf").read_text("utf-8") == "cũ"
    assert not [*root.glob("*tap-hop*"), *root.glob("*.docx"), *root.glob("build")]
    assert left_over(tmp_path) == []


@pytest.mark.slow
def test_libreoffice_is_started_where_pages_are_asked_for_and_not_otherwise(fake: Fake, tmp_path: Path) -> None:
    fake(f'touch "{tmp_path}/chạy"\nexit 3')
    root = campaign(tmp_path / "chiến dịch", da_lat=ANSWER)
    done = run(root, "build", check=0, PATH=os.environ["PATH"])
    assert re.search(r"Dự thảo dài khoảng \d+ từ, chừng 1 trang, chưa kể phụ lục", done.stderr)
    assert not (tmp_path / "chạy").exists()
    run(root, "build", "--pages", check=0, PATH=os.environ["PATH"])
    assert (tmp_path / "chạy").exists()
    refused = run(root, "build", "--pages", "--format", "md", check=2)
    assert "--pages không dùng được với dạng md" in refused.stderr


@pytest.mark.slow
def test_a_draft_in_word_is_written_though_libreoffice_fails(fake: Fake, tmp_path: Path) -> None:
    fake("exit 3")
    root = campaign(tmp_path / "chiến dịch", da_lat=ANSWER)
    done = run(root, "build", "--toc", check=0, PATH=os.environ["PATH"])
    assert "Mục lục chưa có số trang (LibreOffice không chuyển được tài liệu" in done.stderr
    assert "Dự thảo dài khoảng" in done.stderr
    assert (root / "build/report.docx").exists()


@pytest.mark.slow
@needs_office
def test_both_books_are_made_as_pdf_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    root = campaign(tmp_path, {"ra.pdf": "cũ"}, da_lat=ANSWER)
    made = []
    for _ in range(2):
        done = run(root, "build", "--toc", "-o", "ra.pdf", "--as-of", "12/4/2019", check=0, PATH=os.environ["PATH"])
        assert done.stdout.splitlines() == ["Dự thảo: ra.pdf", "Bản tập hợp: ra-tap-hop.pdf"]
        made.append([(root / name).read_bytes() for name in ("ra.pdf", "ra-tap-hop.pdf")])
    assert made[0] == made[1]
    assert not [*root.glob("*.docx"), *made_files(root)]
    pages, others = map(read_pages, made[0])
    assert f"Dự thảo dài {len(pages)} trang, kể cả mục lục và phụ lục" in done.stderr
    assert "MỤC LỤC" in pages[0].text
    assert "BẢN TẬP HỢP" in others[0].text
    assert "16 phường" in " ".join(each.text for each in others)
    with opened(made[0][0]) as document:
        assert document.metadata["creationDate"].startswith("D:20190412000000")
        assert "Kết luận số 62-KL/TW" in document.metadata["title"]
        assert document.metadata["author"] in {"", None}
        assert str(tmp_path) not in str(document.metadata)


@pytest.mark.slow
@needs_office
def test_the_format_pdf_alone_goes_to_the_usual_place(tmp_path: Path) -> None:
    root = campaign(tmp_path, da_lat=ANSWER)
    run(root, "build", "--format", "pdf", check=0, PATH=os.environ["PATH"])
    assert made_files(root) == ["report.pdf", "source-book.pdf"]
