"""Sums are exact; a mean is rounded once (`docs/formats.md`, "Values")."""

from collections.abc import Iterable
from decimal import Decimal, localcontext

from tongket.values.figures import round_half_up

EXACT_DIGITS = 60
"""Enough for the sum of more than 10^40 figures of 15 digits: sums are never rounded."""


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
