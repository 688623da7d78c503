"""Numbers in Vietnamese sentences: where they stand, what they count, whether the arithmetic around them is right.

One engine for `validate` and `figures`; it knows no campaign. Imports `findings`, `values`, `model`. Start at
`numbers.py` (a sentence read), then `sentence_checks.py` (a sentence checked).
"""
