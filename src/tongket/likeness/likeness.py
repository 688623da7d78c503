"""Texts to groups of equal texts, and which of them are near; the order in which they come makes no difference."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tongket.likeness.best import best_wording
from tongket.likeness.canonical import Canonical
from tongket.likeness.differences import Differences, find_differences
from tongket.likeness.scoring import Compared, Comparer, score, weigh
from tongket.likeness.signature import reverses

DEFAULT_THRESHOLD = 50.0
"""The nearness from which a person is asked (`nguong_giong`).

Of the likes of `tune.tsv` 98 % are then joined or shown, at 60 still 92 %; the rows to look at become 131 for 112 in
all items of points of 26 units (`benchmarks/likeness.py` prints both by threshold).
"""
BESIDE_THRESHOLD = 60.0
"""The nearness from which a point stands beside another in the draft, and not by itself.

Below it points of another matter come in that only share their subject ("lãnh đạo công tác Mặt trận, đoàn thể" and "cán
bộ Mặt trận, đoàn thể"): those are asked about in the decision sheet and keep their places.
"""

_COARSE = 20
"""How far below the threshold the plain share of common words may lie for the weighed one to reach it.

It spares the comparing of everything with everything, and costs a little: of the pairs that are near among 900 texts of
the labelled sets it finds 97 % (3.149 of 3.260), at half 85 %, at double all.
"""
_ROUNDING = 0.01
"""By how much two ways to count one share may differ."""
_PRIVATE = 0xE000
"""Where the characters begin that stand for words: rapidfuzz then compares words, not letters."""


class Near(NamedTuple):
    """Two texts that are near (gần giống), by their places."""

    one: int
    other: int
    """Greater than `one`."""
    score: float
    """0 to 100."""
    reversed: bool
    """Whether they are the same but for a denial, a direction or a word and its reverse (trái chiều?)."""


class Likeness:
    """The measure of likeness (độ giống) of one campaign."""

    def __init__(self, *, abbreviations: Mapping[str, str], places: Iterable[str]) -> None:
        self._canonical = Canonical(abbreviations)
        self._comparer = Comparer(abbreviations, places)
        self._keys: dict[tuple[str, bool], str] = {}

    def words(self, text: str) -> str:
        """Return the words of a text in one form, abbreviations written out."""
        return self._comparer.words(text)

    def key(self, text: str, *, requests: bool = False) -> str:
        """Return the form by which a text is equal to others; `requests` are put to whom the heading says."""
        known = self._keys.get((text, requests))
        if known is None:
            known = self._keys[text, requests] = self._canonical.key(text, requests=requests)
        return known

    def score(self, one: str, other: str) -> float:
        """Return how near two texts are, 0 to 100."""
        return score(self._comparer.fold(one), self._comparer.fold(other))

    def group(self, texts: Sequence[str], *, requests: bool = False) -> tuple[tuple[int, ...], ...]:
        """Return the groups of equal texts as indices, in order of their first text."""
        groups: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            groups.setdefault(self.key(text, requests=requests), []).append(number)
        return tuple(map(tuple, groups.values()))

    def near(self, texts: Sequence[str], threshold: float) -> tuple[Near, ...]:
        """Return the pairs of texts that are worth a look, from `threshold` on, sorted by their places."""
        forms = [self._comparer.fold(each) for each in texts]
        found = (
            Near(other, number, reached, _says_reverse(forms[other], forms[number]))
            for number, candidates in _candidates([each.words for each in forms], threshold)
            for other in candidates
            if (reached := score(forms[other], forms[number])) >= threshold
        )
        return tuple(sorted(found))

    def differences(self, other: str, one: str) -> Differences:
        """Return by which words `one` differs from `other`."""
        return find_differences(other, one, self._canonical.short_forms)

    def best_wording(self, texts: Sequence[str], *, requests: bool = False) -> int:
        """Return the index of the wording to print: the fullest whole one without place, figure or "huyện ta"."""
        signatures = [self._comparer.fold(each).signature for each in texts]
        return best_wording(texts, signatures, [self.key(each, requests=requests) for each in texts])


def _says_reverse(one: Compared, other: Compared) -> bool:
    mine, theirs = one.signature, other.signature
    if (mine.figures, mine.addressee, mine.places) != (theirs.figures, theirs.addressee, theirs.places):
        return False
    denied = (mine.negations > 0) != (theirs.negations > 0)
    turned = bool(mine.directions ^ theirs.directions) and bool(mine.directions) and bool(theirs.directions)
    return denied or turned or reverses(one.sides, other.sides)


def _candidates(texts: list[tuple[str, ...]], threshold: float) -> Iterator[tuple[int, list[int]]]:
    """Yield each text with the earlier ones that may be as near as `threshold`; few others are among them.

    Their plain share of common words reaches what lies `_COARSE` below, and the weighed one does but for rounding. The
    rarest words of a text are its key: two texts that share enough have one of them in common.
    """
    counts = Counter(word for words in texts for word in set(words))
    letters = {word: chr(_PRIVATE + number) for number, word in enumerate(counts)}
    plain = ["".join(letters[word] for word in words) for words in texts]
    # As often as it weighs: of sorted words the longest common subsequence is what both have.
    weighed = ["".join(letters[word] * weigh(word) for word in words) for words in texts]
    share = max(0.0, min(1.0, (threshold - _COARSE) / 100))
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        # Of n words, a text that shares enough lacks at most this many.
        lacking = len(words) - int(-(-share * len(words) // (2 - share)))
        keys = sorted(set(words), key=lambda word: (counts[word], word))[: lacking + 1]
        near = sorted({each for key in keys for each in index[key]})
        yield number, _close(weighed, number, _close(plain, number, near, 100 * share), max(0.0, threshold - _ROUNDING))
        for key in keys:
            index[key].append(number)


def _close(encoded: list[str], number: int, near: list[int], cutoff: float) -> list[int]:
    # Not `cdist`: that needs numpy, a large package for one call.
    choices = [encoded[each] for each in near]
    found = process.extract(encoded[number], choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
    return sorted(near[place] for _, _, place in found)
