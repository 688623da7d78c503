"""Sheets and names that a workbook lacks, taken from one that tongket wrote (trang và tên thêm vào)."""

from copy import deepcopy

from lxml import etree

from tongket.excel.borrowed import Looks
from tongket.excel.cell_values import clean_cell, fold_cell
from tongket.excel.parts import Package, m

_KEPT = ("drawing", "legacyDrawing")
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


def find_title(package: Package, title: str) -> str | None:
    """Return the title of a worksheet as the package spells it; None where there is none."""
    wanted = fold_cell(clean_cell(title))
    return next((each for each in package.sheets() if fold_cell(clean_cell(each)) == wanted), None)


def add_sheet(package: Package, source: Package, looks: Looks, title: str) -> None:
    """Add the sheet that a person deleted, or write it into the one that they emptied."""
    root = deepcopy(source.tree(source.sheets()[title]))
    for cell in root.iter(m("c")):
        cell.set("s", str(looks.borrow(int(cell.get("s", "0")))))
    emptied = find_title(package, title)
    if emptied is not None:
        former = package.tree(package.sheets()[emptied], change=True)
        kept = [each for name in _KEPT for each in former.findall(m(name))]
        former[:] = [*root, *kept]
        return
    state = next(str(each.get("state", "visible")) for each in _sheets(source) if each.get("name") == title)
    place, before = package.add_sheet(title, state, root), source.positions()[title]
    for each in list(_names(source)):
        if each.get("localSheetId") == str(before):
            added = deepcopy(each)
            added.set("localSheetId", str(place))
            _names(package, change=True).append(added)


def set_names(package: Package, source: Package, prefix: str) -> None:
    """Make the names that begin with `prefix` stand for the same cells as in the other workbook."""
    wanted = {str(each.get("name")): each for each in _names(source) if str(each.get("name")).startswith(prefix)}
    there = {str(each.get("name")): each for each in _names(package)}
    for name, each in wanted.items():
        if name not in there:
            _names(package, change=True).append(deepcopy(each))
        elif _plain(there[name].text) != _plain(each.text):
            package.tree(package.workbook, change=True)
            there[name].text = each.text


def _plain(cells: str | None) -> str:
    """Return cells without the quotes that only some programs put around the name of a sheet."""
    first, _, last = (cells or "").replace("'", "").rpartition(":")
    return last if first.rpartition("!")[2] == last else f"{first}:{last}"


def _sheets(package: Package) -> etree._Element:
    found = package.tree(package.workbook).find(m("sheets"))
    if found is None:
        raise ValueError(package.workbook)
    return found


def _names(package: Package, *, change: bool = False) -> etree._Element:
    """Return the list of names of a workbook; with `change` it is made where there is none."""
    workbook = package.tree(package.workbook, change=change)
    found = workbook.find(m("definedNames"))
    if found is None:
        found = etree.Element(m("definedNames"))
        if change:
            [each for name in _BEFORE_NAMES for each in workbook.findall(m(name))][-1].addnext(found)
    return found
