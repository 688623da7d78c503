"""A document's numbers sorted, and what needs a look (soát số)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import localcontext

from tongket.commands.figures.annexed import Annexed
from tongket.commands.figures.annexes import Annexes, first_annex, read_annexes
from tongket.commands.figures.known_numbers import Knowledge, KnownKind
from tongket.commands.figures.passages import DocumentTable, Passage, check_total_rows, find_frame, find_tables
from tongket.commands.figures.reviewer import At, ReviewedParagraph, SentenceSubject, Sorted, report
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.findings.figure_rules import WRONG_SUM
from tongket.numbers.breakdowns import is_item, listed_parts
from tongket.numbers.numbers import Reading, read_numbers
from tongket.numbers.sentence_checks import check_sentence
from tongket.numbers.setaside import Aside, AsideSpan
from tongket.values.arithmetic import EXACT_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was found in a document."""

    figures: tuple[Sorted, ...]
    found: tuple[Diagnostic, ...]
    compared: bool
    """Whether there were data to compare it with."""

    def count(self, *kinds: KnownKind) -> int:
        """Return how many numbers are of these kinds."""
        return sum(each.kind in kinds for each in self.figures)

    @property
    def failed(self) -> bool:
        """Whether a number has no source or some arithmetic is wrong."""
        return any(each.is_error for each in self.found) or self.count(KnownKind.NONE) > 0


def review_passages(passages: Iterable[Passage], knowledge: Knowledge | None, file: str) -> Review:
    """Return every number of a document sorted, and the findings in their one order; `file` is its name in them.

    Without data (`knowledge` is None) only the arithmetic is checked, and the text against the annexes.
    """
    given = tuple(passages)
    grids = find_tables(given)
    figures: list[Sorted] = []
    found: list[Diagnostic] = []
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        for each in _lay_out(given, grids, SentenceSubject(knowledge=knowledge, file=file)):
            sorted_, findings = each.review()
            figures += sorted_
            found += findings
    found += _check_tables(given, grids, file)
    return Review(figures=tuple(figures), found=sort_diagnostics(found), compared=knowledge is not None)


def _lay_out(
    passages: tuple[Passage, ...], grids: Mapping[tuple[str, int], DocumentTable], subject: SentenceSubject
) -> Iterator[ReviewedParagraph]:
    """Yield each paragraph with what around it tells what its numbers are."""
    frame = find_frame(passages, grids)
    annexes, end = read_annexes(passages, grids), first_annex(passages)
    readings = [read_numbers(each.text, [AsideSpan(*count, Aside.LABEL) for count in each.counts]) for each in passages]
    listed: dict[int, set[int]] = defaultdict(set)
    for at, number in listed_parts(readings):
        listed[at].add(number.index)
    before: Reading | None = None
    for at, (passage, reading) in enumerate(zip(passages, readings, strict=True)):
        text = passage.spot is None and at < end
        yield ReviewedParagraph(
            passage=passage,
            reading=reading,
            subject=subject,
            checks=tuple(check_sentence(reading, before if passage.spot is None else None)),
            grid=grids.get((passage.part, passage.spot.table)) if passage.spot is not None else None,
            annexed=Annexed(reading=reading, annexes=annexes if text else Annexes(), heading=passage.heading),
            settled=frozenset(listed[at]),
            framed=(passage.part, passage.number) in frame,
        )
        if passage.spot is not None:
            before = None
        elif before is None or not is_item(reading):
            before = reading


def _check_tables(
    passages: tuple[Passage, ...], grids: Mapping[tuple[str, int], DocumentTable], file: str
) -> Iterator[Diagnostic]:
    at = {(each.part, each.spot.table, each.spot.row, each.spot.column): each for each in passages if each.spot}
    for (part, table), grid in grids.items():
        for each in check_total_rows(grid):
            passage = at[part, table, each.row, each.column]
            quote = f"{grid.label(each.row)}: {each.printed}"
            at_cell = At(passage=passage, file=file, column=1)
            yield report(WRONG_SUM, at_cell, f"“{quote}”: {each.said}", "cộng lại cột này.")
