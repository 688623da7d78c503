"""The draft report (dự thảo) as blocks, and both books from what came in.

Imports `findings`, `values`, `workspace`, `model`, `merge`, `sentences`, `book`. Start at `books.py`; `report_book.py`
is the draft from top to bottom, `preamble.py` its letterhead. What is open comes from `gaps.py`, `doubts.py`,
`answered.py`.
"""
