"""An .xlsx package as its parts (phần của tệp): found by their relations, each kept byte for byte until it changes."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.parsing import XmlError, parse_xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TYPES_PART = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SIGNATURES = "_xmlsignatures/"

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)((?:/\w+)*)")
"""The names of Strict Open XML (ISO/IEC 29500-1) for what Transitional (29500-4) and every older program call else."""
_STRICT_WORDS = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_CONFORMANCE = re.compile(rb"""\sconformance=(?:"strict"|'strict')""")


def m(name: str) -> str:
    """Return a name of the spreadsheet's own vocabulary."""
    return f"{{{MAIN}}}{name}"


class Relation(NamedTuple):
    """One line of a part's relations (quan hệ)."""

    id: str
    kind: str
    """The last word of its type: `worksheet`, `comments`."""
    target: str
    """The name of a part, or an address outside the package."""
    inside: bool


class Package:
    """The parts of a workbook by name; raises what zipfile and lxml raise over a damaged one."""

    def __init__(self, data: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            for each in source.infolist():
                self.parts[each.filename] = source.read(each)
                self._infos[each.filename] = each

    def tree(self, name: str, *, change: bool = False) -> etree._Element:
        """Return a part, parsed; with `change` it is written anew from its tree.

        Raises:
            KeyError: the part is missing.
            ValueError: it is no XML, or brings a document type: no spreadsheet program writes one.
        """
        if name not in self._trees:
            try:
                root = parse_xml(self.parts[name])
            except XmlError as error:
                raise ValueError(name) from error
            self._trees[name] = root
        if change:
            self._changed.add(name)
        return self._trees[name]

    def relations(self, part: str) -> list[Relation]:
        """Return what a part is related to; of the package itself for ``""``."""
        name = _relations_part(part)
        if name not in self.parts:
            return []
        return [_read_relation(each, part) for each in self.tree(name).iter(f"{{{_RELATIONS}}}Relationship")]

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of one kind that a part is related to."""
        return [each.target for each in self.relations(part) if each.kind == kind and each.inside]

    @property
    def workbook(self) -> str:
        """The name of the main part."""
        return self.related("", "officeDocument")[0]

    def sheets(self) -> dict[str, str]:
        """Return the titles of the worksheets and their parts, in order; sheets of charts alone left out."""
        targets = {each.id: each for each in self.relations(self.workbook)}
        found: dict[str, str] = {}
        for each in self.tree(self.workbook).iter(m("sheet")):
            relation = targets[str(each.get(f"{{{_OFFICE}}}id"))]
            if relation.kind == "worksheet":
                found[str(each.get("name"))] = relation.target
        return found

    def positions(self) -> dict[str, int]:
        """Return the titles of all sheets with their places, from 0, as defined names count them."""
        return {str(each.get("name")): place for place, each in enumerate(self.tree(self.workbook).iter(m("sheet")))}

    def add_sheet(self, title: str, state: str, root: etree._Element) -> int:
        """Add a worksheet behind the others; return its place."""
        names = (f"xl/worksheets/tongket{number}.xml" for number in range(1, len(self.parts) + 2))
        name = next(each for each in names if each not in self.parts)
        self.parts[name] = b""
        self._trees[name] = root
        self._changed.add(name)
        types = self.tree(_TYPES_PART, change=True)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_SHEET_TYPE)
        relations = self.tree(_relations_part(self.workbook), change=True)
        taken = {each.id for each in self.relations(self.workbook)}
        own = next(each for each in (f"rIdT{number}" for number in range(1, len(taken) + 2)) if each not in taken)
        kind = f"{_OFFICE}/worksheet"
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=own, Type=kind, Target=f"/{name}")
        sheets = self.tree(self.workbook, change=True).find(m("sheets"))
        if sheets is None:
            raise ValueError(self.workbook)
        number = max((int(each.get("sheetId", "0")) for each in sheets), default=0) + 1
        sheet = etree.SubElement(sheets, m("sheet"), name=title, sheetId=str(number))
        if state != "visible":
            sheet.set("state", state)
        sheet.set(f"{{{_OFFICE}}}id", own)
        return len(sheets) - 1

    def drop(self, name: str) -> None:
        """Take a part out, with whatever leads to it."""
        self.parts.pop(name, None)
        self._trees.pop(name, None)
        self._changed.discard(name)
        self.parts.pop(_relations_part(name), None)
        for each in self.tree(_TYPES_PART, change=True).findall(f"{{{_TYPES}}}Override"):
            if str(each.get("PartName")).lstrip("/") == name:
                _remove(each)
        for part in ("", *list(self.parts)):
            if any(each.target == name for each in self.relations(part)):
                root = self.tree(_relations_part(part), change=True)
                for line in list(root):
                    if _read_relation(line, part).target == name:
                        _remove(line)

    @property
    def changed(self) -> bool:
        """Whether any part is to be written anew."""
        return bool(self._changed)

    def drop_signatures(self) -> None:
        """Take out the parts that vouch for the others."""
        for each in self.signatures:
            if each in self.parts and not each.endswith(".rels"):
                self.drop(each)

    @property
    def signatures(self) -> list[str]:
        """The parts that vouch for the others."""
        return [each for each in self.parts if each.startswith(_SIGNATURES)]

    def save(self) -> bytes:
        """Return the package: the same bytes for the same parts, those that did not change as they were."""
        for name in sorted(self._changed):
            tree = self._trees[name].getroottree()
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            for name, content in self.parts.items():
                known = self._infos.get(name)
                entry = zipfile.ZipInfo(name, date_time=known.date_time if known is not None else _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                target.writestr(entry, content)
        return buffer.getvalue()


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _relations_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _read_relation(line: etree._Element, part: str) -> Relation:
    target, inside = str(line.get("Target")), line.get("TargetMode") != "External"
    if inside:
        base = "" if target.startswith("/") else posixpath.dirname(part)
        target = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
    return Relation(str(line.get("Id")), str(line.get("Type")).rpartition("/")[2], target, inside)


def as_transitional(data: bytes) -> bytes:
    """Return a workbook saved as Strict Open XML (“Strict Open XML Spreadsheet” in Excel) under the usual names.

    Any other is returned as it is. Both forms have the same elements; only the names of their vocabularies differ.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    texts = {name for name in parts if name.endswith((".xml", ".rels"))}
    if not any(_STRICT.search(parts[name]) for name in texts):
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            plain = _CONFORMANCE.sub(b"", _STRICT.sub(_usual_name, content)) if name in texts else content
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, plain)
    return buffer.getvalue()


def _usual_name(found: re.Match[bytes]) -> bytes:
    area, word, more = found.groups()
    rest = b"/".join(_STRICT_WORDS.get(each, each) for each in (word, *more.split(b"/")[1:]))
    return b"http://schemas.openxmlformats.org/" + area + b"/2006/" + rest


def walk_parts(package: Package, part: str, seen: set[str] | None = None) -> Iterator[str]:
    """Yield the parts that a part leads to, near and far, each once."""
    seen = set() if seen is None else seen
    for each in package.relations(part):
        if each.inside and each.target not in seen and each.target in package.parts:
            seen.add(each.target)
            yield each.target
            yield from walk_parts(package, each.target, seen)
