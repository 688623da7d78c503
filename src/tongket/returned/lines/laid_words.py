"""The fixed words of a line laid beside a returned text: which came back, and what stands between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tongket.likeness.alignment import align_words, is_slip
from tongket.returned.lines.fixed_words import FixedLine
from tongket.returned.lines.telling_words import TELLING
from tongket.returned.lines.words import PROMPTED, Word
from tongket.values.folding import fold_marks

_LETTERS_LOST = 2
"""A word with more letters more or less has no slip of the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A fixed line beside the words of a returned text."""

    line: FixedLine
    words: tuple[Word, ...]
    """Of the returned text."""
    pairs: tuple[tuple[int, int], ...]
    """A fixed word and the returned word that it is, in order."""
    slips: Mapping[int, str]
    """Returned words that are a fixed word with a slip of the keys: as they would be right."""

    def bounds(self, place: int) -> tuple[int, int, int, int]:
        """Return the fixed words that came back nearest before and behind a place, and where they came back.

        -1 where none stands before it, the number of words where none stands behind it.
        """
        before = (-1, -1)
        for each in self.pairs:
            if each[0] >= place:
                return before[0], each[0], before[1], each[1]
            before = each
        return before[0], len(self.line.words), before[1], len(self.words)

    @property
    def coverage(self) -> float:
        """The share of the fixed words that came back, marks aside."""
        spoken = sum(each.spoken for each in self.line.words)
        return sum(self.line.words[first].spoken for first, _ in self.pairs) / spoken if spoken else 0.0

    @property
    def strays(self) -> tuple[int, ...]:
        """The returned words that are neither fixed words nor in a slot, nor of a prompt."""
        taken = {second for _, second in self.pairs}
        for gap in self.line.gaps:
            _, _, start, end = self.bounds(gap.place)
            taken.update(range(start + 1, end))
        return tuple(
            number
            for number, each in enumerate(self.words)
            if number not in taken and each.spoken and each.key != PROMPTED
        )


def lay_beside(line: FixedLine, words: Sequence[Word], *, late: bool = False) -> Laid:
    """Lay a fixed line beside the words of a returned text, slips of the keys allowed."""
    issued = [each.key for each in line.words]
    slips = _find_slips(line, words)
    returned = [slips.get(number, each.key) for number, each in enumerate(words)]
    pairs = _draw_together(line, align_words(issued, returned, late=late), returned)
    matched = {second for _, second in pairs}
    return Laid(
        line=line,
        words=tuple(words),
        pairs=tuple(pairs),
        slips={number: key for number, key in slips.items() if number in matched},
    )


def _draw_together(
    line: FixedLine, pairs: Sequence[tuple[int, int]], returned: Sequence[str]
) -> Sequence[tuple[int, int]]:
    """Return the same fixed words matched so that the marks beside them stand close to them.

    A text in a slot may hold the same marks as the fixed words around it: of two semicolons the one before `nếu không`
    is the form's, of two full stops the one that ends the line.
    """
    places = dict(pairs)
    ends = [0, *(each.place for each in line.gaps), len(line.words)]
    for number, (start, end) in enumerate(pairwise(ends)):
        matched = [each for each in range(start, end) if each in places]
        spoken = [each for each in matched if line.words[each].spoken]
        last = number == len(ends) - 2
        ahead = [each for each in matched if each < spoken[0]] if spoken else matched if last and number else []
        for each in reversed(ahead):
            limit = min((place for other, place in places.items() if other > each), default=len(returned))
            key = returned[places[each]]
            places[each] = next(at for at in range(limit - 1, -1, -1) if returned[at] == key)
        for each in [each for each in matched if spoken and each > spoken[-1]]:
            floor = max((place for other, place in places.items() if other < each), default=-1)
            key = returned[places[each]]
            places[each] = next(at for at in range(floor + 1, len(returned)) if returned[at] == key)
    return sorted(places.items())


def _find_slips(line: FixedLine, words: Sequence[Word]) -> dict[int, str]:
    there = {each.key for each in words}
    missing = sorted(line.spoken - there)
    if not missing:
        return {}
    slips: dict[int, str] = {}
    for number, each in enumerate(words):
        if each.spoken and each.key not in line.spoken and each.key not in TELLING:
            meant = next((key for key in missing if same_but_for_slip(key, each.key)), None)
            if meant is not None:
                slips[number] = meant
    return slips


@lru_cache(maxsize=1 << 16)
def same_but_for_slip(issued: str, returned: str) -> bool:
    """Whether a word came back with a slip of the keys or without its marks; a figure never does."""
    if abs(len(issued) - len(returned)) > _LETTERS_LOST or issued[0].isdigit() or returned[0].isdigit():
        return False
    return is_slip(issued, returned) or (len(issued) > 1 and _bare(issued) == _bare(returned))


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    return fold_marks(word)
