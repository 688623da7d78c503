"""An .xlsx package as its parts (phần của tệp): found by their relations, each kept byte for byte until it changes."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.arranging import is_strict, to_transitional
from tongket.ooxml.elements import remove_element
from tongket.ooxml.package import (
    PACKAGE,
    RELATION,
    TYPES,
    ContentTypes,
    is_outside,
    kind,
    read_parts,
    relations_name,
    target_name,
    zip_parts,
)
from tongket.ooxml.parsing import XmlError, declares_doctype, parse_xml, serialise

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SIGNATURES = "_xmlsignatures/"


def m(name: str) -> str:
    """Return a name of the spreadsheet's own vocabulary."""
    return f"{{{_MAIN}}}{name}"


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
        self.parts = read_parts(data)
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

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
        name = relations_name(part)
        return [_read_relation(each, part) for each in self.tree(name).iter(RELATION)] if name in self.parts else []

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of one kind that a part is related to."""
        return [each.target for each in self.relations(part) if each.kind == kind and each.inside]

    @property
    def workbook(self) -> str:
        """The name of the main part."""
        return self.related(PACKAGE, "officeDocument")[0]

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
        ContentTypes(self.tree(TYPES, change=True)).set(name, _SHEET_TYPE)
        relations = self.tree(relations_name(self.workbook), change=True)
        taken = {each.id for each in self.relations(self.workbook)}
        own = next(each for each in (f"rIdT{number}" for number in range(1, len(taken) + 2)) if each not in taken)
        etree.SubElement(relations, RELATION, Id=own, Type=f"{_OFFICE}/worksheet", Target=f"/{name}")
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
        self.parts.pop(relations_name(name), None)
        ContentTypes(self.tree(TYPES, change=True)).drop(name)
        for part in (PACKAGE, *list(self.parts)):
            if any(each.target == name for each in self.relations(part)):
                for line in list(self.tree(relations_name(part), change=True)):
                    if _read_relation(line, part).target == name:
                        remove_element(line)

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
            self.parts[name] = serialise(self._trees[name])
        return zip_parts(self.parts)


def _read_relation(line: etree._Element, part: str) -> Relation:
    inside = not is_outside(line)
    return Relation(
        str(line.get("Id")), kind(line), target_name(line, part) if inside else str(line.get("Target")), inside
    )


def as_transitional(data: bytes) -> bytes:
    """Return a workbook that was saved in the strict form in the usual one; any other as it is.

    Raises:
        ValueError: a part declares a document type (`parsing`): openpyxl would read it by rules of its own.
    """
    parts = read_parts(data)
    for name in [each for each in parts if declares_doctype(parts[each])]:
        raise ValueError(name)
    return zip_parts(to_transitional(parts)) if is_strict(parts) else data


def walk_parts(package: Package, part: str, seen: set[str] | None = None) -> Iterator[str]:
    """Yield the parts that a part leads to, near and far, each once."""
    seen = set() if seen is None else seen
    for each in package.relations(part):
        if each.inside and each.target not in seen and each.target in package.parts:
            seen.add(each.target)
            yield each.target
            yield from walk_parts(package, each.target, seen)
