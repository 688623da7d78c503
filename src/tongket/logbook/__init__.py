"""The log of what came in (sổ nhận): `data/receipts.yaml` read and added to.

Imports `findings`, `values`, `model`, `source`. Start at `receipt_log.py`, the reader; `log_entries.py` adds an entry.
"""
