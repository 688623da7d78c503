"""What a killed run left beside its result goes with the next run that succeeds; what a live one writes stays."""

import fcntl
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import call, environment, made_files
from tests.output.drafts import REPORT, left
from tongket.output.files import backup_path, write_files

WAITING = """
import sys, time
from contextlib import ExitStack
from pathlib import Path
from tongket.output.beside import write_beside
path = Path(sys.argv[1])
with ExitStack() as held:
    print(write_beside(path, b"do dang", like=path, held=held), flush=True)
    time.sleep(60)
"""


def start_writing(path: Path) -> tuple[subprocess.Popen[str], Path]:
    """Start a run that stands between writing beside a file and putting it in its place."""
    command = [sys.executable, "-c", WAITING, str(path)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    with process.stdout as stream:
        return process, Path(stream.readline().strip())


@pytest.mark.parametrize("name", ["báo cáo.docx", "biên tập.xlsx", "bảng"])
def test_what_a_killed_run_left_goes_and_what_a_live_one_writes_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    (dead, of_dead), (alive, of_alive) = start_writing(path), start_writing(path)
    try:
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        alive.send_signal(signal.SIGSTOP)  # asleep for as long as it may be, it is alive
        assert left(tmp_path) == sorted([of_dead.name, of_alive.name])
        write_files({path: b"moi"}, keep={})
        assert left(tmp_path) == sorted([of_alive.name, name])
    finally:
        alive.kill()
        alive.wait()
    write_files({path: b"moi"}, keep={path: backup_path(path)})
    assert not [each for each in left(tmp_path) if each.startswith(".tongket-")]


def test_a_run_that_fails_takes_nothing_away(tmp_path: Path) -> None:
    process, beside = start_writing(tmp_path / "báo cáo.docx")
    process.kill()
    process.wait()
    (tmp_path / "thư mục").mkdir()
    with pytest.raises(Exception, match="Không ghi được"):
        write_files({tmp_path / "thư mục": b"moi"}, keep={})
    assert beside.exists()


def test_nothing_of_anybody_else_goes(tmp_path: Path) -> None:
    others = [".tongket-ghi chép.docx", ".tongket-abcd1234.docx.bak", "tongket-abcd1234.docx", ".tongket-ABCD1234.docx"]
    for each in others:
        (tmp_path / each).write_bytes(b"cua nguoi khac")
    (tmp_path / ".tongket-abcd1234").mkdir()
    (tmp_path / ".tongket-abcd5678.docx").symlink_to(tmp_path / others[0])
    write_files({tmp_path / "báo cáo.docx": b"moi"}, keep={})
    assert left(tmp_path) == sorted([*others, ".tongket-abcd1234", ".tongket-abcd5678.docx", "báo cáo.docx"])


@pytest.mark.slow
def test_a_build_that_was_killed_leaves_nothing_once_the_next_one_is_done(built: Path) -> None:
    """Killed at many moments: what it leaves, if anything, goes; the draft is whole."""
    for wait in (0.4, 0.8, 1.2):
        command = [sys.executable, "-m", "tongket", "build", "--draft", "2"]
        process = subprocess.Popen(
            command, cwd=built, env=environment(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.kill()
        process.wait()
    (built / "build" / ".tongket-k_1ll3d0.docx").write_bytes(b"do dang")
    call(built, "build", "--draft", "3", "--force", check=0)
    assert [each for each in made_files(built) if ".bak" not in each] == ["report.docx", "source-book.docx"]
    with (built / REPORT).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
