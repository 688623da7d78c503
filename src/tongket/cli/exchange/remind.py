"""`tongket remind`: those whose report has not come."""

from pathlib import Path

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import AsOf, Root, Until, read_day, read_until, require_campaign
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.intake import take_in
from tongket.workspace import open_workspace


@app.command(cls=WritingCommand, help=VERBS["remind"].help)
def remind(
    root: Root = ".",
    as_of: AsOf = "",
    until: Until = "",
) -> None:
    """Write reminders."""
    from tongket.commands.letters.reminders import list_owing, reminder_text, write_reminders
    from tongket.status import take_status

    day, limit = read_day(as_of), read_until(until)
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    # Whatever has come in by now is in: nobody is reminded of it, whichever day is asked about.
    intake = take_in(workspace, campaign, watch=console.track_reading)
    owing = list_owing(intake, day)
    written = write_reminders(owing, campaign, workspace, until=limit, day=day)
    for number, each in enumerate(owing):
        if number:
            console.show_line("")
        console.show_line(reminder_text(each, campaign, day, limit).rstrip("\n"))
    late = sum(each.late for each in owing)
    counted = f"Chưa gửi: {len(owing)} đơn vị, trong đó quá hạn {late}."
    console.show_note(counted if owing else "Đơn vị nào cũng đã gửi báo cáo.")
    for path in written:
        if path.suffix == ".docx":
            console.show_note(f"Công văn đôn đốc gửi {late} đơn vị quá hạn: {workspace.show(path)}")
    if owing:
        console.show_note(f"Tin nhắn từng đơn vị: {workspace.show(workspace.reminders)}/*.txt")
    for lost in take_status(intake, day).unassigned:
        console.show_note(f"Chưa rõ tệp của ai, xem trước khi nhắc: {lost.file}")
    if late and limit is None:
        console.show_note("Chưa có hạn mới: gõ vào chỗ [gõ hạn mới], hoặc thêm --until NGÀY.")
