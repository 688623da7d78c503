"""A document's numbers sorted, and what needs a look (soát số)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import localcontext

from tongket.arithmetic import EXACT_DIGITS
from tongket.diagnostics import Diagnostic, Location, Rule, sort_diagnostics
from tongket.figures.bounds import BoundCheck, check_bound, exact_bound
from tongket.figures.changes import check_changes
from tongket.figures.checks import Check
from tongket.figures.known import Kind, Knowledge, Known
from tongket.figures.matching import find_nearest, find_source
from tongket.figures.numbers import Bound, Number, Reading, read_numbers
from tongket.figures.passage import Passage
from tongket.figures.rules import NO_SOURCE, WRONG_SUM
from tongket.figures.scoring import Place, Question, ask
from tongket.figures.setaside import Aside, Span
from tongket.figures.shares import check_coverage, check_shares
from tongket.figures.sums import check_sums
from tongket.figures.tables import Grid, cell_words, check_total_rows, find_frame, read_grids
from tongket.likeness import fold_words

_QUOTED_WORDS, _FEWEST = 3, 2
_BOUND_WORD = re.compile(r"[^\W\d]+(?:\s+(?:nhất|quá|dưới|thiểu|đa|xỉ|đến|tới|đầy))?\s*$")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0]+[^\W\d][\w’'-]*){1,2}")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d][\w’'-]*[ \u00a0]+){1,3}\(?$")
_ALONE = re.compile(r"\s*\d[\d.,\u00a0]*(?:\s?/\s?\d[\d.,\u00a0]*)?\s?%?\s*")
_HINT = "kiểm tra lại, hoặc bổ sung số liệu vào báo cáo của đơn vị."
_ASIDE = {Aside.DATE: Kind.DATE, Aside.DOCUMENT: Kind.DOCUMENT, Aside.LABEL: Kind.LABEL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A number of the document and what it turned out to be."""

    number: Number
    kind: Kind
    quote: str
    """With two or three words around."""
    passage: Passage
    source: Known | None = None
    nearest: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was found in a document."""

    figures: tuple[Sorted, ...]
    found: tuple[Diagnostic, ...]

    def count(self, *kinds: Kind) -> int:
        """Return how many numbers are of these kinds."""
        return sum(each.kind in kinds for each in self.figures)

    @property
    def failed(self) -> bool:
        """Whether a number has no source or some arithmetic is wrong."""
        return any(each.is_error for each in self.found) or self.count(Kind.NONE) > 0


def review_passages(passages: Iterable[Passage], knowledge: Knowledge, file: str) -> Review:
    """Return every number of a document sorted, and the findings in their one order; `file` is its name in them."""
    given = tuple(passages)
    grids = read_grids(given)
    frame = find_frame(given, grids)
    figures: list[Sorted] = []
    found: list[Diagnostic] = []
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        for each in given:
            reviewer = _Reviewer(passage=each, knowledge=knowledge, file=file, grid=_grid_of(each, grids))
            sorted_, findings = reviewer.review(framed=(each.part, each.number) in frame)
            figures += sorted_
            found += findings
    return Review(figures=tuple(figures), found=sort_diagnostics([*found, *_check_tables(given, grids, file)]))


def _grid_of(passage: Passage, grids: Mapping[tuple[str, int], Grid]) -> Grid | None:
    return grids.get((passage.part, passage.spot.table)) if passage.spot is not None else None


def _check_tables(
    passages: tuple[Passage, ...], grids: Mapping[tuple[str, int], Grid], file: str
) -> Iterator[Diagnostic]:
    at = {(each.part, each.spot.table, each.spot.row, each.spot.column): each for each in passages if each.spot}
    for (part, table), grid in grids.items():
        for each in check_total_rows(grid):
            passage = at[part, table, each.row, each.column]
            quote = f"{grid.label(each.row)}: {each.printed}"
            at_cell = _At(passage=passage, file=file, column=1)
            yield _report(WRONG_SUM, at_cell, f"“{quote}”: {each.said}", "cộng lại cột này.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where in a document something is found."""

    passage: Passage
    file: str
    column: int
    """Of the text of its paragraph, from 1."""


