"""The file that is written beside its place before it is renamed into it, and what a dead run left of such files.

A run holds a lock on each such file as long as it lives, be it for days asleep; when it dies the system frees the lock.
So what can be locked belongs to nobody, whatever machine, container or number its owner had.
"""

import os
import re
import stat
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

_PREFIX = ".tongket-"
_OURS = re.compile(r"\.tongket-[a-z0-9_]{8}(?:\.docx|\.xlsx)?")
_LONG_AGO = 3600
"""Seconds after which a file that can't be locked is a dead run's: writing one takes a moment."""


def write_beside(path: Path, data: bytes, *, like: Path, held: ExitStack) -> Path:
    """Write data into a new file in the folder of `path`, with the rights of `like` where that is there.

    It is ours until `held` is closed.
    """
    # A short name of its own: the name of `path` may be as long as a name can be.
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=path.suffix, dir=path.parent)
        file = held.enter_context(os.fdopen(handle, "wb", buffering=0))
        if _lock(file, wait=True) is None or os.fstat(file.fileno()).st_nlink:
            break  # else another run took it for a dead one's, between our making and locking it
    beside = Path(name)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
        if sys.platform == "win32":
            file.close()  # what is open can't be renamed there
        beside.chmod(like.stat().st_mode & 0o777 if like.exists() else 0o666 & ~_umask())
    except BaseException:  # Ctrl-C too leaves nothing behind
        beside.unlink(missing_ok=True)
        raise
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def remove_left(folder: Path) -> None:
    """Take away what runs that are dead by now left in a folder; what can't be taken away stays."""
    with suppress(OSError):
        for each in list(os.scandir(folder)):
            if _OURS.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_dead(Path(each.path))


def _remove_dead(path: Path) -> None:
    with path.open("rb") as file:
        is_dead = _lock(file, wait=False)
        if is_dead is None:
            is_dead = time.time() - os.fstat(file.fileno())[stat.ST_MTIME] > _LONG_AGO
        if is_dead and sys.platform != "win32":
            path.unlink(missing_ok=True)
    if is_dead and sys.platform == "win32":
        path.unlink(missing_ok=True)


def _lock(file: IO[bytes], *, wait: bool) -> bool | None:
    """Lock a file; return whether it is ours now, None where files can't be locked."""
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
