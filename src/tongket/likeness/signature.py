"""What must be equal for two points to be joined, and what one of them says that the other reverses."""

import re
import unicodedata
from typing import NamedTuple

from tongket.likeness.folding import Phrases, drop_phrases, fold_words
from tongket.likeness.lexicon import (
    DIRECTIONS,
    NEGATIONS,
    NOT_NEGATIONS,
    NUMBER_WORDS,
    OPPOSITES,
    PLACE_KINDS,
)

_ASKS = re.compile(r"^(?:xin )?(?:đề nghị|kiến nghị|đề xuất)(?: với)?(?: (?P<rest>.*))?$")
_ORGANS = re.compile(
    r"^(?:ban thường vụ |ban cán sự đảng |ban chấp hành |đảng đoàn |thường trực |các )*"
    r"(?P<organ>trung ương|bộ chính trị|ban bí thư|quốc hội|chính phủ|thủ tướng|ban dân vận trung ương"
    r"|(?:tỉnh|huyện|thành|đảng|thị) ủy|cấp ủy|chính quyền"
    r"|(?:ủy ban|hội đồng) nhân dân(?: (?:tỉnh|huyện|thành phố|xã|các cấp))?"
    r"|mặt trận(?: tỉnh| huyện)?|đoàn thể(?: tỉnh)?|bộ (?!máy)\w+ \w+|sở \w+ \w+|tỉnh|huyện|các bộ)(?: |$)"
)
_IMPLIED = {"trung ương"}
"""Asked by everybody under a heading of that name: it goes without saying."""
_ROMAN = re.compile(r"(?<!\w)[IVX]{2,}(?!\w)")
_PLACE = re.compile(
    rf"(?<!\w)(?:{'|'.join(PLACE_KINDS)})\s+(?P<name>[^\W\d_a-zà-ỹđ][\w’']*(?:\s+[^\W\d_a-zà-ỹđ][\w’']*)*|\d+)",
    re.IGNORECASE,
)
_NOT_NEGATIONS = drop_phrases(NOT_NEGATIONS)
_DIRECTIONS = Phrases(DIRECTIONS)
_NEGATIONS = frozenset(NEGATIONS)
_NUMBERS = frozenset(NUMBER_WORDS)
_SIDES = {
    word: (number, side) for number, pair in enumerate(OPPOSITES) for side, word in enumerate(pair)
}


class Signature(NamedTuple):
    """What must be equal for two points to be joined."""

    figures: tuple[str, ...]
    negations: int
    directions: frozenset[str]
    addressee: str
    places: frozenset[str]


def find_figures(text: str, folded: str) -> tuple[str, ...]:
    """Return the figures, document numbers and number words of a text, sorted."""
    found = [each for each in folded.split() if any(letter.isdigit() for letter in each) or each in _NUMBERS]
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
    organ = _ORGANS.match(asks["rest"] or "") if asks is not None else None
    return organ["organ"] if organ is not None and organ["organ"] not in _IMPLIED else ""


def drop_addressee(folded: str) -> str:
    """Return a request without "đề nghị" and whom it is put to: that is compared by itself."""
    asks = _ASKS.match(folded)
    if asks is None:
        return folded
    rest = asks["rest"] or ""
    organ = _ORGANS.match(rest)
    return rest[organ.end() :] if organ is not None else rest


def find_places(text: str, folded: str, names: Phrases) -> frozenset[str]:
    """Return the places that a text names: units of the roster, and `xã`, `huyện` … with a name."""
    composed = unicodedata.normalize("NFC", text)
    named = {
        fold_words(found["name"]) for found in _PLACE.finditer(composed) if found["name"][0].isupper() or found["name"].isdigit()
    }
    return frozenset({*named, *names.find(folded)})


def find_sides(words: frozenset[str], folded: str) -> frozenset[tuple[int, int]]:
    """Return on which side of each pair of opposites a text stands."""
    return frozenset(
        side for word, side in _SIDES.items() if word in words or (" " in word and f" {word} " in f" {folded} ")
    )


def reverses(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether one text stands on the other side of a pair of opposites."""
    return any((number, 1 - side) in other and (number, side) not in other for number, side in one)
