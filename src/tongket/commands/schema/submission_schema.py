"""The submissions of a campaign as JSON Schema draft-07: its units, items, indicators and tables, said in Vietnamese.

What a schema can't say, and where an editor can't know what was typed: `docs/editors.md`.
"""

from collections.abc import Iterator

from tongket.commands.schema.core_scalars import key_spellings
from tongket.commands.schema.value_schemas import (
    HINTS,
    NOTHING,
    Schema,
    date_schema,
    figure_name,
    figure_schema,
    ids_schema,
    mapping_schema,
    options_schema,
    points_schema,
    prose_schema,
    records_schema,
    short_text_schema,
    text_schema,
    yes_no_schema,
)
from tongket.model.outline import Column, FactKind, Indicator, Item, ItemKind, Outline, Table
from tongket.model.roster import Campaign

MADE_BY = "Lập bằng tongket schema; lập lại mỗi khi đề cương hay danh sách đơn vị đổi."
_CELL = "-o"
_TEXT, _DATE = "chu", "ngay"
_DEFINED: Schema = {
    _TEXT: text_schema(),
    _DATE: date_schema(),
    ItemKind.PROSE.value: prose_schema(),
    ItemKind.POINTS.value: points_schema(),
    FactKind.SHORT_TEXT.value: short_text_schema(),
}


def submission_schema(campaign: Campaign) -> Schema:
    """Return the schema of a unit's file: what it refuses `validate` refuses, and what that takes it takes."""
    outline = campaign.outline
    items = {key: _answer(item) for item in outline.items for key in key_spellings(item.id)}
    tables = {key: _table(table) for table in outline.tables for key in key_spellings(table.id)}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MADE_BY,
        "title": f"Báo cáo của đơn vị: {outline.report.subject}",
        "type": "object",
        "required": ["don_vi"],
        "additionalProperties": False,
        "properties": {
            "don_vi": _named(_units(campaign), "Đơn vị", "Mã của đơn vị."),
            "de_cuong": _named(ids_schema({outline.id: outline.report.subject}), "Đề cương", f"Ghi {outline.id}."),
            "ngay_gui": _named(_refer(_DATE), "Ngày gửi", "Ví dụ 8/4/2019."),
            "so_ky_hieu": _named(_refer(_TEXT), "Số, ký hiệu của báo cáo", "Ví dụ 45-BC/HU."),
            "chuc_vu": _named(_refer(_TEXT), "Chức vụ của người ký", ""),
            "nguoi_ky": _named(_refer(_TEXT), "Người ký", ""),
            "ghi_chu": _named(_refer(_TEXT), "Ghi chú", "In trong Bản tập hợp."),
            "tra_loi": _named(mapping_schema(items), "Trả lời", "Mỗi mục một khóa."),
            "bieu": _named(mapping_schema(tables), "Biểu số liệu", "Mỗi biểu một khóa; trong biểu mỗi hàng một khóa."),
        },
        "definitions": {**_DEFINED, **dict(_figures(outline))},
    }


def _units(campaign: Campaign) -> Schema:
    return ids_schema({each.id: each.name for each in campaign.roster.units}, blank=False)


def _named(schema: Schema, title: str, description: str) -> Schema:
    return {"title": title, **({"description": description} if description else {}), **schema}


def _refer(name: str) -> Schema:
    """Return what is defined once; beside a bare `$ref` draft-07 would not see title and description."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _figures(outline: Outline) -> Iterator[tuple[str, Schema]]:
    for indicator in (each for item in outline.items for each in item.indicators if each.kind.figure is not None):
        yield figure_name(indicator), figure_schema(indicator)
    for column in (each for table in outline.tables for each in table.columns if each.kind.figure is not None):
        yield figure_name(column) + _CELL, figure_schema(column, cell=True)


def _answer(item: Item) -> Schema:
    """Return an answer: a text or points as the item asks, nothing, or a mapping of its parts."""
    text = _refer(item.kind.value)
    facts = {key: _fact(each) for each in item.indicators for key in key_spellings(each.id)}
    parts = {
        "noi_dung": {"title": "Nội dung", **text, "maxProperties": 0},
        "chi_tieu": {"title": "Chỉ tiêu", **mapping_schema(facts)},
        "khong_co": _named(_refer(_TEXT), "Không có nội dung", "Lý do không có gì để nêu."),
    }
    answer = {**text, "properties": parts, "additionalProperties": False}
    return _named(answer, _title(item.number, item.title), " ".join(_describe_item(item)))


def _title(number: str | None, title: str) -> str:
    return f"{number} {title}" if number else title


def _describe_item(item: Item) -> Iterator[str]:
    if item.guidance:
        yield item.guidance
    if item.kind is ItemKind.POINTS:
        yield "Viết dưới dấu |, mỗi ý một dòng bắt đầu bằng “- ”."
    if item.min_words is not None:
        yield f"Ít nhất {item.min_words} từ."
    if item.max_words is not None:
        yield f"Nhiều nhất {item.max_words} từ."
    yield "Bắt buộc; không có nội dung thì ghi khong_co và lý do." if item.mandatory else "Không bắt buộc."


def _fact(indicator: Indicator) -> Schema:
    return _named(_fact_value(indicator), indicator.name, _describe_figure(indicator))


def _describe_figure(asked: Indicator | Column) -> str:
    measure = f"Đơn vị tính: {asked.measure}. " if asked.measure else ""
    options = asked.options if isinstance(asked, Indicator) else ()
    listed = f" {'; '.join(f'{each.id}: {each.name}' for each in options)}." if options else ""
    return f"{measure}{HINTS[asked.kind]}{listed}"


def _fact_value(indicator: Indicator) -> Schema:
    match indicator.kind:
        case FactKind.YES_NO:
            return yes_no_schema(_refer(_TEXT))
        case FactKind.CHOICE:
            return options_schema(indicator)
        case FactKind.DOCUMENTS:
            texts = dict.fromkeys(("so", "trich_yeu", "loai", "co_quan"), _refer(_TEXT))
            return records_schema({**texts, "ngay": _refer(_DATE)})
        case FactKind.MODELS:
            return records_schema(dict.fromkeys(("ten", "noi", "ket_qua"), _refer(_TEXT)))
    figure = _refer(figure_name(indicator))
    return mapping_schema({str(each): figure for each in indicator.years}) if indicator.years else figure


def _table(table: Table) -> Schema:
    cells = {column.id: _cell(column) for column in table.columns}
    rows = {key: {"title": row.name, **mapping_schema(cells)} for row in table.rows for key in key_spellings(row.id)}
    return {"title": _title(f"Biểu {table.id}.", table.title), **mapping_schema(rows)}


def _cell(column: Column) -> Schema:
    if column.formula is not None:
        return _named(NOTHING, column.name, f"tongket tính ({column.formula.text}), đơn vị không ghi.")
    if column.kind is FactKind.SHORT_TEXT:
        return _named(_refer(FactKind.SHORT_TEXT.value), column.name, _describe_figure(column))
    return _named(_refer(figure_name(column) + _CELL), column.name, _describe_figure(column))
