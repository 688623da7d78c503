"""The change slip (phiếu thay đổi) as blocks: every figure and text that changed, and what became of it."""

from collections.abc import Iterator
from itertools import count, groupby

from tongket.book.blocks import Block, Book, Heading, ParagraphStyle, TableBlock, TableRow, paragraph, table_columns
from tongket.book.changes import Change, Kind, difference, state_text

_TEXT, _CENTRE, _FIGURE = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE, ParagraphStyle.CELL_FIGURE
_FIGURES = table_columns(
    ("TT", 7, _CENTRE),
    ("Số liệu", 36, _TEXT),
    ("Cũ", 13, _FIGURE),
    ("Mới", 13, _FIGURE),
    ("Chênh lệch", 14, _FIGURE),
    ("Trang", 10, _CENTRE),
    ("Kết quả", 18, _TEXT),
)
_TEXTS = table_columns(
    ("TT", 7, _CENTRE),
    ("Nội dung", 18, _TEXT),
    ("Cũ", 27, _TEXT),
    ("Mới", 31, _TEXT),
    ("Trang", 10, _CENTRE),
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


def _table(kind: Kind, changes: list[Change]) -> TableBlock:
    figures = kind in {Kind.FIGURE, Kind.COUNT}
    columns = _FIGURES if figures else _TEXTS
    return TableBlock(columns=columns, rows=tuple(_rows(changes, len(columns), figures=figures)))


def _rows(changes: list[Change], width: int, *, figures: bool) -> Iterator[TableRow]:
    """Yield a row a change, those under one heading below its name."""
    number = count(1)
    for heading, own in groupby(changes, lambda each: each.heading):
        if heading:
            yield TableRow(cells=("", heading, *("",) * (width - 2)), strong=True)
        for each in own:
            yield TableRow(cells=(str(next(number)), *(_figure_cells(each) if figures else _text_cells(each))))


def _figure_cells(change: Change) -> tuple[str, ...]:
    return (change.name, change.old, change.new, difference(change), change.page, state_text(change))


def _text_cells(change: Change) -> tuple[str, ...]:
    name = f"{change.name} ({change.units})" if change.units else change.name
    return (name, change.old, change.new, change.page, state_text(change))
