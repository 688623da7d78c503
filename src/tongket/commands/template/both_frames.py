"""The frames (khung) held to what is printed in them."""

import os
from pathlib import Path

from tongket.book import source_book
from tongket.commands.letters.letter import LETTER_FIELDS
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import Location
from tongket.findings.template_rules import OPEN_FRAME
from tongket.forms.form_book import FORM_FIELDS
from tongket.frame.check_frame import FrameFields, check_frame
from tongket.frame.named_styles import FORM_NEEDED
from tongket.model.roster import Campaign
from tongket.output.locks.owner_files import find_open
from tongket.report import report_book
from tongket.report.preamble import LETTERHEAD
from tongket.workspace import Workspace


def check_frames(workspace: Workspace, campaign: Campaign | None, *, contents: bool = False) -> list[Diagnostic]:
    """Return what is wrong with the frames of both books; `contents` says whether the draft gets a contents page."""
    unset = report_book.unset_fields(campaign.outline) if campaign is not None else frozenset()
    report = FrameFields(meanings=report_book.FIELDS, unset=unset, contents=contents)
    return [
        *_check(workspace, workspace.report_frame, report),
        *_check(workspace, workspace.source_frame, FrameFields(meanings=source_book.FIELDS)),
    ]


def exchange_frames(workspace: Workspace) -> dict[Path, FrameFields]:
    """Return the frames of what goes to units that a campaign has; tongket's own serves where it has none."""
    unset = frozenset({*LETTERHEAD, "co_quan_cap_tren", "quyen_han"})
    frames = {
        workspace.form_frame: FrameFields(meanings=FORM_FIELDS, unset=unset, contents=None, styles=FORM_NEEDED),
        workspace.letter_frame: FrameFields(meanings=LETTER_FIELDS, unset=unset, contents=None),
    }
    return {path: fields for path, fields in frames.items() if os.path.lexists(path)}


def check_exchange_frames(workspace: Workspace) -> list[Diagnostic]:
    """Return what is wrong with the frames of what goes to units."""
    return [found for path, fields in exchange_frames(workspace).items() for found in _check(workspace, path, fields)]


def _check(workspace: Workspace, path: Path, fields: FrameFields) -> list[Diagnostic]:
    shown = workspace.show(path)
    found = list(check_frame(path, shown, fields))
    opened = find_open(path)
    if opened is not None:
        message = f"khung đang mở trong {opened.who}: chỗ sửa chưa lưu thì chưa kiểm tra được."
        hint = f"lưu và đóng khung trong {opened.program} rồi chạy lại."
        found.append(finding(OPEN_FRAME, Location(file=shown), message, hint))
    return found
