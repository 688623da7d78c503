"""The tables of a form to the bytes of a workbook: locked but for what a unit types, with live formulas."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tongket.excel.cell_values import CellValue
from tongket.excel.printing import LINE_HEIGHT, count_lines, set_page
from tongket.excel.references import LAST_ROW
from tongket.excel.saving import fill_cell, new_workbook, save_workbook
from tongket.form_sheets.cell_rules import cell_rule
from tongket.form_sheets.excel_formulas import LONGEST_FORMULA, excel_formula, excel_text, if_all_known
from tongket.form_sheets.form_guide import unit_line, write_guide, write_own_sheet
from tongket.form_sheets.form_styles import (
    CAPTION_STYLE,
    HEADING_STYLE,
    STAMP_STYLE,
    UNIT_STYLE,
    CellUse,
    add_form_styles,
    cell_style,
    open_column,
)
from tongket.form_sheets.sheet_plan import OWN_SHEET, TOTAL_NAME, CellKind, PlannedColumn, SheetPlan, plan_sheets
from tongket.model.forms import UnitForm
from tongket.values.formula import Formula

_MADE = date(2000, 1, 1)
"""What its properties say, whenever it is written: the same form is the same bytes on any day."""
_CAPTION_ROW, _UNIT_ROW, _STAMP_ROW, _HEAD_ROW = 1, 2, 3, 4
_FIRST = _HEAD_ROW + 1
_PAGE_WIDTH = 170
"""Digits in a row of A4 across, at three quarters of their size; what is wider goes on over several pages."""
_LIST_WIDTH = 125
_NUMBER_WIDTH, _TEXT_WIDTH, _CHECK_WIDTH = 5, 28, 32
_FIGURE_WIDTHS, _NAME_WIDTHS = (10, 22), (18, 40)
_HEAD_LINES = 4
_TITLES = "_xlnm.Print_Titles"
_DECIMALS = {CellKind.RATE: 4, CellKind.DECIMAL: 2, CellKind.INTEGER: 2}
"""As tongket rounds a derived figure: to the cent, a share after it was made percent."""


def write_form_workbook(form: UnitForm) -> bytes | None:
    """Return a workbook with a sheet for each table of a form; None where the unit is asked for no table.

    The same form is the same bytes.
    """
    plans = plan_sheets(form)
    if not plans:
        return None
    book = new_workbook()
    add_form_styles(book)
    write_guide(book, form, plans)
    lists = write_own_sheet(book, plans)
    for each in plans:
        _write_table(book, each, form, lists)
    book.move_sheet(OWN_SHEET, len(plans))
    for name, value in form.stamp.properties.items():
        vars(book)["custom_doc_props"].append(StringProperty(name=name, value=value))
    book.properties.title = f"Các biểu của báo cáo, {form.unit.name}"
    return save_workbook(book, _MADE)


def _write_table(book: Workbook, plan: SheetPlan, form: UnitForm, lists: Mapping[tuple[str, ...], str]) -> None:
    sheet = book.create_sheet(plan.title)
    widths = [_width(each, plan) for each in plan.columns]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _write_head(sheet, plan, form, widths)
    last = _write_rows(sheet, plan) if plan.rows else _write_blank_rows(sheet, plan)
    _write_rules(sheet, plan, lists)
    _set_up(sheet, plan, widths, last)


def _set_up(sheet: Worksheet, plan: SheetPlan, widths: Sequence[float], last: int) -> None:
    """Freeze and repeat the headers and names, and spread what is wide over several pages."""
    frozen = 2 if plan.rows else 1
    area = f"A1:{get_column_letter(plan.printed)}{last}"
    set_page(sheet, area, f"{get_column_letter(frozen + 1)}{_FIRST}")
    held, width = sum(widths[:frozen]), sum(widths[: plan.printed])
    sheet.page_setup.fitToWidth = 1 + max(0, math.ceil((width - _PAGE_WIDTH) / (_PAGE_WIDTH - held)))
    _repeat(sheet, frozen)


def _repeat(sheet: Worksheet, columns: int) -> None:
    """Print the headers and some columns on every page; openpyxl writes rows first, which Excel does not."""
    name = quote_sheetname(sheet.title)
    cells = f"{name}!$A:${get_column_letter(columns)},{name}!${_HEAD_ROW}:${_HEAD_ROW}"
    sheet.defined_names[_TITLES] = DefinedName(_TITLES, attr_text=cells)


def _width(column: PlannedColumn, plan: SheetPlan) -> float:
    """Return how wide a column is, in digits: as its heading needs, broken at words."""
    if column.kind is CellKind.NUMBER:
        return _NUMBER_WIDTH
    if not plan.rows:
        return round(_LIST_WIDTH * column.share / sum(each.share for each in plan.typed), 1)
    if column.kind is CellKind.NAME:
        least, most = _NAME_WIDTHS
        return min(most, max(least, *(len(each.name) + 1 for each in plan.rows)))
    if column.kind is CellKind.CHECK:
        return _CHECK_WIDTH
    if not column.kind.is_figure:
        return _TEXT_WIDTH
    least, most = _FIGURE_WIDTHS
    longest = max((len(each) for each in column.heading.split()), default=0)
    return min(most, max(least, longest + 2, math.ceil(len(column.heading) / _HEAD_LINES) + 2))


def _write_head(sheet: Worksheet, plan: SheetPlan, form: UnitForm, widths: Sequence[float]) -> None:
    lines = {_CAPTION_ROW: (plan.caption, CAPTION_STYLE), _UNIT_ROW: (unit_line(form), UNIT_STYLE)}
    lines[_STAMP_ROW] = (f"{form.stamp.line} · {plan.mark}", STAMP_STYLE)
    for number, (text, style) in lines.items():
        fill_cell(sheet.cell(number, 1), CellValue(text), style)
    seen = min(sum(widths[: plan.printed]), _PAGE_WIDTH)
    fitting = next((number for number in range(1, len(widths) + 1) if sum(widths[:number]) >= seen), len(widths))
    sheet.merge_cells(start_row=_CAPTION_ROW, end_row=_CAPTION_ROW, start_column=1, end_column=fitting)
    sheet.row_dimensions[_CAPTION_ROW].height = (count_lines(plan.caption, seen) + 0.4) * LINE_HEIGHT
    for number, column in enumerate(plan.columns, 1):
        fill_cell(sheet.cell(_HEAD_ROW, number), CellValue(column.heading), HEADING_STYLE)
    most = max(count_lines(column.heading, width - 1) for column, width in zip(plan.columns, widths, strict=True))
    sheet.row_dimensions[_HEAD_ROW].height = (most + 0.6) * LINE_HEIGHT


def _write_rows(sheet: Worksheet, plan: SheetPlan) -> int:
    """Write the rows of the outline, and that of totals; return the last row."""
    number = _HEAD_ROW
    for number, row in enumerate(plan.rows, _FIRST):
        for place, column in enumerate(plan.columns, 1):
            value = _printed(column, row.name, number - _HEAD_ROW)
            use = CellUse.TYPED if column.typed else CellUse.LOCKED
            fill_cell(sheet.cell(number, place), value, cell_style(column.kind, use))
            if (formula := _row_formula(plan, column, number)) is not None:
                sheet.cell(number, place).value = f"={formula}"
        name_width = _width(plan.columns[1], plan)
        sheet.row_dimensions[number].height = (count_lines(row.name, name_width - 1) + 0.2) * LINE_HEIGHT
    return _write_total(sheet, plan, number + 1) if plan.total else number


def _printed(column: PlannedColumn, name: str, number: int) -> CellValue:
    if column.kind is CellKind.NUMBER:
        return CellValue(str(number), Decimal(number))
    return CellValue(name if column.kind is CellKind.NAME else "")


def _write_total(sheet: Worksheet, plan: SheetPlan, number: int) -> int:
    sheet.row_dimensions[number].height = 1.2 * LINE_HEIGHT
    for place, column in enumerate(plan.columns, 1):
        name = CellValue(TOTAL_NAME if column.kind is CellKind.NAME else "")
        cell = sheet.cell(number, place)
        fill_cell(cell, name, cell_style(column.kind, CellUse.TOTAL))
        letter = get_column_letter(place)
        if column.formula is not None:
            cell.value = f"={_row_formula(plan, column, number)}"
        elif column.summed and column.kind.is_figure:
            area = f"{letter}{_FIRST}:{letter}{number - 1}"
            cell.value = f'=IF(COUNT({area})=0,"",SUM({area}))'
    return number


def _row_formula(plan: SheetPlan, column: PlannedColumn, row: int) -> str | None:
    """Return what reckons a cell, without its `=`; None for a cell that is typed or printed."""
    cells = {each.id: f"{get_column_letter(place)}{row}" for place, each in enumerate(plan.columns, 1) if each.id}
    figures = _as_figures(plan, cells)
    if column.kind is CellKind.CHECK and plan.table.statistics is not None:
        checks = [
            _known(each.condition, cells, f'IF({excel_formula(each.condition, figures)},"",{excel_text(each.message)})')
            for each in plan.table.statistics.checks
        ]
        joined = "TRIM({})".format('&" "&'.join(checks))
        return joined if len(joined) <= LONGEST_FORMULA else None
    if column.formula is None:
        return None
    result = excel_formula(column.formula, figures)
    rounded = f"ROUND({result},{_DECIMALS.get(column.kind, 2)})"
    return f'IFERROR({_known(column.formula, cells, rounded)},"")'


def _as_figures(plan: SheetPlan, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells as formulas of the outline mean them: a rate is in percent, its cell holds a share of one."""
    rates = {each.id for each in plan.columns if each.kind is CellKind.RATE}
    return {name: f"({cell}*100)" if name in rates else cell for name, cell in cells.items()}


