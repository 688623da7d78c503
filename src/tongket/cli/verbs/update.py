"""`tongket update`: late figures into an edited draft."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import (
    AsOf,
    Root,
    note_open,
    read_day,
    read_number,
    require_campaign,
    stop_at_errors,
    stop_at_faults,
)
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.intake import take_in
from tongket.workspace import DECISIONS, open_workspace

if TYPE_CHECKING:
    from tongket.commands.update.updating import Updated


@app.command(cls=WritingCommand, help=VERBS["update"].help)
def update(
    file: Annotated[str, typer.Argument(metavar="TỆP.docx", help="Dự thảo do tongket lập, đã sửa trong Word.")],
    root: Root = ".",
    as_of: AsOf = "",
    draft: Annotated[str, typer.Option("--draft", metavar="SỐ", help="Dự thảo lần mấy; mặc định: như đang ghi.")] = "",
    track: Annotated[bool, typer.Option("--track", help="Thay số có dấu theo dõi thay đổi của Word.")] = False,
    insert: Annotated[bool, typer.Option("--insert", help="Chèn cả ý mới, đoạn mới, có dấu theo dõi.")] = False,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Bỏ những giá trị có lỗi, cập nhật từ phần còn lại.")
    ] = False,
) -> None:
    """Put the data of now into an edited draft."""
    from tongket.commands.update.applying import How
    from tongket.commands.update.updating import open_edited, update_draft
    from tongket.report.books import make_books
    from tongket.sheet.decision_sheet import read_sheet

    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    path = Path(file)
    edited = open_edited(path)
    number = read_number(draft) if draft else edited.number
    campaign = require_campaign(workspace)
    intake = take_in(workspace, campaign, keep=True, as_of=day, watch=console.track_reading)
    stop_at_errors(intake, skip_invalid=skip_invalid)
    note_open(workspace.decisions, DECISIONS)
    decisions, found = read_sheet(campaign, workspace)
    stop_at_faults(found)
    decisions = replace(decisions, standing=edited.standing)
    made = make_books(intake, workspace, as_of=day, number=number, decisions=decisions)
    stop_at_faults(made.found)
    done = update_draft(edited, made, workspace, How(track=track, insert=insert, as_of=day))
    if done is not None:
        _show(done, path)


def _show(done: "Updated", path: Path) -> None:
    """Show what came, what changed, and where it was written."""
    from tongket.commands.update.slip import slip_lines

    console.show_line(f"{done.came}.")
    for line in slip_lines(done.outcome):
        console.show_line(line)
    if not done.outcome.entries:
        console.show_line("Không có thay đổi.")
    if done.kept is not None:
        console.show_note(f"Đã cập nhật {path}; bản trước khi cập nhật giữ ở {done.kept}.")
    else:
        console.show_note(f"{path} giữ nguyên, không có gì để sửa.")
    left = sum(not each.state.settled for each in done.outcome.entries)
    if left:
        console.show_note(f"Còn {left} thay đổi cần người xem.")
    if done.slip is not None:
        console.show_note(f"Phiếu thay đổi: {done.slip}")
    elif done.outcome.entries:
        console.show_note("Lần này không sửa gì trong bản đang sửa nên không lập phiếu thay đổi.")
    if done.unsigned:
        console.show_note("Chữ ký số của bản trước không còn đúng với bản đã cập nhật nên đã bỏ; ký lại nếu cần.")
