"""`tăng N`, `giảm N` against new less old: as a count, in per cent, and in percentage points."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tongket.findings.figure_rules import NOT_POINTS, WRONG_CHANGE
from tongket.numbers.lexicon import ROUNDLY, Counted
from tongket.numbers.numbers import Number, Reading
from tongket.numbers.ranges import (
    ArithmeticCheck,
    Fit,
    Range,
    fit_number,
    judge,
    plain,
    print_like,
    share_range,
    true_range,
)
from tongket.numbers.setaside import Aside

_HUNDRED = Decimal(100)
_ANYBODY = {"người", "đồng chí"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
"""Between them a number without a noun is a year."""
_VERB = re.compile(
    rf"\b(?P<way>tăng|giảm)(?!\s+cường)(?:\s+(?:thêm|được|đi|lên|xuống|mạnh|nhẹ|bình quân|trên))?\s*(?:{ROUNDLY}\s*)?$",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)\b[^,;]*$", re.IGNORECASE)
_A_YEAR = re.compile(r"[^.,;()\d]{0,20}?(?:\bmỗi năm|\bmột năm|/năm|\bhằng năm)\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"[^().;:\d]{0,60}?\b(?:lên|xuống|đến|còn|thành|tới)\b(?:\s+(?:còn|đạt|là|thành|tới|đến|mức))*\s*(?:năm\s+)?$"
)
_FROM = re.compile(r"(?:(?P<way>tăng|giảm)\s+)?\btừ\s+(?:mức\s+)?$", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:so với|so cùng kỳ)\b(?:(?!\b(?:và|tăng|giảm|đạt|vượt|chiếm|trong|với|từ)\b)[^.;:\d]|(?<=so )với){0,60}$",
    re.IGNORECASE,
)
_THAN_YEAR = re.compile(
    r"[^.;:\d]{0,40}?\bso (?:với )?(?:cùng kỳ |cuối |đầu )?(?:năm )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_STOP = re.compile(r"[;:]|\.\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A change that a sentence names."""

    amount: Number
    rises: bool
    moves: Mapping[int, Number]
    """Of each "từ a … lên b" of the text the old number, by the index of the new one."""
    before: Reading | None
    """The paragraph before, which may tell the old number."""


def check_changes(reading: Reading, before: Reading | None = None) -> Iterator[ArithmeticCheck]:
    """Yield what the arithmetic says of every "tăng N", "giảm N", and of "từ a lên b".

    `before` is the paragraph before: "so với năm 2009" may mean the number that it gives for 2009.
    """
    transitions = list(_transitions(reading))
    moves = {second.index: first for first, second, _ in transitions}
    for first, second, way in transitions:
        yield from _judge_direction(first, second, way)
    for number in reading.numbers:
        found = _VERB.search(reading.lead(number.start))
        yearly = _YEARLY.search(reading.before(number)) or _A_YEAR.match(reading.text, number.end)
        if found and not yearly and number.aside is None and number.index not in reading.pairs:
            change = _Change(amount=number, rises=found["way"].casefold() == "tăng", moves=moves, before=before)
            yield from _judge_change(reading, change)


def _transitions(reading: Reading) -> Iterator[tuple[Number, Number, str | None]]:
    """Yield old and new of each "từ a … lên b", with the verb before it; years between them are passed over."""
    figures = [each for each in reading.numbers if each.aside is None]
    for first, second in pairwise(figures):
        opening = _FROM.search(reading.lead(first.start))
        between = _without_asides(reading, first, second)
        if opening and first.sentence == second.sentence and _FROM_TO.fullmatch(between):
            rising = re.search(r"\blên\b", between) is not None
            falling = re.search(r"\b(?:xuống|còn)\b", between) is not None
            way = opening["way"] or ("tăng" if rising else "giảm" if falling else None)
            if _same_kind(first, second):
                yield first, second, way.casefold() if way else None


def _without_asides(reading: Reading, first: Number, second: Number) -> str:
    """Return the text between two numbers without the dates in it and their brackets."""
    text, at = "", first.end
    for each in reading.numbers[first.index + 1 : second.index]:
        text += reading.text[at : each.start]
        at = each.end
    return re.sub(r"\(\s*(?:năm|tháng|vào|cuối|đầu|\s)*\)|\bnăm\b\s*|[()]", " ", text + reading.text[at : second.start])


