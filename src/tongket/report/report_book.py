"""The draft report as blocks: what all of it comes to, and in yellow what a person must still do."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import MAX_LEVEL, Block, Book, FieldValue, Heading
from tongket.book.citing import heading_said, note
from tongket.book.paragraphs import report_heading
from tongket.book.provenance import What
from tongket.book.table_blocks import TableBlocks
from tongket.book.unit_names import report_name
from tongket.merge.merged import Draft
from tongket.model.figure_names import NoteKind
from tongket.model.outline import Item, Outline, Section, walk_items
from tongket.report import appendices, items, preamble
from tongket.sentences.phrases import Known, Lead, Phrases
from tongket.values.figures import format_count, format_long_date, format_month

PHRASES: Known = {
    **preamble.PHRASES,
    "hien_trang": {"da_nhan": ("23",), "phai_gui": ("26",), "ngay": ("ngày 12 tháng 4 năm 2019",)},
    **items.PHRASES,
    **appendices.PHRASES,
}
"""The phrases of `templates/report.j2` and what each may use."""

FIELDS: Mapping[str, str] = {
    "co_quan_cap_tren": "tên cơ quan cấp trên",
    "co_quan": "tên cơ quan ban hành",
    **preamble.LETTERHEAD,
    "ky_hieu": "ký hiệu văn bản",
    "dia_danh": "địa danh",
    "thang": "tháng của văn bản",
    "nam": "năm của văn bản",
    "du_thao": "lần dự thảo",
    "loai": "tên loại văn bản",
    "trich_yeu": "trích yếu",
    "hien_trang": "dòng vàng tổng hợp từ bao nhiêu đơn vị",
    "can_cu": "các căn cứ",
    "mo_dau": "phần mở đầu",
    "noi_nhan": "nơi nhận",
    "quyen_han": "quyền hạn ký (T/M, K/T)",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "họ tên người ký",
}
"""The placeholders of `templates/report.docx`, and what each prints."""


def render_draft(draft: Draft, leads: Mapping[str, Lead], phrases: Phrases, tables: TableBlocks) -> Book:
    """Return the draft report; `tables` are the totals of its statistics tables."""
    outline = draft.campaign.outline
    return Book(
        title=f"{outline.report.kind} {outline.report.subject}",
        fields=_fill_fields(draft, phrases),
        body=(
            *preamble.begin_body(draft, phrases),
            *_render_sections(outline.sections, 1, draft, leads, phrases),
            *preamble.end_body(draft),
        ),
        appendices=tuple(appendices.render_appendices(draft, phrases, tables)),
        used=tuple(each.id for each in draft.used),
        documents={each.unit.id: name for each in draft.submissions if (name := report_name(each))},
        figures={
            "hien_trang": note("bao_cao", NoteKind.STATUS, "Tình hình tổng hợp"),
            "du_thao": note("bao_cao", NoteKind.DRAFT, "Lần dự thảo", What.FIGURE),
        },
    )


def unset_fields(outline: Outline) -> frozenset[str]:
    """Return the placeholders that an outline leaves empty, or a frame may have in letters: it loses nothing."""
    report = outline.report
    drawn = () if report.state else preamble.LETTERHEAD
    values: Mapping[str, object] = {
        **preamble.letterhead_values(report),
        "co_quan_cap_tren": report.superior,
        "can_cu": report.bases,
        "noi_nhan": report.recipients,
        "quyen_han": report.authority,
        "chuc_vu": report.post,
        "nguoi_ky": report.signer,
        "dia_danh": report.place,
    }
    return frozenset(name for name, value in values.items() if not value).union(drawn)


def _fill_fields(draft: Draft, phrases: Phrases) -> dict[str, FieldValue]:
    report = draft.campaign.outline.report
    status = phrases.line(
        "hien_trang",
        da_nhan=format_count(len(draft.used)),
        phai_gui=format_count(len(draft.expected)),
        ngay=format_long_date(draft.as_of),
    )
    return {
        "co_quan_cap_tren": report.superior or "",
        "co_quan": report.organ,
        **preamble.letterhead_values(report),
        "ky_hieu": report.symbol,
        "dia_danh": report.place,
        "thang": format_month(draft.as_of),
        "nam": str(draft.as_of.year),
        "du_thao": f"Dự thảo lần {draft.number}" if draft.number else "",
        "loai": report.kind,
        "trich_yeu": report.subject,
        # Yellow is work: when every unit's report is in, there is nothing to wait for.
        "hien_trang": f"[{status}]" if status and len(draft.used) < len(draft.expected) else "",
        "can_cu": report.bases,
        "mo_dau": preamble.opening_values(draft, phrases),
        "noi_nhan": report.recipients,
        "quyen_han": report.authority,
        "chuc_vu": report.post,
        "nguoi_ky": report.signer,
    }


def _render_sections(
    sections: Iterable[Section | Item], level: int, draft: Draft, leads: Mapping[str, Lead], phrases: Phrases
) -> Iterator[Block]:
    shown = [each for each in sections if any(item.in_report for item in walk_items((each,)))]
    for node in shown:
        said = None if isinstance(node, Section) else heading_said(node.id)
        alone = level > 1 and len(shown) == 1
        yield Heading(level=min(level, MAX_LEVEL), text=report_heading(node, alone=alone), said=said)
        if isinstance(node, Section):
            yield from _render_sections(node.children, level + 1, draft, leads, phrases)
        else:
            yield from items.render_item(draft.merged_item(node.id), leads[node.id], draft, phrases)
