"""A unit's statistics tables (`bieu`): row by row, column by column."""

from tongket.findings.campaign_rules import DERIVED_COLUMN
from tongket.model.answers import Cell, FilledTable
from tongket.model.outline import Column, Outline, Table
from tongket.read.answered_facts import read_figure
from tongket.read.texts import read_reason
from tongket.source.fields import Fields, is_unanswered
from tongket.source.nodes import Node, Scalar


def read_filled_tables(parent: Fields, outline: Outline) -> dict[str, FilledTable]:
    """Return the tables under `bieu` by id, in the outline's order."""
    fields = parent.mapping("bieu", "Phần bieu", {each.id for each in outline.tables})
    if fields is None:
        return {} if parent.lacks("bieu") else {each.id: _empty(parent, "bieu", each) for each in outline.tables}
    tables: dict[str, FilledTable] = {}
    for table in outline.tables:
        rows = fields.mapping(table.id, f"Biểu {table.id}", {each.id for each in table.rows})
        if rows is not None:
            rows.item = table.id
            tables[table.id] = _read_table(fields, rows, table)
        elif table.id in fields.entries:
            tables[table.id] = _empty(fields, table.id, table)
    ids = [each.id for each in outline.tables]
    fields.close_unknown('đề cương không có biểu "{}".', ids, kind="biểu")
    return tables


def _empty(fields: Fields, key: str, table: Table) -> FilledTable:
    """Return a table without cells: one that was left empty, or (wrong, not missing) something that is no table."""
    cells = ((row.id, column.id) for row in table.rows for column in table.columns)
    return FilledTable(
        table=table.id,
        cells={},
        faulty=frozenset() if fields.lacks(key) else frozenset(cells),
        location=fields.findings.source.locate(fields.key_span(key)),
        row_locations={},
    )


def _read_table(parent: Fields, fields: Fields, table: Table) -> FilledTable:
    source = fields.findings.source
    cells: dict[str, dict[str, Cell]] = {}
    faulty: set[tuple[str, str]] = set()
    columns = {each.id for each in table.columns}
    for row in table.rows:
        row_fields = fields.mapping(row.id, f"Biểu {table.id}, hàng {row.name}", columns)
        if row_fields is not None:
            cells[row.id] = _read_row(row_fields, table)
            typed = {key for key, each in row_fields.entries.items() if not is_unanswered(each.value)}
            faulty |= {(row.id, column) for column in typed - cells[row.id].keys()}
        elif not fields.lacks(row.id):
            faulty |= {(row.id, column.id) for column in table.columns}
    fields.close_unknown('không có hàng "{}".', [each.id for each in table.rows], kind="hàng")
    return FilledTable(
        table=table.id,
        cells=cells,
        faulty=frozenset(faulty),
        location=source.locate(parent.key_span(table.id)),
        row_locations={
            row.id: source.locate(fields.key_span(row.id)) for row in table.rows if row.id in fields.entries
        },
    )


def _read_row(fields: Fields, table: Table) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in table.columns:
        entry = fields.take(column.id)
        if entry is not None and not is_unanswered(entry.value):
            cell = _read_cell(fields, column, entry.value)
            if cell is not None:
                cells[column.id] = cell
    known = [each.id for each in table.columns if each.formula is None]
    fields.close_unknown('không có cột "{}".', known, kind="cột")
    return cells


def _read_cell(fields: Fields, column: Column, node: Node | None) -> Cell | None:
    location = fields.findings.source.locate(fields.value_span(column.id))
    if column.formula is not None:
        message = f'cột "{column.name}" do tongket tính ({column.formula.text}), đơn vị không ghi.'
        fields.refuse(DERIVED_COLUMN, fields.value_span(column.id), message, f"xóa dòng {column.id}.")
        return None
    if column.kind.figure is None:
        text = read_reason(fields, column.id)
        return None if text is None else Cell(value=text, typed=text, location=location)
    figure = read_figure(fields.named(f'{fields.where}, cột "{column.name}"'), node, column)
    if figure is None or not isinstance(node, Scalar):
        return None
    return Cell(value=figure, typed=node.text.strip(), location=location)
