"""Both frames (khung) held to what their books print."""

from tongket.book import source_book
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import Location
from tongket.findings.template_rules import OPEN_FRAME
from tongket.frame.check_frame import FrameFields, check_frame
from tongket.model.roster import Campaign
from tongket.output.files import is_open
from tongket.report import report_book
from tongket.workspace import Workspace


def check_frames(workspace: Workspace, campaign: Campaign | None, *, contents: bool = False) -> list[Diagnostic]:
    """Return what is wrong with both frames; `contents` says whether the draft gets a contents page."""
    unset = report_book.unset_fields(campaign.outline) if campaign is not None else frozenset()
    frames = (
        (workspace.report_frame, FrameFields(meanings=report_book.FIELDS, unset=unset, contents=contents)),
        (workspace.source_frame, FrameFields(meanings=source_book.FIELDS)),
    )
    found: list[Diagnostic] = []
    for path, fields in frames:
        shown = workspace.show(path)
        found += check_frame(path, shown, fields)
        if is_open(path):
            message = "khung đang mở trong Word: chỗ sửa chưa lưu thì chưa kiểm tra được."
            hint = "lưu và đóng khung trong Word rồi chạy lại."
            found.append(finding(OPEN_FRAME, Location(file=shown), message, hint))
    return found
