"""A package that names nobody: neutral properties, and no part or relation that tells where the document came from."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from tongket.word.names import w
from tongket.word.package import MARK_NAME, serialise
from tongket.word.trees import parse_xml, remove_element

TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
SETTINGS = "word/settings.xml"
OUR_NAMESPACE = "urn:tongket:"
_GONE = {
    *("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documenttasks"),
    *("thumbnail", "attachedTemplate", "printerSettings", "classificationlabels", "origin"),
    *("mailMergeSource", "mailMergeHeaderSource", "recipientData"),
}
"""The last word of the types of relations that go: comments and who wrote them, paths, printers, labels, signatures."""
_SETTINGS_GONE = (
    *("attachedTemplate", "mailMerge", "saveThroughXslt", "trackRevisions", "rsids", "revisionView"),
    *("view", "zoom"),  # as somebody last saw it
)
_FOREIGN_DATA = (
    OUR_NAMESPACE,
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
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DCTERMS = "{http://purl.org/dc/terms/}"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DOCPROPERTY = re.compile(r'DOCPROPERTY\s+(?:"(?P<quoted>[^"]+)"|(?P<plain>\S+))', re.IGNORECASE)


def _settings(data: bytes) -> etree._Element:
    """Return a document's settings without what names a path or records editing."""
    root = parse_xml(data)
    for each in list(root.iter(*map(w, _SETTINGS_GONE))):
        remove_element(each)
    for protection in root.findall(w("documentProtection")):
        if protection.get(w("edit")) == "trackedChanges":
            root.remove(protection)
    return root


def neutral_parts(parts: Mapping[str, bytes], fields: str) -> dict[str, bytes]:
    """Return the parts of a package with neutral properties, without relations that tell of people and computers.

    `fields` are the instructions of all fields: a property of the document's own that one shows stays.

    Raises:
        KeyError: the package lacks its list of types or relations.
        XMLSyntaxError: a part that describes the package is no XML.
    """
    kept, gone = dict(parts), set(_GONE)
    shown = {found["quoted"] or found["plain"] for found in _DOCPROPERTY.finditer(fields)} - {MARK_NAME}
    for name in _targets(kept, "custom-properties"):
        own = _custom(kept[name], shown)
        kept[name] = serialise(own)
        gone |= set() if len(own) else {"custom-properties"}
    for name in _targets(kept, "core-properties"):
        kept[name] = serialise(_core(kept[name]))
    for name in _targets(kept, "extended-properties"):
        kept[name] = _APP
    if SETTINGS in kept:
        kept[SETTINGS] = serialise(_settings(kept[SETTINGS]))
    for name in [each for each in parts if each.endswith(".rels")]:
        root = parse_xml(parts[name])
        for relation in root.findall(_RELATION):
            if (
                _last_word(relation) in gone
                or _is_foreign_data(relation, name, parts)
                or _is_idle(relation, name, parts)
            ):
                root.remove(relation)
        kept[name] = serialise(root)
    return _reachable(kept)


def _last_word(relation: etree._Element) -> str:
    return str(relation.get("Type")).rpartition("/")[2]


def _is_foreign_data(relation: etree._Element, name: str, parts: Mapping[str, bytes]) -> bool:
    if _last_word(relation) != "customXml":
        return False
    data = parts.get(_target(relation, name, parts) or "", b"")
    return _root_namespace(data).startswith(_FOREIGN_DATA)


def _is_idle(relation: etree._Element, name: str, parts: Mapping[str, bytes]) -> bool:
    """Whether a relation leads out of the document and its part makes no use of it: it only tells a path."""
    folder, _, file = name.removesuffix(".rels").rpartition("_rels/")
    source = parts.get(folder + file, b"")
    used = re.search(rf"[\"']{re.escape(str(relation.get('Id')))}[\"']".encode(), source)
    return relation.get("TargetMode") == "External" and used is None


def _root_namespace(data: bytes) -> str:
    try:
        return str(etree.QName(parse_xml(data)).namespace or "")
    except etree.XMLSyntaxError:
        return ""


def _target(relation: etree._Element, name: str, parts: Mapping[str, bytes]) -> str | None:
    """Return the part that a relation in the part `name` points to; None where it is outside, or not there."""
    if relation.get("TargetMode") == "External":
        return None
    folder = posixpath.dirname(posixpath.dirname(name))
    path = posixpath.normpath(posixpath.join("/", folder, unquote(str(relation.get("Target"))))).lstrip("/")
    # Names of parts are the same whatever their case (ECMA-376, part 2, 9.1.1).
    return path if path in parts else next((each for each in parts if each.casefold() == path.casefold()), None)


def _targets(parts: Mapping[str, bytes], kind: str) -> Iterator[str]:
    """Yield the parts that the package itself points to by a kind of relation."""
    for relation in list(parse_xml(parts[ROOT_RELATIONS]).findall(_RELATION)):
        target = _target(relation, ROOT_RELATIONS, parts)
        if target is not None and _last_word(relation) == kind:
            yield target


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
    kept, open_ones = {TYPES, ROOT_RELATIONS}, [ROOT_RELATIONS]
    while open_ones:
        name = open_ones.pop()
        for relation in parse_xml(parts[name]).findall(_RELATION):
            target = _target(relation, name, parts)
            if target is not None and target not in kept:
                own = posixpath.join(posixpath.dirname(target), "_rels", f"{posixpath.basename(target)}.rels")
                kept |= {target, *({own} & parts.keys())}
                open_ones += {own} & parts.keys()
    types = parse_xml(parts[TYPES])
    names = {each.casefold() for each in kept}
    for override in types.findall(_OVERRIDE):
        if unquote(str(override.get("PartName"))).lstrip("/").casefold() not in names:
            types.remove(override)
    return {**{each: parts[each] for each in kept}, TYPES: serialise(types)}
