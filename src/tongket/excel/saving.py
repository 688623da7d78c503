"""A new workbook, its cells filled in, and the bytes of it: the same for the same content."""

import io
import re
import zipfile
from datetime import date, datetime

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from tongket.excel.cell_values import CellValue
from tongket.excel.packing import pack

SHEET_FONT, FONT_SIZE = "Times New Roman", 12
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def new_workbook() -> Workbook:
    """Return a workbook without sheets.

    Its default font is that of our cells: widths of columns count its digits, and blank cells have it too.
    """
    book = Workbook()
    for each in book.worksheets:
        book.remove(each)
    font = Font(name=SHEET_FONT, size=FONT_SIZE)
    inside = vars(book)  # openpyxl has no public way to change its default
    inside["_fonts"].clear()
    inside["_fonts"].add(font)
    inside["_named_styles"]["Normal"].font = font
    return book


def fill_cell(cell: Cell | MergedCell, value: CellValue, style: str) -> None:
    """Fill in a cell: a text stays a text, whatever it begins with."""
    if value.number is not None:
        cell.value = value.number
    elif value.text:
        cell.value = _ESCAPE.sub("_x005F_", value.text)
        cell.data_type = "s"
    cell.style = style


def save_workbook(book: Workbook, as_of: date) -> bytes:
    """Return the bytes of a workbook that was made on a day; it opens at its first sheet."""
    book.active = 0
    properties = book.properties
    properties.creator = properties.lastModifiedBy = "tongket"
    properties.created = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - openpyxl writes it as UTC
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _Writer(book, archive).save()
    return pack(buffer.getvalue(), as_of)


class _Writer(ExcelWriter):
    """openpyxl's writer without its files in the folder of temporary ones: they fill a full disk, or outlive a kill."""

    def write_worksheet(self, ws: Worksheet) -> None:
        part = io.BytesIO()
        writer = WorksheetWriter(ws, part)
        vars(ws)["_drawing"] = SpreadsheetDrawing()
        writer.write()
        vars(ws)["_rels"] = vars(writer)["_rels"]
        vars(self)["_archive"].writestr(ws.path[1:], part.getvalue())
        self.manifest.append(ws)
