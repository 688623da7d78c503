"""The field's nouns as frozen records; nothing is completed after it is made.

Imports `findings`, `values`. Start at `outline.py` (what is asked), `roster.py` (who answers), `answers.py` (what came
in), `figure_names.py` (how a figure is named).
"""
