"""The appendices of the draft: the statistics tables, the list of documents, the list of models."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import (
    Appendix,
    Block,
    Paragraph,
    ParagraphStyle,
    Run,
    TableBlock,
    TableRow,
    paragraph,
    pending,
    table_columns,
)
from tongket.book.citing import listed_figure, listed_said, model_text, note, settled_figure, settled_name
from tongket.book.fact_lines import document_name, document_text
from tongket.book.provenance import Said
from tongket.book.reconciled import open_notes
from tongket.book.table_blocks import TableBlocks, is_wide
from tongket.book.unit_names import count_noun, group_names, list_units
from tongket.merge.merged import Draft, MergedDocument, MergedModel, MergedTable, Reconciled
from tongket.model.figure_names import NoteKind
from tongket.model.outline import Item
from tongket.report.doubts import doubtful_cells
from tongket.report.preamble import number_line
from tongket.sentences.marks import pieces
from tongket.sentences.phrases import Known, Phrases
from tongket.sentences.quantities import Quantity
from tongket.values.figures import format_count, format_month, format_ratio, format_short_date
from tongket.values.signs import print_sign

_CALLED = "Số dùng"
"""What a settled figure is called where the outline gives it no name (`goi_la`)."""
_MOST_CELLS = 8
"""How many cells of too few units a note names; the rest is counted."""

PHRASES: Known = {
    "phu_luc": {"so": ("1",)},
    "kem_theo": {
        "loai": ("BÁO CÁO",),
        "so": ("số      -BC/TU",),
        "ky_hieu": ("BC/TU",),
        "thang": ("4",),
        "nam": ("2019",),
        "co_quan": ("TỈNH ỦY LÂM ĐỒNG",),
    },
    "so_chot": {
        "goi": ("Số toàn tỉnh",),
        "so": (406,),
        "theo": ("Ban Tổ chức Tỉnh ủy", ""),
        "cot": ("Cán bộ chuyên trách",),
    },
    "danh_muc_van_ban": {"du": (True, False)},
    "chua_ro_co_quan": {"so": ("02",), "van_ban": (["12-KH/HU, ngày 05/3/2012", "34/KH-UBND, ngày 14/7/2014"],)},
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


def render_appendices(draft: Draft, phrases: Phrases, tables: TableBlocks) -> Iterator[Appendix]:
    """Yield the appendices in order; two or more are numbered in Arabic figures (Hướng dẫn 36-HD/VPTW).

    `tables` are the totals of the statistics tables.
    """
    parts: list[tuple[str, list[Block], bool]] = []
    for each in draft.tables:
        blocks = [*_notes_above(each, draft, phrases), tables[each.table.id], *_notes_below(each, draft, phrases)]
        parts.append((each.table.title, blocks, is_wide(each.table)))
    if draft.documents:
        title = phrases.line("danh_muc_van_ban", du=draft.every_document)
        parts.append((title, _document_blocks(draft.documents, phrases), False))
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
        so=number_line(report),
        ky_hieu=report.symbol,
        thang=format_month(draft.as_of),
        nam=str(draft.as_of.year),
        co_quan=report.organ,
    )
    if enclosed:
        yield paragraph(ParagraphStyle.ENCLOSED_WITH, enclosed)


def _notes_above(merged: MergedTable, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield in yellow what the whole table lacks."""
    if merged.missing:
        text = phrases.line(
            "thieu_bieu",
            so=format_count(len(merged.expected) - len(merged.missing)),
            tong=format_count(len(merged.expected)),
            danh_tu=count_noun(merged.expected),
            don_vi=list_units(merged.missing),
        )
        yield pending(text, note(merged.table.id, NoteKind.TABLE_LACKS, "Biểu chưa đủ số"), ParagraphStyle.NOTE)
    if merged.partial:
        shown = [f"{each.row}, {each.column} ({format_ratio(each.reported, each.expected)})" for each in merged.partial]
        more = len(shown) - _MOST_CELLS
        text = phrases.line("thieu_o", o="; ".join(shown[:_MOST_CELLS]), con_lai=format_count(more) if more > 0 else "")
        yield pending(text, note(merged.table.id, NoteKind.CELLS_LACK, "Ô cộng từ ít đơn vị hơn"), ParagraphStyle.NOTE)
    doubted = doubtful_cells(merged, draft, phrases)
    if doubted:
        yield pending(doubted, note(merged.table.id, NoteKind.DOUBTFUL, "Số cần xem lại"), ParagraphStyle.NOTE)


