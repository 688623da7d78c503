"""Findings (thông báo): what is wrong or doubtful, where, by which rule, and what to type instead.

Imports nothing of the house. Start at `diagnostics.py`: the records and their one order; every rule stands in a
catalogue beside it.
"""
