"""Words of one text laid beside those of another (đối chiếu từng từ): which stand in both, in the same order."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA, Indel

_SHORTEST = 3
"""A word of two letters that lost one is any other word."""
_TYPING_SLIPS = 0.6
"""How much of a word must be left after a slip of the keys: one letter of three or four, two of five or more."""


def align_words(one: Sequence[str], other: Sequence[str], *, late: bool = False) -> list[tuple[int, int]]:
    """Return the places of the words that both sequences have, as many as can be matched without crossing.

    Where a word of `one` may be matched with several of `other`, it is the first; with `late`, the last. What both
    agree on is no matter of chance.
    """
    if late:
        turned = align_words(one[::-1], other[::-1])
        return [(len(one) - 1 - first, len(other) - 1 - second) for first, second in reversed(turned)]
    pairs: list[tuple[int, int]] = []
    free = 0
    for each in Indel.opcodes(one, other):
        if each.tag == "equal":
            for step in range(each.src_end - each.src_start):
                place = other.index(one[each.src_start + step], free)
                pairs.append((each.src_start + step, place))
                free = place + 1
    return pairs


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ as by a slip of the keys: a letter more, less, changed or swapped."""
    return min(len(one), len(other)) >= _SHORTEST and OSA.normalized_similarity(one, other) > _TYPING_SLIPS
