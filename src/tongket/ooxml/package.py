"""A package (.docx, .xlsx): its parts, which leads to which, what each is declared as, and the same bytes each time.

Parts are found by relations and known by their types, not by their names: Word on the web calls the body
`word/document2.xml` (ECMA-376 part 2, 9). python-docx's own packages differ from run to run (zip times).
"""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tongket.ooxml.parsing import XmlError, parse_xml, serialise

TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
DOCUMENT, STYLES, SETTINGS, COMMENTS, NUMBERING = (
    f"word/{each}.xml" for each in ("document", "styles", "settings", "comments", "numbering")
)
"""The names that parts of a Word file have once it is opened, whatever program wrote it (`arranging`)."""
PACKAGE = ""
"""The owner of the relations of the package itself."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = f"{{{_RELATIONS}}}Relationship"
_OVERRIDE, _DEFAULT = f"{_TYPES}Override", f"{_TYPES}Default"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FIRST = (TYPES, ROOT_RELATIONS)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What Python raises over a zip file that is damaged, cut short, encrypted or packed in another way."""
MARK_PART = "docProps/custom.xml"
MARK_NAME = "tongket"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
_PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name={}><vt:lpwstr>{}</vt:lpwstr></property>'
)
_FIRST_PROPERTY = 2
"""The lowest number that a property may have (ECMA-376 part 1, 22.3)."""
_NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})


def relations_name(owner: str) -> str:
    """Return the part that holds the relations of a part."""
    folder, _, file = owner.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def owner_name(relations: str) -> str:
    """Return the part whose relations a part holds; "" for the package."""
    folder, _, file = relations.removesuffix(".rels").rpartition("_rels/")
    return folder + file


def is_relations(name: str) -> bool:
    """Whether a part holds relations."""
    return name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"


def kind(relation: etree._Element) -> str:
    """Return the last word of the type of a relation: `styles`, `core-properties`."""
    return str(relation.get("Type")).rpartition("/")[2]


def is_outside(relation: etree._Element) -> bool:
    """Whether a relation leads out of the package."""
    return relation.get("TargetMode") == "External"


def target_name(relation: etree._Element, owner: str) -> str:
    """Return the name of the part that a relation within the package leads to, be it there or not."""
    path = posixpath.join("/", posixpath.dirname(owner), unquote(str(relation.get("Target"))))
    return posixpath.normpath(path).lstrip("/")


def target_from(owner: str, name: str) -> str:
    """Return how a relation of a part names another one."""
    return quote(posixpath.relpath(f"/{name}", posixpath.join("/", posixpath.dirname(owner))))


