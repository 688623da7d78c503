"""The numbers of a text: where they stand, what they are worth, what they count, and what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tongket.numbers.digits import TOKEN, Tail, decimals_of, read_tail, read_value
from tongket.numbers.lexicon import Counted, counted, noun_of
from tongket.numbers.setaside import Aside, AsideSpan, find_aside
from tongket.numbers.targets import find_plans, is_aimed_at
from tongket.numbers.windows import RANGE, Layout, words_around

_LEAD = 80
"""Characters before a place in which a verb or a bracket is looked for: about one clause.

A choice: at half and at double as many of the slips that `sums` speaks of are told.
"""
_MANY = 60
"""Numbers on either side: a guard, for a list pasted into one paragraph must not cost its square."""
_AROUND = 600
"""Characters on either side of a number that stand for its sentence, where that is too long to be one: a guard."""
_SLASH = re.compile(r"\s?/\s?")
_SENTENCE = re.compile(r"(?<=[.!?…])[”\")\]]?\s+(?=[A-ZĐÀ-Ỹ“\"(\[])|\n+")
_SHORT = re.compile(r"(?:\btr|\bTP|\bTp|\bTS|\bThS|\bđ/c|\bNXB)\.$")


class Bound(StrEnum):
    """In which direction the true number lies (từ ước lượng)."""

    OVER = "over"
    """hơn, trên: a bit more."""
    UNDER = "under"
    """gần, dưới: a bit less."""
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


_BOUND = re.compile(
    r"(?<!nhiều )(?<!ít )(?<!cao )(?<!thấp )(?<!lớn )(?<!nhỏ )(?<!sớm )\b(?:"
    r"(?P<at_least>ít nhất|tối thiểu|không dưới|không ít hơn)|(?P<at_most>không quá|tối đa|nhiều nhất|không vượt quá)"
    r"|(?P<about>khoảng trên dưới|trên dưới|khoảng|xấp xỉ|chừng|ước khoảng|ước đạt|ước)"
    r"|(?P<over>hơn|trên|ngoài|vượt)|(?P<under>gần|dưới|ngót|chưa đến|chưa tới|chưa đầy|non))\s*$",
    re.IGNORECASE,
)
_AFTER_BOUND = re.compile(r"[^.;,()\d]{0,25}?\btrở (?P<way>lên|xuống)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text."""

    index: int
    start: int
    end: int
    """Its per cent sign, "điểm phần trăm" or "triệu" included."""
    text: str
    value: Decimal
    decimals: int
    scale: Decimal
    """1; 1.000.000 of "1,3 triệu"."""
    percent: bool
    points: bool
    """Percentage points."""
    bound: Bound | None
    aside: Aside | None
    target: bool
    """Whether it is to be reached: a plan, an aim; what was reached is not held against it."""
    sentence: int
    before: tuple[str, ...]
    """The folded words before it in its clause, the nearest last."""
    after: tuple[str, ...]
    """The folded words after it up to the next stop or number; of the first of `a/b` those after the second."""

    @property
    def worth(self) -> Decimal:
        """Its value in single things: 1.300.000 of "1,3 triệu"."""
        return self.value * self.scale

    @property
    def unit(self) -> Decimal:
        """What one unit in its last digit is worth."""
        return self.scale.scaleb(-self.decimals)

    @property
    def plain(self) -> bool:
        """Whether it is a count: no share, not set aside."""
        return self.aside is None and not self.percent and not self.points

    @property
    def noun(self) -> str | None:
        """What it counts, folded; None where no word follows."""
        return noun_of(self.after)

    @property
    def counts(self) -> Counted | None:
        """What kind of thing it counts."""
        return counted(self.noun)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text with its numbers."""

    text: str
    numbers: tuple[Number, ...]
    pairs: Mapping[int, int] = field(default_factory=dict)
    """Of each `a/b` the index of a, and of b."""
    stops: tuple[int, ...] = ()
    """Where its sentences after the first begin."""

    @cached_property
    def wholes(self) -> Mapping[int, int]:
        """Of each `a/b` the index of b, and of a."""
        return {whole: part for part, whole in self.pairs.items()}

    def lead(self, at: int) -> str:
        """Return the last characters before a place: enough for a verb or a bracket."""
        return self.text[max(0, at - _LEAD) : at]

    def between(self, first: Number, second: Number) -> str:
        """Return the text between two numbers."""
        return self.text[first.end : second.start]

    def before(self, number: Number) -> str:
        """Return the text from the number before it, or the start."""
        return self.text[self.numbers[number.index - 1].end if number.index else 0 : number.start]

    def after(self, number: Number) -> str:
        """Return the text up to the next number, or the end."""
        following = self.numbers[number.index + 1 : number.index + 2]
        return self.text[number.end : following[0].start if following else len(self.text)]

    def sentence(self, number: Number) -> str:
        """Return the sentence that a number stands in; of one longer than people write what is around the number."""
        first = self.stops[number.sentence - 1] if number.sentence else 0
        last = self.stops[number.sentence] if number.sentence < len(self.stops) else len(self.text)
        if last - first <= 2 * _AROUND:
            return self.text[first:last]
        return self.text[max(first, number.start - _AROUND) : min(last, number.end + _AROUND)]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.numbers]

    def preceding(self, at: int) -> tuple[Number, ...]:
        """Return the last numbers before a place: as many as a sentence that people write may have."""
        index = bisect_left(self._starts, at)
        return self.numbers[max(0, index - _MANY) : index]

    def following(self, at: int) -> tuple[Number, ...]:
        """Return the first numbers behind a place."""
        index = bisect_left(self._starts, at)
        return self.numbers[index : index + _MANY]

    def in_sentence(self, number: Number) -> tuple[Number, ...]:
        """Return the numbers of a number's sentence that are no dates or labels."""
        near = (*self.preceding(number.start), *self.following(number.start))
        return tuple(each for each in near if each.sentence == number.sentence and each.aside is None)


