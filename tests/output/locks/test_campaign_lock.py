"""One writer at a time in a campaign folder: who is told, and when a lock is taken for a dead run's."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tongket.errors import OutputError
from tongket.output.locks.campaign_lock import Worker, hold_folder

HERE = os.uname().nodename
LAN = Worker("lan", HERE, str(os.getpid()), "tongket receive", "14:05 ngày 12/4/2019")
HOA = Worker("hoa", HERE, "1", "tongket build", "14:06 ngày 12/4/2019")  # a process that runs as long as the machine


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "tongket-dang-chay.txt"


def leave(lock: Path, worker: Worker, seconds_ago: float = 0) -> None:
    """Leave a lock as a run that was killed leaves it."""
    with hold_folder(lock, worker):
        data = lock.read_bytes()
    lock.write_bytes(data)
    os.utime(lock, (time.time() - seconds_ago,) * 2)


def dead_process() -> str:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return str(process.pid)


def test_a_lock_says_who_works_there_and_goes_with_the_work(lock: Path) -> None:
    with hold_folder(lock, LAN) as left:
        assert left is None
        said = lock.read_text("utf-8")
    assert said.splitlines() == [
        "Đang chạy tongket trong thư mục này. Tệp này tự mất khi chạy xong.",
        "nguoi: lan",
        f"may: {HERE}",
        f"tien_trinh: {os.getpid()}",
        "lenh: tongket receive",
        "tu: 14:05 ngày 12/4/2019",
    ]
    assert list(lock.parent.iterdir()) == []


def test_a_lock_goes_when_the_work_fails(lock: Path) -> None:
    with pytest.raises(KeyboardInterrupt), hold_folder(lock, LAN):
        raise KeyboardInterrupt
    assert list(lock.parent.iterdir()) == []


def test_who_comes_second_is_told_who_works_since_when_and_what_to_do(lock: Path) -> None:
    with hold_folder(lock, HOA):
        with pytest.raises(OutputError) as raised, hold_folder(lock, LAN):
            pass
        assert lock.is_file()
    assert raised.value.message == (
        "Đang có người làm trong thư mục chiến dịch này:"
        f" hoa (máy {HERE}), lệnh tongket build, từ 14:06 ngày 12/4/2019."
    )
    assert "đợi lệnh ấy xong rồi chạy lại" in (raised.value.hint or "")
    assert str(lock) in (raised.value.hint or "")
    assert list(lock.parent.iterdir()) == []


def test_a_lock_of_a_process_of_this_machine_that_is_gone_is_taken_and_told(lock: Path) -> None:
    dead = HOA._replace(process=dead_process())
    leave(lock, dead)
    with hold_folder(lock, LAN) as left:
        assert left == dead
    assert list(lock.parent.iterdir()) == []


@pytest.mark.parametrize(
    "other",
    [HOA, HOA._replace(machine="VP-09", process="999999999"), HOA._replace(process="khác")],
)
def test_a_lock_of_another_machine_or_of_a_live_process_is_taken_when_it_is_hours_old_only(
    lock: Path, other: Worker
) -> None:
    leave(lock, other, 50 * 60)
    with pytest.raises(OutputError, match="hoa"), hold_folder(lock, LAN):
        pass
    leave_again = lock.read_bytes()
    lock.unlink()
    lock.write_bytes(leave_again)
    os.utime(lock, (time.time() - 70 * 60,) * 2)
    with hold_folder(lock, LAN) as left:
        assert left == other


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", "Đang".encode()])
def test_a_lock_that_names_nobody_yet_is_somebodys_for_a_moment(lock: Path, data: bytes) -> None:
    lock.write_bytes(data)
    with pytest.raises(OutputError, match="chưa rõ là ai"), hold_folder(lock, LAN):
        pass
    os.utime(lock, (time.time() - 90,) * 2)
    with hold_folder(lock, LAN):
        pass
    assert list(lock.parent.iterdir()) == []


def test_the_clock_of_a_machine_does_not_matter(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(lock, HOA._replace(machine="VP-09"))
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    with pytest.raises(OutputError, match="hoa"), hold_folder(lock, LAN):
        pass


def test_who_was_taken_for_dead_does_not_take_the_lock_of_whom_came_after(lock: Path) -> None:
    with hold_folder(lock, HOA._replace(machine="VP-09")):
        os.utime(lock, (time.time() - 70 * 60,) * 2)
        held = hold_folder(lock, LAN)
        held.__enter__()
    assert "nguoi: lan" in lock.read_text("utf-8")
    held.__exit__(None, None, None)
    assert list(lock.parent.iterdir()) == []


def test_of_many_that_find_a_dead_lock_at_once_one_takes_it(lock: Path) -> None:
    for _ in range(20):
        leave(lock, HOA._replace(machine="VP-08"), 70 * 60)
        workers = [Worker(f"người {number}", "VP-09", str(number), "tongket receive", "") for number in range(8)]
        held: list[str] = []
        refused: list[str] = []

        def work(worker: Worker, held: list[str] = held, refused: list[str] = refused) -> None:
            try:
                with hold_folder(lock, worker):
                    held.append(worker.user)
                    time.sleep(0.05)
                    assert held[-1] == worker.user
                    held.append("xong")
            except OutputError:
                refused.append(worker.user)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(work, workers))
        assert len(held) + len(refused) >= 8
        assert held[1::2] == ["xong"] * (len(held) // 2), "two worked at once"
        assert list(lock.parent.iterdir()) == []


def test_a_folder_where_nothing_can_be_made_is_not_held(tmp_path: Path) -> None:
    with hold_folder(tmp_path / "không có" / "khóa.txt", LAN) as left:
        assert left is None
