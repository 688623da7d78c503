"""Where the time of `build` goes, stage by stage, beside the floor: a quick look while something is made faster.

    python -m benchmarks.stages [UNITS …]

In this process, by the time of the processor, the shortest of some runs: both books of made-up campaigns (`campaigns`)
as `build` makes them, and the floor of `compared`. What commands cost as people run them, beside what they would use
instead: `python -m benchmarks`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tests.builders import DAY

from benchmarks.campaigns import write_campaign
from benchmarks.compared import take_paragraphs, write_strings
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import NO_DECISIONS
from tongket.report.books import make_books
from tongket.workspace import open_workspace
from tongket.writing.book_file import render_docx

T = TypeVar("T")
SIZES = (26, 124, 332)
STAGES = ("reading", "merging", "writing")
_LONG = 5.0
"""Seconds from which a run is not repeated."""
_REPEATS = 3


def main() -> None:
    """Print the stages of each size, their ratio to the floor, and the growth from one to the next."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("units", type=int, nargs="*", default=SIZES)
    before: tuple[int, Mapping[str, float]] | None = None
    for units in asked.parse_args().units:
        with tempfile.TemporaryDirectory(prefix="tongket-") as folder:
            taken = measure(write_campaign(Path(folder) / "đợt", units))
        _say(f"{units} units: " + ", ".join(f"{name} {each:.2f} s" for name, each in taken.items()))
        _say("  in floors: " + ", ".join(f"{name} {each / taken['floor']:.1f}" for name, each in taken.items()))
        if before is not None:
            grown = ", ".join(f"{name} x{each / before[1][name]:.1f}" for name, each in taken.items())
            _say(f"  for x{units / before[0]:.1f} of the units: {grown}")
        before = units, taken


def measure(root: Path) -> Mapping[str, float]:
    """Return the seconds of every stage of `build`, of all of it, and of the floor."""
    stages: dict[str, float] = {}
    whole, books = _shortest(lambda: _build(root, stages))
    build, paragraphs = root / "build", root / "paragraphs"
    build.mkdir()
    for name, data in zip(("report", "source-book"), books, strict=True):
        (build / f"{name}.docx").write_bytes(data)
    take_paragraphs(build, paragraphs)
    floor, _ = _shortest(lambda: write_strings(root / "data" / "submissions", paragraphs))
    return {**stages, "build": whole, "floor": floor}


def _shortest(run: Callable[[], T]) -> tuple[float, T]:
    """Return the shortest time of some runs of this process, and what the last one made."""
    taken: list[float] = []
    while True:
        begun = time.process_time()
        made = run()
        taken.append(time.process_time() - begun)
        if len(taken) == _REPEATS or taken[0] > _LONG:
            return min(taken), made


def _build(root: Path, stages: dict[str, float]) -> tuple[bytes, bytes]:
    """Return both books as `build` makes them; in `stages`, what each stage took.

    Raises:
        SystemExit: the campaign has faults.
    """
    begun = time.process_time()

    def done(stage: str) -> None:
        nonlocal begun
        now = time.process_time()
        stages[stage] = min(stages.get(stage, now), now - begun)
        begun = now

    workspace = open_workspace(root)
    campaign, _ = read_campaign(workspace)
    if campaign is None:
        raise SystemExit("the campaign has faults")
    intake = take_in(workspace, campaign, keep=True, as_of=DAY)
    done(STAGES[0])
    made = make_books(intake, workspace, as_of=DAY, number=1, decisions=NO_DECISIONS)
    done(STAGES[1])
    if made.report is None or made.source is None:
        raise SystemExit("the phrases have faults")
    frames = {workspace.report_frame: made.report, workspace.source_frame: made.source}
    report, source = (render_docx(book, frame, frame.name, as_of=DAY) for frame, book in frames.items())
    done(STAGES[2])
    return report, source


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
