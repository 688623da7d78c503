"""What the data of a campaign say (số đã biết): every number with its name, its words, and where it was written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tongket.figures.digits import SCALE_NAMES
from tongket.values import FigureKind, format_count, format_figure, round_half_up


class Kind(StrEnum):
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


RANK = {Kind.TOTAL: 0, Kind.UNIT: 1, Kind.TEXT: 2, Kind.CONSTANT: 3, Kind.DRAFT: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A number that the data say."""

    kind: Kind
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
    unit: str | None = None
    file: str | None = None
    line: int | None = None

    @property
    def in_text(self) -> bool:
        """Whether it is known from a text, not as a figure with a name."""
        return self.kind in {Kind.TEXT, Kind.CONSTANT, Kind.DRAFT} and not self.words

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


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """Every number of the data."""

    known: tuple[Known, ...]
    by_value: Mapping[Decimal, tuple[Known, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[Decimal, list[Known]] = defaultdict(list)
        for each in self.known:
            found[each.value].append(each)
        object.__setattr__(self, "by_value", {value: tuple(same) for value, same in found.items()})

    @cached_property
    def shares(self) -> tuple[Known, ...]:
        """The percentages."""
        return tuple(each for each in self.known if each.share)

    @cached_property
    def coverage(self) -> tuple[Known, ...]:
        """The counts of units of the roster."""
        return tuple(each for each in self.known if each.coverage)

    @cached_property
    def counts(self) -> tuple[Known, ...]:
        """The numbers that are no percentages."""
        return tuple(each for each in self.known if not each.share)

    @cached_property
    def texts(self) -> tuple[Known, ...]:
        """The counts in units' own words."""
        return tuple(each for each in self.counts if each.kind is Kind.TEXT)

    @cached_property
    def figures(self) -> tuple[Known, ...]:
        """The counts that have a name: totals and units' figures."""
        return tuple(each for each in self.known if not each.share and not each.in_text)

    @cached_property
    def cells(self) -> Mapping[frozenset[str], tuple[Known, ...]]:
        """The figures of the statistics tables, by the words of their row."""
        found: dict[frozenset[str], list[Known]] = defaultdict(list)
        for each in self.known:
            if each.cell is not None and each.cell[1]:
                found[each.cell[0]].append(each)
        return {row: tuple(same) for row, same in found.items()}


def gather(*sources: Iterable[Known]) -> Knowledge:
    """Return all numbers as one."""
    return Knowledge(known=tuple(dict.fromkeys(each for source in sources for each in source)))
