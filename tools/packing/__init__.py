"""`tools/dong-goi`: one folder that runs on a Windows computer without Python, an installer or a network.

Start at `folder.py`, which says what goes into it; `inspection.py` looks whether all of it is right.
"""
