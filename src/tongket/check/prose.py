"""What a unit writes in its own words, paragraph by paragraph, and the arithmetic in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tongket.findings.locations import TextLocation
from tongket.model.answers import Answer, Point
from tongket.numbers.digits import plain_text
from tongket.numbers.lexicon import word_pairs
from tongket.numbers.numbers import Reading, read_numbers
from tongket.source.nodes import Source, Span
from tongket.values.folding import fold_words

_REACH = 12
"""In so many lines of the file a piece of a paragraph is looked for: a point may be wrapped."""
_DIGIT = re.compile(r"\d")


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
        yield from (_prose(answer, each.result, each.location.line) for each in fact.models)


def _texts(point: Point) -> Iterator[str]:
    yield point.text
    yield from point.details


def _prose(answer: Answer, text: str, line: int) -> Prose:
    return Prose(item=answer.item, text=plain_text(text), line=line)


def locate(prose: Prose, start: int, end: int, source: Source) -> TextLocation:
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
