"""What to type instead of a word that is not known."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest

from tongket.values.folding import fold_marks

_LONGEST_NAME = 60
"""Of a word that may be a slip for another: longer ones are texts in the wrong place."""
_MANY_NAMES = 12
_ALIKE = 0.6
"""How like a known word a slip must be: what difflib itself takes (`get_close_matches`); it only makes a hint."""
_COMPARED = 24
"""How many words are compared with the one that is typed."""


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like what was typed, compared without marks, `_`, `-` and case; or None."""
    return _nearest(wanted, tuple(known)) if len(wanted) <= _LONGEST_NAME else None


@lru_cache(maxsize=1024)
def _nearest(wanted: str, known: tuple[str, ...]) -> str | None:
    names = _index(known)
    found = get_close_matches(_letters(wanted), names.likely(_letters(wanted)), n=1, cutoff=_ALIKE)
    return names.plain[found[0]] if found else None


class _Names:
    """Known words, found by pairs of letters: of hundreds only the likeliest are compared letter by letter."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.plain = {_letters(each): each for each in known}
        self._by_pair: dict[str, list[str]] = {}
        for each in self.plain:
            for pair in _pairs(each):
                self._by_pair.setdefault(pair, []).append(each)

    def likely(self, wanted: str) -> Collection[str]:
        """Return the words that share the most pairs with a word; all where they are few."""
        if len(self.plain) <= _COMPARED:
            return self.plain
        shared = Counter(each for pair in _pairs(wanted) for each in self._by_pair.get(pair, ()))
        most = nlargest(_COMPARED, shared, key=lambda each: (2 * shared[each] / (len(each) + len(wanted)), each))
        return most if wanted not in self.plain else [wanted, *most]


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> _Names:
    return _Names(known)


def _pairs(word: str) -> set[str]:
    edged = f" {word} "
    return {edged[at : at + 2] for at in range(len(edged) - 1)}


@lru_cache(maxsize=8192)
def _letters(word: str) -> str:
    return re.sub(r"[\s_-]", "", fold_marks(word))


def hint_nearest(wanted: str, known: Iterable[str], *, kind: str = "khóa", every: bool = False) -> str:
    """Return what to type instead of an unknown word: the nearest known one, or some or `every` one of them."""
    names = list(known)
    close = nearest(wanted, names)
    if close is not None:
        return f"có phải {close}?"
    if not names:
        return f"bỏ đi: ở đây không có {kind} nào."
    shown = names if every else names[:_MANY_NAMES]
    end = ", …" if len(names) > len(shown) else "."
    return f"dùng một trong các {kind}: {', '.join(shown)}{end}"
