"""The words beside a number: what it counts, and what it is about."""

import re
from typing import NamedTuple

from tongket.values.folding import fold_words

WINDOW = 5
"""How many words on either side tell what a number is about.

With three 177 of the numbers of this repository's draft have a source, for 178; with ten 180. Of the 824 numbers of
the published passages, which are of something else, none has one, with ten words one.
"""
_LEAD = 100
"""In how many characters the words beside a number are looked for: more than `WINDOW` words of Vietnamese have."""
RANGE = re.compile(r"\s*[-–—]\s*|\s+đến\s+")
_STOP = re.compile(r"[.;:!?()\[\]/…]|\s[-–—]\s")
_COMRADES = re.compile(r"\bđ/c\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:\w|-(?=\w))*")


class Layout(NamedTuple):
    """Where the numbers of a text stand."""

    starts: list[int]
    ends: list[int]
    """Signs and "triệu" included."""
    shown: list[int]
    """The ends of those that are figures; 0 for the others."""
    pairs: dict[int, int]


def words_around(text: str, index: int, layout: Layout) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before and after a number; of `a/b` and of "8 - 15 hộ" those of both together.

    A number without any word beside it has those of its paragraph: "6 phường (1, 2, B’Lao)".
    """
    first = last = index
    while first and _joins(text, first - 1, layout):
        first -= 1
    while last + 1 < len(layout.starts) and _joins(text, last, layout):
        last += 1
    before, after = _words_before(text, first, layout), _words_after(text, last, layout)
    if before or after:
        return before, after
    start, end = layout.starts[first], layout.ends[last]
    return _words(text[max(0, start - _LEAD) : start])[-WINDOW:], _words(text[end : end + _LEAD])[:WINDOW]


def _joins(text: str, index: int, layout: Layout) -> bool:
    """Whether a number and the next one share their words."""
    link = text[layout.ends[index] : layout.starts[index + 1]]
    return layout.pairs.get(index) == index + 1 or RANGE.fullmatch(link) is not None


def _words_before(text: str, index: int, layout: Layout) -> tuple[str, ...]:
    """Return the words before a number, back to the last figure: a date between tells nothing ("năm 2009: 441")."""
    end = layout.starts[index]
    start = max(0, end - _LEAD, *layout.shown[max(0, index - _LEAD) : index])
    return _words(re.split(r"[.;!?…]", text[start:end])[-1])[-WINDOW:]


def _words_after(text: str, index: int, layout: Layout) -> tuple[str, ...]:
    stop = layout.starts[index + 1] if index + 1 < len(layout.starts) else len(text)
    behind = _COMRADES.sub("đồng chí", text[layout.ends[index] : stop])
    return _words(_STOP.split(behind, maxsplit=1)[0].split(",")[0])[:WINDOW]


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold_words(" ".join(_WORD.findall(text))).split())
