"""The change slip (phiếu thay đổi) as blocks: what a person must see, then every change, the cells of tables last."""

from collections.abc import Callable, Iterator
from itertools import count, groupby

from tongket.book.blocks import Block, Book, Heading, ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.commands.update.changes import Change, Part, difference, result_text, slip_parts

_TEXT, _CENTRE, _FIGURE = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE, ParagraphStyle.CELL_FIGURE
_FIGURES = table_columns(
    ("TT", 7, _CENTRE),
    ("Số liệu", 34, _TEXT),
    ("Cũ", 13, _FIGURE),
    ("Mới", 13, _FIGURE),
    ("Chênh lệch", 16, _FIGURE),
    ("Trang", 10, _CENTRE),
    ("Kết quả", 18, _TEXT),
)
_CELLS = table_columns(
    ("TT", 7, _CENTRE),
    ("Ô", 38, _TEXT),
    ("Cũ", 14, _FIGURE),
    ("Mới", 14, _FIGURE),
    ("Chênh lệch", 20, _FIGURE),
    ("Kết quả", 18, _TEXT),
)
_TEXTS = table_columns(
    ("TT", 7, _CENTRE),
    ("Nội dung", 20, _TEXT),
    ("Cũ", 25, _TEXT),
    ("Mới", 31, _TEXT),
    ("Trang", 10, _CENTRE),
    ("Kết quả", 18, _TEXT),
)


def render_slip(changes: tuple[Change, ...], *, document: str, summary: str, compiling: str) -> Book:
    """Return the slip: `document` is whose changes they are, `summary` what came in since."""
    body: list[Block] = []
    for part in slip_parts(changes):
        body += [Heading(level=1, text=part.title), _table(part)]
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


def _table(part: Part) -> TableBlock:
    if part.cells and part.figures:
        return TableBlock(columns=_CELLS, rows=tuple(_rows(part.changes, len(_CELLS), _row_name, _cell_cells)))
    columns, cells = (_FIGURES, _figure_cells) if part.figures else (_TEXTS, _text_cells)
    return TableBlock(columns=columns, rows=tuple(_rows(part.changes, len(columns), _heading, cells)))


def _rows(
    changes: tuple[Change, ...],
    width: int,
    above: Callable[[Change], str],
    cells: Callable[[Change], tuple[str, ...]],
) -> Iterator[TableRow]:
    """Yield a row a change, those with the same words above them below these."""
    number = count(1)
    for words, own in groupby(changes, above):
        if words:
            yield TableRow(cells=("", words, *("",) * (width - 2)), strong=True)
        for each in own:
            yield TableRow(cells=(str(next(number)), *cells(each)))


def _heading(change: Change) -> str:
    return change.heading


def _row_name(change: Change) -> str:
    """Return the row of a cell that is named by its row and column."""
    row, _, column = change.name.partition(": ")
    return row if column else ""


def _figure_cells(change: Change) -> tuple[str, ...]:
    return (change.name, change.old, change.new, difference(change), change.page, result_text(change))


def _cell_cells(change: Change) -> tuple[str, ...]:
    name = change.name.partition(": ")[2] or change.name
    return (name, change.old, change.new, difference(change), result_text(change))


def _text_cells(change: Change) -> tuple[str, ...]:
    name = f"{change.name} ({change.units})" if change.units else change.name
    step = difference(change)
    return (name, change.old, f"{change.new} ({step})" if step else change.new, change.page, result_text(change))
