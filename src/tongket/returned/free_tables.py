"""The statistics tables of a report that somebody wrote without the form: known by their headers and row names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tongket.flow.flow import FlowCell, FlowTable
from tongket.likeness.closed import ABBREVIATIONS
from tongket.model.addresses import Address
from tongket.model.outline import Column, FactKind, Row, Table
from tongket.model.returned import ReturnedValue, Unplaced, Way
from tongket.model.roster import Unit
from tongket.numbers.lexicon import STOPWORDS, counted, noun_of
from tongket.returned.heading_words import MEANS_THE_SAME
from tongket.values.figures import Figure, parse_figure
from tongket.values.folding import FoldedPhrases, fold_words

_ENOUGH = 0.6
"""How much of the words of a header and of a column's name must be common."""
_APART = 0.1
_NAMES = 3
"""Columns from the left in which the names of the rows stand."""
_COLUMNS = 2
"""Columns of a table that must be known."""
_TOTAL = ("tổng cộng", "cộng", "tổng số", "tổng")
_SHORT = FoldedPhrases({each: fold_words(meant) for each, meant in {**ABBREVIATIONS, "TNCS": "thanh niên"}.items()})
_RATE = re.compile(r"\bt[ỷỉ] lệ\b|%", re.IGNORECASE)
_LEVEL = re.compile(r"\bcấp (?:xã|huyện|tỉnh|cơ sở|thôn)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTHING = re.compile(r"[-–—./x\s]*", re.IGNORECASE)


@dataclass(slots=True)
class TableReading:
    """What was read from a table."""

    values: list[ReturnedValue] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def _header_words(text: str, columns: Iterable[Column]) -> str:
    """Return what a header says beside its number and the measure in which it counts."""
    measures = {word for each in columns for word in fold_words(each.measure or "").split()}
    words = fold_words(text).split()
    kept = [each for each in words if not each.isdigit() and each not in measures]
    return " ".join(kept) or text


def _words(text: str) -> frozenset[str]:
    words = MEANS_THE_SAME.replace(_SHORT.replace(fold_words(text))).split()
    return frozenset(each for each in words if each not in STOPWORDS) or frozenset(words)


@dataclass(frozen=True)
class _Names:
    """Names to be told apart: a word that many of them have tells little."""

    words: tuple[frozenset[str], ...]

    def best(self, text: str) -> int | None:
        """Return the number of the name that a text says; None where it says none, or several."""
        given = _words(text)
        common = Counter(word for each in self.words for word in each)
        weigh = {word: 1 / common[word] if common[word] else 1.0 for word in given.union(*self.words)}
        scores = []
        for number, name in enumerate(self.words):
            both, said = sum(weigh[each] for each in given & name), sum(weigh[each] for each in given)
            asked = sum(weigh[each] for each in name)
            scores.append((both / said * (0.5 + 0.5 * both / asked) if both else 0.0, number))
        scores.sort(reverse=True)
        if not scores or scores[0][0] < _ENOUGH:
            return None
        return scores[0][1] if len(scores) == 1 or scores[0][0] - scores[1][0] >= _APART else None


@dataclass(frozen=True, kw_only=True)
class _Fit:
    """A table of the outline laid over a table of the report."""

    table: Table
    rows: Mapping[int, Row]
    columns: Mapping[int, Column]

    @property
    def known(self) -> int:
        """How many cells it knows."""
        return len(self.rows) * len(self.columns)


def read_statistics(found: FlowTable, caption: str, tables: Iterable[Table], unit: Unit) -> TableReading | None:
    """Return the cells of the statistics table that a table of a report is; None where it is none.

    Args:
        found: the table.
        caption: what stands over it; one of another level or other years is another table.
        tables: those that the unit owes.
        unit: whose rows are read.
    """
    same = [each for each in tables if _is_of_same(caption, each.title)]
    turned = replace(found, rows=tuple(zip(*found.rows, strict=True)))
    for grid in (found, turned):
        fits = [fit for table in same if (fit := _lay(grid, table, unit)) is not None]
        fits.sort(key=lambda each: -each.known)
        if fits and (len(fits) == 1 or fits[0].known > fits[1].known):
            return _read_cells(grid, fits[0])
    return None


def _is_of_same(caption: str, title: str) -> bool:
    """Whether a caption names no level and no years, or those of a title."""
    return all(
        not (said := set(form.findall(caption.casefold()))) or said == set(form.findall(title.casefold()))
        for form in (_LEVEL, _YEAR)
    )


def _lay(found: FlowTable, table: Table, unit: Unit) -> _Fit | None:
    asked = table.rows_of(unit.id)
    names = _Names(tuple(_words(each.name) for each in table.rows))
    width = min(_NAMES, len(found.rows[0]))
    rows = max((_rows_named_in(found, at, names, table) for at in range(width)), key=len, default={})
    if not rows:
        return None
    columns = _known_columns(found.rows[: min(rows)], table)
    counts = Counter(each.id for each in rows.values())
    single = {at: row for at, row in rows.items() if counts[row.id] == 1 and row in asked}
    if not single or len(columns) < _COLUMNS:
        return None
    return _Fit(table=table, rows=single, columns=columns)


def _rows_named_in(found: FlowTable, column: int, names: _Names, table: Table) -> dict[int, Row]:
    """Return the rows of the outline that the cells of a column name, by where they stand."""
    said = {at: names.best(cells[column].text) for at, cells in enumerate(found.rows) if not cells[column].merged}
    return {at: table.rows[number] for at, number in said.items() if number is not None}


def _known_columns(header: Sequence[tuple[FlowCell, ...]], table: Table) -> Mapping[int, Column]:
    """Return the columns of the outline by where they stand; one that is found twice, or doubtful, is left out."""
    found: dict[int, Column] = {}
    for at in range(max(map(len, header), default=0)):
        text = " ".join(dict.fromkeys(row[at].text for row in header if row[at].text.strip()))
        columns = [each for each in table.columns if (each.kind is FactKind.RATE) is bool(_RATE.search(text))]
        number = _best_column(text, columns) if text else None
        if number is not None and _counts_the_same(text, columns[number]):
            found[at] = columns[number]
    counts = Counter(each.id for each in found.values())
    return {at: column for at, column in found.items() if counts[column.id] == 1}


def _best_column(text: str, columns: Sequence[Column]) -> int | None:
    """Return the number of the column that a header names, as it stands, or beside its number and its measure."""
    names = _Names(tuple(_words(each.name) for each in columns))
    number = names.best(text)
    return number if number is not None else names.best(_header_words(text, columns))


def _counts_the_same(text: str, column: Column) -> bool:
    """Whether a header that says what it counts, `Số cuộc …`, counts what the column does."""
    said = fold_words(text).split()
    if said[:1] != ["số"] or column.measure is None:
        return True
    noun = noun_of(said[1:])
    return counted(noun) is None or noun in {column.measure, noun_of(fold_words(column.name).split()[1:])}


def _read_cells(found: FlowTable, fit: _Fit) -> TableReading:
    reading = TableReading()
    for at, cells in list(enumerate(found.rows))[min(fit.rows) :]:
        if at in fit.rows:
            _read_row(cells, fit.rows[at], fit, reading)
        elif shown := " | ".join(text for each in cells if not each.merged and (text := each.text.strip())):
            reading.unplaced.append(Unplaced(text=shown, place=cells[0].place, reason=_why_no_row(cells)))
    return reading


def _read_row(cells: Sequence[FlowCell], row: Row, fit: _Fit, reading: TableReading) -> None:
    for number, cell in enumerate(cells):
        text, column = cell.text.strip(), fit.columns.get(number)
        if cell.merged or _NOTHING.fullmatch(text):
            continue
        if column is None and not _is_label(text, number, row):
            reason = "cột này không khớp cột nào của biểu"
            reading.unplaced.append(Unplaced(text=text, place=cell.place, reason=reason))
        elif column is not None and column.formula is None:
            _read_cell(cell, Address(place=fit.table.id, key=row.id, part=column.id, table=True), column, reading)


def _why_no_row(cells: Sequence[FlowCell]) -> str:
    names = [fold_words(each.text) for each in cells[:_NAMES]]
    if any(each in _TOTAL for each in names):
        return "là dòng cộng, được tính lại từ các hàng"
    return "hàng này không khớp hàng nào của biểu"


def _is_label(text: str, number: int, row: Row) -> bool:
    """Whether a cell is a running number or the name of its row."""
    return number < _NAMES and (text.rstrip(".").isdigit() or bool(_words(text) & _words(row.name)))


def _read_cell(cell: FlowCell, address: Address, column: Column, reading: TableReading) -> None:
    text = cell.text.strip()
    kind = column.kind.figure
    if kind is not None and not isinstance(parse_figure(text, kind, negative=column.negative), Figure):
        reading.unplaced.append(Unplaced(text=text, place=cell.place, reason=f"ô “{column.name}” cần một số"))
        return
    value = ReturnedValue(address=address, text=text, way=Way.PRINTED, place=cell.place, confidence=_CONFIDENCE)
    reading.values.append(value)


_CONFIDENCE = 90
"""Of a cell whose row and column are both known by name, in percent."""
