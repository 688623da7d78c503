"""What a workbook says beside its cells: its custom properties, the comments and drawings of its sheets."""

from collections.abc import Iterator
from typing import NamedTuple

from tongket.excel.cell_values import clean_cell
from tongket.excel.parts import Package, as_transitional, m
from tongket.ooxml.package import DAMAGED, PACKAGE


class SheetNotes(NamedTuple):
    """What stands on a sheet and in no cell."""

    title: str
    comments: tuple[tuple[str, str], ...]
    """The name of the cell, the text."""
    drawings: bool
    """Whether it has pictures, shapes or text boxes."""


def read_properties(data: bytes) -> dict[str, str]:
    """Return the custom properties of a workbook by name; none where it is damaged there."""
    try:
        package = Package(as_transitional(data))
        parts = package.related(PACKAGE, "custom-properties")
        return {
            str(each.get("name")): clean_cell("".join(map(str, each.itertext())))
            for part in parts
            for each in package.tree(part)
        }
    except (KeyError, ValueError, *DAMAGED):
        return {}


def read_notes(data: bytes) -> tuple[SheetNotes, ...]:
    """Return the notes of each sheet of a workbook that can be read (`cells.read_grids`)."""
    package = Package(as_transitional(data))
    return tuple(
        SheetNotes(clean_cell(title), tuple(_comments(package, part)), bool(package.related(part, "drawing")))
        for title, part in package.sheets().items()
    )


def _comments(package: Package, part: str) -> Iterator[tuple[str, str]]:
    for each in package.related(part, "comments"):
        for comment in package.tree(each).iter(m("comment")):
            text = clean_cell("".join(str(run.text or "") for run in comment.iter(m("t"))))
            if text:
                yield str(comment.get("ref")), text
