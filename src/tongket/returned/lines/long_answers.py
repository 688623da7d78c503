"""The text of a long answer from the lines of its region (câu trả lời dài)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongket.flow.flow import FlowLine
from tongket.returned.lines.prompts import Prompts

_BULLET = re.compile(r"\s*(?:([-–—•●▪■◦○·*+])\s+|([-–—•●▪])(?=[^\W\d]))")
_BULLETS = frozenset("-–—•●▪■◦○·*o§Ø")
"""Signs that Word and Symbol fonts print before a point."""
_NOTHING = re.compile(r"\s*không có(?!\w).*", re.IGNORECASE)


class _Point(NamedTuple):
    mark: str
    """`-`, `+`, or "" where the line has none."""
    text: str
    paragraph: int


def answer_text(lines: Iterable[FlowLine], prompts: Prompts, *, points: bool) -> str:
    """Return what the lines of a region say: a line a paragraph; of points, each with `- ` or `+ ` before it."""
    if not points:
        return "\n".join(_prose(lines, prompts))
    found = list(_points(lines, prompts))
    if len(found) == 1 and not found[0].mark and _NOTHING.fullmatch(found[0].text):
        return found[0].text
    marks = {each.mark for each in found}
    sole = "+" if marks == {"+"} else ""
    return "\n".join(f"{'-' if each.mark in {'', sole} else each.mark} {each.text}" for each in found)


def _prose(lines: Iterable[FlowLine], prompts: Prompts) -> Iterator[str]:
    for each in lines:
        text = prompts.without(each.text)
        if text:
            yield f"{_plain_mark(each.marker)} {text}" if each.marker else text


def _plain_mark(marker: str) -> str:
    return "-" if marker in _BULLETS else marker


def _points(lines: Iterable[FlowLine], prompts: Prompts) -> Iterator[_Point]:
    """Yield the points; a line break within one begins none, and a bullet before nothing is none."""
    last: _Point | None = None
    for each in lines:
        text = prompts.without(each.text)
        if not text or text in _BULLETS | {"+"}:
            continue
        mark = each.marker
        found = None if mark else _BULLET.match(text)
        if found:
            mark, text = found[1] or found[2], text[found.end() :].strip()
        point = _Point("+" if mark == "+" else "-" if mark else "", text, each.paragraph)
        if last is not None and not mark and last.mark and last.paragraph == point.paragraph:
            last = last._replace(text=f"{last.text} {text}")
            continue
        if last is not None:
            yield last
        last = point
    if last is not None:
        yield last
