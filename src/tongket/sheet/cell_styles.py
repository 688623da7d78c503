"""How the cells of the decision sheet look: one named style for each kind of cell."""

from collections.abc import Callable

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

from tongket.excel.saving import FONT_SIZE, SHEET_FONT
from tongket.sheet.columns import CHANGED, LOST, NEW, STATE, ColumnKind, SheetRow

HEAD_STYLE, OPEN_HEAD, KEPT, GUIDE_TITLE, GUIDE_LINE = "Đầu cột", "Đầu cột sửa được", "Hàng giữ lại", "Tiêu đề", "Dòng"
_AS_TEXT = "@"
"""What is typed stays as typed: a sentence that begins with a dash is no formula, `1-07` is no date."""
WHOLE, GENERAL_FORMAT = "#,##0", "General"

_EDGE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_OPEN, _GREY = "FFFBE6", "E7E6E6"
_OPEN_HEAD_GROUND = "FFD966"
_STATES = {NEW: "C6EFCE", CHANGED: "FFE699", LOST: "F4B183"}
PALETTE = frozenset({"", "FFFFFF", _OPEN, _GREY, _OPEN_HEAD_GROUND, *_STATES.values()})
"""The colours of the ground that tongket gives: a cell with another one was coloured by a person."""


def _style(name: str, *, fill: str | None = None, bold: bool = False, across: str | None = None) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=SHEET_FONT, size=FONT_SIZE, bold=bold),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=_BOX,
        alignment=Alignment(horizontal=across, vertical="top", wrap_text=True),
        number_format=_AS_TEXT,
    )


def add_styles(book: Workbook) -> None:
    """Add the named styles to a new workbook."""
    for style in (
        _style(HEAD_STYLE, fill=_GREY, bold=True, across="center"),
        _style(OPEN_HEAD, fill=_OPEN_HEAD_GROUND, bold=True, across="center"),
        *(_style(state, fill=fill, bold=True, across="center") for state, fill in _STATES.items()),
        *(_kind_style(kind) for kind in ColumnKind),
        _open(_style(KEPT, fill=_GREY)),
        _plain(_style(GUIDE_TITLE, bold=True)),
        _plain(_style(GUIDE_LINE)),
    ):
        book.add_named_style(style)


def _kind_style(kind: ColumnKind) -> NamedStyle:
    """Return the style of a kind of column."""
    centred = kind in {ColumnKind.LOCKED_CENTRED, ColumnKind.MARK}
    style = _style(kind.value, fill=_OPEN if kind.is_open else None, across="center" if centred else None)
    if kind is not ColumnKind.TEXT:
        style.number_format = GENERAL_FORMAT
    if kind in {ColumnKind.LOCKED_LONG, ColumnKind.HIDDEN}:
        style.alignment = Alignment(vertical="top", wrap_text=False)
    return _open(style) if kind.is_open else style


def _open(style: NamedStyle) -> NamedStyle:
    style.protection = Protection(locked=False)
    return style


def _plain(style: NamedStyle) -> NamedStyle:
    style.border = Border()
    return style


def style_of(row: SheetRow, header: str, kind: ColumnKind, has_choice: Callable[[SheetRow, str], bool]) -> str:
    """Return the name of the style of a cell."""
    state = row.text(STATE)
    if header == STATE and state in _STATES:
        return state
    if kind is ColumnKind.HIDDEN:
        return kind.value
    if state == LOST:
        return KEPT
    if kind.is_open and not row.text(header) and not has_choice(row, header):
        return ColumnKind.LOCKED.value
    return kind.value
