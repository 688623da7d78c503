"""`a/b` against its per cent, a part against its whole, and coverage of more than all."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tongket.findings.figure_rules import CUT_OFF_SHARE, OVER_WHOLE, WRONG_SHARE
from tongket.numbers.lexicon import LOWER_UNITS, MAKING, ROUNDLY, TARGETS, Counted, counted, noun_of
from tongket.numbers.numbers import Number, Reading
from tongket.numbers.ranges import ArithmeticCheck, Fit, fit_number, judge, plain, print_like, share_range

_IS = r"(?:chiếm|đạt|bằng|tương đương|tương ứng|tức(?: là)?|tỷ lệ|tỉ lệ|là|=|~|≈)"
_BRACKET = re.compile(rf"[^().;:\d]{{0,110}}\(\s*(?:(?:{_IS}|{ROUNDLY})[\s:]*)*$", re.IGNORECASE)
_VERB = re.compile(rf"[^().;:\d]{{0,110}}?(?:[,\s]|^)(?:{_IS}[\s:]*)+(?:{ROUNDLY}\s*)?$", re.IGNORECASE)
NEAR_SHARE = (
    rf"\d[^().;:\d]{{0,110}}?(?:\(|{_IS})[^().;\d]{{0,110}}\d[\d.,]*\s?(?:%|phần trăm)"
    r"|(?:%|phần trăm)[^().;:\d]{0,60}\([^().;:\d]{0,40}\d"
)
"""A number and, behind a bracket or a verb, a per cent, or the other way round, as a pattern."""
_PAIR_AFTER = re.compile(r"[^().;:\d]{0,60}\(\s*[^().;:\d]{0,40}$")
_OF_ALL = re.compile(
    r"[^().;:\d]{0,60}?(?:\b(?:trên|trong)\s+(?:tổng\s+số|tổng|số)|/\s*tổng\s+số)\s*$|^[^().;:,\d]{0,30}\btrên\s*$",
    re.IGNORECASE,
)
_OTHER_BASE = re.compile(
    r"\s*(?:so với|cùng kỳ|kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết|KH\b|NQ\b|mỗi|/)", re.IGNORECASE
)
_ENDS = re.compile(r"\s*(?:[,.;:)\]]|$|của tổng|trong tổng|tổng số|số\b|và\b|dân số|toàn\b)", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:tăng|giảm)(?!\s+cường)(?:\s+[^\W\d]+){0,2}\s*(?:\(\s*)?$", re.IGNORECASE)
_OWN_SHARE = re.compile(
    r"\b(?:tỷ lệ|tỉ lệ)\s+(?!là\b|đạt\b|khoảng\b|trên\b|hơn\b|gần\b)[^\W\d]|\bbình quân\b", re.IGNORECASE
)
"""A share of something else: "11/12 huyện có tỷ lệ tập hợp cao (85,2%)"."""
_SISTERS = 2
"""So many shares that are right of a whole tell that their sisters are of it too.

