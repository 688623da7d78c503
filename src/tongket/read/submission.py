"""One unit's file to a `Submission`, with everything in it that cannot be represented."""

from dataclasses import dataclass, replace
from datetime import date

from tongket.diagnostics import Diagnostic, Location
from tongket.model import Answer, Cell, Column, FilledTable, Outline, Roster, Submission, Table, Unit
from tongket.read import source as yaml_tree
from tongket.read.fields import Fields, hint_nearest, shape_of
from tongket.read.source import Findings, Node, Scalar, Source
from tongket.read.texts import read_answer, read_figure
from tongket.rules import (
    DERIVED_COLUMN,
    MISSING_DATE,
    MISSING_OUTLINE,
    MISSING_UNIT,
    UNKNOWN_KEY,
    UNKNOWN_UNIT,
    WRONG_OUTLINE,
    WRONG_SHAPE,
)
from tongket.values import fold_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file of the submissions folder came to."""

    source: Source
    unit: Unit | None
    """Whose file it is, when that much could be read."""
    unit_location: Location | None
    """Where the file says so."""
    submission: Submission | None
    """None when the unit is not known or the file could not be read to its end."""
    found: tuple[Diagnostic, ...]


def read_submission(source: Source, before: list[Diagnostic], outline: Outline, roster: Roster) -> Reading:
    """Return what a file holds; `before` are the findings about the file as such."""
    findings = Findings(source, list(before))
    if not isinstance(source.root, yaml_tree.Mapping):
        if source.root is not None:
            span = source.first_line_of(source.root.span)
            hint = "viết theo mẫu: don_vi, de_cuong, ngay_gui, tra_loi, bieu."
            findings.add(
                WRONG_SHAPE, span, f"cần các khóa don_vi, tra_loi…, nhưng nhận được {shape_of(source.root)}.", hint
            )
        return Reading(source=source, unit=None, unit_location=None, submission=None, found=tuple(findings.found))
    fields = Fields(source.root, findings, "Báo cáo")
    unit = _read_unit(fields, roster, complete=source.complete)
    submission = None
    if source.complete:
        submission = _read_body(fields, unit, outline)
    return Reading(
        source=source,
        unit=unit,
        unit_location=source.locate(fields.value_span("don_vi")) if unit is not None else None,
        submission=submission if unit is not None else None,
        found=tuple(_stamp(each, unit) for each in findings.found),
    )


def _stamp(found: Diagnostic, unit: Unit | None) -> Diagnostic:
    return found if unit is None else replace(found, unit=unit.id)


def _read_unit(fields: Fields, roster: Roster, *, complete: bool) -> Unit | None:
    if "don_vi" not in fields.entries and not complete:
        return None
    wanted = fields.text("don_vi")
    ids = [each.id for each in roster.units]
    if wanted is None:
        if fields.entries.get("don_vi") is None or fields.entries["don_vi"].value is None:
            hint = f"thêm dòng don_vi: và mã của đơn vị, ví dụ {ids[-1]}." if ids else "thêm dòng don_vi."
            fields.refuse(
                MISSING_UNIT, fields.key_span("don_vi"), "chưa ghi don_vi, không biết là của đơn vị nào.", hint
            )
        return None
    unit = roster.unit(wanted)
    if unit is None:
        named = {fold_marks(name): each.id for each in roster.units for name in (each.name, each.short_name)}
        known = named.get(fold_marks(wanted))
        hint = f"viết don_vi: {known}" if known else hint_nearest(wanted, ids, kind="mã")
        fields.refuse(UNKNOWN_UNIT, fields.value_span("don_vi"), f'không có đơn vị nào mã "{wanted}".', hint)
    return unit


def _read_body(fields: Fields, unit: Unit | None, outline: Outline) -> Submission | None:
    _check_outline_id(fields, outline)
    sent = _read_sent(fields)
    reference, signer, note = fields.text("so_ky_hieu"), fields.text("nguoi_ky"), fields.text("ghi_chu")
    answers = _read_answers(fields, outline)
    tables = _read_tables(fields, outline)
    fields.close()
    if unit is None:
        return None
    source = fields.findings.source
    return Submission(
        file=source.file,
        unit=unit,
        sent=sent,
        reference=reference,
        signer=signer,
        note=note,
        answers=answers,
        tables=tables,
        answers_location=source.locate(fields.key_span("tra_loi")),
        tables_location=source.locate(fields.key_span("bieu")),
    )


def _check_outline_id(fields: Fields, outline: Outline) -> None:
    wanted = fields.text("de_cuong")
    if wanted is None and "de_cuong" not in fields.known:
        return
    if wanted is None:
        entry = fields.entries.get("de_cuong")
        if entry is None or entry.value is None:
            message = "chưa ghi de_cuong, không biết trả lời đề cương nào."
            fields.refuse(MISSING_OUTLINE, fields.key_span("de_cuong"), message, f"thêm dòng de_cuong: {outline.id}")
    elif wanted != outline.id:
        message = f'báo cáo theo đề cương "{wanted}", không phải "{outline.id}".'
        hint = f"nếu đúng là báo cáo này thì sửa thành de_cuong: {outline.id}"
        fields.refuse(WRONG_OUTLINE, fields.value_span("de_cuong"), message, hint)


def _read_sent(fields: Fields) -> date | None:
    sent = fields.day("ngay_gui")
    entry = fields.entries.get("ngay_gui")
    if sent is None and (entry is None or entry.value is None):
        hint = "thêm dòng ngay_gui: và ngày gửi, ví dụ 8/4/2019."
        fields.refuse(MISSING_DATE, fields.key_span("ngay_gui"), "chưa ghi ngay_gui.", hint)
    return sent


def _read_answers(parent: Fields, outline: Outline) -> dict[str, Answer]:
    fields = parent.mapping("tra_loi", "Phần tra_loi")
    if fields is None:
        return {}
    answers: dict[str, Answer] = {}
    for item in outline.items:
        entry = fields.entries.get(item.id)
        fields.known.append(item.id)
        if entry is not None:
            answers[item.id] = read_answer(entry, item, fields.findings)
    _close_answers(fields, outline)
    return answers


def _close_answers(fields: Fields, outline: Outline) -> None:
    leaves = {each.id for each in outline.items}
    for key, entry in fields.entries.items():
        if key in leaves:
            continue
        below = [each for each in leaves if each.startswith(key + ".")]
        if below:
            hint = f"trả lời ở các mục nhỏ: {', '.join(each.id for each in outline.items if each.id in below)}."
        else:
            hint = hint_nearest(key, [each.id for each in outline.items], kind="mục")
        fields.refuse(UNKNOWN_KEY, entry.key.span, f'đề cương không có mục "{key}" để trả lời.', hint)


def _read_tables(parent: Fields, outline: Outline) -> dict[str, FilledTable]:
    fields = parent.mapping("bieu", "Phần bieu")
    if fields is None:
        return {}
    tables: dict[str, FilledTable] = {}
    for table in outline.tables:
        rows = fields.mapping(table.id, f"Biểu {table.id}")
        if rows is not None:
            rows.item = table.id
            key = fields.findings.source.locate(fields.key_span(table.id))
            tables[table.id] = _read_table(rows, table, key)
    for key, entry in fields.entries.items():
        if key not in fields.known:
            hint = hint_nearest(key, [each.id for each in outline.tables], kind="biểu")
            fields.refuse(UNKNOWN_KEY, entry.key.span, f'đề cương không có biểu "{key}".', hint)
    return tables


def _read_table(fields: Fields, table: Table, location: Location) -> FilledTable:
    cells: dict[str, dict[str, Cell]] = {}
    faulty: set[tuple[str, str]] = set()
    rows: dict[str, Location] = {}
    for row in table.rows:
        row_fields = fields.mapping(row.id, f"Biểu {table.id}, hàng {row.name}")
        if row.id in fields.entries:
            rows[row.id] = fields.findings.source.locate(fields.key_span(row.id))
        if row_fields is not None:
            cells[row.id] = _read_row(row_fields, table)
            typed = {each.id for each in table.columns if row_fields.take(each.id) is not None}
            faulty |= {(row.id, column) for column in typed - cells[row.id].keys()}
    for name, entry in fields.entries.items():
        if name not in fields.known:
            hint = hint_nearest(name, [each.id for each in table.rows], kind="hàng")
            fields.refuse(UNKNOWN_KEY, entry.key.span, f'không có hàng "{name}".', hint)
    return FilledTable(table=table.id, cells=cells, faulty=frozenset(faulty), location=location, row_locations=rows)


def _read_row(fields: Fields, table: Table) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in table.columns:
        entry = fields.take(column.id)
        if entry is not None:
            cell = _read_cell(fields, column, entry.value)
            if cell is not None:
                cells[column.id] = cell
    known = [each.id for each in table.columns if each.formula is None]
    for key, entry in fields.entries.items():
        if key not in fields.known:
            fields.refuse(UNKNOWN_KEY, entry.key.span, f'không có cột "{key}".', hint_nearest(key, known, kind="cột"))
    return cells


def _read_cell(fields: Fields, column: Column, node: Node | None) -> Cell | None:
    if column.formula is not None:
        span = fields.value_span(column.id)
        message = f'cột "{column.name}" do tongket tính ({column.formula.text}), đơn vị không ghi.'
        fields.refuse(DERIVED_COLUMN, span, message, f"xóa dòng {column.id}.")
        return None
    span = fields.value_span(column.id)
    if column.kind.figure is None:
        text = fields.text(column.id)
        return None if text is None else Cell(value=text, typed=text, location=fields.findings.source.locate(span))
    where = f'{fields.where}, cột "{column.name}"'
    figure = read_figure(node, column, where, fields.findings, item=fields.item)
    if figure is None or not isinstance(node, Scalar):
        return None
    return Cell(value=figure, typed=node.text.strip(), location=fields.findings.source.locate(span))
