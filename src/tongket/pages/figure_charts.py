"""Each figure unit by unit (biểu đồ số liệu), with those that `validate` finds unlike the others of their group."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from tongket.findings.campaign_rules import UNUSUAL_FIGURE, WRONG_MEASURE
from tongket.findings.diagnostics import Diagnostic
from tongket.model.answers import Intake
from tongket.model.outline import Indicator, Item, Outline
from tongket.model.roster import Unit
from tongket.naming.clerk_places import addresses_of
from tongket.values.figures import format_figure

_WIDTH, _TOP, _BASE = 330, 16, 84
_GAP = 6.0
"""Between the units of two groups."""
_WIDEST = 14.0


class FigureBar(NamedTuple):
    """The figure of one unit."""

    unit: str
    value: str
    """As printed; "" where the unit owes it and gave none."""
    at: float
    top: float
    width: float
    height: float
    unlike: bool


class FigureChart(NamedTuple):
    """One indicator, unit by unit in their order."""

    item: str
    name: str
    measure: str
    highest: str
    bars: tuple[FigureBar, ...]

    @property
    def unlike(self) -> tuple[FigureBar, ...]:
        """The figures that somebody should look at."""
        return tuple(each for each in self.bars if each.unlike)

    @property
    def listed(self) -> str:
        """The figures of all units, as a line of text."""
        return "; ".join(f"{each.unit} {each.value or 'chưa có'}" for each in self.bars)

    @property
    def given(self) -> int:
        """How many units gave it."""
        return sum(bool(each.value) for each in self.bars)


def chart_figures(intake: Intake) -> tuple[FigureChart, ...]:
    """Return the figures that at least two units gave, in the order of the outline; of one with base years the last."""
    campaign = intake.campaign
    given = {each.unit.id: each.figures for each in intake.receipts if each.unit is not None}
    doubted = _doubted(intake.found, campaign.outline)
    charts: list[FigureChart] = []
    for item in campaign.outline.items:
        for indicator in item.indicators:
            if indicator.kind.figure is None:
                continue
            units = [
                each for each in campaign.roster.owing if each.owes_item(item) and each.counted_in(indicator.groups)
            ]
            values = [given.get(each.id, {}).get((item.id, indicator.id)) for each in units]
            if sum(each is not None for each in values) > 1:
                charts.append(_chart(item, indicator, list(zip(units, values, strict=True)), doubted))
    return tuple(charts)


def _doubted(found: Iterable[Diagnostic], outline: Outline) -> frozenset[tuple[str, str, str]]:
    """Return unit, item and indicator of the figures that are unlike others, or look typed in another measure."""
    return frozenset(
        (each.unit or "", address.place, address.key)
        for each in found
        if each.rule in {UNUSUAL_FIGURE, WRONG_MEASURE}
        for address in addresses_of(each, outline)
    )


def _chart(
    item: Item,
    indicator: Indicator,
    given: list[tuple[Unit, Decimal | None]],
    doubted: frozenset[tuple[str, str, str]],
) -> FigureChart:
    known = [each for _, each in given if each is not None]
    high, low = max(Decimal(0), *known), min(Decimal(0), *known)
    scale = float(_BASE - _TOP) / (float(high - low) or 1.0)
    zero = _BASE + float(low) * scale
    groups = len({each.group.id if each.group is not None else "" for each, _ in given})
    width = min(_WIDEST, (_WIDTH - _GAP * groups) / len(given))
    bars: list[FigureBar] = []
    at, last = 0.0, given[0][0].group
    for unit, value in given:
        if unit.group is not last:
            at, last = at + _GAP, unit.group
        height = abs(float(value or 0)) * scale
        top = zero - height if value is None or value >= 0 else zero
        printed = format_figure(value, indicator.kind.figure) if value is not None and indicator.kind.figure else ""
        unlike = value is not None and (unit.id, item.id, indicator.id) in doubted
        places = (round(at, 1), round(top, 1), round(width * 0.8, 1), round(height, 1))
        bars.append(FigureBar(unit.short_name, printed, *places, unlike))
        at += width
    return FigureChart(
        item=item.id,
        name=indicator.name,
        measure=indicator.measure or "",
        highest=format_figure(high, indicator.kind.figure) if indicator.kind.figure else "",
        bars=tuple(bars),
    )
