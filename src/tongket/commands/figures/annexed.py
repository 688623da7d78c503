"""A number of the text against the annexes of its own document: the same figure, another one, or none of theirs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tongket.commands.figures.annexes import AnnexCell, Annexes, AnnexLine
from tongket.numbers.lexicon import Counted, counted
from tongket.numbers.numbers import Number, Reading
from tongket.numbers.ranges import Fit, Range, fit_number
from tongket.numbers.setaside import Aside
from tongket.values.folding import fold_words

_NEAR = Decimal("0.2")
"""How far a number may be from that of the annex and still be meant to be it, as a share of it.

At half 460 in the text beside 406 in the annex is no longer told (`tests/commands/figures`); at double nothing
changes there.
"""
_INTO_PARTS = re.compile(r"\b(?:trong (?:số )?đó|gồm|bao gồm|riêng|còn lại|chia ra)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\bcấp (?:trung ương|tỉnh|huyện|xã|cơ sở)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:bình quân|trung bình|mỗi|từng|hơn|tăng|giảm|thêm)\b[^,;.]{0,25}$", re.IGNORECASE)
_RANGED = re.compile(r"\b(?:từ|đến|tính đến|hết|giai đoạn|nhiệm kỳ|trong)\b[^.,;]{0,25}$", re.IGNORECASE)
_COMPARED = re.compile(r"\bso (?:với|cùng kỳ)\b[^,;]{0,25}$", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?]\s|\n|[\[\]]")
_CITED = re.compile(r"\((?:xem |theo )?(?:phụ lục|phụ biểu|biểu|bảng)[^)]*\)", re.IGNORECASE)
_ANYBODY = {"người", "đồng chí"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an annex says of a number of the text."""

    cell: AnnexCell
    equal: bool


