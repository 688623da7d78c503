"""What two points say that one may reverse, and what they name: by this opposites are told and a wording is chosen."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from tongket.likeness.word_lists import DIRECTIONS, NEGATIONS, NOT_NEGATIONS, OPPOSITES, PLACE_KINDS
from tongket.values.folding import GLUE, FoldedPhrases, drop_phrases, fold_words

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
_LEADS = re.compile(rf"{_WHO}(?P<organ>(?!huyện|thành|thị)(?:{_HIGH_ORGANS}))(?: |$)")
_IMPLIED = {"trung ương"}
"""Asked by everybody under a heading of that name: it goes without saying."""
_ROMAN = re.compile(r"(?<!\S)(?:khóa|kỳ|lần|thứ|phần|chương|mục|hạng|loại) ([ivxlc]+)(?!\S)")
_PLACE_KINDS = frozenset(fold_words(each) for each in PLACE_KINDS)
_LONGEST_KIND = max(len(each.split()) for each in PLACE_KINDS)
_ENDS_OF_KINDS = frozenset({"", *(each.split()[-1] for each in _PLACE_KINDS)})
"""What stands before the name of a place; "" is a mark."""
_LONGEST_FIRST = sorted(_PLACE_KINDS, key=lambda each: (-len(each), each))
_NOT_NEGATIONS = drop_phrases(NOT_NEGATIONS)
_DIRECTIONS = FoldedPhrases(DIRECTIONS)
_NEGATIONS = frozenset(NEGATIONS)
_SIDES: dict[str, list[tuple[int, int]]] = {}
for _number, _pair in enumerate(OPPOSITES):
    for _side, _word in enumerate(_pair):
        _SIDES.setdefault(fold_words(_word).replace(" ", GLUE), []).append((_number, _side))
POLAR = frozenset({*_SIDES, *(fold_words(each).replace(" ", GLUE) for each in DIRECTIONS)})
"""The words that turn a text into its reverse."""


class Polarity(NamedTuple):
    """What a point names, denies and turns."""

    figures: tuple[str, ...]
    negations: int
    directions: frozenset[str]
    addressee: str
    places: frozenset[str]


def find_figures(folded: str) -> tuple[str, ...]:
    """Return the figures and document numbers of a text, sorted; where there are several, each with its next word."""
    words = folded.split()
    found = [number for number, word in enumerate(words) if not word.isalpha() and any(map(str.isdigit, word))]
    roman: list[str] = _ROMAN.findall(folded)
    several = len({words[each] for each in found}) > 1
    return tuple(sorted([*(_with_next(words, each) if several else words[each] for each in found), *roman]))


def _with_next(words: list[str], number: int) -> str:
    return " ".join(words[number : number + 2])


def count_negations(folded: str) -> int:
    """Return how often something is denied."""
    return sum(each in _NEGATIONS for each in _NOT_NEGATIONS.replace(folded).split())


def find_directions(folded: str) -> frozenset[str]:
    """Return what goes up ("lên"), down ("xuống") or is stopped ("dừng"); where several, each with its next word."""
    found = _DIRECTIONS.find_with_next(folded)
    kinds = {kind for kind, _ in found}
    return frozenset(kinds) if len(kinds) < 2 else frozenset(f"{kind} {after}" for kind, after in found)  # noqa: PLR2004 - several


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


def find_places(text: str, folded: str, names: FoldedPhrases) -> frozenset[str]:
    """Return the places that a text names: units of the roster, and `xã`, `huyện` … with a name."""
    return frozenset({*_find_named(unicodedata.normalize("NFC", text)), *map(_proper, names.find(folded))})


def _proper(name: str) -> str:
    """Return a place's name without its kind: `huyện lâm hà` → `lâm hà`."""
    kind = next((each for each in _LONGEST_FIRST if name.startswith(each + " ")), "")
    return name.removeprefix(kind).strip()


def _find_named(text: str) -> Iterator[str]:
    if text[1:].islower():  # a name stands behind its kind
        return
    words = re.findall(r"[\w’']+|[.,;:()]", text)
    for number, word in enumerate(words):
        if number and _is_name(word) and fold_words(words[number - 1]) in _ENDS_OF_KINDS:
            before = (" ".join(words[number - length : number]) for length in range(1, min(_LONGEST_KIND, number) + 1))
            if any(fold_words(each) in _PLACE_KINDS for each in before):
                yield fold_words(" ".join(takewhile(_is_name, words[number:])))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


def find_sides(words: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Return on which side of each pair of opposites a text stands; `words` are as they are compared, in order."""
    return frozenset(side for word in words for side in _SIDES.get(word, ()))


def reverses(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether one text stands on the other side of a pair of opposites."""
    return any(_turned(side, other) for side in one) or any(_turned(side, one) for side in other)


def _turned(side: tuple[int, int], others: frozenset[tuple[int, int]]) -> bool:
    number, place = side
    return (number, 1 - place) in others and side not in others
