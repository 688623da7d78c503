"""`tongket update`: late figures into an edited draft."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli.options import AsOf, Root, read_day, read_number, require_campaign, stop_at_errors, stop_at_faults
from tongket.cli.usage import Command, app
from tongket.intake import take_in
from tongket.workspace import open_workspace


@app.command(cls=Command, help="Cập nhật số liệu mới vào dự thảo đã sửa trong Word; không đụng đến chữ nào khác.")
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
    from tongket.commands.update import updates
    from tongket.commands.update.updating import How
    from tongket.report.books import make_books
    from tongket.sheet.decision_sheet import read_sheet

    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    word, number = updates.open_edited(Path(file))
    number = read_number(draft) if draft else number
    campaign = require_campaign(workspace)
    intake = take_in(workspace, campaign, keep=True, as_of=day)
    stop_at_errors(intake, skip_invalid=skip_invalid)
    decisions, found = read_sheet(campaign, workspace)
    stop_at_faults(found)
    decisions = replace(decisions, standing=updates.find_standing(word))
    made = make_books(intake, workspace, as_of=day, number=number, decisions=decisions)
    stop_at_faults(made.found)
    updates.write_update(made, Path(file), word, workspace, How(track=track, insert=insert, as_of=day))
