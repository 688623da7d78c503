"""Units' own words as blocks: always as typed."""

from collections.abc import Iterable, Iterator

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle, paragraph
from tongket.model import Item, Line, Point, Section


def line_style(text: str) -> ParagraphStyle:
    """Return how a line of prose is set: `- ` is a point, `+ ` a point below it (`formats.md`, "Lines")."""
    if text.startswith("- "):
        return ParagraphStyle.POINT
    return ParagraphStyle.DETAIL if text.startswith("+ ") else ParagraphStyle.BODY


def prose_blocks(lines: Iterable[Line], run_in: str | None = None) -> Iterator[Block]:
    """Yield a unit's paragraphs; `run_in` is a name set before the first one."""
    for number, line in enumerate(lines):
        runs: tuple[Run, ...] = (Run(text=line.text),)
        if run_in is not None and number == 0 and line_style(line.text) is not ParagraphStyle.BODY:
            yield paragraph(ParagraphStyle.UNIT, run_in)  # a name runs into a sentence, not into a point
        elif run_in is not None and number == 0:
            runs = (Run(text=f"{run_in}: ", style=RunStyle.RUN_IN), *runs)
        yield Paragraph(style=line_style(line.text), runs=runs)


def point_blocks(point: Point, count: str = "") -> Iterator[Block]:
    """Yield a point and the points below it; `count` says how many units say it: `(12)`."""
    runs = [Run(text=f"- {point.text}")]
    if count:
        runs.append(Run(text=f" {count}", style=RunStyle.COUNT))
    yield Paragraph(style=ParagraphStyle.POINT, runs=tuple(runs))
    for detail in point.details:
        yield paragraph(ParagraphStyle.DETAIL, f"+ {detail}")


def heading_text(node: Section | Item) -> str:
    """Return a heading as it is printed: its number, where it has one, and its name in the report."""
    return f"{node.number} {node.heading}" if node.number else node.heading
