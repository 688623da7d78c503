"""What stands in one cell of a workbook (ô), without the file format."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from tongket.values.figures import format_figure, normalise

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b\ufeff]")


_ESCAPED = re.compile("_x005[fF]_(?=x[0-9A-Fa-f]{4}_)|_x000[dD]_\n?|\r\n?")
"""How Excel saves an underscore that could be taken for one of its escapes, and a carriage return."""


def clean_cell(text: str) -> str:
    """Return a cell's text in NFC, with plain line ends, without what can't be printed and without outer spaces."""
    plain = _ESCAPED.sub(lambda found: "_" if found[0].startswith("_x005") else "\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", plain)).strip()


class CellValue(NamedTuple):
    """What stands in one cell (ô)."""

    text: str = ""
    """As a person sees it; empty for nothing."""
    number: Decimal | None = None
    """The number, where the cell holds one."""
    uncalculated: bool = False
    """Whether it is a formula without a result."""


BLANK = CellValue()


def number_value(number: Decimal) -> CellValue:
    """Return a number as a cell holds it."""
    plain = normalise(number)
    return CellValue(text=format_figure(plain).replace(".", ""), number=plain)


def fold_cell(text: str) -> str:
    """Return a header or a name as two of them are compared: case and the kind and number of spaces don't count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
