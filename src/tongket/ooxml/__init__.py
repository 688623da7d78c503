"""Office packages below every campaign: parts, relations, one XML parser, opening what people bring, LibreOffice.

Imports `errors`, `whole_files`, `workspace`. Start at `opening.py`.
"""
