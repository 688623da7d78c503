"""Which of many wordings of one point is printed (câu sẽ in): always one that somebody wrote."""

from collections import Counter
from collections.abc import Sequence

from tongket.likeness.signature import Polarity
from tongket.likeness.word_lists import SELF_REFERENCES
from tongket.values.folding import drop_phrases, fold_words

_SELF = drop_phrases(SELF_REFERENCES)
_SHORTEST = 4
"""Fewer words are hardly a sentence; with eight a whole one of seven loses its place (`tests/likeness`)."""


def best_wording(texts: Sequence[str], signatures: Sequence[Polarity], keys: Sequence[str]) -> int:
    """Return the index of the wording to print: without a place, a figure or "huyện ta", whole, and the fullest.

    Fullness is counted in `keys`, where words that say nothing are gone. Of those that are equally full, the one that
    most wrote; then the shorter; then the first.
    """
    common = Counter(texts)

    def unfit(number: int) -> tuple[bool, bool, bool, bool, int, int, int, int]:
        signature = signatures[number]
        return (
            bool(signature.places),
            bool(signature.figures),
            bool(_SELF.find(fold_words(texts[number]))),
            not _is_whole(texts[number]),
            -len(keys[number].split()),
            -common[texts[number]],
            len(texts[number].split()),
            number,
        )

    return min(range(len(texts)), key=unfit)


def _is_whole(text: str) -> bool:
    stripped = text.strip()
    return len(stripped.split()) >= _SHORTEST and stripped[:1].isupper() and not stripped.endswith((",", ";", ":"))
