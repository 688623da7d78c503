"""Rows of a sheet moved in the whole package: with their notes, links, colours, pictures, and all that refers to them.

What refers to a row: ECMA-376 Part 1, 18.3 (worksheets), 18.7 (comments), 20.5.2 (anchors), 21.2.2.63 (charts).
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from tongket.excel.parts import Package, m, walk_parts
from tongket.excel.references import LAST_ROW, Moves, move_areas, move_formula

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EXCEL_MAIN = "{http://schemas.microsoft.com/office/excel/2006/main}"
_AREAS = {"hyperlink": "ref", "protectedRange": "sqref", "ignoredError": "sqref"}
_VML_DATA = re.compile(rb"<x:ClientData\b.*?</x:ClientData>", re.DOTALL)
_VML_ROW = re.compile(rb"(<x:Row>\s*)([0-9]+)")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def split_cell(name: str) -> tuple[int, int]:
    """Return the row and the column of a cell's name, both 1-based."""
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return int(found[2]), column_index_from_string(found[1])


def number_rows(root: etree._Element) -> dict[int, etree._Element]:
    """Return the rows of a worksheet by number; rows and cells that leave out their places are given them."""
    rows: dict[int, etree._Element] = {}
    number = 0
    for row in root.iterfind(f"{m('sheetData')}/{m('row')}"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        column = 0
        for cell in row.iterfind(m("c")):
            column = split_cell(cell.get("r") or "")[1] if cell.get("r") else column + 1
            cell.set("r", f"{get_column_letter(column)}{number}")
        rows[number] = row
    return rows


def find_cell(row: etree._Element | None, column: int) -> etree._Element | None:
    """Return the cell of a row in a column; None where there is none."""
    if row is None:
        return None
    name = f"{get_column_letter(column)}{row.get('r')}"
    return next((each for each in row.iterfind(m("c")) if each.get("r") == name), None)


def put_cell(row: etree._Element, column: int, cell: etree._Element) -> None:
    """Put a cell into its row, in place of the one that is there, in the order of the columns."""
    for each in row.iterfind(m("c")):
        at = split_cell(str(each.get("r")))[1]
        if at >= column:
            each.addprevious(cell)
            if at == column:
                row.remove(each)
            return
    row.append(cell)


def unshare(root: etree._Element) -> None:
    """Give each cell of a shared formula its own: what is shared is said once, for cells that stay side by side."""
    masters: dict[str, tuple[str, str]] = {}
    for formula in root.iter(m("f")):
        cell = formula.getparent()
        if formula.get("t") != "shared" or cell is None:
            continue
        own, at = str(formula.get("si")), str(cell.get("r"))
        if formula.text:
            masters[own] = (formula.text, at)
        elif own in masters:
            text, origin = masters[own]
            formula.text = str(Translator("=" + text, origin=origin).translate_formula(at)).removeprefix("=")
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, "")


def move_rows(package: Package, title: str, moves: Moves) -> None:
    """Move the rows of the sheet `title`."""
    sheets = package.sheets()
    for each, part in sheets.items():
        if each == title or _has_formulas(package, part):
            root = package.tree(part, change=True)
            number_rows(root)
            unshare(root)
            _move_formulas(root, each, title, moves)
    _move_sheet(package.tree(sheets[title], change=True), title, moves)
    for each in package.related(sheets[title], "vmlDrawing"):
        package.parts[each] = _VML_DATA.sub(lambda found: _move_shape(found[0], moves), package.parts[each])
    _move_related(package, sheets[title], moves)
    _move_names(package, title, moves)
    for part in walk_parts(package, package.workbook):
        if part.endswith(".xml") and part not in sheets.values():
            _move_elsewhere(package, part, title, moves)
    for each in package.related(package.workbook, "calcChain"):
        package.drop(each)
    calculate_on_load(package)


def _has_formulas(package: Package, part: str) -> bool:
    return any(each in package.parts[part] for each in (b"<f", b":f", b"ormula", b"location"))