def read_numbers(text: str, aside: Iterable[AsideSpan] = ()) -> Reading:
    """Return a text with its numbers; `aside` are pieces of it that hold no figures, beside those that it shows."""
    spans = [*aside, *find_aside(text)]
    stops = [
        found.end()
        for found in _SENTENCE.finditer(text)
        if not _SHORT.search(text[max(0, found.start() - _LEAD) : found.start()])
    ]
    tokens = list(_tokens(text))
    read = [(each, tail, read_value(each[0], share=tail.percent or tail.points)) for each, tail in tokens]
    found = [(each, value) for each, _, value in read if value is not None]
    tails = _share_tails(text, found, [tail for _, tail, value in read if value is not None])
    plans = tuple(find_plans(text, tuple(stops)))
    ends = [each.end for each in tails]
    pairs = _pair_up(text, found, ends, spans)
    shown = [0 if _aside(spans, *each.span()) else end for (each, _), end in zip(found, ends, strict=True)]
    layout = Layout([each.start() for each, _ in found], ends, shown, pairs)
    around = [words_around(text, index, layout) for index in range(len(found))]
    numbers = tuple(
        Number(
            index=index,
            start=each.start(),
            end=tails[index].end,
            text=re.sub(r" {2,}", " ", text[each.start() : tails[index].end]),
            value=value,
            decimals=decimals_of(value),
            scale=tails[pairs.get(index, index)].scale,
            percent=tails[index].percent,
            points=tails[index].points,
            bound=_bound(text, each.start(), tails[index].end),
            aside=_aside(spans, each.start(), each.end()),
            target=is_aimed_at(text, each.start()) or any(start <= each.start() < end for start, end in plans),
            sentence=bisect_right(stops, each.start()),
            before=around[index][0],
            after=around[index][1],
        )
        for index, (each, value) in enumerate(found)
    )
    return Reading(text=text, numbers=numbers, pairs=pairs, stops=tuple(stops))


def _tokens(text: str) -> Iterator[tuple[re.Match[str], Tail]]:
    """Yield the digits of a text, and what stands behind them; the 10 of "2,5 × 10³" stands behind other digits."""
    end = 0
    for each in TOKEN.finditer(text):
        if each.start() >= end:
            tail = read_tail(text, each.end())
            end = tail.end
            yield each, tail


ReadNumbers = list[tuple[re.Match[str], Decimal]]


def _share_tails(text: str, found: ReadNumbers, tails: list[Tail]) -> list[Tail]:
    """Return the tails, that of the second of "10 - 11%" and of "8 - 15 triệu" given to the first too."""
    shared = list(tails)
    for index in range(len(tails) - 1):
        one, other = tails[index], tails[index + 1]
        bare = one.end == found[index][0].end()
        if (
            bare
            and RANGE.fullmatch(text[one.end : found[index + 1][0].start()])
            and found[index][1] < found[index + 1][1]
        ):
            shared[index] = other._replace(end=one.end)
    return shared


def _pair_up(text: str, found: ReadNumbers, ends: list[int], spans: list[AsideSpan]) -> dict[int, int]:
    """Return which numbers are `a/b`: two counts, no date, no third number behind another slash."""
    slashed = {
        index
        for index in range(len(found) - 1)
        if _SLASH.fullmatch(text[found[index][0].end() : found[index + 1][0].start()])
    }
    return {
        index: index + 1
        for index in slashed
        if not {index - 1, index + 1} & slashed
        and ends[index] == found[index][0].end()
        and not text.endswith("%", 0, ends[index + 1])
        and all(_aside(spans, *found[each][0].span()) is None for each in (index, index + 1))
    }


def _aside(spans: list[AsideSpan], start: int, end: int) -> Aside | None:
    return next((each.kind for each in spans if each.start < end and start < each.end), None)


def _bound(text: str, start: int, end: int) -> Bound | None:
    before = _BOUND.search(text[max(0, start - 30) : start])
    if before:
        return Bound(str(before.lastgroup).replace("_", "-"))
    after = _AFTER_BOUND.match(text, end)
    if after:
        return Bound.AT_LEAST if after["way"].casefold() == "lên" else Bound.AT_MOST
    return None
