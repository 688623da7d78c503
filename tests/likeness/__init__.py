"""Labelled pairs of points (`pairs.tsv`), and how well the measure of likeness tells them apart.

`tune` pairs are for working on the measure. `held` pairs, every third, are for judging it: a fault found in one is no
reason to change the code for that pair alone.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tongket.intake import read_campaign
from tongket.likeness import Likeness
from tongket.merge.draft import make_likeness
from tongket.workspace import open_workspace

REPOSITORY = Path(__file__).resolve().parents[2]
GUARDED = ("figure", "negation", "direction", "addressee", "place")
"""Kinds of near-misses of which not one may be joined."""


class Pair(NamedTuple):
    """Two points, and whether they say the same."""

    label: str
    """same | different"""
    kind: str
    """By what harmless variation they are the same, or by what they differ."""
    split: str
    """tune | held"""
    one: str
    other: str

    @property
    def same(self) -> bool:
        """Whether they say the same."""
        return self.label == "same"


class Verdict(NamedTuple):
    """What the measure makes of a pair."""

    pair: Pair
    joined: bool


def read_pairs() -> tuple[Pair, ...]:
    """Return the labelled pairs, in the order of the file."""
    lines = Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Pair(*line.split("\t")) for line in lines[1:])


def real_likeness() -> Likeness:
    """Return the measure with the abbreviations and names of this repository's campaign."""
    campaign, found = read_campaign(open_workspace(REPOSITORY))
    assert campaign is not None, found
    return make_likeness(campaign.outline, campaign.roster)


def judge(likeness: Likeness, pairs: Iterable[Pair], threshold: float) -> tuple[Verdict, ...]:
    """Return what the measure makes of each pair, taken by itself."""
    return tuple(Verdict(each, len(likeness.group([each.one, each.other], threshold)) == 1) for each in pairs)


def precision(verdicts: Iterable[Verdict]) -> float:
    """Return how many of the joined pairs say the same, 0 to 1."""
    joined = [each.pair.same for each in verdicts if each.joined]
    return sum(joined) / len(joined) if joined else 1.0


def recall(verdicts: Iterable[Verdict]) -> float:
    """Return how many of the pairs that say the same are joined, 0 to 1."""
    found = [each.joined for each in verdicts if each.pair.same]
    return sum(found) / len(found) if found else 1.0
