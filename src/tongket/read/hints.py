"""What to type instead of a word that is not known."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from tongket.values import fold_marks

_LONGEST_NAME = 60
"""Of a word that may be a slip for another: longer ones are texts in the wrong place."""
_MANY_NAMES = 12
_ALIKE = 0.6


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like what was typed, compared without marks, `_`, `-` and case; or None."""
    return _nearest(wanted, tuple(known)) if len(wanted) <= _LONGEST_NAME else None


@lru_cache(maxsize=1024)
def _nearest(wanted: str, known: tuple[str, ...]) -> str | None:
    plain = {_fold(each): each for each in known}
    found = get_close_matches(_fold(wanted), plain, n=1, cutoff=_ALIKE)
    return plain[found[0]] if found else None


@lru_cache(maxsize=8192)
def _fold(word: str) -> str:
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