def _same_kind(one: Number, other: Number) -> bool:
    if (one.percent, one.points) != (other.percent, other.points):
        return False
    return one.noun is None or other.noun is None or one.noun == other.noun or one.noun not in other.after


def _judge_direction(first: Number, second: Number, way: str | None) -> Iterator[ArithmeticCheck]:
    if way is None or first.worth == second.worth:
        return
    if (way == "tăng") is not (second.worth > first.worth):
        other = "giảm" if way == "tăng" else "tăng"
        said = f"từ {first.text} đến {second.text} là {other}, nhưng ghi {way}."
        yield judge(WRONG_CHANGE, [first, second], [], said, "kiểm tra lại hai số hoặc chữ tăng, giảm.")


def _judge_change(reading: Reading, change: _Change) -> Iterator[ArithmeticCheck]:
    amount = change.amount
    if amount.points or amount.percent:
        yield from _judge_relative(reading, change)
    else:
        yield from _judge_count(reading, change)


def _judge_count(reading: Reading, change: _Change) -> Iterator[ArithmeticCheck]:
    """Judge "giảm 35 người (7,9%)" by new and old, and its per cent by the old one that follows from it."""
    amount = change.amount
    new = _new_count(reading, amount)
    if new is None:
        return
    old = _old(reading, change, new)
    earlier = _other_year(reading, new) if old is None else None
    if earlier is not None:
        new, old = (new, earlier) if _year(reading, earlier) < _year(reading, new) else (earlier, new)
    if old is not None:
        yield _compare(change, new, old)
    percent = _bracketed(reading, amount)
    if percent is not None and (old is not None or new.noun == amount.noun or amount.noun is None):
        before = true_range(old) if old is not None else _before(change, new)
        if before.low > 0:
            yield _judge_percent(change, percent, new, before)


def _before(change: _Change, new: Number) -> Range:
    sign = -1 if change.rises else 1
    return Range(*(each + sign * change.amount.worth for each in (new.worth, new.worth)))


def _judge_percent(change: _Change, percent: Number, new: Number, before: Range) -> ArithmeticCheck:
    amount = change.amount
    share = Range(amount.worth * _HUNDRED / before.high, amount.worth * _HUNDRED / before.low)
    if fit_number(percent, share) is not Fit.WRONG:
        return judge(None, [amount, percent], [percent])
    base = f"{plain(new.worth)} {'-' if change.rises else '+'} {plain(amount.worth)}"
    said = (
        f"{plain(amount.worth)}/{plain(before.low)} = {print_like(share.high, percent)} (số cũ {base}),"
        f" nhưng ghi {percent.text}."
    )
    return judge(WRONG_CHANGE, [amount, percent], [percent], said, "tính lại tỷ lệ tăng, giảm.")


def _bracketed(reading: Reading, amount: Number) -> Number | None:
    """Return the per cent in brackets behind a number."""
    following = reading.numbers[amount.index + 1 : amount.index + 2]
    for each in following:
        link = reading.between(amount, each)
        if each.percent and re.fullmatch(
            r"[^().;:,\d]{0,40}(?:\(\s*|,\s*(?:tương đương|bằng|tức)\s+)(?:tăng|giảm)?\s*", link
        ):
            return each
    return None


def _new_count(reading: Reading, amount: Number) -> Number | None:
    """Return the number that changed: the nearest before the verb that counts the same, and is no change itself."""
    for each in reversed(reading.preceding(amount.start)):
        if each.sentence != amount.sentence or _STOP.search(reading.between(each, amount)) or _is_change(reading, each):
            return None
        if each.plain and each.index not in reading.pairs and each.index not in reading.wholes:
            if each.target is not amount.target:
                return None
            same = amount.noun is None or each.noun is None or amount.noun == each.noun
            return each if same else None
    return None


def _other_year(reading: Reading, new: Number) -> Number | None:
    """Return the same figure of another year, named before: "Năm 2009 có 441 người, năm 2018 có 406 người"."""
    for each in reversed(reading.preceding(new.start)):
        if each.sentence != new.sentence or _STOP.search(reading.between(each, new)):
            return None
        if each.plain and each.noun == new.noun:
            years = _year(reading, each), _year(reading, new)
            return each if all(years) and years[0] != years[1] else None
    return None


