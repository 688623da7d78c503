"""What the arithmetic within a text says: the one engine of `tongket figures` and of `tongket validate`."""

import re
from collections.abc import Iterator

from tongket.numbers.increases import check_changes
from tongket.numbers.numbers import Reading
from tongket.numbers.ranges import ArithmeticCheck
from tongket.numbers.shares import NEAR_SHARE, check_coverage, check_shares
from tongket.numbers.sums import check_sums

_OF = re.compile(r"(?<![\d/.,])\d[\d.]*\s?/\s?(?!(?:19|20)\d\d\b)\d[\d.]*+(?![\d/-])")
_ADDED = tuple(
    (tuple(signs.split(" | ")), re.compile(pattern, re.IGNORECASE))
    for signs, pattern in (
        ("% | phần trăm", NEAR_SHARE),
        ("+ | =", r"[+=]"),
        (
            "trong đó | trong số đó | gồm | chia ra | cụ thể",
            r"\b(?:trong (?:số )?đó|gồm|chia ra|cụ thể)\b(?:[^.!?\n]|[.!?](?=\S))*?\d",
        ),
        ("tăng | giảm", r"\b(?:tăng|giảm)(?!\s+cường)(?:\s+[^\W\d]+){0,4}\s*\d"),
        ("từ", r"\btừ\s+(?:mức\s+)?\d(?:[^.;]|\.(?=\d))*\b(?:lên|xuống|còn)\b"),
    )
)
"""By which words and signs numbers are counted together, with a number behind them: looked for word by word first."""
_COUNTS = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d(?![\d.,]\d))\d[\d.,]*(?!/)")
_LIST = re.compile(r"\d[^.;:(\d]*:(?!\d)")
_LISTED = 4
"""A whole and at least three parts behind a colon."""


def may_be_wrong(text: str) -> bool:
    """Whether a text may hold arithmetic that does not come out: most don't, and to read numbers takes time."""
    counts = len(_COUNTS.findall(text))
    if ("/" in text and _OF.search(text)) or (counts >= _LISTED and _LIST.search(text)):
        return True
    lowered = text.lower() if counts > 1 else ""
    return any(pattern.search(text) for signs, pattern in _ADDED if any(each in lowered for each in signs))


def check_sentence(reading: Reading, before: Reading | None = None) -> Iterator[ArithmeticCheck]:
    """Yield what the arithmetic within a text says, right and wrong; `before` is the paragraph before it, if any."""
    yield from check_shares(reading, before)
    yield from check_coverage(reading)
    yield from check_changes(reading, before)
    yield from check_sums(reading, before)
