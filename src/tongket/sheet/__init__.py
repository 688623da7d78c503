"""The decision sheet (bảng biên tập): `data/decisions.xlsx` written, read and matched; the only user of openpyxl.

Imports `findings`, `values`, `workspace`, `model`, `merge`, `excel`. Start at `update.py`; `columns.py` says what the
sheets hold.
"""
