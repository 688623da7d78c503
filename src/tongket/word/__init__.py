"""What a Word document says: paragraphs, runs, styles, looks, lists, comments, changes; what must not leave the house.

It knows no campaign. Imports `values`, `ooxml`. Start at `reading.py`, then `styles.py`; `revisions.py` reads tracked
changes, `numbering.py` automatic numbers.
"""
