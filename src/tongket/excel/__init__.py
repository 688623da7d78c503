"""Workbooks below every campaign: their package, cells and rows, edited in place.

Imports `values`, `ooxml`. Start at `parts.py`.
"""
