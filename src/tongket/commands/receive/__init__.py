"""`receive`: what came back from the units → their submissions, the log, the originals kept.

A file is known by its stamp, read against the form as it was issued, compared with the version before and with what
people corrected since, proved by its own prose, and kept whole or not at all. Imports `errors`, `findings`, `values`,
`whole_files`, `workspace`, `model`, `source`, `naming`, `logbook`, `intake`, `ooxml`, `word`, `flow`, `forms`,
`returned`, `form_sheets`, `output`, `commands/letters`. Start at `receiving.py`, the list of calls; `returned_files.py`
reads each kind of file.
"""
