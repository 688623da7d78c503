"""How much of reports that were not typed into the form is placed rightly, wrongly, or not at all.

    python -m benchmarks.free_reports [--wrong]

Reads the cases of `tests/cases/free-reports` as Word files. Wrong is what stands in an item, or a slot, where a person
would not have put it: worse by far than what is left in "chưa xếp được".
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.free_reports import FURNITURE, NOWHERE, FreeReport, read_reports, write_report

from tongket.flow.document import read_flow
from tongket.intake import read_campaign
from tongket.model.roster import Campaign
from tongket.returned.free_reading import FreeReading, read_free
from tongket.word.reading import open_word
from tongket.workspace import open_workspace

REPOSITORY = Path(__file__).resolve().parents[1]
RIGHT, WRONG, LEFT = "right", "wrong", "left"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A paragraph or a figure, and how it was placed."""

    how: str
    what: str
    wanted: str
    found: str


def read_case(report: FreeReport, campaign: Campaign, folder: Path) -> FreeReading:
    """Return a case as it is read."""
    path = write_report(report, folder)
    unit = next(each for each in campaign.roster.units if each.id == report.unit)
    return read_free(read_flow(open_word(path, path.name)), campaign, unit)


def judge_paragraphs(report: FreeReport, reading: FreeReading) -> Iterator[Judged]:
    """Yield every paragraph of the text; letterhead and headings only where they stand in an item."""
    placed: dict[str, str | None] = {}
    for each in reading.lines:
        placed[" ".join(each.line.text.split())] = each.item
    for piece in report.pieces:
        found = placed.get(" ".join(piece.text.split())) or NOWHERE
        heading = piece.label == FURNITURE or piece.label.startswith("#")
        wanted = NOWHERE if heading else piece.label
        how = RIGHT if found == wanted else LEFT if found == NOWHERE else WRONG
        if not heading or how == WRONG:
            yield Judged(how=how, what=piece.text, wanted=wanted, found=found)


def judge_figures(report: FreeReport, reading: FreeReading) -> Iterator[Judged]:
    """Yield every figure that was wanted or found."""
    found = {str(each.address): each.text for each in reading.report.values if each.address.key}
    for address, wanted in report.figures.items():
        text = found.pop(address, "")
        how = RIGHT if text == wanted else WRONG if text else LEFT
        yield Judged(how=how, what=address, wanted=wanted, found=text)
    for address, text in found.items():
        yield Judged(how=WRONG, what=address, wanted="", found=text)


def show_shares(name: str, judged: Iterable[Judged], *, wrong: bool) -> Counter[str]:
    """Print the shares of one kind, and return the counts."""
    listed = list(judged)
    count = Counter(each.how for each in listed)
    shares = ", ".join(f"{count[how]} {how} ({count[how] / max(1, len(listed)):.1%})" for how in (RIGHT, WRONG, LEFT))
    sys.stdout.write(f"{name:42} {len(listed):4}: {shares}\n")
    for each in listed if wrong else ():
        if each.how != RIGHT:
            sys.stdout.write(f"      {each.how}: wanted {each.wanted!r}, found {each.found!r}: {each.what[:110]}\n")
    return count


def main() -> None:
    """Print what is placed how, on the tuned reports and on those held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print what was not placed rightly")
    parser.add_argument("--tuned", action="store_true", help="leave those out that are held out")
    given = parser.parse_args()
    campaign, _ = read_campaign(open_workspace(REPOSITORY))
    if campaign is None:
        raise SystemExit("the campaign of this repository can't be read")
    with tempfile.TemporaryDirectory() as folder:
        for held_out in (False,) if given.tuned else (False, True):
            paragraphs: list[Judged] = []
            figures: list[Judged] = []
            for report in read_reports():
                if report.held_out is held_out:
                    reading = read_case(report, campaign, Path(folder))
                    one, other = list(judge_paragraphs(report, reading)), list(judge_figures(report, reading))
                    show_shares(f"  {report.name}, paragraphs", one, wrong=given.wrong)
                    show_shares(f"  {report.name}, figures", other, wrong=given.wrong)
                    paragraphs += one
                    figures += other
            part = "held out" if held_out else "tuned"
            show_shares(f"{part}: paragraphs", paragraphs, wrong=False)
            show_shares(f"{part}: figures", figures, wrong=False)


if __name__ == "__main__":
    main()
