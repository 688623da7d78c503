"""`tongket trace`: who said it, and where the number comes from.

Imports `values`, `numbers`, `book`, `word`, `writing`. Start at `tracing.py`.
"""
