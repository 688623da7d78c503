"""The form of a unit (mẫu báo cáo): what it is asked, in the words of its own report, and that as blocks.

Imports `values`, `model`, `merge`, `book`, `report`. Start at `asking.py`, which makes the form from outline and
roster; `form_book.py` makes the blocks that `writing` puts into the frame.
"""
