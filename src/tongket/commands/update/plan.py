"""What an update has to change in a draft (kế hoạch cập nhật), as records: whether it can, its document says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, TableBlock, TableRow
from tongket.book.provenance import Manifest, PrintedFigure, Said, SaidKind, What


class Placed(NamedTuple):
    """A heading, a paragraph or a row of a table of the draft of now, in the order of the page."""

    block: Block
    row: TableRow | None
    """Set for a row of the table that `block` is."""

    @property
    def said(self) -> Said | None:
        """Who says it; nobody says examples, which people choose and word."""
        if self.row is not None:
            return self.row.said
        said = None if isinstance(self.block, TableBlock) else self.block.said
        return None if said is not None and said.kind is SaidKind.EXAMPLES else said

    @property
    def heads(self) -> bool:
        """Whether it is the heading of an item, or the beginning of an appendix: what follows belongs to it."""
        if isinstance(self.block, Paragraph):
            return self.block.style is ParagraphStyle.APPENDIX
        return self.said is not None and self.said.kind is SaidKind.HEADING

    @property
    def figures(self) -> dict[str, tuple[PrintedFigure, str]]:
        """The figures in it: tag → the figure, and what is printed."""
        if self.row is not None:
            given = zip(self.row.figures, self.row.cells, strict=False)
            return {figure.tag: (figure, text) for figure, text in given if figure is not None}
        runs = self.block.runs if isinstance(self.block, Paragraph) else ()
        return {run.figure.tag: (run.figure, run.text) for run in runs if run.figure is not None}

    def without(self, tags: Collection[str]) -> "Placed":
        """Return it without the notes and marks that stand elsewhere already."""
        if not isinstance(self.block, Paragraph):
            return self
        kept: list[Run] = []
        for run in self.block.runs:
            if run.figure is None or not run.figure.what.passing or run.figure.tag not in tags:
                kept.append(run)
            elif kept and kept[-1].text == " ":
                kept.pop()
        return Placed(replace(self.block, runs=tuple(kept)), None)

    @property
    def text(self) -> str:
        """Its words."""
        if self.row is not None:
            return " | ".join(filter(None, self.row.cells[1:]))
        return "" if isinstance(self.block, TableBlock) else self.block.text


class ChangeKind(StrEnum):
    """What changed."""

    FIGURE = "Số liệu trong lời văn"
    SENTENCE = "Câu số liệu"
    COUNT = "Số đơn vị nêu"
    NOTE = "Chỗ vàng"
    TEXT = "Ý, đoạn văn, hàng của danh mục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change (thay đổi): one figure, note or text."""

    kind: ChangeKind
    name: str
    old: str
    new: str
    units: str = ""
    """Whose text it is."""
    appendix: str = ""
    """The appendix of whose table it is a cell: `Phụ lục 1`."""
    percent: bool = False
    """Whether it is a share in percent, printed with its sign or without."""
    why: str = ""
    """Why it changed, where not by the units' answers: `do chốt số`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStep:
    """A figure, a count or a note that the draft was written with is another by now, or is none any more."""

    change: Change
    tag: str
    """As it stands in the draft."""
    what: What
    written: str
    """What the draft was written with."""
    new: str | None
    """What is to stand there; "" where it goes; None where there is none any more, which is for a person to settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStep:
    """A text, a row of a list or a line of nobody's words that the draft does not hold."""

    change: Change
    heading: str
    """Of the item, or the appendix, that it belongs to."""
    pieces: tuple[tuple[int, Placed], ...]
    """Its paragraphs or its row, each with its place in the draft of now; without notes that stand there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingStep:
    """A text that stands in the draft is printed in other words now."""

    change: Change
    heading: str
    bookmark: str
    said: Said
    """As it is printed now."""
    piece: Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStep:
    """Lead sentences that stand in the draft have one more."""

    change: Change
    bookmark: str
    sentence: str
    """With the tags of its figures in their places."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionStep:
    """A note or a figure came to a paragraph, or to a table, that stands in the draft."""

    change: Change
    heading: str
    number: int
    """The place of the paragraph or row in the draft of now."""
    note: Run | None
    """Set for a note in yellow; figures come with their texts and rows."""


class Held(NamedTuple):
    """What holds a point now that stood by itself."""

    words: str
    beside: bool
    """Whether it has the point beside it, as one that is near; else they are joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneTextStep:
    """A text that stands in the draft is said by nobody any more, or only as part of another one."""

    change: Change
    bookmark: str
    held: Held | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneSentenceStep:
    """A lead sentence that stands in the draft is not among those of now."""

    change: Change
    bookmark: str
    sentence: str
    """With the tags of its figures in their places."""


PlanStep = FigureStep | TextStep | RewordingStep | SentenceStep | AdditionStep | GoneTextStep | GoneSentenceStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came in since a draft was written: ids of units."""

    received: tuple[str, ...] = ()
    """Of those whose answers came."""
    revised: tuple[str, ...] = ()
    """Of those whose figures are others now."""
    lost: tuple[str, ...] = ()
    """Of those whose answers are no longer there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that an update has to change (kế hoạch cập nhật), each change once, beside the draft of now."""

    old: Manifest
    """What the draft was written with."""
    placed: tuple[Placed, ...]
    """Everything of the draft of now, in the order of the page, under the keys and tags that the draft knows."""
    known: Mapping[str, str]
    """Key of a text of now → bookmark of the same text in the draft."""
    printed: Mapping[str, tuple[PrintedFigure, str]]
    """The figures of now, by the tags that the draft knows them by."""
    used: tuple[str, ...]
    documents: Mapping[str, str]
    """By the id of a unit number and day of its report."""
    """The ids of the units whose answers the draft of now was made from."""
    came: Came
    figures: tuple[FigureStep, ...] = ()
    texts: tuple[TextStep, ...] = ()
    rewordings: tuple[RewordingStep, ...] = ()
    sentences: tuple[SentenceStep, ...] = ()
    additions: tuple[AdditionStep, ...] = ()
    gone_texts: tuple[GoneTextStep, ...] = ()
    gone_sentences: tuple[GoneSentenceStep, ...] = ()

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """Every change, in the order in which they are made and told."""
        steps: list[PlanStep] = [*self.figures, *self.texts, *self.rewordings, *self.sentences, *self.additions]
        return (*steps, *self.gone_texts, *self.gone_sentences)
