"""Markdown, JSON, CSV, and files on disk: written whole or not at all, never over somebody's edits.

Imports `errors`, `findings`, `values`, `whole_files`, `workspace`, `model`, `source`, `naming`, `status`, `merge`,
`sentences`, `book`. Start at `files.py`.
"""
