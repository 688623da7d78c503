"""Figures of many units to one (tổng): exact decimals, counted once, from the groups that `cong_tu` names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tongket.arithmetic import mean_of, sum_of
from tongket.merge.documents import Listed, merge_documents, merge_models
from tongket.merge.organs import Organs
from tongket.model import Fact, FactKind, Indicator, Submission, Totalling, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one unit reported for one indicator."""

    submission: Submission
    fact: Fact
    counted: bool

    @property
    def unit(self) -> Unit:
        """Whose it is."""
        return self.submission.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One indicator over all units, or over one group (tổng)."""

    indicator: Indicator
    total: Decimal | None
    """The sum or mean, as the outline asks; the number of "có" of a yes/no; how many documents or models, each once;
    with base years the last year's. None when nobody counted reported."""
    by_year: Mapping[int, Decimal] = field(default_factory=dict)
    """The total of each base year, over the units that gave all of them (`both`)."""
    both: tuple[Reported, ...] = ()
    mean: Decimal | None
    reported: tuple[Reported, ...]
    """Everybody who reported, counted or not, in roster order."""
    counted: tuple[Reported, ...]
    expected: tuple[Unit, ...]
    """The units that owe it and are counted, and any counted unit that reported unasked, in roster order."""
    by_group: Mapping[str, "Total"] = field(default_factory=dict)
    settled: Decimal | None = None
    """The figure that a person settled, which `total` then is."""

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


def merge_total(
    indicator: Indicator, facts: Iterable[tuple[Submission, Fact]], organs: Organs, owing: Iterable[Unit]
) -> Total:
    """Return an indicator over all units; `organs` are the campaign's, `owing` the units that owe its item."""
    roster = organs.roster
    reported = tuple(
        Reported(
            submission=each,
            fact=fact,
            # A figure with base years that lacks the last one has no value to count.
            counted=each.unit.counted_in(indicator.groups)
            and (indicator.kind.figure is None or isinstance(fact.value, Decimal)),
        )
        for each, fact in facts
    )
    given = {each.unit.id for each in reported}
    owed = {each.id for each in owing}
    expected = tuple(
        each for each in roster.units if each.counted_in(indicator.groups) and (each.id in owed or each.id in given)
    )
    whole = _sum_up(indicator, reported, expected, organs)
    groups = {
        group.id: _sum_up(
            indicator,
            tuple(each for each in reported if each.unit.group == group),
            tuple(each for each in expected if each.group == group),
            organs,
        )
        for group in roster.groups
    }
    return replace(whole, by_group=groups)


def _sum_up(indicator: Indicator, reported: tuple[Reported, ...], expected: tuple[Unit, ...], organs: Organs) -> Total:
    counted = tuple(each for each in reported if each.counted)
    figures = [each.fact.value for each in counted if isinstance(each.fact.value, Decimal)]
    both = tuple(each for each in counted if indicator.years and each.fact.by_year.keys() >= set(indicator.years))
    return Total(
        indicator=indicator,
        total=_total(indicator, counted, figures, organs),
        by_year={
            year: total
            for year in indicator.years
            if both and (total := _add(indicator, [each.fact.by_year[year] for each in both])) is not None
        },
        both=both,
        mean=mean_of(figures) if figures else None,
        reported=reported,
        counted=counted,
        expected=expected,
    )


def _total(
    indicator: Indicator, counted: tuple[Reported, ...], figures: list[Decimal], organs: Organs
) -> Decimal | None:
    if not counted:
        return None
    listed = [Listed(each.submission, each.fact, indicator) for each in counted]
    match indicator.kind:
        case FactKind.YES_NO:
            return Decimal(sum(each.fact.value is True for each in counted))
        case FactKind.DOCUMENTS:
            return Decimal(len(merge_documents(listed, organs)))
        case FactKind.MODELS:
            return Decimal(len(merge_models("", listed, {})))
    return _add(indicator, figures)


def _add(indicator: Indicator, figures: list[Decimal]) -> Decimal | None:
    """Return the figures as one, as the outline asks."""
    if not figures or indicator.totalling is Totalling.NONE:
        return None
    return sum_of(figures) if indicator.totalling is Totalling.SUM else mean_of(figures)
