"""What each command does: one file or folder a verb, named after it; each returns its result and prints nothing.

Imports `errors`, `findings`, `values`, `workspace`, `packaged`, `model`, `source`, `read`, `intake`, `merge`,
`sentences`, `ooxml`, `sheet`, `book`, `report`, `writing`, `output`, `commands/template`. Start at the verb.
"""
