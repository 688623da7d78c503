"""Two people, one campaign folder: commands that write wait for each other, those that only look do not."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import call, campaign, environment, submission
from tests.commands.receive.desks import desk_at, report_of
from tests.output.drafts import ANSWER
from tests.small_campaign import HEAD, write_campaign

UNITS = ("da-lat", "lam-ha")
BUSY = "Đang có người làm trong thư mục chiến dịch này"
OF_ANOTHER = (
    "nguoi: hoa\r\nmay: VP-09\r\ntien_trinh: 12\r\nlenh: tongket build\r\ntu: 14:06 ngày 12/4/2019\r\n".encode()
)


def lock_of(root: Path) -> Path:
    return root / "tongket-dang-chay.txt"


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tongket", arguments[0], "--root", str(root), *arguments[1:]]
    return subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def stop_at_work(process: subprocess.Popen[str], root: Path) -> None:
    """Put a run to sleep as soon as it holds the folder."""
    until = time.monotonic() + 30
    while not lock_of(root).is_file():
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(signal.SIGSTOP)


@pytest.mark.slow
def test_of_two_that_receive_at_once_the_second_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "đợt này")
    root = desk.workspace.root
    files = {unit: tmp_path / f"{unit}.docx" for unit in UNITS}
    for unit, path in files.items():
        path.write_bytes(report_of(desk, unit))
    first = start(root, "receive", str(files["da-lat"]), "--on", "9/4/2019")
    try:
        stop_at_work(first, root)
        second = start(root, "receive", str(files["lam-ha"]), "--on", "9/4/2019")
        _, said = second.communicate(timeout=60)
        assert second.returncode == 2
        assert BUSY in said
        assert "lệnh tongket receive, từ " in said
        assert "đợi lệnh ấy xong" in said
        for looking in (("status",), ("validate",), ("build", "--format", "md"), ("fix",)):
            assert call(root, *looking).returncode in {0, 1}, looking
        assert lock_of(root).is_file()
    finally:
        first.send_signal(signal.SIGCONT)
    out, said = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert "Thành ủy Đà Lạt, bản 1" in out
    assert not lock_of(root).exists()
    call(root, "receive", str(files["lam-ha"]), "--on", "9/4/2019", check=0)
    log = desk.workspace.receipt_log.read_text("utf-8")
    assert [log.count(f"don_vi: {unit}") for unit in UNITS] == [1, 1]


@pytest.mark.slow
def test_however_many_receive_at_once_who_was_not_refused_stands_in_the_log(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "đợt này")
    root = desk.workspace.root
    path = tmp_path / "da-lat.docx"
    path.write_bytes(report_of(desk, "da-lat"))
    call(root, "receive", str(path), "--on", "9/4/2019", check=0)
    asked = [f"điều {number}" for number in range(5)]
    runs = [start(root, "receive", "--ask", "da-lat", each) for each in asked]
    codes = {each: (run.communicate(timeout=120), run.returncode)[1] for each, run in zip(asked, runs, strict=True)}
    log = desk.workspace.receipt_log.read_text("utf-8")
    assert set(codes.values()) <= {0, 2}
    assert (
        {each for each in asked if f"{each}\n" in log} == {each for each, code in codes.items() if code == 0} != set()
    )
    assert not lock_of(root).exists()


@pytest.mark.slow
def test_the_lock_of_a_run_that_was_killed_is_known_and_told(tmp_path: Path) -> None:
    root = campaign(tmp_path, da_lat=ANSWER)
    run = start(root, "build")
    stop_at_work(run, root)
    run.kill()
    run.communicate()
    assert lock_of(root).is_file()
    done = call(root, "build", check=0)
    assert "Lần chạy trước dừng giữa chừng" in done.stderr
    assert not lock_of(root).exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("receive", "--accept", "quan-su"),
        ("decide",),
        ("build",),
        ("build", "--format", "json", "-o", "report.json"),
        ("update", "build/report.docx"),
        ("fix", "--write"),
        ("form",),
        ("slip",),
        ("remind",),
        ("confirm",),
        ("clean", "build/report.docx"),
    ],
)
def test_a_command_that_writes_is_held_off_by_another_machine(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": HEAD + "tra_loi:\n  I.1: Ổn định.\n"})
    lock_of(root).write_bytes(OF_ANOTHER)
    before = sorted(root.rglob("*"))
    done = call(root, *arguments, check=2)
    assert f"{BUSY}: hoa (máy VP-09), lệnh tongket build, từ 14:06 ngày 12/4/2019." in done.stderr
    assert sorted(root.rglob("*")) == before


def test_a_run_is_told_when_what_it_read_was_written_by_somebody_meanwhile(tmp_path: Path) -> None:
    from tongket.commands.fix import find_repairs, write_repairs
    from tongket.errors import OutputError
    from tongket.intake import read_campaign
    from tongket.workspace import open_workspace

    root = campaign(tmp_path)
    path = root / "data/submissions/da-lat.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(submission("da-lat", "tra_loi:\n\tI.1: Ổn định.\n"), "utf-8")
    workspace = open_workspace(root)
    known = read_campaign(workspace)[0]
    assert known is not None
    found = find_repairs(workspace, known, None)
    assert found
    saved = path.read_bytes() + b"# sua tay\n"
    path.write_bytes(saved)
    with pytest.raises(OutputError, match="vừa có người khác sửa"):
        write_repairs(found)
    assert path.read_bytes() == saved
    assert list(path.parent.iterdir()) == [path]
