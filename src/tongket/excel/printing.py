"""A sheet as people see it: its head stays in sight, it is locked without a password, and it prints on A4."""

import math

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tongket.excel.saving import SHEET_FONT

LINE_HEIGHT = 15.75
"""Of a line in our font, in points."""
_A4 = "9"


def set_page(sheet: Worksheet, area: str, frozen: str | None = None, head: int | None = None) -> None:
    """Lock a sheet, freeze what stands above and left of a cell, and set up its area for landscape A4.

    `head` is the row of the headers, which each page repeats; None repeats nothing.
    """
    sheet.freeze_panes = frozen
    lock = sheet.protection
    lock.sheet = lock.objects = lock.scenarios = True
    lock.formatColumns = lock.formatRows = lock.sort = lock.autoFilter = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if head is not None:
        sheet.print_title_rows = f"{head}:{head}"
    sheet.print_area = area
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    footer = HeaderFooterItem()
    footer.center.text, footer.center.font, footer.center.size = "&A - trang &P/&N", f"{SHEET_FONT},Regular", 10
    sheet.HeaderFooter.oddFooter = footer


def count_lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column: a letter is a little narrower than a digit."""
    return sum(math.ceil(len(each) / width) or 1 for each in text.split("\n"))
