"""`tongket update` (cập nhật): the data of now into a draft that people have edited, and the change slip.

The most dangerous room: nothing that a person wrote may be lost. Imports `errors`, `values`, `workspace`, `model`,
`likeness`, `merge`, `ooxml`, `book`, `report`, `word`, `writing`, `output`, `cli`. Start at `update.py`.
"""
