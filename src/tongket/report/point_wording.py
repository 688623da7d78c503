"""A unit's point as the report prints it: ended as a sentence, without the addressee that the heading names."""

import re

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.model.addressees import sole_addressee
from tongket.model.answers import Point
from tongket.model.outline import Item

_SHORT_POINT = 5
"""Words of a point that stands on the line of its subject, when it is the only one."""
_ENDS = re.compile(r"[.!?…:][”»\")\]]?$")
_LOOSE = " ;,"
_TOGETHER = ("và ", "cùng ", "với ", "hoặc ")
"""Behind an addressee, what shows that another one follows."""


def printed_point(point: Point, item: Item) -> Point:
    """Return a point as the draft prints it: ended by a full stop, without "Đề nghị Trung ương" below "Với Trung ương".

    Where points stand below it they are the ones that end; nothing else of what the unit typed changes.
    """
    text = _without_addressee(point.text, item)
    if not point.details:
        return Point(text=end_sentence(text), details=(), line=point.line)
    *others, last = point.details
    return Point(text=text, details=(*others, end_sentence(last)), line=point.line)


def end_sentence(text: str) -> str:
    """Return a text with a full stop, in place of the semicolon or comma that it had in a list."""
    text = text.rstrip()
    return text if _ENDS.search(text) else text.rstrip(_LOOSE) + "."


def _without_addressee(text: str, item: Item) -> str:
    """Return a request without the addressee that its heading names; one of several, or another's name, stays.

    "Đề nghị Trung ương Hội Nông dân …" asks somebody else: what follows a bare name is a verb, in small letters.
    """
    organ = sole_addressee(item.heading)
    asks = (
        re.match(rf"(?:đề nghị|kiến nghị|đề xuất)\s+(?:với\s+)?{re.escape(organ)}\s*[:,]?\s+", text, re.IGNORECASE)
        if organ
        else None
    )
    rest = text[asks.end() :] if asks is not None else ""
    if not rest[:1].islower() or rest.startswith(_TOGETHER):
        return text
    return rest[:1].upper() + rest[1:]


def join_subject(heading: Paragraph, blocks: list[Block]) -> list[Block]:
    """Return a subject's name and points; a single short point on its line: `Về kinh phí (10): Kinh phí còn thiếu.`."""
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, Paragraph) or any(run.style is RunStyle.PENDING for run in only.runs):
        return [heading, *blocks]
    first, *rest = only.runs
    said = first.text.removeprefix("- ")
    if len(said.split()) > _SHORT_POINT:
        return [heading, *blocks]
    return [Paragraph(style=ParagraphStyle.POINT, runs=(*heading.runs, Run(text=f": {said}"), *rest), said=only.said)]
