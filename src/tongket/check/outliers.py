"""Figures out of what is usual in their group: ten times too large or small, by themselves or beside another figure.

What is usual is told robustly, by the median and the spread around it, as powers of ten. Figures of units differ by
their size, so they are compared by ratio: a distance of 1 is ten times more or less.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median

from tongket.check.filed import Figured, Holder
from tongket.check.measured import AskedMeasure, measure_of, other_measures
from tongket.findings.campaign_rules import UNUSUAL_FIGURE, WRONG_MEASURE
from tongket.findings.diagnostics import Diagnostic, finding, tell
from tongket.findings.locations import TextLocation
from tongket.model.answers import Submission
from tongket.model.figure_names import FigureName
from tongket.model.outline import Column, FactKind, Indicator, Outline
from tongket.values.figures import format_figure, round_half_up

FEWEST = 6
"""Of fewer values nobody can say what is usual.

A choice: with three the answers of this repository have one figure too many and no slip more is told; with twelve no
group of the campaign is large enough (how that was measured: below).
"""
FAR = math.log10(5)
"""From five times the median either way on a value is far from what is usual.

Of the slips that are spoken of below 753 are told; at half of that distance (2,2 times) 734, at double (25 times) 342.
"""
_NORMAL = 1.4826
"""The median deviation times this is the standard deviation of a normal distribution."""


def level(value: Decimal) -> float:
    """Return a positive number as a power of ten."""
    return math.log10(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What the others have (mức thường thấy): as powers of ten; their range without what is itself far."""

    middle: float
    spread: float
    low: float
    high: float

    def is_far(self, value: float, *, spreads: float) -> bool:
        """Whether a value is five times the middle away, beyond all others, and by many times what they differ."""
        outside = not self.low <= value <= self.high
        return outside and abs(value - self.middle) >= max(FAR, spreads * self.spread)

    def best_shift(self, value: float, places: Iterable[float], *, slack: float) -> float | None:
        """Return by how many places a value must be moved to lie among the others, nearest their middle; or None."""
        fitting = [each for each in places if self.low - slack <= value + each <= self.high + slack]
        return min(fitting, key=lambda each: abs(value + each - self.middle)) if fitting else None

    def turned(self) -> "Usual":
        """Return the same of the reciprocals."""
        return Usual(middle=-self.middle, spread=self.spread, low=-self.high, high=-self.low)


def _usual_of(levels: Collection[float]) -> Usual:
    """Return what is usual among some powers of ten, at least one."""
    middle = median(levels)
    spread = _NORMAL * median(abs(each - middle) for each in levels)
    near = [each for each in levels if abs(each - middle) < FAR] or levels
    return Usual(middle=middle, spread=spread, low=min(near), high=max(near))


def _stand_out(levels: Mapping[str, float], *, spreads: float) -> tuple[Usual | None, tuple[str, ...]]:
    """Return what is usual, None of too few values, and the keys whose value is far from it."""
    if len(levels) < FEWEST:
        return None, ()
    usual = _usual_of(levels.values())
    return usual, tuple(key for key, value in levels.items() if usual.is_far(value, spreads=spreads))


