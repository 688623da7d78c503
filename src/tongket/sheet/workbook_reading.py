"""The sheets of a workbook to tables: found by name or header, columns by header, rows in any order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongket.excel.cell_values import BLANK, CellValue, fold_cell
from tongket.excel.cells import Grid, Refused, read_grids
from tongket.sheet.columns import (
    GUIDE,
    LAYOUTS,
    LISTS,
    MENTIONS,
    UNNAMED,
    SheetLayout,
    SheetRow,
    SheetTable,
    find_header,
    realign,
)

_HEADER_WITHIN = 50
"""Rows in which to look for the headers."""
_FEWEST_HEADERS = 4
"""Of the twelve and more of a page: a row of a person's own that names two or three of them by chance is none."""
_MANY = 1_000_000
LIST_ITEM, LIST_SUBJECT, LIST_NAME = "Mục", "Mã nhóm", "Tên nhóm"
LIST_PREFIX, LIST_LAST = "Đầu mã", "Số cuối"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWorkbook:
    """The decision workbook (tệp biên tập) as it was read."""

    tables: Mapping[str, SheetTable]
    """By the name of the sheet, those that are there."""
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Item to folded name to id of the subjects that the file was written with."""
    counters: Mapping[str, int] = field(default_factory=dict)
    """Beginning of a key to the last number that was given."""
    standing: Mapping[str, SheetTable] = field(default_factory=dict)
    """The tables as they stand in the file, each hidden cell in its own row."""
    pages: Mapping[str, Grid] = field(default_factory=dict)
    """The other sheets of ours, by name."""


def read_book(data: bytes) -> ReadWorkbook | Refused:
    """Return the tables of a decision workbook, or why there are none; never raises."""
    grids = read_grids(data)
    if isinstance(grids, Refused):
        return grids
    found = {layout.sheet: grid for layout in LAYOUTS if (grid := _find_sheet(layout, grids)) is not None}
    if not found:
        hint = "chuyển tệp này đi chỗ khác, rồi chạy tongket decide để lập bảng biên tập."
        return Refused("Đây không phải bảng biên tập: không có trang nào của nó.", hint)
    tables: dict[str, SheetTable] = {}
    standing: dict[str, SheetTable] = {}
    for layout in LAYOUTS:
        if layout.sheet in found:
            table = _read_table(layout, found[layout.sheet])
            if isinstance(table, Refused):
                return table
            standing[layout.sheet] = table
            tables[layout.sheet] = realign(table)
    lists = next((each for each in grids if each.title == LISTS), Grid(title=LISTS))
    return ReadWorkbook(
        tables=tables,
        former=_read_subjects(lists),
        counters=_read_counters(lists),
        standing=standing,
        pages={each.title: each for each in grids if each.title in {MENTIONS, GUIDE, LISTS}},
    )


def _find_sheet(layout: SheetLayout, grids: tuple[Grid, ...]) -> Grid | None:
    """Return the sheet of a layout: by its name, else (renamed) by its headers; None when it was deleted or emptied."""
    named = next((each for each in grids if fold_cell(each.title) == fold_cell(layout.sheet)), None)
    if named is not None and named.rows:
        return named
    taken = {fold_cell(each) for each in (*(each.sheet for each in LAYOUTS), MENTIONS, GUIDE, LISTS)}
    others = (each for each in grids if fold_cell(each.title) not in taken)
    return next((each for each in others if _count_headers(layout, each)[0] == len(layout.headers)), None)


def _count_headers(layout: SheetLayout, grid: Grid) -> tuple[int, int]:
    """Return how many headers the best row of a sheet holds, and which row that is."""
    best = (0, 0)
    for number in sorted(grid.rows)[:_HEADER_WITHIN]:
        known = {find_header(layout, each.text) for each in grid.rows[number].values()} & {*layout.headers}
        if len(known) > best[0]:
            best = (len(known), number)
    return best


def _read_table(layout: SheetLayout, grid: Grid) -> SheetTable | Refused:
    hint = "lấy lại bản cũ của tệp, hoặc xóa cả trang này rồi chạy tongket decide để lập lại."
    count, header = _count_headers(layout, grid)
    if count < _FEWEST_HEADERS:
        return Refused(f'Trang "{layout.sheet}" không còn hàng tiêu đề.', hint)
    columns, extras = _place_columns(layout, grid, header)
    if layout.identity not in columns:
        message = f'Trang "{layout.sheet}" không còn cột ẩn "{layout.identity}", nên không biết hàng nào là ý nào.'
        return Refused(message, hint)
    _spread_merged(grid, {*extras.values(), *(columns[each] for each in layout.open if each in columns)})
    rows = tuple(
        SheetRow(
            number=number,
            values={name: cells[each] for name, each in columns.items() if each in cells},
            extras={name: cells[each] for name, each in extras.items() if each in cells},
        )
        for number, cells in sorted(grid.rows.items())
        if number > header or (number < header and columns[layout.identity] in cells)
    )  # above the head stands what a person put over the table, unless somebody sorted the head in among the rows
    return SheetTable(
        layout=layout,
        columns={**columns, **extras},
        extras=tuple(extras),
        rows=rows,
        head=header,
        title=grid.title,
    )


def _place_columns(layout: SheetLayout, grid: Grid, header: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return the columns of the known headers, the first of each, and those that a person added."""
    columns: dict[str, int] = {}
    extras: dict[str, int] = {}
    used = {number for cells in grid.rows.values() for number in cells}
    for number in sorted(used):
        typed = grid.rows[header].get(number, BLANK).text
        known = find_header(layout, typed)
        if known is not None and known not in columns:
            columns[known] = number
        else:
            extras[_name_column(typed or UNNAMED, {*columns, *extras, *layout.headers})] = number
    return columns, extras


def _name_column(wanted: str, taken: set[str]) -> str:
    """Return a header that no other column has."""
    folded = {fold_cell(each) for each in taken}
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in range(1, len(taken) + 2))
    return next(each for each in names if fold_cell(each) not in folded)


def _spread_merged(grid: Grid, columns: set[int]) -> None:
    """Give each row of a merged area the value that stands in its first one: that is what one sees."""
    for area in grid.merged:
        value = grid.rows.get(area.first, {}).get(area.column)
        if value is None or area.column not in columns:
            continue
        for number in range(area.first + 1, area.last + 1):
            if number in grid.rows:
                grid.rows[number].setdefault(area.column, value)


def _rows_of(lists: Grid, *headers: str) -> list[tuple[CellValue, ...]]:
    """Return the rows below some headers of the hidden sheet, where all of them are filled in."""
    first = lists.rows.get(1, {})
    places = [next((each for each, value in first.items() if value.text == header), 0) for header in headers]
    found = [tuple(row.get(each, BLANK) for each in places) for number, row in lists.rows.items() if number > 1]
    return [each for each in found if all(value.text for value in each)]


def _read_subjects(lists: Grid) -> dict[str, dict[str, str]]:
    former: dict[str, dict[str, str]] = {}
    for item, subject, name in _rows_of(lists, LIST_ITEM, LIST_SUBJECT, LIST_NAME):
        former.setdefault(item.text, {})[fold_cell(name.text)] = subject.text
    return former


def _read_counters(lists: Grid) -> dict[str, int]:
    found = _rows_of(lists, LIST_PREFIX, LIST_LAST)
    return {prefix.text: int(last.number) for prefix, last in found if last.number is not None and last.number < _MANY}
