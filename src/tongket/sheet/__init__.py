"""The decision sheet (bảng biên tập): `data/decisions.xlsx` written, read and matched; the only user of openpyxl."""
