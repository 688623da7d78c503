"""The papers that go to units (thư từ với đơn vị): return slips, reminders, sheets that confirm figures.

Nothing is sent: each is a file and a text to paste. Imports `findings`, `values`, `workspace`, `packaged`, `model`,
`naming`, `logbook`, `intake`, `ooxml`, `book`, `report`, `forms`, `writing`, `output`. Start at `return_slip.py`;
`letter.py` is what the three look like.
"""
