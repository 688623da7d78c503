"""What must be equal for two points to be joined, and what one of them says that the other reverses."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from tongket.likeness.folding import Phrases, drop_phrases, fold_words
from tongket.likeness.lexicon import (
    DIRECTIONS,
    NEGATIONS,
    NOT_NEGATIONS,
    OPPOSITES,
    PLACE_KINDS,
    QUANTITIES,
)

_ASKS = re.compile(
    r"^(?:xin |kính )?(?:đề nghị|kiến nghị|đề xuất)"
    r"(?! (?:của|sau|trước|được|không|chưa|này)(?: |$))(?: với)?(?: (?P<rest>.*))?$"
)
_WHO = r"^(?:ban thường vụ |ban cán sự đảng |ban chấp hành |đảng đoàn |thường trực |các )*"
_HIGH_ORGANS = (
    r"trung ương|bộ chính trị|ban bí thư|quốc hội|chính phủ|thủ tướng chính phủ|thủ tướng"
    r"|(?:ban|văn phòng)(?: \w+){0,3} (?:tỉnh ủy|huyện ủy|thành ủy|trung ương)|(?:tỉnh|huyện|thành|thị) ủy"
    r"|(?:ủy ban|hội đồng) nhân dân(?: (?:tỉnh|huyện|thành phố|xã|các cấp))?"
)
_ORGANS = re.compile(
    rf"{_WHO}(?P<organ>{_HIGH_ORGANS}|đảng ủy|cấp ủy|chính quyền|mặt trận(?: tỉnh| huyện)?|đoàn thể(?: tỉnh)?"
    r"|bộ (?!máy)\w+ \w+|sở \w+ \w+|tỉnh|huyện|các bộ)(?: |$)"
)
# A request may begin with the organ itself: "Tỉnh ủy có kế hoạch …".
_LEADS = re.compile(rf"{_WHO}(?P<organ>{_HIGH_ORGANS})(?: |$)")
_IMPLIED = {"trung ương"}
"""Asked by everybody under a heading of that name: it goes without saying."""
_ROMAN = re.compile(r"(?<!\w)[IVX]{2,}(?!\w)")
_PLACE_KINDS = frozenset(fold_words(each) for each in PLACE_KINDS)
_LONGEST_KIND = max(len(each.split()) for each in PLACE_KINDS)
_NOT_NEGATIONS = drop_phrases(NOT_NEGATIONS)
_DIRECTIONS = Phrases(DIRECTIONS)
_NEGATIONS = frozenset(NEGATIONS)
_QUANTITIES = Phrases(QUANTITIES)
_SIDES = {word: (number, side) for number, pair in enumerate(OPPOSITES) for side, word in enumerate(pair)}


class Signature(NamedTuple):
    """What must be equal for two points to be joined."""

    figures: tuple[str, ...]
    negations: int
    directions: frozenset[str]
    addressee: str
    places: frozenset[str]
    quantities: frozenset[str]


def find_figures(text: str, folded: str) -> tuple[str, ...]:
    """Return the figures, and document numbers of a text, sorted."""
    found = [each for each in folded.split() if any(letter.isdigit() for letter in each)]
    return tuple(sorted([*found, *_ROMAN.findall(text)]))


def count_negations(folded: str) -> int:
    """Return how often something is denied."""
    return sum(each in _NEGATIONS for each in _NOT_NEGATIONS.replace(folded).split())


def find_directions(folded: str) -> frozenset[str]:
    """Return whether something goes up ("lên"), down ("xuống") or is stopped ("dừng")."""
    return frozenset(_DIRECTIONS.find(folded))


def find_addressee(folded: str) -> str:
    """Return the organ that a request is put to; empty when none is named or it goes without saying."""
    asks = _ASKS.match(folded)
    organ = _ORGANS.match(asks["rest"] or "") if asks is not None else _LEADS.match(folded)
    return organ["organ"] if organ is not None and organ["organ"] not in _IMPLIED else ""


def drop_addressee(folded: str) -> str:
    """Return a request without "đề nghị" and whom it is put to: that is compared by itself."""
    asks = _ASKS.match(folded)
    rest = (asks["rest"] or "") if asks is not None else folded
    organ = _ORGANS.match(rest) if asks is not None else _LEADS.match(rest)
    return rest[organ.end() :] if organ is not None else rest


def find_places(text: str, folded: str, names: Phrases) -> frozenset[str]:
    """Return the places that a text names: units of the roster, and `xã`, `huyện` … with a name."""
    return frozenset({*_find_named(unicodedata.normalize("NFC", text)), *names.find(folded)})


def _find_named(text: str) -> Iterator[str]:
    words = re.findall(r"[\w’']+|[.,;:()]", text)
    for number in range(len(words)):
        for length in range(1, _LONGEST_KIND + 1):
            name = list(takewhile(_is_name, words[number + length :]))
            if name and fold_words(" ".join(words[number : number + length])) in _PLACE_KINDS:
                yield fold_words(" ".join(name))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


def find_quantities(folded: str) -> frozenset[str]:
    """Return whether a text speaks of all or of most; nothing where it speaks of some."""
    return frozenset(_QUANTITIES.find(folded))


def find_sides(words: frozenset[str], folded: str) -> frozenset[tuple[int, int]]:
    """Return on which side of each pair of opposites a text stands."""
    return frozenset(
        side for word, side in _SIDES.items() if word in words or (" " in word and f" {word} " in f" {folded} ")
    )


def reverses(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether one text stands on the other side of a pair of opposites."""
    return any((number, 1 - side) in other and (number, side) not in other for number, side in one)