With four a fault of `tests/commands/figures/published` is no longer told; with one nothing is told beside.
"""
_CLAUSES = 2
"""Commas between a part and the verb of its share: with more the share is of another clause."""
_REACHES = re.compile(r"\b(?:bằng|đạt)\b", re.IGNORECASE)
"""Said of a plan or of the year before as often as of a whole: "1.418,2 nghìn ha, bằng 97,9%"."""
_PART = re.compile(r"\btrong đó\b|\btrong số đó\b|\bgồm\b", re.IGNORECASE)
_PAST_ALL = re.compile(r"\b1[0-9]\d(?:,\d+)?\s?%")
"""More than a hundred per cent, said: a target."""
_ALL_PEOPLE = {"người", "dân", "khẩu", "nhân khẩu", "cư dân", "người dân", "nhân dân"}


def check_shares(reading: Reading, before: Reading | None = None) -> Iterator[ArithmeticCheck]:
    """Yield what the arithmetic says of every per cent that belongs to two numbers beside it.

    `before` is the paragraph before: it may tell the whole. A whole of which two shares are right is that of their
    sisters too: one that is not right of it is wrong.
    """
    right: Counter[Number] = Counter()
    left: list[tuple[Number, Number]] = []
    for percent in reading.numbers:
        if not percent.percent or percent.aside is not None or _CHANGED.search(reading.lead(percent.start)):
            continue
        found = _judge_pair(reading, percent) or _judge_part(reading, percent)
        part = _part_before(reading, percent)
        if found is not None:
            yield found
        elif part is not None and before is not None:
            fitting = [
                each
                for each in before.preceding(len(before.text))
                if _is_whole_of(each, part) and fit_number(percent, share_range(part, each)) is Fit.RIGHT
            ]
            right.update(fitting)
            if fitting:
                yield judge(None, [part, percent], [percent])
            else:
                left.append((part, percent))
    whole = next((each for each, count in right.most_common(1) if count >= _SISTERS), None)
    for part, percent in left if whole is not None else ():
        if whole is not None and _is_whole_of(whole, part) and _ENDS.match(reading.text, percent.end):
            fit = fit_number(percent, share_range(part, whole))
            yield _cut(part, whole, percent) if fit is Fit.CUT else _wrong(part, whole, percent)


def _is_whole_of(whole: Number, part: Number) -> bool:
    alike = whole.noun == part.noun or whole.counts is part.counts is Counted.PEOPLE
    return whole.plain and alike and whole.worth >= part.worth > 0 and whole.target is part.target


def _judge_pair(reading: Reading, percent: Number) -> ArithmeticCheck | None:
    """Judge a per cent by the `a/b`, or "a trong tổng số b", that stands beside it."""
    before = _pair_before(reading, percent)
    part, whole = before or _pair_after(reading, percent) or (percent, percent)
    if part is percent or not whole.worth or part.target is not percent.target:
        return None
    fit = fit_number(percent, share_range(part, whole))
    if fit is Fit.RIGHT or _fits_other(reading, percent):
        return judge(None, [part, percent], [percent])
    if fit is Fit.CUT:
        return _cut(part, whole, percent)
    if before is None and part.counts is Counted.UNITS:  # "bình quân 89,76% (11/12 đơn vị)": of whom it is known
        return None
    if _OTHER_BASE.match(reading.text, percent.end) or TARGETS.search(reading.after(percent).split(")")[0]):
        return None
    return _wrong(part, whole, percent)


def _pair_before(reading: Reading, percent: Number) -> tuple[Number, Number] | None:
    if not percent.index:
        return None
    last = reading.numbers[percent.index - 1]
    link = reading.between(last, percent)
    verb = _VERB.fullmatch(link) and link.count(",") <= _CLAUSES and _ENDS.match(reading.text, percent.end)
    if not (_BRACKET.fullmatch(link) or verb) or last.percent or _OWN_SHARE.search(link):
        return None
    part = reading.wholes.get(last.index)
    if part is not None:
        return reading.numbers[part], last
    if last.index and last.plain:
        first = reading.numbers[last.index - 1]
        if first.plain and first.index not in reading.wholes and _OF_ALL.search(reading.between(first, last)):
            return (first, last) if first.worth <= last.worth else None
    return None


def _pair_after(reading: Reading, percent: Number) -> tuple[Number, Number] | None:
    part = percent.index + 1
    if part not in reading.pairs or not _PAIR_AFTER.fullmatch(reading.between(percent, reading.numbers[part])):
        return None
    return reading.numbers[part], reading.numbers[reading.pairs[part]]


def _fits_other(reading: Reading, percent: Number) -> bool:
    """Whether another `a/b` of the sentence is this per cent: "11/12 huyện, 130/147 xã (91,67% và 88,44%)"."""
    pairs = (
        (each, reading.numbers[reading.pairs[each.index]])
        for each in reading.in_sentence(percent)
        if each.index in reading.pairs
    )
    return any(fit_number(percent, share_range(part, whole)) is Fit.RIGHT for part, whole in pairs if whole.worth)


def _wrong(part: Number, whole: Number, percent: Number) -> ArithmeticCheck:
    true = part.worth * 100 / whole.worth
    near = "khoảng" if part.bound is not None or whole.bound is not None else "="
    said = f"{plain(part.worth)}/{plain(whole.worth)} {near} {print_like(true, percent)}, nhưng ghi {percent.text}."
    return judge(WRONG_SHARE, [part, percent], [percent], said, "tính lại tỷ lệ, hoặc kiểm tra hai số.")


def _cut(part: Number, whole: Number, percent: Number) -> ArithmeticCheck:
    rounded = print_like(part.worth * 100 / whole.worth, percent)
    said = f"{plain(part.worth)}/{plain(whole.worth)} làm tròn là {rounded}, ở đây ghi {percent.text}."
    return judge(CUT_OFF_SHARE, [part, percent], [percent], said, "làm tròn thay vì bỏ bớt chữ số.")


def _part_before(reading: Reading, percent: Number) -> Number | None:
    """Return the count right before a per cent that is said of it: "hơn 790.000 tín đồ (chiếm 65%)"."""
    if not percent.index:
        return None
    part = reading.numbers[percent.index - 1]
    link = reading.between(part, percent)
    if _OWN_SHARE.search(link):
        return None
    named = part.plain and part.index not in reading.wholes and part.index not in reading.pairs
    if not named or part.target is not percent.target or not (_BRACKET.fullmatch(link) or _VERB.fullmatch(link)):
        return None
    return None if _CHANGED.search(reading.lead(part.start)) else part


def _judge_part(reading: Reading, percent: Number) -> ArithmeticCheck | None:
    """Judge "hơn 790.000 tín đồ (chiếm 65%)" by a larger number that stands before, or after in "trong tổng số"."""
    part = _part_before(reading, percent)
    if part is None:
        return None
    link = reading.between(part, percent)
    wholes = _wholes(reading, part, percent)
    fits = [(fit_number(percent, share_range(part, each)), each) for each in wholes]
    if any(fit is Fit.RIGHT for fit, _ in fits):
        return judge(None, [part, percent], [percent])
    if _REACHES.search(link):
        return None
    related = [(fit, each) for fit, each in fits if _related(reading, part, each, link)]
    if not related or _OTHER_BASE.match(reading.text, percent.end) or not _ENDS.match(reading.text, percent.end):
        return None
    fit, whole = min(related, key=lambda found: (found[0], part.index - found[1].index))
    return _cut(part, whole, percent) if fit is Fit.CUT else _wrong(part, whole, percent)


def _wholes(reading: Reading, part: Number, percent: Number) -> list[Number]:
    """Return the numbers that a part may be a share of."""
    before = [
        each
        for each in reading.preceding(part.start)
        if each.plain and each.worth >= part.worth and each.worth and part.sentence - each.sentence <= 1
    ]
    following = reading.numbers[percent.index + 1 : percent.index + 2]
    after = [each for each in following if each.plain and _OF_ALL.search(reading.between(percent, each))]
    return [*before, *(each for each in after if each.worth >= part.worth > Decimal(0))]


def _related(reading: Reading, part: Number, whole: Number, link: str) -> bool:
    """Whether a part is surely said to be a share of a larger number."""
    if whole.index > part.index:
        return True
    between = reading.between(whole, part)
    if whole.target is not part.target or (_has_share(reading, whole) and not _PART.search(between)):
        return False
    same = part.noun is not None and part.noun == whole.noun
    takes = "chiếm" in link.casefold()
    if _PART.search(between) and whole.sentence == part.sentence:
        return same or (part.counts is whole.counts is Counted.PEOPLE)
    everybody = whole.noun in _ALL_PEOPLE or (whole.noun is None and "dân" in whole.before)  # "dân số 1.307.163"
    people = part.counts is Counted.PEOPLE and everybody
    return takes and (people or (same and whole.sentence == part.sentence))


def _has_share(reading: Reading, number: Number) -> bool:
    """Whether a number is a part itself, of which a per cent is told: the next one is its sister, not its part."""
    following = reading.numbers[number.index + 1 : number.index + 2]
    links = [reading.between(number, each) for each in following if each.percent]
    return any(_BRACKET.fullmatch(each) or _VERB.fullmatch(each) for each in links)


def check_coverage(reading: Reading) -> Iterator[ArithmeticCheck]:
    """Yield where more units are said to have done a thing than there are: `13/12 huyện`.

    `a/b` of targets is no coverage ("8.793/6.500 đảng viên": docs/the-thuc.md, M2); more can be made than was planned.
    """
    for first, second in reading.pairs.items():
        part, whole = reading.numbers[first], reading.numbers[second]
        if part.worth > whole.worth and _is_coverage(reading, part, whole):
            said = f"{plain(part.worth)} lớn hơn {plain(whole.worth)}."
            yield judge(OVER_WHOLE, [part, whole], [], said, "kiểm tra lại số đơn vị và tổng số đơn vị.")


def _is_coverage(reading: Reading, part: Number, whole: Number) -> bool:
    kind = part.counts
    if part.noun is None and reading.lead(part.start).rstrip().endswith("("):  # "các huyện, thành phố (13/12)"
        kind = _last_noun(part.before)
    if kind is not Counted.UNITS:
        return False
    start = max(reading.text.rfind(stop, 0, part.start) for stop in (". ", "; ")) + 1
    stop = re.search(r"[.;](?:\s|$)", reading.text[whole.end :])
    clause = reading.text[start : whole.end + stop.start() if stop else len(reading.text)]
    if part.noun in LOWER_UNITS and _PAST_ALL.search(clause[part.start - start :]):
        return False
    return not TARGETS.search(clause) and not MAKING.search(reading.lead(part.start))


def _last_noun(before: tuple[str, ...]) -> Counted | None:
    for length in range(1, len(before) + 1):
        noun = noun_of(before[-length:])
        if noun is not None and noun == " ".join(before[-length:]) and counted(noun) is not None:
            return counted(noun)
    return None
