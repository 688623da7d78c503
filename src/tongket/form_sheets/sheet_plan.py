"""Which sheets the tables of a form make, and what is in them: the same for writing and for reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tongket.excel.cell_values import fold_cell
from tongket.merge.sign_parts import KINDS
from tongket.model.forms import FormColumn, FormRow, FormTable, SlotKind, TableKind, UnitForm
from tongket.model.outline import Column, FactKind, Table, Totalling
from tongket.values.formula import Formula

GUIDE_SHEET, OWN_SHEET = "Hướng dẫn", "tongket"
"""The first sheet, and the hidden one of what is offered."""
NUMBER_HEADING, NAME_HEADING, CHECK_HEADING = "TT", "Nội dung", "Kiểm tra (máy tự tính)"
TOTAL_NAME = "Tổng cộng"
TABLE_MARK = "biểu"
"""Before the address of the table, in the line of its sheet that bears the stamp."""
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
"""What Excel refuses in the name of a sheet ("Rename a worksheet", support.microsoft.com); an apostrophe at an end."""
_RESERVED = ("History",)
_FEWEST_LIST_ROWS = 20
"""That a list shows ruled; below them it goes on without rules."""
_KIND_FIELD = "loai"
_LIST_NAMES = {TableKind.DOCUMENTS: "Văn bản", TableKind.MODELS: "Mô hình"}


class CellKind(StrEnum):
    """What stands in the cells of a column."""

    NUMBER = "số thứ tự"
    NAME = "tên hàng"
    INTEGER = "số nguyên"
    DECIMAL = "số thực"
    RATE = "tỷ lệ"
    DATE = "ngày"
    TEXT = "chữ"
    CHECK = "kiểm tra"

    @property
    def is_figure(self) -> bool:
        """Whether it is a number to reckon with."""
        return self in {CellKind.INTEGER, CellKind.DECIMAL, CellKind.RATE}


_OF_FACTS = {FactKind.INTEGER: CellKind.INTEGER, FactKind.DECIMAL: CellKind.DECIMAL, FactKind.RATE: CellKind.RATE}
_OF_SLOTS = {SlotKind.DATE: CellKind.DATE, SlotKind.FIGURE: CellKind.DECIMAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedColumn:
    """A column of a sheet, from left to right."""

    id: str
    """What `Address.part` says; "" for one that nobody types into and no formula names."""
    heading: str
    """No other column of its sheet has it."""
    kind: CellKind
    share: int = 0
    """Of a list, its share of the width."""
    formula: Formula | None = None
    negative: bool = False
    maximum: Decimal = Decimal(100)
    """Of a rate, in percent."""
    summed: bool = False
    """Whether the total row has its sum."""
    offered: tuple[str, ...] = ()
    """What a drop-down offers; anything else may be typed too."""

    @property
    def typed(self) -> bool:
        """Whether a unit types into it."""
        return self.formula is None and self.kind not in {CellKind.NUMBER, CellKind.NAME, CellKind.CHECK}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """The sheet of one table."""

    title: str
    """Of the sheet: within the limits of Excel, and no other sheet's."""
    table: FormTable
    columns: tuple[PlannedColumn, ...]
    rows: tuple[FormRow, ...]
    """Of a statistics table, each with a name of its own; none for a list."""
    blank: int
    """How many ruled rows a list has."""
    total: bool
    """Whether it ends in a row of totals."""

    @property
    def mark(self) -> str:
        """By what its line of the stamp tells it from the other tables of the form: `biểu PL1`."""
        address = self.table.address
        return f"{TABLE_MARK} {'.'.join(filter(None, (address.place, address.key)))}"

    @property
    def caption(self) -> str:
        """What stands above it."""
        title, place = self.table.title, self.table.address.place
        return title if place in title else f"{place}. {title}"

    @property
    def printed(self) -> int:
        """How many columns are printed: what checks a row is last, and for the screen alone."""
        return sum(each.kind is not CellKind.CHECK for each in self.columns)

    @property
    def typed(self) -> tuple[PlannedColumn, ...]:
        """The columns that a unit types into."""
        return tuple(each for each in self.columns if each.typed)


