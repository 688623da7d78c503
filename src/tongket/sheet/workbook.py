"""Tables to the bytes of a workbook: locked but for what a person decides, with drop-downs, ready to print."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tongket.excel.cell_values import CellValue
from tongket.excel.printing import LINE_HEIGHT, count_lines, set_page
from tongket.excel.saving import fill_cell, new_workbook, save_workbook
from tongket.merge.decisions import Mention, Offers
from tongket.sheet import columns as c
from tongket.sheet.arrange import Arranged
from tongket.sheet.cell_styles import (
    GENERAL_FORMAT,
    GUIDE_LINE,
    GUIDE_TITLE,
    HEAD_STYLE,
    OPEN_HEAD,
    WHOLE,
    add_styles,
    style_of,
)
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.sheet.lists import GUIDE_HEAD, LINES, Lists, write_lists

_FIRST_COLUMN_FROZEN = "B2"
_OWN_WIDTH = 20
_LONGEST_AS_TEXT = 255
"""Characters: an old Excel shows #### for a longer text in a cell that is formatted as text."""
_GUIDE_WIDTH = 85
_HEAD_LINES = 3
_MOST_LINES = 9
"""That a row shows unasked: 26 names of units would fill the screen."""


def write_workbook(
    arranged: Arranged, offers: Offers, as_of: date, only: Mapping[str, Mapping[int, AbstractSet[str]]] | None = None
) -> bytes:
    """Return the bytes of a workbook: the same for the same rows, offers and date.

    With `only`, of the sheets that it names nothing but those cells of rows, to be put into another workbook.
    """
    book = new_workbook()
    add_styles(book)
    lists = Lists(subjects=offers.subjects, counters=arranged.counters)
    for layout in c.LAYOUTS:
        rows = (only or {}).get(layout.sheet)
        _write_table(book.create_sheet(layout.sheet), arranged.tables[layout.sheet], lists, rows)
    _write_mentions(book.create_sheet(c.MENTIONS), offers.mentions)
    _write_guide(book.create_sheet(c.GUIDE))
    write_lists(book, lists)
    book.properties.title = "Bảng biên tập"
    return save_workbook(book, as_of)


def _write_table(
    sheet: Worksheet, table: SheetTable, lists: Lists, only: Mapping[int, AbstractSet[str]] | None
) -> None:
    kinds = {each.header: each.kind for each in table.layout.columns}
    _write_head(sheet, table, kinds)
    for row in table.rows:
        if only is not None and row.number not in only:
            continue
        for header, column in table.columns.items():
            if only is not None and header not in only[row.number]:
                continue
            kind = kinds.get(header, c.ColumnKind.HIDDEN if header.startswith(c.MEMBERS) else c.ColumnKind.TEXT)
            value = row.extras.get(header, row.cell(header))
            cell = sheet.cell(row.number, column)
            fill_cell(cell, value, style_of(row, header, kind, lists.has_choice))
            if kind in {c.ColumnKind.LOCKED_NUMBER, c.ColumnKind.NUMBER}:
                cell.number_format = _number_form(row, value)
            elif len(value.text) > _LONGEST_AS_TEXT:
                cell.number_format = GENERAL_FORMAT
        sheet.row_dimensions[row.number].height = _guess_height(row, table)
    lists.validate(sheet, table)
    last = max((each.number for each in table.rows), default=table.head)
    sheet.auto_filter.ref = f"A{table.head}:{get_column_letter(max(table.columns.values()))}{last}"
    printed = sum(each.printed and each.kind is not c.ColumnKind.HIDDEN for each in table.layout.columns)
    _set_page(sheet, f"A1:{get_column_letter(printed)}{last}")


def _write_head(sheet: Worksheet, table: SheetTable, kinds: Mapping[str, c.ColumnKind]) -> None:
    widths = {each.header: each.width for each in table.layout.columns}
    for header, column in table.columns.items():
        is_open = kinds[header].is_open if header in kinds else header in table.extras
        fill_cell(sheet.cell(table.head, column), CellValue(header), OPEN_HEAD if is_open else HEAD_STYLE)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = widths.get(header, _OWN_WIDTH)
        dimension.hidden = header in table.layout.hidden or header.startswith(c.MEMBERS)


def _guess_height(row: SheetRow, table: SheetTable) -> float:
    """Return how tall a row is, its long texts broken at the width of their columns; not every program works it out."""
    lines = 1
    for column in table.layout.columns:
        if column.kind not in {c.ColumnKind.HIDDEN, c.ColumnKind.LOCKED_LONG}:
            lines = max(lines, count_lines(row.text(column.header), column.width))
    return min(lines, _MOST_LINES) * LINE_HEIGHT


def _number_form(row: SheetRow, value: CellValue) -> str:
    """Return how a figure is shown: with thousands where it, or what it settles between, is whole."""
    sources = (row.cell(each).number for each in (c.FIRST, c.SECOND))
    numbers = [value.number] if value.number is not None else [each for each in sources if each is not None]
    whole = bool(numbers) and all(each == each.to_integral_value() for each in numbers)
    return WHOLE if whole else GENERAL_FORMAT


def _set_page(sheet: Worksheet, area: str) -> None:
    set_page(sheet, area, _FIRST_COLUMN_FROZEN, 1)
    sheet.row_dimensions[1].height = _HEAD_LINES * LINE_HEIGHT


def _write_mentions(sheet: Worksheet, mentions: Sequence[Mention]) -> None:
    """Write how often each unit is named and, beside it, how often each group."""
    _write_block(
        sheet,
        1,
        c.MENTION_COLUMNS,
        [(each.unit_name, each.group_name, each.count) for each in mentions],
    )
    sums: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for each in mentions:
        sums[each.group_name] += each.count
        silent[each.group_name] += each.count == 0
    _write_block(sheet, 5, c.GROUP_COLUMNS, [(name, sums[name], silent[name]) for name in sums])
    sheet.auto_filter.ref = f"A1:C{max(len(mentions) + 1, 2)}"
    _set_page(sheet, f"A1:G{max(len(mentions), len(sums)) + 1}")


def _write_block(
    sheet: Worksheet, left: int, columns: Sequence[c.SheetColumn], rows: Iterable[tuple[str | int, ...]]
) -> None:
    for place, column in enumerate(columns):
        fill_cell(sheet.cell(1, left + place), CellValue(column.header), HEAD_STYLE)
        sheet.column_dimensions[get_column_letter(left + place)].width = column.width
    for number, cells in enumerate(rows, 2):
        for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            fill_cell(
                sheet.cell(number, left + place),
                CellValue(str(cell), Decimal(cell) if isinstance(cell, int) else None),
                column.kind.value,
            )


def _write_guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    fill_cell(sheet.cell(1, 1), CellValue(GUIDE_HEAD), GUIDE_TITLE)
    for number, line in enumerate(LINES, 2):
        fill_cell(sheet.cell(number, 1), CellValue(line), GUIDE_LINE)
        sheet.row_dimensions[number].height = (count_lines(line, _GUIDE_WIDTH) + 0.5) * LINE_HEIGHT
    _set_page(sheet, f"A1:A{len(LINES) + 1}")
    sheet.freeze_panes = None
    sheet.row_dimensions[1].height = 2 * LINE_HEIGHT
    sheet.page_setup.orientation = "portrait"
