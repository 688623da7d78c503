"""Forms with tables, made of an outline's own, and their workbooks opened as Excel sees them."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tongket.form_sheets.form_workbook import write_form_workbook
from tongket.model.addresses import Address
from tongket.model.forms import FormColumn, FormRow, FormStamp, FormTable, SlotKind, TableKind, UnitForm
from tongket.model.outline import Column, FactKind, Row, RowCheck, Table, Totalling
from tongket.model.roster import Unit
from tongket.values.formula import parse_formula

UNIT = Unit(
    id="da-lat",
    name="Thành ủy Đà Lạt",
    short_name="Đà Lạt",
    territory="thành phố Đà Lạt",
    group=None,
    before=None,
    contact=None,
    compiling=False,
)
STAMP = FormStamp(campaign="kl62", version="3f2a91bc", unit="da-lat", number=1)
_DOCUMENTS = (("so", "Số, ký hiệu"), ("ngay", "Ngày ban hành"), ("loai", "Loại"), ("trich_yeu", "Trích yếu"))
_MODELS = (("ten", "Mô hình, cách làm"), ("noi", "Nơi thực hiện"), ("ket_qua", "Kết quả"))


def column(
    id_: str, name: str, kind: FactKind = FactKind.INTEGER, formula: str | None = None, *, measure: str | None = None
) -> Column:
    """Return a column of a statistics table."""
    return Column(
        id=id_,
        name=name,
        measure=measure,
        kind=kind,
        totalling=Totalling.SUM,
        formula=parse_formula(formula, condition=False) if formula else None,
        negative=False,
        maximum=Decimal(100),
    )


def statistics(
    id_: str, columns: Iterable[Column], rows: Sequence[str], *, total: bool = True, checks: tuple[str, ...] = ()
) -> FormTable:
    """Return the statistics table of a form; rows are called r1, r2, …"""
    table = Table(
        id=id_,
        title="Cán bộ Mặt trận và các đoàn thể",
        rows=tuple(Row(id=f"r{number}", name=name) for number, name in enumerate(rows, 1)),
        columns=tuple(columns),
        total_row=total,
        groups=None,
        checks=tuple(
            RowCheck(condition=parse_formula(each, condition=True), message=f"Phải có {each}.") for each in checks
        ),
    )
    asked = (each for each in table.columns if each.formula is None)
    return FormTable(
        kind=TableKind.STATISTICS,
        address=Address(id_, table=True),
        title=table.title,
        columns=(
            FormColumn(id="", heading="TT", width=6),
            FormColumn(id="", heading="Nội dung", width=27),
            *(_form_column(each) for each in asked),
        ),
        rows=tuple(FormRow(id=each.id, name=each.name) for each in table.rows),
        statistics=table,
    )


def _form_column(column: Column) -> FormColumn:
    heading = f"{column.name} ({column.measure})" if column.measure else column.name
    kind = SlotKind.TEXT if column.kind is FactKind.SHORT_TEXT else SlotKind.FIGURE
    return FormColumn(id=column.id, heading=heading, width=12, kind=kind)


def documents(place: str = "II.1.1", key: str = "van_ban", title: str = "Văn bản tiêu biểu") -> FormTable:
    """Return the list of documents of a form."""
    return _list(TableKind.DOCUMENTS, Address(place, key), title, _DOCUMENTS)


def models(place: str = "II.1.1", key: str = "cach_lam", title: str = "Cách làm nổi bật") -> FormTable:
    """Return the list of models of a form."""
    return _list(TableKind.MODELS, Address(place, key), title, _MODELS)


def _list(kind: TableKind, address: Address, title: str, fields: tuple[tuple[str, str], ...]) -> FormTable:
    columns = (
        FormColumn(id="", heading="TT", width=6),
        *(
            FormColumn(id=id_, heading=heading, width=20, kind=SlotKind.DATE if id_ == "ngay" else SlotKind.TEXT)
            for id_, heading in fields
        ),
    )
    return FormTable(kind=kind, address=address, title=title, columns=columns, blank=6)


def form(*tables: FormTable) -> UnitForm:
    """Return a form of Đà Lạt with these tables: lists in its body, statistics tables behind it."""
    lists = tuple(each for each in tables if each.statistics is None)
    annexes = tuple((each,) for each in tables if each.statistics is not None)
    return UnitForm(stamp=STAMP, unit=UNIT, head={}, body=lists, annexes=annexes)


STAFF = statistics(
    "PL1",
    (
        column("can_bo", "Cán bộ chuyên trách", measure="người"),
        column("nu", "Trong đó: nữ", measure="người"),
        column("ty_le_nu", "Tỷ lệ nữ", FactKind.RATE, "nu / can_bo"),
        column("kinh_phi", "Kinh phí", FactKind.DECIMAL, measure="triệu đồng"),
        column("tap_hop", "Tỷ lệ tập hợp", FactKind.RATE),
        column("ghi_chu", "Ghi chú", FactKind.SHORT_TEXT),
    ),
    ("Mặt trận Tổ quốc", "Hội Nông dân", "Hội Phụ nữ"),
    checks=("nu <= can_bo",),
)
"""Columns A to I: TT, name, can_bo C, nu D, ty_le_nu E, kinh_phi F, tap_hop G, ghi_chu H, check I; rows 5 to 7."""


@cache
def written(*tables: FormTable) -> bytes:
    """Return the workbook of a form with these tables."""
    data = write_form_workbook(form(*tables))
    assert data is not None
    return data


def opened(data: bytes) -> Workbook:
    """Return a workbook as openpyxl sees it."""
    return load_workbook(io.BytesIO(data))


def sheet_of(book: Workbook, title: str) -> Worksheet:
    """Return a sheet."""
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook as openpyxl saves it."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
