"""The workbook that is there, edited in place (sửa tại chỗ): cells of ours that say something else, and new rows.

Every other part, and every cell, format, note, link, picture and colour of a person, stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import get_column_letter

from tongket.excel.borrowed import Looks
from tongket.excel.cell_values import BLANK, clean_cell
from tongket.excel.cells import Grid
from tongket.excel.foreign import add_sheet, find_title, set_names
from tongket.excel.parts import Package, m
from tongket.excel.references import join_runs
from tongket.excel.rows import calculate_on_load, find_cell, move_rows, number_rows, put_cell, split_cell, unshare
from tongket.ooxml.namespaces import is_true
from tongket.sheet import columns as c
from tongket.sheet.cell_styles import PALETTE
from tongket.sheet.lists import ERROR_TITLE, NAME_PREFIX
from tongket.sheet.placed import PlacedTable
from tongket.sheet.workbook_reading import ReadWorkbook

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def marked_rows(package: Package, title: str) -> frozenset[int]:
    """Return the rows of a sheet that must not vanish, whatever stands in their cells."""
    part = package.sheets()[title]
    return frozenset((*_noted(package, part), *_drawn(package, part), *_coloured(package, part)))


def _noted(package: Package, part: str) -> Iterator[int]:
    notes = [*package.related(part, "comments"), *package.related(part, "threadedComment")]
    for root in (package.tree(part), *map(package.tree, notes)):
        for each in root.iter(m("comment"), "{*}threadedComment", m("hyperlink")):
            first, _, last = str(each.get("ref")).partition(":")
            top, bottom = split_cell(first)[0], split_cell(last or first)[0]
            if top == bottom:  # a link over many rows says nothing of any one of them
                yield top


def _drawn(package: Package, part: str) -> Iterator[int]:
    for drawing in package.related(part, "drawing"):
        for start in package.tree(drawing).iter(f"{_DRAWING}from"):
            yield int(start.findtext(f"{_DRAWING}row") or "0") + 1


def _coloured(package: Package, part: str) -> Iterator[int]:
    looks = Looks(package, PALETTE)
    known: dict[str, bool] = {}
    for number, row in number_rows(package.tree(part)).items():
        for cell in row.iterfind(m("c")):
            style = cell.get("s", "0")
            if style not in known:
                known[style] = looks.is_coloured(int(style))
            if known[style]:
                yield number
                break


_BLOCKS = ((1, len(c.MENTION_COLUMNS)), (5, len(c.GROUP_COLUMNS)))
"""First column and width of the two lists of the page of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The workbook after the edit."""

    data: bytes
    unkept: tuple[str, ...] = ()
    """What could not be kept as it was, in words."""


def edit_workbook(old: bytes, fresh: bytes, book: ReadWorkbook, places: Mapping[str, PlacedTable]) -> Edited:
    """Return `old` with what `fresh`, the same tables written anew, says otherwise; the same bytes where nothing does.

    `places` are the tables that the file has, by the name of their sheet.
    """
    package, source = Package(old), Package(fresh)
    looks = Looks(package, PALETTE, source)
    unkept: list[str] = []
    for layout in c.LAYOUTS:
        if layout.sheet in places:
            editor = _Editor(package, source, looks, places[layout.sheet])
            unkept += editor.edit()
        else:
            add_sheet(package, source, looks, layout.sheet)
    for title in (c.MENTIONS, c.GUIDE, c.LISTS):
        if title in book.pages:
            _edit_page(package, source, looks, book.pages[title])
        else:
            add_sheet(package, source, looks, title)
    set_names(package, source, NAME_PREFIX)
    if not package.changed:
        return Edited(data=old)
    if package.signatures:
        unkept.append("chữ ký số của tệp: nội dung đã khác nên chữ ký không còn giá trị")
        package.drop_signatures()
    return Edited(data=package.save(), unkept=tuple(unkept))


class _Editor:
    """One table of the file, made to say what its rows in the fresh workbook say."""

    def __init__(self, package: Package, source: Package, looks: Looks, placed: PlacedTable) -> None:
        self._package, self._looks, self._placed = package, looks, placed
        self._title = find_title(package, placed.table.title) or placed.table.title
        self._part = package.sheets()[self._title]
        self._fresh = source.tree(source.sheets()[placed.table.layout.sheet])
        self._source = number_rows(self._fresh)

    def edit(self) -> list[str]:
        """Edit the sheet; return what could not be kept."""
        unkept: list[str] = []
        if self._placed.moves.moves:
            broken = _broken(self._root(), self._placed)
            unkept = [f'{each} ở trang "{self._title}"' for each in broken]
            move_rows(self._package, self._title, self._placed.moves)
        table = self._placed.table
        changes = [*self._placed.changes, *((table.head, each) for each in self._placed.added)]
        states = {(number, table.columns[header]) for number, header in self._placed.restyled}
        self._change_cells({(number, table.columns[header]) for number, header in changes}, states)
        self._add_rows()
        if self._placed.news:
            self._open_extras()
        for header in self._placed.added:
            self._add_column(table.columns[header])
        self._set_choices()
        return unkept

    def _root(self, *, change: bool = False) -> etree._Element:
        return self._package.tree(self._part, change=change)

    def _change_cells(self, values: set[tuple[int, int]], states: set[tuple[int, int]]) -> None:
        if not values and not states:
            return
        root = self._root(change=True)
        rows = number_rows(root)
        numbers = {number for number, _ in values | states}
        cells = {number: _cells_of(rows.get(number)) for number in numbers}
        sources = {number: _cells_of(self._source.get(number)) for number in numbers}
        if any(cells[number][column].find(m("f")) is not None for number, column in values if column in cells[number]):
            unshare(root)
            for each in self._package.related(self._package.workbook, "calcChain"):
                self._package.drop(each)
            calculate_on_load(self._package)
        for number, column in sorted(values | states):
            fresh, cell = sources[number].get(column), cells[number].get(column)
            if fresh is None or number not in rows:
                continue
            look = int(fresh.get("s", "0"))
            if cell is None:
                cell = etree.Element(m("c"), r=f"{get_column_letter(column)}{number}")
                cell.set("s", str(self._looks.borrow(look)))
                put_cell(rows[number], column, cell)
            else:
                state, value = (number, column) in states, (number, column) in values
                current = int(cell.get("s", "0"))
                cell.set("s", str(self._looks.change(current, look, state=state, value=value)))
            if (number, column) in values:
                _set_value(cell, fresh)
        for number in {number for number, _ in values} - {self._placed.table.head}:
            _set_height(rows.get(number), self._source.get(number))

    def _add_rows(self) -> None:
        added = [each.number for each in self._placed.table.rows if not each.source]
        if not added:
            return
        root = self._root(change=True)
        rows = number_rows(root)
        data = root.find(m("sheetData"))
        if data is None:
            raise ValueError(self._part)
        for number in added:
            row = deepcopy(self._source[number])
            for cell in row.iterfind(m("c")):
                cell.set("s", str(self._looks.borrow(int(cell.get("s", "0")))))
            if number in rows:
                data.remove(rows[number])
            rows[number] = row
        data[:] = [rows[number] for number in sorted(rows)]

    def _open_extras(self) -> None:
        """Let a person go on typing into their own columns, which lie in a locked sheet, and name those without one."""
        table = self._placed.table
        root = self._root(change=True)
        rows = number_rows(root)
        locked = root.find(m("sheetProtection")) is not None
        for header in table.extras:
            column = table.columns[header]
            if header.startswith(c.UNNAMED):
                self._name_column(rows.get(table.head), column)
            for row in table.rows if locked else ():
                cell = find_cell(rows.get(row.number), column)
                if cell is not None:
                    cell.set("s", str(self._looks.unlock(int(cell.get("s", "0")))))

    def _name_column(self, head: etree._Element | None, column: int) -> None:
        fresh, cell = find_cell(self._source.get(self._placed.table.head), column), find_cell(head, column)
        if head is None or fresh is None or (cell is not None and len(cell)):
            return
        if cell is None:
            cell = etree.Element(m("c"), r=str(fresh.get("r")))
            put_cell(head, column, cell)
        _set_value(cell, fresh)

    def _add_column(self, column: int) -> None:
        """Give a new column of ours its width, or hide it."""
        fresh = next((each for each in self._fresh.iter(m("col")) if each.get("min") == str(column)), None)
        root = self._root(change=True)
        columns = root.find(m("cols"))
        if fresh is None:
            return
        if columns is None:
            columns = etree.Element(m("cols"))
            root.find(m("sheetData")).addprevious(columns)  # type: ignore[union-attr]
        for each in list(columns):
            first, last = int(each.get("min", "0")), int(each.get("max", "0"))
            if first <= column <= last:
                for start, end in ((first, column - 1), (column + 1, last)):
                    if start <= end:
                        part = deepcopy(each)
                        part.set("min", str(start))
                        part.set("max", str(end))
                        columns.append(part)
                columns.remove(each)
        columns.append(deepcopy(fresh))
        columns[:] = sorted(columns, key=lambda each: int(each.get("min", "0")))

    def _set_choices(self) -> None:
        """Put the drop-downs of ours where they are to be; a person's own stay."""
        if _choices(self._root()) == _choices(self._fresh):
            return
        root = self._root(change=True)
        group = root.find(m("dataValidations"))
        if group is None:
            group = etree.Element(m("dataValidations"))
            _before(root, group)
        for each in [each for each in group if _is_ours(each)]:
            group.remove(each)
        group.extend(deepcopy(each) for each in self._fresh.iter(m("dataValidation")))
        if len(group):
            group.set("count", str(len(group)))
        else:
            root.remove(group)


