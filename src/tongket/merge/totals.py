"""Figures of many units to one (tổng): exact decimals, counted once, from the groups that `cong_tu` names."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tongket.merge.listed_documents import Listed, merge_documents, merge_models
from tongket.merge.merged import Reported, Settled, Total
from tongket.merge.organs import Organs
from tongket.model.answers import Fact, Submission
from tongket.model.outline import FactKind, Indicator, Totalling
from tongket.model.roster import Unit
from tongket.values.arithmetic import mean_of, sum_of
from tongket.values.figures import round_half_up


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
