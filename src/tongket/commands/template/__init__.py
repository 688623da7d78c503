"""`tongket template check`: frames, phrases and lead sentences, before they are used.

Imports `errors`, `findings`, `values`, `workspace`, `packaged`, `model`, `intake`, `sentences`, `book`, `report`,
`word`, `frame`, `forms`, `output`, `commands/letters`. Start at `check_templates.py`.
"""
