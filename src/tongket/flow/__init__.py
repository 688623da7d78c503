"""A report as it reads, whatever program wrote it: lines with the numbers and bullets that the page shows, tables.

It knows no campaign but how the tags of a form begin. Imports `errors`, `model`, `ooxml`, `values`, `word`. Start at
`flow.py`, the records; `document.py` makes them of a Word file, `story.py` goes through it.
"""
