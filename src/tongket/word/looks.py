"""How a document looks to a reader: the formatting that counts of every paragraph and run.

Frozen records without XML: what is right or wrong about a look is decided elsewhere (`commands/lint`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import VML, w
from tongket.ooxml.package import DOCUMENT, SETTINGS
from tongket.word.formatting import BASELINE, SLOTS, Properties, measure
from tongket.word.reading import NOTES, CellPlace, ReadParagraph, WordFile
from tongket.word.runs import is_prompting, own_runs, shown_text
from tongket.word.styles import Styles

_SIZE = 20
"""Half-points that Word takes where a document says nothing."""
_TAB = 720
_LINE_SHAPES = {"line", "straightConnector1"}
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DRAWN = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom",
    f"{VML}line",
    f"{VML}shape",
    f"{VML}rect",
}
_VML_LINES = ("#_x0000_t32", "#_x0000_t20")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """How a run of text looks."""

    fonts: tuple[str | None, ...]
    """In the order of `SLOTS`; None where the document leaves it to Word."""
    size: float
    """Points."""
    bold: bool
    italic: bool
    underlined: bool
    caps: bool
    """Whether small letters show as capitals."""
    raised: bool
    """Whether it stands above or below the line: the mark of a note."""
    colour: str | None
    """Six hexadecimal digits; None for black, and for the prompt of a control: what is typed takes its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """A piece of text in one look."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """How a paragraph stands: all measures in twentieths of a point."""

    alignment: str
    """`left`, `center`, `right`, `both`, or another of Word's."""
    left: int
    right: int
    first_line: int
    """Of the first line, from `left`; negative where it hangs."""
    before: int
    after: int
    line: int
    """Twentieths of a point for `exact` and `atLeast`; 240 a line for `auto`."""
    line_rule: str
    contextual: bool
    """Whether there is no space between paragraphs of the same style."""
    tabs: tuple[tuple[int, str], ...]
    framed: str | None
    """Where a frame puts it (`center`, …); None for no frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedParagraph:
    """A paragraph with its look (đoạn)."""

    part: str
    number: int
    place: str
    style: str
    level: int | None
    cell: CellPlace | None
    boxed: bool
    """Whether it stands in a text box."""
    runs: tuple[TextRun, ...]
    look: ParagraphLook
    listed: bool
    """Whether Word numbers it or puts a sign before it."""
    ruled: bool
    """Whether a rule is drawn at one of its sides."""
    lined: bool
    """Whether a line is drawn in it, as a shape."""
    pictured: bool
    """Whether it holds a drawing of any kind."""

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(each.text for each in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLook:
    """A document with its looks."""

    shown: str
    """Its path, as messages print it."""
    paragraphs: tuple[LookedParagraph, ...]
    """Of the body, in reading order."""
    around: tuple[LookedParagraph, ...]
    """Of headers, footers and notes."""
    tab: int
    """The distance of the tab stops that nobody set, in twentieths of a point."""

    @property
    def everything(self) -> tuple[LookedParagraph, ...]:
        """Return the paragraphs of the body, then those around it."""
        return (*self.paragraphs, *self.around)


def look_at(read: ReadParagraph, styles: Styles) -> LookedParagraph:
    """Return a paragraph with its look."""
    found = styles.paragraph(read.element)
    drawn = tuple(_drawn(read.element))
    shown = ((run, shown_text(run, styles)) for run in own_runs(read.element, styles))
    return LookedParagraph(
        part=read.part,
        number=read.number,
        place=read.place,
        style=read.style,
        level=read.level,
        cell=read.cell,
        boxed=next(read.element.iterancestors(w("txbxContent")), None) is not None,
        runs=tuple(TextRun(text=text, look=run_look(run, styles)) for run, text in shown if text),
        look=_paragraph_look(found),
        listed=found.get("listed") is True,
        ruled=found.get("ruled") is True,
        lined=any(map(_is_line, drawn)),
        pictured=bool(drawn) or next(read.element.iter(w("drawing"), w("pict")), None) is not None,
    )


def run_look(run: etree._Element, styles: Styles) -> RunLook:
    """Return how a run looks."""
    found = styles.run(run)
    size = found.get("size")
    colour = found.get("colour") if not any(map(is_prompting, run.iterancestors(w("sdt")))) else None
    fonts = (found.get(each) for each in SLOTS)
    return RunLook(
        fonts=tuple(each if isinstance(each, str) else None for each in fonts),
        size=(size if isinstance(size, int) else _SIZE) / 2,
        bold=found.get("bold") is True,
        italic=found.get("italic") is True,
        underlined=found.get("underlined") is True,
        caps=found.get("caps") is True,
        raised=found.get("script", BASELINE) != BASELINE,
        colour=colour if isinstance(colour, str) else None,
    )


def _paragraph_look(found: Properties) -> ParagraphLook:
    def number(name: str, otherwise: int = 0) -> int:
        value = found.get(name)
        return value if isinstance(value, int) else otherwise

    tabs, framed = found.get("tabs"), found.get("framed")
    return ParagraphLook(
        alignment=str(found.get("alignment") or "left"),
        left=number("left"),
        right=number("right"),
        first_line=number("first_line"),
        before=number("before"),
        after=number("after"),
        line=number("line", 240),
        line_rule=str(found.get("line_rule") or "auto"),
        contextual=found.get("contextual") is True,
        tabs=tabs if isinstance(tabs, tuple) else (),
        framed=framed if isinstance(framed, str) else None,
    )


def _drawn(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the shapes that are drawn in a paragraph."""
    for each in paragraph.iter(*_DRAWN):
        if holding_paragraph(each) is paragraph:
            yield each


def _is_line(shape: etree._Element) -> bool:
    if shape.tag == f"{VML}line":
        return True
    if shape.tag == f"{VML}rect":
        return shape.get(f"{_OFFICE}hr") is not None
    return shape.get("prst") in _LINE_SHAPES or str(shape.get("type")) in _VML_LINES


def read_looks(file: WordFile) -> DocumentLook:
    """Return a document with the looks of its paragraphs: those of the body, and those around it."""
    parts = (part for kind in ("header", "footer", *NOTES) for part in file.parts_like(kind))
    settings = file.roots.get(SETTINGS)
    stop = settings.find(w("defaultTabStop")) if settings is not None else None
    return DocumentLook(
        shown=file.shown,
        paragraphs=tuple(look_at(each, file.styles) for each in file.paragraphs(DOCUMENT)),
        around=tuple(look_at(each, file.styles) for part in parts for each in file.paragraphs(part)),
        tab=(measure(stop.get(w("val"))) if stop is not None else None) or _TAB,
    )