def _notes_below(merged: MergedTable, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield the settled figures that are not those of the total row, and in yellow what must still be settled."""
    for each in (*draft.reconciled, *draft.settled):
        for name in each.names:
            settled = merged.settled.get((name.row, name.id)) if name.place == merged.table.id else None
            if name.row is None and settled is not None and settled.apart:
                yield _settled_note(merged, each, name.id, phrases)
    for about, text in open_notes(merged.table.id, draft, phrases):
        yield pending(text, about, ParagraphStyle.NOTE)


def _settled_note(merged: MergedTable, each: Reconciled, column_id: str, phrases: Phrases) -> Block:
    """Return what is said of a settled figure beside the sum of the rows: "Số toàn tỉnh 406, theo Ban Tổ chức"."""
    column = next(column for column in merged.table.columns if column.id == column_id)
    settled = merged.settled[None, column_id]
    figure = settled_figure(merged, column, settled)
    text = phrases.line(
        "so_chot",
        goi=(each.asked.called if each.asked is not None else None) or _CALLED,
        so=Quantity(settled.used, column.kind.figure, name=settled_name(merged.table.id, column.id)),
        theo=each.source.name if each.source is not None else "",
        cot=column.name,
    )
    runs = (Run(text=piece.text, figure=figure if piece.name is not None else None) for piece in pieces(text))
    return Paragraph(style=ParagraphStyle.NOTE, runs=tuple(runs))


def _list_table(
    columns: tuple[tuple[str, int, ParagraphStyle], ...], last: str, rows: Iterable[tuple[Said, tuple[str, ...]]]
) -> TableBlock:
    """Return a numbered list; `last` is what its last column names: it comes to be more, or known."""
    return TableBlock(
        columns=table_columns(*columns),
        rows=tuple(
            TableRow(
                cells=(str(number), *cells),
                figures=(*([None] * len(cells)), listed_figure(said, last)),
                said=said,
            )
            for number, (said, cells) in enumerate(rows, 1)
        ),
    )


def _document_blocks(documents: tuple[MergedDocument, ...], phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    unknown = [each.document for each in documents if each.organ is None]
    if unknown:
        named = [document_name(each) for each in unknown]
        text = phrases.line("chua_ro_co_quan", so=format_count(len(unknown)), van_ban=named)
        blocks.append(
            pending(text, note("van_ban", NoteKind.NO_ORGAN, "Chưa rõ cơ quan ban hành"), ParagraphStyle.NOTE)
        )
    return [*blocks, _documents_table(documents)]


def _documents_table(documents: tuple[MergedDocument, ...]) -> TableBlock:
    text, centre = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE
    return _list_table(
        (
            ("TT", 6, centre),
            ("Số, ký hiệu", 17, text),
            ("Ngày ban hành", 16, centre),
            ("Loại", 12, text),
            ("Trích yếu", 32, text),
            ("Cơ quan ban hành", 20, text),
        ),
        "Cơ quan ban hành",
        (
            (
                listed_said("van_ban", each.units, each.document, document_text(each.document), each.identity),
                (
                    print_sign(each.document.number),
                    format_short_date(each.document.day) if each.document.day is not None else "",
                    each.kind,
                    each.document.subject,
                    each.organ.name if each.organ is not None else "",
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
        "Đơn vị có nêu",
        (
            (
                listed_said("mo_hinh", each.units, each.model, model_text(each.model)),
                (each.model.name, each.model.place or "", each.model.result, group_names(each.units, territory=True)),
            )
            for each in models
        ),
    )
