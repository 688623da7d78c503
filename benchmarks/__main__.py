"""What each command costs as people run it, beside the least that could be done and what they would use instead.

    python -m benchmarks [UNITS …] [--runs N] [--only COMMAND …] [--without NAME …] [--json FILE] [--markdown FILE]

Every command is a process of its own, on made-up campaigns (`campaigns`) of 26, 124 and 332 units or as many as are
asked for (3321: the communes of the country), and on the campaign of this repository. All commands of a size are run
one after the other, then all again, so that what else the machine does falls on each; medians count. A command that
takes long is run fewer times (`_enough`); the tables say how often. What people would use instead is measured where
it is installed: `pip install -e '.[bench]'`. LibreOffice is out of reach: no command needs it by default.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterable, Sequence
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
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = _options().parse_args(given)
    measured = Measured(given)
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


def _measure_all(asked: argparse.Namespace, measured: Measured) -> None:
    with tempfile.TemporaryDirectory(prefix="tongket-") as folder:
        chosen = {"start", *asked.only}
        # The first time, files are read from the disk and modules compiled: it does not count.
        _measure(start_commands(Path(folder)), chosen, measured, asked, first=-1)
        for units in asked.units:
            _measure(campaign_commands(Path(folder), units), chosen, measured, asked)


def _measure(
    commands: Iterable[Command], chosen: set[str], measured: Measured, asked: argparse.Namespace, first: int = 0
) -> None:
    """Run all commands of one size in turn, round after round; rounds before 0 do not count."""
    taking = [each for each in commands if each.verb in chosen and each.name not in asked.without]
    measured.commands += taking
    for each in taking:
        if each.missing:
            measured.missing[each.key] = each.missing
    for number in range(first, asked.runs):
        for each in taking:
            runs = measured.runs.setdefault(each.key, [])
            if each.key in measured.missing or (runs and len(runs) >= _enough(runs[0], asked.runs)):
                continue
            try:
                each.prepare()
                run = measure_run(each.run, each.folder, limit=asked.limit, one_core=each.one_core, fine=each.fine)
            except FailedRunError as error:
                measured.missing[each.key] = str(error)
                sys.stderr.write(f"{each.name}: {error}\n")
                continue
            _say(each, run)
            if number >= 0:
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