@dataclass(frozen=True, kw_only=True)
class Annexed:
    """A paragraph of the text before the annexes."""

    reading: Reading
    annexes: Annexes
    heading: str

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        """The names of rows and columns in the paragraph, by where they end."""
        return tuple(self.annexes.names_in(self.reading.text))

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The names in the heading above: what follows is of them, not of all."""
        return frozenset(name for _, name in self.annexes.names_in(self.heading))

    def find(self, number: Number) -> Match | None:
        """Return the figure of an annex that a number names, by what it counts, its measure, row and column; else None.

        Where more than one figure is named, the number is another one only if it is none of them.
        """
        if not self.annexes.tables or not self._is_asked(number):
            return None
        cells = list(dict.fromkeys(self._cells(number)))
        equal = next((each for each in cells if fit_number(number, Range(each.value, each.value)) is Fit.RIGHT), None)
        if equal is not None:
            return Match(cell=equal, equal=True)
        differing = [each for each in cells if self._differs(number, each)]
        values = {each.value for each in cells}
        return Match(cell=differing[0], equal=False) if differing and len(values) == 1 else None

    def _is_asked(self, number: Number) -> bool:
        reading = self.reading
        paired = number.index in reading.pairs or number.index in reading.wholes
        if number.aside is not None or number.points or number.target or paired:
            return False
        return _MEAN.search(reading.lead(number.start)) is None

    def _cells(self, number: Number) -> Iterator[AnnexCell]:
        start, end = self._segment(number)
        words = frozenset(fold_words(self.reading.text[start:end]).split())
        lines = [each for each in self.annexes.named_by(words) if _counts(number, each)]
        most = max((len(each.words) for each in lines), default=0)
        for line in lines:
            if len(line.words) == most:
                cell = self._cross(number, line)
                if cell is not None and cell.share is number.percent and self._in_year(number, cell):
                    yield cell

    def _segment(self, number: Number) -> tuple[int, int]:
        """Return where the words that are said of a number stand: from the figure or clause before it to the next."""
        text = self.reading.text
        figures = [each for each in self.reading.preceding(number.start) if each.aside is None]
        start = figures[-1].end if figures else 0
        start = max([start, *(each.end() for each in _BREAK.finditer(text, start, number.start))])
        following = next((each for each in self.reading.following(number.end) if each.aside is None), None)
        end = following.start if following is not None else len(text)
        stop = _BREAK.search(text, number.end, end)
        return start, stop.start() if stop else end

    def _cross(self, number: Number, line: AnnexLine) -> AnnexCell | None:
        """Return the figure where a line meets what the words name on the other side, else the total."""
        table = line.table
        names = table.column_names if line.is_row else table.row_names
        named = self._named_before(number, names)
        if named is None and line.is_row:
            named = table.year_columns.get(self._year(number), table.total_column)
        elif named is None:
            named = table.total_row if not self._is_part(number, line) else None
        if named is None:
            return None
        return table.cell(line.at, named) if line.is_row else table.cell(named, line.at)

    def _named_before(self, number: Number, names: Mapping[str, int]) -> int | None:
        """Return what the words of the sentence name last before a number, or right behind it."""
        sentence = [each for each in self._named if self._of_sentence(each[0], number) and each[1] in names]
        behind = self._segment(number)[1]
        found = [each for each in sentence if each[0] <= number.start] or [
            each for each in sentence if each[0] <= behind
        ][:1]
        return names[found[-1][1]] if found else None

    def _of_sentence(self, at: int, number: Number) -> bool:
        bounds = (0, *self.reading.stops, len(self.reading.text) + 1)
        return bounds[number.sentence] < at <= bounds[number.sentence + 1]

    def _is_part(self, number: Number, line: AnnexLine) -> bool:
        """Whether a number is said to be part of something, or of a body that the paragraph names: not the total."""
        bounds = (0, *self.reading.stops)
        said = self.reading.text[bounds[number.sentence] : number.start]
        told = (*self._titled, *(name for at, name in self._named if at <= number.start))
        if any(name in line.table.row_names for name in told) or self._of_some(number, line, said):
            return True
        return _INTO_PARTS.search(said) is not None and not line.part

    def _of_some(self, number: Number, line: AnnexLine, said: str) -> bool:
        """Whether the words before a number speak of one level, or of so many units as the table has not."""
        levels = (fold_words(each[0]) for each in _LEVEL.finditer(said))
        if any(each not in line.table.title and not set(each.split()) <= line.words for each in levels):
            return True
        before = (each for each in self.reading.preceding(number.start) if each.sentence == number.sentence)
        counts = [each for each in before if each.plain and each.counts is Counted.UNITS]
        units = len(line.table.rows) - (line.table.total_row is not None)
        return bool(counts) and all(each.worth != units for each in counts)

    def _year(self, number: Number) -> int:
        """Return the year that stands last before a number in its sentence; 0 where none does, or a span of years."""
        for each in reversed(self.reading.preceding(number.start)):
            if each.sentence != number.sentence:
                return 0
            compared = _COMPARED.search(self.reading.lead(each.start))
            if each.aside is Aside.DATE and 1900 <= each.value <= 2099 and not compared:  # noqa: PLR2004 - a year
                return int(each.value)
        return 0

    def _in_year(self, number: Number, cell: AnnexCell) -> bool:
        """Whether a number and a figure are of one time, as far as they tell."""
        years = {int(each) for each in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", cell.table.grid.heading(cell.column))}
        own = self._year(number)
        if years:
            return own in years
        if not own or own in cell.table.years:
            return True
        ranged = next((each for each in reversed(self.reading.preceding(number.start)) if each.value == own), None)
        return ranged is not None and _RANGED.search(self.reading.lead(ranged.start)) is not None

    def _differs(self, number: Number, cell: AnnexCell) -> bool:
        """Whether a number was surely meant to be that of a cell: near it, or of the same digits, or so cited."""
        if number.worth in cell.table.told:
            return False
        if cell.total and cell.table.is_partial_sum(cell.column, number.worth):
            return False
        if any(each.worth == cell.value for each in self.reading.numbers):
            return False  # the paragraph tells both
        away = abs(number.worth - cell.value)
        near = bool(cell.value) and away <= _NEAR * max(number.worth, cell.value)
        digits = sorted(f"{number.worth:f}".replace(".", "").rstrip("0"))
        same = len(digits) > 1 and digits == sorted(f"{cell.value:f}".replace(".", "").rstrip("0"))
        return near or same or self._cites(number, cell)

    def _cites(self, number: Number, cell: AnnexCell) -> bool:
        cited = (each[0] for each in _CITED.finditer(self.reading.sentence(number)))
        return any(f" {fold_words(cell.table.label)} " in f" {fold_words(each)} " for each in cited)


def _counts(number: Number, line: AnnexLine) -> bool:
    """Whether a number counts what a line counts, as far as their words tell."""
    if number.percent or not line.nouns:
        return number.percent or number.noun is None or set(number.noun.split()) <= line.words or number.counts is None
    if number.noun in line.nouns:
        return True
    people = number.counts is Counted.PEOPLE and any(counted(each) is Counted.PEOPLE for each in line.nouns)
    own = set((number.noun or "").split())
    return (people and bool({number.noun, *line.nouns} & _ANYBODY)) or (
        number.counts is None and bool(own) and own <= line.words
    )
