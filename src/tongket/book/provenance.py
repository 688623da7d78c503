"""Where what the draft prints comes from (nguồn): which units, which file and line, which addends.

Every figure has a lasting tag (`figure_tags`): the same fact has the same tag in every draft, so that a later run finds
it in a draft that people have edited. Every text that somebody said has a lasting key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What one unit gave, and where (nguồn)."""

    unit: str
    """Its id; "" for a figure that a person settled."""
    name: str
    file: str
    line: int | None
    text: str
    """The figure as printed, or the words as typed."""
    member: str = ""
    """The lasting id of a point."""


class What(StrEnum):
    """What kind of figure it is."""

    FIGURE = "figure"
    COUNT = "count"
    """How many units say something, or which: it never reaches the clean copy, or names units in a list."""
    NOTE = "note"
    """A note in yellow: what is still open, counted from the data."""
    MARK = "mark"
    """How an item was answered and merged, in figures: it asks nothing, and never reaches the clean copy."""
    GAP = "gap"
    """A note in yellow that stands where a text is to come: it goes when the text is put in."""

    @property
    def yellow(self) -> bool:
        """Whether it is a note in yellow."""
        return self in {What.NOTE, What.GAP}

    @property
    def passing(self) -> bool:
        """Whether it goes when there is nothing left to say, and nobody misses it who took it out."""
        return self.yellow or self is What.MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """What a figure of the draft is (số liệu): its tag, its name, who gave its parts."""

    tag: str
    name: str
    """As a person reads it."""
    sources: tuple[Origin, ...] = ()
    added: bool = False
    """Whether it is the sum of what the sources gave."""
    exact: str = ""
    """With its measure, before it was rounded or said in another one: `88.746,9 triệu đồng`; empty where printed so."""
    formula: str = field(default="", compare=False)
    """Of a derived column: what it is computed from, by name, each with its figure: `Trong đó: nữ 65 / Tổng số 68`."""
    what: What = What.FIGURE
    older: tuple[str, ...] = field(default=(), compare=False)
    """Of a draft that is being made: the tags under which drafts of before may hold it."""
    percent: bool = field(default=False, compare=False)
    """Of a draft that is being made: whether it is a share in percent, printed with its sign or without."""


class SaidKind(StrEnum):
    """What kind of text it is."""

    LEAD = "lead"
    """Lead sentences: a template's clauses with figures."""
    TEXT = "text"
    """A paragraph of a unit's prose."""
    POINT = "point"
    """A merged point."""
    ROW = "row"
    """A row of a list: a document, a model."""
    EXAMPLES = "examples"
    """The sentence of an item's examples: people chose them, units tell them; `update` leaves it to people."""
    HEADING = "heading"
    """The heading of an item: nobody's words, the place where its texts belong."""
    NAME = "name"
    """The name of a unit, or of a kind of units, above its prose: nobody's words either."""

    @property
    def spoken(self) -> bool:
        """Whether it is somebody's words."""
        return self.followed or self is SaidKind.EXAMPLES

    @property
    def followed(self) -> bool:
        """Whether `update` looks whether somebody still says it."""
        return self in {SaidKind.TEXT, SaidKind.POINT, SaidKind.ROW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a text of the draft is (lời): its key, and who said it."""

    key: str
    """Lasting: the same as long as the same units say the same words."""
    kind: SaidKind
    place: str
    """The id of the item or table that it stands in."""
    sources: tuple[Origin, ...] = ()
    wording: tuple[str, ...] = ()
    """Of lead sentences: each sentence with the tags of its figures in their places; of others the words printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Where everything in a draft comes from: it travels in the draft itself."""

    figures: Mapping[str, tuple[PrintedFigure, str]] = field(default_factory=dict)
    """Tag → the figure, and what was printed."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """Bookmark name → what stands in it."""
    used: tuple[str, ...] = ()
    """The ids of the units whose answers were merged."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """By the id of a unit number and day of its report: `61-BC/ThU, 08/4/2019`."""
