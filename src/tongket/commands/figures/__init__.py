"""`tongket figures` (soát số): every number of a document held to the data, its annexes and its own arithmetic.

Imports `findings`, `values`, `workspace`, `model`, `numbers`, `merge`, `ooxml`, `book`, `report`, `word`, `output`.
Start at `reviewing.py` (what is compared), then `review.py` (how).
"""
