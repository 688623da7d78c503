"""The statistics tables that an outline asks for (`bieu`)."""

import re

from tongket.findings.campaign_rules import BAD_FORMULA, BAD_VALUE, BEYOND_OFFICE, DUPLICATE_ID
from tongket.model.outline import Column, FactKind, Row, RowCheck, Table
from tongket.read.indicators import Refer, read_kind, read_maximum, read_name_id, read_totalling
from tongket.source.fields import Fields
from tongket.source.nodes import Span
from tongket.values.formula import Formula, FormulaError, parse_formula
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

MOST_COLUMNS = 61
"""Word takes 63 columns (Microsoft, "Operating parameter limitations"); two are number and name of the row."""
LONGEST_SHEET_NAME = 31
"""Of a sheet in Excel (Microsoft, "Excel specifications and limits"); names differ by more than case."""
_TABLE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_COLUMN_KINDS = (FactKind.INTEGER, FactKind.DECIMAL, FactKind.RATE, FactKind.SHORT_TEXT)


def read_tables(parent: Fields, refer: Refer, items: dict[str, Span]) -> tuple[tuple[Table, ...], frozenset[str]]:
    """Return the tables under `bieu`, and every table id that is typed; `items` are the ids already taken."""
    seen: dict[str, Span] = {}
    tables: list[Table] = []
    for fields in parent.records("bieu", f"{parent.where}, biểu"):
        table = _read_table(fields, seen, refer, items)
        if table is not None:
            tables.append(table)
    return tuple(tables), frozenset(seen)


def _read_table(fields: Fields, seen: dict[str, Span], refer: Refer, items: dict[str, Span]) -> Table | None:
    table_id = _read_id(fields, _TABLE_ID, "PL1", seen, items)
    if table_id is not None:
        fields.where, fields.item = f"Biểu {table_id}", table_id
    title = fields.text("ten", required=True)
    rows, columns = _read_rows(fields, refer), _Columns(fields)
    table = Table(
        id=table_id or "",
        title=title or "",
        rows=rows,
        columns=columns.read,
        total_row=fields.truth("cong_hang", default=False),
        groups=refer(fields, "cong_tu"),
        checks=_read_checks(fields, columns),
    )
    for key, what in (("hang", "hàng"), ("cot", "cột")):
        if fields.lacks(key):
            fields.refuse_missing(key, f"{key} nào", f"thêm {key}: và các {what} của biểu.")
    _check_limits(fields, table_id, len(columns.read), seen)
    fields.close()
    return None if table_id is None or title is None or not rows or not columns.read else table


def _check_limits(fields: Fields, table_id: str | None, columns: int, seen: dict[str, Span]) -> None:
    """Report what a Word table, or the sheet of a workbook, can't hold."""
    if columns > MOST_COLUMNS:
        message = f"có {columns} cột; Word chỉ chứa {MOST_COLUMNS} cột ngoài cột thứ tự và tên hàng."
        fields.refuse(BEYOND_OFFICE, fields.key_span("cot"), message, "tách thành hai biểu.")
    if table_id is None:
        return
    if len(table_id) > LONGEST_SHEET_NAME:
        message = f"mã dài {len(table_id)} ký tự; tên trang Excel chỉ chứa {LONGEST_SHEET_NAME}."
        fields.refuse(BEYOND_OFFICE, fields.value_span("ma"), message, "đặt mã ngắn hơn.")
    same = [each for each in seen if each != table_id and each.casefold() == table_id.casefold()]
    if same:
        message = f'mã chỉ khác "{same[0]}" ở chữ hoa, chữ thường; Excel coi hai tên trang ấy là một.'
        fields.refuse(BEYOND_OFFICE, fields.value_span("ma"), message, "đặt mã khác hẳn.")


def _read_id(
    fields: Fields, form: re.Pattern[str], example: str, seen: dict[str, Span], others: dict[str, Span]
) -> str | None:
    wanted = fields.id(form, example)
    if wanted is None:
        return None
    first = seen.get(wanted) or others.get(wanted)
    seen.setdefault(wanted, fields.value_span("ma"))
    if first is not None:
        message = f'mã "{shorten(wanted)}" đã có ở dòng {first.line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
        return None
    return wanted


