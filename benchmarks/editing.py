"""What the commands on an edited draft cost beside the build of that draft: ratios, printed by one run.

python -m benchmarks.editing
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.builders import DAY, REPOSITORY, books, render

from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.commands.trace.tracing import find_sources
from tongket.commands.update.applying import How, apply_plan
from tongket.commands.update.outcome import Outcome
from tongket.commands.update.planning import plan_update
from tongket.word.reading import WordFile, open_word
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


def main() -> None:
    """Print what each command takes as a share of what the build takes."""
    folder = Path(tempfile.mkdtemp(prefix="tongket-"))
    try:
        early, late = folder / "trước", REPOSITORY
        shutil.copytree(REPOSITORY / "data", early / "data")
        shutil.copytree(REPOSITORY / "templates", early / "templates")
        (early / "data" / "submissions" / "di-linh.yaml").unlink()
        path = folder / "report.docx"
        path.write_bytes(render(early)[0])
        now = books(late).report
        if now is None:
            raise SystemExit("the campaign of the repository has faults")

        def opened() -> WordFile:
            return open_word(path)

        how = How(track=True, insert=True, as_of=DAY)

        def update(word: WordFile) -> Outcome:
            return apply_plan(plan_update(require_manifest(word), now), word, how)

        build = seconds(lambda: render(late))
        for name, run in {
            "update": lambda: update(opened()),
            "trace": lambda: find_sources(opened()),
            "clean, what remains": lambda: find_pending(opened()),
            "clean": lambda: clean_document(opened()),
        }.items():
            print(f"{name}: {seconds(run) / build:.2f} of a build")  # noqa: T201 - a benchmark prints
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