def _year(reading: Reading, number: Number) -> int:
    """Return the year that a number is of: the one that stands before it; 0 where a figure stands between."""
    for each in reversed(reading.preceding(number.start)):
        if each.aside is not Aside.DATE or each.sentence != number.sentence:
            return 0
        if _FIRST_YEAR <= each.value <= _LAST_YEAR:
            return int(each.value)
    return 0


def _old(reading: Reading, change: _Change, new: Number) -> Number | None:
    """Return the number it was before: after "so với", or the a of "từ a lên b"."""
    amount = change.amount
    if new.index in change.moves:
        return change.moves[new.index]
    for each in reading.following(amount.end):
        between = reading.between(amount, each)
        if each.sentence != amount.sentence or _STOP.search(between) or _leaves_clause(between):
            return None
        than = _THAN.search(_without_asides(reading, amount, each))
        if than and each.aside is None and (each.percent, each.points) == (new.percent, new.points):
            same = each.noun is None or new.noun is None or each.noun == new.noun or each.plain is False
            return each if same and each.index not in reading.pairs and each.index not in reading.wholes else None
    return _told_before(reading, change, new)


def _told_before(reading: Reading, change: _Change, new: Number) -> Number | None:
    """Return the one like number that an earlier sentence, or the paragraph before, gives for the old year."""
    than = _THAN_YEAR.match(reading.text, change.amount.end)
    if than is None:
        return None
    year = int(than["year"])
    earlier = [(reading, each) for each in reading.preceding(new.start) if each.sentence < new.sentence]
    if change.before is not None:
        earlier += [(change.before, each) for each in change.before.preceding(len(change.before.text))]
    told = {each.worth: each for where, each in earlier if _is_like(each, new) and _year(where, each) == year}
    return next(iter(told.values())) if len(told) == 1 else None


def _is_like(one: Number, other: Number) -> bool:
    """Whether two numbers count the same thing in the same measure, as far as their words tell."""
    if one.aside is not None or (one.percent, one.points, one.target) != (other.percent, other.points, other.target):
        return False
    people = one.counts is other.counts is Counted.PEOPLE and {one.noun, other.noun} & _ANYBODY
    return one.noun == other.noun or bool(people)


def _leaves_clause(between: str) -> bool:
    """Whether a comma outside brackets stands between, or the end of the bracket that a change stands in."""
    return _closes(between) or "," in re.sub(r"\([^)]*\)?", "", between.split("so với", 1)[-1])


def _closes(between: str) -> bool:
    """Whether a bracket ends that began before: "(tăng 261 xã so với cuối năm 2021) và 83 xã"."""
    return ")" in re.sub(r"\([^()]*\)", "", between)


def _compare(change: _Change, new: Number, old: Number) -> ArithmeticCheck:
    amount = change.amount
    after, before = true_range(new), true_range(old)
    sign = 1 if change.rises else -1
    ends = sorted((sign * (after.low - before.high), sign * (after.high - before.low)))
    if fit_number(amount, Range(*ends)) is Fit.RIGHT:
        return judge(None, [new, amount], [amount])
    difference = sign * (new.worth - old.worth)
    first, second = (new, old) if change.rises else (old, new)
    verb = "tăng" if change.rises else "giảm"
    shown = plain(difference) if difference >= 0 else f"-{plain(-difference)}"
    said = f"{first.text} - {second.text} = {shown}, nhưng ghi {verb} {amount.text}."
    return judge(WRONG_CHANGE, [new, amount], [amount], said, "tính lại mức tăng, giảm.")


def _judge_relative(reading: Reading, change: _Change) -> Iterator[ArithmeticCheck]:
    """Judge a change in per cent or in points by the two shares, or the two counts, that it is between."""
    amount = change.amount
    shares = _two_shares(reading, change)
    if shares is not None:
        yield _judge_points(change, *shares)
        return
    if amount.points:
        return
    new = _nearest_count(reading, amount)
    old = _old(reading, change, new) if new is not None else None
    if new is None or old is None or not old.worth:
        return
    sign = 1 if change.rises else -1
    true = sign * (new.worth - old.worth) * _HUNDRED / old.worth
    exact = new.bound is None and old.bound is None
    if fit_number(amount, Range(true, true)) is not Fit.WRONG:
        yield judge(None, [new, amount], [amount])
    elif exact:
        said = f"từ {old.text} đến {new.text} là {print_like(abs(true), amount)}, nhưng ghi {amount.text}."
        yield judge(WRONG_CHANGE, [new, amount], [amount], said, "tính lại tỷ lệ tăng, giảm.")


