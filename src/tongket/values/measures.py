"""Scales of measures (đơn vị tính): `triệu đồng` is 1.000.000 of `đồng`."""

import re
from collections.abc import Mapping
from decimal import Decimal

SCALE = re.compile(
    r"\s(?:(?P<a>nghìn tỷ|ngàn tỷ)|(?P<b>tỷ|tỉ)(?!\s+(?:lệ|trọng|số|suất))|(?P<c>triệu)|(?P<d>nghìn|ngàn))\b",
    re.IGNORECASE,
)
"""A scale behind a space; the name of the group that matched is its key in `SCALES`."""
SCALES: Mapping[str, Decimal] = {
    "a": Decimal(10) ** 12,
    "b": Decimal(10) ** 9,
    "c": Decimal(10) ** 6,
    "d": Decimal(10) ** 3,
}


def scale_of(measure: str) -> Decimal:
    """Return what one of a measure is in single things: 1.000.000 of `triệu đồng`."""
    scale = SCALE.match(f" {measure}")
    return SCALES[str(scale.lastgroup)] if scale else Decimal(1)


def divisor(measure: str, into: str) -> Decimal | None:
    """Return by what a figure is divided to be said in another measure: 1.000 from `triệu đồng` into `tỷ đồng`.

    None where the two are not scales of the same thing.
    """
    things = (" ".join(SCALE.sub("", f" {each}", count=1).casefold().split()) for each in (measure, into))
    one, other = things
    return scale_of(into) / scale_of(measure) if one == other else None
