"""Charts of how the answers came (biểu đồ tiến độ): places and sizes, in units of the drawing."""

from collections import Counter
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from tongket.pages.answer_matrix import STATE_SIGNS
from tongket.status import STATE_NAMES, Progress, State, Status
from tongket.values.figures import format_short_date

_LEFT, _TOP, _RIGHT, _BOTTOM = 36, 24, 690, 168
"""Of the plot within the drawing."""
_MOST_TICKS = 9
_BAR = 420
"""How wide a bar of all units of a group is."""


class Tick(NamedTuple):
    """A label at a place of an axis or of a line across."""

    at: float
    label: str


class ArrivalChart(NamedTuple):
    """How many units had answered on each day (nhận theo ngày)."""

    line: str
    """The path of the staircase."""
    area: str
    """The same, closed at the bottom."""
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    deadlines: tuple[Tick, ...]
    rows: tuple[tuple[str, int, int], ...]
    """Day, how many came on it, how many had come by then."""


class BarPart(NamedTuple):
    """The units of one state in the bar of a group."""

    state: State
    sign: str
    words: str
    at: float
    width: float
    units: int


class GroupBar(NamedTuple):
    """How the units of a group stand."""

    name: str
    total: int
    parts: tuple[BarPart, ...]


def chart_arrivals(status: Status) -> ArrivalChart | None:
    """Return the days on which reports came against the dates before which they were due; None without any day."""
    came = Counter(day for each in status.units if (day := _day(each)) is not None)
    dues = sorted({each.unit.before for each in status.units if each.unit.before is not None})
    if not came:
        return None
    first = min((*came, *dues)) - timedelta(days=1)
    span = max((max((*came, *dues)) - first).days + 1, 2)
    total = len(status.units)

    def across(day: date) -> float:
        return round(_LEFT + (day - first).days * (_RIGHT - _LEFT) / span, 1)

    def up(count: int) -> float:
        return round(_BOTTOM - count * (_BOTTOM - _TOP) / total, 1)

    days = sorted(came)
    sums = list(accumulate(came[each] for each in days))
    steps = "".join(f"H{across(day)}V{up(count)}" for day, count in zip(days, sums, strict=True))
    end = across(first + timedelta(days=span))
    every = max(1, -(-span // _MOST_TICKS))
    ticks = (first + timedelta(days=number) for number in range(0, span, every))
    return ArrivalChart(
        line=f"M{across(first)} {up(0)}{steps}H{end}",
        area=f"M{across(first)} {up(0)}{steps}H{end}V{up(0)}Z",
        days=tuple(Tick(across(each), f"{each.day}/{each.month}") for each in ticks),
        counts=tuple(Tick(up(each), str(each)) for each in sorted({0, total // 2, total})),
        deadlines=tuple(Tick(across(each), f"trước {format_short_date(each)}") for each in dues),
        rows=tuple((format_short_date(day), came[day], count) for day, count in zip(days, sums, strict=True)),
    )


def _day(progress: Progress) -> date | None:
    if progress.first is not None:
        return progress.first.day
    return progress.sent if progress.state is not State.MISSING else None


def chart_groups(status: Status) -> tuple[GroupBar, ...]:
    """Return for each group how many of its units stand how."""
    groups: dict[str, Counter[State]] = {}
    for each in status.units:
        name = each.unit.group.name if each.unit.group is not None else ""
        groups.setdefault(name, Counter())[each.state] += 1
    return tuple(_bar(name, counts) for name, counts in groups.items())


def _bar(name: str, counts: Counter[State]) -> GroupBar:
    total = counts.total()
    parts: list[BarPart] = []
    at = 0.0
    for state in reversed(State):
        if counts[state]:
            width = round(_BAR * counts[state] / total, 1)
            parts.append(BarPart(state, STATE_SIGNS[state], STATE_NAMES[state], round(at, 1), width, counts[state]))
            at += width
    return GroupBar(name=name, total=total, parts=tuple(parts))
