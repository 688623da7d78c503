"""A unit's figures against its own words: the same thing counted otherwise, or in another measure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from tongket.check.claims import Claim, Scope, find_claims, find_shares
from tongket.check.measured import AskedMeasure, measure_of, other_measures
from tongket.check.prose import Prose
from tongket.findings.campaign_rules import TEXT_DISAGREES, WRONG_MEASURE
from tongket.findings.diagnostics import tell
from tongket.findings.locations import TextLocation
from tongket.model.answers import Answer, Fact
from tongket.model.outline import FactKind, Indicator, Item, Timing
from tongket.numbers.lexicon import STOPWORDS, word_pairs
from tongket.source.nodes import Findings
from tongket.values.figures import format_count, format_figure
from tongket.values.folding import fold_words

_MOST_ADDED = 10
"""Of so many numbers all sums are tried: a text that names more of one thing lists them.

A bound on the work (1.013 sums; 20 numbers have a million); at half and at double the same slips are told.
"""
_LONG, _TWO = 4, 2
"""Digits: with four two numbers are not alike by chance, with two they may be.

Measured on this repository's answers with 1.315 slips put in (a point moved, digits changed about, other values): 175
are told, and of the answers as they are nothing; with two digits for four 201, with eight 163.
"""
_BEHIND = 4
"""So many words behind a number tell what it counts; at half and at double the same slips are told."""
_HALF = Decimal("0.5")
"""A total in the text that is less than this of the figure is that of something smaller.

At half the same slips are told, at double 169 of them.
"""
_PLACES = (-3, -2, -1, 1, 2, 3)
"""By how many places a slip moves the point, as in `outliers`."""
_VAGUE = frozenset({"người", "lượt", "đồng", "cuộc", "văn bản", "căn", "nội dung", "ý kiến", "nhiệm vụ"})
"""Nouns that alone do not tell what is meant."""
_CLOSE = Decimal("0.005")
"""How exactly a figure must be a measure's multiple of the number in the text: as digits that were rounded are.

At half and at double the same slips are told.
"""
_ABOUT = Decimal("0.05")
"""How far a moved figure may be from a number with a rounded word, "trên 16.000": as in `numbers/ranges.py`."""
_PUBLIC_MONEY = Decimal(10) ** 15
"""A thousand thousand tỷ đồng: more than half of what the whole State was to spend in 2020, so no unit's figure.

That was 1.747 nghìn tỷ (Nghị quyết 87/2019/QH14).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """A figure that a unit typed, with what tells what it is (số đã ghi)."""

    item: Item
    indicator: Indicator
    value: Decimal
    at: TextLocation
    year: int | None = None
    measure: AskedMeasure | None = None

    @property
    def size(self) -> Decimal:
        """How much one of it is, in the base of its measure."""
        return self.measure.size if self.measure is not None else Decimal(1)

    @property
    def name(self) -> str:
        """Its name, folded."""
        return fold_words(self.indicator.name)

    @property
    def pairs(self) -> frozenset[str]:
        """What tells it from other figures of the same noun: the neighbours among the words of its name."""
        base = self.measure.base if self.measure is not None else ""
        pieces = f" {self.name} ".split(f" {base} ") if base else [self.name]
        return frozenset(pair for each in pieces for pair in word_pairs(each.split()))

    @property
    def about(self) -> tuple[str, str]:
        """Which figure of its item it is, as a finding says it."""
        return (self.indicator.id, str(self.year or ""))

    def shown(self, value: Decimal) -> str:
        """Return a number in the measure of this figure, as it is typed there."""
        return format_figure(value / self.size)


def check_agreement(item: Item, answer: Answer, written: list[Prose], scope: Scope, findings: Findings) -> None:
    """Compare the figures of an answer with its own text (`text-disagrees`, `wrong-measure`)."""
    typed = list(_typed_figures(item, answer))
    for each in typed:
        if _is_repeated(each, written):
            continue
        claims = _claims(each, written, scope)
        if not _borne_out(each, claims) and not _check_measure(each, claims, findings):
            claim = next(_denials(each, _meant(each, claims, typed)), None)
            if claim is not None:
                _report(each, claim, findings)


def _is_repeated(typed: _Typed, written: list[Prose]) -> bool:
    """Whether the text has the very figure in its measure, as most texts do: then nothing has to be read."""
    measure = typed.indicator.measure or ""
    if not measure:
        return False
    behind = measure if measure == "%" else f" {measure}"
    shown = {format_figure(typed.value), format_count(typed.value), f"{typed.value:f}"}
    return any(_stands_in(f"{each}{behind}", prose.lowered) for each in shown for prose in written)


def _stands_in(wanted: str, text: str) -> bool:
    """Whether a number with its measure stands in a text, and is not the end of a longer one."""
    at = text.find(wanted)
    while at > 0 and (text[at - 1].isdigit() or text[at - 1] in ".,/"):
        at = text.find(wanted, at + 1)
    return at >= 0 and not text[at + len(wanted) : at + len(wanted) + 1].isalnum()


