"""The .docx package: the same bytes for the same content, and a mark by which an edited one is known.

python-docx's own packages differ from run to run (zip times) and name "python-docx" as their author.
"""

import hashlib
import io
import zipfile
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

from docx.document import Document
from lxml import etree

from tongket.word.xml import clean_text

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What Python raises over a zip file that is damaged, cut short, encrypted or packed in another way."""
LONGEST_TITLE = 255
"""Of a core property: more is against the standard."""
MARK_PART = "docProps/custom.xml"
MARK_NAME = "tongket"
_MARK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
)


def write_document(document: Document, *, title: str, as_of: date) -> bytes:
    """Return the bytes of a document: neutral properties, fixed times and order, and the mark."""
    properties = document.core_properties
    stamp = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    properties.title = clean_text(title)[:LONGEST_TITLE]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.subject = properties.category = ""
    properties.created = properties.modified = stamp
    properties.revision = 1
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return write_package(_add_mark(parts))


def _add_mark(parts: dict[str, bytes]) -> dict[str, bytes]:
    parts = {name: content for name, content in parts.items() if name != MARK_PART}
    parts["[Content_Types].xml"] = _add_type(parts["[Content_Types].xml"])
    parts["_rels/.rels"] = _add_relation(parts["_rels/.rels"])
    parts[MARK_PART] = _MARK.format(name=MARK_NAME, digest=_digest(parts)).encode()
    return parts


def _add_type(content: bytes) -> bytes:
    root = etree.fromstring(content)
    if not any(each.get("PartName") == f"/{MARK_PART}" for each in root):
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{MARK_PART}", ContentType=_CUSTOM_TYPE)
    return _serialise(root)


def _add_relation(content: bytes) -> bytes:
    root = etree.fromstring(content)
    if not any(each.get("Type") == _CUSTOM_RELATION for each in root):
        attributes = {"Id": "rIdTongket", "Type": _CUSTOM_RELATION, "Target": MARK_PART}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
    return _serialise(root)


def _serialise(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _digest(parts: dict[str, bytes]) -> str:
    """Return the digest of every part but the mark itself."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != MARK_PART:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()


def write_package(parts: dict[str, bytes]) -> bytes:
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
            parts = {name: package.read(name) for name in package.namelist()}
        mark = etree.fromstring(parts[MARK_PART])
    except (OSError, KeyError, ValueError, etree.XMLSyntaxError, *DAMAGED):
        return False
    named = [each for each in mark if each.get("name") == MARK_NAME]
    return bool(named) and "".join(str(text) for text in named[0].itertext()) == _digest(parts)
