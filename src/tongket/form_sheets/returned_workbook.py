"""The workbook of a form that came back: whose it is, and what the unit typed into its tables."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tongket.errors import DocumentError
from tongket.excel.cell_values import fold_cell
from tongket.excel.cells import Grid, Refused, read_grids
from tongket.excel.notes import SheetNotes, read_notes, read_properties
from tongket.form_sheets.form_guide import SIGN_LABEL, guide_lines, unit_line
from tongket.form_sheets.found_tables import FoundTable, find_form_tables, is_own
from tongket.form_sheets.sheet_plan import GUIDE_SHEET, OWN_SHEET, SheetPlan, plan_sheets
from tongket.form_sheets.table_reading import (
    FoundValue,
    SheetReading,
    read_table,
    sheet_place,
    unplaced_cells,
)
from tongket.form_sheets.typed_cells import says_the_same
from tongket.model.addresses import Address
from tongket.model.forms import FormStamp, UnitForm, stamp_of_line, stamp_of_properties
from tongket.model.returned import Altered, Clash, ReturnedReport, ReturnedValue, Unplaced
from tongket.workspace import explain_os_error

_NO_TABLE = "trang này không phải biểu nào của mẫu"
_AGAIN = "biểu này đã đọc ở trang khác của tệp"
_MOST_ROWS = 200
"""Of a sheet that are set aside one by one: what is more is counted."""

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
    tables, others = find_form_tables(grids, plans)
    issued = {fold_cell(value.text) for value, _ in guide_lines(form, plans)} | set(_fixed_words(form, plans))
    comma = _writes_comma(grids)
    notes = read_notes(data)
    read = [read_table(each, issued, comma=comma) for each in tables]
    placed, again = _once(tables, read)
    values, clashes = _settle(placed, plans)
    return ReturnedReport(
        stamp=stamp_of_properties(read_properties(data)) or _shown_stamp(grids),
        values=values,
        clashes=clashes,
        unplaced=(
            *(found for each in read for found in each.unplaced[:_MOST_ROWS]),
            *again,
            *(found for grid in others for found in _set_aside_sheet(grid, issued, _NO_TABLE)),
            *(found for grid in grids if is_own(grid) for found in _set_aside_guide(grid, issued)),
            *_set_aside_notes(notes),
        ),
        altered=tuple(found for each in tables for found in _find_lost(each)),
        remarks=tuple(_remark(read, others, notes)),
    )


def _open(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DocumentError(f"{path.name} không phải tệp thường, không đọc được.", "chép nội dung vào tệp .xlsx.")
        return path.read_bytes()
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


def _once(tables: Sequence[FoundTable], read: Sequence[SheetReading]) -> tuple[list[FoundValue], list[Unplaced]]:
    """Return the values of all sheets, and the entries of a list that stands on a second one.

    The cells of a statistics table on two sheets are compared one by one; the entries of a list have no names.
    """
    placed: list[FoundValue] = []
    again: list[Unplaced] = []
    lists: dict[str, list[str]] = {}
    for table, each in zip(tables, read, strict=True):
        said = [found.value.text for found in each.values]
        first = lists.setdefault(table.plan.title, said)
        if table.plan.rows or first is said:
            placed += each.values
        elif first != said:
            again += [Unplaced(text=found.value.text, place=found.value.place, reason=_AGAIN) for found in each.values]
    return placed, again


def _settle(
    placed: Sequence[FoundValue], plans: Sequence[SheetPlan]
) -> tuple[tuple[ReturnedValue, ...], tuple[Clash, ...]]:
    """Return one value a place, in the order of the form, and the places that have several."""
    by_address: dict[Address, list[FoundValue]] = {}
    for each in placed:
        by_address.setdefault(each.value.address, []).append(each)
    clashes = {
        address: Clash(address=address, label=_label(found[0], plans), values=tuple(each.value for each in found))
        for address, found in by_address.items()
        if not all(says_the_same(found[0].value.text, each.value.text, each.column.kind) for each in found)
    }
    order = {address: place for place, address in enumerate(_addresses(plans))}
    values = [found[0].value for address, found in by_address.items() if address not in clashes]
    values.sort(key=lambda each: order[_whole(each.address)])
    return tuple(values), tuple(clashes.values())


def _addresses(plans: Sequence[SheetPlan]) -> Iterator[Address]:
    """Yield the places of a form's tables, in its order; of a list one for all of its entries."""
    for plan in plans:
        if not plan.rows:
            yield plan.table.address
        for row in plan.rows:
            yield from (plan.table.cell(row.id, each.id) for each in plan.typed)


def _whole(address: Address) -> Address:
    """Return the place of a cell, or that of the list which an entry belongs to."""
    return address if address.table else address._replace(number=0, part="")


def _label(found: FoundValue, plans: Sequence[SheetPlan]) -> str:
    address = found.value.address
    plan = next(each for each in plans if found.column in each.columns and each.table.address.place == address.place)
    row = next((each.name for each in plan.rows if each.id == address.key), f"dòng {address.number}")
    return f"{plan.caption}, {row}, cột {found.column.heading}"


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


def _remark(read: Sequence[SheetReading], others: Sequence[Grid], notes: Sequence[SheetNotes]) -> Iterator[str]:
    for each in notes:
        if each.drawings:
            yield f'Trang "{each.title}" có hình hoặc khung chữ, không đọc.'
    doubtful = [place for each in read for place in each.doubtful]
    if doubtful:
        shown = "; ".join(doubtful[:_SHOWN]) + ("; …" if len(doubtful) > _SHOWN else "")
        yield f"Máy đã lưu tệp viết số lẻ bằng dấu chấm: đối chiếu số lẻ, ngày và tháng với bản giấy ở {shown}."
    left = sum(max(0, len(each.rows) - _MOST_ROWS) for each in others)
    left += sum(max(0, len(each.unplaced) - _MOST_ROWS) for each in read)
    if left:
        yield f"Còn {left} hàng ngoài mẫu không liệt kê ở đây."
