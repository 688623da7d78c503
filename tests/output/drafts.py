"""Drafts that were built, and what people do to them."""

from pathlib import Path

from tests.builders import open_docx

ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"
REPORT, SOURCE = "build/report.docx", "build/source-book.docx"


def edit(path: Path) -> bytes:
    """Change a document as somebody does in Word; return its new bytes."""
    document = open_docx(path)
    document.paragraphs[-1].add_run("Sửa tay.")
    document.save(str(path))
    return path.read_bytes()


def left(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(each.name for each in folder.iterdir())
