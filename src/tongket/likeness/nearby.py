"""Which of many texts are near to one, all of them counted at once (gần giống).

A text is a bit of a whole number; what is counted of each text stands in such numbers, one for each binary digit. So a
thousand texts are counted by a few operations, and nothing is compared with everything.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from tongket.likeness.scoring import Compared, score, weigh

_COARSE = 20
"""How far below the threshold the plain share of common words may lie where the weighed one reaches it.

So one heavy word in common is not enough. Of the pairs that are near by weight among 900 texts of the labelled sets
97 % are (3.149 of 3.260), at half 85 %, at double all.
"""
_STEPS = 1_000
"""Into how many a point of nearness is divided in counting: what lies between two is counted as the lower one."""


class Nearby:
    """Those of some texts that were added, for finding which of them are near to one."""

    def __init__(self, texts: Sequence[Compared], threshold: float, plain: float | None = None) -> None:
        """Take texts, and the nearness to find; `plain` is the nearness whose plain share they reach, if another."""
        self._texts, self._threshold = texts, threshold
        self._plain = (threshold if plain is None else plain) - _COARSE
        # 200 x common / (one + other) >= threshold, in whole numbers: times x common - share x other >= share x one.
        part = Fraction(floor(threshold * _STEPS), 200 * _STEPS)
        self._share, self._times = part.numerator, part.denominator
        self._beginning = self._share * max((each.weight for each in texts), default=0)
        self._begun: list[int] = []
        self._added: list[int] = []
        self._holding: defaultdict[tuple[str, int], int] = defaultdict(int)
        """By a word and how often: the added texts that have it at least so often."""

    def add(self, place: int) -> None:
        """Add a text by its place."""
        text, bit = self._texts[place], 1 << len(self._added)
        self._added.append(place)
        for entry in _entries(text):
            self._holding[entry] |= bit
        _add(self._begun, bit, self._beginning - self._share * text.weight)

    def find(self, place: int) -> dict[int, float]:
        """Return the places of the added texts that are near to one, each with how near it is; it is none of them."""
        text = self._texts[place]
        sharing = 0
        by_weight: dict[int, list[int]] = {}
        for word, often in _entries(text):
            if holders := self._holding.get((word, often), 0):
                sharing |= holders
                _add(by_weight.setdefault(weigh(word), []), holders, 1)
        digits = [*self._begun]
        for weight, counted in by_weight.items():
            for number, holders in enumerate(counted):
                _add(digits, holders, self._times * weight << number)
        reached = _reach(digits, sharing, self._beginning + self._share * text.weight)
        near = (self._added[each] for each in _places(reached) if self._added[each] != place)
        return {
            each: nearness
            for each in near
            if (nearness := score(self._texts[each], text)) >= self._threshold and self._shares(self._texts[each], text)
        }

    def _shares(self, one: Compared, other: Compared) -> bool:
        """Whether the plain share of common words is large enough."""
        fewer, more = (one, other) if len(one.counts) <= len(other.counts) else (other, one)
        common = sum(min(count, more.counts.get(word, 0)) for word, count in fewer.counts.items())
        return 200 * common >= self._plain * (len(one.words) + len(other.words))


def _entries(text: Compared) -> Iterator[tuple[str, int]]:
    """Yield the words of a text, each as often as it is there, with which time it is."""
    return ((word, each) for word, often in text.counts.items() for each in range(often))


def _add(digits: list[int], texts: int, amount: int) -> None:
    """Add an amount to what is counted of some texts; `digits` are from the lowest."""
    at = 0
    while amount:
        carried, place = texts if amount & 1 else 0, at
        while carried:
            if place >= len(digits):
                digits += [0] * (place + 1 - len(digits))
            digit = digits[place]
            digits[place], carried = digit ^ carried, digit & carried
            place += 1
        amount, at = amount >> 1, at + 1


def _reach(digits: list[int], texts: int, amount: int) -> int:
    """Return those of some texts of which an amount is counted, or more."""
    if amount.bit_length() > len(digits):
        return 0
    more = 0
    for place in range(len(digits) - 1, -1, -1):
        if amount >> place & 1:
            texts &= digits[place]
        else:
            more |= texts & digits[place]
            texts &= ~digits[place]
    return more | texts


def _places(texts: int) -> Iterator[int]:
    """Yield the places of the bits of a number, from the lowest."""
    while texts:
        lowest = texts & -texts
        yield lowest.bit_length() - 1
        texts ^= lowest
