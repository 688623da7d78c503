"""`tongket template check`: frames, phrases and lead sentences, before they are used.

Imports `errors`, `findings`, `values`, `workspace`, `packaged`, `model`, `intake`, `status`, `sentences`, `book`,
`report`, `word`, `frame`, `forms`, `output`, `pages`, `commands/letters`. Start at `check_templates.py`.
"""
