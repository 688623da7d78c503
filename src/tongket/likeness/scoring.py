"""How near two points are (gần giống): what is worth a person's look; nothing is ever joined by it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongket.likeness.closed import ABBREVIATIONS
from tongket.likeness.signature import (
    POLAR,
    Polarity,
    count_negations,
    drop_addressee,
    find_addressee,
    find_directions,
    find_figures,
    find_places,
    find_sides,
)
from tongket.likeness.word_lists import DIRECTIONS, FILLERS, LIGHT, NEGATIONS, NOT_NEGATIONS, OPPOSITES, SAME, WEIGHTY
from tongket.values.folding import GLUE, FoldedPhrases, drop_phrases, fold_words

USUAL = 5
"""The weight of a word: all are whole numbers, so that a score is exact, and rapidfuzz can count them."""
_LIGHT_WEIGHT = 2
"""The weight of a word that adds little: 0.4 of a usual one.

A choice: at half and at double every pair of the labelled sets (`tests/likeness`) is shown or left apart as now.
"""
_HEAVY = 15
"""The weight of a word that says who acts, on what, at which level: 3 usual ones.

It finds those who say one thing in other words: of the likes of `public.tsv` 87 % are shown, at half the weight 77 %,
without weights 70 %; at double 87 %, and of 1.500 unlikes 6 for 4. On the other sets it makes no difference worth a
word.
"""
_NEGATIONS = frozenset(NEGATIONS)
_SAME = FoldedPhrases({phrase: fold_words(value) for phrase, value in SAME.items()})
_FILLERS = drop_phrases(FILLERS)
_WHOLES = FoldedPhrases(
    {
        each: fold_words(each).replace(" ", GLUE)
        for each in (*WEIGHTY, *NOT_NEGATIONS, *LIGHT, *DIRECTIONS, *(word for pair in OPPOSITES for word in pair))
    }
)
_WEIGHTS = {
    **{fold_words(each).replace(" ", GLUE): _HEAVY for each in WEIGHTY},
    **{fold_words(each).replace(" ", GLUE): _LIGHT_WEIGHT for each in LIGHT},
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A text as it is compared."""

    words: tuple[str, ...]
    """Sorted, without denials and what turns a text into its reverse: those only label what is near."""
    counts: Mapping[str, int]
    entries: tuple[tuple[tuple[str, int], int], ...]
    """Each word, as often as it is there, with which time it is; and its weight."""
    weight: int
    signature: Polarity
    sides: frozenset[tuple[int, int]]


class Comparer:
    """Texts to what is compared, with a campaign's abbreviations and names."""

    def __init__(self, abbreviations: Mapping[str, str], places: Iterable[str]) -> None:
        known = {**ABBREVIATIONS, **abbreviations}
        self._abbreviations = FoldedPhrases({short: fold_words(name) for short, name in known.items()})
        self._places = FoldedPhrases({each: fold_words(each) for each in places})
        self._words: dict[str, str] = {}
        self._folded: dict[str, Compared] = {}

    def words(self, text: str) -> str:
        """Return the words of a text in one form, abbreviations written out; many units say the same."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = self._abbreviations.replace(fold_words(text))
        return known

    def fold(self, text: str) -> Compared:
        """Return a text as it is compared; nearness, wording and opposites ask for the same texts again."""
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = self._fold(text)
        return known

    def _fold(self, text: str) -> Compared:
        folded = _SAME.replace(self.words(text))
        whole = _WHOLES.replace(drop_addressee(folded)).split()
        kept = _FILLERS.replace(" ".join(whole)).split()
        words = tuple(sorted(each for each in kept if each not in POLAR and each not in _NEGATIONS))
        counts = Counter(words)
        entries = tuple(((word, each), weigh(word)) for word, often in counts.items() for each in range(often))
        return Compared(
            words=words,
            counts=counts,
            entries=entries,
            weight=sum(weight for _, weight in entries),
            signature=Polarity(
                figures=find_figures(folded),
                negations=count_negations(folded),
                directions=find_directions(folded),
                addressee=find_addressee(folded),
                places=find_places(text, folded, self._places),
            ),
            sides=find_sides(whole),
        )


def weigh(word: str) -> int:
    """Return the weight of a word."""
    return _WEIGHTS.get(word, USUAL)


def score(one: Compared, other: Compared) -> float:
    """Return how near two texts are, 0 to 100: the share of words that both have, by weight (Dice)."""
    total = one.weight + other.weight
    if not total:
        return 0.0
    fewer, more = (one, other) if len(one.counts) <= len(other.counts) else (other, one)
    common = sum(weigh(word) * min(count, more.counts.get(word, 0)) for word, count in fewer.counts.items())
    return 200.0 * common / total
