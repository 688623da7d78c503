"""What came back from a unit (báo cáo gửi về): a report as it reads → values, each with its place and how it was found.

Two readings. A report that was typed into its form is held against the form as issued; one that somebody wrote freely
is read by its headings, the headers of its tables and the words around its figures, and is no more than a proposal.
What belongs to no slot for sure is never put into the nearest. Imports `values`, `model`, `numbers`, `likeness`,
`flow`. Start at `free_reading.py`, a report written freely; `heading_match.py` holds a heading against the outline.
"""
