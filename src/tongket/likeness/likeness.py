"""Texts to groups of equal texts, and which of them are near; the order in which they come makes no difference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tongket.likeness.best import best_wording
from tongket.likeness.canonical import Canonical
from tongket.likeness.differences import Differences, find_differences
from tongket.likeness.nearby import Nearby
from tongket.likeness.scoring import Compared, Comparer, score
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

    def near(self, texts: Sequence[str], threshold: float, plain: float | None = None) -> tuple[Near, ...]:
        """Return the pairs of texts that are worth a look, from `threshold` on, sorted by their places.

        `plain` is the nearness whose plain share they reach, if another (`Nearby`).
        """
        forms = [self._comparer.fold(each) for each in texts]
        earlier, found = Nearby(forms, threshold, plain), list[Near]()
        for number, form in enumerate(forms):
            for other, reached in earlier.find(number).items():
                found.append(Near(other, number, reached, _says_reverse(forms[other], form)))
            earlier.add(number)
        return tuple(sorted(found))

    def nearby(self, texts: Sequence[str], threshold: float, plain: float) -> Nearby:
        """Return what finds which of some texts are near to one; the first is yet to be added (`Nearby`)."""
        return Nearby([self._comparer.fold(each) for each in texts], threshold, plain)

    def says_reverse(self, one: str, other: str) -> bool:
        """Whether two texts are the same but for a denial, a direction or a word and its reverse (trái chiều?)."""
        return _says_reverse(self._comparer.fold(one), self._comparer.fold(other))

    def differences(self, other: str, one: str) -> Differences:
        """Return by which words `one` differs from `other`."""
        return find_differences(other, one, self._canonical.short_forms)

    def best_wording(self, texts: Sequence[str], *, requests: bool = False) -> int:
        """Return the index of the wording to print: the fullest whole one without place, figure or "huyện ta"."""
        if all(each == texts[0] for each in texts):
            return 0
        signatures = [self._comparer.fold(each).signature for each in texts]
        return best_wording(texts, signatures, [self.key(each, requests=requests) for each in texts])


def _says_reverse(one: Compared, other: Compared) -> bool:
    mine, theirs = one.signature, other.signature
    if (mine.figures, mine.addressee, mine.places) != (theirs.figures, theirs.addressee, theirs.places):
        return False
    denied = (mine.negations > 0) != (theirs.negations > 0)
    turned = bool(mine.directions ^ theirs.directions) and bool(mine.directions) and bool(theirs.directions)
    return denied or turned or reverses(one.sides, other.sides)
