"""What the measure of likeness makes of labelled sentences, how much it asks a person to look at, and what it costs.

Run `python -m benchmarks.likeness` in the repository's root. Each labelled set of `tests/likeness` (its `README.md`
says who wrote which) is printed apart, wrong joins first: by kind, how many pairs are joined by themselves, how many
are shown to a person, how many are left apart, and of how many it is said that one may be the reverse of the other.
Then the rows of the decision sheet that a person must look at, by the nearness from which they are shown: of the real
answers of this repository, and of a made-up item of 124 units. Then what grouping and nearness cost.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import NamedTuple

from tests.builders import DAY, REPOSITORY, take
from tests.likeness import HELD, PUBLIC, TUNED, Outcome, Verdict, judge, read_pairs, real_likeness, share, wrong_joins

from benchmarks.made_up import make_points
from tongket.likeness.likeness import DEFAULT_THRESHOLD, Likeness
from tongket.merge.draft import merge_draft
from tongket.merge.grouping import merge_points
from tongket.merge.merged import MergedItem
from tongket.merge.nearness import PointMeasure
from tongket.merge.points import Voice
from tongket.model.answers import Point
from tongket.model.outline import Item, ItemKind
from tongket.model.roster import Unit

SIZES = (1_000, 10_000)
THRESHOLDS = (50, 55, 60, 65, 70, 75, 80)
CONTRARY = ("negation", "direction", "opposite")
"""The kinds of unlike pairs of which one says the reverse of the other."""
MANY_UNITS = 124
POINTS_A_UNIT = 5


def set_lines(name: str, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield what the measure makes of one labelled set: wrong joins, then the likes and the unlikes by kind."""
    wrong = wrong_joins(verdicts)
    likes = sum(each.pair.like for each in verdicts)
    joined, found = share(verdicts, Outcome.JOINED), share(verdicts, Outcome.JOINED, Outcome.SHOWN)
    yield f"{name}: {len(verdicts)} pairs, {likes} like"
    yield f"  wrong joins: {len(wrong)}"
    yield from (f"    {each.kind}: {each.one} | {each.other}" for each in wrong)
    yield f"  of the likes joined {joined:.3f}, joined or shown {found:.3f}"
    contrary = [each.reversed for each in verdicts if not each.pair.like and each.pair.kind in CONTRARY]
    wrongly = [each.reversed for each in verdicts if each.pair.like]
    yield (
        f"  labelled as the reverse: {sum(contrary)} of {len(contrary)} unlikes of {', '.join(CONTRARY)};"
        f" wrongly {sum(wrongly)} of {len(wrongly)} likes"
    )
    kinds: dict[tuple[bool, str], list[Verdict]] = defaultdict(list)
    for each in verdicts:
        kinds[not each.pair.like, each.pair.kind].append(each)
    yield f"  {'kind':<24}{'pairs':>7}{'joined':>8}{'shown':>7}{'apart':>7}{'reversed?':>11}"
    for (unlike, kind), part in sorted(kinds.items()):
        counts = [sum(each.outcome is outcome for each in part) for outcome in Outcome]
        label = f"{'unlike' if unlike else 'like'} {kind}"
        reverse = sum(each.reversed for each in part)
        yield f"  {label:<24}{len(part):>7}{counts[0]:>8}{counts[1]:>7}{counts[2]:>7}{reverse:>11}"


class Looks(NamedTuple):
    """How much of one item a person must look at, from one nearness on."""

    rows: int
    """Rows of the decision sheet: groups of equal points."""
    near: int
    """Those that are shown as near to another and wait for a choice."""
    led: int
    """Those that others are shown beside."""


def look_at(item: Item, voices: Sequence[Voice], likeness: Likeness, threshold: float, *, requests: bool) -> Looks:
    """Return how many rows an item has, and how many of them wait for a choice."""
    measure = PointMeasure(likeness=likeness, requests=requests)
    points = merge_points(replace(item, threshold=threshold), voices, measure, ())
    return Looks(len(points), sum(len(each.near) for each in points), sum(bool(each.near) for each in points))


