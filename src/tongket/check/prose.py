"""What a unit writes in its own words, paragraph by paragraph, and the arithmetic in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tongket.findings.diagnostics import Location
from tongket.findings.figure_rules import CUT_OFF_SHARE
from tongket.findings.rules import WRONG_ARITHMETIC
from tongket.model.answers import Answer, Point
from tongket.numbers.digits import plain_text
from tongket.numbers.lexicon import word_pairs
from tongket.numbers.numbers import Reading, read_numbers
from tongket.numbers.sentence_checks import check_sentence
from tongket.source.nodes import Findings, Source, Span, shorten
from tongket.values.folding import fold_words

_REACH = 12
"""In so many lines of the file a piece of a paragraph is looked for: a point may be wrapped."""
_DIGIT = re.compile(r"\d")
_OF = re.compile(r"(?<![\d/.,])\d[\d.]*\s?/\s?(?!(?:19|20)\d\d\b)\d[\d.]*+(?![\d/-])")
_ADDED = re.compile(
    r"%|phần trăm|[+=]|\b(?:trong (?:số )?đó|gồm|chia ra|cụ thể)\b|\b(?:tăng|giảm)(?! cường)|"
    r"\btừ\b[^.;]*\b(?:lên|xuống|còn)\b",
    re.IGNORECASE,
)
"""Words and signs by which numbers are counted together."""
_COUNTS = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d(?![\d.,]\d))\d[\d.,]*(?!/)")
_LISTED = 4
"""A whole and at least three parts behind a colon."""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A paragraph of an answer (đoạn văn)."""

    item: str
    text: str
    """In NFC, with plain spaces."""
    line: int

    @cached_property
    def reading(self) -> Reading:
        """It with its numbers."""
        return read_numbers(self.text)

    @cached_property
    def lowered(self) -> str:
        """It in small letters, for a quick look whether a word is in it; empty without a digit."""
        return self.text.casefold() if _DIGIT.search(self.text) else ""

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The neighbours among its words."""
        clauses = re.split(r"[,.;:()“”\"]", self.text)
        return frozenset(pair for each in clauses for pair in word_pairs(fold_words(each).split()))


def read_prose(answer: Answer) -> Iterator[Prose]:
    """Yield the paragraphs, the points with those below them, and the results of the models of an answer."""
    for line in answer.lines:
        yield _prose(answer, line.text, line.line)
    for point in answer.points:
        yield from (_prose(answer, text, point.line) for text in _texts(point))
    for fact in answer.facts.values():
        yield from (_prose(answer, each.result, each.location.line or 0) for each in fact.models)


def _texts(point: Point) -> Iterator[str]:
    yield point.text
    yield from point.details


def _prose(answer: Answer, text: str, line: int) -> Prose:
    return Prose(item=answer.item, text=plain_text(text), line=line)


def check_arithmetic(written: Iterable[Prose], findings: Findings) -> None:
    """Arithmetic that does not come out (`wrong-arithmetic`); what is only cut off instead of rounded passes."""
    for prose in written:
        for check in check_sentence(prose.reading) if _may_calculate(prose.text) else ():
            if check.rule not in {None, CUT_OFF_SHARE}:
                quoted = shorten(prose.text[check.start : check.end])
                message = f"Mục {prose.item}: “{quoted}”: {check.said}"
                at = locate(prose, check.start, check.end, findings.source)
                findings.add(WRONG_ARITHMETIC, at, message, check.hint, item=prose.item)


def _may_calculate(text: str) -> bool:
    """Whether a text may hold numbers that are counted together: most don't, and reading numbers takes time."""
    counts = len(_COUNTS.findall(text))
    if _OF.search(text) or (":" in text and counts >= _LISTED):
        return True
    return counts > 1 and _ADDED.search(text) is not None


def locate(prose: Prose, start: int, end: int, source: Source) -> Location:
    """Return where a piece of a paragraph stands: its very characters where they are found, else the whole line."""
    piece = prose.text[start:end]
    for number in range(prose.line, prose.line + _REACH):
        raw = source.line_text(number)
        at = plain_text(raw).find(piece) if raw is not None and unicodedata.is_normalized("NFC", raw) else -1
        if at >= 0:
            return source.locate(Span(number, at + 1, number, at + 1 + len(piece)))
    raw = source.line_text(prose.line) or ""
    first = len(raw) - len(raw.lstrip()) + 1
    return source.locate(Span(prose.line, first, prose.line, len(raw.rstrip()) + 1))
