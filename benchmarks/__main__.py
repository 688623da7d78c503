"""What each command costs as people run it, beside the least that could be done and what they would use instead.

    python -m benchmarks [UNITS …] [--runs N] [--only COMMAND …] [--without NAME …] [--json FILE] [--markdown FILE]

Every command is a process of its own, on made-up campaigns (`campaigns`) of 26, 124 and 332 units or as many as are
asked for (3321: the communes of the country), and on the campaign of this repository. All commands of all sizes are
run one after the other, then all again, so that what else the machine does falls on each; medians count. A command that
takes long is run fewer times (`_enough`); the tables say how often. What people would use instead is measured where
it is installed: `pip install -e '.[bench]'`. LibreOffice is out of reach: no command needs it by default.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from benchmarks.commands import REAL, VERBS, Command, campaign_commands, start_commands
from benchmarks.processes import FailedRunError, Run, measure_run
from benchmarks.tables import Measured, write_into

SIZES = (26, 124, 332)
_RUNS = 5
_LONG, _FEW, _VERY_LONG = 20.0, 3, 60.0
"""Seconds from which a command is run `_FEW` times, and from which it is run once."""
_LIMIT = 1_500.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print it, and write it; return 1 where a command failed.

    What was measured is printed and written also when it is ended early.
    """
    asked = _options().parse_args(arguments)
    measured = Measured(_what_was_asked(asked))
    try:
        _measure_all(asked, measured)
    except KeyboardInterrupt:
        sys.stderr.write("Ended early.\n")
    text = measured.markdown()
    sys.stdout.write(f"{text}\n")
    if asked.json is not None:
        asked.json.write_text(json.dumps(measured.to_json(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if asked.markdown is not None:
        write_into(asked.markdown, text)
    return 1 if any(each.startswith("exit code") for each in measured.missing.values()) else 0


def _options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.formatter_class = argparse.RawDescriptionHelpFormatter
    asked.add_argument("units", type=int, nargs="*", default=SIZES, help=f"sizes of made-up campaigns; else {SIZES}")
    asked.add_argument("--runs", type=int, default=_RUNS, help=f"of each command; else {_RUNS}")
    asked.add_argument("--only", nargs="+", choices=VERBS, default=VERBS, help="commands, with their rivals")
    asked.add_argument("--without", nargs="+", default=(), metavar="NAME", help="leave out, as the tables name them")
    asked.add_argument("--limit", type=float, default=_LIMIT, help=f"seconds that a run may take; else {_LIMIT:g}")
    asked.add_argument("--json", type=Path, help="write every run to this file")
    asked.add_argument("--markdown", type=Path, help="write the tables between the marks of this paper")
    return asked


def _what_was_asked(asked: argparse.Namespace) -> list[str]:
    """Return the arguments that decide what is measured, for whoever measures again."""
    only, without = (sorted(each) for each in (asked.only, asked.without))
    names = [*(["--only", *only] if only != sorted(VERBS) else []), *(["--without", *without] if without else [])]
    return [*map(str, asked.units), "--runs", str(asked.runs), *names]


def _measure_all(asked: argparse.Namespace, measured: Measured) -> None:
    """Run all commands of all sizes in turn, round after round."""
    with tempfile.TemporaryDirectory(prefix="tongket-") as folder:
        every = [
            *start_commands(Path(folder)),
            *chain(*(campaign_commands(Path(folder), each) for each in asked.units)),
        ]
        chosen = {"start", *asked.only} - {*asked.without}
        measured.commands = [each for each in every if each.verb in chosen and each.name not in asked.without]
        measured.missing |= {each.key: each.missing for each in measured.commands if each.missing}
        # The first time, files are read from the disk and modules compiled: it does not count.
        for each in measured.commands:
            if each.units == REAL:
                _measure(each, measured, asked)
        measured.runs.clear()
        for _ in range(asked.runs):
            for each in measured.commands:
                _measure(each, measured, asked)


def _measure(command: Command, measured: Measured, asked: argparse.Namespace) -> None:
    """Run a command once more, unless it can't be run, or was run often enough for the time that it takes."""
    runs = measured.runs.setdefault(command.key, [])
    if command.key in measured.missing or (runs and len(runs) >= _enough(runs[0], asked.runs)):
        return
    try:
        command.prepare()
        run = measure_run(command.run, command.folder, limit=asked.limit, one_core=command.one_core, fine=command.fine)
    except FailedRunError as error:
        measured.missing[command.key] = str(error)
        sys.stderr.write(f"{command.name}: {error}\n")
        return
    _say(command, run)
    runs.append(run)


def _enough(first: Run, runs: int) -> int:
    """Return how often a command is run whose first run took so long."""
    if first.wall > _VERY_LONG or first.stopped:
        return 1
    return min(_FEW, runs) if first.wall > _LONG else runs


def _say(command: Command, run: Run) -> None:
    of = f"{command.units} units" if command.units != REAL else "real"
    figures = f"{run.processor:8.2f} s processor {run.wall:8.2f} s wall {run.memory:6.0f} MB"
    sys.stderr.write(f"{of:>10}  {command.name:44} {figures}{'  ended at the limit' if run.stopped else ''}\n")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
