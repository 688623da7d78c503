"""One paragraph of a document reviewed: each number with where it comes from, and what needs a look."""

import re
from dataclasses import dataclass
from functools import cached_property

from tongket.commands.figures.annexed import Annexed, Match
from tongket.commands.figures.known_numbers import Knowledge, KnownKind, KnownNumber
from tongket.commands.figures.matching import BoundCheck, check_bound, exact_bound, find_nearest, find_source
from tongket.commands.figures.passages import DocumentTable, Passage, cell_words
from tongket.commands.figures.questions import Place, Question, ask
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.figure_rules import NO_SOURCE, UNLIKE_ANNEX
from tongket.findings.locations import WordLocation
from tongket.findings.rule import Rule
from tongket.numbers.numbers import Bound, Number, Reading
from tongket.numbers.ranges import ArithmeticCheck
from tongket.numbers.setaside import Aside
from tongket.values.folding import fold_words

_QUOTED_WORDS, _FEWEST = 3, 2
_LONGEST = 120
"""How much a message quotes; it judges nothing."""
_BOUND_WORD = re.compile(r"[^\W\d]+(?:\s+(?:nhất|quá|dưới|thiểu|đa|xỉ|đến|tới|đầy))?\s*$")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0]+[^\W\d][\w’'-]*){1,2}")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d][\w’'-]*[ \u00a0]+){1,3}\(?$")


def _quote_piece(reading: Reading, start: int, end: int) -> str:
    """Return a piece of a text, its bracket closed; the middle of a long one is left out."""
    text = reading.text
    if text.rfind("(", start, end) > text.rfind(")", start, end) and text[end : end + 1] == ")":
        end += 1
    following = _WORDS_AFTER.match(text, end) if text[end - 1 : end].isdigit() else None
    piece = " ".join(text[start : following.end() if following else end].split())
    return (
        piece if len(piece) <= _LONGEST else f"{piece[: _LONGEST // 2].rstrip()} … {piece[-_LONGEST // 2 :].lstrip()}"
    )


def _quote_number(reading: Reading, number: Number, *, bounded: bool = False) -> str:
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


_ALONE = re.compile(r"\s*\d[\d.,\u00a0]*(?:\s?/\s?\d[\d.,\u00a0]*)?\s?%?\s*")
_HINT = "kiểm tra lại, hoặc bổ sung số liệu vào báo cáo của đơn vị."
_ASIDE = {Aside.DATE: KnownKind.DATE, Aside.DOCUMENT: KnownKind.DOCUMENT, Aside.LABEL: KnownKind.LABEL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A number of the document and what it turned out to be."""

    number: Number
    kind: KnownKind
    quote: str
    """With two or three words around."""
    passage: Passage
    source: KnownNumber | None = None
    nearest: KnownNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Where in a document something is found."""

    passage: Passage
    file: str
    column: int
    """Of the text of its paragraph, from 1."""


def report(rule: Rule, at: At, message: str, hint: str) -> Diagnostic:
    """Return a finding."""
    passage = at.passage
    location = WordLocation(file=at.file, paragraph=passage.number, column=at.column, place=passage.place)
    return finding(rule, location, message, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSubject:
    """What a document is compared with."""

    knowledge: Knowledge | None
    file: str


@dataclass(frozen=True, kw_only=True)
class ReviewedParagraph:
    """One paragraph being reviewed."""

    passage: Passage
    reading: Reading
    subject: SentenceSubject
    checks: tuple[ArithmeticCheck, ...]
    """What the arithmetic says of it."""
    grid: DocumentTable | None
    annexed: Annexed
    settled: frozenset[int]
    """The numbers that the paragraphs around explain."""
    framed: bool

    def review(self) -> tuple[list[Sorted], list[Diagnostic]]:
        """Return its numbers sorted and what needs a look."""
        if self.framed or self._only_numbers():
            return [self._set_aside(each) for each in self.reading.numbers], []
        settled = self.settled.union(*(each.settled for each in self.checks))
        found = [self._report_check(each) for each in self.checks if each.rule is not None]
        figures: list[Sorted] = []
        for number in self.reading.numbers:
            sorted_, finding = self._sort(number, settled)
            figures.append(sorted_)
            found += finding
        return figures, found

    def _only_numbers(self) -> bool:
        """Whether its column or row only numbers the others."""
        spot = self.passage.spot
        if spot is None or self.grid is None:
            return False
        return self.grid.is_numbering(spot.column) or self.grid.is_counting_row(spot.row)

    def _set_aside(self, number: Number) -> Sorted:
        kind = _ASIDE[number.aside] if number.aside is not None else KnownKind.LABEL
        return Sorted(number=number, kind=kind, quote=_quote_number(self.reading, number), passage=self.passage)

    def _report_check(self, check: ArithmeticCheck) -> Diagnostic:
        quote = _quote_piece(self.reading, check.start, check.end)
        rule = check.rule if check.rule is not None else NO_SOURCE
        return report(rule, self._at(check.start), f"“{quote}”: {check.said}", check.hint)

    def _at(self, start: int) -> At:
        return At(passage=self.passage, file=self.subject.file, column=start + 1)

    def _sort(self, number: Number, settled: frozenset[int]) -> tuple[Sorted, list[Diagnostic]]:
        if number.aside is not None:
            return self._set_aside(number), []
        match = self.annexed.find(number)
        source = self._find(number) or _annexed_source(match)
        unlike = self._report_annex(number, match, source, settled)
        if source is not None:
            return self._sorted(number, source.kind, source), [*unlike, *self._report_exact(number, source)]
        if number.index in settled:
            return self._sorted(number, KnownKind.COMPUTED, None), unlike
        if self.subject.knowledge is None:
            return self._sorted(number, KnownKind.UNCHECKED, None), unlike
        asked = self._ask(number)
        bound = check_bound(asked, self.subject.knowledge)
        if bound is not None:
            return self._sorted(number, KnownKind.BOUND, bound.known), [*unlike, *self._report_bound(number, bound)]
        sorted_, missing = self._without_source(asked, self.subject.knowledge)
        return sorted_, unlike or missing

    def _report_annex(
        self, number: Number, match: Match | None, source: KnownNumber | None, settled: frozenset[int]
    ) -> list[Diagnostic]:
        """Return what is to be said where an annex has another figure for the same thing.

        One that is still incomplete, and says so, is not held against a number of the data.
        """
        if match is None or match.equal or number.index in settled or (source is not None and match.cell.table.pending):
            return []
        cell = match.cell
        message = f"“{_quote_number(self.reading, number)}”: {cell.place} ghi {cell.shown}."
        return [report(UNLIKE_ANNEX, self._at(number.start), message, "thống nhất số trong lời văn với phụ lục.")]

    def _report_exact(self, number: Number, source: KnownNumber) -> list[Diagnostic]:
        """Return a remark on "hơn 1.816" where it is exactly that; "trên 28 xã" may say where."""
        if source.in_text or number.bound not in {Bound.OVER, Bound.UNDER} or source.value != number.worth:
            return []
        if self.reading.lead(number.start).rstrip().casefold().endswith("trên"):
            return []
        return self._report_bound(number, exact_bound(source))

    def _find(self, number: Number) -> KnownNumber | None:
        """Return where a number comes from; the b of an `a/b` comes from where the a does."""
        knowledge = self.subject.knowledge
        if knowledge is None:
            return None
        part = self.reading.wholes.get(number.index)
        if part is not None:
            source = find_source(self._ask(self.reading.numbers[part]), knowledge)
            if source is not None and source.whole == number.worth:
                return source
        return find_source(self._ask(number), knowledge)

    @cached_property
    def _place(self) -> Place:
        """Where it stands, as words."""
        spot = self.passage.spot
        alone = _ALONE.fullmatch(self.reading.text) is not None
        cell = cell_words(self.grid, spot.row, spot.column) if alone and spot is not None and self.grid else None
        return Place(words=frozenset(fold_words(f"{self.passage.heading} {self.reading.text}").split()), cell=cell)

    def _ask(self, number: Number) -> Question:
        return ask(self.reading, number, self._place)

    def _sorted(self, number: Number, kind: KnownKind, source: KnownNumber | None) -> Sorted:
        quote = _quote_number(self.reading, number)
        return Sorted(number=number, kind=kind, quote=quote, passage=self.passage, source=source)

    def _report_bound(self, number: Number, bound: BoundCheck) -> list[Diagnostic]:
        if bound.rule is None:
            return []
        quote = _quote_number(self.reading, number, bounded=True)
        hint = "sửa số, hoặc đổi chữ trên, gần, hơn, dưới, khoảng."
        return [report(bound.rule, self._at(number.start), f"“{quote}”: {bound.said}", hint)]

    def _without_source(self, asked: Question, knowledge: Knowledge) -> tuple[Sorted, list[Diagnostic]]:
        number = asked.number
        nearest = find_nearest(asked, knowledge)
        quote = _quote_number(self.reading, number)
        sorted_ = Sorted(number=number, kind=KnownKind.NONE, quote=quote, passage=self.passage, nearest=nearest)
        part = self.reading.wholes.get(number.index)
        if part is not None and self._find(self.reading.numbers[part]) is None:
            return sorted_, []  # said once, of the a
        near = f" (gần nhất: {nearest.shown}, {nearest.said})" if nearest is not None else ""
        return sorted_, [report(NO_SOURCE, self._at(number.start), f"“{quote}”: không thấy nguồn{near}.", _HINT)]


def _annexed_source(match: Match | None) -> KnownNumber | None:
    """Return an annex as a source, where it has the same figure."""
    if match is None or not match.equal:
        return None
    cell = match.cell
    return KnownNumber(kind=KnownKind.ANNEX, value=cell.value, share=cell.share, name=cell.place)
