"""Words of a line with their places, in the form in which issued and returned ones are compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tongket.values.folding import place_tones

PROMPTED = "\0"
"""What a word of a prompt is compared by: it is no fixed word."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s]")
"""A figure with its marks, letters, or any other sign by itself."""
_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"})
_NUMBERING = re.compile(r"\s*((?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđA-ZĐ])[.)/](?=\s|$)|\d+(?:\.\d+)+(?=\s))\s*")


class Word(NamedTuple):
    """A word, a figure or a sign of a text."""

    key: str
    """By which it is compared: small letters, the tone mark in one place."""
    start: int
    end: int
    spoken: bool
    """Whether it is a word or figure, not a mark between them."""


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text (NFC), in order."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        key = _key(found[0])
        words.append(Word(key, *found.span(), key[0].isalnum()))
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return place_tones(unicodedata.normalize("NFC", word.casefold())).translate(_SIGNS)


def spoken_keys(words: Iterable[Word]) -> tuple[str, ...]:
    """Return what words are compared by, the marks between them left out."""
    return tuple(each.key for each in words if each.spoken)


def split_number(text: str) -> tuple[str, str]:
    """Return the printed number that a line begins with, `II.`, `2.1.`, `a)`, and the rest of it; "" where none."""
    found = _NUMBERING.match(text)
    return (found[1], text[found.end() :]) if found is not None else ("", text.strip())
