"""What a person left on rows beside what they typed: notes, links, pictures and colours (dấu của người)."""

from collections.abc import Iterator

from tongket.excel.borrowed import Looks
from tongket.excel.parts import Package, m
from tongket.excel.rows import number_rows, split_cell

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def marked_rows(package: Package, title: str) -> frozenset[int]:
    """Return the rows of a sheet that must not vanish, whatever stands in their cells."""
    part = package.sheets()[title]
    return frozenset((*_noted(package, part), *_drawn(package, part), *_coloured(package, part)))


def _noted(package: Package, part: str) -> Iterator[int]:
    notes = [*package.related(part, "comments"), *package.related(part, "threadedComment")]
    for root in (package.tree(part), *map(package.tree, notes)):
        for each in root.iter(m("comment"), "{*}threadedComment", m("hyperlink")):
            first, _, last = str(each.get("ref")).partition(":")
            top, bottom = split_cell(first)[0], split_cell(last or first)[0]
            if top == bottom:  # a link over many rows says nothing of any one of them
                yield top


def _drawn(package: Package, part: str) -> Iterator[int]:
    for drawing in package.related(part, "drawing"):
        for start in package.tree(drawing).iter(f"{_DRAWING}from"):
            yield int(start.findtext(f"{_DRAWING}row") or "0") + 1


def _coloured(package: Package, part: str) -> Iterator[int]:
    looks = Looks(package)
    known: dict[str, bool] = {}
    for number, row in number_rows(package.tree(part)).items():
        for cell in row.iterfind(m("c")):
            style = cell.get("s", "0")
            if style not in known:
                known[style] = looks.is_coloured(int(style))
            if known[style]:
                yield number
                break
