"""Figures of many units to one (tổng): exact decimals, counted once, from the groups that `cong_tu` names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from tongket.merge.listed_documents import Listed, merge_documents, merge_models
from tongket.merge.organs import Organs
from tongket.model.answers import Fact, Submission
from tongket.model.asked import FactKind, Indicator, Totalling
from tongket.model.roster import Unit
from tongket.values.arithmetic import mean_of, sum_of
from tongket.values.figures import round_half_up


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


class Settled(NamedTuple):
    """What a person settled in place of what the units' figures come to (số đã chốt)."""

    used: Decimal
    added: Decimal | None
    """What the units' figures come to; None where nobody gave one."""
    reason: str | None
    partly: bool = False
    """Whether it follows from what was settled for a group: the other units are still added up."""

    @property
    def apart(self) -> bool:
        """Whether it is another figure than that of the units: nobody knows of which units it is then."""
        return self.used != self.added


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One indicator over all units, or over one group (tổng)."""

    indicator: Indicator
    added: Decimal | None
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
    settled: Settled | None = None

    @property
    def total(self) -> Decimal | None:
        """What is printed: the figure that a person settled, else what the units' figures come to."""
        return self.settled.used if self.settled is not None else self.added

    @property
    def apart(self) -> bool:
        """Whether it is a settled figure that is not that of the units."""
        return self.settled is not None and self.settled.apart

    @property
    def awaited(self) -> tuple[Unit, ...]:
        """The expected units without which the figure is not whole: nobody where a person settled it."""
        if self.settled is not None and not self.settled.partly:
            return ()
        settled = {each.id for part in self.by_group.values() if part.settled is not None for each in part.expected}
        return tuple(each for each in self.missing if each.id not in settled)

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
        added=_add_up(indicator, counted, figures, organs),
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


def _add_up(
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


def settle_total(total: Total, used: Decimal, reason: str | None, group: str | None = None) -> Total:
    """Return a total with the figure that a person settled for it, or for one of its groups.

    The last base year's follows where it is of the same units. A settled group changes the sum that it is part of; a
    sum that was settled below its groups leaves them without figures: they are no longer its parts.
    """
    if group is not None:
        return _settle_group(total, group, used, reason)
    settled = replace(_settle(total, used, reason), by_group=total.by_group)
    parts = [each.total for each in total.by_group.values() if each.total is not None]
    if total.indicator.totalling is Totalling.SUM and sum_of(parts) > used:
        own = {
            name: each if each.settled else replace(each, added=None, mean=None)
            for name, each in total.by_group.items()
        }
        return replace(settled, by_group=own)
    return settled


def _settle_group(total: Total, group: str, used: Decimal, reason: str | None) -> Total:
    part = total.by_group[group]
    more = used - (part.total or 0)
    whole = total
    if more and total.indicator.totalling is Totalling.SUM:
        whole = _settle(total, (total.total or 0) + more, reason, partly=True)
    return replace(whole, by_group={**total.by_group, group: _settle(part, used, reason)})


def _settle(total: Total, used: Decimal, reason: str | None, *, partly: bool = False) -> Total:
    settled = Settled(used=used, added=total.added, reason=reason, partly=partly)
    years = total.indicator.years
    same = bool(total.by_year) and len(total.both) == len(total.counted)
    return replace(
        total,
        settled=settled,
        by_year={**total.by_year, years[-1]: used} if same else total.by_year,
        mean=_settle_mean(total, settled),
    )


def _settle_mean(total: Total, settled: Settled) -> Decimal | None:
    """Return the mean of a settled figure; None where some units did not report: nobody knows of how many it is."""
    if not settled.apart:
        return total.mean
    if total.indicator.totalling is Totalling.MEAN:
        return settled.used
    return round_half_up(settled.used / len(total.counted)) if total.counted and not total.missing else None
