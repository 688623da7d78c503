"""`tongket decide`: the decision sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import AsOf, Root, read_day, require_campaign, stop_at_errors, stop_at_faults
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.findings.diagnostics import has_errors
from tongket.intake import take_in
from tongket.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from tongket.commands.decide import Decided


@app.command(cls=WritingCommand, help=VERBS["decide"].help)
def decide(root: Root = ".", as_of: AsOf = "") -> None:
    """Write and update the decision sheet."""
    from tongket.commands.decide import write_sheet

    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    intake = take_in(workspace, require_campaign(workspace), keep=True, as_of=day, watch=console.track_reading)
    stop_at_errors(intake, skip_invalid=True)
    decided = write_sheet(intake, workspace, day)
    _show(decided, workspace)
    stop_at_faults(decided.updated.found)


def _show(decided: "Decided", workspace: Workspace) -> None:
    """Show what the sheet holds, what changed in it, and what of it could not be kept."""
    path, offers, updated = workspace.decisions, decided.offers, decided.updated
    for each in updated.unkept:
        console.show_note(f"{workspace.show(path)}: không giữ được {each}.")
    for kept in decided.kept:
        console.show_note(f"Bản trước khi cập nhật được giữ ở {kept}.")
    compared = sum(each.compared for each in offers.figures)
    figures = f"{compared} số đối chiếu, {len(offers.figures) - compared} số liệu khác"
    rows = f"{len(offers.points)} ý, {len(offers.examples)} mô hình, cách làm, {figures}"
    console.show_line(f"Bảng biên tập: {path}")
    unchanged = "" if decided.written or has_errors(updated.found) else "; không có gì mới, tệp giữ nguyên"
    console.show_note(f"{rows}; mới {updated.new} dòng, đổi {updated.changed}, không còn {updated.lost}{unchanged}.")