def _move_formulas(root: etree._Element, sheet: str, title: str, moves: Moves) -> None:
    """Write the formulas of cells and of inner links anew; those of formats where their sheet itself is moved."""
    for formula in root.iter(m("f"), f"{_EXCEL_MAIN}f"):
        if formula.text:
            formula.text = move_formula(formula.text, sheet, title, moves)
        if sheet == title and formula.get("ref"):
            formula.set("ref", _bound(str(formula.get("ref")), moves))
    for link in root.iter(m("hyperlink")):
        if link.get("location"):
            link.set("location", move_formula(str(link.get("location")), sheet, title, moves))
    if sheet != title:
        for formula in root.iter(m("formula"), m("formula1"), m("formula2")):
            if formula.text:
                formula.text = move_formula(formula.text, sheet, title, moves)


def _bound(area: str, moves: Moves) -> str:
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = split_cell(first), split_cell(last or first)
    span = moves.span(top, bottom) or (top, bottom)
    if not last and span[0] == span[1]:
        return f"{get_column_letter(left)}{span[0]}"
    return f"{get_column_letter(left)}{span[0]}:{get_column_letter(right)}{span[1]}"


def _move_sheet(root: etree._Element, title: str, moves: Moves) -> None:
    _move_merged(root, moves)
    data = root.find(m("sheetData"))
    rows = number_rows(root)
    for row in rows.values():
        row.getparent().remove(row)  # type: ignore[union-attr]
    for number, row in sorted(
        (new, row) for old, row in rows.items() if (new := moves.row(old)) is not None and new <= LAST_ROW
    ):
        row.set("r", str(number))
        for cell in row.iterfind(m("c")):
            cell.set("r", f"{get_column_letter(split_cell(str(cell.get('r')))[1])}{number}")
        if data is not None:
            data.append(row)
    for name, attribute in _AREAS.items():
        for each in list(root.iter(m(name))):
            _set_areas(each, attribute, moves)
    for name in ("autoFilter", "sortState", "sortCondition", "dimension"):
        for each in root.iter(m(name)):
            each.set("ref", _bound(str(each.get("ref")), moves))
    for each in root.iter(m("brk")):
        if each.getparent().tag == m("rowBreaks"):  # type: ignore[union-attr]
            each.set("id", str(moves.row(int(each.get("id", "0"))) or each.get("id")))
    for each in [*root.iter(m("conditionalFormatting")), *root.iter(m("dataValidation"))]:
        _move_format(each, title, moves)
    for areas in root.iter(f"{_EXCEL_MAIN}sqref"):
        areas.text = move_areas(areas.text or "", moves)


def _set_areas(element: etree._Element, attribute: str, moves: Moves) -> None:
    areas = move_areas(str(element.get(attribute)), moves)
    if attribute == "ref" and " " in areas:  # a link has one area
        areas = _bound(str(element.get(attribute)), moves)
    parent = element.getparent()
    if areas:
        element.set(attribute, areas)
    elif parent is not None:
        parent.remove(element)


def _move_format(element: etree._Element, title: str, moves: Moves) -> None:
    """Move a conditional format or a drop-down: what is relative in its formulas is read from its first cell."""
    before = str(element.get("sqref"))
    _set_areas(element, "sqref", moves)
    start, now = (each.partition(" ")[0].partition(":")[0] for each in (before, str(element.get("sqref"))))
    shift = split_cell(now)[0] - split_cell(start)[0] if start and now else 0
    for formula in element.iter(m("formula"), m("formula1"), m("formula2")):
        if formula.text:
            formula.text = move_formula(formula.text, title, title, moves, shift)


def _move_merged(root: etree._Element, moves: Moves) -> None:
    """Move merged cells; where their rows no longer follow each other, each row gets what stood in all of them."""
    merged = root.find(m("mergeCells"))
    if merged is None:
        return
    rows = number_rows(root)
    for each in list(merged):
        first, _, last = str(each.get("ref")).partition(":")
        (top, left), (bottom, _) = split_cell(first), split_cell(last or first)
        new = [moves.row(number) for number in range(top, bottom + 1)]
        if new[0] is not None and new == list(range(new[0], new[0] + len(new))):
            each.set("ref", _bound(str(each.get("ref")), moves))
            continue
        merged.remove(each)
        source = find_cell(rows.get(top), left)
        for number in range(top + 1, bottom + 1):
            if number in rows and source is not None:
                _copy_into(rows[number], left, source)
    if len(merged):
        merged.set("count", str(len(merged)))
    else:
        root.remove(merged)


