"""The atomic write: a crash, Ctrl-C or a full disk leaves the old files whole, and no rubbish."""

import os
import resource
import secrets
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.builders import call, environment, made_files, open_docx
from tests.output.drafts import REPORT, SOURCE, edit, left
from tongket.errors import OutputError
from tongket.output.files import backup_path, refuse_existing, write_files

pytestmark = pytest.mark.slow


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """Act as a user who may read a folder and write nothing in it, root too."""
    above = folder.parents if os.geteuid() == 0 else ()  # who is not root goes on as himself
    closed = [each for each in above if not each.stat().st_mode & stat.S_IXOTH]
    modes = {each: stat.S_IMODE(each.stat().st_mode) for each in (folder, *closed)}
    for each, mode in modes.items():
        each.chmod(0o555 if each == folder else mode | 0o055)
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)
        for each, mode in modes.items():
            each.chmod(mode)


@pytest.mark.parametrize("more", [(), ("--force",)])
def test_a_folder_that_may_not_be_written_leaves_the_old_files(built: Path, more: tuple[str, ...]) -> None:
    before = edit(built / REPORT) if more else (built / REPORT).read_bytes()
    with nobody(built / "build"):
        done = call(built, "build", "--draft", "2", *more, check=2)
    assert done.stderr.startswith("lỗi: Không ghi được")
    assert "gợi ý:" in done.stderr
    assert (built / REPORT).read_bytes() == before
    assert made_files(built) == ["report.docx", "source-book.docx"]


def on_a_full_disk(cwd: Path, room: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line where no file may grow beyond some bytes."""
    return subprocess.run(
        [sys.executable, "-m", "tongket", *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )


def test_a_full_disk_leaves_the_old_files_and_no_rubbish(built: Path) -> None:
    before = {name: (built / name).read_bytes() for name in (REPORT, SOURCE)}
    room = (len(before[REPORT]) + len(before[SOURCE])) // 2 if len(before[REPORT]) != len(before[SOURCE]) else 100
    done = on_a_full_disk(built, room, "build", "--draft", "2")
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("lỗi: Không ghi được")
    assert {name: (built / name).read_bytes() for name in (REPORT, SOURCE)} == before
    assert made_files(built) == ["report.docx", "source-book.docx"]


def test_a_disk_too_full_for_what_is_to_be_kept_leaves_no_half_of_it(built: Path) -> None:
    document = open_docx(built / REPORT)
    document.add_paragraph(secrets.token_hex(90_000))  # does not pack: larger than both books
    document.save(str(built / REPORT))
    edited = (built / REPORT).read_bytes()
    done = on_a_full_disk(built, len(edited) - 1000, "build", "--force")
    assert done.returncode == 2, done.stderr
    assert "Không ghi được" in done.stderr
    assert (built / REPORT).read_bytes() == edited
    assert made_files(built) == ["report.docx", "source-book.docx"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 64 kB."""
    place = tmp_path / "đĩa"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or umount is None:
        pytest.skip("only root may mount a small disk")
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run([umount, str(place)], check=True)


def test_a_disk_that_is_really_full_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "báo cáo.docx"
    path.write_bytes(b"c" * 30_000)
    with pytest.raises(OutputError, match="Không ghi được"):
        write_files({path: b"m" * 50_000}, keep={})
    with pytest.raises(OutputError):
        write_files({path: b"m" * 20_000}, keep={path: small_disk / "báo cáo.bak.docx"})
    assert path.read_bytes() == b"c" * 30_000
    assert left(small_disk) == ["báo cáo.docx"]


class Interrupted(dict[Path, bytes]):
    """Files of which the first is made when somebody presses Ctrl-C."""

    def items(self) -> Any:  # noqa: ANN401 - what a dict returns has no public name
        yield from list(super().items())[:1]
        raise KeyboardInterrupt


def test_ctrl_c_leaves_the_old_files_and_no_rubbish(tmp_path: Path) -> None:
    one, two = tmp_path / "một.docx", tmp_path / "hai.docx"
    one.write_bytes(b"cu")
    with pytest.raises(KeyboardInterrupt):
        write_files(Interrupted({one: b"moi", two: b"moi"}), keep={})
    assert one.read_bytes() == b"cu"
    assert left(tmp_path) == ["một.docx"]


def test_when_the_second_file_cannot_be_put_in_its_place_the_first_is_the_old_one(tmp_path: Path) -> None:
    one, two = tmp_path / "một.docx", tmp_path / "hai.docx"
    one.write_bytes("bản cũ".encode())
    (two / "con").mkdir(parents=True)
    with pytest.raises(OutputError):
        write_files({one: b"m", two: b"h"}, keep={})
    assert one.read_bytes() == "bản cũ".encode()
    assert left(tmp_path) == ["hai.docx", "một.docx"]


def test_when_the_second_file_cannot_be_put_in_its_place_a_new_first_one_goes_again(tmp_path: Path) -> None:
    one, two = tmp_path / "một.docx", tmp_path / "hai.docx"
    (two / "con").mkdir(parents=True)
    with pytest.raises(OutputError):
        write_files({one: b"m", two: b"h"}, keep={})
    assert left(tmp_path) == ["hai.docx"]


def test_what_was_kept_goes_again_when_the_writing_fails(tmp_path: Path) -> None:
    one, two = tmp_path / "một.docx", tmp_path / "hai.docx"
    one.write_bytes(b"cu")
    two.mkdir()
    with pytest.raises(OutputError):
        write_files({one: b"m", two: b"h"}, keep={one: backup_path(one)})
    assert one.read_bytes() == b"cu"
    assert left(tmp_path) == ["hai.docx", "một.docx"]


def test_nothing_that_was_kept_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    for number in range(3):
        path.write_bytes(b"%d" % number)
        write_files({path: b"moi"}, keep=refuse_existing(path, force=True))
    assert [(tmp_path / f"báo cáo.bak{each}.docx").read_bytes() for each in ("", "-2", "-3")] == [b"0", b"1", b"2"]


def test_a_link_stays_a_link_and_what_it_names_is_written(tmp_path: Path) -> None:
    place, link = tmp_path / "ổ chung" / "báo cáo.docx", tmp_path / "báo cáo.docx"
    place.parent.mkdir()
    place.write_bytes(b"cu")
    link.symlink_to(place)
    write_files({link: b"moi"}, keep=refuse_existing(link, force=True))
    assert link.is_symlink()
    assert place.read_bytes() == b"moi"
    assert (tmp_path / "báo cáo.bak.docx").read_bytes() == b"cu"
    assert left(place.parent) == ["báo cáo.docx"]


def test_a_link_to_nothing_and_a_circle_of_links_are_no_traceback(tmp_path: Path) -> None:
    link, circle = tmp_path / "liên kết.docx", tmp_path / "vòng.docx"
    link.symlink_to(tmp_path / "chưa có.docx")
    circle.symlink_to(circle)
    write_files({link: b"moi"}, keep=refuse_existing(link, force=False))
    assert (tmp_path / "chưa có.docx").read_bytes() == b"moi"
    write_files({circle: b"moi"}, keep=refuse_existing(circle, force=False))
    assert circle.read_bytes() == b"moi"
    assert left(tmp_path) == ["chưa có.docx", "liên kết.docx", "vòng.docx"]
