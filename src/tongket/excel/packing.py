"""The .xlsx package: the same bytes for the same content."""

import io
import re
import zipfile
from datetime import date

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/"
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
"""A height that openpyxl writes as if a person had set it: the row would not grow with what is typed."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def pack(data: bytes, as_of: date) -> bytes:
    """Return a package with fixed times; openpyxl gives it those of the clock."""
    stamp = f"{as_of.isoformat()}T00:00:00Z".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == _CORE:
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            elif name.startswith(_SHEETS):
                content = _FIXED_HEIGHT.sub(rb"\g<1>", content)
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, content)
    return buffer.getvalue()