def _report(rule: Rule, at: _At, message: str, hint: str) -> Diagnostic:
    """Return a finding."""
    passage = at.passage
    location = Location(file=at.file, paragraph=passage.number, column=at.column, place=passage.place)
    return Diagnostic(rule=rule, severity=rule.severity, message=message, hint=hint, location=location)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reviewer:
    """One paragraph being reviewed."""

    passage: Passage
    knowledge: Knowledge
    file: str
    grid: Grid | None

    def review(self, *, framed: bool) -> tuple[list[Sorted], list[Diagnostic]]:
        """Return its numbers sorted and what needs a look."""
        counts = [Span(start, end, Aside.LABEL) for start, end in self.passage.counts]
        reading = read_numbers(self.passage.text, counts)
        if framed or self._only_numbers():
            return [self._set_aside(reading, each) for each in reading.numbers], []
        checks = tuple(check_sentence(reading))
        settled = {index for each in checks for index in each.settled}
        found = [self._report_check(reading, each) for each in checks if each.rule is not None]
        figures: list[Sorted] = []
        for number in reading.numbers:
            sorted_, finding = self._sort(reading, number, settled)
            figures.append(sorted_)
            found += [finding] if finding is not None else []
        return figures, found

    def _only_numbers(self) -> bool:
        """Whether its column or row only numbers the others."""
        spot = self.passage.spot
        if spot is None or self.grid is None:
            return False
        return self.grid.is_numbering(spot.column) or self.grid.is_counting_row(spot.row)

    def _set_aside(self, reading: Reading, number: Number) -> Sorted:
        kind = _ASIDE[number.aside] if number.aside is not None else Kind.LABEL
        return Sorted(number=number, kind=kind, quote=quote_number(reading, number), passage=self.passage)

    def _report_check(self, reading: Reading, check: Check) -> Diagnostic:
        quote = _quote(reading, check.start, check.end)
        rule = check.rule if check.rule is not None else NO_SOURCE
        return _report(rule, self._at(check.start), f"“{quote}”: {check.said}", check.hint)

    def _at(self, start: int) -> _At:
        return _At(passage=self.passage, file=self.file, column=start + 1)

    def _sort(self, reading: Reading, number: Number, settled: set[int]) -> tuple[Sorted, Diagnostic | None]:
        if number.aside is not None:
            return self._set_aside(reading, number), None
        source = self._find(reading, number)
        if source is not None:
            return self._sorted(reading, number, source.kind, source), self._report_exact(reading, number, source)
        if number.index in settled:
            return self._sorted(reading, number, Kind.COMPUTED, None), None
        asked = self._ask(reading, number)
        bound = check_bound(asked, self.knowledge)
        if bound is not None:
            return self._sorted(reading, number, Kind.BOUND, bound.known), self._report_bound(reading, number, bound)
        return self._without_source(reading, asked)

    def _report_exact(self, reading: Reading, number: Number, source: Known) -> Diagnostic | None:
        """Return a remark on "hơn 1.816" where it is exactly that; "trên 28 xã" may say where."""
        if source.in_text or number.bound not in {Bound.OVER, Bound.UNDER} or source.value != number.worth:
            return None
        if reading.lead(number.start).rstrip().casefold().endswith("trên"):
            return None
        return self._report_bound(reading, number, exact_bound(source))

    def _find(self, reading: Reading, number: Number) -> Known | None:
        """Return where a number comes from; the b of an `a/b` comes from where the a does."""
        part = reading.wholes.get(number.index)
        if part is not None:
            asked = self._ask(reading, reading.numbers[part])
            source = find_source(asked, self.knowledge)
            if source is not None and source.whole == number.worth:
                return source
        return find_source(self._ask(reading, number), self.knowledge)

    def _ask(self, reading: Reading, number: Number) -> Question:
        spot = self.passage.spot
        alone = _ALONE.fullmatch(reading.text) is not None
        cell = cell_words(self.grid, spot.row, spot.column) if alone and spot is not None and self.grid else None
        words = frozenset(fold_words(f"{self.passage.heading} {reading.text}").split())
        return ask(reading, number, Place(words=words, cell=cell))

    def _sorted(self, reading: Reading, number: Number, kind: Kind, source: Known | None) -> Sorted:
        quote = quote_number(reading, number)
        return Sorted(number=number, kind=kind, quote=quote, passage=self.passage, source=source)

    def _report_bound(self, reading: Reading, number: Number, bound: BoundCheck) -> Diagnostic | None:
        if bound.rule is None:
            return None
        quote = quote_number(reading, number, bounded=True)
        hint = "sửa số, hoặc đổi chữ trên, gần, hơn, dưới, khoảng."
        return _report(bound.rule, self._at(number.start), f"“{quote}”: {bound.said}", hint)

    def _without_source(self, reading: Reading, asked: Question) -> tuple[Sorted, Diagnostic | None]:
        number = asked.number
        nearest = find_nearest(asked, self.knowledge)
        quote = quote_number(reading, number)
        sorted_ = Sorted(number=number, kind=Kind.NONE, quote=quote, passage=self.passage, nearest=nearest)
        part = reading.wholes.get(number.index)
        if part is not None and self._find(reading, reading.numbers[part]) is None:
            return sorted_, None  # said once, of the a
        near = f" (gần nhất: {nearest.shown}, {nearest.said})" if nearest is not None else ""
        return sorted_, _report(NO_SOURCE, self._at(number.start), f"“{quote}”: không thấy nguồn{near}.", _HINT)


def check_sentence(reading: Reading) -> Iterator[Check]:
    """Yield what the arithmetic within a text says, right and wrong."""
    yield from check_shares(reading)
    yield from check_coverage(reading)
    yield from check_changes(reading)
    yield from check_sums(reading)


def _quote(reading: Reading, start: int, end: int) -> str:
    """Return a piece of a text, its bracket closed; the middle of a long one is left out."""
    text = reading.text
    if text.rfind("(", start, end) > text.rfind(")", start, end) and text[end : end + 1] == ")":
        end += 1
    following = _WORDS_AFTER.match(text, end) if text[end - 1 : end].isdigit() else None
    piece = " ".join(text[start : following.end() if following else end].split())
    return (
        piece if len(piece) <= _LONGEST else f"{piece[: _LONGEST // 2].rstrip()} … {piece[-_LONGEST // 2 :].lstrip()}"
    )


_LONGEST = 120


def quote_number(reading: Reading, number: Number, *, bounded: bool = False) -> str:
    """Return a number with what it counts; where no word follows, with the words before it."""
    text, start, end = reading.text, number.start, number.end
    whole = reading.pairs.get(number.index)
    end = reading.numbers[whole].end if whole is not None else end
    words = max(_FEWEST, len(number.noun.split())) if number.counts is not None and number.noun else _QUOTED_WORDS
    following = re.compile(rf"(?:[ \u00a0]+[^\W\d][\w’'-]*){{1,{words}}}").match(text, end)
    bound = _BOUND_WORD.search(reading.lead(start)) if bounded else None
    before = bound or (_WORDS_BEFORE.search(reading.lead(start)) if following is None else None)
    first = start - len(before[0]) if before else start
    piece = " ".join(text[first : following.end() if following else end].split())
    return piece + ")" if piece.count("(") > piece.count(")") else piece
