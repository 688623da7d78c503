"""Which of many texts are near to one, all of them counted at once (gần giống).

A text is a bit of a whole number; what is counted of each text stands in such numbers, one for each binary digit. So a
thousand texts are counted by a few operations, and nothing is compared with everything.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tongket.likeness.scoring import USUAL, Compared, score

_COARSE = 20
"""How far below the threshold the plain share of common words may lie where the weighed one reaches it.

So one heavy word in common is not enough. Of the pairs that are near by weight among 900 texts of the labelled sets
97 % are (3.149 of 3.260), at half 85 %, at double all.
"""
_SHIFT = 9
"""By how many binary digits words are counted higher, so that their part is a whole number: 2 % too much is found."""
_FEW = 4
"""Texts that are sooner compared than counted: with more or fewer it takes longer, the same are found."""
_ROUNDING = 1e-9
"""More than sums of weights are ever off by, less than any part of one."""


class Nearby:
    """Those of some texts that were added, for finding which of them are near to one."""

    def __init__(self, texts: Sequence[Compared], threshold: float, plain: float | None = None) -> None:
        """Take texts, and the nearness to find; `plain` is the nearness whose plain share they reach, if another."""
        self._texts, self._threshold = texts, threshold
        self._plain = (threshold if plain is None else plain) - _COARSE
        # From 200 x common / (one + other) >= threshold, what is common in usual words: 512 x common - share x other
        # >= share x one. What each text begins with is no less than nothing.
        self._share = int(threshold * (1 << _SHIFT) / (200 * USUAL))
        self._beginning = self._share * max((each.weight for each in texts), default=0)
        self._begun = [0] * self._beginning.bit_length()
        self._added: list[int] = []
        self._holding: defaultdict[tuple[str, int], int] = defaultdict(int)
        """By a word and how often: the added texts that have it at least so often."""

    def add(self, place: int) -> None:
        """Add a text by its place."""
        text, bit = self._texts[place], 1 << len(self._added)
        self._added.append(place)
        for entry, _ in text.entries:
            self._holding[entry] |= bit
        amount = self._beginning - self._share * text.weight
        self._begun = [digit | bit if amount >> at & 1 else digit for at, digit in enumerate(self._begun)]

    def find(self, place: int) -> dict[int, float]:
        """Return the places of the added texts that are near to one, each with how near it is; it is none of them."""
        text = self._texts[place]
        near = (self._added[each] for each in _places(self._reaching(text)) if self._added[each] != place)
        return {
            each: nearness
            for each in near
            if (nearness := score(self._texts[each], text)) >= self._threshold and self._shares(self._texts[each], text)
        }

    def _reaching(self, text: Compared) -> int:
        """Return the added texts that may be near to one: those that are, and few others."""
        held = [(holders, weight) for entry, weight in text.entries if (holders := self._holding.get(entry, 0))]
        sharing = self._sharing(held, text.weight)
        if sharing.bit_count() <= _FEW:
            return sharing
        counted: list[int] = []
        for holders, weight in held:
            _add(counted, holders, -(-weight // USUAL))
        digits = [*self._begun]
        for place, holders in enumerate(counted):
            _add_one(digits, holders, place + _SHIFT)
        return _reach(digits, sharing, self._beginning + self._share * text.weight)

    def _sharing(self, held: list[tuple[int, int]], weight: int) -> int:
        """Return the added texts that share one of the rarest words of a text, without which none is near to it.

        `held` are those that have each of its words, with the weight of the word; `weight` is its own.
        """
        lacking = weight - sum(each for _, each in held)
        # The other weighs no less than what both have in common, so this is threshold / (200 - threshold) of the one.
        most = weight - self._threshold * weight / (200 - self._threshold) + _ROUNDING
        sharing = 0
        for holders, each in sorted(held, key=lambda each: each[0].bit_count()) if lacking <= most else ():
            sharing |= holders
            lacking += each
            if lacking > most:
                break
        return sharing

    def _shares(self, one: Compared, other: Compared) -> bool:
        """Whether the plain share of common words is large enough."""
        fewer, more = (one, other) if len(one.counts) <= len(other.counts) else (other, one)
        common = sum(min(count, more.counts.get(word, 0)) for word, count in fewer.counts.items())
        return 200 * common >= self._plain * (len(one.words) + len(other.words))


def _add(digits: list[int], texts: int, amount: int) -> None:
    """Add an amount to what is counted of some texts; `digits` are from the lowest."""
    at = 0
    while amount:
        if amount & 1:
            _add_one(digits, texts, at)
        amount, at = amount >> 1, at + 1


def _add_one(digits: list[int], texts: int, at: int = 0) -> None:
    """Add one, as it counts at a place, to what is counted of some texts."""
    for place in range(at, len(digits)):
        digit = digits[place]
        digits[place] = digit ^ texts
        texts &= digit
        if not texts:
            return
    digits += [0] * (at - len(digits))
    digits.append(texts)


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
