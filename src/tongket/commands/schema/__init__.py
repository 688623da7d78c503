"""`tongket schema`: what a unit may answer, as JSON Schema draft-07, by which editors complete and check.

Imports `errors`, `values`, `workspace`, `model`, `output`. Start at `submission_schema.py`; `value_schemas.py` are the
figures, dates and words, `core_scalars.py` what an editor makes of what is typed, `schema_file.py` writes it.
"""
