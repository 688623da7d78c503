"""The figures that an outline asks for: the indicators of an item and the statistics tables."""

import keyword
import re
from collections.abc import Callable
from decimal import Decimal

from tongket.formula import Formula, FormulaError, parse_formula
from tongket.model import Column, FactKind, Indicator, Option, Row, RowCheck, Table, Timing, Totalling
from tongket.read.fields import Fields, hint_nearest
from tongket.read.source import Span
from tongket.rules import BAD_FORMULA, BAD_ID, BAD_VALUE, DUPLICATE_ID, MISSING_KEY, NOT_BUILT
from tongket.values import FigureKind, Refusal, parse_figure

Refer = Callable[[Fields, str], tuple[str, ...] | None]
"""Takes the group ids under a key, and remembers to check them."""

_NAME_ID = re.compile(r"[a-z][a-z0-9_]*")
_TABLE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
# Lead sentences are Jinja2: an id must not be a word of Python's or Jinja's own.
_RESERVED = frozenset(
    {*keyword.kwlist, "self", "loop", "none", "true", "false", "is", "block", "macro", "set", "filter"}
)
_PLANNED_INDICATOR = {"moc": "năm mốc so sánh"}
_PLANNED_KINDS = {"van_ban": "danh mục văn bản", "mo_hinh": "danh mục mô hình"}
_HUNDRED = Decimal(100)
_INDICATOR_KINDS = tuple(each for each in FactKind if each is not FactKind.SHORT_TEXT)
_COLUMN_KINDS = (FactKind.INTEGER, FactKind.DECIMAL, FactKind.RATE, FactKind.SHORT_TEXT)


def read_indicators(parent: Fields, refer: Refer) -> tuple[Indicator, ...]:
    """Return the indicators under `chi_tieu`, with findings for what is wrong with them."""
    seen: dict[str, Span] = {}
    found = (_read_indicator(fields, seen, refer) for fields in parent.records("chi_tieu", f"{parent.where}, chỉ tiêu"))
    return tuple(each for each in found if each is not None)


def _read_indicator(fields: Fields, seen: dict[str, Span], refer: Refer) -> Indicator | None:
    indicator_id = _name_id(fields, seen)
    kind = _read_kind(fields, _INDICATOR_KINDS)
    name = fields.text("ten", required=True)
    indicator = Indicator(
        id=indicator_id or "",
        name=name or "",
        measure=fields.text("don_vi_tinh"),
        kind=kind or FactKind.INTEGER,
        totalling=_read_totalling(fields, kind),
        groups=refer(fields, "cong_tu"),
        timing=fields.choice("ky", Timing, None),
        mandatory=fields.truth("bat_buoc", default=True),
        negative=fields.truth("am", default=False),
        maximum=_read_maximum(fields, kind),
        options=_read_options(fields, kind),
    )
    fields.close(_PLANNED_INDICATOR)
    return None if indicator_id is None or kind is None or name is None else indicator


def _name_id(fields: Fields, seen: dict[str, Span]) -> str | None:
    name = fields.id(_NAME_ID, "hoi_nghi: chữ thường không dấu, chữ số, gạch dưới")
    if name is None:
        return None
    if name in _RESERVED:
        hint = f"đổi thành {name}_1 hoặc một tên khác."
        fields.refuse(BAD_ID, fields.value_span("ma"), f'mã "{name}" là từ riêng của câu dẫn.', hint)
        return None
    if name in seen:
        message = f'mã "{name}" đã có ở dòng {seen[name].line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
        return None
    seen[name] = fields.value_span("ma")
    return name


def _read_kind(fields: Fields, allowed: tuple[FactKind, ...]) -> FactKind | None:
    text = fields.text("kieu", required=True)
    if text is None:
        return None
    values = [str(each) for each in allowed]
    if text in _PLANNED_KINDS:
        message = f"kieu: {text} ({_PLANNED_KINDS[text]}) chưa dùng được ở bản tongket này."
        fields.refuse(NOT_BUILT, fields.value_span("kieu"), message, "bỏ chỉ tiêu này, hoặc chờ bản sau.")
        return None
    if text not in values:
        hint = hint_nearest(text, values, kind="giá trị")
        fields.refuse(BAD_VALUE, fields.value_span("kieu"), f'kieu không nhận "{text}".', hint)
        return None
    return FactKind(text)


def _read_totalling(fields: Fields, kind: FactKind | None) -> Totalling:
    default = Totalling.SUM if kind in {FactKind.INTEGER, FactKind.DECIMAL} else Totalling.NONE
    totalling = fields.choice("tong", Totalling, default) or default
    if kind is FactKind.RATE and totalling is Totalling.SUM:
        hint = "dùng tong: trung_binh hoặc tong: khong."
        fields.refuse(BAD_VALUE, fields.value_span("tong"), "tỷ lệ không cộng được.", hint)
        return Totalling.NONE
    if kind is not None and kind.figure is None and totalling is not Totalling.NONE:
        fields.refuse(BAD_VALUE, fields.key_span("tong"), "tong chỉ dùng cho con số.", "bỏ tong.")
        return Totalling.NONE
    return totalling


def _read_maximum(fields: Fields, kind: FactKind | None) -> Decimal:
    text = fields.text("toi_da")
    if text is None:
        return _HUNDRED
    figure = parse_figure(text, FigureKind.DECIMAL)
    if isinstance(figure, Refusal) or kind is not FactKind.RATE:
        fields.refuse(
            BAD_VALUE, fields.value_span("toi_da"), "toi_da là một số, chỉ dùng cho ty_le.", "ví dụ toi_da: 200."
        )
        return _HUNDRED
    return figure.value


