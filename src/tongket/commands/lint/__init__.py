"""`tongket lint` (soát thể thức): a Word document held to the Party's format and to the frame.

One function a rule; no check imports another. `docs/lint.md` lists the rules, `docs/the-thuc.md` what they rest on.
Imports `errors`, `findings`, `values`, `workspace`, `packaged`, `intake`, `likeness`, `merge`, `book`, `word`. Start at
`linting.py`, then `check_document.py`.
"""
