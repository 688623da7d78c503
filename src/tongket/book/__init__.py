"""What both books share: blocks, where each figure comes from, tables, paragraphs; and the source book (Bản tập hợp).

Imports `values`, `workspace`, `model`, `status`, `merge`, `sentences`. Start at `blocks.py`, then `provenance.py`;
`brackets.py` makes what is yellow.
"""
