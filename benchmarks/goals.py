"""What must be reached, and whether it was."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from benchmarks import commands
from benchmarks.commands import REAL, VERBS, Key
from benchmarks.processes import Run


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took: the medians of its runs."""

    runs: tuple[Run, ...]

    @property
    def processor(self) -> float:
        """Seconds."""
        return median(each.processor for each in self.runs)

    @property
    def wall(self) -> float:
        """Seconds."""
        return median(each.wall for each in self.runs)

    @property
    def memory(self) -> float:
        """MB."""
        return median(each.memory for each in self.runs)

    @property
    def stopped(self) -> bool:
        """Whether it did not end within the limit: it took more than is said here."""
        return any(each.stopped for each in self.runs)


Results = Mapping[Key, Taken]
_By = Callable[[Taken], float]
_PROCESSOR: _By = operator.attrgetter("processor")
_WALL: _By = operator.attrgetter("wall")
_MEMORY: _By = operator.attrgetter("memory")
_COUNTRY, _PROVINCE = 3_321, 332


class Verdict(NamedTuple):
    """What of a goal was measured."""

    measured: str
    reached: bool | None
    """None: not measured whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One thing that must be reached, by the worst of its pairs."""

    work: str
    against: str
    pairs: tuple[tuple[Key, Key | None], ...]
    """Each of our commands, and what it is held against; None: a number alone, of MB."""
    by: _By
    at_most: float | None = None
    """Ours / theirs."""
    at_least: float | None = None
    """Theirs / ours: how many times faster."""

    @property
    def wanted(self) -> str:
        """What must be reached, for people."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g} × faster"
        return f"≤ {self.at_most:g}" + (" MB" if self.pairs[0][1] is None else "")


GOALS = (
    Goal(
        work="`validate`, 3,321 units, one core",
        against="floor, processor",
        pairs=((Key(_COUNTRY, commands.ONE_CORE), Key(_COUNTRY, commands.READING_FLOOR)),),
        by=_PROCESSOR,
        at_most=6,
    ),
    Goal(
        work="`validate`, 3,321 units",
        against="check-jsonschema, wall",
        pairs=((Key(_COUNTRY, "validate"), Key(_COUNTRY, commands.JSON_SCHEMA)),),
        by=_WALL,
        at_least=10,
    ),
    *(
        Goal(
            work=f"`build`, {units:,} units, both books",
            against="docxtpl, one book, wall",
            pairs=((Key(units, "build"), Key(units, commands.DOCXTPL)),),
            by=_WALL,
            at_most=most,
        )
        for units, most in ((26, 2), (_PROVINCE, 1.5), (_COUNTRY, 1))
    ),
    Goal(
        work="`build`, 332 units, both books",
        against="python-docx, one book, wall",
        pairs=((Key(_PROVINCE, "build"), Key(_PROVINCE, commands.PYTHON_DOCX)),),
        by=_WALL,
        at_least=10,
    ),
    Goal(
        work="`figures` on the real draft",
        against="`build` of it, processor",
        pairs=((Key(REAL, "figures"), Key(REAL, "build")),),
        by=_PROCESSOR,
        at_most=0.5,
    ),
    Goal(
        work="growth of time, every command",
        against="332 units, processor",
        pairs=tuple((Key(_COUNTRY, each), Key(_PROVINCE, each)) for each in VERBS),
        by=_PROCESSOR,
        at_most=11,
    ),
    Goal(
        work="peak memory, `validate`, 3,321 units",
        against="—",
        pairs=((Key(_COUNTRY, "validate"), None),),
        by=_MEMORY,
        at_most=200,
    ),
    Goal(
        work="peak memory, `build`, 3,321 units",
        against="docxtpl, one book",
        pairs=((Key(_COUNTRY, "build"), Key(_COUNTRY, commands.DOCXTPL)),),
        by=_MEMORY,
        at_most=1,
    ),
    Goal(
        work="`build` of the real campaign after a late file",
        against=f"`{commands.FULL}`, processor",
        pairs=((Key(REAL, commands.LATE), Key(REAL, commands.FULL)),),
        by=_PROCESSOR,
        at_most=4,
    ),
    *(
        Goal(
            work=f"`{verb}` of the real campaign",
            against=f"`{commands.LIGHT}`, processor",
            pairs=((Key(REAL, verb), Key(REAL, commands.LIGHT)),),
            by=_PROCESSOR,
            at_most=2.5,
        )
        for verb in ("status", "validate")
    ),
)


def judge(goal: Goal, results: Results) -> Verdict:
    """Return how far a goal is reached by the worst of its pairs that were measured."""
    found = list(_ratios(goal, results))
    if not found:
        return Verdict("not measured", None)
    worst, name, stopped = max(found) if goal.at_least is None else min(found)
    shown = f"{worst:.3g}"
    if len(goal.pairs) > 1:
        missing = [ours.name for ours, _ in goal.pairs if ours.name not in {each for _, each, _ in found}]
        shown += f" (`{name}`)" + (f"; not measured: {', '.join(missing)}" if missing else "")
    good = worst <= goal.at_most if goal.at_most is not None else worst >= (goal.at_least or 0)
    shown += ", though one was ended at the limit" if stopped else ""
    whole = len(found) == len(goal.pairs)
    return Verdict(shown, reached=(good and not stopped) if whole or not good else None)


def _ratios(goal: Goal, results: Results) -> Iterator[tuple[float, str, bool]]:
    """Yield the ratio of each pair that was measured, our command, and whether one of both was ended at the limit."""
    for ours, theirs in goal.pairs:
        if ours not in results or (theirs is not None and theirs not in results):
            continue
        own, other = results[ours], results[theirs] if theirs is not None else None
        ratio = goal.by(own) / (goal.by(other) if other is not None else 1)
        stopped = own.stopped or (other is not None and other.stopped)
        yield (1 / ratio if goal.at_least is not None else ratio), ours.name, stopped
