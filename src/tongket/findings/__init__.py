"""Findings (thông báo): what is wrong or doubtful, where, by which rule, and what to type instead.

Imports nothing of the house. Start at `diagnostics.py`, how a finding is made and their one order; `locations.py` says
where they point. A rule is written in the file of its command, `*_rules.py`; `catalogue.py` holds them all.
"""