class Relations:
    """The relations among the parts of a package, each list read once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        # Names of parts are the same whatever their case (ECMA-376, part 2, 9.1.1).
        self._names = {each.casefold(): each for each in parts}
        self._parts = parts
        self._read: dict[str, etree._Element | None] = {}

    def of(self, owner: str) -> Iterator[etree._Element]:
        """Yield the relations of a part.

        Raises:
            XmlError: their list is no XML.
        """
        found = self.list_of(owner)
        yield from found.iterchildren(RELATION) if found is not None else ()

    def list_of(self, owner: str) -> etree._Element | None:
        """Return the list of the relations of a part; None where it has none.

        Raises:
            XmlError: it is no XML.
        """
        if owner not in self._read:
            there = self._names.get(relations_name(owner).casefold())
            self._read[owner] = parse_xml(self._parts[there]) if there is not None else None
        return self._read[owner]

    def target(self, relation: etree._Element, owner: str) -> str | None:
        """Return the part that a relation leads to; None where that is outside, or not there."""
        return None if is_outside(relation) else self._names.get(target_name(relation, owner).casefold())

    def targets(self, owner: str, *kinds: str) -> Iterator[str]:
        """Yield the parts that a part leads to by relations of these kinds."""
        for each in self.of(owner):
            found = self.target(each, owner) if kind(each) in kinds else None
            if found is not None:
                yield found

    def reachable(self) -> Iterator[str]:
        """Yield the parts that the package leads to, each once, in order."""
        seen: dict[str, None] = {}
        open_ones = [PACKAGE]
        while open_ones:
            owner = open_ones.pop(0)
            for each in self.of(owner):
                found = self.target(each, owner)
                if found is not None and found not in seen:
                    seen[found] = None
                    open_ones.append(found)
        yield from seen


class ContentTypes:
    """What each part of a package is declared as."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        """The list as XML."""
        self._own = {_plain(each): each for each in root.iterchildren(_OVERRIDE)}
        defaults = root.iterchildren(_DEFAULT)
        self._defaults = {str(each.get("Extension")).casefold(): str(each.get("ContentType")) for each in defaults}

    def of(self, name: str) -> str:
        """Return the type of a part; "" where none is declared."""
        own = self._own.get(name.casefold())
        ending = name.rpartition(".")[2].casefold()
        return str(own.get("ContentType")) if own is not None else self._defaults.get(ending, "")

    def set(self, name: str, content_type: str) -> None:
        """Declare a part of its own type."""
        if self.of(name) != content_type:
            own = self._own.get(name.casefold())
            if own is None:
                own = self._own[name.casefold()] = etree.SubElement(self.root, _OVERRIDE, PartName=f"/{name}")
            own.set("ContentType", content_type)

    def drop(self, name: str) -> None:
        """Drop what is declared of a part by its name."""
        own = self._own.pop(name.casefold(), None)
        if own is not None:
            self.root.remove(own)

    def keep(self, names: Iterable[str]) -> None:
        """Drop what is declared of other parts than these."""
        kept = {each.casefold() for each in names}
        for name in [each for each in self._own if each not in kept]:
            self.drop(name)
        endings = {"rels", "xml", *(each.rpartition(".")[2] for each in kept)}
        for each in self.root.findall(_DEFAULT):
            if str(each.get("Extension")).casefold() not in endings:
                self.root.remove(each)


def content_types(parts: Mapping[str, bytes]) -> ContentTypes:
    """Return what the parts of a package are declared as.

    Raises:
        KeyError: there is no list of types.
        XmlError: it is no XML.
    """
    return ContentTypes(parse_xml(parts[TYPES]))


def _plain(override: etree._Element) -> str:
    return unquote(str(override.get("PartName"))).lstrip("/").casefold()


class NewPart(NamedTuple):
    """A part to put into a package."""

    name: str
    content: bytes
    content_type: str
    """"" where the default of its ending serves (`.xml`, `.rels`)."""
    relation: str
    """The kind of relation that its owner has to it."""


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by their names, in the order in which they are stored."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package: fixed times, the parts in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            package.writestr(info, content)
    return buffer.getvalue()


def seal(parts: Mapping[str, bytes], properties: Mapping[str, str] = _NO_PROPERTIES) -> bytes:
    """Return the bytes of a package with the mark by which it is known as tongket wrote it, and more properties."""
    mark = NewPart(MARK_PART, b"", _CUSTOM_TYPE, _CUSTOM_RELATION)
    marked = add_part({name: content for name, content in parts.items() if name != MARK_PART}, mark, owner=PACKAGE)
    stated = enumerate({MARK_NAME: _digest(marked), **properties}.items(), _FIRST_PROPERTY)
    entries = "".join(_PROPERTY.format(number, quoteattr(name), escape(value)) for number, (name, value) in stated)
    marked[MARK_PART] = f"{_PROPERTIES}{entries}</Properties>".encode()
    return write_package(marked)


def add_part(parts: Mapping[str, bytes], new: NewPart, *, owner: str = DOCUMENT) -> dict[str, bytes]:
    """Return the parts with one more: its content type, and the relation from its owner ("" is the package)."""
    relations = relations_name(owner)
    added = {**parts, new.name: new.content}
    if new.content_type:
        types = content_types(parts)
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
    return zip_parts({name: parts[name] for name in (*_FIRST, *sorted(parts.keys() - set(_FIRST)))})


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
