"""What a Word document says: paragraphs, runs, styles, looks, comments, changes; what must not leave the house.

It knows no campaign. Imports `values`, `ooxml`. Start at `reading.py`, then `styles.py`; `revisions.py` reads tracked
changes.
"""
