"""The tables of a form: documents and models with blank rows, statistics tables with the outline's."""

from collections.abc import Iterator

from tongket.forms.wording import LIST_NOTE, TABLE_NOTE
from tongket.model.addresses import Address
from tongket.model.forms import (
    FormBlock,
    FormColumn,
    FormLine,
    FormRow,
    FormTable,
    LineRole,
    SlotKind,
    TableKind,
)
from tongket.model.outline import Column, FactKind, Indicator, Item, Table
from tongket.model.roster import Unit

_NUMBER = FormColumn(id="", heading="TT", width=6)
_DOCUMENTS = (
    _NUMBER,
    FormColumn(id="so", heading="Số, ký hiệu", width=17),
    FormColumn(id="ngay", heading="Ngày ban hành", width=15, kind=SlotKind.DATE),
    FormColumn(id="loai", heading="Loại", width=13),
    FormColumn(id="trich_yeu", heading="Trích yếu", width=33),
    FormColumn(id="co_quan", heading="Cơ quan ban hành", width=18),
)
_MODELS = (
    _NUMBER,
    FormColumn(id="ten", heading="Mô hình, cách làm", width=30),
    FormColumn(id="noi", heading="Nơi thực hiện", width=22),
    FormColumn(id="ket_qua", heading="Kết quả", width=44),
)
_BLANK_ROWS = {TableKind.DOCUMENTS: 6, TableKind.MODELS: 4}
_KINDS = {
    FactKind.DOCUMENTS: (TableKind.DOCUMENTS, _DOCUMENTS, "văn bản"),
    FactKind.MODELS: (TableKind.MODELS, _MODELS, "mô hình"),
}


def ask_lists(item: Item, asked: tuple[Indicator, ...]) -> Iterator[FormBlock]:
    """Yield caption, note and table of each list that is asked with an item."""
    for each in asked:
        if each.kind in _KINDS:
            kind, columns, what = _KINDS[each.kind]
            yield FormLine(role=LineRole.CAPTION, pieces=(each.name,), place=item.id)
            yield FormLine(role=LineRole.GUIDANCE, pieces=(LIST_NOTE.format(what=what),), place=item.id)
            address = Address(item.id, each.id)
            blank = _BLANK_ROWS[kind]
            yield FormTable(kind=kind, address=address, title=each.name, columns=columns, blank=blank)


def ask_table(table: Table, unit: Unit, number: str) -> Iterator[FormBlock]:
    """Yield a statistics table with its captions: the rows of the unit, the columns that are typed."""
    for text in (f"Phụ lục {number}".rstrip(), table.title, f"(kèm theo Báo cáo của {unit.name})"):
        yield FormLine(role=LineRole.CAPTION, pieces=(text,), place=table.id)
    yield FormLine(role=LineRole.GUIDANCE, pieces=(TABLE_NOTE,), place=table.id)
    yield FormTable(
        kind=TableKind.STATISTICS,
        address=Address(table.id, table=True),
        title=table.title,
        columns=(
            _NUMBER,
            FormColumn(id="", heading="Nội dung", width=27),
            *(_column(each) for each in table.columns if each.formula is None),
        ),
        rows=tuple(FormRow(id=each.id, name=each.name) for each in table.rows_of(unit.id)),
        statistics=table,
    )


def _column(column: Column) -> FormColumn:
    heading = f"{column.name} ({column.measure})" if column.measure else column.name
    if column.kind.figure is None:
        return FormColumn(id=column.id, heading=heading, width=16)
    return FormColumn(id=column.id, heading=heading, width=12, kind=SlotKind.FIGURE)
