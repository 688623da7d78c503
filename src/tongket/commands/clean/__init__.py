"""`tongket clean` (bản sạch): the copy that is signed and sent, without draft marks, history and names.

Imports `errors`, `findings`, `values`, `workspace`, `model`, `ooxml`, `book`, `word`, `writing`, `output`,
`commands/lint`. Start at `clean_copy.py`; `cleaning.py` takes out, `pending.py` tells what is still to be done.
"""
