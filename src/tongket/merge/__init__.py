"""Intake to `Draft`: totals, tables, documents, like points together, reconciled figures, what a person decided.

Imports `findings`, `values`, `model`, `status`, `likeness`. Start at `merged.py` (the records), then `draft.py`.
"""
