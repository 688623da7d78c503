"""`tongket form`: the forms of the units, written, with a copy of the outline and roster that they were made from.

Imports `errors`, `findings`, `workspace`, `packaged`, `model`, `source`, `ooxml`, `forms`,
`writing`, `form_sheets`, `output`, `commands/letters`. Start at `issuing.py`.
"""