def _known(formula: Formula, cells: Mapping[str, str], then: str) -> str:
    return if_all_known([cells[each] for each in formula.ordered_names], then)


def _write_blank_rows(sheet: Worksheet, plan: SheetPlan) -> int:
    """Write the ruled rows of a list, and let it go on below them; return the last ruled row."""
    for place, column in enumerate(plan.columns, 1):
        open_column(sheet.column_dimensions[get_column_letter(place)])
        for number in range(_FIRST, _FIRST + plan.blank):
            value = _printed(column, "", number - _HEAD_ROW)
            fill_cell(sheet.cell(number, place), value, cell_style(column.kind, CellUse.TYPED))
    sheet.protection.insertRows = sheet.protection.deleteRows = False
    return _HEAD_ROW + plan.blank


def _write_rules(sheet: Worksheet, plan: SheetPlan, lists: Mapping[tuple[str, ...], str]) -> None:
    """Add what may be typed: of a statistics table in its rows, of a list all the way down."""
    last = _HEAD_ROW + len(plan.rows) if plan.rows else LAST_ROW
    for place, column in enumerate(plan.columns, 1):
        letter = get_column_letter(place)
        rule = cell_rule(column, f"{letter}{_FIRST}", lists) if column.typed else None
        if rule is not None:
            rule.add(f"{letter}{_FIRST}:{letter}{last}")
            sheet.add_data_validation(rule)
