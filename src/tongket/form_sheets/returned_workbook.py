"""The workbook of a form that came back: whose it is, and what the unit typed into its tables."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tongket.errors import DocumentError
from tongket.excel.cell_values import fold_cell
from tongket.excel.cells import Grid, Refused, read_grids
from tongket.excel.notes import SheetNotes, read_notes, read_properties
from tongket.form_sheets.agreed_values import join_sheets, settle_values
from tongket.form_sheets.form_guide import SIGN_LABEL, guide_lines, unit_line
from tongket.form_sheets.found_tables import FoundTable, find_form_tables, is_foreign, is_own
from tongket.form_sheets.sheet_plan import GUIDE_SHEET, OWN_SHEET, SheetPlan, plan_sheets
from tongket.form_sheets.table_reading import (
    SheetReading,
    read_table,
    sheet_place,
    unplaced_cells,
)
from tongket.model.forms import FormStamp, UnitForm, stamp_of_line, stamp_of_properties
from tongket.model.returned import Altered, ReturnedReport, Unplaced
from tongket.whole_files import read_whole
from tongket.workspace import explain_os_error

_NO_TABLE = "trang này không phải biểu nào của mẫu"
_FOREIGN = "trang này của mẫu khác, không phải mẫu của đơn vị"
_MOST_ROWS = 200
"""Of those of a sheet that are not the form's, set aside one by one: what is more is counted."""
_SHOWN = 5


def find_workbook_stamp(path: Path) -> FormStamp | None:
    """Return the stamp of a workbook: of its properties, else the first that one of its sheets shows; None without.

    Raises:
        DocumentError: it can't be opened, or is no workbook (.xlsx).
    """
    data = _open(path)
    return stamp_of_properties(read_properties(data)) or _shown_stamp(_grids(path, data))


def read_form_workbook(path: Path, form: UnitForm) -> ReturnedReport:
    """Return what a unit typed into the tables of its form; nothing is read from derived cells and totals.

    Raises:
        DocumentError: it can't be opened, or is no workbook (.xlsx).
    """
    data = _open(path)
    grids, plans = _grids(path, data), plan_sheets(form)
    tables, others = find_form_tables(grids, plans, form.stamp)
    issued = {fold_cell(value.text) for value, _ in guide_lines(form, plans)} | set(_fixed_words(form, plans))
    comma = _writes_comma(grids)
    notes = read_notes(data)
    read = [read_table(each, issued, comma=comma) for each in tables]
    placed, again = join_sheets(tables, read)
    values, clashes = settle_values(placed, plans)
    return ReturnedReport(
        stamp=stamp_of_properties(read_properties(data)) or _shown_stamp(grids),
        values=values,
        clashes=clashes,
        unplaced=(
            *(found for each in read for found in (*each.unread, *each.strays[:_MOST_ROWS])),
            *again,
            *(
                found
                for grid in others
                for found in _set_aside_sheet(grid, issued, _FOREIGN if is_foreign(grid, form.stamp) else _NO_TABLE)
            ),
            *(found for grid in grids if is_own(grid) for found in _set_aside_guide(grid, issued)),
            *_set_aside_notes(notes),
        ),
        altered=tuple(found for each in tables for found in _find_lost(each)),
        remarks=(*_find_gone(plans, tables), *_remark(tables, read, notes), *_count_left(read, others)),
    )


