"""What `build` costs beside the least that could be done, and beside what people would use instead.

    python -m benchmarks.build [UNITS …]

In one run, by the time of the processor, the shortest of some runs: both books of made-up campaigns (`campaigns`) as
`build` makes them, stage by stage; the floor: libyaml's events over the same files and the same paragraphs as strings,
deflated, for both books; docxtpl with `autoescape` and a loop of python-docx's `add_paragraph`, each one book of the
same paragraphs, where they are installed (`pip install -e '.[bench]'`). Printed are ratios, and how they grow.
"""

import argparse
import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape

import docx
import yaml
from tests.builders import DAY, REPOSITORY

from benchmarks.campaigns import write_campaign
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import NO_DECISIONS
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, read_parts
from tongket.ooxml.parsing import parse_xml
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
    """Print the ratios of each size, and the growth from one to the next."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("units", type=int, nargs="*", default=SIZES)
    before: tuple[int, Mapping[str, float]] | None = None
    for units in asked.parse_args().units:
        with tempfile.TemporaryDirectory(prefix="tongket-") as folder:
            taken = measure(write_campaign(Path(folder) / "đợt", units))
        _say(f"{units} units: " + ", ".join(f"{name} {each:.2f} s" for name, each in taken.items()))
        for name, each in taken.items():
            if name not in {*STAGES, "build"}:
                _say(f"  build / {name}: {taken['build'] / each:.2f}, writing / {name}: {taken['writing'] / each:.2f}")
        if before is not None:
            grown = ", ".join(f"{name} x{each / before[1][name]:.1f}" for name, each in taken.items())
            _say(f"  for x{units / before[0]:.1f} of the units: {grown}")
        before = units, taken


def measure(root: Path) -> Mapping[str, float]:
    """Return the seconds of every stage of `build`, of all of it, and of what it is held against."""
    stages: dict[str, float] = {}
    whole, data = _shortest(lambda: _build(root, stages))
    paragraphs = [list(_paragraphs(each)) for each in data]
    files = sorted((root / "data" / "submissions").glob("*.yaml"))
    taken = {**stages, "build": whole, "floor": _shortest(lambda: _floor(files, paragraphs))[0]}
    taken["python-docx"] = _shortest(lambda: _with_python_docx(paragraphs[1]))[0]
    try:
        import docxtpl  # noqa: F401 - whether it is there
    except ImportError:
        return taken
    return {**taken, "docxtpl": _shortest(lambda: _with_docxtpl(files, paragraphs[1]))[0]}


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


def _paragraphs(data: bytes) -> Iterator[str]:
    body = parse_xml(read_parts(data)[DOCUMENT])
    for each in body.iter(w("p")):
        yield "".join(text.text or "" for text in each.iter(w("t")))


def _floor(files: list[Path], books: list[list[str]]) -> None:
    """Do the least: go through the events of the files, write the paragraphs as strings, deflate them."""
    for path in files:
        for _ in yaml.parse(path.read_bytes(), yaml.CSafeLoader):
            pass
    for paragraphs in books:
        xml = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs)
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(DOCUMENT, xml)


def _with_python_docx(paragraphs: list[str]) -> None:
    document = docx.Document(str(REPOSITORY / "templates" / "source-book.docx"))
    style = document.styles["Nội dung"]
    for each in paragraphs:
        document.add_paragraph(each, style=style)
    document.save(io.BytesIO())


def _with_docxtpl(files: list[Path], paragraphs: list[str]) -> None:
    """Do as those who use docxtpl: load the files, loop over paragraphs in a template."""
    from docxtpl import DocxTemplate

    for path in files:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    made = docx.Document()
    for line in ("{%p for each in paragraphs %}", "{{ each }}", "{%p endfor %}"):
        made.add_paragraph(line)
    template = io.BytesIO()
    made.save(template)
    template.seek(0)
    document = DocxTemplate(template)
    document.render({"paragraphs": paragraphs}, autoescape=True)
    document.save(io.BytesIO())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
