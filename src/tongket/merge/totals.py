"""Figures of many units to one (tổng): exact decimals, counted once, from the groups that `cong_tu` names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from tongket.model import Fact, FactKind, Indicator, Roster, Totalling, Unit
from tongket.values import round_half_up

EXACT_DIGITS = 60
"""Enough for the sum of more than 10^40 figures of 15 digits: sums are never rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one unit reported for one indicator."""

    unit: Unit
    fact: Fact
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One indicator over all units, or over one group (tổng)."""

    indicator: Indicator
    total: Decimal | None
    """The sum or mean, as the outline asks; the number of "có" of a yes/no; None when nobody counted reported."""
    mean: Decimal | None
    reported: tuple[Reported, ...]
    """Everybody who reported, counted or not, in roster order."""
    counted: tuple[Reported, ...]
    expected: tuple[Unit, ...]
    """The units that owe it and are counted, and any counted unit that reported unasked, in roster order."""
    by_group: Mapping[str, "Total"] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The expected units that did not report."""
        given = {each.unit.id for each in self.counted}
        return tuple(each for each in self.expected if each.id not in given)

    @property
    def left_out(self) -> tuple[Unit, ...]:
        """The units whose figures are not counted (`cong_tu`)."""
        return tuple(each.unit for each in self.reported if not each.counted)

    def chosen(self, option: str) -> int:
        """Return how many counted units chose an option."""
        return sum(isinstance(each.fact.value, tuple) and option in each.fact.value for each in self.counted)


def merge_total(indicator: Indicator, facts: Iterable[tuple[Unit, Fact]], roster: Roster, owing: Iterable[Unit]) -> Total:
    """Return an indicator over all units; `owing` are the units that owe its item."""
    reported = tuple(
        Reported(unit=unit, fact=fact, counted=unit.counted_in(indicator.groups)) for unit, fact in facts
    )
    given = {each.unit.id for each in reported}
    owed = {each.id for each in owing}
    expected = tuple(
        each
        for each in roster.units
        if each.counted_in(indicator.groups) and (each.id in owed or each.id in given)
    )
    whole = _sum_up(indicator, reported, expected)
    groups = {
        group.id: _sum_up(
            indicator,
            tuple(each for each in reported if each.unit.group == group),
            tuple(each for each in expected if each.group == group),
        )
        for group in roster.groups
    }
    return Total(
        indicator=indicator,
        total=whole.total,
        mean=whole.mean,
        reported=whole.reported,
        counted=whole.counted,
        expected=whole.expected,
        by_group=groups,
    )


def _sum_up(indicator: Indicator, reported: tuple[Reported, ...], expected: tuple[Unit, ...]) -> Total:
    counted = tuple(each for each in reported if each.counted)
    figures = [each.fact.value for each in counted if isinstance(each.fact.value, Decimal)]
    mean = mean_of(figures) if figures else None
    total: Decimal | None = None
    if indicator.kind is FactKind.YES_NO and counted:
        total = Decimal(sum(each.fact.value is True for each in counted))
    elif figures and indicator.totalling is Totalling.SUM:
        total = sum_of(figures)
    elif figures and indicator.totalling is Totalling.MEAN:
        total = mean
    return Total(indicator=indicator, total=total, mean=mean, reported=reported, counted=counted, expected=expected)


def sum_of(figures: Iterable[Decimal]) -> Decimal:
    """Return the exact sum."""
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        return sum(figures, Decimal(0))


def mean_of(figures: list[Decimal]) -> Decimal:
    """Return the mean, rounded half up to 2 decimals once."""
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        return round_half_up(sum(figures, Decimal(0)) / len(figures))
