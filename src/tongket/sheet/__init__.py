"""The decision sheet (bảng biên tập): `data/decisions.xlsx` written, read and matched; the only user of openpyxl."""

from tongket.sheet.carried import Carried, carry_sheet
from tongket.sheet.update import Updated, open_sheet, read_decisions, update_sheet, write_decisions

__all__ = ["Carried", "Updated", "carry_sheet", "open_sheet", "read_decisions", "update_sheet", "write_decisions"]
