"""Files to records: YAML with positions, and the readers of the three kinds of file."""
