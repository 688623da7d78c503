"""The cells of a workbook, whatever else is in it."""

import io
from datetime import date
from decimal import Decimal

from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook

from tests.sheet.packages import change_part, repack
from tongket.excel.cells import Grid, Refused, read_grids
from tongket.ooxml.package import read_parts


def grid(data: bytes) -> Grid:
    """Return the first sheet."""
    grids = read_grids(data)
    assert not isinstance(grids, Refused)
    return grids[0]


def coloured(rows: int, columns: int) -> bytes:
    """Return a workbook of yellow cells with a figure in C2, a share in D2 and a day in E2."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFFF00")
    sheet["C2"], sheet["D2"], sheet["E2"] = 0.1 + 0.2, 0.855, date(2019, 4, 8)
    sheet["D2"].number_format = "0.0%"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_that_only_have_a_look_are_none() -> None:
    read = grid(coloured(3, 6))
    assert {row: {*cells} for row, cells in read.rows.items()} == {2: {3, 4, 5}}
    assert read.rows[2][3].number == Decimal("0.3")
    assert [read.rows[2][each].text for each in (4, 5)] == ["85,5%", "08/4/2019"]
    assert {*read.forms[2]} == {3, 4, 5}


def test_cells_that_leave_out_their_places_keep_them() -> None:
    data = coloured(2, 5)
    part = read_parts(data)["xl/worksheets/sheet1.xml"]
    for letter in "ABCDE":
        part = part.replace(f' r="{letter}2"'.encode(), b"")
    moved = repack({**read_parts(data), "xl/worksheets/sheet1.xml": part})
    assert {*grid(moved).rows[2]} == {3, 4, 5}


def test_a_blank_cell_may_be_written_in_one_tag_or_in_two() -> None:
    data = change_part(coloured(2, 5), '<c r="A1" s="1" t="n"></c>', '<c r="A1" s="1" />')
    assert {*grid(data).rows} == {2}
