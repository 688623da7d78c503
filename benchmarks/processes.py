"""What one run of a command costs: processor time, wall time and memory of the process and of those it starts.

Memory is the largest that the process, or one of those it waited for, ever was; while several run at once, what they
hold together counts, pages that they share once (looked at twenty times a second, on Linux). This process must stay
small: a started process begins its count of memory with what its starter holds (Linux, `ru_maxrss`), so nothing large
is imported or read here.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_LOOK = 0.05
"""Seconds between two looks at a running process."""
_MB = 1_000_000


class FailedRunError(Exception):
    """A command ended as it should not have: nothing it took says anything."""

    @classmethod
    def of(cls, command: Sequence[str], code: int, said: str) -> "FailedRunError":
        """Return what to raise of a command that ended with a code, and the end of what it said."""
        return cls(f"exit code {code}: {' '.join(command)[:300]}\n{said[-2_000:]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run took: seconds of the processor (user and system), seconds of the clock, and MB at its largest."""

    processor: float
    wall: float
    memory: float
    stopped: bool
    """It was ended at the limit: each of these is a lower bound."""


def measure_run(
    command: tuple[str, ...], folder: Path, *, limit: float, one_core: bool = False, fine: frozenset[int] = frozenset()
) -> Run:
    """Run a command in a folder and return what it took; after `limit` seconds it is ended, with all it started.

    `fine` are the exit codes beside 0 that say that the work was done.

    Raises:
        FailedRunError: it ended with another exit code.
    """
    with tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        process = _start(command, folder, errors, one_core=one_core)
        watch = _Watch(process.pid, begun + limit)
        try:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            watch.end()
            if process.returncode is None:
                _end(process.pid)
        if not watch.stopped and process.returncode and process.returncode not in fine:
            errors.seek(0)
            raise FailedRunError.of(command, process.returncode, errors.read().decode(errors="replace"))
    # macOS counts in bytes, Linux in kB.
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MB
    processor = used.ru_utime + used.ru_stime
    return Run(processor=processor, wall=wall, memory=max(largest, watch.together), stopped=watch.stopped)


def _start(command: tuple[str, ...], folder: Path, errors: IO[bytes], *, one_core: bool) -> "subprocess.Popen[bytes]":
    """Start a command without LibreOffice in reach, on one core if asked, as the leader of its own group."""
    cores = os.sched_getaffinity(0) if one_core else frozenset[int]()
    if cores:
        os.sched_setaffinity(0, {min(cores)})
    try:
        return subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=folder,
            # As people run it: what is installed was compiled once, by whom else if not by the first round.
            env={**os.environ, "PATH": str(Path(sys.executable).parent), "PYTHONDONTWRITEBYTECODE": ""},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
    finally:
        if cores:
            os.sched_setaffinity(0, cores)


class _Watch:
    """Looks at a running process: ends it at its limit, and adds up the memory of processes that run at once."""

    def __init__(self, pid: int, limit: float) -> None:
        self.stopped = False
        self.together = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(pid, limit), daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self, pid: int, limit: float) -> None:
        while not self._ended.wait(_LOOK):
            if time.perf_counter() > limit:
                self.stopped = True
                _end(pid)
                return
            below = tuple(_started_by(pid))
            if below:
                self.together = max(self.together, sum(map(_held_by, (pid, *below))))


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _started_by(pid: int) -> Iterator[int]:
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for each in map(int, listed.read_text().split()):
                yield each
                yield from _started_by(each)


def _held_by(pid: int) -> float:
    """Return the MB that a process holds, its part of what is shared; 0 of one that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / _MB
    return 0.0
