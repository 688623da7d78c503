"""The frame (khung): the Word file, drawn by a person, that holds the look of a book; the only user of python-docx.

Imports `errors`, `findings`, `values`, `source`, `ooxml`, `book`, `word`. Start at `check_frame.py`.
"""
