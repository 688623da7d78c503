"""The decision sheet (bảng biên tập): `data/decisions.xlsx` written, read and matched.

Imports `findings`, `values`, `whole_files`, `workspace`, `model`, `source`, `merge`, `ooxml`, `excel`. Start at
`decision_sheet.py`; `columns.py` says what the sheets hold.
"""
