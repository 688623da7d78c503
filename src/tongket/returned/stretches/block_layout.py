"""Where the lines, regions and tables of a form came back in a stretch of a report, in the form's order.

The best of all ways to lay them out, by dynamic programming: fixed words found count for it, a line that stands where
nothing may be typed against it; what stands in a region is free. It is done twice, from either end; what comes out
differently is contested.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tongket.flow.flow import FlowTable
from tongket.model.forms import FormRegion, FormTable
from tongket.returned.grids.named_columns import count_columns
from tongket.returned.lines.fixed_words import FixedLine, run_together
from tongket.returned.lines.resemblance import goes_on, holds_all, weigh_line
from tongket.returned.lines.returned_lines import ReturnedBlock, ReturnedLine

Element = FixedLine | FormRegion | FormTable

_FOUND_COLUMN = 300
_STRAY_LINE, _STRAY_WORD, _MOST_WORDS = 30, 10, 12
_STRAY_TABLE = 200
_MISSING = 50
_WINDOW = 3
"""So many lines at most are read as one, and so many fixed ones as run together."""
_WHOLE = 0.95
_PART = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an element of a form came back."""

    start: int
    end: int
    """Behind its last block."""
    first: int
    last: int
    """The elements that were run together there; one and the same where it stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Where everything of a form came back in a stretch of a report."""

    spots: Mapping[int, Position]
    """By the number of the element; what did not come back has none, a region always one."""
    contested: frozenset[int] = field(default=frozenset())
    """Elements that may as well stand elsewhere."""


@dataclass(frozen=True, slots=True)
class _Match:
    elements: int
    blocks: int
    worth: int


def lay_out(elements: Sequence[Element], blocks: Sequence[ReturnedBlock]) -> Arrangement:
    """Return where each element of a form came back among the blocks of a report."""
    matches = {
        (number, place): found
        for number in range(len(elements))
        for place in range(len(blocks))
        if (found := _find_matches(elements, number, blocks, place))
    }
    early, late = (_Board(elements, blocks, matches, late=late).spots() for late in (False, True))
    contested = frozenset(each for each in range(len(elements)) if _extent(early.get(each)) != _extent(late.get(each)))
    return Arrangement(spots=early, contested=contested)


def _extent(spot: Position | None) -> tuple[int, int]:
    """Return from where to where something came back: nothing is nowhere."""
    return (spot.start, spot.end) if spot is not None and spot.start < spot.end else (0, 0)


class _Board:
    """The worth of every beginning of a form laid on every beginning of a stretch."""

    def __init__(
        self,
        elements: Sequence[Element],
        blocks: Sequence[ReturnedBlock],
        matches: Mapping[tuple[int, int], tuple[_Match, ...]],
        *,
        late: bool,
    ) -> None:
        self._elements, self._blocks = elements, blocks
        self._ending: dict[tuple[int, int], list[_Match]] = {}
        for (number, place), found in matches.items():
            for each in found:
                self._ending.setdefault((number + each.elements, place + each.blocks), []).append(each)
        self._strays = [_stray_cost(each) for each in blocks]
        self._late = late
        self._steps = self._fill()

    def _fill(self) -> list[list[tuple[int, int]]]:
        """Return for every corner of the board the step that leads there: so many elements, so many blocks."""
        width = len(self._blocks) + 1
        worth: list[list[int]] = []
        steps: list[list[tuple[int, int]]] = []
        for number in range(len(self._elements) + 1):
            worth.append([0] * width)
            steps.append([(0, 0)] * width)
            for place in range(width):
                options = self._options(worth, number, place)
                if options:
                    best = max(each for each, _ in options)
                    worth[number][place], steps[number][place] = next(each for each in options if each[0] == best)
        return steps

    def _options(self, worth: list[list[int]], number: int, place: int) -> list[tuple[int, tuple[int, int]]]:
        options: list[tuple[int, tuple[int, int]]] = []
        region = number > 0 and isinstance(self._elements[number - 1], FormRegion)
        matched = [
            (worth[number - each.elements][place - each.blocks] + each.worth, (each.elements, each.blocks))
            for each in self._ending.get((number, place), ())
        ]
        if place:
            free = region and not _boxed(self._blocks[place - 1])
            cost = 0 if free else self._strays[place - 1]
            options.append((worth[number][place - 1] - cost, (0, 1)))
        if number:
            options.append((worth[number - 1][place] - (0 if region else _MISSING), (1, 0)))
        return [*matched, *reversed(options)] if self._late else [*options, *matched]

    def spots(self) -> dict[int, Position]:
        """Return where the elements are on the best way over the board."""
        number, place = len(self._elements), len(self._blocks)
        spots: dict[int, Position] = {}
        end = place
        while number or place:
            down, along = self._steps[number][place]
            region = number > 0 and isinstance(self._elements[number - 1], FormRegion)
            if down == 1 and along == 0 and region:
                spots[number - 1] = Position(start=place, end=end, first=number - 1, last=number - 1)
            elif down and along:
                spot = Position(start=place - along, end=place, first=number - down, last=number - 1)
                spots |= dict.fromkeys(range(number - down, number), spot)
            if down:
                end = place - along
            number, place = number - down, place - along
        return spots


def _boxed(block: ReturnedBlock) -> bool:
    """Whether it stands in the letterhead or the signature: no answer is there."""
    return isinstance(block, ReturnedLine) and block.boxed


def _stray_cost(block: ReturnedBlock) -> int:
    if isinstance(block, FlowTable):
        return _STRAY_TABLE
    return _STRAY_LINE + _STRAY_WORD * min(len(block.words), _MOST_WORDS)


def _find_matches(
    elements: Sequence[Element], number: int, blocks: Sequence[ReturnedBlock], place: int
) -> tuple[_Match, ...]:
    element, block = elements[number], blocks[place]
    match element, block:
        case FormTable(), FlowTable():
            found = count_columns(element, block)
            return (_Match(1, 1, _FOUND_COLUMN * found),) if found else ()
        case FixedLine(), ReturnedLine():
            return tuple(_match_lines(elements, number, blocks, place))
    return ()


def _match_lines(elements: Sequence[Element], number: int, blocks: Sequence[ReturnedBlock], place: int) -> list[_Match]:
    line = elements[number]
    first = blocks[place]
    assert isinstance(line, FixedLine) and isinstance(first, ReturnedLine)  # noqa: PT018, S101
    share = len(line.spoken & first.spoken) / len(line.spoken) if line.spoken else 1.0
    found: list[_Match] = []
    if share < _PART and not line.marks & first.line.bookmarks:
        return found
    worth = weigh_line(line, (first,))
    if worth is not None:
        found.append(_Match(1, 1, worth))
    for many in range(2, _WINDOW + 1):
        window = blocks[place : place + many]
        lines = [each for each in window if isinstance(each, ReturnedLine)]
        if len(lines) < many or not goes_on(line, lines):
            break
        worth = weigh_line(line, lines)
        if worth is not None:
            found.append(_Match(1, many, worth))
    for many in range(2, _WINDOW + 1):
        together = elements[number : number + many]
        fixed = [each for each in together if isinstance(each, FixedLine) and each.spoken]
        if len(fixed) < many or len(fixed[-1].spoken & first.spoken) < _WHOLE * len(fixed[-1].spoken) / 2:
            break
        worth = weigh_line(run_together(fixed), (first,))
        if worth is not None and holds_all(fixed, first):
            found.append(_Match(many, 1, worth))
    return found
