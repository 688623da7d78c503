"""Parts against their whole: after "trong đó" and "gồm", in a list behind a colon, and written out as a sum."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tongket.findings.figure_rules import OVER_WHOLE, PARTS_LEFT, WRONG_SUM
from tongket.numbers.breakdowns import after_paragraph, bracketed, explained, is_count, right_parts
from tongket.numbers.lexicon import Counted, counted
from tongket.numbers.numbers import Number, Reading
from tongket.numbers.ranges import ArithmeticCheck, judge, open_bracket, plain

_CONNECTOR = re.compile(
    r"\b(?:(?P<some>trong (?:số )?đó)|(?P<all>bao gồm|gồm có|gồm|chia ra|cụ thể là|cụ thể))\b\s*(?P<colon>:?)",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?!\d)")
_LEAD = 10
"""Characters before a connector: enough to see the end of the sentence before."""
# How far apart whole and parts may be, as a share of the whole, and still be meant to come out: what is farther off
# tells of something else. Measured on 207 right texts (published passages, right sentences of the tests) of which
# each number was changed in its first and in another digit, 2.426 slips: 406 are told, of the right texts nothing.
# (`benchmarks/thresholds.py` prints it, as what is said of the thresholds of the other files.)
_NEARLY = Decimal("0.02")
"""Parts of one noun that are less: perhaps one was forgotten. At half 404 slips are told, at double 409."""
_CLOSE = Decimal("0.05")
"""Parts that are more, which no omission explains. At half 403 slips are told, at double 406."""
_COLON_CLOSE = Decimal("0.1")
"""A list behind a colon. At half 404 slips are told, at double 418, but one published passage that is right as well."""
_MIXED_CLOSE = Decimal("0.2")
"""Parts of other nouns after "gồm", which says that they are all. At half 404 slips are told, at double 409."""
_PLUS, _EQUALS = re.compile(r"[^.;=+\d…]{0,40}\+[^.;=+\d…]{0,40}"), re.compile(r"[^.;=+\d…]{0,40}=[^.;=+\d…]{0,20}")
_SEXES = ({"nam"}, {"nữ", "phụ nữ"})
_MANY = 3
"""Fewer parts behind a colon are hardly a breakdown: with two 409 slips are told, with six 394."""
_NEAREST = 3
"""How many of the counts before a breakdown may be its whole; with one and with six as many slips are told."""
_HINT = "cộng lại các phần, hoặc kiểm tra số tổng."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    """A whole and the numbers that are said to be in it."""

    whole: Number
    parts: tuple[Number, ...]
    exhaustive: bool

    @property
    def total(self) -> Decimal:
        """The parts added up."""
        return sum((each.worth for each in self.parts), Decimal(0))

    @property
    def away(self) -> Decimal:
        """How far the parts are from the whole, as a share of it."""
        return abs(self.total - self.whole.worth) / self.whole.worth if self.whole.worth else Decimal(1)


def check_sums(reading: Reading, before: Reading | None = None) -> Iterator[ArithmeticCheck]:
    """Yield where parts do not come to their whole, and which parts do; `before` is the paragraph before."""
    for found in _CONNECTOR.finditer(reading.text):
        yield from _judge_connector(reading, found)
    for found in _COLON.finditer(reading.text):
        yield from _judge_colon(reading, found.start())
    for right in bracketed(reading):
        yield from _explain(right)
    if before is not None:
        yield from _explain(after_paragraph(before, reading))
    yield from _judge_equations(reading)


def _explain(parts: tuple[Number, ...]) -> Iterator[ArithmeticCheck]:
    if parts:
        yield judge(None, parts, parts)


def _judge_connector(reading: Reading, found: re.Match[str]) -> Iterator[ArithmeticCheck]:
    parts = _parts(reading, found)
    wholes = _wholes(reading, found)
    if not parts or not wholes:
        return
    yield from _explain(explained(wholes[:_NEAREST], parts))
    exhaustive = found["all"] is not None or all(any(_own(part) in sex for part in parts) for sex in _SEXES)
    splits = [
        _Split(whole=whole, parts=tuple(part for part in parts if _own(part) == noun), exhaustive=exhaustive)
        for noun in dict.fromkeys(_own(each) for each in parts if _own(each) is not None)
        if (whole := next((each for each in wholes if each.noun == noun), None)) is not None
    ]
    # Where one measure comes out exactly, the same parts are all there is of the others too.
    complete = any(len(each.parts) > 1 and each.total == each.whole.worth for each in splits)
    for split in splits:
        if not right_parts(split.whole, split.parts):
            yield from _judge_same(replace(split, exhaustive=split.exhaustive or complete))
    if not right_parts(wholes[0], parts):
        yield from _judge_mixed(_Split(whole=wholes[0], parts=parts, exhaustive=exhaustive))


def _own(number: Number) -> str | None:
    """Return the noun that a number counts; None where the word behind it is no such noun."""
    if number.noun is not None:
        return number.noun if counted(number.noun) is not None else None
    return next((each for each in number.before[-1:] if each in {"nam", "nữ"}), None)


def _parts(reading: Reading, found: re.Match[str]) -> tuple[Number, ...]:
    """Return the counts that stand behind a connector, up to the end of its clause."""
    end = _scope_end(reading, found)
    return tuple(
        each
        for each in reading.following(found.end())
        if each.start < end and is_count(reading, each) and not _bracket_since(reading, found.end(), each.start)
    )


def _bracket_since(reading: Reading, start: int, at: int) -> bool:
    return open_bracket(reading, at) and reading.text.rfind("(", 0, at) >= start


def _scope_end(reading: Reading, found: re.Match[str]) -> int:
    """Return where what belongs to a connector ends: a sentence that it opens, or a list behind its colon, is one."""
    stop = re.compile(r"[.!?](?=\s|$)|\n").search(reading.text, found.end())
    end = stop.start() if stop else len(reading.text)
    following = _CONNECTOR.search(reading.text, found.end(), end)
    end = following.start() if following else end
    if found["colon"] or _opens_sentence(reading, found.start()):
        return end
    semicolon = reading.text.find(";", found.end(), end)
    return semicolon if semicolon >= 0 else end


def _opens_sentence(reading: Reading, at: int) -> bool:
    return re.search(r"(?:^|[.!?]\s+|\n)\s*$", reading.text[max(0, at - _LEAD) : at]) is not None


def _wholes(reading: Reading, found: re.Match[str]) -> list[Number]:
    """Return the counts that may be the whole, the nearest first."""
    before = [each for each in reading.preceding(found.start()) if is_count(reading, each)]
    if not before:
        return []
    within = open_bracket(reading, found.start())
    last = before[-1].sentence
    start = 0 if _opens_sentence(reading, found.start()) else reading.text.rfind(";", 0, found.start())
    opening = reading.text.rfind("(", 0, found.start()) if within else len(reading.text)
    return [
        each
        for each in reversed(before)
        if each.sentence == last
        and each.start > start - 1
        and (each.start < opening or within)
        and not _bracket_since(reading, 0, each.start)
    ]


def _judge_same(split: _Split) -> Iterator[ArithmeticCheck]:
    """Judge parts that count the same as their whole."""
    larger = [each for each in split.parts if each.worth > split.whole.worth and each.bound is None]
    if larger and split.whole.bound is None:
        said = f"phần {plain(larger[0].worth)} lớn hơn tổng {plain(split.whole.worth)}."
        yield judge(OVER_WHOLE, [split.whole, larger[0]], [], said, "kiểm tra lại hai số.")
    elif len(split.parts) > 1 and not _rounded(split):
        yield from _judge_total(split)


def _rounded(split: _Split) -> bool:
    return any(each.bound is not None or each.scale > 1 for each in (split.whole, *split.parts))


def _judge_total(split: _Split) -> Iterator[ArithmeticCheck]:
    if split.total == split.whole.worth:
        return
    if split.exhaustive or (split.total > split.whole.worth and split.away <= _CLOSE):
        yield _wrong(split)
    elif split.total < split.whole.worth and split.away <= _NEARLY:
        said = f"các phần cộng lại là {plain(split.total)}, còn thiếu {plain(split.whole.worth - split.total)}."
        yield judge(PARTS_LEFT, [split.whole, *split.parts], [], said, _HINT)


def _wrong(split: _Split) -> ArithmeticCheck:
    added = " + ".join(plain(each.worth) for each in split.parts)
    said = f"{added} = {plain(split.total)}, nhưng tổng ghi {plain(split.whole.worth)}."
    return judge(WRONG_SUM, [split.whole, *split.parts], [], said, _HINT)


def _judge_mixed(split: _Split) -> Iterator[ArithmeticCheck]:
    """Judge parts without a noun of their own, or of the same kind: "12 đơn vị, gồm 02 thành phố và 10 huyện"."""
    whole, nouns = split.whole, {_own(each) for each in split.parts}
    kinds = {counted(each) for each in nouns}
    strange = any(each.noun is not None and counted(each.noun) is None for each in split.parts)
    if whole.noun in nouns or _rounded(split) or strange:
        return  # "bắt 2.552 đối tượng (gồm 572 băng nhóm, …)": what is not known is not added up
    if kinds == {Counted.PEOPLE} and whole.counts is Counted.PEOPLE:
        larger = [each for each in split.parts if each.worth > whole.worth]
        if larger:
            said = f"phần {plain(larger[0].worth)} lớn hơn tổng {plain(whole.worth)}."
            yield judge(OVER_WHOLE, [whole, larger[0]], [], said, "kiểm tra lại hai số.")
            return
    one_kind = nouns == {None} or (len(kinds) == 1 and whole.counts in kinds and whole.counts is not Counted.THINGS)
    if not one_kind or len(split.parts) < 2 or split.total == whole.worth:  # noqa: PLR2004 - a sum
        return
    limit = _MIXED_CLOSE if split.exhaustive else _CLOSE if split.total > whole.worth else Decimal(0)
    if split.away <= limit:
        yield _wrong(split)


def _judge_colon(reading: Reading, at: int) -> Iterator[ArithmeticCheck]:
    """Judge "84 lượt kiến nghị: kinh tế 76, pháp chế 03, văn hóa 05": at least three parts, nearly the whole."""
    before = reading.preceding(at)
    if not before or not is_count(reading, before[-1]) or re.search(r"[.;:(]", reading.text[before[-1].end : at]):
        return
    stop = re.compile(r"[.!?\]](?=\s|$)|\n").search(reading.text, at)
    end = stop.start() if stop else len(reading.text)
    parts = tuple(each for each in reading.following(at) if each.start < end and is_count(reading, each))
    split = _Split(whole=before[-1], parts=parts, exhaustive=True)
    nouns = {_own(each) for each in parts}
    yield from _explain(explained(before[-1:], parts))
    if len(parts) < _MANY or _rounded(split) or not nouns <= {None, split.whole.noun}:
        return
    if split.total != split.whole.worth and split.away <= _COLON_CLOSE:
        yield _wrong(split)


def _judge_equations(reading: Reading) -> Iterator[ArithmeticCheck]:
    """Judge "214 + 176 = 390" and "84 = 76 + 03 + 05"."""
    numbers = reading.numbers
    at = 0
    while at < len(numbers) - 1:
        end = at
        while end + 1 < len(numbers) and _PLUS.fullmatch(reading.between(numbers[end], numbers[end + 1])):
            end += 1
        if end > at:
            yield from _judge_equation(reading, numbers[at : end + 1])
        at = end + 1


def _judge_equation(reading: Reading, parts: tuple[Number, ...]) -> Iterator[ArithmeticCheck]:
    first, last = parts[0].index - 1, parts[-1].index + 1
    sides = [
        reading.numbers[side]
        for side, link in ((first, (first, first + 1)), (last, (last - 1, last)))
        if 0 <= side < len(reading.numbers)
        and _EQUALS.fullmatch(reading.between(reading.numbers[link[0]], reading.numbers[link[1]]))
    ]
    for whole in sides[:1]:
        split = _Split(whole=whole, parts=parts, exhaustive=True)
        if all(each.aside is None for each in (whole, *parts)) and split.total != whole.worth and not _rounded(split):
            yield _wrong(split)
