"""The two sheets beside the tables: how the workbook is filled in, and the hidden one of what the computer says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from tongket.excel.cell_values import CellValue
from tongket.excel.printing import LINE_HEIGHT, count_lines, set_page
from tongket.excel.saving import fill_cell
from tongket.form_sheets.form_styles import CAPTION_STYLE, LINE_STYLE, SAMPLE_STYLE, STAMP_STYLE
from tongket.form_sheets.sheet_plan import GUIDE_SHEET, OWN_SHEET, SheetPlan
from tongket.model.forms import UnitForm

_WIDTH = 95
_HEAD = "CÁC BIỂU CỦA BÁO CÁO"
_TEXT = """
Chỉ gõ vào các ô nền vàng. Ô nền xám là lời của mẫu hoặc do máy tự tính, không phải gõ. Trang được bảo vệ nhưng không có
mật khẩu.

Không đổi tên các hàng, các cột. Biểu liệt kê (văn bản, mô hình) hết hàng kẻ sẵn thì gõ tiếp ở hàng dưới.

Số: chỉ gõ chữ số, không kèm đơn vị tính. Tỷ lệ gõ kèm dấu %, ví dụ 85,5%. Ngày gõ theo dạng ngày/tháng/năm, ví dụ
8/4/2019. Không có thì gõ 0; chưa có số liệu thì để trống ô.

Máy tính này viết số một nghìn hai trăm ba mươi tư phẩy năm như sau. Nếu là 1.234,5 thì gõ số lẻ bằng dấu phẩy; nếu là
1,234.5 thì gõ số lẻ bằng dấu chấm. Không gõ dấu ngăn phần nghìn.
"""
_LINES = tuple(" ".join(each.split()) for each in _TEXT.strip().split("\n\n"))
_SAMPLE = CellValue("1234,5", Decimal("1234.5"))
SIGN_LABEL = "Một nửa, như máy viết"
"""On the hidden sheet, before what shows which sign of decimals the computer writes."""
_LIST = "tk_mau_"
_HALF = "=1/2&T(NOW())"
"""Comes to `0,5` or `0.5`, and is reckoned anew each time the workbook is opened, because it asks for the time."""


def guide_lines(form: UnitForm, plans: Sequence[SheetPlan]) -> Iterator[tuple[CellValue, str]]:
    """Yield the cells of the first sheet, from above, each with its style."""
    yield CellValue(_HEAD), CAPTION_STYLE
    yield CellValue(unit_line(form)), LINE_STYLE
    yield CellValue(form.stamp.line), STAMP_STYLE
    for each in plans:
        yield CellValue(f"Trang “{each.title}”: {each.caption}"), LINE_STYLE
    yield from ((CellValue(each), LINE_STYLE) for each in _LINES)
    yield _SAMPLE, SAMPLE_STYLE


def unit_line(form: UnitForm) -> str:
    """Return whose tables they are."""
    return f"Đơn vị: {form.unit.name}"


def write_guide(book: Workbook, form: UnitForm, plans: Sequence[SheetPlan]) -> None:
    """Add the first sheet."""
    sheet = book.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width = _WIDTH
    number = 0
    for number, (value, style) in enumerate(guide_lines(form, plans), 1):
        fill_cell(sheet.cell(number, 1), value, style)
        sheet.row_dimensions[number].height = (count_lines(value.text, _WIDTH) + 0.4) * LINE_HEIGHT
    set_page(sheet, f"A1:A{number}")
    sheet.page_setup.orientation = "portrait"


def write_own_sheet(book: Workbook, plans: Sequence[SheetPlan]) -> dict[tuple[str, ...], str]:
    """Add the hidden sheet; return the names of the lists on it.

    A list inside its rule is dropped by Excel when it is longer than 255 characters, and cut at the commas in it.
    """
    names: dict[tuple[str, ...], str] = {}
    sheet = book.create_sheet(OWN_SHEET)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    sheet.cell(1, 1, SIGN_LABEL)
    sheet.cell(1, 2, _HALF)
    for place, words in enumerate(sorted({each.offered for plan in plans for each in plan.columns if each.offered}), 3):
        letter = get_column_letter(place)
        for number, word in enumerate(words, 1):
            sheet.cell(number, place, word)
        name = f"{_LIST}{place}"
        cells = f"'{OWN_SHEET}'!${letter}$1:${letter}${len(words)}"
        book.defined_names[name] = DefinedName(name, attr_text=cells)
        names[words] = name
    return names
