"""What is usual among figures of one kind, robustly: the median and the spread around it, as powers of ten.

Figures of units differ by their size, so they are compared by ratio: a distance of 1 is ten times more or less.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

FEWEST = 6
"""Of fewer values nobody can say what is usual.

A choice: with three the answers of this repository have one figure too many and no slip more is told; with twelve no
group of the campaign is large enough (`outliers` says how that was measured).
"""
FAR = math.log10(5)
"""From five times the median either way on a value is far from what is usual.

Of the slips that `outliers` speaks of 753 are told; at half of that distance (2,2 times) 734, at double (25 times) 342.
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


def usual_of(levels: Collection[float]) -> Usual:
    """Return what is usual among some powers of ten, at least one."""
    middle = median(levels)
    spread = _NORMAL * median(abs(each - middle) for each in levels)
    near = [each for each in levels if abs(each - middle) < FAR] or levels
    return Usual(middle=middle, spread=spread, low=min(near), high=max(near))


def stand_out(levels: Mapping[str, float], *, spreads: float) -> tuple[Usual | None, tuple[str, ...]]:
    """Return what is usual, None of too few values, and the keys whose value is far from it."""
    if len(levels) < FEWEST:
        return None, ()
    usual = usual_of(levels.values())
    return usual, tuple(key for key, value in levels.items() if usual.is_far(value, spreads=spreads))
