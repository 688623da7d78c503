"""Which of many wordings of one point is printed (câu sẽ in): always one that somebody wrote."""

from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from tongket.folding import drop_phrases, fold_words
from tongket.likeness.lexicon import SELF_REFERENCES
from tongket.likeness.signature import Signature

_SELF = drop_phrases(SELF_REFERENCES)
_SHORTEST = 4
"""Fewer words are hardly a sentence."""


def best_wording(texts: Sequence[str], signatures: Sequence[Signature]) -> int:
    """Return the index of the wording to print: without a place, a figure or "huyện ta", whole, of middle length."""
    lengths = [len(each.split()) for each in texts]
    middle = median_low(lengths)
    common = Counter(texts)

    def unfit(number: int) -> tuple[bool, bool, bool, bool, int, int, int]:
        signature = signatures[number]
        return (
            bool(signature.places),
            bool(signature.figures),
            bool(_SELF.find(fold_words(texts[number]))),
            not _is_whole(texts[number]),
            abs(lengths[number] - middle),
            -common[texts[number]],
            number,
        )

    return min(range(len(texts)), key=unfit)


def _is_whole(text: str) -> bool:
    first = text.split("\n", 1)[0].strip()
    return len(first.split()) >= _SHORTEST and first[:1].isupper() and not first.endswith((",", ";", ":"))
