"""Files read whole, though somebody may be writing them: on a shared drive, in Word, by a download."""

import errno
import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

_TRIES = 10
_PAUSE = 0.1
"""Seconds between two looks at a file that changes: a second in all, as long as a program takes to save one."""


class FileStamp(NamedTuple):
    """What tells that a file is the one that was read: nobody has written it since."""

    size: int
    changed: int
    """In nanoseconds, by the clock of the disk."""


def take_stamp(path: Path) -> FileStamp | None:
    """Return the stamp of a file, where a link leads; None where there is none."""
    try:
        return _stamp(path.stat())
    except OSError:
        return None


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file; one whose size or time changes while it is read is read again.

    Raises:
        OSError: it can't be read; with `errno.EBUSY` it changes all the time, or somebody keeps it for himself.
    """
    for left in reversed(range(_TRIES)):
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read()
            after = _stamp(os.fstat(file.fileno()))
        if not stat.S_ISREG(status.st_mode) or after == _stamp(status) == (len(data), after.changed):
            return data
        if left:
            time.sleep(_PAUSE)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), os.fspath(path))


def await_saving(path: Path) -> None:
    """Wait a moment for a file that Excel takes away while it saves it: the file that says who has it open is there."""
    owner = path.with_name(f"~${path.name}")
    for _ in range(_TRIES):
        if path.exists() or not owner.exists():
            return
        time.sleep(_PAUSE)


def _stamp(status: os.stat_result) -> FileStamp:
    return FileStamp(status.st_size, status.st_mtime_ns)
