"""Labelled sentences (`README.md` says who wrote which), and what the measure of likeness makes of them.

`pairs.tsv` and `tune.tsv` are for working on the measure. `held-out.tsv` and `public.tsv` are for judging it: a fault
found in one is no reason to change a list for that pair alone.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tongket.intake import read_campaign
from tongket.likeness.likeness import DEFAULT_THRESHOLD, Likeness
from tongket.merge.draft import make_likeness
from tongket.workspace import open_workspace

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
TUNED = ("pairs.tsv", "tune.tsv")
HELD = "held-out.tsv"
PUBLIC = "public.tsv"


class Outcome(StrEnum):
    """What the measure makes of a pair."""

    JOINED = "joined"
    SHOWN = "shown"
    """To a person, who decides."""
    APART = "apart"


class Pair(NamedTuple):
    """Two points, and whether an editor would put them under one bullet."""

    like: bool
    kind: str
    one: str
    other: str


class Verdict(NamedTuple):
    """What the measure makes of a pair, taken by itself."""

    pair: Pair
    outcome: Outcome
    reversed: bool
    """Whether it says that one may say the reverse."""


def read_rows(name: str) -> list[list[str]]:
    """Return the rows of a labelled set below its heads."""
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]]


def read_pairs(name: str) -> tuple[Pair, ...]:
    """Return the labelled pairs of a set, in the order of the file."""
    if name == "pairs.tsv":
        return tuple(Pair(label == "same", kind, one, other) for label, kind, _, one, other in read_rows(name))
    if name == PUBLIC:
        return _public_pairs()
    return tuple(Pair(row[0] == "like", row[1], row[2], row[3]) for row in read_rows(name))


def _public_pairs() -> tuple[Pair, ...]:
    """Return every pair of the points of public reports: those of one group are like."""
    return tuple(
        Pair(one[1] == other[1], "public", one[3], other[3]) for one, other in combinations(read_rows(PUBLIC), 2)
    )


def real_likeness() -> Likeness:
    """Return the measure with the abbreviations and names of this repository's campaign."""
    campaign, found = read_campaign(open_workspace(REPOSITORY))
    assert campaign is not None, found
    return make_likeness(campaign.outline, campaign.roster)


def judge(likeness: Likeness, pairs: Iterable[Pair]) -> tuple[Verdict, ...]:
    """Return what the measure makes of each pair by itself, under a heading that says whom requests are put to."""
    return tuple(_judge(likeness, each) for each in pairs)


def _judge(likeness: Likeness, pair: Pair) -> Verdict:
    if likeness.key(pair.one, requests=True) == likeness.key(pair.other, requests=True):
        return Verdict(pair, Outcome.JOINED, reversed=False)
    near = likeness.near([pair.one, pair.other], DEFAULT_THRESHOLD)
    return Verdict(pair, Outcome.SHOWN if near else Outcome.APART, reversed=any(each.reversed for each in near))


def wrong_joins(verdicts: Iterable[Verdict]) -> list[Pair]:
    """Return the pairs that were joined and say different things."""
    return [each.pair for each in verdicts if each.outcome is Outcome.JOINED and not each.pair.like]


def share(verdicts: Iterable[Verdict], *outcomes: Outcome) -> float:
    """Return which share of the like pairs had one of some outcomes, 0 to 1."""
    likes = [each.outcome in outcomes for each in verdicts if each.pair.like]
    return sum(likes) / len(likes) if likes else 1.0
