"""`tongket clean` (bản sạch): the copy that is signed and sent, without draft marks, history and names.

Imports `errors`, `findings`, `values`, `model`, `ooxml`, `book`, `word`, `writing`. Start at `cleaning.py`;
`pending.py` tells what is still to be done.
"""
