"""What is usual among figures of one kind, robustly: the median and the spread around it, as powers of ten.

Figures of units differ by their size, so they are compared by ratio: a distance of 1 is ten times more or less.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

FEWEST = 6
"""Of fewer values nobody can say what is usual (issue on findings: "within a group of at least six")."""
FAR = math.log10(5)
"""From five times the median either way on a value is far from what is usual."""
_NORMAL = 1.4826
"""The median deviation times this is the standard deviation of a normal distribution."""
_ROUND = 1e-9


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

    def takes(self, value: float) -> bool:
        """Whether a value lies within the others' range."""
        return self.low - _ROUND <= value <= self.high + _ROUND

    def best_shift(self, value: float, places: Iterable[float]) -> float | None:
        """Return by how many places a value must be moved to lie among the others, nearest their middle; or None."""
        fitting = [each for each in places if self.takes(value + each)]
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


def stand_out(levels: Mapping[str, float], *, spreads: float, tight: float = math.inf) -> Iterator[tuple[str, Usual]]:
    """Yield the keys whose value is far from what is usual among the others, with that; none where few or loose.

    `tight` is how much all of them may differ at most. What is near the middle of all is not looked at closer, so
    that a group of any size takes one pass.
    """
    if len(levels) < FEWEST:
        return
    common = usual_of(levels.values())
    if common.spread > tight:
        return
    for key, value in levels.items():
        if abs(value - common.middle) >= FAR / 2:
            usual = usual_of([each for other, each in levels.items() if other != key])
            if usual.is_far(value, spreads=spreads):
                yield key, usual
