"""Workbooks taken apart and put together again, and read from a folder."""

import io
import zipfile
from pathlib import Path

from tests.sheet.cases import EVERYTHING, SHOWN
from tongket.findings.diagnostics import Diagnostic
from tongket.merge.decisions import Decisions
from tongket.ooxml.package import read_parts
from tongket.sheet.decision_sheet import read_decisions


def read(folder: Path, data: bytes) -> tuple[Decisions, list[Diagnostic]]:
    """Return what `build` reads from a saved sheet."""
    path = folder / "decisions.xlsx"
    path.write_bytes(data)
    return read_decisions(path, SHOWN, EVERYTHING.subjects_by_item)


def repack(parts: dict[str, bytes]) -> bytes:
    """Return a package of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def change_part(data: bytes, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return a package with something replaced in one part."""
    parts = read_parts(data)
    known = next(each for each in (old, old.replace("<v></v>", "<v />")) if each.encode() in parts[part])
    return repack({**parts, part: parts[part].replace(known.encode(), new.encode())})
