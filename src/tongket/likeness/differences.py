"""By which words two texts that are near differ, and how that is shown in few words."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from tongket.likeness.closed import EMPTY
from tongket.values.folding import fold_word

_SYLLABLE = re.compile(r"[^\W_]+(?:[./,:-][^\W_]+)*%?")
_WHOLE = 12
"""Syllables up to which a text is shown whole: what one takes in at a glance."""
_AROUND = 3
"""Syllables shown on either side of a difference: about one word and a half, enough to find the place."""
_CUT = "…"


_NO_SHORT_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Differences(NamedTuple):
    """By which words one text differs from another, in runs as they were typed."""

    more: tuple[str, ...]
    """Only in the one."""
    less: tuple[str, ...]
    """Only in the other."""
    shown: str
    """The one, cut to the places where it differs."""
    marks: tuple[tuple[int, int], ...]
    """Where in `shown` the words of `more` stand: first character, and the one after the last."""


class _Syllable(NamedTuple):
    folded: str
    start: int
    end: int


class _Change(NamedTuple):
    start: int
    end: int
    """Places among the syllables of the one; the same as `start` where words of the other are left out."""


def find_differences(other: str, one: str, short_forms: Mapping[str, tuple[str, ...]] = _NO_SHORT_FORMS) -> Differences:
    """Return by which words `one` differs from `other`; case, marks and words that say nothing aside.

    A short form counts as the syllables that it stands for, which the text is said to hold at its place.
    """
    theirs, mine = _syllables(other, short_forms), _syllables(one, short_forms)
    more: list[str] = []
    less: list[str] = []
    changes: list[_Change] = []
    for code in LCSseq.opcodes([each.folded for each in theirs], [each.folded for each in mine]):
        lost, gained = theirs[code.src_start : code.src_end], mine[code.dest_start : code.dest_end]
        if code.tag != "equal" and any(each.folded not in EMPTY for each in (*lost, *gained)):
            more += [_typed(one, gained)] if gained else []
            less += [_typed(other, lost)] if lost else []
            changes.append(_Change(code.dest_start, code.dest_end))
    shown, marks = _show(one, mine, changes)
    return Differences(tuple(more), tuple(less), shown, marks)


def _syllables(text: str, short_forms: Mapping[str, tuple[str, ...]]) -> list[_Syllable]:
    syllables: list[_Syllable] = []
    for found in _SYLLABLE.finditer(text):
        folded, (start, end) = fold_word(found[0]), found.span()
        syllables += [_Syllable(each, start, end) for each in short_forms.get(folded, (folded,))]
    return syllables


def _typed(text: str, syllables: list[_Syllable]) -> str:
    return text[syllables[0].start : syllables[-1].end]


def _show(text: str, syllables: list[_Syllable], changes: list[_Change]) -> tuple[str, tuple[tuple[int, int], ...]]:
    windows = _windows(len(syllables), changes)
    shown = ""
    marks: list[tuple[int, int]] = []
    for first, last in windows:
        shown += f"{' ' if shown else ''}{_CUT} " if first else ""
        start = syllables[first].start if first else 0
        end = syllables[last - 1].end if last < len(syllables) else len(text.rstrip(" .;"))
        moved = len(shown) - start
        marks += [
            (syllables[each.start].start + moved, syllables[each.end - 1].end + moved)
            for each in changes
            if first <= each.start < each.end <= last
        ]
        shown += text[start:end]
    return shown + (f" {_CUT}" if windows and windows[-1][1] < len(syllables) else ""), tuple(marks)


def _windows(length: int, changes: Iterable[_Change]) -> list[tuple[int, int]]:
    """Return the parts of a text to show: all of a short one, else what is around the changes."""
    if length <= _WHOLE:
        return [(0, length)] if length else []
    windows: list[tuple[int, int]] = []
    for each in changes:
        first, last = max(0, each.start - _AROUND), min(length, each.end + _AROUND)
        if windows and first - windows[-1][1] <= _AROUND:
            windows[-1] = windows[-1][0], max(last, windows[-1][1])
        else:
            windows.append((first, last))
    return windows or [(0, length)]
