"""What was measured, as Markdown: goals first, then each size, then growth; on what machine."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.commands import LIGHT, REAL, REPOSITORY, Command, Key
from benchmarks.goals import GOALS, Results, Taken, judge
from benchmarks.processes import Run

BEGIN, END = "<!-- measured: python -m benchmarks --markdown writes from here -->", "<!-- to here -->"


class Measured:
    """All that one run of the benchmarks measured, and why something was not."""

    def __init__(self, asked: Sequence[str]) -> None:
        self.command = " ".join(["python -m benchmarks", *asked])
        self.when = datetime.now(UTC).strftime("%Y-%m-%d")
        self.machine = _machine()
        self.commands: list[Command] = []
        """In the order of the tables; also those that could not be run."""
        self.runs: dict[Key, list[Run]] = {}
        self.missing: dict[Key, str] = {}

    @property
    def results(self) -> dict[Key, Taken]:
        """What each command took that was run."""
        return {key: Taken(tuple(runs)) for key, runs in self.runs.items() if runs}

    def markdown(self) -> str:
        """Return everything as Markdown."""
        sizes = dict.fromkeys(each.units for each in self.commands)
        parts = [self._head(), "### What must be reached", self._goals()]
        for units in sizes:
            parts += [f"### {f'{units:,} units' if units != REAL else 'Start-up, and the campaign of this repository'}"]
            parts += [self._size(units), *self._left(units)]
        grown = sorted(units for units in sizes if units != REAL)
        if len(grown) > 1:
            parts += ["### Growth of processor time", self._growth(grown)]
        return "\n\n".join(parts)

    def to_json(self) -> object:
        """Return everything as JSON has it: times in seconds, memory in MB, of every run."""
        fields = ("processor", "wall", "memory", "stopped")
        return {
            "command": self.command,
            "date": self.when,
            "machine": self.machine,
            "results": [
                {
                    "units": key.units,
                    "command": key.name,
                    **{name: getattr(taken, name) for name in fields},
                    "runs": [{name: getattr(run, name) for name in fields} for run in taken.runs],
                }
                for key, taken in self.results.items()
            ],
            "missing": [{"units": key.units, "command": key.name, "reason": why} for key, why in self.missing.items()],
            "goals": [
                {
                    "work": goal.work,
                    "against": goal.against,
                    "wanted": goal.wanted,
                    **judge(goal, self.results)._asdict(),
                }
                for goal in GOALS
            ],
        }

    def _head(self) -> str:
        return f"`{self.command}`, {self.when}, {', '.join(self.machine.values())}."

    def _goals(self) -> str:
        return _table(("work", "against", "wanted", "measured", "reached"), list(_goal_rows(self.results)))

    def _size(self, units: int) -> str:
        head = ("command", "runs", "processor, s", "wall, s", "memory, MB", "÷ imports", "÷ floor", "wall ÷ tongket")
        return _table(
            head, [self._row(each) for each in self.commands if each.units == units and each.key in self.results]
        )

    def _row(self, command: Command) -> tuple[str, ...]:
        taken = self.results[command.key]
        more = "> " if taken.stopped else ""
        figures = (f"{taken.processor:.2f}", f"{more}{taken.wall:.2f}", f"{taken.memory:.0f}")
        compared = [self._ratio(taken, Key(REAL, LIGHT)), self._ratio(taken, Key(command.units, command.floor)), ""]
        if command.rival:
            ours = self.results.get(Key(command.units, command.verb))
            compared = ["", "", f"{more}{taken.wall / ours.wall:.2f}" if ours else ""]
        name = command.name if command.rival and not command.name.startswith("import") else f"`{command.name}`"
        return name, str(len(taken.runs)), *figures, *compared

    def _ratio(self, taken: Taken, other: Key) -> str:
        return f"{taken.processor / self.results[other].processor:.1f}" if other in self.results else ""

    def _left(self, units: int) -> list[str]:
        left = [f"{key.name} ({' '.join(why.split())})" for key, why in self.missing.items() if key.units == units]
        return [f"Not measured: {'; '.join(left)}."] if left else []

    def _growth(self, sizes: list[int]) -> str:
        steps = list(pairwise(sizes))
        head = ("command", *(f"{few:,} → {many:,} (× {many / few:.1f})" for few, many in steps))
        names = dict.fromkeys(each.name for each in self.commands if each.units == sizes[0])
        return _table(head, [(name, *(self._step(name, *step) for step in steps)) for name in names])

    def _step(self, name: str, few: int, many: int) -> str:
        one, other = (self.results.get(Key(units, name)) for units in (few, many))
        return f"× {other.processor / one.processor:.1f}" if one is not None and other is not None else "—"


def write_into(paper: Path, text: str) -> None:
    """Put what was measured between the two marks of a paper; a paper that is not there yet is made of them alone."""
    before, _, rest = (paper.read_text("utf-8") if paper.exists() else f"{BEGIN}\n{END}\n").partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"{paper}: the marks are missing:\n{BEGIN}\n{END}")
    paper.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")


def _goal_rows(results: Results) -> Iterator[tuple[str, ...]]:
    for goal in GOALS:
        verdict = judge(goal, results)
        reached = {True: "yes", False: "**no**", None: ""}[verdict.reached]
        yield goal.work, goal.against, goal.wanted, verdict.measured, reached


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table of Markdown that is also read as it stands: columns in line, figures to the right."""
    widths = [max(len(each[column]) for each in (head, *rows)) for column in range(len(head))]
    right = [
        column > 0 and all(row[column][:1] in {*"0123456789×>—", ""} for row in rows) for column in range(len(head))
    ]

    def line(cells: tuple[str, ...]) -> str:
        put = (
            each.rjust(width) if end else each.ljust(width)
            for each, width, end in zip(cells, widths, right, strict=True)
        )
        return f"| {' | '.join(put)} |"

    rule = "|".join("-" * (width + 1) + (":" if end else "-") for width, end in zip(widths, right, strict=True))
    return "\n".join([line(head), f"|{rule}|", *map(line, rows)])


def _machine() -> dict[str, str]:
    """Return what is known of the machine and of the program."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        lines = (each.partition(":") for each in cpus.read_text().splitlines())
        model = next((value.strip() for key, _, value in lines if key.strip() == "model name"), model)
    version = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 - the git of whoever measures
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout.strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model,
        "cores": f"{os.cpu_count()} cores",
        "memory": f"{memory:.0f} GB",
        "python": f"Python {sys.version.split()[0]}",
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "load": f"load {os.getloadavg()[0]:.1f} before",
        "version": f"tongket at {version or 'an unknown commit'}",
    }