_PLACES = (-3, -2, -1, 1, 2, 3)
"""By how many places a slip moves the point: up to a group of thousands, which is what people leave out or add."""
# Measured on the 735 figures of this repository's answers, of which none is told, with every figure from 10 on put ten
# times too large, ten times too small, a thousand times too large: 753 of 1.056 slips are told, and one figure beside.
# (`benchmarks/thresholds.py` prints it.)
_TIGHT = 0.15
"""How much the ratio of two figures may differ for a group to have a usual one: a factor of 1,4.

At half 705 slips are told, at double 761.
"""
_NEAR = math.log10(2)
"""Within twice the middle either way a ratio is usual; at half (1,4 times) 753 slips are told, at four times 752."""
_EDGE, _SLACK = math.log10(1.1), math.log10(1.25)
"""So far beyond the others a figure that was moved, and a ratio, may lie: somebody has the most.

Of a figure: at half 739 slips are told, at double 759, but then one figure that is right as well, in every run. Of a
ratio neither changes anything.
"""
_SPREADS, _RATIO_SPREADS = 3.0, 5.0
"""How many times as far as the others differ a figure, and a ratio, must be away; three is the usual rule for outliers.

Of a figure: at half 760 slips are told and `tests/check` has one figure too many, at double 647. Of a ratio: at half
753, at double 745.
"""
_OFTEN = 4
"""Of so many figures of a unit the median tells how large it is among its group.

At half 753 slips are told; at double too, but a large unit is doubted in all (`tests/check`).
"""
_SMALL, _FEW = 10, 4
"""Counts below these differ by chance: five times more or less says nothing.

Of a figure: at half 824 slips are told (the small ones with them), at double 736. Of what is usual: 753, 751. What is
right must stay silent, so the measure of a small count is a choice.
"""
_SAME = Decimal("0.01")
"""How near a slip must be to the ratio of two measures: those are exact (1.000, 10.000), so any small share will do."""


def list_figures(submission: Submission, outline: Outline) -> Iterator[tuple[FigureName, Decimal, TextLocation]]:
    """Yield the positive figures of a submission that count for its unit."""
    for item in outline.items:
        answer = submission.answers.get(item.id)
        for indicator in item.indicators if answer is not None else ():
            fact = answer.facts.get(indicator.id) if answer is not None else None
            if fact is None or indicator.kind.figure is None or not submission.unit.counted_in(indicator.groups):
                continue
            alone = [(None, fact.value)] if isinstance(fact.value, Decimal) else []
            years: list[tuple[int | None, Decimal]] = [*fact.by_year.items()] or [*alone]
            for year, value in years:
                if value > 0:
                    yield FigureName(place=item.id, id=indicator.id, year=year), value, fact.location
    for table_id, filled in submission.tables.items():
        for row, cells in filled.cells.items():
            for column, cell in cells.items():
                if isinstance(cell.value, Decimal) and cell.value > 0:
                    yield FigureName(place=table_id, id=column, row=row, table=True), cell.value, cell.location


def check_outliers(holders: Iterable[Holder], outline: Outline) -> Iterator[Diagnostic]:
    """Yield a finding for each figure out of what is usual in its group (`unusual-figure`, `wrong-measure`)."""
    groups: dict[str, list[Holder]] = defaultdict(list)
    for each in holders:
        if each.unit.group is not None:
            groups[each.unit.group.id].append(each)
    for members in groups.values():
        yield from _Group(members, outline).check()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doubt:
    """Why a figure is doubted, and by how many places it would have to be moved."""

    figure: Figured
    holder: Holder
    usual: Usual
    places: float
    beside: FigureName | None = None
    """The other figure of a ratio."""


