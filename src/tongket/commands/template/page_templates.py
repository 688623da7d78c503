"""The templates of pages (mẫu trang) that a campaign has of its own, tried on pages with one of everything."""

from collections.abc import Iterator
from datetime import date

from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import Location, TextLocation
from tongket.findings.template_rules import TEMPLATE_FAILED, TEMPLATE_SYNTAX
from tongket.intake import take_in
from tongket.model.roster import Campaign
from tongket.pages.html_templates import find_page_faults
from tongket.pages.next_tasks import Called, MadeFile
from tongket.pages.reading_copy import (
    CopiedCell,
    CopiedLine,
    CopiedPages,
    CopiedPiece,
    CopiedSheet,
    CopiedTable,
    PendingPlace,
    PrintedAt,
    ReadingCopy,
    SourceEntry,
    SourceRow,
)
from tongket.pages.result_page import Beside, result_page
from tongket.status import take_status
from tongket.workspace import PAGE_TEMPLATES, READING_TEMPLATE, RESULT_TEMPLATE, Workspace


def own_templates(workspace: Workspace) -> tuple[str, ...]:
    """Return the page templates that a campaign has of its own; tongket's own serve where it has none."""
    return tuple(each for each in PAGE_TEMPLATES if (workspace.root / each).is_file())


def check_page_templates(workspace: Workspace, campaign: Campaign) -> Iterator[Diagnostic]:
    """Yield the first fault of each page of a campaign with templates of its own."""
    if not own_templates(workspace):
        return
    intake = take_in(workspace, campaign)
    days = [each.before for each in campaign.roster.units if each.before is not None]
    unit = campaign.roster.units[0].id
    made = (MadeFile(kind="Dự thảo", name="a.docx", link="a.docx", draft=True, files=2),)
    beside = Beside(called=Called("tongket"), version="", made=made, slips={unit: "phiếu"}, records={unit: "ghi.txt"})
    page = result_page(intake, take_status(intake, max(days, default=date.min)), beside)
    for name, tried in ((RESULT_TEMPLATE, page), (READING_TEMPLATE, _COPY)):
        fault = find_page_faults(name, workspace, tried)
        if fault is not None:
            at = TextLocation(file=fault.file, line=fault.line, column=1) if fault.line else Location(file=fault.file)
            rule = TEMPLATE_SYNTAX if fault.of_syntax else TEMPLATE_FAILED
            hint = "sửa lại, hoặc xóa tệp ấy để dùng mẫu của tongket."
            yield finding(rule, at, f"mẫu trang chưa dùng được: {fault.message}", hint)


_PLACE = PrintedAt("s0", "c1", "đoạn 1", "12")
_PIECES = (
    CopiedPiece("12", "c0", "s0", "c1"),
    CopiedPiece("[gõ]", "c0", "", "c2", pending=True),
    CopiedPiece("chữ", "c0"),
)
_LINE = CopiedLine(look="d0", pieces=_PIECES, marker="-", anchor="c3", said="l0", speakers="2 đơn vị", ruled=True)
_HEADING = CopiedLine(look="d0", pieces=_PIECES, level=1)
_CELLS = (
    CopiedCell(blocks=(_LINE,), columns=2, rows=2, head=True, first=False),
    CopiedCell(blocks=(_LINE,), columns=1, rows=1, head=False, first=True),
    CopiedCell(blocks=(_LINE,), columns=1, rows=1, head=False, first=False),
)
_BLOCKS = (_HEADING, _LINE, CopiedTable(rows=(_CELLS,), widths=(50.0, 50.0), ruled=True))
_ENTRY = SourceEntry(
    id="s0",
    title="Số hội nghị",
    printed="12",
    now="13",
    how="5 + 7 = 12",
    rows=(SourceRow("Đà Lạt", "61-BC/ThU", "5", "dòng 7"),),
    places=(_PLACE, _PLACE._replace(anchor="")),
)
_COPY = ReadingCopy(
    title="Báo cáo",
    file="a.docx",
    version="",
    pages=CopiedPages(
        sheets=(CopiedSheet(blocks=_BLOCKS, landscape=True),),
        looks=(("c0", "font-weight:bold"),),
        printed=(_PLACE,),
        pending=(PendingPlace("c2", "[gõ]", "đoạn 1"),),
    ),
    figures=(_ENTRY,),
    texts=(_ENTRY,),
)
"""A copy with one of everything."""
