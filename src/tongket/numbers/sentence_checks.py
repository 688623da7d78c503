"""What the arithmetic within a text says: the one engine of `tongket figures` and of `tongket validate`."""

from collections.abc import Iterator

from tongket.numbers.increases import check_changes
from tongket.numbers.numbers import Reading
from tongket.numbers.ranges import ArithmeticCheck
from tongket.numbers.shares import check_coverage, check_shares
from tongket.numbers.sums import check_sums


def check_sentence(reading: Reading, before: Reading | None = None) -> Iterator[ArithmeticCheck]:
    """Yield what the arithmetic within a text says, right and wrong; `before` is the paragraph before it, if any."""
    yield from check_shares(reading, before)
    yield from check_coverage(reading)
    yield from check_changes(reading, before)
    yield from check_sums(reading, before)
