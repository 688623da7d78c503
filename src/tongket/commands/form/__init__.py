"""`tongket form`: the forms of the units, written, with a copy of the outline and roster that they were made from.

Imports `errors`, `values`, `workspace`, `packaged`, `model`, `forms`, `ooxml`, `writing`, `form_sheets`, `output`.
Start at `issuing.py`.
"""
