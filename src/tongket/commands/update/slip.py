"""The change slip (phiếu thay đổi) of an outcome, as lines and as a book: what a person must see, then every change.

Figures, notes and texts come in the order of the document, the cells of tables last, table by table.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import count, groupby
from operator import attrgetter
from typing import NamedTuple

from tongket.book.blocks import Block, Book, Heading, ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.book.unit_names import list_units
from tongket.commands.update.outcome import Outcome, SlipEntry
from tongket.commands.update.plan import Change, ChangeKind
from tongket.model.roster import Unit
from tongket.values.figures import Figure, FigureKind, format_figure, parse_figure
from tongket.values.quoting import shorten

_COUNT = re.compile(r"\((\d+)(?: lượt)?\)")
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


def render_slip(outcome: Outcome, *, document: str, came: str, compiling: str) -> Book:
    """Return the slip: `document` is whose changes they are, `came` what came in since, `compiling` the office."""
    body: list[Block] = []
    for part in _slip_parts(outcome):
        body += [Heading(level=1, text=part.title), _table(part)]
    return Book(
        title=f"PHIẾU THAY ĐỔI {document}",
        fields={
            "co_quan_tong_hop": compiling.upper(),
            "tieu_de": "PHIẾU THAY ĐỔI",
            "trich_yeu": document,
            "hien_trang": f"({came})",
        },
        body=tuple(body),
    )


def came_line(outcome: Outcome, units: Iterable[Unit], day: str) -> str:
    """Return what came in since the draft was written, in a line: `Số liệu đến 18/4/2019; nhận thêm: Huyện ủy …`."""
    names = {each.id: each for each in units}
    told: list[str] = []
    for what, ids in (
        ("nhận thêm", outcome.came.received),
        ("số liệu gửi lại khác trước", outcome.came.revised),
        ("không còn báo cáo của", outcome.came.lost),
    ):
        known = list_units([names[each] for each in ids if each in names])
        if ids:
            told.append(f"{what}: {', '.join(filter(None, (known, *(each for each in ids if each not in names))))}")
    return "; ".join([f"Số liệu đến {day}", *(told or ["không nhận thêm báo cáo nào"])])


def slip_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the slip as lines: each part under its title."""
    for part in _slip_parts(outcome):
        yield part.title if part.cells else f"{part.title}:"
        for each in part.entries:
            told = (_words(each.change), result_text(each), _place_text(each))
            yield f"- {'; '.join(filter(None, told))}"


class _Part(NamedTuple):
    """A part of the slip."""

    title: str
    entries: tuple[SlipEntry, ...]
    figures: bool = False
    """Whether all of them are figures: short, and with a difference of their own."""
    cells: bool = False
    """Whether they are the cells of one table."""


def _slip_parts(outcome: Outcome) -> Iterator[_Part]:
    """Yield what a person must see; then each kind, in the order of the document; the cells, table by table."""
    seen = tuple(each for each in outcome.entries if not each.state.settled)
    if seen:
        yield _Part(f"Cần đồng chí xem ({len(seen)})", seen)
    done = [each for each in outcome.entries if each.state.settled]
    for kind in ChangeKind:
        own = tuple(each for each in done if each.change.kind is kind and not each.change.appendix)
        if own:
            yield _Part(f"{kind} ({len(own)})", own, figures=kind is ChangeKind.FIGURE)
    for appendix in dict.fromkeys(each.change.appendix for each in done if each.change.appendix):
        cells = tuple(each for each in done if each.change.appendix == appendix)
        figures = all(each.change.kind is ChangeKind.FIGURE for each in cells)
        yield _Part(f"{appendix}: {len(cells)} ô", cells, figures=figures, cells=True)


def difference(change: Change) -> str:
    """Return by how much a figure changed: `+64`, `-35`, `-1,4 điểm phần trăm`; "" where it is no number."""
    if change.kind not in {ChangeKind.FIGURE, ChangeKind.COUNT}:
        return ""
    old, new = (_number(each) for each in (change.old, change.new))
    if old is None or new is None:
        return ""
    step = f"+{format_figure(new - old)}" if new > old else format_figure(new - old)
    points = change.percent or change.old.endswith("%") or change.new.endswith("%")
    return f"{step} điểm phần trăm" if points else step


def _number(text: str) -> Decimal | None:
    counted = _COUNT.fullmatch(text)
    text = counted[1] if counted else text
    for kind in (FigureKind.INTEGER, FigureKind.RATE):
        figure = parse_figure(text, kind, negative=True)
        if isinstance(figure, Figure):
            return figure.value
    return None


def result_text(entry: SlipEntry) -> str:
    """Return what became of a change, and why it came where the units' answers are not why."""
    edited = f" (đang ghi {' '.join(entry.edited.split())})" if entry.edited else ""
    return "; ".join(filter(None, (f"{entry.state}{edited}", entry.change.why)))


def _place_text(entry: SlipEntry) -> str:
    """Return where a change stands: page and heading, as far as they are known."""
    page = f"tr. {entry.page}" if entry.page else ""
    heading = f"mục “{shorten(entry.heading)}”" if entry.heading else ""
    return ", ".join(filter(None, (page, heading)))


def _words(change: Change) -> str:
    if change.kind in {ChangeKind.FIGURE, ChangeKind.COUNT}:
        step = difference(change)
        amount = f" ({step})" if step else ""
        return f"{change.name}: {change.old or 'trống'} → {change.new or 'trống'}{amount}"
    both = " → ".join(each.replace("\n", " ") for each in (change.old, change.new) if each)
    return f"{_name(change)}: {change.new if change.kind is ChangeKind.NOTE and change.new else both}"


def _name(change: Change) -> str:
    return f"{change.name} ({change.units})" if change.units else change.name


def _table(part: _Part) -> TableBlock:
    if part.cells and part.figures:
        return TableBlock(columns=_CELLS, rows=tuple(_rows(part.entries, len(_CELLS), _row_name, _cell_cells)))
    columns, cells = (_FIGURES, _figure_cells) if part.figures else (_TEXTS, _text_cells)
    return TableBlock(columns=columns, rows=tuple(_rows(part.entries, len(columns), attrgetter("heading"), cells)))


def _rows(
    entries: tuple[SlipEntry, ...],
    width: int,
    above: Callable[[SlipEntry], str],
    cells: Callable[[SlipEntry], tuple[str, ...]],
) -> Iterator[TableRow]:
    """Yield a row a change, those with the same words above them below these."""
    number = count(1)
    for words, own in groupby(entries, above):
        if words:
            yield TableRow(cells=("", words, *("",) * (width - 2)), strong=True)
        for each in own:
            yield TableRow(cells=(str(next(number)), *cells(each)))


def _row_name(entry: SlipEntry) -> str:
    """Return the row of a cell that is named by its row and column."""
    row, _, column = entry.change.name.partition(": ")
    return row if column else ""


def _figure_cells(entry: SlipEntry) -> tuple[str, ...]:
    change = entry.change
    return (change.name, change.old, change.new, difference(change), entry.page, result_text(entry))


def _cell_cells(entry: SlipEntry) -> tuple[str, ...]:
    change = entry.change
    name = change.name.partition(": ")[2] or change.name
    return (name, change.old, change.new, difference(change), result_text(entry))


def _text_cells(entry: SlipEntry) -> tuple[str, ...]:
    change = entry.change
    step = difference(change)
    new = f"{change.new} ({step})" if step else change.new
    return (_name(change), change.old, new, entry.page, result_text(entry))
