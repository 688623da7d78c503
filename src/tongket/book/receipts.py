"""How the answers came in: who sent when, who is missing, late, incomplete, faulty; what could not be used."""

from collections.abc import Iterator

from tongket.book.blocks import Block, Heading, ParagraphStyle, TableBlock, TableRow, paragraph, table_columns
from tongket.book.table_blocks import show_as_typed
from tongket.merge.merged import Draft
from tongket.model.answers import Submission
from tongket.sentences.phrases import Known, Phrases
from tongket.status import Progress, State, state_name
from tongket.values.figures import format_count, format_long_date, format_ratio, format_short_date
from tongket.values.signs import print_sign

PHRASES: Known = {
    "phan_gui": {},
    "tong_quan": {
        "da_nhan": ("23",),
        "phai_gui": ("26",),
        "chua_gui": (["Huyện ủy Đam Rông", "Đảng ủy Khối Doanh nghiệp tỉnh"], []),
        "gui_muon": (["Thành ủy Bảo Lộc"], []),
        "con_thieu": (["Huyện ủy Di Linh"], []),
        "co_loi": (["Huyện ủy Lâm Hà"], []),
        "ngay": ("ngày 12 tháng 4 năm 2019",),
        "kem_theo": ("Ban hành kèm theo Kế hoạch ngày 14/3/2019", ""),
    },
    "khong_dung_duoc": {"so": (4,)},
    "khong_doc": {"so": (1,)},
}
"""The phrases of this part, with what each may use."""


def render_receipts(draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield the figures of the campaign, one row a unit, and what could not be used or read."""
    status = draft.status
    yield Heading(level=1, text=phrases.line("phan_gui"))
    for text in phrases.lines(
        "tong_quan",
        {
            "da_nhan": format_count(status.received),
            "phai_gui": format_count(len(status.units)),
            "chua_gui": [each.unit.name for each in status.missing],
            "gui_muon": [each.unit.name for each in status.units if each.late and each.state is not State.MISSING],
            "con_thieu": [each.unit.name for each in status.units if each.state is State.INCOMPLETE],
            "co_loi": [each.unit.name for each in status.units if each.state is State.INVALID],
            "ngay": format_long_date(draft.as_of),
            "kem_theo": draft.campaign.outline.issued_with or "",
        },
    ):
        yield paragraph(ParagraphStyle.BODY, text)
    yield _receipts_table(draft)
    names = {each.id: each.name for each in draft.campaign.roster.units}
    faults = [
        f"{names.get(each.unit or '', each.location.file)}: {each.message}" for each in draft.found if each.is_error
    ]
    yield from _listed(faults, phrases, "khong_dung_duoc")
    yield from _listed([f"{each.file}: {each.reason}" for each in status.unassigned], phrases, "khong_doc")


def _listed(texts: list[str], phrases: Phrases, heading: str) -> Iterator[Block]:
    if texts:
        yield Heading(level=2, text=phrases.line(heading, so=len(texts)))
        yield from (paragraph(ParagraphStyle.POINT, f"- {each}") for each in texts)


_COLUMNS = table_columns(
    ("TT", 7, ParagraphStyle.CELL_CENTRE),
    ("Đơn vị", 28, ParagraphStyle.CELL_TEXT),
    ("Số, ký hiệu", 17, ParagraphStyle.CELL_TEXT),
    ("Người ký", 17, ParagraphStyle.CELL_TEXT),
    ("Ngày gửi", 18, ParagraphStyle.CELL_CENTRE),
    ("Trả lời", 11, ParagraphStyle.CELL_CENTRE),
    ("Tình trạng", 15, ParagraphStyle.CELL_TEXT),
    ("Ghi chú", 12, ParagraphStyle.CELL_TEXT),
)


def _receipts_table(draft: Draft) -> TableBlock:
    submissions = {each.unit.id: each for each in draft.submissions}
    rows = [
        _receipt_row(number, each, submissions.get(each.unit.id)) for number, each in enumerate(draft.status.units, 1)
    ]
    rows += [_compiling_row(each) for each in draft.submissions if each.unit.compiling]
    return TableBlock(columns=_COLUMNS, rows=tuple(rows))


def _receipt_row(number: int, progress: Progress, submission: Submission | None) -> TableRow:
    answered = "" if progress.state is State.MISSING else format_ratio(progress.answered, progress.required)
    sent = format_short_date(progress.sent) if progress.sent is not None else ""
    reference, signer, note = _document(submission)
    cells = (str(number), progress.unit.name, reference, signer, sent, answered, state_name(progress), note)
    return TableRow(cells=cells)


def _compiling_row(submission: Submission) -> TableRow:
    reference, signer, note = _document(submission)
    sent = format_short_date(submission.sent) if submission.sent is not None else ""
    return TableRow(cells=("", submission.unit.name, reference, signer, sent, "", "nơi tổng hợp", note))


def _document(submission: Submission | None) -> tuple[str, str, str]:
    if submission is None:
        return ("", "", "")
    reference = submission.reference or ""
    signer = ", ".join(filter(None, (submission.signer, submission.post)))
    return (show_as_typed(print_sign(reference), reference), signer, submission.note or "")
