"""The figures of an item in running sentences: known by the indicator's name and measure around the number.

A number is taken only where its measure fits, words of the indicator's name stand in its clause, and nothing says that
it is of a part: of one year, one place, one level. A rounded one ("trên 1.800") is no figure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tongket.model.addresses import Address
from tongket.model.outline import FactKind, Indicator, Item, Outline
from tongket.model.returned import Clash, ReturnedValue, Unplaced, Way
from tongket.model.roster import Unit
from tongket.numbers.lexicon import STOPWORDS, noun_of, word_pairs
from tongket.numbers.numbers import Number, Reading, read_numbers
from tongket.returned.free_headings import PlacedLine
from tongket.values.figures import Figure, parse_figure
from tongket.values.folding import fold_words
from tongket.values.measures import scale_of

_ENOUGH = 0.5
"""How much of an indicator's name must stand in the clause of its number.

On the tuned reports of `tests/cases/free-reports` nothing is wrong at 0.2 either; high, for what is wrong is worse.
"""
_PAIRS = 2
"""So many pairs of neighbouring words of a long name are as good: `giải quyết đơn thư` of one of twelve words."""
_LIKE, _NEVER = 0.6, 1.1
"""The same, where what is counted begins as the measure does (`lượt` for `lượt cán bộ`); where it is another thing."""
_WHOLE = 0.8
"""The same, where nothing but the name says what is counted: `Số văn bản đã ban hành: 17`."""
_APART = 0.1
_AFTER = 120
_DIGITS = re.compile(r"\d[\d.,]*(?:\s?%)?")
_GROUP, _GROUPS = re.compile(r"\d{3}(?!\d)"), re.compile(r"(?<![\d.,/-])[1-9]\d{0,2}(?: \d{3})* $")
"""Thousands that are set apart by spaces: they read as several numbers."""
_CHANGE = re.compile(r"\b(?:tăng|giảm|thêm|vượt|bớt|hơn|kém)\s*(?:được\s*)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:riêng|trong đó|điển hình|ví dụ|tiêu biểu|mỗi|bình quân|trung bình|h[ằà]ng (?:năm|quý|tháng)|từng"
    r"|(?:các|một số|nhiều|cấp ủy|đảng bộ) (?:xã|phường|thị trấn|chi bộ|chi, đảng bộ|tổ chức cơ sở đảng|cơ sở|thôn))\b",
    re.IGNORECASE,
)
"""What says, before a number, that it is of a part."""
_NEW = re.compile(
    r"\bmới (?:được )?(?:thành lập|lập|kết nạp|ra đời)\b|\b(?:thành lập|lập|kết nạp|phát triển) mới\b", re.IGNORECASE
)
_NEAR = 30
"""Characters beside a number in which `mới` is said of it. A choice."""
_BODY = re.compile(
    r"\b(?:hội (?:nông dân|liên hiệp phụ nữ|lhpn|phụ nữ|cựu chiến binh|ccb)|đoàn thanh niên|(?:huyện|thành|tỉnh) đoàn"
    r"|công đoàn|liên đoàn lao động|ban (?:dân vận|tổ chức|tuyên giáo)|văn phòng|công an|quân sự)\b",
    re.IGNORECASE,
)
"""Bodies whose figures are not those of all, where they do something; not those with or for whom it is done."""
_OBJECT = re.compile(r"\b(?:với|cho)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\bcấp (?:xã|huyện|tỉnh|cơ sở|thôn)\b|\bở cơ sở\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?i:xã|phường|thị trấn|thôn|buôn|khu phố)\s+(?:[A-ZĐ]\w*(?:\s+[A-ZĐ]\w*)*|\d+)")
_PERIOD = re.compile(
    r"\b(?:giai đoạn|nhiệm kỳ)\s+(?P<from>(?:19|20)\d\d)"
    r"|\btừ (?:đầu |cuối |tháng \d+/)?(?:năm )?(?P<since>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<few>[1-9]|hai|ba|bốn|sáu|bảy) năm (?:qua|đầu|cuối|gần đây|trở lại)|\b\d+ tháng đầu",
    re.IGNORECASE,
)
"""From when a figure runs; one that does not begin with the campaign's period is of a part of it."""
_YEAR = re.compile(r"\b(?:năm|quý|tháng)\s+(?:[IV\d]+\s*[/-]\s*)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_SPAN = re.compile(r"(?:từ|đến|hết|cuối|tới|so với|giai đoạn|tính đến|trước|sau)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_PARTS = re.compile(r",|\bvà\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_LABELLED = re.compile(r"\s*[:\-–=]\s*")
ROUNDED = "“{text}” không phải số chính xác của “{name}”"
OF_PART = "“{text}” là số của một phần ({part}), không chắc là “{name}”"
NO_FIGURE = "không rõ “{text}” là bao nhiêu nên chưa ghi vào “{name}”"
OTHER_MEASURE = "“{text}” không theo đơn vị tính của “{name}” ({measure})"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """The figures of one item."""

    values: tuple[ReturnedValue, ...] = ()
    clashes: tuple[Clash, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """A number, and the words of its clause."""

    line: PlacedLine
    reading: Reading
    number: Number

    @property
    def text(self) -> str:
        """The digits as typed, without the scale behind them, with the groups before them: `4 960`."""
        found = _DIGITS.match(self.number.text)
        digits = (found[0] if found is not None else self.number.text).rstrip(".,")
        groups = _GROUPS.search(self.reading.text[: self.number.start]) if _GROUP.match(digits) else None
        return f"{groups[0]}{digits}" if groups is not None else digits

    @property
    def sentence_before(self) -> str:
        """What stands before it in its sentence."""
        start = self.reading.stops[self.number.sentence - 1] if self.number.sentence else 0
        return self.reading.text[start : self.number.start]

    @property
    def clause_before(self) -> str:
        """What stands before it in its clause, up to a semicolon."""
        return self.sentence_before.rsplit(";", 1)[-1]

    @property
    def before(self) -> str:
        """What stands before it in its clause, back to the figure before.

        Of two that count the same, `284 căn nhà đại đoàn kết, sửa chữa 90 căn nhà`, the words between are the first's.
        """
        start = self.number.start - len(self.clause_before)
        earlier = [each for each in self.reading.preceding(self.number.start) if each.aside is None]
        if not earlier or earlier[-1].end <= start:
            return self.clause_before
        between = self.reading.text[earlier[-1].end : self.number.start]
        same = earlier[-1].after[:1] == self.number.after[:1]
        return _PARTS.split(between)[-1] if same else between

    @property
    def after(self) -> str:
        """What stands behind it in its clause, up to the next figure."""
        stops = self.reading.stops
        end = stops[self.number.sentence] if self.number.sentence < len(stops) else len(self.reading.text)
        later = [each.start for each in self.reading.following(self.number.end) if each.aside is None]
        return re.split(r";|\.\s", self.reading.text[self.number.end : min([end, *later])])[0]

    @property
    def with_bound(self) -> str:
        """It as it is said, with the word before it: `trên 1.800`."""
        words = re.split(r"[,;:(]", self.sentence_before)[-1].split()
        return " ".join([*words[-2:], self.number.text])


@dataclass(frozen=True, slots=True)
class _Hit:
    indicator: Indicator
    score: float
    said: _Said
    part: str = ""
    """The base year."""


@dataclass(frozen=True)
class FigureFinder:
    """The indicators of an outline, to be found in sentences."""

    outline: Outline
    unit: Unit

    @cached_property
    def _shared(self) -> Mapping[str, int]:
        names = [each.name for item in self.outline.items for each in item.indicators]
        titles = [item.title for item in self.outline.items]
        return Counter(word for text in (*names, *titles) for word in set(fold_words(text).split()))

    def read(self, item: Item, lines: Sequence[PlacedLine]) -> FigureReading:
        """Return the figures that the text of an item says."""
        asked = [each for each in item.indicators if each.kind.figure and self.unit.counted_in(each.groups)]
        hits: dict[tuple[str, str], list[_Hit]] = defaultdict(list)
        unplaced: list[Unplaced] = []
        for said in _numbers_of(lines) if asked else ():
            found = self._best(said, asked)
            if found is None:
                continue
            reason = self._why_not(found)
            if reason:
                unplaced.append(
                    Unplaced(text=said.reading.sentence(said.number).strip(), place=said.line.line.place, reason=reason)
                )
            else:
                hits[found.indicator.id, found.part].append(found)
        return self._settle(item, hits, unplaced)

    def _settle(
        self, item: Item, hits: Mapping[tuple[str, str], list[_Hit]], unplaced: list[Unplaced]
    ) -> FigureReading:
        values: list[ReturnedValue] = []
        clashes: list[Clash] = []
        for (key, part), found in hits.items():
            address = Address(place=item.id, key=key, part=part)
            read = tuple(_value(address, each) for each in found)
            if len({_figure(each) for each in found}) == 1:
                values.append(max(read, key=lambda each: each.confidence))
            else:
                clashes.append(Clash(address=address, label=found[0].indicator.name, values=read))
        return FigureReading(values=tuple(values), clashes=tuple(clashes), unplaced=tuple(unplaced))

    def _best(self, said: _Said, asked: Iterable[Indicator]) -> _Hit | None:
        """Return the indicator that a number is of; None where none fits, or two as well."""
        hits = sorted(
            (hit for each in asked if (hit := self._hit(said, each)) is not None), key=lambda each: -each.score
        )
        if not hits or (len(hits) > 1 and hits[0].score - hits[1].score < _APART):
            return None
        return hits[0]

    def _hit(self, said: _Said, indicator: Indicator) -> _Hit | None:
        covered = self._covered(indicator, f"{said.before} {said.after}")
        labelled = bool(_LABELLED.search(said.before[-3:])) and self._covered(indicator, said.before) >= _WHOLE
        if said.number.percent is not (indicator.kind is FactKind.RATE) or said.number.points:
            return None
        if not labelled and covered < _needed(said, indicator):
            return None
        part = ""
        if indicator.years:
            years = [int(each["year"]) for each in _YEAR.finditer(said.before)] or [
                int(each["year"]) for each in _YEAR.finditer(said.after)
            ]
            if len(years) != 1 or years[0] not in indicator.years:
                return None
            part = str(years[0])
        return _Hit(indicator, 1.0 if labelled else covered, said, part)

    def _covered(self, indicator: Indicator, text: str) -> float:
        """Return how much of what an indicator's name says beside its measure stands in a text."""
        measure = set(fold_words(indicator.measure or "").split())
        name = [each for each in fold_words(_BRACKETS.sub("", indicator.name)).split() if each not in STOPWORDS]
        telling = [each for each in name if each not in measure] or name
        given = set(fold_words(text).split())
        weights = {each: self._shared[each] ** -0.5 if self._shared[each] else 1.0 for each in telling}
        said = sum(weight for word, weight in weights.items() if word in given) / sum(weights.values())
        pairs = word_pairs(telling) & word_pairs(fold_words(text).split())
        return max(said, _ENOUGH) if len(pairs) >= _PAIRS else said

    def _why_not(self, hit: _Hit) -> str:
        """Return why a number that is like an indicator's is not taken; "" where it is."""
        said, indicator = hit.said, hit.indicator
        text, name = said.number.text, indicator.name
        if said.number.bound is not None:
            return ROUNDED.format(text=said.with_bound, name=name)
        if part := self._part_of(hit):
            return OF_PART.format(text=text, part=part, name=name)
        if said.number.scale == scale_of(indicator.measure or "") and _figure(hit) is None:
            return NO_FIGURE.format(text=text, name=name)
        if said.number.scale != scale_of(indicator.measure or ""):
            return OTHER_MEASURE.format(text=text, name=name, measure=indicator.measure or "không có")
        return ""

    def _part_of(self, hit: _Hit) -> str:
        """Return the words which say that a number is of a part: of one year, one place, one level, one body."""
        said = hit.said
        own = fold_words(f"{hit.indicator.name} {self.unit.name}")
        before = said.clause_before
        parts = (
            *_NEW.finditer(f"{before[-_NEAR:]}{said.after[:_NEAR]}"),
            *_BEFORE.finditer(before),
            *_BODY.finditer(_OBJECT.split(before)[0]),
            *_LEVEL.finditer(before + said.after),
            *_PLACE.finditer(said.sentence_before),
        )
        for found in parts:
            if fold_words(found[0]) not in own:
                return found[0]
        return self._other_time(said.sentence_before + said.after, hit.part)

    def _other_time(self, text: str, year: str) -> str:
        """Return the words of a text that name a time other than the campaign's, or than a base year."""
        first = self.outline.period.first if self.outline.period is not None else None
        for found in _PERIOD.finditer(text):
            since = found["from"] or found["since"]
            if since is None or first is None or not first <= int(since) <= first + 1:
                return found[0]
        for found in _YEAR.finditer(text):
            if not _SPAN.search(text[: found.start()]) and found["year"] != year:
                return found[0]
        return ""


def _numbers_of(lines: Iterable[PlacedLine]) -> Iterator[_Said]:
    for line in lines:
        reading = read_numbers(line.text.words)
        for number in reading.numbers:
            paired = number.index in reading.pairs or number.index in reading.wholes
            if (
                number.aside is None
                and not number.target
                and not paired
                and not _CHANGE.search(reading.lead(number.start))
            ):
                yield _Said(line, reading, number)


def _needed(said: _Said, indicator: Indicator) -> float:
    """Return how much of an indicator's name must be said of a number, by what follows the number."""
    if indicator.kind is FactKind.RATE:
        return _ENOUGH
    after = fold_words(said.after[:_AFTER]).split()
    measure = [each for each in fold_words(indicator.measure or "").split() if not each.isdigit()]
    if scale_of(indicator.measure or "") != 1 or said.number.scale != 1:
        return _ENOUGH if measure and after[:1] == measure[-1:] else _NEVER
    if measure and after[: len(measure)] == measure:
        return _ENOUGH
    name = [each for each in fold_words(indicator.name).split() if each != "số"]
    noun = noun_of(after)
    if noun is None:
        return _NEVER
    if _says(name, noun.split()):
        return _ENOUGH
    return _LIKE if noun.split()[0] == (measure or name)[0] else _NEVER


def _says(name: Sequence[str], noun: Sequence[str]) -> bool:
    """Whether a name begins with a noun, or names it before a comma."""
    return list(name[: len(noun)]) == list(noun) or " ".join(noun) in " ".join(name[:6])


def _figure(hit: _Hit) -> Decimal | None:
    """Return what a number is worth in the measure of its indicator; None where it can't be typed into its slot."""
    kind = hit.indicator.kind.figure
    read = parse_figure(hit.said.text, kind, negative=hit.indicator.negative) if kind is not None else None
    return read.value if isinstance(read, Figure) else None


def _value(address: Address, hit: _Hit) -> ReturnedValue:
    confidence = min(hit.said.line.confidence, 60 + round(35 * hit.score))
    return ReturnedValue(
        address=address, text=hit.said.text, way=Way.PRINTED, place=hit.said.line.line.place, confidence=confidence
    )
