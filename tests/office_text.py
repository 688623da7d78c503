"""What LibreOffice makes of a Word file in plain text: an oracle for what a page says."""

from tongket.ooxml.office import convert_docx


def office_lines(data: bytes) -> list[str]:
    """Return the lines of a .docx as LibreOffice exports them, automatic numbers included."""
    return convert_docx(data, "txt:Text (encoded):UTF8").decode("utf-8-sig").splitlines()
