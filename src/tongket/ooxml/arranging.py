"""The parts of a package as everybody writes them: under the names of Word on a desk, in the transitional form.

Everything after this knows `word/document.xml`, `word/styles.xml`, `word/header1.xml`: by relation, not by chance. The
strict form (ISO/IEC 29500-1; Word: “Strict Open XML Document”, Excel: “Strict Open XML Spreadsheet”) has other
namespaces and relation types, and Word writes its measures with a unit.
"""

import re
from collections.abc import Container, Iterator, Mapping
from itertools import count
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from tongket.ooxml.namespaces import W, w
from tongket.ooxml.package import (
    DOCUMENT,
    PACKAGE,
    ROOT_RELATIONS,
    TYPES,
    Relations,
    content_types,
    is_relations,
    owner_name,
    relations_name,
    target_from,
)
from tongket.ooxml.parsing import XmlError, parse_xml, serialise

_OF_PACKAGE = MappingProxyType(
    {
        "officeDocument": DOCUMENT,
        "core-properties": "docProps/core.xml",
        "extended-properties": "docProps/app.xml",
        "custom-properties": "docProps/custom.xml",
    }
)
_OF_DOCUMENT = MappingProxyType(
    {
        **{each: f"word/{each}.xml" for each in ("styles", "settings", "numbering", "comments")},
        **{each: f"word/{each}.xml" for each in ("footnotes", "endnotes")},
        "theme": "word/theme/theme1.xml",
    }
)
_SEVERAL = ("header", "footer")
_NAMED = re.compile(
    r"word/(?:(?:document|styles|settings|numbering|comments|footnotes|endnotes)|(?P<several>header|footer)\d*)\.xml"
    r"|docProps/(?:core|app|custom)\.xml|word/theme/theme\d*\.xml",
    re.IGNORECASE,
)
"""The names by which later readers know a part."""
_ODD = re.compile(r"[^A-Za-z0-9._/-]")
"""What a name of a part may only hold escaped (ECMA-376 part 2, 9.1.1): programs differ in how they read it."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)(/[^\"'<>\s]*)?(?=[\"'])")
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
    b"customXmlDataProps": b"customXml",
}
_CONFORMANCE = re.compile(rb"""\s(?:\w+:)?conformance=(?:"strict"|'strict')""")
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


def arrange_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package with each part under its usual name and in the transitional form; content as it is.

    Parts that have one of these names without being it (a body that the package does not lead to) get another name.

    Without the list of types nothing is known, and nothing gets another name.

    Raises:
        XmlError: a list of types or relations is no XML.
    """
    plain = {_entry_name(name): _as_utf8(data) if _is_xml(name) else data for name, data in parts.items()}
    plain = to_transitional(plain)
    names = _new_names(plain) if TYPES in plain else {}
    return _rename(plain, names) if names else plain


def _entry_name(name: str) -> str:
    """Return the name of a part that an entry of the archive holds: escaped, and by some programs as in Windows."""
    plain = unquote(name.replace("\\", "/")).lstrip("/")
    return next((each for each in (TYPES, ROOT_RELATIONS) if each.casefold() == plain.casefold()), plain)


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _as_utf8(data: bytes) -> bytes:
    """Return a part in UTF-8, whose bytes can be searched; a package may hold UTF-16 beside it, and nothing else."""
    return serialise(parse_xml(data)) if data.startswith(_UTF_16) else data


def _new_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return old name → new name of the parts that get one."""
    roles = _roles(Relations(parts))
    new = {old: name for old, name in roles.items() if old != name}
    taken = {each.casefold() for each in (*parts, *roles.values())}
    free: dict[str, Iterator[str]] = {}
    for name in parts:
        # A part that nothing leads to keeps its content, out of the way of those who read by name.
        pattern = _new_pattern(name) if name not in roles else None
        if pattern is not None:
            new[name] = next(free.setdefault(pattern, _free_names(pattern, taken)))
    return new


def _new_pattern(name: str) -> str | None:
    """Return how a part that is nothing by relation is to be called, with a number; None where its name may stay."""
    stem, dot, ending = name.rpartition(".")
    if _NAMED.fullmatch(name):
        return f"{stem}-unused%d{dot}{ending}"
    if name == TYPES or is_relations(name) or not _ODD.search(name):
        return None
    return f"{_ODD.sub('_', stem)}-%d{dot}{_ODD.sub('_', ending)}"


def _roles(package: Relations) -> dict[str, str]:
    """Return which part is what: its name → its usual name."""
    roles: dict[str, str] = {}
    used: set[str] = set()
    document = next(package.targets(PACKAGE, "officeDocument"), None)
    owners = ((PACKAGE, _OF_PACKAGE), *(((document, _OF_DOCUMENT),) if document is not None else ()))
    for owner, known in owners:
        for kind, name in known.items():
            for found in package.targets(owner, kind):
                if found not in roles and name not in used:
                    roles[found] = name
                    used.add(name)
    for kind in _SEVERAL if document is not None else ():
        mine = [each for each in dict.fromkeys(package.targets(str(document), kind)) if each not in roles]
        kept = [each for each in mine if re.fullmatch(rf"word/{kind}\d*\.xml", each)]
        roles |= {each: each for each in kept}
        free = _free_names(f"word/{kind}%d.xml", {each.casefold() for each in kept})
        roles |= {each: next(free) for each in mine if each not in roles}
    return roles


def _free_names(pattern: str, taken: Container[str]) -> Iterator[str]:
    """Yield the names of a pattern that are free, by number."""
    return (each for number in count(1) if (each := pattern % number).casefold() not in taken)


def _rename(parts: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, bytes]:
    package = Relations(parts)
    types = content_types(parts)
    declared = {old: types.of(old) for old in names}
    types.keep(each for each in parts if each not in names)
    for old, new in names.items():
        types.set(new, declared[old])
    renamed: dict[str, bytes] = {}
    for name, data in parts.items():
        if is_relations(name):
            owner = owner_name(name)
            new_owner = names.get(owner, owner)
            renamed[relations_name(new_owner)] = _redirect(package, owner, new_owner, names) or data
        else:
            renamed[names.get(name, name)] = data
    return {**renamed, TYPES: serialise(types.root)}


def _redirect(package: Relations, owner: str, new_owner: str, names: Mapping[str, str]) -> bytes | None:
    """Return the relations of a part under the new names; None where none of them changes."""
    found = [(each, package.target(each, owner)) for each in package.of(owner)]
    listed = package.list_of(owner)
    if owner == new_owner and not any(name in names for _, name in found):
        return None
    for each, name in found:
        if name is not None:
            each.set("Target", target_from(new_owner, names.get(name, name)))
    return serialise(listed) if listed is not None else None


def is_strict(parts: Mapping[str, bytes]) -> bool:
    """Whether a package, or a part of it, is in the strict form."""
    return any(_MARK in data for name, data in parts.items() if _is_xml(name))


def to_transitional(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package in the transitional form; those that are in it stay byte for byte."""
    return {name: _convert(data) if _is_xml(name) else data for name, data in parts.items()}


def _convert(data: bytes) -> bytes:
    if _MARK not in data:
        return data
    data = _CONFORMANCE.sub(b"", _STRICT_NAME.sub(_usual_name, data))
    return _plain_measures(data) if W.encode() in data else data


def _usual_name(found: re.Match[bytes]) -> bytes:
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
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{W}}}"):
                plain = _plain(str(element.tag), str(name), str(value))
                if plain is not None:
                    element.set(name, plain)
    return serialise(root)


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