def _read_options(parent: Fields, kind: FactKind | None) -> tuple[Option, ...]:
    seen: dict[str, Span] = {}
    options: list[Option] = []
    for fields in parent.records("chon", f"{parent.where}, phương án"):
        option_id, name = _name_id(fields, seen), fields.text("ten", required=True)
        fields.close()
        if option_id is not None and name is not None:
            options.append(Option(id=option_id, name=name))
    if kind is FactKind.CHOICE and not options and "chon" not in parent.entries:
        hint = "thêm chon: [{ma: truc_tiep, ten: hội nghị trực tiếp}, …]."
        parent.refuse(MISSING_KEY, parent.value_span("kieu"), "lua_chon chưa có chon.", hint)
    if kind is not None and kind is not FactKind.CHOICE and "chon" in parent.entries:
        parent.refuse(BAD_VALUE, parent.key_span("chon"), "chon chỉ dùng cho kieu: lua_chon.", "bỏ chon.")
    return tuple(options)


def read_tables(parent: Fields, refer: Refer) -> tuple[Table, ...]:
    """Return the statistics tables under `bieu`, with findings for what is wrong with them."""
    seen: dict[str, Span] = {}
    tables: list[Table] = []
    for fields in parent.records("bieu", f"{parent.where}, biểu"):
        table = _read_table(fields, seen, refer)
        if table is not None:
            tables.append(table)
    return tuple(tables)


def _read_table(fields: Fields, seen: dict[str, Span], refer: Refer) -> Table | None:
    table_id = fields.id(_TABLE_ID, "PL1")
    if table_id is not None:
        fields.where, fields.item = f"Biểu {table_id}", table_id
        if table_id in seen:
            message = f'mã "{table_id}" đã có ở dòng {seen[table_id].line}.'
            fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
            table_id = None
        else:
            seen[table_id] = fields.value_span("ma")
    title = fields.text("ten", required=True)
    rows, columns = _read_rows(fields), _read_columns(fields)
    table = Table(
        id=table_id or "",
        title=title or "",
        rows=rows,
        columns=columns,
        total_row=fields.truth("cong_hang", default=False),
        groups=refer(fields, "cong_tu"),
        checks=_read_checks(fields, columns),
    )
    fields.close()
    for key, given in (("hang", rows), ("cot", columns)):
        if not given and key not in fields.entries:
            fields.refuse(MISSING_KEY, fields.key_span(key), f"chưa có {key}.", f"thêm {key}: và các {key} của biểu.")
    return None if table_id is None or title is None or not rows or not columns else table


def _read_rows(parent: Fields) -> tuple[Row, ...]:
    seen: dict[str, Span] = {}
    rows: list[Row] = []
    for fields in parent.records("hang", f"{parent.where}, hàng"):
        row_id, name = _name_id(fields, seen), fields.text("ten", required=True)
        fields.close()
        if row_id is not None and name is not None:
            rows.append(Row(id=row_id, name=name))
    return tuple(rows)


def _read_columns(parent: Fields) -> tuple[Column, ...]:
    seen: dict[str, Span] = {}
    columns: list[Column] = []
    pending: list[Fields] = []
    for fields in parent.records("cot", f"{parent.where}, cột"):
        column = _read_column(fields, seen)
        pending.append(fields)
        if column is not None:
            columns.append(column)
    typed = {each.id for each in columns if each.kind.figure is not None and each.formula is None}
    for fields, column in zip(pending, columns, strict=False):
        if column.formula is not None:
            _check_names(fields, "cong_thuc", column.formula, typed)
    return tuple(columns)


def _read_column(fields: Fields, seen: dict[str, Span]) -> Column | None:
    column_id = _name_id(fields, seen)
    kind = _read_kind(fields, _COLUMN_KINDS)
    name = fields.text("ten", required=True)
    column = Column(
        id=column_id or "",
        name=name or "",
        measure=fields.text("don_vi_tinh"),
        kind=kind or FactKind.INTEGER,
        totalling=_read_totalling(fields, kind),
        formula=_read_formula(fields, "cong_thuc", condition=False),
        negative=fields.truth("am", default=False),
        maximum=_read_maximum(fields, kind),
    )
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
        fields.refuse(BAD_FORMULA, fields.value_span(key), f'{key} "{text}": {error}.', hint)
        return None


def _check_names(fields: Fields, key: str, formula: Formula, known: set[str]) -> None:
    for name in sorted(formula.names - known):
        hint = hint_nearest(name, sorted(known), kind="cột")
        message = f'{key} nêu "{name}", không phải một cột số do đơn vị ghi.'
        fields.refuse(BAD_FORMULA, fields.value_span(key), message, hint)


def _read_checks(parent: Fields, columns: tuple[Column, ...]) -> tuple[RowCheck, ...]:
    numbers = {each.id for each in columns if each.kind.figure is not None}
    checks: list[RowCheck] = []
    for fields in parent.records("kiem_tra", f"{parent.where}, kiểm tra"):
        condition = _read_formula(fields, "dieu_kien", condition=True)
        message = fields.text("thong_bao", required=True)
        if "dieu_kien" not in fields.entries:
            fields.refuse(
                MISSING_KEY, fields.key_span("dieu_kien"), "chưa có dieu_kien.", "ví dụ dieu_kien: nu <= can_bo."
            )
        fields.close()
        if condition is not None:
            _check_names(fields, "dieu_kien", condition, numbers)
            if condition.names <= numbers and message is not None:
                checks.append(RowCheck(condition=condition, message=message))
    return tuple(checks)
