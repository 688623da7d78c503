"""The tables of a form as a workbook (biểu trong Excel): written, and read when it comes back.

Imports `errors`, `values`, `whole_files`, `workspace`, `model`, `merge`, `excel`. Start at `sheet_plan.py`: what the
sheets hold, for both ways.
"""
