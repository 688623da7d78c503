"""Strict Open XML (Word: “Strict Open XML Document”) read as what everybody writes: the transitional form.

The strict form (ISO/IEC 29500-1) has other namespaces and relation types, and Word writes its measures with a unit.
"""

import re
from collections.abc import Mapping

from lxml import etree

from tongket.ooxml.namespaces import W, w
from tongket.ooxml.parsing import XmlError, parse_xml

_MARK = b"http://purl.oclc.org/ooxml/"
_NAMED = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)(/[^\"'<>\s]*)?(?=[\"'])")
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
    b"customXmlDataProps": b"customXml",
}
_UNIT = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm|cm|in|pc|pi)")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
_TWIP, _HALF_POINT = 20, 2
"""So many of them make a point (ECMA-376 part 1, 17.18.87 and 17.18.42)."""
_HALF_POINTS = {w(each) for each in ("sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText")}
_TWIPS = {w(each) for each in ("spacing", "trHeight", "defaultTabStop", "hyphenationZone")}
_VALUE = w("val")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_FIFTIETHS = 50
"""Of a percent, in which the transitional form says how wide a table is (17.18.90)."""


def is_strict(parts: Mapping[str, bytes]) -> bool:
    """Whether a package, or a part of it, is in the strict form."""
    return any(_MARK in data for name, data in parts.items() if name.endswith((".xml", ".rels")))


def to_transitional(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a strict package in the transitional form.

    Raises:
        XmlError: a part is no XML.
    """
    return {name: _convert(data) if name.endswith((".xml", ".rels")) else data for name, data in parts.items()}


def _convert(data: bytes) -> bytes:
    if _MARK not in data:
        return data
    data = _NAMED.sub(_rename, data)
    return _plain_measures(data) if W.encode() in data else data


def _rename(found: re.Match[bytes]) -> bytes:
    rest = (found[2] or b"").removeprefix(b"/")
    *first, last = rest.split(b"/")
    path = b"/".join([*first, _RENAMED.get(last, last)])
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006" + (b"/" + path if path else b"")


def _plain_measures(data: bytes) -> bytes:
    """Return a part with its measures in the units that go without saying."""
    try:
        root = parse_xml(data)
    except XmlError:
        return data
    root.attrib.pop(w("conformance"), "")
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{W}}}"):
                plain = _plain(str(element.tag), str(name), str(value))
                if plain is not None:
                    element.set(name, plain)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain(tag: str, name: str, value: str) -> str | None:
    """Return a measure as a plain number; None for what is no measure with a unit."""
    unit = _UNIT.fullmatch(value)
    if unit is not None and (name != _VALUE or tag in _HALF_POINTS or tag in _TWIPS):
        each = _HALF_POINT if name == _VALUE and tag in _HALF_POINTS else _TWIP
        return str(round(float(unit[1]) * _POINTS[unit[2]] * each))
    percent = _PERCENT.fullmatch(value)
    if percent is not None and name == w("w"):
        return str(round(float(percent[1]) * _FIFTIETHS))
    return None
