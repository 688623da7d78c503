"""The sheets that a person added to the workbook: carried over with their values and looks (trang riêng)."""

from copy import copy
from typing import NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tongket.sheet.cells import load
from tongket.sheet.tables import clean_text


class Own(NamedTuple):
    """The sheets that a person added, and the workbook that they stand in."""

    titles: tuple[str, ...]
    data: bytes


NONE_OWN = Own((), b"")


def copy_sheets(own: Own, book: Workbook) -> None:
    """Append a person's own sheets to `book`; their workbook has been read before, so it can be read."""
    if not own.titles:
        return
    former = load(own.data, calculated=False, streamed=False)
    for sheet in former.worksheets:
        if clean_text(sheet.title) in own.titles:
            _copy_sheet(sheet, book.create_sheet(sheet.title))


def _copy_sheet(source: Worksheet, target: Worksheet) -> None:
    for (row, column), cell in sorted(source._cells.items()):  # noqa: SLF001 - rows and columns may be a million apart
        copied = target.cell(row, column)
        if isinstance(cell, Cell) and isinstance(copied, Cell):
            _copy_cell(cell, copied)
    for area in source.merged_cells.ranges:
        target.merge_cells(area.coord)
    for letter, width in source.column_dimensions.items():
        target.column_dimensions[letter].width = width.width
        target.column_dimensions[letter].hidden = width.hidden
    for number, height in source.row_dimensions.items():
        target.row_dimensions[number].height = height.height
        target.row_dimensions[number].hidden = height.hidden
    target.freeze_panes = source.freeze_panes
    target.sheet_state = source.sheet_state


def _copy_cell(source: Cell, target: Cell) -> None:
    target.value = source.value
    target.data_type = source.data_type
    if source.has_style:
        for name in ("font", "fill", "border", "alignment", "protection", "number_format"):
            setattr(target, name, copy(getattr(source, name)))
    if source.comment is not None:
        target.comment = Comment(source.comment.text, source.comment.author or "")
