"""What the checks across files know of one file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tongket.findings.locations import TextLocation
from tongket.model.figure_names import FigureName
from tongket.model.roster import Unit


class Figured(NamedTuple):
    """One figure of one unit (số của đơn vị)."""

    name: FigureName
    value: Decimal
    at: TextLocation
    snippet: str | None
    doubted: bool
    """Whether there is a finding about it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The figures of one unit (số liệu của một đơn vị)."""

    unit: Unit
    figures: Mapping[FigureName, Figured]


class Fingerprint(NamedTuple):
    """One long paragraph of one unit."""

    digest: bytes
    """Of its words: the same for the same."""
    pieces: Sequence[int]
    """A sample of its runs of words, each once: what it shares with a paragraph that is nearly the same.

    Numbers of 32 bits: a set takes ten times as much, and there are twenty paragraphs a unit.
    """
    item: str
    location: TextLocation
    snippet: str


class Sent(NamedTuple):
    """When a file says that it was sent, and where it says so; when it came in, where the log knows."""

    day: date
    location: TextLocation
    snippet: str | None
    logged: bool = False
    """Whether the day is that of its arrival, by the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What the checks across files know of one file."""

    file: str
    unit: Unit
    unit_location: TextLocation
    unit_snippet: str | None
    sent: Sent | None
    digest: bytes
    """The same for files that say the same."""
    fingerprints: tuple[Fingerprint, ...]
    figures: Mapping[str, tuple[Decimal, TextLocation]]
    """The figures that the outline compares, by the name it calls them."""
    lines: Mapping[int, str]
    """The source lines of those figures."""
    every: Mapping[FigureName, Figured]
    """All figures, for what is usual in a group."""
