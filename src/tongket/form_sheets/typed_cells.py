"""What a unit typed into a cell, as it would be typed in YAML, or why nobody can say what it means."""

import re
from decimal import Decimal
from typing import NamedTuple

from openpyxl.styles.numbers import is_date_format

from tongket.excel.cell_values import CellValue
from tongket.form_sheets.sheet_plan import CellKind
from tongket.values.figures import FigureKind, Refusal, format_figure, parse_date, parse_figure

_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}")
"""ECMA-376 part 1, 18.17.3, with what newer Excels and LibreOffice show."""
_SCALED = re.compile(r"[0#?],+(?![0#?,.])")
"""A number format that shows a thousandth of the number (ECMA-376 part 1, 18.8.31)."""
_TRUTHS = frozenset({"TRUE", "FALSE"})
_MONTHS = 12
_GROUP, _THOUSAND = 3, 1000
_FIGURES = {CellKind.INTEGER: FigureKind.INTEGER, CellKind.DECIMAL: FigureKind.DECIMAL, CellKind.RATE: FigureKind.RATE}


class Doubt(NamedTuple):
    """Why a cell is not read."""

    reason: str
    """In Vietnamese, a sentence without its full stop."""


class TypedCell(NamedTuple):
    """A cell that may have been typed into."""

    value: CellValue
    form: str | None
    """The number format, where the file holds a number or a day; None for a text."""
    comma: bool | None
    """Whether the computer that saved the file writes decimals with a comma; None where the file does not say."""


def read_typed(cell: TypedCell, kind: CellKind) -> str | Doubt:
    """Return what was typed into a cell of a column of this kind: `1234,5`, `85,5%`, `8/4/2019`, a text.

    A text is given back as it stands: whether it is a number, the reader of the answers says.
    """
    text = cell.value.text
    if cell.value.uncalculated:
        return Doubt("công thức chưa tính: mở tệp bằng Excel rồi lưu lại, hoặc gõ số vào ô")
    if _ERROR.fullmatch(text):
        return Doubt(f"ô báo lỗi {text} của Excel")
    if cell.form is None:
        return Doubt("ô ghi TRUE hoặc FALSE") if text in _TRUTHS and kind.is_figure else text
    if is_date_format(cell.form):
        return _read_day(text, kind)
    if _SCALED.search(cell.form):
        return Doubt("ô hiện một phần nghìn của số ghi trong tệp")
    if kind is CellKind.DATE:
        return Doubt("ô ghi một con số, không phải ngày")
    return _read_number(cell, kind)


def _read_day(text: str, kind: CellKind) -> str | Doubt:
    day = parse_date(text)
    if kind is not CellKind.DATE or day is None:
        return Doubt("Excel đã đổi thành ngày hoặc giờ, không biết đã gõ gì")
    return f"{day.day}/{day.month}/{day.year}"


def _read_number(cell: TypedCell, kind: CellKind) -> str | Doubt:
    number = cell.value.number
    if number is None:  # a share in percent, whose text has its sign
        asked = kind not in {CellKind.INTEGER, CellKind.DECIMAL}
        return cell.value.text if asked else Doubt("ô ghi một tỷ lệ phần trăm, cột này không phải tỷ lệ")
    if kind is CellKind.INTEGER and number != number.to_integral_value():
        return Doubt(f"cần một số nguyên, ô ghi {format_figure(number)}; có thể là {_as_thousands(number)}")
    if kind is CellKind.RATE and 0 < abs(number) <= 1:
        return Doubt(f"chưa rõ là {format_figure(number)}% hay {format_figure(number * 100)}%: ô không có dấu %")
    if kind in {CellKind.DECIMAL, CellKind.TEXT} and not cell.comma and _may_be_thousands(number):
        return Doubt(f"chưa rõ là {format_figure(number)} hay {_as_thousands(number)}: dấu chấm có thể là phần nghìn")
    return cell.value.text


def _may_be_thousands(number: Decimal) -> bool:
    """Whether a computer that writes decimals with a point makes this number of `1.234`, meant as 1234."""
    return -int(number.as_tuple().exponent) == _GROUP and 1 <= abs(number) < _THOUSAND


def _as_thousands(number: Decimal) -> str:
    decimals = -int(number.as_tuple().exponent)
    groups = -(-decimals // _GROUP)
    return f"{number * _THOUSAND**groups:f}".partition(".")[0] if decimals <= _GROUP else "một số khác"


def may_be_turned(text: str) -> bool:
    """Whether a day may be the month: `8/4/2019` typed where computers put the month first."""
    day = parse_date(text)
    return day is not None and day.day <= _MONTHS and day.day != day.month


def says_the_same(one: str, other: str, kind: CellKind) -> bool:
    """Whether two texts of a column are one value: `1234` and `1.234` of whole numbers."""
    if one == other or kind not in _FIGURES:
        return one == other
    figures = [parse_figure(each, _FIGURES[kind], negative=True) for each in (one, other)]
    values = [each.value for each in figures if not isinstance(each, Refusal)]
    return len(values) == len(figures) and values[0] == values[1]
