"""One YAML file as a tree of nodes that know their line and column; the only user of yaml.

Imports `findings`, `values`, `whole_files`, `workspace`. Start at `tree.py`; `fields.py` is how readers take values out
of a mapping.
"""
