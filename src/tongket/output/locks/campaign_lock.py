"""One writer at a time (khóa thư mục): a file in the campaign folder says who works there, where and since when.

It is made with `O_EXCL`, which Windows and drives of a network keep to. Who finds one that a dead run left takes its
place under a second such file, which lives for a moment: so two that find it at once don't both take it.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tongket.errors import OutputError
from tongket.whole_files import read_whole

_LONG_AGO = 3600
"""Seconds after which a run is taken for dead: building 200 units with their pages takes some minutes."""
_A_MOMENT = 60
"""Seconds after which a file without a name in it, or one that guards a take-over, was left by a dead run."""
_BINARY = getattr(os, "O_BINARY", 0)
"""Windows writes the ends of lines its own way without it."""
_TITLE = "Đang chạy tongket trong thư mục này. Tệp này tự mất khi chạy xong."
_KEYS = ("nguoi", "may", "tien_trinh", "lenh", "tu")


class Worker(NamedTuple):
    """Who works in a campaign folder (người đang làm)."""

    user: str
    machine: str
    process: str
    """Its number on that machine."""
    command: str
    since: str
    """The hour and the day, as printed."""

    @property
    def told(self) -> str:
        """All of it in a line: `lan (máy VP-03), lệnh tongket receive, từ 14:05 ngày 12/4/2019`."""
        return f"{self.user} (máy {self.machine}), lệnh {self.command}, từ {self.since}"


@contextmanager
def hold_folder(lock: Path, worker: Worker) -> Iterator[Worker | None]:
    """Hold the lock of a campaign folder; yield who held it before and died.

    A folder in which no file can be made is not held: nobody writes there.

    Raises:
        OutputError: somebody works there; who, since when, and what to do.
    """
    left = None
    try:
        if not _make(lock, worker):
            left = _take_over(lock, worker)
    except OSError:
        yield None
        return
    try:
        yield left
    finally:
        if _read(lock) == worker:  # else somebody took us for dead
            _remove(lock)


def _make(lock: Path, worker: Worker) -> bool:
    """Make the lock; return whether it was not there."""
    lines = [_TITLE, *(f"{key}: {' '.join(said.split())}" for key, said in zip(_KEYS, worker, strict=True))]
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o666)
    except FileExistsError:
        return False
    except PermissionError:
        if os.path.lexists(lock):  # Windows says so of one that goes in this moment
            return False
        raise
    with os.fdopen(handle, "wb") as file:
        file.write("\r\n".join((*lines, "")).encode("utf-8", "replace"))
    return True


def _take_over(lock: Path, worker: Worker) -> Worker | None:
    """Take the place of a run that is dead; return whose it was.

    Raises:
        OutputError: it is alive, or nobody knows.
    """
    guard = lock.with_name(f"{lock.name}.doi")
    if _age(guard) > _A_MOMENT:
        _remove(guard)
    if not _make(guard, worker):
        raise _busy(lock, None)
    try:
        other = _read(lock)
        if not _is_dead(lock, other, worker, by_disk=guard):
            raise _busy(lock, other)
        _remove(lock)
        if not _make(lock, worker):
            raise _busy(lock, _read(lock))
    finally:
        _remove(guard)
    return other


def _is_dead(lock: Path, other: Worker | None, worker: Worker, *, by_disk: Path) -> bool:
    """Whether a run is dead: its process is gone from our machine, or its lock is old by the clock of the disk."""
    age = _age(lock, _changed(by_disk))
    if other is None:
        return age > _A_MOMENT
    if other.machine == worker.machine and (other.process == worker.process or not _is_alive(other.process)):
        return True
    return age > _LONG_AGO


def _is_alive(process: str) -> bool:
    """Whether a process of this machine runs; True where nobody can tell."""
    if not process.isascii() or not process.isdigit():
        return True
    if sys.platform == "win32":
        return _runs_on_windows(int(process))
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _runs_on_windows(process: int) -> bool:  # os.kill(…, 0) would end it there
    import ctypes

    query, none_such, still_active = 0x1000, 87, 259
    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - there on Windows only
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query, False, process)  # noqa: FBT003 - the signature is the system's
    if not handle:
        return bool(getattr(ctypes, "get_last_error")() != none_such)  # noqa: B009
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return not known or code.value == still_active


def _read(lock: Path) -> Worker | None:
    """Return whom a lock names; None where it can't be read, or is not written yet."""
    try:
        lines = read_whole(lock).decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    said = dict(each.split(": ", 1) for each in lines if ": " in each)
    return Worker(*(said[each] for each in _KEYS)) if said.keys() >= set(_KEYS) else None


def _age(lock: Path, now: float | None = None) -> float:
    """Return for how many seconds a file has been there; 0 where it is not."""
    changed = _changed(lock)
    return (now or time.time()) - changed if changed is not None else 0.0


def _changed(lock: Path) -> float | None:
    try:
        return lock.stat().st_mtime
    except OSError:
        return None


def _remove(lock: Path) -> None:
    for _ in range(20):
        with suppress(FileNotFoundError):
            try:
                lock.unlink()
            except PermissionError:  # Windows: somebody reads it
                time.sleep(0.05)
                continue
        return


def _busy(lock: Path, other: Worker | None) -> OutputError:
    who = other.told if other is not None else "chưa rõ là ai"
    return OutputError(
        f"Đang có người làm trong thư mục chiến dịch này: {who}.",
        "đợi lệnh ấy xong rồi chạy lại; tongket status, validate vẫn chạy được. Nếu chắc không còn ai chạy,"
        f" xóa tệp {lock}.",
    )
