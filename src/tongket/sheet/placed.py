"""The next tables set into the file that is there (đặt vào tệp): each row goes on from its own, new ones are put in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from operator import attrgetter

from tongket.excel.cell_values import BLANK, CellValue
from tongket.excel.references import Moves
from tongket.sheet import columns as c
from tongket.sheet.cell_styles import style_of
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.sheet.offered import Names, RowCells, decided_example, decided_figure, decided_point
from tongket.sheet.previous import Previous
from tongket.sheet.typed import same_text

HasChoice = Callable[[SheetRow, str], bool]
"""Whether there is something to choose in an open cell of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """One table in its place in the file."""

    table: SheetTable
    """With the columns of the file and the numbers that the rows will have."""
    moves: Moves
    changes: tuple[tuple[int, str], ...]
    """Row and header of each cell of an old row that is to say something else."""
    restyled: tuple[tuple[int, str], ...]
    """Row and header of each cell of an old row that is to look otherwise: its row is in another state."""
    added: tuple[str, ...]
    """Headers that the file does not have."""
    news: bool
    """Whether the units said something that the sheet did not show."""

    @property
    def written(self) -> Mapping[int, AbstractSet[str]]:
        """The rows of which something is written, with the headers of its cells."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for number, header in (*self.changes, *self.restyled):
            found[number].add(header)
        new = {each.number: self.table.columns.keys() for each in self.table.rows if not each.source}
        return {**found, **new}


def has_news(tables: Mapping[str, SheetTable], former: Mapping[str, SheetTable]) -> bool:
    """Whether the units said something that the sheet does not show yet: rows that are new, changed, or left alone."""
    return any(_has_news(tables[each], former[each]) if each in former else True for each in tables)


def _has_news(table: SheetTable, former: SheetTable) -> bool:
    before = {each.number: each for each in former.rows}
    for row in table.rows:
        old = before.pop(row.source, None)
        if old is None or row.text(c.STATE) in {c.NEW, c.CHANGED}:
            return True
        known = old.text(c.HIDDEN_KEY) or old.members
        if known and row.text(c.STATE) == c.LOST != old.text(c.STATE):
            return True
    return any(each.text(c.STATE) != c.LOST for each in before.values())


def said_cells(previous: Previous, names: Names) -> Mapping[str, Mapping[int, RowCells]]:
    """Return, by sheet and row, the cells that say what was read from the row: a person may have put it otherwise."""
    return {
        c.POINTS: {each.row.number: {**decided_point(each.decision, names), **each.unread} for each in previous.points},
        c.EXAMPLES: {each.row.number: {**decided_example(each.decision), **each.unread} for each in previous.examples},
        c.FIGURES: {each.row.number: {**decided_figure(each.decision), **each.unread} for each in previous.figures},
    }


def place_table(
    table: SheetTable,
    former: SheetTable,
    said: Mapping[int, RowCells],
    marked: frozenset[int],
    how: tuple[HasChoice, bool],
) -> PlacedTable:
    """Return a table in its place in the file.

    Without news the rows stay where they are, with their states; with news they are in the order of the offers.
    """
    has_choice, news = how
    before = {each.number: each for each in former.rows}
    rows = (
        table.rows
        if news
        else tuple(_keep_state(each, before) for each in sorted(table.rows, key=attrgetter("source")))
    )
    numbered, moves, head = _number(rows, former, marked, news=news)
    columns, added = _columns(table, former)
    open_headers = {*table.layout.open}
    placed: list[SheetRow] = []
    changes: list[tuple[int, str]] = []
    for row in numbered:
        old = before.get(row.source)
        if old is None:
            placed.append(row)
            continue
        values = dict(row.values)
        typed = said.get(old.number, {})
        for header in {**old.values, **row.values}:
            now = old.cell(header)
            if (_means if header in open_headers else _says)(header, now, row.cell(header), typed):
                values[header] = now
            else:
                changes.append((row.number, header))
        placed.append(replace(row, values={header: each for header, each in values.items() if each.text}))
    return PlacedTable(
        table=replace(table, columns=columns, extras=former.extras, rows=tuple(placed), head=head, title=former.title),
        moves=moves,
        changes=tuple(changes),
        restyled=tuple(_restyle(placed, before, table.layout, has_choice)),
        added=added,
        news=news,
    )


def _restyle(
    rows: Iterable[SheetRow], before: Mapping[int, SheetRow], layout: c.SheetLayout, has_choice: HasChoice
) -> Iterator[tuple[int, str]]:
    for row in rows:
        old = before.get(row.source)
        if old is None:
            continue
        # The look of a row that belongs to nothing is the person's who typed it.
        columns = layout.columns if row.text(c.HIDDEN_KEY) else (c.SheetColumn(c.STATE, c.ColumnKind.LOCKED_CENTRED),)
        for column in columns:
            looks = (style_of(each, column.header, column.kind, has_choice) for each in (old, row))
            if len({*looks}) > 1:
                yield row.number, column.header


def _keep_state(row: SheetRow, before: Mapping[int, SheetRow]) -> SheetRow:
    """Return a row that goes on being called new or changed: nothing came since, and nobody settled it anew."""
    old = before[row.source]
    if row.text(c.SETTLED) != old.text(c.SETTLED):
        return row
    if row.text(c.STATE) or row.text(c.CHANGE) or old.text(c.STATE) not in {c.NEW, c.CHANGED}:
        return row
    return replace(row, values={**row.values, c.STATE: old.cell(c.STATE), c.CHANGE: old.cell(c.CHANGE)})


def _number(
    rows: tuple[SheetRow, ...], former: SheetTable, marked: frozenset[int], *, news: bool
) -> tuple[list[SheetRow], Moves, int]:
    """Return the rows with the numbers that they will have, where the old ones go, and the row of the headers."""
    old = [each.number for each in former.rows]
    first, last = min([*old, former.head + 1]), max([*old, former.head])
    inside = [former.head] if former.head >= first else []
    kept = {each.source for each in rows}
    went = dict.fromkeys(inside, first) if news else {}
    if news:
        numbered = [replace(row, number=number) for number, row in enumerate(rows, first + len(inside))]
        new_last = first + len(inside) + len(rows) - 1
        strays = sorted(each for each in marked if first <= each <= last and each not in {*old, former.head})
        went |= {each: number for number, each in enumerate(strays, new_last + 1)}
        tail = new_last + len(strays) - last
    else:
        went = dict(_close_up(first, last, {*old} - kept))
        numbered = [replace(row, number=went[row.source]) for row in rows]
        tail = -len({*old} - kept)
        new_last = last + tail
    went |= {row.source: row.number for row in numbered if row.source}
    moves = Moves(
        rows=went,
        first=first,
        last=last,
        data=_data_rows(former.rows, first),
        new_data=_data_rows(numbered, numbered[0].number if numbered else first),
        new_last=new_last,
        tail=tail,
    )
    return numbered, moves, went.get(former.head, former.head)


def _data_rows(rows: Iterable[SheetRow], first: int) -> tuple[int, int]:
    """Return the first and the last row that is not a person's own alone; of none an empty run at `first`."""
    numbers = [each.number for each in rows if not each.own]
    return (min(numbers), max(numbers)) if numbers else (first, first - 1)


def _close_up(first: int, last: int, gone: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the rows of a zone with the numbers that they have once some are taken out."""
    number = first
    for each in range(first, last + 1):
        if each not in gone:
            yield each, number
            number += 1


def _columns(table: SheetTable, former: SheetTable) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Return the columns of the file, with those that it lacks at its right."""
    wanted = [each for each in table.columns if each not in table.extras]
    added = tuple(each for each in wanted if each not in former.columns)
    right = max(former.columns.values(), default=0)
    return {**former.columns, **{each: right + place for place, each in enumerate(added, 1)}}, added


def _means(header: str, now: CellValue, wanted: CellValue, said: RowCells) -> bool:
    """Whether an open cell means already what it is to say: what a person typed is left as they typed it."""
    as_typed = header != c.SUBJECT and bool(now.text) and said.get(header, BLANK).text == wanted.text
    return as_typed or same_text(now.text, wanted.text)


def _says(_header: str, now: CellValue, wanted: CellValue, _said: RowCells) -> bool:
    """Whether a cell of ours says already what it is to say, a number as a number."""
    return now.text == wanted.text and (now.number is None) == (wanted.number is None)
