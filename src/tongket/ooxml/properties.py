"""What somebody noted about a document or workbook in properties of its own (thuộc tính riêng của tệp)."""

import unicodedata
from collections.abc import Mapping

from tongket.ooxml.package import MARK_PART
from tongket.ooxml.parsing import XmlError, parse_xml


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the custom properties of a package, name → value as text in NFC; of two with one name the first."""
    found: dict[str, str] = {}
    try:
        root = parse_xml(parts[MARK_PART])
    except (KeyError, XmlError):
        return found
    for each in root.iterchildren("{*}property"):
        value = "".join(map(str, each.itertext())).strip()
        found.setdefault(str(each.get("name")), unicodedata.normalize("NFC", value))
    return found