def _open(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DocumentError(f"{path.name} không phải tệp thường, không đọc được.", "chép nội dung vào tệp .xlsx.")
        return read_whole(path)
    except OSError as error:
        message = f"Không mở được {path.name} ({explain_os_error(error)})."
        raise DocumentError(message, "kiểm tra lại tên tệp.") from error


def _grids(path: Path, data: bytes) -> tuple[Grid, ...]:
    grids = read_grids(data)
    if isinstance(grids, Refused):
        raise DocumentError(f"{path.name}: {grids.message}", grids.hint)
    return grids


def _shown_stamp(grids: Sequence[Grid]) -> FormStamp | None:
    cells = (value for grid in grids for number in sorted(grid.rows) for value in grid.rows[number].values())
    return next((stamp for each in cells if (stamp := stamp_of_line(each.text)) is not None), None)


def _fixed_words(form: UnitForm, plans: Sequence[SheetPlan]) -> Iterator[str]:
    yield fold_cell(unit_line(form))
    for each in plans:
        yield fold_cell(each.caption)
        yield fold_cell(f"{form.stamp.line} · {each.mark}")


def _writes_comma(grids: Sequence[Grid]) -> bool | None:
    """Return whether the computer that saved the file writes decimals with a comma; None where it does not say."""
    own = next((each for each in grids if fold_cell(each.title) == fold_cell(OWN_SHEET)), None)
    for cells in own.rows.values() if own is not None else ():
        texts = {value.text for value in cells.values()}
        if SIGN_LABEL in texts and texts & {"0,5", "0.5"}:
            return "0,5" in texts
    return None


def _set_aside_sheet(grid: Grid, issued: set[str], reason: str) -> Iterator[Unplaced]:
    for number in sorted(grid.rows)[:_MOST_ROWS]:
        cells = {place: each for place, each in grid.rows[number].items() if fold_cell(each.text) not in issued}
        if cells:
            yield unplaced_cells(grid.title, number, cells, reason)


def _set_aside_guide(grid: Grid, issued: set[str]) -> Iterator[Unplaced]:
    if fold_cell(grid.title) == fold_cell(GUIDE_SHEET):
        yield from _set_aside_sheet(grid, issued, _NO_TABLE)


def _set_aside_notes(notes: Sequence[SheetNotes]) -> Iterator[Unplaced]:
    for sheet in notes:
        for cell, text in sheet.comments:
            place = f"{sheet_place(sheet.title)}, ô {cell}"
            yield Unplaced(text=text, place=place, reason="ghi chú (Comment) của ô, không phải nội dung ô")


def _find_lost(table: FoundTable) -> Iterator[Altered]:
    """Yield the rows and columns of a table that its sheet has no longer."""
    place = sheet_place(table.grid.title)
    there = {each.heading for each in table.columns.values()}
    for column in table.plan.typed:
        if column.heading not in there:
            yield Altered(issued=column.heading, returned="", place=place)
    names = table.names
    shown = {fold_cell(cells[names].text) for cells in table.grid.rows.values() if names in cells}
    for row in table.plan.rows:
        if fold_cell(row.name) not in shown:
            yield Altered(issued=row.name, returned="", place=place)


def _find_gone(plans: Sequence[SheetPlan], tables: Sequence[FoundTable]) -> Iterator[str]:
    for plan in plans:
        if all(each.plan is not plan for each in tables):
            yield f"Không thấy trang của biểu “{plan.caption}” trong tệp."


def _remark(tables: Sequence[FoundTable], read: Sequence[SheetReading], notes: Sequence[SheetNotes]) -> Iterator[str]:
    for sheet in notes:
        if sheet.drawings:
            yield f"Trang “{sheet.title}” có hình hoặc khung chữ, không đọc."
    for table, each in zip(tables, read, strict=True):
        if each.overwritten:
            cells = _join(each.overwritten, ", ")
            yield f"Trang “{table.grid.title}”: ô công thức của mẫu bị gõ đè ({cells}), số ở đó không đọc."
    doubtful = [place for each in read for place in each.doubtful]
    if doubtful:
        places = _join(doubtful, "; ")
        yield f"Máy đã lưu tệp viết số lẻ bằng dấu chấm: đối chiếu số lẻ, ngày và tháng với bản giấy ở {places}."


def _join(places: Sequence[str], between: str) -> str:
    return between.join(places[:_SHOWN]) + (f"{between}…" if len(places) > _SHOWN else "")


def _count_left(read: Sequence[SheetReading], others: Sequence[Grid]) -> Iterator[str]:
    left = sum(max(0, len(each.rows) - _MOST_ROWS) for each in others)
    left += sum(max(0, len(each.strays) - _MOST_ROWS) for each in read)
    if left:
        yield f"Còn {left} hàng ngoài mẫu không liệt kê ở đây."