def _read_rows(parent: Fields, refer: Refer) -> tuple[Row, ...]:
    seen: dict[str, Span] = {}
    rows: list[Row] = []
    for fields in parent.records("hang", f"{parent.where}, hàng"):
        row_id, name = _read_id(fields, _TABLE_ID, "mttq", seen, {}), fields.text("ten", required=True)
        units = refer(fields, "don_vi", to_units=True) or ()
        fields.close()
        if row_id is not None and name is not None:
            rows.append(Row(id=row_id, name=name, units=units))
    return tuple(rows)


class _Columns:
    """The columns of a table, and which of them a formula may name."""

    def __init__(self, parent: Fields) -> None:
        self.seen: dict[str, Span] = {}
        """Every id that is typed, those of faulty columns too."""
        formulas: list[tuple[Fields, Formula]] = []
        columns: list[Column] = []
        for fields in parent.records("cot", f"{parent.where}, cột"):
            column = _read_column(fields, self.seen)
            if column is not None:
                columns.append(column)
                if column.formula is not None:
                    formulas.append((fields, column.formula))
        self.read = tuple(columns)
        for fields, formula in formulas:
            self.check_names(fields, "cong_thuc", formula)

    def check_names(self, fields: Fields, key: str, formula: Formula) -> bool:
        """Report the names in a formula that are no figures; a formula for a column names only typed ones."""
        derived = {each.id for each in self.read if each.formula is not None and key == "cong_thuc"}
        words = {each.id for each in self.read if each.kind.figure is None}
        known = [each for each in self.seen if each not in derived | words]
        unknown = [each for each in formula.ordered_names if each not in known]
        for name in unknown:
            message = f'{key} nêu "{shorten(name)}", không phải một cột số do đơn vị ghi.'
            fields.refuse(BAD_FORMULA, fields.value_span(key), message, hint_nearest(name, known, kind="cột"))
        return not unknown


def _read_column(fields: Fields, seen: dict[str, Span]) -> Column | None:
    column_id = read_name_id(fields, seen)
    kind = read_kind(fields, _COLUMN_KINDS)
    name = fields.text("ten", required=True)
    column = Column(
        id=column_id or "",
        name=name or "",
        measure=fields.text("don_vi_tinh"),
        kind=kind or FactKind.INTEGER,
        totalling=read_totalling(fields, kind),
        formula=_read_formula(fields, "cong_thuc", condition=False),
        negative=fields.truth("am", default=False),
        maximum=read_maximum(fields, kind),
    )
    if kind is FactKind.SHORT_TEXT and "cong_thuc" in fields.entries:
        fields.refuse(BAD_VALUE, fields.key_span("cong_thuc"), "cong_thuc chỉ dùng cho cột số.", "bỏ cong_thuc.")
    fields.close()
    return None if column_id is None or kind is None or name is None else column


def _read_formula(fields: Fields, key: str, *, condition: bool) -> Formula | None:
    text = fields.text(key)
    if text is None:
        return None
    try:
        return parse_formula(text, condition=condition)
    except FormulaError as error:
        hint = "dùng mã cột với + - * / ( ), so sánh, and, or, not."
        fields.refuse(BAD_FORMULA, fields.value_span(key), f'{key} "{shorten(text)}": {error}.', hint)
        return None


def _read_checks(parent: Fields, columns: _Columns) -> tuple[RowCheck, ...]:
    checks: list[RowCheck] = []
    for fields in parent.records("kiem_tra", f"{parent.where}, kiểm tra"):
        condition = _read_formula(fields, "dieu_kien", condition=True)
        message = fields.text("thong_bao", required=True)
        if fields.lacks("dieu_kien"):
            fields.refuse_missing("dieu_kien", "dieu_kien", "thêm dieu_kien, ví dụ dieu_kien: nu <= can_bo.")
        fields.close()
        if condition is not None and columns.check_names(fields, "dieu_kien", condition) and message is not None:
            checks.append(RowCheck(condition=condition, message=message))
    return tuple(checks)