def real_items() -> list[MergedItem]:
    """Return the items of points of this repository's campaign, as the units answered them."""
    items = merge_draft(take(REPOSITORY)[1], as_of=DAY, number=1).items
    return [each for each in items if each.item.kind is ItemKind.POINTS and each.item.join_points and each.points]


def made_up_voices(units: int) -> list[Voice]:
    """Return what so many units say in a made-up item."""
    texts = make_points(units * POINTS_A_UNIT)
    asked = [
        Unit(
            id=f"don-vi-{number}",
            name=f"Đơn vị {number}",
            short_name=f"Đơn vị {number}",
            territory=None,
            group=None,
            before=None,
            contact=None,
            compiling=False,
        )
        for number in range(units)
    ]
    return [
        Voice(unit=asked[number // POINTS_A_UNIT], point=Point(text=text, details=(), line=1), file="", item="")
        for number, text in enumerate(texts)
    ]


def look_lines(likeness: Likeness) -> Iterator[str]:
    """Yield how many rows a person must look at, item by item and from each nearness on."""
    yield f"{'near rows, from':<24}{'points':>7}{'rows':>6}" + "".join(f"{each:>6}" for each in THRESHOLDS)
    items = real_items()
    for each in items:
        voices = [voice for point in each.points for voice in point.voices]
        yield _look_line(each.item.id, each.item, voices, likeness, requests=each.requests)
    made_up = replace(items[0].item, subjects=(), min_units=2)
    yield _look_line(f"{MANY_UNITS} units, made up", made_up, made_up_voices(MANY_UNITS), likeness, requests=True)


def _look_line(name: str, item: Item, voices: Sequence[Voice], likeness: Likeness, *, requests: bool) -> str:
    looks = [look_at(item, voices, likeness, each, requests=requests) for each in THRESHOLDS]
    units = len({each.unit.id for each in voices})
    shown = f"{name} ({units})"
    return f"{shown:<24}{len(voices):>7}{looks[0].rows:>6}" + "".join(f"{each.near:>6}" for each in looks)


class Cost(NamedTuple):
    """What one size cost."""

    size: int
    groups: int
    near: int
    """Pairs."""
    grouping: float
    comparing: float
    before: float
    """The peak of memory before grouping, in MB: Python, the program and the texts."""
    peak: float


def measure_cost(size: int) -> Cost:
    """Return what grouping so many points costs, and finding what is near among one point of each group."""
    likeness, texts = real_likeness(), make_points(size)
    before = _peak()
    start = time.perf_counter()
    groups = likeness.group(texts, requests=True)
    grouped = time.perf_counter()
    near = likeness.near([texts[group[0]] for group in groups], DEFAULT_THRESHOLD)
    compared = time.perf_counter() - grouped
    return Cost(size, len(groups), len(near), grouped - start, compared, before, _peak())


def _peak() -> float:
    # Linux counts in KiB.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cost_lines(sizes: Iterable[int]) -> Iterator[str]:
    """Yield what each size cost in a process of its own, and how many times as much as the size before it."""
    yield f"{'points':>8}{'groups':>8}{'near':>9}{'group':>10}{'×':>7}{'compare':>10}{'×':>7}{'peak':>9}{'added':>9}"
    last: Cost | None = None
    for size in sizes:
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            cost = pool.submit(measure_cost, size).result()
        grouping = f"{cost.grouping / last.grouping:.1f}" if last is not None else ""
        comparing = f"{cost.comparing / last.comparing:.1f}" if last is not None else ""
        yield (
            f"{cost.size:>8}{cost.groups:>8}{cost.near:>9}{cost.grouping:>8.2f} s{grouping:>7}"
            f"{cost.comparing:>8.2f} s{comparing:>7}{cost.peak:>6.0f} MB{cost.peak - cost.before:>6.0f} MB"
        )
        last = cost


def main() -> None:
    """Print all of it."""
    likeness = real_likeness()
    for name in (*TUNED, HELD, PUBLIC):
        _print(set_lines(name, judge(likeness, read_pairs(name))))
    _print(look_lines(likeness))
    _print(cost_lines(SIZES))


def _print(lines: Iterable[str]) -> None:
    for each in (*lines, ""):
        sys.stdout.write(f"{each}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
