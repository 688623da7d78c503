"""Everything about .docx: the frame, blocks as XML, the package with the same bytes each time."""