def _copy_into(row: etree._Element, column: int, source: etree._Element) -> None:
    copied = deepcopy(source)
    copied.set("r", f"{get_column_letter(column)}{row.get('r')}")
    put_cell(row, column, copied)


def _move_related(package: Package, part: str, moves: Moves) -> None:
    """Move notes, drawings and tables of the sheet."""
    for each in [*package.related(part, "comments"), *package.related(part, "threadedComment")]:
        for note in _with_ref(package.tree(each, change=True)):
            note.set("ref", _bound(str(note.get("ref")), moves))
    for each in package.related(part, "table"):
        for area in (package.tree(each, change=True), *package.tree(each).iter(m("autoFilter"))):
            area.set("ref", _bound(str(area.get("ref")), moves))
    for each in package.related(part, "drawing"):
        for anchor in package.tree(each, change=True):
            _move_anchor(anchor, moves)


def _with_ref(root: etree._Element) -> Iterator[etree._Element]:
    for each in root.iter(etree.Element):
        if each.get("ref") is not None:
            yield each


def _move_anchor(anchor: etree._Element, moves: Moves) -> None:
    """Move a drawing (a picture, a chart) with the row that its upper edge is in; its size stays."""
    rows = [each for name in ("from", "to") if (each := anchor.find(f"{_DRAWING}{name}/{_DRAWING}row")) is not None]
    if rows:
        old = int(rows[0].text or "0") + 1
        shift = _nearest(old, moves) - old
        for each in rows:
            each.text = str(int(each.text or "0") + shift)


def _nearest(row: int, moves: Moves) -> int:
    """Return where a row went, or, where it is gone, the row that has its place."""
    return moves.row(row) or min(row, moves.new_last + 1)


def _move_shape(data: bytes, moves: Moves) -> bytes:
    """Move the box of a note (VML), whose rows are 0-based."""
    found = _VML_ROW.search(data)
    if found is None:
        return data
    old = int(found[2]) + 1
    new = _nearest(old, moves)
    data = _VML_ROW.sub(lambda each: each[1] + str(new - 1).encode(), data)
    return _VML_ANCHOR.sub(lambda each: each[1] + _shift_anchor(each[2], new - old), data)


def _shift_anchor(anchor: bytes, shift: int) -> bytes:
    numbers = [each.strip() for each in anchor.split(b",")]
    if len(numbers) != len(["column", "dx", "row", "dy", "column", "dx", "row", "dy"]):
        return anchor
    for place in (2, 6):
        numbers[place] = str(max(int(numbers[place]) + shift, 0)).encode()
    return b", ".join(numbers)


def _move_names(package: Package, title: str, moves: Moves) -> None:
    for each in package.tree(package.workbook, change=True).iter(m("definedName")):
        if each.text:
            each.text = move_formula(each.text, None, title, moves)


def _move_elsewhere(package: Package, part: str, title: str, moves: Moves) -> None:
    """Write anew what charts and pivot tables read from the sheet."""
    if not re.search(rb"<(?:\w+:)?(?:chartSpace|pivotCacheDefinition)\b", package.parts[part]):
        return
    for each in package.tree(part).iter("{*}f"):
        moved = move_formula(each.text or "", None, title, moves)
        if moved != each.text:
            package.tree(part, change=True)
            each.text = moved
    for each in package.tree(part).iter(m("worksheetSource")):
        if each.get("sheet") == title and each.get("ref"):
            each.set("ref", _bound(str(each.get("ref")), moves))
            package.tree(part, change=True)


def calculate_on_load(package: Package) -> None:
    """Have the results of formulas worked out when the workbook is next opened."""
    workbook = package.tree(package.workbook, change=True)
    setting = workbook.find(m("calcPr"))
    if setting is not None:
        setting.set("fullCalcOnLoad", "1")
