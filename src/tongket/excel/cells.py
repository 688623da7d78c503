"""The bytes of a workbook to the values of its cells; whatever is in them, nothing raises."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook

from tongket.excel.cell_values import BLANK, CellValue, clean_cell, number_value
from tongket.excel.parts import Package, as_transitional
from tongket.values.figures import MAX_DIGITS, format_figure, format_short_date

LARGEST_WORKBOOK = 20 * 1024 * 1024
"""A guard: the sheet of this repository has 77 KB; pictures that people put in may come to some MB."""
_MAX_EXPANDED = 60 * 1024 * 1024
"""Of the unpacked parts: ten times what three thousand rows take."""
_MAX_MERGED = 200_000
"""Cells under merged areas: openpyxl makes an object of each."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
REPAIR = "mở tệp trong Excel, sửa (Open and Repair) rồi lưu lại; hoặc lấy lại bản cũ."
_CELL_START, _PLACED = re.compile(rb"<c[\s/>]"), re.compile(rb"<c\s[^>]*?\br=")
_BLANK_CELL = re.compile(rb"<c\s[^<>]*/>|<c\s[^<>]*[^/<>]></c>")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


class Refused(NamedTuple):
    """Why a file is not read."""

    message: str
    hint: str


class Area(NamedTuple):
    """Cells that somebody merged (ô trộn): the first holds the value of all."""

    column: int
    """The leftmost."""
    first: int
    last: int
    right: int
    """The rightmost column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: its cells by row and column, both 1-based; blank ones are left out."""

    title: str
    rows: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    forms: dict[int, dict[int, str]] = field(default_factory=dict)
    """The number formats of the cells that hold a number or a date."""
    reckoned: set[tuple[int, int]] = field(default_factory=set)
    """The rows and columns of the cells that hold a formula."""


def read_grids(data: bytes) -> tuple[Grid, ...] | Refused:
    """Return the sheets of a workbook, or why it can't be read; never raises."""
    refused = _refuse(data)
    if refused is not None:
        return refused
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on what it does not know
            return _read_all(as_transitional(data))
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever comes over a damaged file
        message = f"Tệp Excel bị hỏng, không đọc được ({type(error).__name__})."
        return Refused(message, REPAIR)


def _read_all(data: bytes) -> tuple[Grid, ...] | Refused:
    package = Package(data)
    sheets = package.sheets()
    for each in sheets.values():
        package.parts[each] = _drop_blank_cells(package.parts[each])
        package.tree(each)
    data = package.save()
    grids = tuple(_read(data, calculated=False))
    if len(grids) < len(sheets):
        return Refused("Tệp Excel bị hỏng: mất nội dung của một trang.", REPAIR)
    if any(each.uncalculated for grid in grids for row in grid.rows.values() for each in row.values()):
        grids = _calculate(grids, {each.title: each for each in _read(data, calculated=True)})
    return _merge(grids, data, [package.parts[each] for each in sheets.values()])


