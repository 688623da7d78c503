"""The same figure from two sources, side by side: in the source book, never in the report."""

from collections.abc import Iterator
from decimal import Decimal

from tongket.book.blocks import Block, Heading, ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.book.names import list_units
from tongket.merge.reconcile import Reconciled, SourceFigure
from tongket.sandbox.phrases import Known
from tongket.values import format_figure, format_ratio
from tongket.words import Phrases

PHRASES: Known = {"phan_doi_chieu": {"chu": ("C",)}}
"""The phrases of this part, with what each may use."""

_COLUMNS = table_columns(
    ("Chỉ tiêu", 24, ParagraphStyle.CELL_TEXT),
    ("Nguồn thứ nhất", 18, ParagraphStyle.CELL_TEXT),
    ("Nguồn thứ hai", 18, ParagraphStyle.CELL_TEXT),
    ("Chênh lệch", 10, ParagraphStyle.CELL_FIGURE),
    ("Kết luận", 12, ParagraphStyle.CELL_TEXT),
    ("Số dùng", 10, ParagraphStyle.CELL_FIGURE),
    ("Lý do", 16, ParagraphStyle.CELL_TEXT),
)


def render_reconciled(reconciled: tuple[Reconciled, ...], letter: str, phrases: Phrases) -> Iterator[Block]:
    """Yield the table of compared figures, as the part with this letter; nothing where the outline compares none."""
    if reconciled:
        yield Heading(level=1, text=phrases.line("phan_doi_chieu", chu=letter))
        yield TableBlock(columns=_COLUMNS, rows=tuple(map(_row, reconciled)))


def _row(each: Reconciled) -> TableRow:
    decision = each.decision
    agreement = "khớp" if each.agrees else "lệch"
    verdict = agreement if each.difference is not None else "chưa đủ số"
    return TableRow(
        cells=(
            each.asked.name,
            source_text(each.first),
            source_text(each.second),
            _figure(each.difference),
            verdict,
            _figure(decision.used) if decision is not None else "",
            (decision.reason or "") if decision is not None else "",
        )
    )


def source_text(source: SourceFigure) -> str:
    """Return one side: `378 (cộng 11/12 đơn vị)`, or `406 (Ban Tổ chức Tỉnh ủy)`."""
    if source.value is None:
        return "chưa có số"
    if source.expected == 1:
        return f"{format_figure(source.value)} ({list_units(source.units)})"
    return f"{format_figure(source.value)} (cộng {format_ratio(source.reported, source.expected)} đơn vị)"


def _figure(value: Decimal | None) -> str:
    return format_figure(value) if value is not None else ""
