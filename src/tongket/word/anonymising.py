"""A plain document that names nobody: no part or relation that runs, signs or tells where the document came from."""

import re
from collections.abc import Mapping

from lxml import etree

from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import w
from tongket.ooxml.opening import DOCUMENT_TYPE
from tongket.ooxml.package import (
    MARK_NAME,
    PACKAGE,
    RELATION,
    SETTINGS,
    TYPES,
    Relations,
    content_types,
    is_outside,
    is_relations,
    kind,
    owner_name,
    relations_name,
)
from tongket.ooxml.parsing import XmlError, parse_xml, root_name, serialise
from tongket.word.comments import COMMENT_RELATIONS
from tongket.word.embedded import MACROS, OBJECTS

_OUR_NAMESPACE = "urn:tongket:"
_GONE = {
    *COMMENT_RELATIONS,
    *("thumbnail", "attachedTemplate", "printerSettings", "classificationlabels", "origin"),
    *("mailMergeSource", "mailMergeHeaderSource", "recipientData"),
    *MACROS,
}
"""The last word of the types of relations that go: comments, who wrote them, paths, labels, signatures, macros."""
_SETTINGS_GONE = (
    *("attachedTemplate", "mailMerge", "saveThroughXslt", "trackRevisions", "rsids", "revisionView"),
    *("view", "zoom"),  # as somebody last saw it
)
_FOREIGN_DATA = (
    _OUR_NAMESPACE,
    "http://schemas.microsoft.com/office/2006/metadata/",
    "http://schemas.microsoft.com/sharepoint/",
)
"""Of the custom XML of a document what goes: our sources, and what a document server noted about its people."""
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion>"
    b"</Properties>"
)
"""Without company, manager, template, editing time, counts, and the system of who saved it."""
_CORE_EMPTIED = {"creator", "lastModifiedBy", "description", "keywords", "subject", "category"}
_CORE_KEPT = {"title", "language"}
_DCTERMS = "{http://purl.org/dc/terms/}"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VALUE = re.compile(rb"=\s*[\"']([^\"'<>]*)[\"']")
"""What an attribute says."""
_DOCPROPERTY = re.compile(r'DOCPROPERTY\s+(?:"(?P<quoted>[^"]+)"|(?P<plain>\S+))', re.IGNORECASE)


def neutral_parts(parts: Mapping[str, bytes], fields: str) -> dict[str, bytes]:
    """Return the parts of a package as a plain document (.docx) that tells of no people and computers.

    `fields` are the instructions of all fields: a property of the document's own that one shows stays.

    Raises:
        KeyError: the package lacks its list of types or relations.
        XmlError: a part that describes the package is no XML.
    """
    kept, gone = dict(parts), set(_GONE)
    package = Relations(parts)
    shown = {found["quoted"] or found["plain"] for found in _DOCPROPERTY.finditer(fields)} - {MARK_NAME}
    for name in package.targets(PACKAGE, "custom-properties"):
        own = _custom(kept[name], shown)
        kept[name] = serialise(own)
        gone |= set() if len(own) else {"custom-properties"}
    for name in package.targets(PACKAGE, "core-properties"):
        kept[name] = serialise(_core(kept[name]))
    for name in package.targets(PACKAGE, "extended-properties"):
        kept[name] = _APP
    if SETTINGS in kept:
        kept[SETTINGS] = serialise(_settings(kept[SETTINGS]))
    for name in filter(is_relations, parts):
        root = parse_xml(parts[name])
        used = set(_VALUE.findall(kept.get(owner_name(name), b"")))
        for relation in root.findall(RELATION):
            idle = kind(relation) in gone or _is_idle(relation, used)
            if idle or _is_foreign_data(relation, name, package, parts):
                root.remove(relation)
        kept[name] = serialise(root)
    return _reachable(kept)


def _settings(data: bytes) -> etree._Element:
    """Return a document's settings without what names a path or records editing."""
    root = parse_xml(data)
    for each in list(root.iter(*map(w, _SETTINGS_GONE))):
        remove_element(each)
    for protection in root.findall(w("documentProtection")):
        if protection.get(w("edit")) == "trackedChanges":
            root.remove(protection)
    return root


def _is_foreign_data(relation: etree._Element, name: str, package: Relations, parts: Mapping[str, bytes]) -> bool:
    if kind(relation) != "customXml":
        return False
    data = parts.get(package.target(relation, owner_name(name)) or "", b"")
    return _root_namespace(data).startswith(_FOREIGN_DATA)


def _is_idle(relation: etree._Element, used: set[bytes]) -> bool:
    """Whether a relation out of the document, or to an object, is one that its part makes no use of."""
    return (is_outside(relation) or kind(relation) in OBJECTS) and str(relation.get("Id")).encode() not in used


def _root_namespace(data: bytes) -> str:
    try:
        return str(etree.QName(root_name(data)).namespace or "")
    except XmlError:
        return ""


def _core(data: bytes) -> etree._Element:
    """Return the core properties: the title and the day of making stay, people and words about it go."""
    root = parse_xml(data)
    created = _day(root, "created") or _day(root, "modified")
    for each in list(root):
        name = etree.QName(each).localname
        if name in _CORE_EMPTIED:
            each.text = None
        elif name in {"created", "modified"} and created:
            each.text = f"{created}T00:00:00Z"
        elif name == "revision":
            each.text = "1"
        elif name not in _CORE_KEPT:
            root.remove(each)
    return root


def _day(root: etree._Element, name: str) -> str:
    found = _DAY.match(root.findtext(f"{_DCTERMS}{name}", "").strip())
    return found[0] if found is not None else ""


def _custom(data: bytes, shown: set[str]) -> etree._Element:
    """Return the document's own properties, of which only those stay that a field shows."""
    root = parse_xml(data)
    for each in list(root):
        if each.get("name") not in shown:
            root.remove(each)
    return root


def _reachable(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that the package leads to, without what only the dropped relations led to."""
    package, types = Relations(parts), content_types(parts)
    kept = list(package.reachable())
    lists = [each for each in map(relations_name, (PACKAGE, *kept)) if each in parts]
    types.keep(kept)
    for document in package.targets(PACKAGE, "officeDocument"):
        types.set(document, DOCUMENT_TYPE)
    return {**{each: parts[each] for each in (*kept, *lists)}, TYPES: serialise(types.root)}
