"""The source book (bản tập hợp) as blocks: everything that everyone said, once, as typed; and how it came in."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book import receipts, reconciled
from tongket.book.blocks import MAX_LEVEL, Appendix, Block, Book, Heading, ParagraphStyle, TableBlock, paragraph
from tongket.book.fact_lines import fact_lines
from tongket.book.paragraphs import outline_heading, point_blocks, prose_blocks
from tongket.book.table_blocks import TableBlocks, is_wide, unit_tables_block
from tongket.book.unit_names import count_noun, list_units, report_name
from tongket.merge.merged import Draft, MergedItem, MergedTable, Total
from tongket.model.answers import Answer, Submission
from tongket.model.outline import FactKind, Item, Section, walk_items
from tongket.sentences.phrases import Known, Phrases
from tongket.values.figures import format_count, format_figure, format_long_date

_SHARED: Mapping[str, tuple[object, ...]] = {
    "so": (16, 0),
    "phai_co": (18, 0),
    "danh_tu": ("đảng bộ",),
    "thieu": ("Huyện ủy Đam Rông, Đảng ủy Khối Doanh nghiệp tỉnh", ""),
    "khong_cong": ("Ban Tổ chức Tỉnh ủy", ""),
}
PHRASES: Known = {
    **receipts.PHRASES,
    **reconciled.PHRASES,
    "trich_yeu": {"trich_yeu": ("tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",), "loai": ("BÁO CÁO",)},
    "hien_trang": {"da_nhan": ("23",), "phai_gui": ("26",), "ngay": ("ngày 12 tháng 4 năm 2019",)},
    "phan_noi_dung": {},
    "phan_rieng": {},
    "tong_so": {
        "ten": ("Số hội nghị quán triệt",),
        **_SHARED,
        "tong": ("1.721", ""),
        "trung_binh": ("107,56", ""),
        "don_vi_tinh": ("hội nghị", "%", ""),
        "cac_nam": (["2009: 441", "2018: 406"], []),
        "ca_hai": (10, 0),
        "cong": ("1.700", ""),
    },
    "danh_muc": {"ten": ("Văn bản đã ban hành",), **_SHARED, "tong": ("37",)},
    "co_khong": {"ten": ("Có kế hoạch riêng",), **_SHARED, "co": (11, 0), "khong": (5, 0)},
    "lua_chon": {"ten": ("Hình thức quán triệt",), **_SHARED, "chon": ("trực tiếp 16, trực tuyến 03",)},
    "khong_co": {},
    "chuyen_muc": {"so": ("02",), "don_vi": ("Thành ủy Bảo Lộc, Huyện ủy Lâm Hà",)},
    "chua_tra_loi": {"don_vi": ("Huyện ủy Đam Rông, Huyện ủy Di Linh",)},
    "khong_ai": {},
    "bieu": {"ma": ("PL1",), "ten": ("Tổ chức bộ máy, cán bộ",)},
    "bieu_chung": _SHARED,
    "so_chot_bieu": {"cot": ("Cán bộ chuyên trách",), "so": ("406",)},
    "bieu_don_vi": {},
}
"""The phrases of `templates/source-book.j2` and what each may use."""

TITLE = "BẢN TẬP HỢP"
FIELDS: Mapping[str, str] = {
    "co_quan_tong_hop": "tên nơi tổng hợp",
    "tieu_de": "tên của quyển",
    "trich_yeu": "trích yếu",
    "hien_trang": "dòng cho biết đã nhận của bao nhiêu đơn vị",
}
"""The placeholders of `templates/source-book.docx`, and what each prints."""


def render_source_book(draft: Draft, phrases: Phrases, tables: TableBlocks) -> Book:
    """Return the source book; `tables` are the totals of its statistics tables."""
    outline = draft.campaign.outline
    body = [
        *receipts.render_receipts(draft, phrases),
        Heading(level=1, text=phrases.line("phan_noi_dung")),
        *_render_sections(outline.sections, 2, draft, phrases, in_report=True),
    ]
    separate = any(not each.in_report for each in outline.items)
    if separate:
        body.append(Heading(level=1, text=phrases.line("phan_rieng")))
        body += _render_sections(outline.sections, 2, draft, phrases, in_report=False)
    subject = phrases.line("trich_yeu", trich_yeu=outline.report.subject, loai=outline.report.kind)
    body += reconciled.render_reconciled(draft, "D" if separate else "C", phrases)
    compiling = next((each.name for each in draft.campaign.roster.units if each.compiling), "")
    return Book(
        title=f"{TITLE} {subject}",
        fields={
            "co_quan_tong_hop": compiling.upper(),
            "tieu_de": TITLE,
            "trich_yeu": subject,
            "hien_trang": phrases.line(
                "hien_trang",
                da_nhan=format_count(len(draft.used)),
                phai_gui=format_count(len(draft.expected)),
                ngay=format_long_date(draft.as_of),
            ),
        },
        body=tuple(body),
        appendices=tuple(_render_table(each, tables[each.table.id], phrases) for each in draft.tables),
        levels=MAX_LEVEL,
        title_first=True,
    )


def _render_sections(
    sections: Iterable[Section | Item], level: int, draft: Draft, phrases: Phrases, *, in_report: bool
) -> Iterator[Block]:
    for node in sections:
        if not any(each.in_report is in_report for each in walk_items((node,))):
            continue
        yield Heading(level=min(level, MAX_LEVEL), text=outline_heading(node))
        if isinstance(node, Section):
            yield from _render_sections(node.children, level + 1, draft, phrases, in_report=in_report)
        else:
            yield from _render_item(draft.merged_item(node.id), phrases)


def _render_item(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    for total in item.totals.values():
        yield paragraph(ParagraphStyle.NOTE, _total_line(total, phrases))
    for submission, answer in item.answers:
        yield paragraph(ParagraphStyle.UNIT, _unit_line(submission))
        yield from _render_answer(item.item, answer, phrases)
    if item.moved:
        units = ", ".join(dict.fromkeys(each.unit.name for each in item.moved))
        yield paragraph(ParagraphStyle.NOTE, phrases.line("chuyen_muc", so=format_count(len(item.moved)), don_vi=units))
    if item.absent:
        text = phrases.line("chua_tra_loi", don_vi=", ".join(each.name for each in item.absent))
        yield paragraph(ParagraphStyle.NOTE, text)
    if not item.answers and not item.absent:
        yield paragraph(ParagraphStyle.NOTE, phrases.line("khong_ai"))


def _unit_line(submission: Submission) -> str:
    document = report_name(submission)
    return f"{submission.unit.name} ({document})" if document else submission.unit.name


def _render_answer(item: Item, answer: Answer, phrases: Phrases) -> Iterator[Block]:
    yield from prose_blocks(answer.lines)
    for point in answer.points:
        yield from point_blocks(point)
    for indicator in item.indicators:
        fact = answer.facts.get(indicator.id)
        if fact is not None:
            yield from (paragraph(ParagraphStyle.NOTE, each) for each in fact_lines(indicator, fact))
    if answer.none_reason is not None:
        yield paragraph(ParagraphStyle.BODY, f"{phrases.line('khong_co')} {answer.none_reason}")


def _total_line(total: Total, phrases: Phrases) -> str:
    indicator = total.indicator
    shared = {
        "ten": indicator.name,
        "so": len(total.counted),
        "phai_co": len(total.expected),
        "danh_tu": count_noun(total.expected),
        "thieu": list_units(total.missing),
        "khong_cong": list_units(total.left_out),
    }
    if indicator.options:
        chosen = ", ".join(f"{each.name} {format_count(total.chosen(each.id))}" for each in indicator.options)
        return phrases.line("lua_chon", chon=chosen, **shared)
    if indicator.kind in {FactKind.DOCUMENTS, FactKind.MODELS}:
        return phrases.line("danh_muc", tong=format_count(total.total or 0), **shared)
    if indicator.kind.figure is None:
        yes = sum(each.fact.value is True for each in total.counted)
        return phrases.line("co_khong", co=yes, khong=len(total.counted) - yes, **shared)
    kind = indicator.kind.figure
    return phrases.line(
        "tong_so",
        tong=format_figure(total.total, kind) if total.total is not None else "",
        trung_binh=format_figure(total.mean, kind) if total.mean is not None else "",
        don_vi_tinh=indicator.measure or "",
        cac_nam=[f"{year}: {format_figure(value, kind)}" for year, value in total.by_year.items()],
        ca_hai=len(total.both),
        cong=format_figure(total.added, kind) if total.apart and total.added is not None else "",
        **shared,
    )


def _render_table(merged: MergedTable, totals: TableBlock, phrases: Phrases) -> Appendix:
    table = merged.table
    blocks: list[Block] = [
        Heading(level=1, text=phrases.line("bieu", ma=table.id, ten=table.title)),
        totals,
        paragraph(
            ParagraphStyle.NOTE,
            phrases.line(
                "bieu_chung",
                so=len(merged.expected) - len(merged.missing),
                phai_co=len(merged.expected),
                danh_tu=count_noun(merged.expected),
                thieu=list_units(merged.missing),
                khong_cong=list_units(merged.left_out),
            ),
        ),
    ]
    for column in table.columns:
        settled = merged.settled.get((None, column.id))
        if settled is not None and settled.apart:
            text = phrases.line("so_chot_bieu", cot=column.name, so=format_figure(settled.used))
            blocks.append(paragraph(ParagraphStyle.NOTE, text))
    if merged.by_unit:
        blocks += [paragraph(ParagraphStyle.UNIT, phrases.line("bieu_don_vi")), unit_tables_block(merged)]
    return Appendix(blocks=tuple(blocks), landscape=is_wide(table))
