"""What happens where a number that judges is half or double what it is.

Run `python -m benchmarks.thresholds` in the repository's root (some minutes; a name below runs one measure). Right
material is spoilt on purpose and each threshold is moved; printed is how many of the slips are told then, and what of
the right material is. The docstrings of the thresholds give these figures:

- *arithmetic*: right texts of `tests/commands/figures` in which a number was changed in one digit;
- *sources*: numbers of this repository's draft, and of published passages, which can have no source in its data;
- *outliers*: figures of this repository's answers, put ten times too large or small, or a thousand times too large.

The thresholds of likeness are measured by `benchmarks.likeness`.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from math import ceil
from random import Random
from typing import NamedTuple

from tests.builders import REPOSITORY, markdown, take
from tests.commands.figures.documents import data_of, review, review_alone
from tests.commands.figures.test_published import PUBLISHED
from tests.numbers.test_arithmetic import RIGHT

from tongket.check.filed import Figured, Holder
from tongket.check.outliers import check_outliers, list_figures
from tongket.commands.figures.known_numbers import KnownKind

THRESHOLDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "arithmetic": {
        "numbers.sums": ("_NEARLY", "_CLOSE", "_COLON_CLOSE", "_MIXED_CLOSE", "_NEAREST", "_MANY"),
        "numbers.ranges": ("_WIDEST", "_ABOUT"),
        "numbers.breakdowns": ("_LINK", "_FEWEST"),
        "numbers.shares": ("_SISTERS",),
        "numbers.targets": ("_LEAD",),
        "numbers.numbers": ("_LEAD",),
    },
    "sources": {
        "commands.figures.matching": ("NEAR", "_DIRECT", "_BROKEN", "_MUCH"),
        "commands.figures.questions": ("LARGE", "NEAREST"),
        "commands.figures.known_numbers": ("TEXT_WORDS",),
        "numbers.windows": ("WINDOW",),
        "numbers.ranges": ("_WIDEST",),
    },
    "outliers": {
        "check.outliers": (
            *("FAR", "FEWEST"),
            *("_TIGHT", "_NEAR", "_EDGE", "_SLACK", "_SPREADS", "_RATIO_SPREADS", "_OFTEN", "_SMALL", "_FEW"),
        ),
    },
}
"""By measure and room the names of the thresholds."""
_ASIDE = (KnownKind.DATE, KnownKind.DOCUMENT, KnownKind.LABEL)
_FACTORS = (Decimal(10), Decimal("0.1"), Decimal(1000))
_OUTLINE_CONSTANT = "hằng số của đề cương"
"""What "10 năm" has as its source, whoever writes it."""


@contextmanager
def moved(room: str, name: str, factor: float) -> Iterator[object]:
    """Let a threshold be another, wherever it was imported to; give what it is then."""
    old = getattr(import_module(f"tongket.{room}"), name)
    exact = old * (Decimal(str(factor)) if isinstance(old, Decimal) else factor)
    new = ceil(exact) if isinstance(old, int) else exact
    held = [
        module
        for key, module in sys.modules.items()
        if key == f"tongket.{room}" or (key.startswith("tongket.") and vars(module).get(name) is old and name[0] != "_")
    ]
    for module in held:
        setattr(module, name, new)
    try:
        yield new
    finally:
        for module in held:
            setattr(module, name, old)


class Spoilt(NamedTuple):
    """Paragraphs of which one digit was changed."""

    texts: list[str]
    before: int
    """How many findings they had."""


def measure_arithmetic() -> Callable[[], str]:
    """Return what counts the slips that the arithmetic of a text tells."""
    sentences = (REPOSITORY / "tests" / "numbers" / "right-sentences.txt").read_text("utf-8").splitlines()
    whole = [list(each.texts) for each in PUBLISHED if not each.faults]
    right = [*([each] for each in sentences), *([each] for each in RIGHT), *whole]
    spoilt = list(_spoil_digits(right))

    def count() -> str:
        told = sum(_count_faults(each.texts) > each.before for each in spoilt)
        return f"{told} of {len(spoilt)} slips told, of the right texts {sum(map(_count_faults, right))}"

    return count


def _count_faults(texts: list[str]) -> int:
    return sum(each.rule.id != "no-source" for each in review_alone(*texts).found)


def _spoil_digits(right: list[list[str]]) -> Iterator[Spoilt]:
    choice = Random(7).choice  # noqa: S311 - the same slips in every run
    for texts in right:
        before = _count_faults(texts)
        for found in review_alone(*texts).figures:
            number, at = found.number, found.passage.number - 1
            text, places = texts[at], [place for place, each in enumerate(number.text) if each.isdigit()]
            if found.kind in _ASIDE or text[number.start : number.end] != number.text or len(places) == 1:
                continue
            for place in (choice(places[1:]), places[0]):
                digit = choice([each for each in "123456789" if each != number.text[place]])
                wrong = number.text[:place] + digit + number.text[place + 1 :]
                line = text[: number.start] + wrong + text[number.end :]
                yield Spoilt([*texts[:at], line, *texts[at + 1 :]], before)


def measure_sources() -> Callable[[], str]:
    """Return what counts the numbers that have a source, and those that have one which they can't have."""
    data = data_of(REPOSITORY)
    lines = [line.strip().lstrip("-+# ").replace("\\", "") for line in markdown(REPOSITORY)[0].splitlines()]
    draft = [each for each in lines if any(map(str.isdigit, each)) and not each.startswith("|")]

    def count() -> str:
        figures = [each for texts in PUBLISHED for each in review(data, *texts.texts).figures]
        of_others = [each for each in figures if each.kind not in _ASIDE]
        own = [each for line in draft for each in review(data, line).figures if each.kind not in _ASIDE]
        false = sum(each.source is not None and each.source.said != _OUTLINE_CONSTANT for each in of_others)
        hints = sum(each.nearest is not None for each in of_others)
        sourced = sum(each.source is not None for each in own)
        return (
            f"of {len(own)} own numbers {sourced} have a source;"
            f" of {len(of_others)} of others {false}, and {hints} a hint"
        )

    return count


