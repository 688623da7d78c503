"""The draft report as blocks: what all of it comes to, and in yellow what a person must still do."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import Appendix, Block, Book, Heading, Paragraph, ParagraphStyle, Run, RunStyle, paragraph, pending
from tongket.book.tables import is_wide, merged_table_block
from tongket.book.texts import count_noun, heading_text, list_units, point_blocks, prose_blocks
from tongket.merge.draft import Draft, MergedItem
from tongket.merge.points import MergedPoint
from tongket.merge.tables import MergedTable
from tongket.merge.totals import Total
from tongket.model import Item, ItemKind, Section, Unit, walk_items
from tongket.values import format_month, format_short_date
from tongket.words import Lead, Phrases

PHRASES: Mapping[str, frozenset[str]] = {
    "mo_dau": frozenset({"loai", "trich_yeu", "co_quan", "dia_danh", "tu_nam", "den_nam"}),
    "hien_trang": frozenset({"da_nhan", "phai_gui", "ngay"}),
    "thieu_so_lieu": frozenset({"so", "tong", "danh_tu", "don_vi", "chi_tieu"}),
    "tra_loi": frozenset({"so", "tong", "y", "con", "khong_co", "y_rieng", "toi_thieu"}),
    "chua_co_dau_moi": frozenset({"don_vi"}),
    "chua_ai_tra_loi": frozenset({"phai_co"}),
    "noi_tong_hop_viet": frozenset({"don_vi"}),
    "phu_luc": frozenset({"so"}),
    "kem_theo": frozenset({"loai", "ky_hieu", "thang", "nam", "co_quan"}),
}
"""The phrases of `templates/report.j2` and the names each may use."""

MAX_LEVEL = 4


def render_draft(draft: Draft, leads: Mapping[str, Lead], phrases: Phrases) -> Book:
    """Return the draft report."""
    outline = draft.campaign.outline
    body = tuple(_render_sections(outline.sections, 1, draft, leads, phrases))
    appendices = tuple(
        _render_appendix(number, table, draft, phrases) for number, table in enumerate(draft.tables, 1)
    )
    return Book(
        title=f"{outline.report.kind} {outline.report.subject}",
        fields=_fill_fields(draft, phrases),
        body=body,
        appendices=appendices,
    )


def _fill_fields(draft: Draft, phrases: Phrases) -> dict[str, str | tuple[str, ...]]:
    outline = draft.campaign.outline
    report = outline.report
    period = outline.period
    opening = phrases.lines(
        "mo_dau",
        {
            "loai": report.kind,
            "trich_yeu": report.subject,
            "co_quan": report.organ,
            "dia_danh": report.place,
            "tu_nam": str(period.first) if period else "",
            "den_nam": str(period.last) if period else "",
        },
    )
    status = phrases.line(
        "hien_trang",
        da_nhan=len(draft.used),
        phai_gui=len(draft.expected),
        ngay=format_short_date(draft.as_of),
    )
    return {
        "co_quan_cap_tren": report.superior or "",
        "co_quan": report.organ,
        "ky_hieu": report.symbol,
        "dia_danh": report.place,
        "thang": format_month(draft.as_of),
        "nam": str(draft.as_of.year),
        "du_thao": f"Dự thảo lần {draft.number}" if draft.number else "",
        "loai": report.kind,
        "trich_yeu": report.subject,
        "hien_trang": f"[{status}]" if status else "",
        "can_cu": report.bases,
        "mo_dau": opening,
        "noi_nhan": report.recipients,
        "quyen_han": report.authority,
        "chuc_vu": report.post,
        "nguoi_ky": report.signer,
    }


def _render_sections(
    sections: Iterable[Section | Item], level: int, draft: Draft, leads: Mapping[str, Lead], phrases: Phrases
) -> Iterator[Block]:
    for node in sections:
        if not any(each.in_report for each in walk_items((node,))):
            continue
        yield Heading(level=min(level, MAX_LEVEL), text=heading_text(node))
        if isinstance(node, Section):
            yield from _render_sections(node.children, level + 1, draft, leads, phrases)
        else:
            yield from render_item(draft.merged_item(node.id), leads[node.id], draft, phrases)


def render_item(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield one item: lead sentences, the compiling office's and the lead agencies' text, points, and what is open."""
    if not item.answers:
        yield pending(phrases.line("chua_ai_tra_loi", phai_co=len(item.owing)))
        return
    gaps = list(_render_gaps(item, lead, phrases))
    yield from _render_lead(lead, gaps if item.item.kind is ItemKind.PROSE else [])
    yield from _render_prose(item)
    yield from _render_points(item)
    if item.item.kind is ItemKind.POINTS:
        gaps.append(_answered(item, phrases))
        yield Paragraph(style=ParagraphStyle.BODY, runs=tuple(_pending_runs(gaps)))
    yield from _render_missing_leads(item, draft, phrases)


