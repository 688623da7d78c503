"""What is represented but wrong: one small function a rule, within a submission and across submissions.

Imports `findings`, `values`, `workspace`, `model`, `source`, `read`, `numbers`. Start at `within.py`; `across.py`
compares files.
"""
