"""`tongket update` (cập nhật): the data of now into a draft that people have edited, and the change slip.

The most dangerous room: nothing that a person wrote may be lost. What changes is planned from what the draft carries
and the book of now (`planning`), then applied to the document (`applying`); the slip is made of the outcome. Imports
`errors`, `values`, `whole_files`, `workspace`, `model`, `likeness`, `merge`, `ooxml`, `book`, `report`, `word`,
`writing`, `output`. Start at `updating.py`.
"""
