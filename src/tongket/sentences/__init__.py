"""Figures to sentences: lead sentences and phrases, sandboxed; the only user of jinja2.

A template sees figures, names, counts and dates, never a text that a unit wrote. `docs/templates.md` is what a person
may write. Imports `findings`, `values`, `model`, `source`,
`merge`. Start at `phrasing.py`.
"""
