"""What a page is made of (khối): headings, paragraphs, tables; the look is the frame's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tongket.book.provenance import PrintedFigure, Said
from tongket.model.forms import Slot


class ParagraphStyle(StrEnum):
    """The frame's paragraph styles, by the names that Word shows."""

    BODY = "Nội dung"
    POINT = "Ý"
    DETAIL = "Ý nhỏ"
    SUBJECT = "Nhóm ý"
    UNIT = "Tên đơn vị"
    NOTE = "Chú giải"
    APPENDIX = "Phụ lục"
    APPENDIX_TITLE = "Tên phụ lục"
    ENCLOSED_WITH = "Kèm theo"
    CELL_HEAD = "Biểu đầu cột"
    CELL_TEXT = "Biểu chữ"
    CELL_FIGURE = "Biểu số"
    CELL_CENTRE = "Biểu giữa"
    GUIDANCE = "Hướng dẫn"
    """Of a form: what to write here."""


class RunStyle(StrEnum):
    """The frame's character styles; plain text has none."""

    PLAIN = ""
    PENDING = "Chờ xử lý"
    """What a person must still do: yellow, in brackets, gone before the clean copy."""
    COUNT = "Số đơn vị"
    """"(12)": how many units say it; never in the clean copy."""
    RUN_IN = "Tên trong câu"
    PROMPT = "Gợi ý gõ"
    """Of a form: what stands where something is typed."""


TABLE_STYLE = "Biểu"
FORM_STYLES = frozenset({ParagraphStyle.GUIDANCE, RunStyle.PROMPT})
"""Those that only a form needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text in one character style."""

    text: str
    style: RunStyle = RunStyle.PLAIN
    figure: PrintedFigure | None = None
    """What it is, where it is printed from the data: a content control in Word."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where in `text` words are set in italics: first character, and the one after the last."""
    slot: Slot | None = None
    """Of a form: what is typed there, its prompt at first: a content control in Word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the navigation pane, level 1 to 4."""

    level: int
    text: str
    said: Said | None = None
    """Of which item it is the heading: a bookmark in Word."""
    marks: tuple[str, ...] = ()
    """Of a form: the bookmarks around it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    style: ParagraphStyle
    runs: tuple[Run, ...]
    said: Said | None = None
    """Who says it: a bookmark in Word, around the first of the paragraphs in a row with the same."""
    marks: tuple[str, ...] = ()
    """Of a form: the bookmarks around it, by name."""
    apart: bool = False
    """Whether space is left above it: it stands right under a table."""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(each.text for each in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a table block."""

    heading: str
    width: int
    """Its share of the width."""
    style: ParagraphStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table block."""

    cells: tuple[str, ...]
    figures: tuple[PrintedFigure | None, ...] = ()
    """What each cell is, where it is printed from the data; empty where none is."""
    said: Said | None = None
    """Who lists it."""
    open_cells: tuple[int, ...] = ()
    """Of a form: which of its cells a person must look at again, from 0: yellow."""
    strong: bool = False
    """Whether it is a total or the name of a part: set like the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table whose header row repeats on every page."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


Block = Heading | Paragraph | TableBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """A part on pages of its own (phụ lục)."""

    blocks: tuple[Block, ...]
    landscape: bool


FieldValue = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One book: what fills the frame's placeholders, its body, and its appendices."""

    title: str
    fields: Mapping[str, FieldValue]
    body: tuple[Block, ...]
    appendices: tuple[Appendix, ...] = field(default=())
    figures: Mapping[str, PrintedFigure] = field(default_factory=dict)
    """What a placeholder's value is, where it is printed from the data."""
    typed: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    """Of a form: the runs of a placeholder's value, where something is typed in it."""
    used: tuple[str, ...] = ()
    """The ids of the units whose answers it was made from."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """By the id of a unit number and day of its report."""
    contents: bool = False
    """Whether a page of contents stands before it (mục lục)."""
    page_numbers: bool = True
    """Whether its contents have room for pages, to be counted; else they are links alone, until F9 in Word."""
    levels: int = 3
    """How many levels of headings its contents name."""
    title_first: bool = False
    """Whether its contents stand below its title, and not before everything."""


def table_columns(*columns: tuple[str, int, ParagraphStyle]) -> tuple[TableColumn, ...]:
    """Return columns by heading, share of the width, and style."""
    return tuple(TableColumn(heading=heading, width=width, style=style) for heading, width, style in columns)


def paragraph(style: ParagraphStyle, text: str, run: RunStyle = RunStyle.PLAIN) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph(style=style, runs=(Run(text=text, style=run),))


def pending(text: str, figure: PrintedFigure | None = None, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
    """Return a yellow paragraph in brackets: what a person must still do; `figure` says of what it is a note."""
    return Paragraph(style=style, runs=(Run(text=f"[{text}]", style=RunStyle.PENDING, figure=figure),))


MAX_LEVEL = 4
