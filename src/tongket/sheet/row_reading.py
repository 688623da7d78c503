"""Tables to decisions: each row for itself, in any order; what is not understood is a finding and is kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from tongket.excel.cell_values import CellValue, fold_cell
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.draft_rules import BAD_DECISION, LOST_DECISION
from tongket.merge.decisions import Caution, ExampleDecision, FigureDecision, PointDecision
from tongket.sheet import columns as c
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.sheet.offered import settled_mark
from tongket.sheet.previous import D, KnownRows, Notes, Previous
from tongket.sheet.typed import (
    NamedUnit,
    clean_wording,
    read_alike,
    read_named,
    read_order,
    read_split,
    read_subject,
    read_use,
    read_used,
    same_text,
)
from tongket.sheet.workbook_reading import ReadWorkbook
from tongket.source.garbling import garbled_texts
from tongket.values.figures import Refusal

Subjects = Mapping[str, tuple[tuple[str, str], ...]]
"""Item to the id and name of each of its subjects."""
T = TypeVar("T")
_FORMULA = Refusal(
    "cần một giá trị",
    "mở tệp trong Excel rồi lưu lại, hoặc gõ giá trị thay cho công thức.",
    "công thức chưa có kết quả",
)


def read_rows(book: ReadWorkbook, subjects: Subjects, shown: str) -> tuple[Previous, list[Diagnostic]]:
    """Return what the rows of a workbook decide, and what is wrong with them."""
    found: list[Diagnostic] = []
    loose: dict[str, tuple[SheetRow, ...]] = {}
    kept: dict[str, SheetTable] = {}
    notes: dict[str, Notes] = {}
    for layout in c.LAYOUTS:
        table = book.tables.get(layout.sheet, SheetTable(layout=layout, columns={}))
        notes[layout.sheet] = Notes(table, shown)
        kept[layout.sheet], loose[layout.sheet] = _part(table, notes[layout.sheet])
    points = _read_points(kept[c.POINTS], subjects, book.former, notes[c.POINTS])
    examples = [_read_example(each, notes[c.EXAMPLES]) for each in kept[c.EXAMPLES].rows]
    figures = [_read_figure(each, notes[c.FIGURES]) for each in kept[c.FIGURES].rows]
    first_points, more_points = _settle(points, notes[c.POINTS])
    first_examples, more_examples = _settle(examples, notes[c.EXAMPLES], lambda each: each.member)
    first_figures, more_figures = _settle(figures, notes[c.FIGURES])
    more = {c.POINTS: more_points, c.EXAMPLES: more_examples, c.FIGURES: more_figures}
    for each in notes.values():
        found += each.found
    previous = Previous(
        points=first_points,
        examples=first_examples,
        figures=first_figures,
        loose={sheet: (*rows, *more[sheet]) for sheet, rows in loose.items()},
        extras={sheet: table.extras for sheet, table in book.tables.items()},
        counters=book.counters,
    )
    return previous, found


def _part(table: SheetTable, notes: Notes) -> tuple[SheetTable, tuple[SheetRow, ...]]:
    """Return a table of the rows that something stands behind, and the others."""
    by_members = table.layout.identity == c.MEMBERS
    known = [each for each in table.rows if (each.members if by_members else each.text(c.HIDDEN_KEY))]
    numbers = {each.number for each in known}
    others = tuple(each for each in table.rows if each.number not in numbers)
    for each in others:
        if each.text(c.STATE) != c.LOST and each.typed and not each.own:
            hint = "ghi vào hàng của một ý có sẵn, hoặc xóa hàng này."
            why = "này không gắn với ý nào của đơn vị nên không được dùng."
            notes.say(LOST_DECISION, each, f"Hàng {why}", hint, f"hàng {why}")
    return replace(table, rows=tuple(known)), others


class _Cells:
    """The open cells of one row, read one by one."""

    def __init__(self, row: SheetRow, notes: Notes, item: str | None = None) -> None:
        self.row = row
        self.unread: dict[str, CellValue] = {}
        self._notes = notes
        self._item = item or None

    def read(self, header: str, parse: Callable[[CellValue], T | Refusal | None]) -> T | None:
        """Return what a cell decides; None for a blank one, and for one that is not understood: that is noted."""
        value = self.row.cell(header)
        if not value.text:
            return None
        result = _FORMULA if value.uncalculated else parse(value)
        if isinstance(result, Refusal):
            self.unread[header] = value
            self._notes.refuse(self.row, header, result, self._item)
            return None
        return result

    def wording(self, header: str) -> str | None:
        """Return the sentence that a person wrote in place of the proposed one."""
        if same_text(self.row.text(header), self.row.text(c.PROPOSED)):
            return None
        self._check_letters(header)
        return self.read(header, lambda value: clean_wording(value.text) or None)

    def text(self, header: str) -> str | None:
        """Return what a person wrote."""
        return self.read(header, lambda value: value.text)

    def _check_letters(self, header: str) -> None:
        for each in garbled_texts(self.row.text(header)):
            self._notes.doubt(each.rule, self.row, header, each.message, each.hint)


def _key(row: SheetRow) -> str:
    """Return the row's key; a row that lost it gets one that nobody can name."""
    return row.text(c.HIDDEN_KEY) or row.text(c.KEY) or f"?{min(row.members, default='')}"


