"""Units' own words as blocks: always as typed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.book.citing import name_said
from tongket.book.provenance import Said
from tongket.model.answers import Line, Point
from tongket.model.outline import Item, Section
from tongket.values.folding import fold_sentence


def line_style(text: str) -> ParagraphStyle:
    """Return how a line of prose is set: `- ` is a point, `+ ` a point below it (`docs/formats.md`, "Lines")."""
    if text.startswith("- "):
        return ParagraphStyle.POINT
    return ParagraphStyle.DETAIL if text.startswith("+ ") else ParagraphStyle.BODY


_FIRST = re.compile(r"(?:^|[.\s])(?:1|I|a)[.):]*$")
"""A number that counts from the beginning: `1.`, `2.1.`, `I.`, `a)`."""
_NOBODY: Mapping[str, Said] = MappingProxyType({})


def prose_blocks(
    lines: Iterable[Line], run_in: str | None = None, said: Mapping[str, Said] = _NOBODY
) -> Iterator[Block]:
    """Yield a unit's paragraphs; `run_in` is a name set before the first one, `said` who says each folded text."""
    for number, line in enumerate(lines):
        own = said.get(fold_sentence(line.text)) if said else None
        runs: tuple[Run, ...] = (Run(text=line.text),)
        if run_in is not None and number == 0 and line_style(line.text) is not ParagraphStyle.BODY:
            # A name runs into a sentence, not into a point.
            yield name_paragraph(ParagraphStyle.UNIT, run_in, own.place if own is not None else None)
        elif run_in is not None and number == 0:
            runs = (Run(text=f"{run_in}: ", style=RunStyle.RUN_IN), *runs)
            # With the names its words change where one more unit says the same.
            own = replace(own, wording=(f"{run_in}: {line.text}",)) if own is not None else None
        yield Paragraph(style=line_style(line.text), runs=runs, said=own)


def name_paragraph(style: ParagraphStyle, name: str, item: str | None) -> Paragraph:
    """Return the name of a unit, or of a kind of units, above its prose; `item` is whose, in a draft."""
    return Paragraph(style=style, runs=(Run(text=name),), said=name_said(item, name) if item is not None else None)


def point_blocks(point: Point, after: Iterable[Run] = (), said: Said | None = None) -> Iterator[Block]:
    """Yield a point and the points below it; `after` it stand its count and notes, `said` says who says it."""
    behind = tuple(run for each in after for run in (Run(text=" ", style=each.style), each))
    runs = (Run(text=f"- {point.text}"), *behind)
    yield Paragraph(style=ParagraphStyle.POINT, runs=runs, said=said)
    for detail in point.details:
        yield Paragraph(style=ParagraphStyle.DETAIL, runs=(Run(text=f"+ {detail}"),), said=said)


def outline_heading(node: Section | Item) -> str:
    """Return a heading under the outline's own number, where it has one, with its name in the report."""
    return f"{node.number} {node.heading}" if node.number else node.heading


def report_heading(node: Section | Item, *, alone: bool) -> str:
    """Return a heading as the report prints it: under its number there, where it has one.

    The first one that stands `alone` below its heading has no number: a "1." without a "2." counts nothing.
    """
    number = node.report_number or node.number
    return f"{number} {node.heading}" if number and not (alone and _FIRST.search(number)) else node.heading