def _is_change(reading: Reading, number: Number) -> bool:
    """Whether a number is a change itself: "số vụ giảm 567 vụ, số người chết giảm 353 người"."""
    return number.plain and _VERB.search(reading.lead(number.start)) is not None


def _nearest_count(reading: Reading, amount: Number) -> Number | None:
    for each in reversed(reading.preceding(amount.start)):
        if each.sentence != amount.sentence or _STOP.search(reading.between(each, amount)) or _is_change(reading, each):
            return None
        if each.plain and each.index not in reading.wholes and each.index not in reading.pairs:
            return each
    return None


def _two_shares(reading: Reading, change: _Change) -> tuple[Range, Range] | None:
    """Return the new and the old share that a change is between, each as printed or as its `a/b`."""
    amount = change.amount
    for index, first in change.moves.items():
        second = reading.numbers[index]
        if second.percent and index < amount.index and second.sentence == amount.sentence:
            return true_range(second), true_range(first)
    new = _share_before(reading, amount)
    old = _share_after(reading, amount)
    printed = _printed_share(reading, amount)
    if old is None and printed is not None:
        told = _told_before(reading, change, printed)
        old = true_range(told) if told is not None else None
    return (new, old) if new is not None and old is not None else None


def _share_before(reading: Reading, amount: Number) -> Range | None:
    for each in reversed(reading.preceding(amount.start)):
        if each.sentence != amount.sentence or ";" in reading.between(each, amount):
            return None
        if each.aside is None and each.percent:
            return true_range(each)
        if each.index in reading.wholes and reading.numbers[reading.wholes[each.index]].worth <= each.worth:
            return share_range(reading.numbers[reading.wholes[each.index]], each)
    return None


def _printed_share(reading: Reading, amount: Number) -> Number | None:
    before = [each for each in reading.preceding(amount.start) if each.sentence == amount.sentence]
    return next((each for each in reversed(before) if each.aside is None and each.percent), None)


def _share_after(reading: Reading, amount: Number) -> Range | None:
    for each in reading.following(amount.end):
        between = reading.between(amount, each)
        if each.sentence != amount.sentence or _STOP.search(between) or _leaves_clause(between):
            return None
        if each.aside is not None or not _THAN.search(_without_asides(reading, amount, each)):
            continue
        if each.percent:
            return true_range(each)
        if each.index in reading.pairs and each.worth <= reading.numbers[reading.pairs[each.index]].worth:
            return share_range(each, reading.numbers[reading.pairs[each.index]])
        return None
    return None


def _judge_points(change: _Change, new: Range, old: Range) -> ArithmeticCheck:
    amount = change.amount
    sign = 1 if change.rises else -1
    ends = sorted((sign * (new.low - old.high), sign * (new.high - old.low)))
    middle = sign * ((new.low + new.high) - (old.low + old.high)) / 2
    if fit_number(amount, Range(*ends)) is not Fit.WRONG:
        if amount.points:
            return judge(None, [amount], [amount])
        said = f"{amount.text} là hiệu của hai tỷ lệ."
        return judge(NOT_POINTS, [amount], [amount], said, "viết “điểm phần trăm” thay cho “%”.")
    before = (old.low + old.high) / 2
    relative = middle * _HUNDRED / before if before else middle
    if amount.percent and fit_number(amount, Range(relative, relative)) is not Fit.WRONG:
        return judge(None, [amount], [amount])
    written, other = ("tăng", "giảm") if change.rises else ("giảm", "tăng")
    true = written if middle >= 0 else other
    shown = print_like(abs(middle), amount).rstrip("%")
    said = f"hai tỷ lệ {true} {shown} điểm phần trăm, nhưng ghi {written} {amount.text}."
    return judge(WRONG_CHANGE, [amount], [amount], said, "tính lại mức tăng, giảm.")
