"""What came back from a unit (báo cáo gửi về): a report as it reads → values, each with its place and how it was found.

Two readings. A report that was typed into its form is held against the form as issued (`form_reading.py`): its controls
by their tags, its words beside the issued ones, headings and names of rows and columns; these must not disagree. One
that somebody wrote freely is read by its headings, the headers of its tables and the words around its figures, and is
no more than a proposal. What belongs to no slot for sure is never put into the nearest, and nothing that a unit wrote
is lost. Imports `errors`, `values`, `model`, `numbers`, `likeness`, `flow`. Start at `form_reading.py`, or at
`free_reading.py`; `heading_match.py` holds a heading against the outline.
"""