_BEHIND_CHOICES = (
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF"),
    *("drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
"""What follows the drop-downs in a worksheet: ECMA-376 Part 1, 18.3.1.99."""


def _before(root: etree._Element, group: etree._Element) -> None:
    names = {m(each) for each in _BEHIND_CHOICES}
    behind = next((each for each in root if each.tag in names), None)
    if behind is not None:
        behind.addprevious(group)
    else:
        root.append(group)


def _is_ours(choice: etree._Element) -> bool:
    named = (choice.findtext(m("formula1")) or "").startswith(NAME_PREFIX)
    return named or choice.get("errorTitle") == ERROR_TITLE


def _choices(root: etree._Element) -> dict[tuple[str, ...], list[tuple[int, int, int]]]:
    """Return our drop-downs by what they offer: columns and runs of rows, however a program writes them down."""
    found: defaultdict[tuple[str, ...], defaultdict[int, list[tuple[int, int]]]]
    found = defaultdict(lambda: defaultdict(list))
    for each in root.iter(m("dataValidation")):
        if not _is_ours(each):
            continue
        kind = (each.get("type", ""), *(each.findtext(m(name)) or "" for name in ("formula1", "formula2")))
        for area in str(each.get("sqref")).split():
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = split_cell(first), split_cell(last or first)
            for column in range(left, right + 1):
                found[kind][column].append((top, bottom))
    return {
        kind: [(column, *run) for column, runs in sorted(areas.items()) for run in join_runs(sorted(runs))]
        for kind, areas in found.items()
    }


def _cells_of(row: etree._Element | None) -> dict[int, etree._Element]:
    cells = row.iterfind(m("c")) if row is not None else ()
    return {split_cell(str(each.get("r")))[1]: each for each in cells}


def _set_value(cell: etree._Element, fresh: etree._Element) -> None:
    """Make a cell say what another says; its place and its look stay."""
    for name in ("t", "cm", "vm"):
        cell.attrib.pop(name, "")
    cell[:] = [deepcopy(each) for each in fresh]
    if len(cell):
        cell.set("t", fresh.get("t", "n"))


def _set_height(row: etree._Element | None, fresh: etree._Element | None) -> None:
    """Let a row grow with its texts, unless a person set its height."""
    if row is not None and fresh is not None and row.get("ht") and not is_true(row.get("customHeight", "0")):
        row.set("ht", fresh.get("ht", str(row.get("ht"))))


def _broken(root: etree._Element, placed: PlacedTable) -> Iterator[str]:
    """Yield what spans rows that no longer follow each other."""
    for name, what in (("mergeCell", "ô trộn trên nhiều hàng (mỗi hàng giữ giá trị chung)"), ("f", "công thức mảng")):
        for each in root.iter(m(name)):
            area = str(each.get("ref", "")) if name == "mergeCell" or each.get("t") in {"array", "dataTable"} else ""
            first, _, last = area.partition(":")
            if not last:
                continue
            top, bottom = split_cell(first)[0], split_cell(last)[0]
            new = [placed.moves.row(number) for number in range(top, bottom + 1)]
            if new[0] is None or new != list(range(new[0], new[0] + len(new))):
                yield what
                break


def _edit_page(package: Package, source: Package, looks: Looks, page: Grid) -> None:
    """Make a page that is ours alone (the guide, the count of names, the lists) say what it is to say."""
    part = package.sheets()[find_title(package, page.title) or page.title]
    source_rows = number_rows(source.tree(source.sheets()[page.title]))
    fresh = {split_cell(str(cell.get("r"))): cell for row in source_rows.values() for cell in row.iterfind(m("c"))}
    texts = {place: "".join(each.text or "" for each in cell.iter(m("t"), m("v"))) for place, cell in fresh.items()}
    wanted = {place: said for place, text in texts.items() if (said := clean_cell(text))}
    stale = set(_stale(page, wanted))
    changed = [place for place, text in wanted.items() if page.rows.get(place[0], {}).get(place[1], BLANK).text != text]
    if not changed and not stale:
        return
    root = package.tree(part, change=True)
    rows = number_rows(root)
    data = root.find(m("sheetData"))
    for number, column in sorted({*changed, *stale}):
        if number not in rows and data is not None:
            rows[number] = etree.Element(m("row"), r=str(number))
            data.append(rows[number])
        cell = find_cell(rows[number], column)
        if cell is None:
            cell = etree.Element(m("c"), r=f"{get_column_letter(column)}{number}")
            cell.set("s", str(looks.borrow(int(fresh[number, column].get("s", "0")))))
            put_cell(rows[number], column, cell)
        _set_value(cell, fresh.get((number, column), etree.Element(m("c"))))
        _set_height(rows[number], source_rows.get(number))
    if data is not None:
        data[:] = [rows[number] for number in sorted(rows)]


def _stale(page: Grid, wanted: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, int]]:
    """Yield the cells that we wrote once and that nothing stands in now: of the lists any, of the names whole rows."""
    for number, cells in page.rows.items():
        if page.title == c.LISTS:
            yield from ((number, column) for column in cells if (number, column) not in wanted)
        for left, width in _BLOCKS if page.title == c.MENTIONS else ():
            block = [(number, column) for column in range(left, left + width)]
            count = cells.get(left + width - 1, BLANK)
            if all(column in cells for _, column in block) and count.number is not None and block[0] not in wanted:
                yield from block
