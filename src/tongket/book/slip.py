"""The change slip (phiếu thay đổi) as blocks: every figure and text that changed, and what became of it."""

from collections.abc import Iterable

from tongket.book.blocks import Block, Book, Heading, ParagraphStyle, TableBlock, TableRow, paragraph, table_columns
from tongket.book.changes import Change, Kind, difference, place_text, state_text

_TEXT, _CENTRE, _FIGURE = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE, ParagraphStyle.CELL_FIGURE
_FIGURES = table_columns(
    ("TT", 6, _CENTRE),
    ("Số liệu", 28, _TEXT),
    ("Cũ", 12, _FIGURE),
    ("Mới", 12, _FIGURE),
    ("Chênh lệch", 11, _FIGURE),
    ("Mục, trang", 24, _TEXT),
    ("Kết quả", 18, _TEXT),
)
_TEXTS = table_columns(
    ("TT", 6, _CENTRE),
    ("Nội dung", 16, _TEXT),
    ("Cũ", 22, _TEXT),
    ("Mới", 30, _TEXT),
    ("Mục, trang", 19, _TEXT),
    ("Kết quả", 18, _TEXT),
)


def render_slip(changes: tuple[Change, ...], *, document: str, summary: str, compiling: str) -> Book:
    """Return the slip: `document` is whose changes they are, `summary` what came in since."""
    body: list[Block] = []
    for kind in Kind:
        own = [each for each in changes if each.kind is kind]
        if own:
            body += [Heading(level=1, text=f"{kind} ({len(own)})"), _table(kind, own)]
    if not changes:
        body.append(paragraph(ParagraphStyle.BODY, "Không có thay đổi."))
    return Book(
        title=f"PHIẾU THAY ĐỔI {document}",
        fields={
            "co_quan_tong_hop": compiling.upper(),
            "tieu_de": "PHIẾU THAY ĐỔI",
            "trich_yeu": document,
            "hien_trang": summary,
        },
        body=tuple(body),
    )


def _table(kind: Kind, changes: Iterable[Change]) -> TableBlock:
    figures = kind in {Kind.FIGURE, Kind.COUNT}
    rows = (_figure_cells(each) if figures else _text_cells(each) for each in changes)
    return TableBlock(
        columns=_FIGURES if figures else _TEXTS,
        rows=tuple(TableRow(cells=(str(number), *cells)) for number, cells in enumerate(rows, 1)),
    )


def _figure_cells(change: Change) -> tuple[str, ...]:
    return (change.name, change.old, change.new, difference(change), place_text(change), state_text(change))


def _text_cells(change: Change) -> tuple[str, ...]:
    name = f"{change.name} ({change.units})" if change.units else change.name
    return (name, change.old, change.new, place_text(change), state_text(change))
