"""The verbs that speak with the units: forms out, reports in, slips and reminders back. One file a verb.

It imports every room; commands inside their functions, so that `--help` stays fast. Start at `form.py`.
"""