def _render_lead(lead: Lead, gaps: list[str]) -> Iterator[Block]:
    runs = [Run(text=lead.text)] if lead.text is not None else []
    for gap in _pending_runs(gaps):
        if runs:
            runs.append(Run(text=" "))
        runs.append(gap)
    if runs:
        yield Paragraph(style=ParagraphStyle.BODY, runs=tuple(runs))


def _pending_runs(texts: Iterable[str]) -> Iterator[Run]:
    for number, text in enumerate(texts):
        yield Run(text=f"[{text}]" if number == 0 else f" [{text}]", style=RunStyle.PENDING)


def _render_gaps(item: MergedItem, lead: Lead, phrases: Phrases) -> Iterator[str]:
    """Yield what to say of totals that are not from all units: one note for all figures with the same gap."""
    named = [each for name, each in item.totals.items() if name in lead.named]
    by_gap: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Total]] = {}
    for total in named:
        if total.missing:
            gap = tuple(each.id for each in total.expected), tuple(each.id for each in total.missing)
            by_gap.setdefault(gap, []).append(total)
    everything = len(by_gap) == 1 and sum(map(len, by_gap.values())) == len(named)
    for totals in by_gap.values():
        yield _gap(totals[0].expected, totals[0].missing, [] if everything else totals, item, phrases)


def _gap(
    expected: tuple[Unit, ...], missing: tuple[Unit, ...], totals: list[Total], item: MergedItem, phrases: Phrases
) -> str:
    # Where units are not named under their points, the gap does not name them either.
    names = "" if item.item.kind is ItemKind.POINTS and not item.item.name_units else list_units(missing)
    return phrases.line(
        "thieu_so_lieu",
        so=str(len(expected) - len(missing)),
        tong=str(len(expected)),
        danh_tu=count_noun(expected),
        don_vi=names,
        chi_tieu=[each.indicator.name for each in totals],
    )


def _render_prose(item: MergedItem) -> Iterator[Block]:
    shown = [each for each in item.contributions if each.in_draft]
    by_unit = not item.item.leads and len({each.unit.id for each in shown if not each.unit.compiling}) > 1
    for each in shown:
        yield from prose_blocks(each.lines, each.unit.name if by_unit and not each.unit.compiling else None)


def _render_points(item: MergedItem) -> Iterator[Block]:
    for each in item.points:
        if each.in_draft:
            yield from point_blocks(each.point, point_count(each, item.item))


def point_count(point: MergedPoint, item: Item) -> str:
    """Return how many units say a point: `(12)`, or `(12: Đà Lạt, Bảo Lộc, …)` where the outline names them."""
    if not item.join_points:
        return ""
    names = ": " + ", ".join(each.short_name for each in point.units) if item.name_units else ""
    return f"({len(point.units)}{names})"


def _answered(item: MergedItem, phrases: Phrases) -> str:
    return phrases.line(
        "tra_loi",
        so=str(item.answered),
        tong=str(len(item.owing)),
        y=str(sum(len(each.voices) for each in item.points)),
        con=str(len(item.points)),
        khong_co=len([each for each in item.none if not each.unit.compiling]),
        y_rieng=sum(not each.in_draft for each in item.points),
        toi_thieu=str(item.item.min_units),
    )


def _render_missing_leads(item: MergedItem, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Say which lead agency's text is not there; the compiling office is asked to write its own."""
    if item.item.kind is not ItemKind.PROSE:
        return
    written = {each.unit.id for each in item.contributions} | {each.unit.id for each in item.none}
    absent = [each for each in draft.campaign.roster.units if each.id in item.item.leads and each.id not in written]
    others = [each for each in absent if not each.compiling]
    if others:
        yield pending(phrases.line("chua_co_dau_moi", don_vi=list_units(others)))
    for each in absent:
        if each.compiling:
            yield pending(phrases.line("noi_tong_hop_viet", don_vi=each.name))


def _render_appendix(number: int, merged: MergedTable, draft: Draft, phrases: Phrases) -> Appendix:
    report = draft.campaign.outline.report
    enclosed = phrases.line(
        "kem_theo",
        loai=report.kind,
        ky_hieu=report.symbol,
        thang=format_month(draft.as_of),
        nam=str(draft.as_of.year),
        co_quan=report.organ,
    )
    blocks: list[Block] = [
        paragraph(ParagraphStyle.APPENDIX, phrases.line("phu_luc", so=str(number))),
        paragraph(ParagraphStyle.APPENDIX_TITLE, merged.table.title),
    ]
    if enclosed:
        blocks.append(paragraph(ParagraphStyle.ENCLOSED_WITH, enclosed))
    blocks.append(merged_table_block(merged))
    if merged.missing:
        note = phrases.line(
            "thieu_so_lieu",
            so=str(len(merged.expected) - len(merged.missing)),
            tong=str(len(merged.expected)),
            danh_tu=count_noun(merged.expected),
            don_vi=list_units(merged.missing),
            chi_tieu=[],
        )
        blocks.append(pending(note, ParagraphStyle.NOTE))
    return Appendix(blocks=tuple(blocks), landscape=is_wide(merged.table))
