"""`tongket confirm`: the figures that lead agencies sign for."""

from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import (
    AsOf,
    Root,
    Until,
    named_units,
    read_day,
    read_until,
    require_campaign,
    stop_at_errors,
    stop_at_faults,
)
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.intake import take_in
from tongket.values.figures import format_count
from tongket.workspace import open_workspace


@app.command(cls=WritingCommand, help=VERBS["confirm"].help)
def confirm(
    units: Annotated[
        list[str] | None, typer.Argument(metavar="ĐƠN_VỊ…", help="Mã đơn vị; mặc định: các đầu mối (chu_tri).")
    ] = None,
    root: Root = ".",
    as_of: AsOf = "",
    until: Until = "",
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Bỏ những giá trị có lỗi, lập phiếu từ phần còn lại.")
    ] = False,
) -> None:
    """Write sheets that confirm figures."""
    from tongket.commands.letters.confirmation import make_confirmations, write_confirmations
    from tongket.report.books import make_books
    from tongket.sheet.decision_sheet import read_sheet

    day, limit = read_day(as_of), read_until(until)
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    named = tuple(each.id for each in named_units(units, campaign))
    intake = take_in(workspace, campaign, keep=True, as_of=day, watch=console.track_reading)
    stop_at_errors(intake, skip_invalid=skip_invalid)
    decisions, found = read_sheet(campaign, workspace)
    stop_at_faults(found)
    made = make_books(intake, workspace, as_of=day, number=0, decisions=decisions)
    stop_at_faults(made.found)
    if made.report is None:
        return
    sheets = make_confirmations(made.report, campaign, named)
    written = write_confirmations(console.track(sheets, "Lập phiếu"), campaign, workspace, until=limit, day=day)
    for each in sheets:
        path = workspace.confirmations / f"{each.unit.id}.docx"
        if path in written:
            console.show_line(f"{each.unit.name}: {format_count(len(each.places))} số liệu, {workspace.show(path)}")
        else:
            console.show_line(f"{each.unit.name}: dự thảo chưa in số liệu nào của đơn vị, không lập phiếu.")
    if not sheets:
        console.show_note("Đề cương chưa giao đầu mối (chu_tri) cho mục nào; nêu mã đơn vị để lập phiếu.")
