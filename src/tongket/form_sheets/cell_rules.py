"""What may be typed into a column: by its kind, with the words that say so (kiểm tra dữ liệu)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from tongket.form_sheets.sheet_plan import CellKind, PlannedColumn
from tongket.values.figures import MAX_DIGITS, FigureKind, format_figure

_TITLE = "Mẫu báo cáo"
_MOST = "9" * MAX_DIGITS
_HUNDRED = Decimal(100)
_DAY, _SECOND = 'LEFT({0},FIND("/",{0})-1)', 'FIND("/",{0},4)'
_MONTH = 'MID({0},FIND("/",{0})+1,' + _SECOND + '-FIND("/",{0})-1)'
_REAL_DAY = "AND(DAY(DATE(RIGHT({0},4)," + _MONTH + "," + _DAY + "))=VALUE(" + _DAY + "),VALUE(" + _MONTH + ")<13)"
"""Of a text `8/4/2019`, whatever the computer's own order of day and month: a day that is none rolls into another."""


def cell_rule(column: PlannedColumn, first: str, lists: Mapping[tuple[str, ...], str]) -> DataValidation | None:
    """Return the rule of a column's cells, the first of which is `first`; None where anything may be typed.

    `lists` are the names of the lists that are offered.

    No rule holds for what is pasted. The words are within what Excel keeps: 32 characters of a title, 225 of a message.
    """
    if column.offered:
        return DataValidation(type="list", formula1=lists[column.offered], allow_blank=True, showErrorMessage=False)
    match column.kind:
        case CellKind.INTEGER:
            return _bounded("whole", column, _MOST, "Gõ một số nguyên, chỉ gõ chữ số, ví dụ 1234.")
        case CellKind.DECIMAL:
            return _bounded("decimal", column, _MOST, "Gõ một con số, không kèm chữ; đơn vị tính đã có ở đầu cột.")
        case CellKind.RATE:
            most = format_figure(column.maximum, FigureKind.RATE)
            words = f"Gõ tỷ lệ kèm dấu %, không quá {most}."
            rule = _bounded("decimal", column, f"{column.maximum / _HUNDRED:f}", words)
            rule.showInputMessage, rule.promptTitle, rule.prompt = True, _TITLE, words
            return rule
        case CellKind.DATE:
            words = "Ngày gõ theo dạng ngày/tháng/năm, ví dụ 8/4/2019."
            rule = _explain(DataValidation(type="custom", formula1=_REAL_DAY.format(first)), words)
            rule.errorStyle = "warning"  # a document whose day nobody knows can still be named
            return rule
    return None


def _bounded(kind: Literal["whole", "decimal"], column: PlannedColumn, most: str, words: str) -> DataValidation:
    least = f"-{most}" if column.negative else "0"
    return _explain(DataValidation(type=kind, operator="between", formula1=least, formula2=most), words)


def _explain(rule: DataValidation, words: str) -> DataValidation:
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle = _TITLE
    rule.error = words
    return rule
