"""Which reading found a value of a returned report (cách đọc)."""

from enum import StrEnum


class Way(StrEnum):
    """Which reading found a value (cách đọc); the words are those of the log."""

    CONTROL = "the"
    """The content control or bookmark of its slot."""
    ALIGNED = "doi_chieu"
    """Its text, aligned with that of the form as issued."""
    PRINTED = "so_muc"
    """Printed numbers, headings and names of rows and columns."""
    CELL = "o_excel"
    """The cell of a workbook."""
