"""Right breakdowns (phần cộng lại đúng bằng tổng): they explain their parts, and nothing in them is a fault.

A breakdown that does not exhaust its whole explains nothing and is none either.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from tongket.numbers.lexicon import Counted
from tongket.numbers.numbers import Number, Reading

_OPENS = re.compile(r"\s*[-+•–*]?\s*(?:trong (?:số )?đó|bao gồm|gồm|cụ thể(?: là)?|chia ra)\b", re.IGNORECASE)
"""How a paragraph begins that breaks down what the one before tells."""
_ITEM = re.compile(r"\s*(?:[-+•–*]|[a-zđ]\)|\(?\d{1,2}[.)])\s*\S")
_LINK = 80
"""Characters between a whole and the bracket that breaks it down: the noun and a few words.

A choice: at half and at double as many of the slips that `sums` speaks of are told.
"""
_FEWEST = 2
"""One part that comes to the whole is the same number twice, no breakdown.

Of the slips that `sums` speaks of one part tells as many, four tell one more, for fewer numbers are then explained.
"""
_WHOLE = {Counted.PEOPLE, Counted.UNITS}
_CHANGED = re.compile(r"\b(?:tăng|giảm|so với|từ|còn|hơn)(?:\s+[^\W\d]+)?\s*$", re.IGNORECASE)


def is_count(reading: Reading, number: Number) -> bool:
    """Whether a number may be a part or a whole: a count, no `a/b`, no change, no mean ("1,74 người một đại biểu")."""
    paired = number.index in reading.pairs or number.index in reading.wholes
    mean = number.decimals > 0 and number.scale == 1 and number.counts in _WHOLE
    return number.plain and not paired and not mean and not _CHANGED.search(reading.lead(number.start))


def right_parts(whole: Number, parts: Sequence[Number]) -> tuple[Number, ...]:
    """Return the first parts that come exactly to a whole; none where they don't.

    "703 căn, trong đó xây mới 304 căn, sửa chữa 399 căn và 371 căn cho hộ nghèo": what follows is no part.
    """
    total = Decimal(0)
    for index, each in enumerate(parts):
        total += each.worth
        if total == whole.worth and index + 1 >= _FEWEST:
            return tuple(parts[: index + 1])
        if total > whole.worth or each.target is not whole.target:
            return ()
    return ()


def is_item(reading: Reading) -> bool:
    """Whether a paragraph is an item of a list."""
    return _ITEM.match(reading.text) is not None


def explained(wholes: Iterable[Number], parts: Sequence[Number]) -> tuple[Number, ...]:
    """Return the numbers among parts that a right breakdown of one of the wholes explains."""
    groups = tuple(_by_noun(parts))
    return tuple(each for whole in wholes for group in groups for each in right_parts(whole, group))


def _by_noun(parts: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """Yield all the parts, then those of each noun: "1.510 hội nghị với 118.765 lượt người; 211 hội nghị với …"."""
    yield tuple(parts)
    nouns = dict.fromkeys(each.noun for each in parts if each.noun is not None)
    if len(nouns) > 1:
        yield from (tuple(each for each in parts if each.noun == noun) for noun in nouns)


def bracketed(reading: Reading) -> Iterator[tuple[Number, ...]]:
    """Yield the parts of each right breakdown in brackets: "1.536 đơn (tồn đầu kỳ 40 đơn, tiếp nhận mới 1.496 đơn)"."""
    for opening in re.finditer(r"\(", reading.text):
        before = reading.preceding(opening.start())
        close = reading.text.find(")", opening.start())
        if not before or opening.start() - before[-1].end > _LINK or not is_count(reading, before[-1]):
            continue
        inside = [each for each in reading.following(opening.start()) if each.end <= close and is_count(reading, each)]
        yield explained(before[-1:], inside)


def after_paragraph(before: Reading, reading: Reading) -> tuple[Number, ...]:
    """Return the numbers of a paragraph that break down right what the last sentence of the one before tells."""
    if not _OPENS.match(reading.text) or not before.numbers:
        return ()
    last = before.numbers[-1].sentence
    wholes = [each for each in before.preceding(len(before.text)) if each.sentence == last and is_count(before, each)]
    parts = [each for each in reading.following(0) if is_count(reading, each)]
    return explained(wholes, parts)


def listed_parts(readings: Sequence[Reading]) -> Iterator[tuple[int, Number]]:
    """Yield, by the index of their paragraph, the first counts of list items that come to a count before the list."""
    at = 0
    while at < len(readings):
        end = at + 1
        while end < len(readings) and _ITEM.match(readings[end].text):
            end += 1
        if end - at > _FEWEST and readings[at].text.rstrip().endswith(":"):
            yield from _listed_under(readings, at, end)
        at = max(end, at + 1)


def _listed_under(readings: Sequence[Reading], at: int, end: int) -> Iterator[tuple[int, Number]]:
    lead = readings[at]
    firsts = [
        (index, first)
        for index in range(at + 1, end)
        if (first := next((each for each in readings[index].numbers if is_count(readings[index], each)), None))
        is not None
    ]
    wholes = [each for each in reversed(lead.preceding(len(lead.text))) if is_count(lead, each)]
    total = sum((each.worth for _, each in firsts), Decimal(0))
    if len(firsts) >= _FEWEST and any(each.worth == total for each in wholes):
        yield from firsts
