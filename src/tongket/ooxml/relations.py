"""What leads where in a package: its parts are found by relations and known by their types, not by their names.

Word on the web calls the body `word/document2.xml`; only the relations say what a part is (ECMA-376 part 2, 9).
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from lxml import etree

from tongket.ooxml.parsing import parse_xml

TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
PACKAGE = ""
"""The owner of the relations of the package itself."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION, OVERRIDE, DEFAULT = f"{_RELATIONS}Relationship", f"{_TYPES}Override", f"{_TYPES}Default"


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


class Package:
    """The relations among the parts of a package, each list read once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        # Names of parts are the same whatever their case (ECMA-376, part 2, 9.1.1).
        self._names = {each.casefold(): each for each in parts}
        self._parts = parts
        self._read: dict[str, etree._Element | None] = {}

    def relations(self, owner: str) -> Iterator[etree._Element]:
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
        for each in self.relations(owner):
            found = self.target(each, owner) if kind(each) in kinds else None
            if found is not None:
                yield found

    def reachable(self) -> Iterator[str]:
        """Yield the parts that the package leads to, each once, in order."""
        seen: dict[str, None] = {}
        open_ones = [PACKAGE]
        while open_ones:
            owner = open_ones.pop(0)
            for each in self.relations(owner):
                found = self.target(each, owner)
                if found is not None and found not in seen:
                    seen[found] = None
                    open_ones.append(found)
        yield from seen


class ContentTypes:
    """What each part of a package is declared as."""

    def __init__(self, data: bytes) -> None:
        self._root = parse_xml(data)
        self._own = {_plain(each): each for each in self._root.iterchildren(OVERRIDE)}
        defaults = self._root.iterchildren(DEFAULT)
        self._defaults = {str(each.get("Extension")).casefold(): str(each.get("ContentType")) for each in defaults}

    @property
    def root(self) -> etree._Element:
        """The list as XML."""
        return self._root

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
                own = self._own[name.casefold()] = etree.SubElement(self._root, OVERRIDE, PartName=f"/{name}")
            own.set("ContentType", content_type)

    def keep(self, names: Iterable[str]) -> None:
        """Drop what is declared of other parts than these."""
        kept = {each.casefold() for each in names}
        for name in [each for each in self._own if each not in kept]:
            self._root.remove(self._own.pop(name))
        endings = {"rels", "xml", *(each.rpartition(".")[2] for each in kept)}
        for each in self._root.findall(DEFAULT):
            if str(each.get("Extension")).casefold() not in endings:
                self._root.remove(each)


def _plain(override: etree._Element) -> str:
    return unquote(str(override.get("PartName"))).lstrip("/").casefold()