def _typed_figures(item: Item, answer: Answer) -> Iterator[_Typed]:
    for indicator in item.indicators:
        fact = answer.facts.get(indicator.id)
        if fact is not None and indicator.kind.figure is not None:
            for year, value in _values(fact):
                measure = measure_of(indicator) if indicator.kind is not FactKind.RATE else None
                yield _Typed(item=item, indicator=indicator, value=value, at=fact.location, year=year, measure=measure)


def _values(fact: Fact) -> Iterator[tuple[int | None, Decimal]]:
    if fact.by_year:
        yield from fact.by_year.items()
    elif isinstance(fact.value, Decimal):
        yield None, fact.value


def _claims(typed: _Typed, written: list[Prose], scope: Scope) -> list[Claim]:
    """Return the numbers of the text that may be a figure: of its noun and measure; of a share all per cents."""
    if typed.indicator.kind is FactKind.RATE:
        return [each for each in find_shares(written, replace(scope, standing=True)) if each.near & typed.pairs]
    if typed.measure is None:
        return []
    scope = replace(scope, standing=typed.year is not None or typed.indicator.timing is Timing.AT_DATE)
    return list(find_claims(written, typed.measure, typed.name, scope))


def _check_measure(typed: _Typed, claims: list[Claim], findings: Findings) -> bool:
    """Report a figure that is a number of the text in another measure, or that no unit can have; say whether it is."""
    measure = typed.measure
    if measure is None or measure.listed or not typed.value:
        return False
    for claim in claims:
        for size, name in other_measures(measure):
            meant = claim.worth / measure.size
            if abs(typed.value * size / meant - 1) <= _CLOSE and _is_surely_meant(typed, claim):
                said = f"còn lời văn ({_place(claim, findings)}) viết “{_quote(claim)}”: có thể đã ghi theo {name}."
                _report_measure(typed, said, meant, findings)
                return True
    if measure.is_money and typed.value * measure.size >= _PUBLIC_MONEY:
        size, name = _likely_money(typed, measure)
        _report_measure(typed, f"lớn quá mức có thể có: có thể đã ghi theo {name}.", typed.value * size, findings)
        return True
    return False


def _is_surely_meant(typed: _Typed, claim: Claim) -> bool:
    """Whether two numbers of the same digits are of the same thing: "50 tỷ đồng" may well stand beside 50 triệu."""
    digits = len(_digits(typed.value))
    if claim.number.bound is not None:
        return False
    return digits >= _LONG or (claim.whole and (digits > _TWO or _names(typed, claim)))


def _likely_money(typed: _Typed, measure: AskedMeasure) -> tuple[Decimal, str]:
    """Return the measure in which a sum was probably typed: the largest in which it is a sum that can be."""
    smaller = sorted((each for each in other_measures(measure) if each[0] < 1), reverse=True)
    likely = (each for each in smaller if typed.value * each[0] * measure.size < _PUBLIC_MONEY / 1000)
    return next(likely, smaller[-1])


def _report_measure(typed: _Typed, said: str, meant: Decimal, findings: Findings) -> None:
    asked = typed.indicator.measure or ""
    message = f"{_head(typed)}: cần số theo {asked}, nhưng ghi {format_figure(typed.value)}, {said}"
    hint = f"viết {format_figure(meant)} ({asked})."
    told = tell(typed.about, typed=format_figure(typed.value), measure=asked, meant=format_figure(meant))
    findings.add(WRONG_MEASURE, typed.at, message, hint, item=typed.item.id, told=told)


def _borne_out(typed: _Typed, claims: list[Claim]) -> bool:
    """Whether a number of the text, or some of them added up, is the figure."""
    value = typed.value * typed.size
    if any(each.true.low <= value <= each.true.high or each.worth == value for each in claims):
        return True
    exact = [each.worth for each in claims if each.number.bound is None][:_MOST_ADDED]
    return any(
        sum(some, Decimal(0)) == value for count in range(_TWO, len(exact) + 1) for some in combinations(exact, count)
    )


def _meant(typed: _Typed, claims: list[Claim], every: list[_Typed]) -> list[Claim]:
    """Return the numbers that are said of the whole, of this figure's year, and of no other figure of the answer."""
    others = [each for each in every if each.indicator is not typed.indicator and each.measure == typed.measure]
    known = {each.value * each.size for each in every if each is not typed}
    return [
        claim
        for claim in claims
        if (claim.whole or (typed.year is not None and claim.year == typed.year))
        and (typed.year is None or claim.year == typed.year)
        and claim.worth not in known
        and all(len(claim.near & typed.pairs) >= len(claim.near & other.pairs) for other in others)
    ]


def _denials(typed: _Typed, claims: list[Claim]) -> Iterator[Claim]:
    """Yield the numbers that surely are the figure, and another value of it: slips of the keys first."""
    yield from (each for each in claims if _is_slip(typed, each))
    plain = [each for each in claims if each.number.bound is None and _is_own(typed, each)]
    if len({each.worth for each in plain}) == 1 and _names(typed, plain[0]):
        value, worth = typed.value * typed.size, plain[0].worth
        sure = typed.indicator.kind is FactKind.RATE or typed.year is not None or worth > value
        if sure or (plain[0].total and worth >= value * _HALF):
            yield plain[0]


