"""Names and letters of WordprocessingML, and of what stands in it beside."""

import re
from functools import cache
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The second form of a drawing, for programs that do not know the first."""
DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""The attribute by which an element names a relation of its part."""
KEEPS_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""The attribute by which spaces at the ends of a text stay."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
"""What does not stand for itself in XML, in a text or a value."""
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


@cache
def w(name: str) -> str:
    """Return a name in the namespace of WordprocessingML."""
    return f"{{{W}}}{name}"


def is_true(value: str) -> bool:
    """Whether a value of on and off is on (ST_OnOff; xsd:boolean in workbooks)."""
    return value not in {"0", "false", "off"}


def is_on(mark: etree._Element | None, attribute: str = "val") -> bool:
    """Whether an element that switches something on is there, and does not say that it is off.

    With another `attribute` than its value: whether that one says that it is on.
    """
    return mark is not None and is_true(mark.get(w(attribute), "1" if attribute == "val" else "0"))


def clean_text(text: str) -> str:
    """Return a text with what XML forbids replaced by a space."""
    return _FORBIDDEN.sub(" ", text)


def is_plain(text: str) -> bool:
    """Whether a text is written in XML, in an element or a value, as it stands."""
    return _SPECIAL.search(text) is None


def quote_value(text: str) -> str:
    """Return a text as the value of an attribute, in double quotes: as lxml writes it, for XML made as text."""
    return f'"{text}"' if is_plain(text) else f'"{escape(clean_text(text), _IN_ATTRIBUTES)}"'
