"""Double-clicks (bấm đúp): what an office does without a terminal, in the folder that `tools/dong-goi` packs.

Imports `errors`, `workspace`, `model`, `intake`, `ooxml`, `word`, `writing`, `output`, `commands/receive`, `cli`; each
`.cmd` of the folder is one line `python -m tongket.clicks STEP`. Start at `__main__.py`; `steps.py` is what each step
asks of its verb.
"""
