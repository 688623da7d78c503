"""What each command does: one file or folder a verb, named after it; each returns its result and prints nothing.

Imports `errors`, `findings`, `values`, `whole_files`, `workspace`, `packaged`, `model`, `source`, `read`, `intake`,
`status`, `merge`, `sentences`, `ooxml`, `sheet`, `book`, `report`, `writing`, `output`, `pages`, `commands/template`,
`commands/trace`, `commands/letters`. Start at the verb; `results.py` is what all of them leave behind.
"""
