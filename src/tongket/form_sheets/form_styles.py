"""How the cells of a form's workbook look: one named style for each kind of cell and what it is for."""

from enum import StrEnum

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension

from tongket.excel.saving import FONT_SIZE, SHEET_FONT
from tongket.form_sheets.sheet_plan import CellKind

CAPTION_STYLE, LINE_STYLE, STAMP_STYLE, HEADING_STYLE = "Tên biểu", "Dòng", "Dấu của mẫu", "Đầu cột"
UNIT_STYLE, SAMPLE_STYLE = "Đơn vị", "Số mẫu"

_FORMATS = {
    CellKind.INTEGER: "#,##0",
    CellKind.DECIMAL: "#,##0.0##",
    CellKind.RATE: "0.0#%",
    CellKind.NUMBER: "0",
    CellKind.CHECK: "General",
}
"""By the computer's own signs: where it writes Vietnamese, `#,##0.0##` is shown as 1.234,5. The others are text (`@`):
a day, a sign, a sentence stay as they were typed, whatever they begin with."""
_SAMPLE_FORMAT = "#,##0.0"
_ON_ONE_LINE = frozenset({CellKind.INTEGER, CellKind.DECIMAL, CellKind.RATE, CellKind.CHECK})
_EDGE = Side(style="thin", color="7F7F7F")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_OPEN_GROUND, _LOCKED_GROUND = "FFFBE6", "EDEDED"
_GREY, _WARNING = "7F7F7F", "C00000"
_SMALL = 10


class CellUse(StrEnum):
    """What a cell is for."""

    TYPED = "gõ"
    LOCKED = "khóa"
    TOTAL = "cộng"


def cell_style(kind: CellKind, use: CellUse) -> str:
    """Return the name of a style."""
    return f"{kind}, {use}"


def add_form_styles(book: Workbook) -> None:
    """Add the named styles to a new workbook."""
    head = _line(HEADING_STYLE, bold=True)
    head.border, head.fill = _BOX, PatternFill("solid", fgColor=_LOCKED_GROUND)
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    caption = _line(CAPTION_STYLE, bold=True)
    caption.alignment = head.alignment
    stamp = _line(STAMP_STYLE)
    stamp.font = Font(name=SHEET_FONT, size=_SMALL, italic=True, color=_GREY)
    unit = _line(UNIT_STYLE)
    stamp.alignment = unit.alignment = Alignment(vertical="top")
    sample = _line(SAMPLE_STYLE, bold=True)
    sample.number_format = _SAMPLE_FORMAT
    cells = (_cell(kind, use) for kind in CellKind for use in CellUse)
    for each in (head, caption, _line(LINE_STYLE), unit, stamp, sample, *cells):
        book.add_named_style(each)


def open_column(column: ColumnDimension) -> None:
    """Let the cells of a column that hold nothing yet be typed into."""
    column.font = Font(name=SHEET_FONT, size=FONT_SIZE)
    column.alignment = Alignment(vertical="top", wrap_text=True)
    column.number_format = "@"
    column.protection = Protection(locked=False)


def _cell(kind: CellKind, use: CellUse) -> NamedStyle:
    typed = use is CellUse.TYPED
    return NamedStyle(
        name=cell_style(kind, use),
        font=Font(
            name=SHEET_FONT,
            size=FONT_SIZE,
            bold=use is CellUse.TOTAL,
            color=_WARNING if kind is CellKind.CHECK else None,
        ),
        fill=PatternFill("solid", fgColor=_OPEN_GROUND if typed else _LOCKED_GROUND),
        border=_BOX,
        alignment=Alignment(
            horizontal=_across(kind), vertical="top", wrap_text=not kind.is_figure and kind is not CellKind.CHECK
        ),
        number_format=_FORMATS.get(kind, "@"),
        protection=Protection(locked=not typed),
    )


def _across(kind: CellKind) -> str:
    if kind.is_figure:
        return "right"
    return "center" if kind in {CellKind.NUMBER, CellKind.DATE} else "left"


def _line(name: str, *, bold: bool = False) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=SHEET_FONT, size=FONT_SIZE, bold=bold),
        alignment=Alignment(horizontal="left", vertical="top", wrap_text=True),
        number_format="@",
    )
