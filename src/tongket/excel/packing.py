"""The .xlsx package: the same bytes for the same content."""

import re
from datetime import date

from tongket.ooxml.package import read_parts, zip_parts

_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/"
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
"""A height that openpyxl writes as if a person had set it: the row would not grow with what is typed."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def pack(data: bytes, as_of: date) -> bytes:
    """Return a package with fixed times; openpyxl gives it those of the clock."""
    stamp = f"{as_of.isoformat()}T00:00:00Z".encode()
    parts = read_parts(data)
    for name, content in parts.items():
        if name == _CORE:
            parts[name] = _MODIFIED.sub(rb"\g<1>" + stamp, content)
        elif name.startswith(_SHEETS):
            parts[name] = _FIXED_HEIGHT.sub(rb"\g<1>", content)
    return zip_parts(parts)
