"""Notes for those who work on the draft: open work in one yellow bracket, counts in a mark that leaves by itself."""

from collections.abc import Iterable

from tongket.book.blocks import Run, RunStyle
from tongket.book.provenance import PrintedFigure
from tongket.merge.points import MergedPoint


def bracket(about: PrintedFigure, notes: Iterable[str]) -> tuple[Run, ...]:
    """Return what a person must still do at one place as one yellow run: `[… …]`; nothing where nothing is open."""
    text = " ".join(filter(None, notes))
    return (Run(text=f"[{text}]", style=RunStyle.PENDING, figure=about),) if text else ()


def count_mark(about: PrintedFigure, text: str) -> tuple[Run, ...]:
    """Return a count as it stands beside a text: `(Ý riêng: 03)`; it asks nothing, and is not in the clean copy."""
    return (Run(text=f"({text.rstrip('.')})", style=RunStyle.COUNT, figure=about),) if text else ()


def spaced(*groups: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return groups of runs with a space between two, in the style of the one that it goes away with."""
    runs: list[Run] = []
    for group in filter(None, groups):
        if runs:
            marked = {runs[-1].style, group[0].style} - {RunStyle.PENDING}
            runs.append(Run(text=" ", style=RunStyle.COUNT if marked == {RunStyle.COUNT} else RunStyle.PLAIN))
        runs += group
    return tuple(runs)


def is_left_alone(point: MergedPoint) -> bool:
    """Whether a point stays in the source book because too few units say it, and nobody decided so."""
    return not (point.in_draft or point.opposed or point.decided or point.beside)
