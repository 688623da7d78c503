"""The files of a large campaign shared between processes; what comes back is the same, in the same order."""

import copyreg
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tongket.findings.catalogue import RULES
from tongket.findings.rule import Rule

_T = TypeVar("_T")
WORTH = 2_000_000
"""Bytes of files from which more processes are faster: to start one takes as long as to read some 300 KB.

Measured on two cores: 26 units (0.5 MB) 0.7 s in one process and 0.6 in two, 124 (2.6 MB) 3.6 and 2.5, 332 8.8 and
5.3; where a process is spawned, add half a second.
"""
_START = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins: as a copy of this one, which has no threads yet; other systems have none, or can't be sure."""
_MOST = 8
"""Processes: more would wait for the one that takes what they return."""
_AT_ONCE = 8
"""Files that a process takes at once: so few that a stop is not felt, so many that sending costs nothing."""


def map_files(work: Callable[[Path], _T], files: Sequence[Path]) -> Iterator[_T]:
    """Yield what `work`, which can be pickled, returns for each file, in their order.

    Where no process can be started, or one dies, this one does what is left.
    """
    done = 0
    processes = min(_MOST, _cores(), -(-len(files) // _AT_ONCE))
    if processes > 1 and sum(map(_size, files)) >= WORTH:
        for each in _shared(work, files, processes):
            done += 1
            yield each
    yield from map(work, islice(files, done, None))


def _shared(work: Callable[[Path], _T], files: Sequence[Path], processes: int) -> Iterator[_T]:
    """Yield what other processes return, as far as they come."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(processes, mp_context=get_context(_START), initializer=_leave_stopping)
    try:
        with suppress(BrokenProcessPool, OSError):
            yield from pool.map(work, files, chunksize=_AT_ONCE)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_stopping() -> None:
    """Let Ctrl-C be for the process that began: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # its reader tells
        return 0


def _find_rule(id_: str) -> Rule:
    return RULES[id_]


# A rule is known by its identity: what comes from another process must name the one that is here.
copyreg.pickle(Rule, lambda rule: (_find_rule, (rule.id,)))
