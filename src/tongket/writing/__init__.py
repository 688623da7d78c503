"""Books into Word files: blocks as XML in one pass, content controls, contents, the manifest of sources.

Imports `errors`, `model`, `ooxml`, `book`, `word`, `frame`, `forms`. Start at `book_file.py`, then `filling.py`,
which fills the frame.
"""
