"""What the commands on an edited draft cost beside the build of that draft: ratios, printed by one run.

python -m benchmarks.editing
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.builders import DAY, REPOSITORY

from tongket.book.blocks import Book
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.commands.trace.tracing import find_sources
from tongket.commands.update.applying import How, apply_plan
from tongket.commands.update.outcome import Outcome
from tongket.commands.update.planning import plan_update
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import NO_DECISIONS
from tongket.report.books import make_books
from tongket.word.reading import WordFile, open_word
from tongket.workspace import open_workspace
from tongket.writing.book_file import render_docx
from tongket.writing.manifest import require_manifest

REPEATS = 5


def seconds(run: Callable[[], object]) -> float:
    """Return the shortest of several runs."""
    taken: list[float] = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def build(root: Path) -> tuple[Book, bytes]:
    """Return the draft of a campaign, and it as a .docx; nothing that was made before is used again.

    Raises:
        SystemExit: the campaign has faults.
    """
    workspace = open_workspace(root)
    campaign, _ = read_campaign(workspace)
    if campaign is None:
        raise SystemExit("the campaign has faults")
    intake = take_in(workspace, campaign, keep=True, as_of=DAY)
    made = make_books(intake, workspace, as_of=DAY, number=1, decisions=NO_DECISIONS)
    if made.report is None or made.source is None:
        raise SystemExit("the phrases have faults")
    render_docx(made.source, workspace.source_frame, "", as_of=DAY)
    return made.report, render_docx(made.report, workspace.report_frame, "", as_of=DAY)


def main() -> None:
    """Print what each command takes as a share of what the build takes."""
    folder = Path(tempfile.mkdtemp(prefix="tongket-"))
    try:
        early, late = folder / "trước", REPOSITORY
        shutil.copytree(REPOSITORY / "data", early / "data")
        shutil.copytree(REPOSITORY / "templates", early / "templates")
        (early / "data" / "submissions" / "di-linh.yaml").unlink()
        path = folder / "report.docx"
        path.write_bytes(build(early)[1])
        now = build(late)[0]

        def opened() -> WordFile:
            return open_word(path)

        how = How(track=True, insert=True, as_of=DAY)

        def update(word: WordFile) -> Outcome:
            return apply_plan(plan_update(require_manifest(word), now), word, how)

        whole = seconds(lambda: build(late))
        for name, run in {
            "update": lambda: update(opened()),
            "trace": lambda: find_sources(opened()),
            "clean, what remains": lambda: find_pending(opened()),
            "clean": lambda: clean_document(opened()),
        }.items():
            print(f"{name}: {seconds(run) / whole:.2f} of a build")  # noqa: T201 - a benchmark prints
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
