"""The fixed words of a form's line, and where its slots stand between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tongket.model.forms import FormLine, LineRole, Slot
from tongket.returned.lines.words import Word, split_number, split_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A slot between fixed words."""

    slot: Slot
    place: int
    """How many fixed words stand before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedLine:
    """One line of a form, or several that were run together."""

    role: LineRole
    text: str
    """Its words as issued, prompts included."""
    place: str
    number: str
    """The printed number of a heading; its words do not hold it."""
    words: tuple[Word, ...]
    printed: tuple[str, ...]
    """The same as they are printed."""
    gaps: tuple[Gap, ...]
    spoken: frozenset[str]
    """Its words without marks, as they are compared."""
    marks: frozenset[str] = frozenset()
    """The bookmarks that the form has in it."""

    @property
    def bare(self) -> bool:
        """Whether it is nothing but slots."""
        return not self.spoken

    def around(self, number: int) -> tuple[int, int]:
        """Return from where to where the fixed words reach that stand with a gap: to the gaps beside it."""
        before = self.gaps[number - 1].place if number else 0
        after = self.gaps[number + 1].place if number + 1 < len(self.gaps) else len(self.words)
        return before, after


def fixed_line(line: FormLine) -> FixedLine:
    """Return the fixed words of a line."""
    words: list[Word] = []
    printed: list[str] = []
    gaps: list[Gap] = []
    for piece in _without_number(line):
        if isinstance(piece, Slot):
            gaps.append(Gap(slot=piece, place=len(words)))
        else:
            words.extend(split_words(piece))
            printed.extend(piece[each.start : each.end] for each in split_words(piece))
    return FixedLine(
        role=line.role,
        text=line.text,
        place=line.place,
        number=line.number,
        words=tuple(words),
        printed=tuple(printed),
        gaps=tuple(gaps),
        spoken=frozenset(each.key for each in words if each.spoken),
    )


def run_together(lines: Iterable[FixedLine]) -> FixedLine:
    """Return lines as one, as they read when somebody took out the paragraph marks between them."""
    lines = tuple(lines)
    starts = [sum(len(each.words) for each in lines[:number]) for number in range(len(lines))]
    return replace(
        lines[0],
        text=" ".join(each.text for each in lines),
        words=tuple(word for each in lines for word in each.words),
        printed=tuple(word for each in lines for word in each.printed),
        gaps=tuple(
            replace(gap, place=gap.place + start)
            for each, start in zip(lines, starts, strict=True)
            for gap in each.gaps
        ),
        spoken=frozenset().union(*(each.spoken for each in lines)),
    )


def touching(line: FixedLine) -> frozenset[int]:
    """Return the gaps, by number, that stand beside another without a word between: no text tells them apart."""
    return frozenset(
        number
        for first, (one, other) in enumerate(pairwise(line.gaps))
        if one.place == other.place
        for number in (first, first + 1)
    )


def _without_number(line: FormLine) -> Iterator[str | Slot]:
    if line.number and line.pieces and isinstance(line.pieces[0], str):
        head = line.pieces[0]
        yield head.removeprefix(line.number) if head.startswith(line.number) else split_number(head)[1]
        yield from line.pieces[1:]
    else:
        yield from line.pieces