def _is_own(typed: _Typed, claim: Claim) -> bool:
    """Whether no other body is named before a number than the figure's own name has."""
    return all(f" {each} " in f" {typed.name} " for each in claim.bodies)


def _names(typed: _Typed, claim: Claim) -> bool:
    """Whether the words around a number say which figure it is, not only its noun."""
    pairs = typed.pairs
    if typed.indicator.kind is FactKind.RATE:
        return bool({"tỷ lệ", "tỉ lệ"} & _bigrams(claim)) and bool(claim.near & pairs)
    if pairs:
        return bool(claim.near & pairs)
    own = frozenset(typed.name.split()) - STOPWORDS - set((typed.measure or _NONE).base.split())
    return own <= frozenset(fold_words(claim.prose.text).split())


_NONE = AskedMeasure(base="", size=Decimal(1))


def _bigrams(claim: Claim) -> frozenset[str]:
    words = fold_words(claim.prose.text).split()
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def _is_slip(typed: _Typed, claim: Claim) -> bool:
    """Whether a figure is a number of the text with a point moved, two digits changed about, or one digit wrong.

    Of small numbers that happens by chance: there the words must agree as well, or no other body be named.
    """
    value, worth = typed.value, claim.worth / typed.size
    named = _names(typed, claim) or bool(claim.prose.pairs & typed.pairs)
    if not named and _is_other(typed, claim):
        return False
    vague = typed.measure is not None and typed.measure.base in _VAGUE and not named
    digits = len(_digits(min(value, worth)))
    if any(_moved(value, claim, typed.size, places) for places in _PLACES):
        return named or digits >= (_LONG - 1 if vague else _TWO)
    if claim.number.bound is not None:
        return False
    own = _is_own(typed, claim)
    one, other = _aligned(value, worth)
    if len(one) == len(other) and _swapped(one, other):
        long = len(one) > _TWO
        return (long and typed.measure is not None) if not own else (named or long or not vague)
    return own and len(one) >= (_LONG - 1 if named else _LONG) and _one_digit(one, other)


def _is_other(typed: _Typed, claim: Claim) -> bool:
    """Whether the words right behind a number's noun are another's: "860 ha rừng phòng hộ" beside "rừng trồng mới"."""
    measure = typed.measure.base.split() if typed.measure is not None else []
    asked = {*typed.name.split(), *fold_words(typed.indicator.measure or "").split(), *measure}
    return bool(frozenset(claim.number.after[:_BEHIND]) - STOPWORDS - asked)


def _moved(value: Decimal, claim: Claim, size: Decimal, places: int) -> bool:
    """Whether a figure with its point moved is a number of the text, as exactly as the text says it."""
    moved = value.scaleb(places) * size
    if claim.number.bound is None:
        return claim.true.low <= moved <= claim.true.high
    return abs(moved / claim.worth - 1) <= _ABOUT


def _digits(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").strip("0") or "0"


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Return the digits of two numbers, with as many decimals."""
    decimals = max(0, *(-int(each.normalize().as_tuple().exponent) for each in (one, other)))
    return f"{one:.{decimals}f}".replace(".", ""), f"{other:.{decimals}f}".replace(".", "")


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places."""
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    return (
        len(differ) == _TWO
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _one_digit(one: str, other: str) -> bool:
    """Whether one digit is another, too many, or left out."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _report(typed: _Typed, claim: Claim, findings: Findings) -> None:
    of_year = f", năm {typed.year}" if typed.year is not None else ""
    sign = "%" if typed.indicator.kind is FactKind.RATE else ""
    own, said = format_figure(typed.value) + sign, typed.shown(claim.worth) + sign
    message = (
        f"{_head(typed)}{of_year}: ô này và lời văn cần cùng một số, nhưng ở đây ghi {own}, "
        f"còn lời văn ({_place(claim, findings)}) viết “{_quote(claim)}”."
    )
    hint = f"viết {said} nếu lời văn đúng; nếu không thì sửa lời văn."
    told = tell(typed.about, typed=own, quoted=_quote(claim))
    findings.add(TEXT_DISAGREES, typed.at, message, hint, item=typed.item.id, told=told)


def _head(typed: _Typed) -> str:
    return f'Mục {typed.item.id}, chỉ tiêu "{typed.indicator.name}"'


def _place(claim: Claim, findings: Findings) -> str:
    return f"{findings.source.file}:{claim.prose.line}"


def _quote(claim: Claim) -> str:
    """Return a number of the text with the words behind it."""
    text, number = claim.prose.text, claim.number
    behind = text[number.end :].split(maxsplit=3)[:2] if not number.percent else []
    stop = next((at + 1 for at, each in enumerate(behind) if each[-1] in ".,;:)"), len(behind))
    return " ".join((" ".join(text[number.start : number.end].split()), *behind[:stop])).rstrip(".,;:)")
