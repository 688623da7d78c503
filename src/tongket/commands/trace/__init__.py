"""`tongket trace`: who said it, and where the number comes from.

Imports `values`, `workspace`, `numbers`, `ooxml`, `book`, `word`, `writing`, `output`, `pages`. Start at `tracing.py`;
`reading_page.py` makes of a draft a page in which every figure opens its sources.
"""
