"""Trees to records: outline, roster, submissions; what cannot be represented is a finding.

Imports `findings`, `values`, `workspace`, `model`, `source`. Start at `submission.py`; `outline.py` and `units.py` read
the other two files.
"""
