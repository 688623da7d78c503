"""Figures with their sources side by side, and in yellow those that somebody must still settle."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tongket.book.blocks import Block, Heading, ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.book.citing import note
from tongket.book.provenance import PrintedFigure
from tongket.book.unit_names import list_units
from tongket.merge.merged import Draft, Reconciled, SourceFigure
from tongket.model.figure_names import NoteKind
from tongket.sentences.phrases import Known, Phrases
from tongket.values.figures import format_figure, format_ratio

PHRASES: Known = {"phan_doi_chieu": {"chu": ("C",)}}
"""The phrases of this part of the source book, with what each may use."""
OPEN_PHRASES: Known = {
    "doi_chieu": {
        "ten": ("Cán bộ chuyên trách cấp huyện",),
        "thu_nhat": ("378 (cộng 11/12 đơn vị)",),
        "thu_hai": ("406 (Ban Tổ chức Tỉnh ủy)",),
        "chenh": ("28",),
    },
    "chot_lai": {
        "ten": ("Cán bộ chuyên trách cấp huyện",),
        "so": ("406",),
        "luc_chot": ("378 (cộng 11/12 đơn vị); 406 (Ban Tổ chức Tỉnh ủy)",),
        "nay": ("400 (cộng 12/12 đơn vị); 406 (Ban Tổ chức Tỉnh ủy)",),
    },
}
"""The phrases of the draft about figures that somebody must still settle, with what each may use."""

_PADDING = re.compile(r"(?<![\d.,])0+(?=\d)")
"""An older sheet may say 5/6 for 05/06."""
_COLUMNS = table_columns(
    ("Chỉ tiêu", 24, ParagraphStyle.CELL_TEXT),
    ("Nguồn thứ nhất", 18, ParagraphStyle.CELL_TEXT),
    ("Nguồn thứ hai", 18, ParagraphStyle.CELL_TEXT),
    ("Chênh lệch", 10, ParagraphStyle.CELL_FIGURE),
    ("Kết luận", 12, ParagraphStyle.CELL_TEXT),
    ("Số dùng", 10, ParagraphStyle.CELL_FIGURE),
    ("Lý do", 16, ParagraphStyle.CELL_TEXT),
)


def render_reconciled(draft: Draft, letter: str, phrases: Phrases) -> Iterator[Block]:
    """Yield the table of compared and settled figures, as the part with this letter; nothing where there are none."""
    reconciled = (*draft.reconciled, *draft.settled)
    if reconciled:
        yield Heading(level=1, text=phrases.line("phan_doi_chieu", chu=letter))
        yield TableBlock(columns=_COLUMNS, rows=tuple(map(_row, reconciled)))


def _row(each: Reconciled) -> TableRow:
    decision = each.decision
    agreement = "khớp" if each.agrees else "lệch"
    verdict = agreement if each.difference is not None else "chưa đủ số" if each.second is not None else "chốt"
    return TableRow(
        cells=(
            each.name,
            source_text(each.first),
            source_text(each.second) if each.second is not None else "",
            _figure(each.difference),
            verdict,
            _figure(each.used),
            (decision.reason or "") if decision is not None else "",
        )
    )


def source_text(source: SourceFigure) -> str:
    """Return one side: `378 (cộng 11/12 đơn vị)`, or `406 (Ban Tổ chức Tỉnh ủy)`."""
    if source.value is None:
        return "chưa có số"
    if source.expected == 1:
        return f"{format_figure(source.value)} ({list_units(source.units)})"
    came = "bình quân" if source.mean else "cộng"
    return f"{format_figure(source.value)} ({came} {format_ratio(source.reported, source.expected)} đơn vị)"


def describe_sources(each: Reconciled) -> str:
    """Return what the sources say, as the sheet shows it: `378 (cộng 11/12 đơn vị); 406 (Ban Tổ chức Tỉnh ủy)`."""
    return "; ".join(source_text(side) for side in (each.first, each.second) if side is not None)


def is_stale(each: Reconciled) -> bool:
    """Whether the sources say something else now than when the figure was settled, and not just that figure."""
    seen = each.decision.seen if each.decision is not None else None
    if each.used is None or seen is None or _plain(seen) == _plain(describe_sources(each)):
        return False
    return any(side is not None and side.value != each.used for side in (each.first, each.second))


def _plain(text: str) -> str:
    return _PADDING.sub("", " ".join(text.split()))


def open_notes(place: str, draft: Draft, phrases: Phrases) -> Iterator[tuple[PrintedFigure, str]]:
    """Yield in yellow what must still be settled of the figures of an item or table, each with what it is about."""
    for each in (*draft.reconciled, *draft.settled):
        if all(name.place != place for name in each.names):
            continue
        if each.open and each.second is not None:
            sides = {"thu_nhat": source_text(each.first), "thu_hai": source_text(each.second)}
            apart = _figure(abs(each.difference or Decimal(0)))
            text = phrases.line("doi_chieu", ten=each.name, chenh=apart, **sides)
            yield note(place, NoteKind.COMPARED, "Đối chiếu chưa khớp", of=each.id), text
        elif is_stale(each):
            seen = each.decision.seen if each.decision is not None else ""
            now, used = describe_sources(each), _figure(each.used)
            text = phrases.line("chot_lai", ten=each.name, so=used, luc_chot=seen, nay=now)
            yield note(place, NoteKind.STALE, "Số đã chốt, nay nguồn đã khác", of=each.id), text


def _figure(value: Decimal | None) -> str:
    return format_figure(value) if value is not None else ""