def _refuse(data: bytes) -> Refused | None:
    if len(data) > LARGEST_WORKBOOK:
        return Refused("Tệp quá lớn, quá 20 MB.", "bỏ hình ảnh và những trang không dùng rồi lưu lại.")
    if data.startswith(_OLE):
        return Refused("Tệp có mật khẩu mở, hoặc là tệp Excel 97-2003.", "bỏ mật khẩu, lưu lại ở dạng .xlsx.")
    if not data.startswith(_ZIP):
        return Refused("Tệp không phải tệp Excel (.xlsx).", "mở bằng chương trình đã tạo ra nó, lưu lại ở dạng .xlsx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            expanded = sum(each.file_size for each in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Refused("Tệp Excel bị cắt cụt hoặc bị hỏng, không mở được.", "lấy lại bản cũ, hoặc chép lại tệp từ đầu.")
    if expanded > _MAX_EXPANDED:
        return Refused("Nội dung tệp quá lớn.", "xóa những trang và những hàng không dùng rồi lưu lại.")
    return None


def load(data: bytes, *, calculated: bool, streamed: bool) -> Workbook:
    """Return the workbook as openpyxl sees it, without its remarks on what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), read_only=streamed, data_only=calculated, keep_links=False)


def _drop_blank_cells(part: bytes) -> bytes:
    """Return a sheet without the cells that only have a look: openpyxl needs 20 seconds for half a million of them.

    A cell that does not say its place has that behind the one before it: then every cell stays.
    """
    placed = len(_PLACED.findall(part)) == len(_CELL_START.findall(part))
    return _BLANK_CELL.sub(b"", part) if placed else part


def _read(data: bytes, *, calculated: bool) -> Iterator[Grid]:
    book = load(data, calculated=calculated, streamed=True)
    for sheet in book.worksheets:
        grid = Grid(title=clean_cell(sheet.title))
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        for row in sheet.iter_rows():
            for cell in row:
                value = _read_value(cell.value, cell.data_type, cell.number_format) if cell.value is not None else BLANK
                if value.uncalculated:
                    grid.reckoned.add((cell.row or 1, cell.column or 1))
                if value.text:
                    grid.rows.setdefault(cell.row or 1, {})[cell.column or 1] = value
                    if not isinstance(cell.value, str | bool):
                        grid.forms.setdefault(cell.row or 1, {})[cell.column or 1] = cell.number_format or ""
        yield grid
    book.close()


def _read_value(value: object, kind: str, form: str | None) -> CellValue:
    if kind == "f":
        formula = value if isinstance(value, str) else getattr(value, "text", "")
        return CellValue(clean_cell(str(formula)), uncalculated=True)
    if isinstance(value, bool):
        return CellValue("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return _read_number(Decimal(f"{value:.{MAX_DIGITS}g}" if isinstance(value, float) else value), form or "")
    if isinstance(value, datetime):
        value = value if value.time() != time() else value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return CellValue(format_short_date(value))
    return CellValue(clean_cell(str(value)))


def _read_number(number: Decimal, form: str) -> CellValue:
    if not number.is_finite():
        return CellValue(str(number))
    if "%" in form:
        return CellValue(format_figure(number * 100).replace(".", "") + "%")
    return number_value(number)


def _calculate(grids: tuple[Grid, ...], calculated: dict[str, Grid]) -> tuple[Grid, ...]:
    """Return the sheets with the results of their formulas, where the program that saved them left one."""
    for grid in grids:
        result = calculated[grid.title]
        for number, row in grid.rows.items():
            for column, value in row.items():
                if value.uncalculated and (found := result.rows.get(number, {}).get(column)) is not None:
                    row[column] = found
                    if (form := result.forms.get(number, {}).get(column)) is not None:
                        grid.forms.setdefault(number, {})[column] = form
    return grids


def _merge(grids: tuple[Grid, ...], data: bytes, parts: list[bytes]) -> tuple[Grid, ...] | Refused:
    """Return the sheets with their merged areas."""
    areas = [each for part in parts for each in _MERGED.findall(part)]
    if not areas:
        return grids
    if sum(map(_size, areas)) > _MAX_MERGED:
        return Refused("Có vùng ô trộn (Merge) quá lớn.", "bỏ trộn ô (Unmerge) rồi lưu lại.")
    book = load(data, calculated=False, streamed=False)
    found = {
        clean_cell(sheet.title): tuple(
            Area(each.min_col, each.min_row, each.max_row, each.max_col) for each in sheet.merged_cells.ranges
        )
        for sheet in book.worksheets
    }
    return tuple(replace(each, merged=found.get(each.title, ())) for each in grids)


def _size(area: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = (each.decode() for each in area)
    width = abs(column_index_from_string(right) - column_index_from_string(left)) + 1
    return width * (abs(int(bottom) - int(top)) + 1)
