"""`tongket build`: both books."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import Worked, WritingCommand
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
from tongket.cli.usage import FINE, app
from tongket.cli.verb_table import VERBS
from tongket.errors import FrameError
from tongket.findings.diagnostics import sort_diagnostics
from tongket.intake import take_in
from tongket.values.figures import format_figure, format_ratio
from tongket.workspace import BUILD, DECISIONS, REPORT, open_workspace

if TYPE_CHECKING:
    from tongket.commands.build import Built
    from tongket.merge.merged import Draft


@app.command(cls=WritingCommand, help=VERBS["build"].help)
def build(
    root: Root = ".",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="TỆP", help=f"Tệp ghi ra; mặc định: {BUILD}/{REPORT}.docx.")
    ] = "",
    draft: Annotated[str, typer.Option("--draft", metavar="SỐ", help="Dự thảo lần mấy; 0: không ghi.")] = "1",
    as_of: AsOf = "",
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Bỏ những giá trị có lỗi, lập dự thảo từ phần còn lại.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè cả dự thảo đã sửa; bản cũ giữ lại với đuôi .bak.docx.")
    ] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="Thêm nhận xét Word nêu nguồn của từng số, từng ý.")
    ] = False,
    toc: Annotated[bool, typer.Option("--toc", help="Thêm mục lục vào đầu dự thảo.")] = False,
    pages: Annotated[
        bool,
        typer.Option("--pages", help="Đếm trang, cả cho mục lục Bản tập hợp (cần LibreOffice; lâu hơn)."),
    ] = False,
    read: Annotated[
        bool, typer.Option("--read", help="Thêm bản để đọc (.html) cạnh dự thảo: số nào, ý nào cũng mở được nguồn.")
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="docx (mặc định), pdf, html, md, json.")] = "",
) -> Worked:
    """Merge everything into both books."""
    from tongket.commands.build import Asked, find_frame_faults, read_request, write_books
    from tongket.report.books import make_books
    from tongket.sheet.decision_sheet import read_sheet

    asked = Asked(output, form, read_number(draft), force, annotate, toc, pages, read)
    request = read_request(asked, read_day(as_of))
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    intake = take_in(workspace, campaign, keep=True, as_of=request.as_of, watch=console.track_reading)
    stop_at_errors(intake, skip_invalid=skip_invalid)
    note_open(workspace.decisions, DECISIONS)
    decisions, found = read_sheet(campaign, workspace)
    stop_at_faults(found)
    made = make_books(intake, workspace, as_of=request.as_of, number=request.number, decisions=decisions)
    faults = find_frame_faults(workspace, request)
    stop_at_faults(sort_diagnostics([*made.found, *faults]), _refuse_frames(len(faults)) if faults else None)
    _show(write_books(made, workspace, request), made.draft)
    return Worked(intake, FINE)


def _refuse_frames(count: int) -> FrameError:
    hint = "sửa theo gợi ý; kiểm tra lại bằng tongket template check."
    return FrameError(f"Khung còn {count} lỗi nêu trên nên chưa lập dự thảo.", hint)


def _show(built: "Built", draft: "Draft") -> None:
    """Show what was made: its text, or where it is, how long, and how much of it is still to be settled."""
    if built.text is not None:
        console.write_data(built.text)
    if built.unnumbered is not None:
        console.show_note(
            f"Mục lục chưa có số trang ({built.unnumbered.rstrip('.')}): trong Word bấm chuột vào mục lục rồi nhấn F9."
        )
    for kept in built.kept:
        console.show_note(f"Bản cũ đã được sửa, giữ lại ở {kept}.")
    if built.report is None:
        for file in built.files:
            console.show_line(f"Đã ghi {file}.")
        return
    report, *volumes = built.files
    console.show_line(f"Dự thảo: {report}")
    for number, source in enumerate(volumes, 1):
        console.show_line(f"Bản tập hợp{f', tập {number}' if len(volumes) > 1 else ''}: {source}")
    if built.copy is not None:
        console.show_line(f"Bản để đọc: {built.copy}")
    console.show_note(
        f"Từ báo cáo của {format_ratio(len(draft.used), len(draft.expected))} đơn vị;"
        f" còn {built.pending} chỗ chờ xử lý (nền vàng)."
    )
    wanted = draft.campaign.outline.report.pages
    aim = f"; đề cương đặt mức {wanted} trang" if wanted else ""
    if built.pages is None:
        words = format_figure(Decimal(built.words))
        console.show_note(f"Dự thảo dài khoảng {words} từ, chừng {built.likely_pages} trang, chưa kể phụ lục{aim}.")
    else:
        parts = "mục lục và phụ lục" if built.report.contents else "phụ lục"
        console.show_note(f"Dự thảo dài {built.pages} trang, kể cả {parts}{aim}.")
