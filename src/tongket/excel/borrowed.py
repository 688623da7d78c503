"""Looks of cells (dáng ô) taken from one workbook into another: a person's own colours and fonts stay."""

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from tongket.excel.parts import Package, m
from tongket.ooxml.namespaces import is_true

_PLAIN_FORMS = {"0", "3", "49"}
"""Number formats that tongket gives (General, #,##0, text): any other is a person's."""
_PARTS = (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId"))
_BLACK = "000000"


class Looks:
    """The cell formats of a workbook, with those of a workbook that tongket wrote to borrow from."""

    def __init__(self, package: Package, palette: Collection[str], fresh: Package | None = None) -> None:
        """Take a workbook, the colours of the ground that are ours, and a workbook to borrow from."""
        self._package = package
        self._palette = palette
        self._part = package.related(package.workbook, "styles")[0]
        self._root = package.tree(self._part)
        self._fresh = fresh.tree(fresh.related(fresh.workbook, "styles")[0]) if fresh is not None else self._root
        self._made: dict[bytes, int] = {}

    def borrow(self, fresh: int) -> int:
        """Return the format of the workbook that looks as `fresh` does in the other."""
        source = _at(self._fresh, "cellXfs", fresh)
        made = deepcopy(source)
        made.set("xfId", "0")
        for name, attribute in _PARTS:
            own = _at(self._fresh, name, int(source.get(attribute, "0")))
            made.set(attribute, str(self._find(name, own)))
        for each in ("applyFont", "applyFill", "applyBorder", "applyNumberFormat", "applyAlignment", "applyProtection"):
            made.set(each, "1")
        return self._find("cellXfs", made)

    def change(self, current: int, fresh: int, *, state: bool, value: bool) -> int:
        """Return the format of a cell whose row is in another state, or whose value is another.

        Its colour is that of `fresh`, and whether it is locked, and the form of its number; what a person chose stays.
        """
        made = deepcopy(_at(self._root, "cellXfs", current))
        source = _at(self._fresh, "cellXfs", fresh)
        if value and made.get("numFmtId", "0") in _PLAIN_FORMS:
            made.set("numFmtId", source.get("numFmtId", "0"))
            made.set("applyNumberFormat", "1")
        if state:
            for each in made.findall(m("protection")):
                made.remove(each)
            made.extend(deepcopy(each) for each in source.findall(m("protection")))
            made.set("applyProtection", "1")
            if not self.is_coloured(current):
                fill = _at(self._fresh, "fills", int(source.get("fillId", "0")))
                made.set("fillId", str(self._find("fills", fill)))
                made.set("applyFill", "1")
        return self._find("cellXfs", made)

    def unlock(self, current: int) -> int:
        """Return the format of a cell that may be typed into under the protection of the sheet."""
        look = _at(self._root, "cellXfs", current)
        if any(not is_true(each.get("locked", "1")) for each in look.iter(m("protection"))):
            return current
        made = deepcopy(look)
        for each in made.findall(m("protection")):
            made.remove(each)
        etree.SubElement(made, m("protection"), locked="0")
        made.set("applyProtection", "1")
        return self._find("cellXfs", made)

    def is_coloured(self, current: int) -> bool:
        """Whether a cell has a colour of its own, of the ground or of the letters, that tongket gives to none."""
        look = _at(self._root, "cellXfs", current)
        fill = _at(self._root, "fills", int(look.get("fillId", "0")))
        font = _at(self._root, "fonts", int(look.get("fontId", "0")))
        letters = font.find(m("color"))
        own = letters is not None and (letters.get("rgb") or "")[-6:] not in {"", _BLACK}
        return own or _colour_of(fill) not in self._palette

    def _find(self, name: str, wanted: etree._Element) -> int:
        """Return the place of a format like `wanted`; a new one is added at the end of its list."""
        key = name.encode() + etree.tostring(wanted, method="c14n", exclusive=True)
        if key not in self._made:
            every = _list(self._root, name)
            for place, each in enumerate(every):
                like = etree.tostring(each, method="c14n", exclusive=True)
                self._made.setdefault(name.encode() + like, place)
            if key not in self._made:
                self._package.tree(self._part, change=True)
                every.append(deepcopy(wanted))
                every.set("count", str(len(every)))
                self._made[key] = len(every) - 1
        return self._made[key]


def _list(root: etree._Element, name: str) -> etree._Element:
    found = root.find(m(name))
    if found is None:
        raise ValueError(name)
    return found


def _at(root: etree._Element, name: str, place: int) -> etree._Element:
    every = _list(root, name)
    return every[place] if place < len(every) else every[0]


def _colour_of(fill: etree._Element) -> str:
    """Return the colour of a ground in six hexadecimal digits; empty for none, a word for what is no plain colour."""
    pattern = fill.find(m("patternFill"))
    if pattern is None:
        return "gradient"
    if pattern.get("patternType", "none") in {"none", "gray125"}:
        return ""
    colour = pattern.find(m("fgColor"))
    return str(colour.get("rgb", "theme"))[-6:].upper() if colour is not None else ""
