"""What the data of a campaign say (số đã biết): every number with its name, its words, and where it was written."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from tongket.numbers.digits import SCALE_NAMES
from tongket.values.figures import FigureKind, format_count, format_figure, round_half_up


class KnownKind(StrEnum):
    """What a number of a document turned out to be."""

    TOTAL = "total"
    """A sum, a mean, a share or a count over units."""
    UNIT = "unit"
    """One unit's figure."""
    TEXT = "text"
    """It stands in a unit's own words."""
    CONSTANT = "constant"
    """It stands in the outline or the roster."""
    DRAFT = "draft"
    """The draft made from the data of now prints it there."""
    ANNEX = "annex"
    """An annex of the same document has it too."""
    COMPUTED = "computed"
    """It follows from the numbers beside it."""
    BOUND = "bound"
    """A rounded word that the data bear out: "trên 1.800"."""
    DATE = "date"
    DOCUMENT = "document"
    LABEL = "label"
    NONE = "none"
    UNCHECKED = "unchecked"
    """There are no data to compare it with: it stands outside a campaign folder."""


TEXT_WORDS = 2
"""How many words behind a number tell that two units' texts speak of the same thing.

It makes a hint: of 47 slips in this repository's draft 39 have the right one, with one word 28, with four 27; of the
824 numbers of the published passages, which are of something else, 32 have one, with one word 31, with four 12.
"""
RANK = {KnownKind.TOTAL: 0, KnownKind.UNIT: 1, KnownKind.TEXT: 2, KnownKind.CONSTANT: 3, KnownKind.DRAFT: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNumber:
    """A number that the data say."""

    kind: KnownKind
    value: Decimal
    """In single things: 88.746.900.000 of 88.746,9 triệu đồng."""
    scale: Decimal = Decimal(1)
    """That of its measure: 1.000.000 of triệu đồng."""
    share: bool = False
    """Whether it is a percentage, or percentage points."""
    derived: bool = False
    """Whether it was divided, so that it is printed rounded."""
    whole: Decimal | None = None
    """The b of an `a/b` whose a it is."""
    coverage: bool = False
    """Whether it counts units of the roster."""
    name: str
    """As a message prints it: `tổng “Số hội nghị quán triệt”`."""
    detail: str = ""
    """From how many of how many: `17/18 đảng bộ`."""
    words: frozenset[str] = frozenset()
    """Of its name, its measure, its row and column; folded."""
    pairs: frozenset[str] = frozenset()
    """The neighbours among them."""
    nouns: frozenset[str] = frozenset()
    """What it counts: the noun of its measure, and that with which its name begins."""
    mean: bool = False
    cell: tuple[frozenset[str], frozenset[str]] | None = None
    """The words of its row and of its column, of a figure of a statistics table."""
    row: frozenset[str] = frozenset()
    """The neighbours among the words of its row; nothing where the row is the total."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """The words around it, of a number that stands in a text."""
    target: bool = False
    """Whether that text calls it one to be reached."""
    unit: str | None = None
    file: str | None = None
    line: int | None = None

    @property
    def in_text(self) -> bool:
        """Whether it is known from a text, not as a figure with a name."""
        return self.kind in {KnownKind.TEXT, KnownKind.CONSTANT, KnownKind.DRAFT} and not self.words

    @property
    def shown(self) -> str:
        """Its value as it is printed, in its own measure."""
        if self.whole is not None and not self.share:
            return f"{format_count(self.value)}/{format_count(self.whole)}"
        kind = FigureKind.RATE if self.share else FigureKind.DECIMAL
        value = round_half_up(self.value / self.scale) if self.derived else self.value / self.scale
        scale = f" {SCALE_NAMES[self.scale]}" if self.scale in SCALE_NAMES else ""
        return format_figure(value, kind) + scale

    @property
    def said(self) -> str:
        """Its name with how many units it is from."""
        return f"{self.name}, {self.detail}" if self.detail else self.name


Key = TypeVar("Key")


def index(
    known: Iterable[KnownNumber], keys: Callable[[KnownNumber], Iterable[Key]]
) -> Mapping[Key, tuple[KnownNumber, ...]]:
    """Return numbers by their keys."""
    found: dict[Key, list[KnownNumber]] = defaultdict(list)
    for each in known:
        for key in keys(each):
            found[key].append(each)
    return {key: tuple(same) for key, same in found.items()}


def _digits_of(value: Decimal) -> str:
    """Return the digits of a number in one order, without zeros around: the same of 553 and 535, 1,721 and 1.721."""
    return "".join(sorted(f"{value:f}".replace(".", "").strip("0")))


@dataclass(frozen=True, kw_only=True, eq=False)
class HeldNumber:
    """The figures of one unit, or the totals, to be asked for by what a sentence says."""

    figures: tuple[KnownNumber, ...]

    @cached_property
    def _by_noun(self) -> Mapping[str, tuple[KnownNumber, ...]]:
        return index(self.figures, lambda each: {word for noun in each.nouns for word in _ends_of(noun)})

    @cached_property
    def _by_pair(self) -> Mapping[str, tuple[KnownNumber, ...]]:
        return index(self.figures, lambda each: each.pairs)

    @cached_property
    def _by_column(self) -> Mapping[frozenset[str], tuple[KnownNumber, ...]]:
        return index(self.figures, lambda each: (each.cell[1],) if each.cell is not None else ())

    def counting(self, noun: str) -> Iterator[KnownNumber]:
        """Yield the figures whose noun begins or ends as one does."""
        for word in _ends_of(noun):
            yield from self._by_noun.get(word, ())

    def about(self, pairs: Iterable[str]) -> Iterator[KnownNumber]:
        """Yield the figures in whose names one of some neighbours stands."""
        for pair in pairs:
            yield from self._by_pair.get(pair, ())

    def in_columns(self, words: frozenset[str]) -> Iterator[KnownNumber]:
        """Yield the figures of the columns all of whose words stand among some words."""
        for column, held in self._by_column.items():
            if column <= words:
                yield from held


def _ends_of(noun: str) -> frozenset[str]:
    """Return the first and the last word of a noun."""
    words = noun.split()
    return frozenset((words[0], words[-1]))


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """Every number of the data."""

    known: tuple[KnownNumber, ...]
    by_value: Mapping[Decimal, tuple[KnownNumber, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[Decimal, list[KnownNumber]] = defaultdict(list)
        for each in self.known:
            found[each.value].append(each)
        object.__setattr__(self, "by_value", {value: tuple(same) for value, same in found.items()})

    @cached_property
    def held(self) -> Mapping[str | None, HeldNumber]:
        """What has a name, shares too, by the unit whose it is; totals under None, counts of units apart."""
        named = (each for each in self.known if not each.in_text and not each.coverage)
        by_unit = index(named, lambda each: (each.unit if each.kind is KnownKind.UNIT else None,))
        return {unit: HeldNumber(figures=figures) for unit, figures in by_unit.items()}

    @cached_property
    def _coverage(self) -> Mapping[str, tuple[KnownNumber, ...]]:
        return index((each for each in self.known if each.coverage), lambda each: each.pairs)

    @cached_property
    def _by_text(self) -> Mapping[tuple[str, ...], tuple[KnownNumber, ...]]:
        told = (each for each in self.known if each.kind is KnownKind.TEXT and not each.share)
        return index(told, lambda each: {each.after[:TEXT_WORDS]})

    @cached_property
    def _ordered(self) -> Mapping[bool, tuple[list[Decimal], list[KnownNumber]]]:
        ordered = sorted(self.known, key=lambda each: each.value)
        sides = {share: [each for each in ordered if each.share is share] for share in (False, True)}
        return {share: ([each.value for each in side], side) for share, side in sides.items()}

    @cached_property
    def _by_digits(self) -> Mapping[str, tuple[KnownNumber, ...]]:
        return index(self.known, lambda each: (_digits_of(each.value),))

    def of_digits(self, value: Decimal) -> tuple[KnownNumber, ...]:
        """Return the numbers of the same digits in any order."""
        return self._by_digits.get(_digits_of(value), ())

    def between(self, low: Decimal, high: Decimal, *, share: bool) -> list[KnownNumber]:
        """Return the counts, or the shares, from one value to another."""
        values, ordered = self._ordered[share]
        return ordered[bisect_left(values, low) : bisect_right(values, high)]

    def coverage_of(self, pairs: Iterable[str]) -> Mapping[KnownNumber, int]:
        """Return the counts of units that speak of some neighbours, and of how many of them."""
        return Counter(each for pair in pairs for each in self._coverage.get(pair, ()))

    def told_before(self, words: tuple[str, ...]) -> tuple[KnownNumber, ...]:
        """Return the counts in units' own words that stand before the same two words."""
        return self._by_text.get(words, ())

    @cached_property
    def cells(self) -> Mapping[frozenset[str], tuple[KnownNumber, ...]]:
        """The figures of the statistics tables, by the words of their row."""
        found: dict[frozenset[str], list[KnownNumber]] = defaultdict(list)
        for each in self.known:
            if each.cell is not None and each.cell[1]:
                found[each.cell[0]].append(each)
        return {row: tuple(same) for row, same in found.items()}


def gather_knowledge(*sources: Iterable[KnownNumber]) -> Knowledge:
    """Return all numbers as one."""
    return Knowledge(known=tuple(dict.fromkeys(each for source in sources for each in source)))
