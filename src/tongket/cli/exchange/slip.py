"""`tongket slip`: what a unit is asked to mend."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import AsOf, Root, Until, named_units, read_day, read_until, require_campaign
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.intake import take_in
from tongket.workspace import open_workspace


@app.command(cls=WritingCommand, help=VERBS["slip"].help)
def slip(
    units: Annotated[
        list[str] | None, typer.Argument(metavar="ĐƠN_VỊ…", help="Mã đơn vị; mặc định: mọi đơn vị có việc phải làm.")
    ] = None,
    root: Root = ".",
    as_of: AsOf = "",
    until: Until = "",
) -> None:
    """Write return slips."""
    from tongket.commands.letters.return_slip import write_slips
    from tongket.commands.letters.slip_text import make_slips, slip_text

    day, limit = read_day(as_of), read_until(until)
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    named = tuple(each.id for each in named_units(units, campaign))
    intake = take_in(workspace, campaign, as_of=day, watch=console.track_reading)
    slips = make_slips(intake, workspace, named)
    asking = [each for each in slips if each.points]
    written = write_slips(console.track(asking, "Lập phiếu"), campaign, workspace, until=limit, day=day)
    for number, each in enumerate(asking if not named else slips):
        if number:
            console.show_line("")
        console.show_line(slip_text(each, campaign, limit).rstrip("\n"))
    for unit in named:
        if all(each.unit.id != unit for each in slips):
            console.show_note(f"{unit}: chưa có báo cáo nên không có phiếu; nhắc bằng tongket remind.")
    for path in written:
        console.show_note(f"Phiếu: {workspace.show(path)}; tin nhắn: {workspace.show(path.with_suffix('.txt'))}")
    if not named:
        console.show_note(f"{len(asking)}/{len(slips)} đơn vị đã gửi có việc phải làm.")
    _note_open_day(limit, any(asking))


def _note_open_day(limit: date | None, asking: bool) -> None:
    if asking and limit is None:
        console.show_note("Chưa có hạn gửi lại: gõ vào chỗ [gõ hạn gửi lại], hoặc thêm --until NGÀY.")