def _read_points(
    table: SheetTable, subjects: Subjects, former: Mapping[str, Mapping[str, str]], notes: Notes
) -> list[KnownRows[PointDecision]]:
    items = {_key(each): each.text(c.HIDDEN_ITEM) for each in table.rows}
    keys = {fold_cell(each): each for each in items}
    known: list[KnownRows[PointDecision]] = []
    for row in table.rows:
        item, key = row.text(c.HIDDEN_ITEM), _key(row)
        cells = _Cells(row, notes, item)
        subject = None
        if not same_text(row.text(c.SUBJECT), row.text(c.PROPOSED_SUBJECT)):
            parse = partial(read_subject, subjects=subjects.get(item, ()), former=former.get(item, {}))
            subject = cells.read(c.SUBJECT, parse)
        decision = PointDecision(
            item=item,
            key=key,
            members=row.members,
            use=cells.read(c.USE, read_use),
            wording=cells.wording(c.WORDING),
            subject=subject,
            join=cells.read(c.JOIN, partial(_read_join, key=key, keys=keys, items=items)),
            split=cells.read(c.SPLIT, read_split) or False,
            near=row.text(c.NEAR_TO) or None,
            cautioned=row.text(c.DIFFERS).startswith(tuple(Caution)),
            alike=cells.read(c.ALIKE, read_alike),
            proposed=row.text(c.PROPOSED) or None,
            details=cells.read(c.PRINT_DETAILS, read_use),
            order=cells.read(c.ORDER, read_order),
            note=cells.text(c.NOTE),
        )
        known.append(KnownRows(key=key, decision=decision, row=row, unread=cells.unread))
    return _break_circles(known, notes)


def _read_join(value: CellValue, *, key: str, keys: Mapping[str, str], items: Mapping[str, str]) -> str | Refusal:
    """Return the key of the row that a row is joined with; the number alone will do."""
    item = items[key]
    word = fold_cell(value.text)
    named = keys.get(word) or (keys.get(fold_cell(f"{item}-{int(word):02}")) if word.isdecimal() else None)
    hint = f"chép một mã ở cột {c.KEY}, ví dụ {item}-07, hoặc xóa ô này."
    if named is None:
        return Refusal("cần mã của một hàng có trong trang", hint)
    if named == key:
        return Refusal("cần mã của một hàng khác", hint, "đây là mã của chính hàng này")
    return named if items[named] == item else Refusal("cần mã của một hàng cùng mục", hint)


def _break_circles(known: list[KnownRows[PointDecision]], notes: Notes) -> list[KnownRows[PointDecision]]:
    """Refuse the join that closes a circle, in the row with the lowest key: nobody can say whose wording wins."""
    broken = _close_circles({each.key: each.decision.join for each in known})
    refusal = Refusal("cần gộp về một hàng", f"xóa ô {c.JOIN} ở hàng có câu cần giữ.", "các hàng gộp vòng quanh")
    whole: list[KnownRows[PointDecision]] = []
    for each in known:
        if each.key in broken and each.decision.join is not None:
            notes.refuse(each.row, c.JOIN, refusal, each.decision.item)
            unread = {**each.unread, c.JOIN: each.row.cell(c.JOIN)}
            each = replace(each, decision=replace(each.decision, join=None), unread=unread)  # noqa: PLW2901
        whole.append(each)
    return whole


