"""A report as it reads, whatever program wrote it: lines with the numbers and bullets that the page shows, tables.

It knows no campaign. Imports nothing yet. Start at `flow.py`, the records; `document.py` makes them of a Word file.
"""
