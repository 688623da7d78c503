"""The appendices of the draft: the statistics tables, the list of documents, the list of models."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import (
    Appendix,
    Block,
    ParagraphStyle,
    TableBlock,
    TableRow,
    paragraph,
    pending,
    table_columns,
)
from tongket.book.citing import listed_figure, listed_said, note
from tongket.book.facts import document_text, model_text
from tongket.book.names import count_noun, group_names, list_units
from tongket.book.sources import Said
from tongket.book.tables import is_wide, merged_table_block
from tongket.merge.documents import MergedDocument, MergedModel
from tongket.merge.draft import Draft
from tongket.merge.tables import MergedTable
from tongket.model import Item
from tongket.sandbox.phrases import Known
from tongket.values import format_count, format_month, format_short_date
from tongket.words import Phrases

_MOST_CELLS = 8
"""How many cells of too few units a note names; the rest is counted."""

PHRASES: Known = {
    "phu_luc": {"so": ("1",)},
    "kem_theo": {
        "loai": ("BÁO CÁO",),
        "ky_hieu": ("BC/TU",),
        "thang": ("4",),
        "nam": ("2019",),
        "co_quan": ("TỈNH ỦY LÂM ĐỒNG",),
    },
    "danh_muc_van_ban": {},
    "danh_muc_mo_hinh": {},
    "thieu_o": {"o": ("Cấp huyện, Số cuộc giám sát (10/12)",), "con_lai": ("03", "")},
    "thieu_bieu": {
        "so": ("11",),
        "tong": ("12",),
        "danh_tu": ("huyện, thành phố",),
        "don_vi": ("Huyện ủy Đam Rông",),
    },
}
"""The phrases of the appendices, with what each may use."""


def name_appendices(draft: Draft, phrases: Phrases) -> dict[str, str]:
    """Return the appendices as a sentence refers to them, by the id of a table, `van_ban` or `mo_hinh`: `Phụ lục 1`."""
    ids = [each.table.id for each in draft.tables]
    ids += [name for name, listed in (("van_ban", draft.documents), ("mo_hinh", draft.models)) if listed]
    return {each: phrases.line("phu_luc", so=str(number) if len(ids) > 1 else "") for number, each in enumerate(ids, 1)}


def appendices_of(item: Item, names: Mapping[str, str]) -> dict[str, str]:
    """Return by the id of an item's indicator the appendix where its figures are listed, as a sentence refers to it."""
    listed = {each.id: each.annex for each in item.indicators if each.annex is not None}
    return {indicator: names[annex] for indicator, annex in listed.items() if annex in names}


def render_appendices(draft: Draft, phrases: Phrases) -> Iterator[Appendix]:
    """Yield the appendices in order; two or more are numbered in Arabic figures (Hướng dẫn 36-HD/VPTW)."""
    parts: list[tuple[str, list[Block], bool]] = [
        (each.table.title, _table_blocks(each, phrases), is_wide(each.table)) for each in draft.tables
    ]
    if draft.documents:
        parts.append((phrases.line("danh_muc_van_ban"), [_documents_table(draft.documents)], False))
    if draft.models:
        parts.append((phrases.line("danh_muc_mo_hinh"), [_models_table(draft.models)], False))
    for number, (title, blocks, wide) in enumerate(parts, 1):
        shown = str(number) if len(parts) > 1 else ""
        yield Appendix(blocks=(*_head(shown, title, draft, phrases), *blocks), landscape=wide)


def _head(number: str, title: str, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    report = draft.campaign.outline.report
    yield paragraph(ParagraphStyle.APPENDIX, phrases.line("phu_luc", so=number))
    yield paragraph(ParagraphStyle.APPENDIX_TITLE, title)
    enclosed = phrases.line(
        "kem_theo",
        loai=report.kind,
        ky_hieu=report.symbol,
        thang=format_month(draft.as_of),
        nam=str(draft.as_of.year),
        co_quan=report.organ,
    )
    if enclosed:
        yield paragraph(ParagraphStyle.ENCLOSED_WITH, enclosed)


def _table_blocks(merged: MergedTable, phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    if merged.missing:
        text = phrases.line(
            "thieu_bieu",
            so=str(len(merged.expected) - len(merged.missing)),
            tong=str(len(merged.expected)),
            danh_tu=count_noun(merged.expected),
            don_vi=list_units(merged.missing),
        )
        blocks.append(pending(text, note(merged.table.id, "thieu_bieu", "Biểu chưa đủ số"), ParagraphStyle.NOTE))
    if merged.partial:
        shown = [f"{each.row}, {each.column} ({each.reported}/{each.expected})" for each in merged.partial]
        more = len(shown) - _MOST_CELLS
        text = phrases.line("thieu_o", o="; ".join(shown[:_MOST_CELLS]), con_lai=format_count(more) if more > 0 else "")
        blocks.append(pending(text, note(merged.table.id, "thieu_o", "Ô cộng từ ít đơn vị hơn"), ParagraphStyle.NOTE))
    # Notes stand above: LibreOffice 7.4 takes a control that ends a section for the beginning of the next one.
    return [*blocks, merged_table_block(merged)]


def _list_table(
    columns: tuple[tuple[str, int, ParagraphStyle], ...], rows: Iterable[tuple[Said, tuple[str, ...]]]
) -> TableBlock:
    """Return a numbered list; its last column names the units, which come to be more."""
    return TableBlock(
        columns=table_columns(*columns),
        rows=tuple(
            TableRow(
                cells=(str(number), *cells),
                figures=(*([None] * len(cells)), listed_figure(said)),
                said=said,
            )
            for number, (said, cells) in enumerate(rows, 1)
        ),
    )


def _documents_table(documents: tuple[MergedDocument, ...]) -> TableBlock:
    text, centre = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE
    return _list_table(
        (
            ("TT", 7, centre),
            ("Số, ký hiệu", 16, text),
            ("Ngày ban hành", 16, centre),
            ("Trích yếu", 40, text),
            ("Đơn vị", 24, text),
        ),
        (
            (
                listed_said("van_ban", each.units, each.document, document_text(each.document)),
                (
                    each.document.number,
                    format_short_date(each.document.day) if each.document.day is not None else "",
                    each.document.subject,
                    ", ".join(unit.short_name for unit in each.units),
                ),
            )
            for each in documents
        ),
    )


def _models_table(models: tuple[MergedModel, ...]) -> TableBlock:
    text, centre = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE
    return _list_table(
        (
            ("TT", 7, centre),
            ("Mô hình, cách làm", 24, text),
            ("Nơi thực hiện", 17, text),
            ("Kết quả", 36, text),
            ("Đơn vị", 18, text),
        ),
        (
            (
                listed_said("mo_hinh", each.units, each.model, model_text(each.model)),
                (each.model.name, each.model.place or "", each.model.result, group_names(each.units, territory=True)),
            )
            for each in models
        ),
    )
