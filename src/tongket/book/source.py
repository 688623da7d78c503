"""The source book (bản tập hợp) as blocks: everything that everyone said, once, as typed; and how it came in."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import Appendix, Block, Book, Heading, ParagraphStyle, TableBlock, TableColumn, TableRow, paragraph
from tongket.book.draft import MAX_LEVEL
from tongket.book.tables import is_wide, merged_table_block, show_as_typed, unit_tables_block
from tongket.book.texts import count_noun, heading_text, list_units, point_blocks, prose_blocks
from tongket.merge.draft import Draft, MergedItem
from tongket.merge.tables import MergedTable
from tongket.merge.totals import Total
from tongket.model import Answer, Fact, Indicator, Item, Section, Submission, walk_items
from tongket.output.progress import state_name
from tongket.status import State
from tongket.values import format_count, format_figure, format_short_date
from tongket.words import Phrases

PHRASES: Mapping[str, frozenset[str]] = {
    "trich_yeu": frozenset({"trich_yeu", "loai"}),
    "hien_trang": frozenset({"da_nhan", "phai_gui", "ngay"}),
    "phan_gui": frozenset(),
    "phan_noi_dung": frozenset(),
    "phan_rieng": frozenset(),
    "tong_quan": frozenset({"da_nhan", "phai_gui", "chua_gui", "gui_muon", "con_thieu", "co_loi", "ngay", "kem_theo"}),
    "khong_dung_duoc": frozenset({"so"}),
    "khong_doc": frozenset({"so"}),
    "tong_so": frozenset({"ten", "tong", "trung_binh", "don_vi_tinh", "so", "phai_co", "danh_tu", "thieu", "khong_cong"}),
    "co_khong": frozenset({"ten", "co", "khong", "so", "phai_co", "danh_tu", "thieu", "khong_cong"}),
    "lua_chon": frozenset({"ten", "chon", "so", "phai_co", "danh_tu", "thieu", "khong_cong"}),
    "khong_co": frozenset(),
    "chua_tra_loi": frozenset({"don_vi"}),
    "khong_ai": frozenset(),
    "bieu": frozenset({"ma", "ten"}),
    "bieu_chung": frozenset({"so", "phai_co", "danh_tu", "thieu", "khong_cong"}),
    "bieu_don_vi": frozenset(),
}
"""The phrases of `templates/source-book.j2` and the names each may use."""


def render_source_book(draft: Draft, phrases: Phrases) -> Book:
    """Return the source book."""
    outline = draft.campaign.outline
    body = [
        *_render_receipts(draft, phrases),
        Heading(level=1, text=phrases.line("phan_noi_dung")),
        *_render_sections(outline.sections, 2, draft, phrases, in_report=True),
    ]
    if any(not each.in_report for each in outline.items):
        body.append(Heading(level=1, text=phrases.line("phan_rieng")))
        body += _render_sections(outline.sections, 2, draft, phrases, in_report=False)
    subject = phrases.line("trich_yeu", trich_yeu=outline.report.subject, loai=outline.report.kind)
    compiling = next((each.name for each in draft.campaign.roster.units if each.compiling), "")
    return Book(
        title=f"BẢN TẬP HỢP {subject}",
        fields={
            "co_quan_tong_hop": compiling.upper(),
            "trich_yeu": subject,
            "hien_trang": phrases.line(
                "hien_trang",
                da_nhan=len(draft.used),
                phai_gui=len(draft.expected),
                ngay=format_short_date(draft.as_of),
            ),
        },
        body=tuple(body),
        appendices=tuple(_render_table(each, phrases) for each in draft.tables),
    )


def _render_receipts(draft: Draft, phrases: Phrases) -> Iterator[Block]:
    status = draft.status
    yield Heading(level=1, text=phrases.line("phan_gui"))
    yield paragraph(
        ParagraphStyle.BODY,
        phrases.line(
            "tong_quan",
            da_nhan=status.received,
            phai_gui=len(status.units),
            chua_gui=[each.unit.name for each in status.missing],
            gui_muon=[each.unit.name for each in status.units if each.late and each.state is not State.MISSING],
            con_thieu=[each.unit.name for each in status.units if each.state is State.INCOMPLETE],
            co_loi=[each.unit.name for each in status.units if each.state is State.INVALID],
            ngay=format_short_date(draft.as_of),
            kem_theo=draft.campaign.outline.issued_with or "",
        ),
    )
    yield _receipts_table(draft)
    names = {each.id: each.name for each in draft.campaign.roster.units}
    faults = [
        f"{names.get(each.unit or '', each.location.file)}: {each.message}" for each in draft.found if each.is_error
    ]
    if faults:
        yield Heading(level=2, text=phrases.line("khong_dung_duoc", so=len(faults)))
        yield from (paragraph(ParagraphStyle.POINT, f"- {each}") for each in faults)
    unassigned = [f"{each.file}: {each.reason}" for each in status.unassigned]
    if unassigned:
        yield Heading(level=2, text=phrases.line("khong_doc", so=len(unassigned)))
        yield from (paragraph(ParagraphStyle.POINT, f"- {each}") for each in unassigned)


def _receipts_table(draft: Draft) -> TableBlock:
    text, centre = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE
    columns = tuple(
        TableColumn(heading=heading, width=width, style=style)
        for heading, width, style in (
            ("TT", 5, centre),
            ("Đơn vị", 30, text),
            ("Số, ký hiệu", 14, text),
            ("Người ký", 14, text),
            ("Ngày gửi", 12, centre),
            ("Trả lời", 9, centre),
            ("Tình trạng", 14, text),
            ("Ghi chú", 16, text),
        )
    )
    submissions = {each.unit.id: each for each in draft.submissions}
    rows: list[TableRow] = []
    for number, each in enumerate(draft.status.units, 1):
        submission = submissions.get(each.unit.id)
        answered = "" if each.state is State.MISSING else f"{each.answered}/{each.required}"
        sent = format_short_date(each.sent) if each.sent is not None else ""
        reference, signer, note = _document(submission)
        rows.append(
            TableRow(cells=(str(number), each.unit.name, reference, signer, sent, answered, state_name(each), note))
        )
    for compiling in draft.submissions:
        if compiling.unit.compiling:
            reference, signer, note = _document(compiling)
            sent = format_short_date(compiling.sent) if compiling.sent is not None else ""
            rows.append(
                TableRow(cells=("", compiling.unit.name, reference, signer, sent, "", "nơi tổng hợp", note))
            )
    return TableBlock(columns=columns, rows=tuple(rows))


def _document(submission: Submission | None) -> tuple[str, str, str]:
    if submission is None:
        return ("", "", "")
    return (submission.reference or "", submission.signer or "", submission.note or "")


def _render_sections(
    sections: Iterable[Section | Item], level: int, draft: Draft, phrases: Phrases, *, in_report: bool
) -> Iterator[Block]:
    for node in sections:
        if not any(each.in_report is in_report for each in walk_items((node,))):
            continue
        yield Heading(level=min(level, MAX_LEVEL), text=heading_text(node))
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
    if item.absent:
        text = phrases.line("chua_tra_loi", don_vi=", ".join(each.name for each in item.absent))
        yield paragraph(ParagraphStyle.NOTE, text)
    if not item.answers and not item.absent:
        yield paragraph(ParagraphStyle.NOTE, phrases.line("khong_ai"))


def _unit_line(submission: Submission) -> str:
    sent = format_short_date(submission.sent) if submission.sent is not None else ""
    document = ", ".join(each for each in (submission.reference, sent) if each)
    return f"{submission.unit.name} ({document})" if document else submission.unit.name


def _render_answer(item: Item, answer: Answer, phrases: Phrases) -> Iterator[Block]:
    yield from prose_blocks(answer.lines)
    for point in answer.points:
        yield from point_blocks(point)
    for indicator in item.indicators:
        fact = answer.facts.get(indicator.id)
        if fact is not None:
            yield paragraph(ParagraphStyle.NOTE, f"{indicator.name}: {fact_text(indicator, fact)}")
    if answer.none_reason is not None:
        yield paragraph(ParagraphStyle.BODY, f"{phrases.line('khong_co')} {answer.none_reason}")


def fact_text(indicator: Indicator, fact: Fact) -> str:
    """Return what a unit reported: `1.234 lượt người`, `có`, `không (lý do …)`, the names of the chosen options."""
    if isinstance(fact.value, bool):
        if fact.reason is not None:
            return f"không ({fact.reason})"
        return "có" if fact.value else "không"
    if isinstance(fact.value, tuple):
        return ", ".join(each.name for each in indicator.options if each.id in fact.value)
    kind = indicator.kind.figure
    printed = format_figure(fact.value, kind) if kind is not None else format_figure(fact.value)
    measure = f" {indicator.measure}" if indicator.measure and indicator.measure != "%" else ""
    return show_as_typed(printed, fact.typed, measure)


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
    if indicator.kind.figure is None:
        yes = sum(each.fact.value is True for each in total.counted)
        return phrases.line("co_khong", co=yes, khong=len(total.counted) - yes, **shared)
    kind = indicator.kind.figure
    return phrases.line(
        "tong_so",
        tong=format_figure(total.total, kind) if total.total is not None else "",
        trung_binh=format_figure(total.mean, kind) if total.mean is not None else "",
        don_vi_tinh=indicator.measure or "",
        **shared,
    )


def _render_table(merged: MergedTable, phrases: Phrases) -> Appendix:
    table = merged.table
    blocks: list[Block] = [
        Heading(level=1, text=phrases.line("bieu", ma=table.id, ten=table.title)),
        merged_table_block(merged),
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
    if merged.by_unit:
        blocks += [paragraph(ParagraphStyle.UNIT, phrases.line("bieu_don_vi")), unit_tables_block(merged)]
    return Appendix(blocks=tuple(blocks), landscape=is_wide(table))
