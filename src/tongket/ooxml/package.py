"""The .docx package: the same bytes for the same content, and a mark by which an edited one is known.

python-docx's own packages differ from run to run (zip times) and name "python-docx" as their author.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.parsing import XmlError, parse_xml
from tongket.ooxml.relations import (
    PACKAGE,
    RELATION,
    ROOT_RELATIONS,
    TYPES,
    ContentTypes,
    relations_name,
    target_from,
    target_name,
)

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FIRST = (TYPES, ROOT_RELATIONS)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What Python raises over a zip file that is damaged, cut short, encrypted or packed in another way."""
MARK_PART = "docProps/custom.xml"
MARK_NAME = "tongket"
_MARK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
)


class NewPart(NamedTuple):
    """A part to put into a package."""

    name: str
    content: bytes
    content_type: str
    """"" where the default of its ending serves (`.xml`, `.rels`)."""
    relation: str
    """The kind of relation that its owner has to it."""


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def seal(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package with the mark by which it is known as tongket wrote it."""
    mark = NewPart(MARK_PART, b"", _CUSTOM_TYPE, _CUSTOM_RELATION)
    marked = add_part({name: content for name, content in parts.items() if name != MARK_PART}, mark, owner=PACKAGE)
    marked[MARK_PART] = _MARK.format(name=MARK_NAME, digest=_digest(marked)).encode()
    return write_package(marked)


def add_part(parts: Mapping[str, bytes], new: NewPart, *, owner: str = "word/document.xml") -> dict[str, bytes]:
    """Return the parts with one more: its content type, and the relation from its owner ("" is the package)."""
    relations = relations_name(owner)
    added = {**parts, new.name: new.content}
    if new.content_type:
        types = ContentTypes(parts[TYPES])
        types.set(new.name, new.content_type)
        added[TYPES] = serialise(types.root)
    added[relations] = _add_relation(parts.get(relations), owner, new)
    return added


def _add_relation(content: bytes | None, owner: str, new: NewPart) -> bytes:
    # LibreOffice 7.4 does not read relations with a prefix: the namespace is the default one.
    root = parse_xml(content or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    known = {str(each.get("Id")) for each in root}
    there = (each for each in root.iterchildren(RELATION) if target_name(each, owner) == new.name)
    if not any(each.get("Type") == new.relation for each in there):
        number = next(each for each in range(1, len(known) + 2) if f"rIdTongket{each}" not in known)
        attributes = {"Id": f"rIdTongket{number}", "Type": new.relation, "Target": target_from(owner, new.name)}
        etree.SubElement(root, RELATION, attributes)
    return serialise(root)


def serialise(root: etree._Element) -> bytes:
    """Return the bytes of an XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return the digest of every part but the mark itself."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != MARK_PART:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package: fixed times and order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in [*_FIRST, *sorted(parts.keys() - set(_FIRST))]:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            package.writestr(info, parts[name])
    return buffer.getvalue()


def is_untouched(path: Path) -> bool:
    """Whether a file is as tongket wrote it: its mark fits every other part."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [each for each in package.namelist() if not each.endswith("/")]  # a folder's entry is no part
            parts = {name: package.read(name) for name in names}
        if len(parts) < len(names):  # one part twice: programs differ in which of the two they read
            return False
        mark = parse_xml(parts[MARK_PART])
    except (OSError, KeyError, ValueError, XmlError, *DAMAGED):
        return False
    named = [each for each in mark if each.get("name") == MARK_NAME]
    return bool(named) and "".join(str(text) for text in named[0].itertext()) == _digest(parts)
