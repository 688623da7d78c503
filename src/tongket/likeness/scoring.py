"""How much two folded texts have in common, by weight."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongket.folding import GLUE, Phrases, drop_phrases, fold_words
from tongket.likeness.lexicon import (
    ACTS,
    DIRECTIONS,
    FILLERS,
    LIGHT,
    NEGATIONS,
    NOT_NEGATIONS,
    OPPOSITES,
    SAME,
    WEIGHTY,
)
from tongket.likeness.signature import (
    POLAR,
    Signature,
    count_negations,
    drop_addressee,
    find_acts,
    find_addressee,
    find_directions,
    find_figures,
    find_places,
    find_quantities,
    find_sides,
)

LIGHT_WEIGHT = 0.4
"""The weight of a word that adds little."""
HEAVY = 3.0
"""The weight of a word that says who acts, on what, at which level."""
REPLACED = 1.5
"""What a word in place of another costs, against a word more."""
ADDED = 0.45
"""What a word more costs: a point may say a little more than its like."""
ADDED_HEAVY = 0.6
"""What a word more costs that says who acts, on what, at which level."""
_SCOPE = 2
"""How many words after a denial are denied."""

_NEGATIONS = frozenset(NEGATIONS)
_LEADING = frozenset({"không", "chưa", "đừng"})
_SAME = Phrases({phrase: fold_words(value) for phrase, value in SAME.items()})
_FILLERS = drop_phrases(FILLERS)
_WHOLES = Phrases(
    {
        each: fold_words(each).replace(" ", GLUE)
        for each in (
            *WEIGHTY,
            *NOT_NEGATIONS,
            *LIGHT,
            *DIRECTIONS,
            *ACTS,
            *(word for pair in OPPOSITES for word in pair),
        )
    }
)
_ACTORS = frozenset(fold_words(each).replace(" ", GLUE) for each in WEIGHTY)
_WEIGHTS = {
    **{fold_words(each).replace(" ", GLUE): HEAVY for each in WEIGHTY},
    **{fold_words(each).replace(" ", GLUE): LIGHT_WEIGHT for each in LIGHT},
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A text as it is compared."""

    plain: str
    """Its words, in one form."""
    words: tuple[str, ...]
    """Sorted; a word under a denial begins with `¬`."""
    counts: Mapping[str, int]
    weight: float
    signature: Signature
    sides: frozenset[tuple[int, int]]
    acts: frozenset[tuple[str, str, str]]
    bare: tuple[str, ...]
    """The words without denials and directions: by which opposites are found."""


class Folder:
    """Texts to what is compared, with a campaign's abbreviations and names."""

    def __init__(self, abbreviations: Mapping[str, str], places: Iterable[str]) -> None:
        self._abbreviations = Phrases({short: fold_words(name) for short, name in abbreviations.items()})
        self._places = Phrases({each: fold_words(each) for each in places})
        self._folded: dict[str, Compared] = {}

    def words(self, text: str) -> str:
        """Return the words of a text in one form, abbreviations written out."""
        return self._abbreviations.replace(fold_words(text))

    def fold(self, text: str) -> Compared:
        """Return a text as it is compared; grouping, wording and opposites ask for the same texts again."""
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = self._fold(text)
        return known

    def _fold(self, text: str) -> Compared:
        plain = fold_words(text)
        folded = _SAME.replace(self.words(text))
        asked = drop_addressee(folded)
        whole = _WHOLES.replace(asked)
        in_order = _FILLERS.replace(whole).split()
        words = tuple(sorted(_deny(in_order)))
        counts = Counter(words)
        directions = find_directions(folded)
        return Compared(
            plain=plain,
            words=words,
            counts=counts,
            weight=sum(map(weigh, words)),
            signature=Signature(
                figures=find_figures(folded),
                negations=count_negations(folded),
                directions=directions,
                addressee=find_addressee(folded),
                places=find_places(text, folded, self._places),
                quantities=find_quantities(folded),
            ),
            sides=find_sides(whole.split()),
            acts=find_acts(in_order, _ACTORS) | find_acts(whole.split(), frozenset()),
            bare=_bare(words),
        )


def _deny(words: list[str]) -> list[str]:
    """Mark the words under a denial: "không A nhưng B" and "A nhưng không B" are not the same words."""
    denied: list[str] = []
    left = 0
    for word in words:
        if word in _NEGATIONS:
            # "ít", "thiếu", "hiếm" deny what stands before them as often as what follows.
            left = _SCOPE if word in _LEADING else left
        else:
            denied.append("¬" + word if left else word)
            left = max(0, left - 1)
    return denied


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    plain = (each.removeprefix("¬") for each in words)
    return tuple(sorted(each for each in plain if each not in POLAR))


def weigh(word: str) -> float:
    """Return the weight of a word."""
    return _WEIGHTS.get(word.removeprefix("¬"), 1.0)


def score(one: Compared, other: Compared) -> float:
    """Return how much two texts have in common, 0 to 100; signatures are not looked at."""
    return _share(one.counts, other.counts, (one.weight + other.weight) / 2)


def bare_score(one: Compared, other: Compared) -> float:
    """Return how much two texts have in common, denials and directions aside."""
    mine, theirs = Counter(one.bare), Counter(other.bare)
    return _share(mine, theirs, (sum(map(weigh, one.bare)) + sum(map(weigh, other.bare))) / 2)


def _share(one: Mapping[str, int], other: Mapping[str, int], total: float) -> float:
    if not total:
        return 100.0 if one == other else 0.0
    fewer, more = sorted((_surplus(one, other), _surplus(other, one)), key=sum)
    replaced = sum(fewer)
    # What is more than replaces is added: of the heavy words as much as replacing leaves.
    added_heavy = max(0.0, sum(each for each in more if each >= HEAVY) - replaced)
    added = sum(more) - replaced - added_heavy
    return max(0.0, 100.0 * (1 - (REPLACED * replaced + ADDED_HEAVY * added_heavy + ADDED * added) / total))


def _surplus(one: Mapping[str, int], other: Mapping[str, int]) -> list[float]:
    """Return the weights of the words that one text has more of than the other."""
    return [weigh(word) * (count - other.get(word, 0)) for word, count in one.items() if count > other.get(word, 0)]
