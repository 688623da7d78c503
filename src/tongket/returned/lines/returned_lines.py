"""The lines and tables of a returned report, ready to be laid beside those of the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.flow.flow import FlowLine, FlowTable
from tongket.returned.lines.prompts import Prompts, mask_prompts
from tongket.returned.lines.words import Word, split_number, split_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLine:
    """A line with letters in it."""

    line: FlowLine
    order: int
    """Which block of the report it is, from 0."""
    number: str
    """The printed number that it begins with, automatic or typed; "" where it has none."""
    words: tuple[Word, ...]
    """Of its text; those of prompts match nothing."""
    titled: tuple[Word, ...]
    """The same without the number."""
    spoken: frozenset[str]
    trusted: bool = True
    """Whether its number says which heading it is: a unit that numbered anew gives one to another."""
    boxed: bool = False
    """Whether it stands in a table that holds the letterhead or the signature."""


ReturnedBlock = ReturnedLine | FlowTable


def returned_line(line: FlowLine, order: int, prompts: Prompts, *, boxed: bool = False) -> ReturnedLine:
    """Return a line with its words."""
    typed, rest = split_number(line.text)
    words = mask_prompts(line.text, prompts)
    start = len(line.text) - len(rest) if typed else 0
    return ReturnedLine(
        line=line,
        order=order,
        number=typed or line.marker,
        words=words,
        titled=tuple(each for each in words if each.start >= start),
        spoken=frozenset(each.key for each in words if each.spoken),
        boxed=boxed,
    )


def join_lines(lines: Sequence[ReturnedLine]) -> str:
    """Return the text of lines that are read as one."""
    return "\n".join(each.line.text for each in lines)


def has_words(text: str) -> bool:
    """Whether there is anything to read in a text: rules and stars are nothing."""
    return any(each.spoken for each in split_words(text))