class _Group:
    """The units of one group and what is usual among them."""

    def __init__(self, members: list[Holder], outline: Outline) -> None:
        self.outline = outline
        self.members = {each.unit.id: each for each in members}
        self.series: dict[FigureName, dict[str, float]] = defaultdict(dict)
        for each in members:
            for name, figure in each.figures.items():
                self.series[name][each.unit.id] = level(figure.value)
        self.borne_out: set[tuple[str, FigureName]] = set()
        self.middles = {name: median(levels.values()) for name, levels in self.series.items()}

    def check(self) -> Iterator[Diagnostic]:
        """Yield the findings: one a figure, by its ratio to another where that tells, else by itself."""
        beside = list(self._by_ratio())  # first: it also tells which figures another one bears out
        doubts = {(each.holder.unit.id, each.figure.name): each for each in (*self._by_itself(), *beside)}
        yield from (self._report(each) for each in doubts.values() if not each.figure.doubted)

    def _by_itself(self) -> Iterator[_Doubt]:
        for name, levels in self.series.items():
            usual, far = _stand_out(levels, spreads=_SPREADS)
            for unit in far:
                doubt = self._doubt(self.members[unit], name, usual) if usual is not None else None
                if doubt is not None:
                    yield doubt

    def _doubt(self, holder: Holder, name: FigureName, usual: Usual) -> _Doubt | None:
        figure = holder.figures[name]
        value = level(figure.value)
        small = figure.value < _SMALL or usual.middle < level(Decimal(_FEW))
        if (holder.unit.id, name) in self.borne_out or (small and self._kind(name) is FactKind.INTEGER):
            return None
        if abs(value - usual.middle - self._size(holder, name)) < FAR:
            return None  # a large unit is large in all
        places = usual.best_shift(value, self._places(name), slack=_EDGE)
        return _Doubt(figure=figure, holder=holder, usual=usual, places=places) if places is not None else None

    def _size(self, holder: Holder, but: FigureName) -> float:
        """Return how large a unit is among its group, by its figures elsewhere: 0 is usual, 1 is ten times."""
        away = [
            level(figure.value) - self.middles[name]
            for name, figure in holder.figures.items()
            if (name.place, name.row) != (but.place, but.row)
        ]
        return median(away) if len(away) >= _OFTEN else 0.0

    def _by_ratio(self) -> Iterator[_Doubt]:
        """Yield the figures whose ratio to one of the same item or row is far from what the others have."""
        for one, other in self._pairs():
            both = self.series[one].keys() & self.series[other].keys()
            ratios = {each: self.series[one][each] - self.series[other][each] for each in both}
            usual, far = _stand_out(ratios, spreads=_RATIO_SPREADS)
            if usual is None or usual.spread > _TIGHT:
                continue
            near = {unit for unit, ratio in ratios.items() if abs(ratio - usual.middle) < _NEAR}
            self.borne_out |= {(unit, name) for unit in near for name in (one, other)}
            for unit in far:
                doubt = self._culprit(self.members[unit], (one, other), ratios[unit], usual)
                if doubt is not None:
                    yield doubt

    def _pairs(self) -> Iterator[tuple[FigureName, FigureName]]:
        together: dict[tuple[str, str | None], list[FigureName]] = defaultdict(list)
        for name in self.series:
            if self._kind(name) is not FactKind.RATE:
                together[name.place, name.row].append(name)
        for names in together.values():
            yield from combinations(names, 2)

    def _culprit(
        self, holder: Holder, pair: tuple[FigureName, FigureName], ratio: float, usual: Usual
    ) -> _Doubt | None:
        """Return the figure of the two that is farther from its own group, for the size of its unit."""
        size = self._size(holder, pair[0])
        away = [abs(level(holder.figures[name].value) - self.middles[name] - size) for name in pair]
        wrong, beside = pair if away[0] >= away[1] else (pair[1], pair[0])
        turned = wrong is not pair[0]
        ratio, usual = (-ratio, usual.turned()) if turned else (ratio, usual)
        figure = holder.figures[wrong]
        places = usual.best_shift(ratio, self._places(wrong), slack=_SLACK)
        if places is None or figure.value < _SMALL or holder.figures[beside].value < _FEW:
            return None
        return _Doubt(figure=figure, holder=holder, usual=usual, places=places, beside=beside)

    def _asked(self, name: FigureName) -> Indicator | Column | None:
        table = self.outline.table(name.place) if name.table else None
        if table is not None:
            return next((each for each in table.columns if each.id == name.id), None)
        item = self.outline.item(name.place)
        return item.indicator(name.id) if item is not None else None

    def _kind(self, name: FigureName) -> FactKind:
        asked = self._asked(name)
        return asked.kind if asked is not None else FactKind.INTEGER

    def _measure(self, name: FigureName) -> AskedMeasure | None:
        asked = self._asked(name)
        return measure_of(asked) if asked is not None and asked.kind is not FactKind.RATE else None

    def _places(self, name: FigureName) -> tuple[float, ...]:
        """Return by how many places a figure may have been moved: a slip of the point, or another measure."""
        measure = self._measure(name)
        other = (math.log10(size) for size, _ in other_measures(measure)) if measure is not None else ()
        return tuple(dict.fromkeys((*_PLACES, *(round(each) for each in other))))

    def _report(self, doubt: _Doubt) -> Diagnostic:
        figure, name = doubt.figure, doubt.figure.name
        asked, measure = self._asked(name), self._measure(name)
        likely = figure.value.scaleb(int(doubt.places))
        typed_in = _typed_in(measure, likely / figure.value)
        rule = WRONG_MEASURE if typed_in is not None else UNUSUAL_FIGURE
        whole = self._kind(name) is not FactKind.INTEGER or likely == likely.to_integral_value()
        shown = (
            format_figure(round_half_up(likely, 5)) if whole else f"khoảng {format_figure(round_half_up(likely, 0))}"
        )
        wanted = f" ({asked.measure})" if asked is not None and asked.measure else ""
        guess = f", có thể đã ghi theo {typed_in}" if typed_in is not None else ""
        said = f"ghi {format_figure(figure.value)}, {self._compare(doubt)}"
        message = f"{self._head(name)}: {said}{guess}."
        hint = f"kiểm tra lại với sổ gốc; nếu ghi nhầm thì có thể là {shown}{wanted}."
        unit = doubt.holder.unit.id
        about = (name.row or name.id, name.id if name.table else str(name.year or ""))
        typed, measured = format_figure(figure.value), wanted.strip(" ()")
        return finding(
            rule,
            figure.at,
            message,
            hint,
            snippet=figure.snippet,
            unit=unit,
            item=name.place,
            told=tell(about, said=said, meant=shown, typed=typed, measure=measured),
        )

    def _compare(self, doubt: _Doubt) -> str:
        """Return what the others have beside what this unit has."""
        usual = doubt.usual
        if doubt.beside is None:
            count = len(self.series[doubt.figure.name]) - 1
            between = f"{_print(usual.low)} đến {_print(usual.high)}, giữa là {_print(usual.middle)}"
            return f"trong khi {count} đơn vị cùng nhóm từ {between}"
        beside = doubt.holder.figures[doubt.beside]
        own = level(doubt.figure.value) - level(beside.value)
        asked = self._asked(doubt.beside)
        title = f'"{asked.name}"' if asked is not None else doubt.beside.id
        return (
            f"bằng {_print(own)} lần {title} ({format_figure(beside.value)}), "
            f"trong khi các đơn vị cùng nhóm từ {_print(usual.low)} đến {_print(usual.high)} lần"
        )

    def _head(self, name: FigureName) -> str:
        asked = self._asked(name)
        title = asked.name if asked is not None else name.id
        year = f", năm {name.year}" if name.year is not None else ""
        table = self.outline.table(name.place) if name.table else None
        if table is None:
            return f'Mục {name.place}, chỉ tiêu "{title}"{year}'
        row = next((each.name for each in table.rows if each.id == name.row), name.row)
        return f'Biểu {name.place}, hàng {row}, cột "{title}"'


def _typed_in(measure: AskedMeasure | None, factor: Decimal) -> str | None:
    """Return the measure in which a figure was probably typed, where moving it by so much is a change of measure."""
    if measure is None or not (measure.is_money or measure.base in {"m", "m2", "kg"}):
        return None
    found = ((name, size) for size, name in other_measures(measure))
    return next((name for name, size in found if abs(size / factor - 1) < _SAME), None)


def _print(power: float) -> str:
    """Return a power of ten as a number of which three digits count."""
    number = Decimal(10**power)
    return format_figure(round_half_up(number, max(0, 2 - math.floor(power))))