def form_tables(form: UnitForm) -> Iterator[FormTable]:
    """Yield the tables of a form, in reading order."""
    return (each for each in form.blocks if isinstance(each, FormTable))


def plan_sheets(form: UnitForm) -> tuple[SheetPlan, ...]:
    """Return the sheets of a form's tables; none where the unit is asked for none."""
    taken = {fold_cell(each) for each in (GUIDE_SHEET, OWN_SHEET, *_RESERVED)}
    return tuple(_plan(each, _free_title(_wanted_title(each), taken)) for each in form_tables(form))


def _plan(table: FormTable, title: str) -> SheetPlan:
    asked = table.statistics
    columns = _list_columns(table) if asked is None else _statistics_columns(table, asked)
    headings = _tell_apart([each.heading for each in columns], "cột")
    names = _tell_apart([each.name for each in table.rows], "hàng")
    return SheetPlan(
        title=title,
        table=table,
        columns=tuple(replace(each, heading=heading) for each, heading in zip(columns, headings, strict=True)),
        rows=tuple(FormRow(id=each.id, name=name) for each, name in zip(table.rows, names, strict=True)),
        blank=0 if asked is not None else max(table.blank, _FEWEST_LIST_ROWS),
        total=asked is not None and asked.total_row and len(table.rows) > 1,
    )


def _statistics_columns(table: FormTable, asked: Table) -> list[PlannedColumn]:
    """Return the columns of the outline, derived ones in their places, between the names and what checks them."""
    headings = {each.id: each.heading for each in table.columns if each.id}
    first = PlannedColumn(id="", heading=NUMBER_HEADING, kind=CellKind.NUMBER)
    printed = [each.heading for each in table.columns if not each.id]
    names = PlannedColumn(id="", heading=printed[-1] if printed else NAME_HEADING, kind=CellKind.NAME)
    last = [PlannedColumn(id="", heading=CHECK_HEADING, kind=CellKind.CHECK)] if asked.checks else []
    return [first, names, *(_statistics_column(each, headings) for each in asked.columns), *last]


def _statistics_column(column: Column, headings: dict[str, str]) -> PlannedColumn:
    composed = f"{column.name} ({column.measure})" if column.measure else column.name
    return PlannedColumn(
        id=column.id,
        heading=headings.get(column.id, composed),
        kind=_OF_FACTS.get(column.kind, CellKind.TEXT),
        formula=column.formula,
        negative=column.negative,
        maximum=column.maximum,
        summed=column.totalling is Totalling.SUM and column.formula is None,
    )


def _list_columns(table: FormTable) -> list[PlannedColumn]:
    number = PlannedColumn(id="", heading=NUMBER_HEADING, kind=CellKind.NUMBER)
    return [number, *(_list_column(each, table) for each in table.columns if each.id)]


def _list_column(column: FormColumn, table: FormTable) -> PlannedColumn:
    kinds = sorted({*KINDS.values()}) if (table.kind, column.id) == (TableKind.DOCUMENTS, _KIND_FIELD) else []
    return PlannedColumn(
        id=column.id,
        heading=column.heading,
        kind=_OF_SLOTS.get(column.kind, CellKind.TEXT),
        share=column.width,
        offered=tuple(kinds),
    )


def _tell_apart(names: Sequence[str], what: str) -> list[str]:
    """Return names of which no two are read as one: of equal ones, each says which of all it is."""
    folded = [fold_cell(each) for each in names]
    return [
        name if folded.count(key) == 1 else f"{name} ({what} {number})"
        for number, (name, key) in enumerate(zip(names, folded, strict=True), 1)
    ]


def _wanted_title(table: FormTable) -> str:
    return f"{table.address.place} {_LIST_NAMES[table.kind]}" if table.kind in _LIST_NAMES else table.address.place


def _free_title(wanted: str, taken: set[str]) -> str:
    """Return a name for a sheet that Excel accepts and no other has; whether two are one, it sees without case."""
    plain = _NOT_IN_TITLES.sub("-", wanted).strip() or TABLE_MARK
    title, number = plain[:_LONGEST_TITLE].rstrip(), 1
    while fold_cell(title) in taken:
        number += 1
        end = f" ({number})"
        title = plain[: _LONGEST_TITLE - len(end)].rstrip() + end
    taken.add(fold_cell(title))
    return title