def measure_outliers() -> Callable[[], str]:
    """Return what counts the figures that are told for being far from what is usual in their group."""
    intake = take(REPOSITORY)[1]
    outline = intake.campaign.outline
    groups: dict[str, list[Holder]] = defaultdict(list)
    for each in intake.receipts:
        if each.submission is not None and each.submission.unit.group is not None:
            figures = {
                name: Figured(name=name, value=value, at=at, snippet=None, doubted=False)
                for name, value, at in list_figures(each.submission, outline)
            }
            groups[each.submission.unit.group.id].append(Holder(unit=each.submission.unit, figures=figures))
    large = [each for each in groups.values() if len(each) > 5]  # noqa: PLR2004 - of a smaller group nothing is usual

    def count() -> str:
        right = sum(1 for members in groups.values() for _ in check_outliers(members, outline))
        told = beside = slips = 0
        for members in large:
            for at, holder in enumerate(members):
                for slip, name in _misplace(holder):
                    found = list(check_outliers([*members[:at], slip, *members[at + 1 :]], outline))
                    own = [each for each in found if each.unit == holder.unit.id]
                    slips += 1
                    told += any(each.item == name for each in own)
                    beside += len(found) - len(own)
        return f"{told} of {slips} slips told, {beside} figures beside, of the right figures {right}"

    return count


def _misplace(holder: Holder) -> Iterator[tuple[Holder, str]]:
    """Yield the figures of a unit with one of them misplaced, and the item or table it is of."""
    for name, figure in holder.figures.items():
        for factor in _FACTORS if figure.value >= 10 else ():  # noqa: PLR2004 - smaller ones are no outliers
            wrong = figure._replace(value=figure.value * factor)
            yield Holder(unit=holder.unit, figures={**holder.figures, name: wrong}), name.place


MEASURES = {"arithmetic": measure_arithmetic, "sources": measure_sources, "outliers": measure_outliers}


def _show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Print what each threshold does at half and at double; arguments name the measures."""
    for name in sys.argv[1:] or MEASURES:
        count = MEASURES[name]()
        _show(f"{name}, as it is: {count()}")
        for room, thresholds in THRESHOLDS[name].items():
            for threshold in thresholds:
                for factor in (0.5, 2):
                    with moved(room, threshold, factor) as value:
                        _show(f"  {room} {threshold} = {value}: {count()}")


if __name__ == "__main__":
    main()