def _close_circles(joins: Mapping[str, str | None]) -> set[str]:
    """Return the lowest key of each circle."""
    seen: set[str] = set()
    lowest: set[str] = set()
    for start in joins:
        path: dict[str, int] = {}
        key: str | None = start
        while key is not None and key not in seen and key not in path:
            path[key] = len(path)
            key = joins.get(key)
        if key is not None and key in path:
            circle = [each for each, place in path.items() if place >= path[key]]
            lowest.add(min(circle, key=lambda each: (len(each), each)))
        seen.update(path)  # not `|=`: with keys that makes the whole set anew
    return lowest


def _read_example(row: SheetRow, notes: Notes) -> KnownRows[ExampleDecision]:
    cells = _Cells(row, notes, row.text(c.HIDDEN_ITEM))
    parse = partial(read_named, unit=row.text(c.UNIT), territory=row.text(c.TERRITORY))
    named = cells.read(c.NAMED, parse)
    decision = ExampleDecision(
        item=row.text(c.HIDDEN_ITEM),
        member=min(row.members),
        unit=row.text(c.HIDDEN_UNIT),
        use=cells.read(c.USE, read_use),
        wording=cells.wording(c.EXAMPLE_WORDING),
        territory=None if named in {None, NamedUnit.NOBODY} else named is NamedUnit.TERRITORY,
        alone=named is NamedUnit.NOBODY,
        order=cells.read(c.ORDER, read_order),
        note=cells.text(c.NOTE),
    )
    return KnownRows(key=_key(row), decision=decision, row=row, unread=cells.unread)


def _read_figure(row: SheetRow, notes: Notes) -> KnownRows[FigureDecision]:
    cells = _Cells(row, notes)
    sources = tuple(number for header in (c.FIRST, c.SECOND) if (number := row.cell(header).number) is not None)
    used = cells.read(c.USED, partial(read_used, sources=sources))
    decision = FigureDecision(id=row.text(c.HIDDEN_KEY), used=used, reason=cells.text(c.REASON))
    if used is not None:
        decision = replace(decision, seen=_seen(row, decision))
    return KnownRows(key=decision.id, decision=decision, row=row, unread=cells.unread)


def _seen(row: SheetRow, decision: FigureDecision) -> str | None:
    """Return what the sources said when a figure was settled: what the row says, unless it was settled before."""
    mark, _, before = row.text(c.SETTLED).partition(" ")
    if mark == settled_mark(decision) and before:
        return before
    return "; ".join(filter(None, (row.text(c.FIRST_LABEL), row.text(c.SECOND_LABEL)))) or None


def _settle(
    known: Iterable[KnownRows[D]], notes: Notes, name: Callable[[D], str] | None = None
) -> tuple[tuple[KnownRows[D], ...], tuple[SheetRow, ...]]:
    """Return one row a key, and the copies that say something else: which one counts does not depend on the order."""
    by_key: defaultdict[str, list[KnownRows[D]]] = defaultdict(list)
    for each in known:
        by_key[name(each.decision) if name is not None else each.key].append(each)
    first: list[KnownRows[D]] = []
    others: list[SheetRow] = []
    for copies in by_key.values():
        copies.sort(key=_weight)
        first.append(copies[0])
        for each in copies[1:]:
            if each.kept and _weight(each) != _weight(copies[0]):
                others.append(each.row)
                message = f"Trùng mã {each.key} với hàng {copies[0].row.number} mà nội dung khác nhau."
                many = "trùng mã với hàng khác mà nội dung khác nhau."
                notes.say(BAD_DECISION, each.row, message, "giữ một hàng, xóa hàng kia.", many)
    return tuple(first), tuple(others)


def _weight(known: KnownRows[D]) -> tuple[bool, str]:
    extras = sorted((header, value.text) for header, value in known.row.extras.items())
    unread = sorted((header, value.text) for header, value in known.unread.items())
    said = [getattr(known.decision, name) for name in known.decision.__slots__ if name != "members"]
    return (not known.kept, f"{said}{unread}{extras}")
