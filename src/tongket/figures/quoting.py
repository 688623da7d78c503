"""Pieces of a text as messages quote them."""

import re

from tongket.figures.numbers import Number, Reading

_QUOTED_WORDS, _FEWEST = 3, 2
_LONGEST = 120
"""How much a message quotes; it judges nothing."""
_BOUND_WORD = re.compile(r"[^\W\d]+(?:\s+(?:nhất|quá|dưới|thiểu|đa|xỉ|đến|tới|đầy))?\s*$")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0]+[^\W\d][\w’'-]*){1,2}")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d][\w’'-]*[ \u00a0]+){1,3}\(?$")


def quote_piece(reading: Reading, start: int, end: int) -> str:
    """Return a piece of a text, its bracket closed; the middle of a long one is left out."""
    text = reading.text
    if text.rfind("(", start, end) > text.rfind(")", start, end) and text[end : end + 1] == ")":
        end += 1
    following = _WORDS_AFTER.match(text, end) if text[end - 1 : end].isdigit() else None
    piece = " ".join(text[start : following.end() if following else end].split())
    return (
        piece if len(piece) <= _LONGEST else f"{piece[: _LONGEST // 2].rstrip()} … {piece[-_LONGEST // 2 :].lstrip()}"
    )


def quote_number(reading: Reading, number: Number, *, bounded: bool = False) -> str:
    """Return a number with what it counts; where no word follows, with the words before it."""
    text, start, end = reading.text, number.start, number.end
    whole = reading.pairs.get(number.index)
    end = reading.numbers[whole].end if whole is not None else end
    words = max(_FEWEST, len(number.noun.split())) if number.counts is not None and number.noun else _QUOTED_WORDS
    following = re.compile(rf"(?:[ \u00a0]+[^\W\d][\w’'-]*){{1,{words}}}").match(text, end)
    bound = _BOUND_WORD.search(reading.lead(start)) if bounded else None
    before = bound or (_WORDS_BEFORE.search(reading.lead(start)) if following is None else None)
    first = start - len(before[0]) if before else start
    piece = " ".join(text[first : following.end() if following else end].split())
    return piece + ")" if piece.count("(") > piece.count(")") else piece
