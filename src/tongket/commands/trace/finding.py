"""Words and figures of a person found in a text, whatever form the figures have there: `1721` in `1.721 hội nghị`."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tongket.numbers.digits import TOKEN, plain_text, read_tail, read_value
from tongket.values.figures import Figure, FigureKind, parse_figure

FoundSpan = tuple[int, int]
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the value of a figure: so it is found whole or not at all."""
_MINUS = str.maketrans("\u2212\u2013", "--")
_CLOSING = frozenset(".,;:!?)")
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![0-9])(?<![0-9][.,])", r"(?![0-9])(?![.,][0-9])"


class _Folded(NamedTuple):
    """A text for comparing."""

    text: str
    """In lower case with plain spaces; each figure as its value between two marks."""
    places: tuple[FoundSpan, ...]
    """Where in the text itself each of its letters stands."""


class Wanted:
    """What somebody looks for: words, a figure, or both."""

    def __init__(self, words: str) -> None:
        self._literal = _literal(words)
        self._forms = frozenset(_fold_figures(each).text.strip() for each in (words, *_figures(words))) - {""}

    def find(self, text: str) -> tuple[FoundSpan, ...]:
        """Return where it stands in a text in NFC, in order: as it was typed, and with its figures in other forms."""
        found = {each.span() for each in self._literal.finditer(_lowered(text))}
        folded = _fold_figures(text)
        for form in self._forms:
            for each in re.finditer(re.escape(form), folded.text):
                places = folded.places[each.start() : each.end()]
                found.add((places[0][0], places[-1][1]))
        return tuple(sorted(found))


def _literal(words: str) -> re.Pattern[str]:
    """Return a pattern of words as they were typed: "1.721" is not in "11.721" or "1.721.000"."""
    before, after = _NO_DIGIT_BEFORE * words[0].isdigit(), _NO_DIGIT_AFTER * words[-1].isdigit()
    return re.compile(f"{before}{re.escape(_lowered(unicodedata.normalize('NFC', words)))}{after}")


def _lowered(text: str) -> str:
    """Return a text in lower case with every space the same; letter for letter as long."""
    return "".join(" " if each.isspace() else each.lower() if len(each.lower()) == 1 else each for each in text)


def _figures(words: str) -> Iterator[str]:
    """Yield in one form what words are read as where an answer is to be a figure: nothing where they are none."""
    for kind in FigureKind:
        read = parse_figure(words, kind, negative=True)
        if isinstance(read, Figure):
            per_cent = "%" if kind is FigureKind.RATE and words.rstrip().endswith("%") else ""
            yield f"{read.value:f}".replace(".", ",") + per_cent


def _fold_figures(text: str) -> _Folded:
    plain = plain_text(text)
    letters: list[str] = []
    places: list[FoundSpan] = []
    at = 0
    for each in TOKEN.finditer(plain):
        tail = read_tail(plain, each.end())
        value = read_value(each[0], share=tail.percent or tail.points)
        if value is None or each.start() < at:
            continue
        _copy(plain, (at, each.start()), letters, places)
        end = each.end() if tail.percent or tail.points else tail.end
        for letter in f"{_OPEN}{(value * tail.scale).normalize():f}{_CLOSE}":
            letters.append(letter)
            places.append((each.start(), end))
        if tail.percent:
            letters.append("%")
            places.append((end, tail.end))
        at = tail.end if tail.percent else end
    _copy(plain, (at, len(plain)), letters, places)
    return _Folded("".join(letters), tuple(places))


def _copy(text: str, span: FoundSpan, letters: list[str], places: list[FoundSpan]) -> None:
    """Add a piece between figures: every run of spaces as one, none before a sign, where the mark of a note stood."""
    for at, letter in enumerate(_lowered(text[slice(*span)]).translate(_MINUS), span[0]):
        if letter in _CLOSING and letters[-1:] == [" "]:
            letters.pop()
            places.pop()
        if letter != " " or letters[-1:] != [" "]:
            letters.append(letter)
            places.append((at, at + 1))
