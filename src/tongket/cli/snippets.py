"""The part of a line that is shown with a finding, and where the marks below it stand, by cells of the terminal."""

from rich.cells import cell_len

from tongket.output.escape import escape_steering

SNIPPET_CELLS = 100
"""How much of a line is shown at most."""
_NEAR = 400
"""How many characters on either side of a place are looked at: a line may hold millions."""


def snippet_around(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return the part of a line around a place that fits in `width` cells, and the cells before the place and of it.

    A place that begins at what has no width of its own (a combining mark, a zero-width character) begins, for the eye,
    at the character before it.
    """
    skipped = max(0, start - _NEAR)
    near = _one_a_character(line[skipped : start + _NEAR])
    start, end = start - skipped, end - skipped
    while 0 < start < len(near) and not cell_len(near[start]):
        start -= 1
    first, last = 0, len(near)
    if len(near) < len(line) or cell_len(near) > width:
        first = start - _count_fitting(near[:start][::-1], width // 3)
        while first < start and not cell_len(near[first]):
            first += 1
        last = first + _count_fitting(near[first:], width - 2)
    head, tail = ("…" if first + skipped else ""), ("…" if last + skipped < len(line) else "")
    before, marked = near[first:start], near[start : min(end, last)]
    return head + near[first:last] + tail, cell_len(head + before), max(1, cell_len(marked))


def _count_fitting(text: str, width: int) -> int:
    """Return how many characters from the first on fit in so many cells."""
    for number, each in enumerate(text):
        width -= cell_len(each)
        if width < 0:
            return number
    return len(text)


def _one_a_character(text: str) -> str:
    """Return a line in which what steers a terminal is a space: marks below it stay under their letters."""
    return "".join(" " if each in "\t\r\n" or escape_steering(each) != each else each for each in text)
