"""The commands on a campaign folder: validate, status, build, decide, init. Each reads top to bottom."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.app import app
from tongket.cli.options import (
    FAULTY,
    FINE,
    AsOf,
    Root,
    check_choice,
    existing_files,
    read_day,
    read_number,
    require_campaign,
    stop_at_errors,
    stop_at_faults,
)
from tongket.cli.usage import Command, Exit
from tongket.errors import UsageError
from tongket.findings.diagnostics import has_errors
from tongket.intake import read_campaign, take_in
from tongket.output.findings import findings_json
from tongket.output.progress import status_csv, status_json, status_markdown
from tongket.status import State, take_status
from tongket.workspace import open_workspace

if TYPE_CHECKING:
    from tongket.commands.init import Rolled


@app.command(cls=Command, help="Kiểm tra báo cáo của các đơn vị theo đề cương.")
def validate(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP…", help="Tệp cần kiểm tra; mặc định: tất cả.")
    ] = None,
    root: Root = ".",
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (mặc định), concise (mỗi lỗi một dòng) hoặc json.")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng coi là chưa đạt.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="In hết, không dừng ở 20 thông báo mỗi tệp.")] = False,
) -> None:
    """Check submitted files."""
    check_choice("--format", form, ("text", "concise", "json"), later=("sarif", "github"))
    paths = existing_files(files)
    workspace = open_workspace(Path(root))
    campaign, found = read_campaign(workspace)
    count = 0
    if campaign is not None:
        intake = take_in(workspace, campaign, paths)
        found, count = (*found, *intake.found), len(intake.receipts)
    if form == "json":
        console.write_data(findings_json(found, count))
    elif form == "concise":
        console.show_concise(found)
        console.show_summary(found, count)
    else:
        console.show_findings(found, sys.stdout, everything=everything)
        console.show_summary(found, count)
    raise Exit(FAULTY if has_errors(found) or (strict and found) else FINE)


@app.command(cls=Command, help="Đơn vị nào chưa gửi, gửi muộn, còn lỗi, còn thiếu.")
def status(
    root: Root = ".",
    as_of: AsOf = "",
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="text (mặc định), json, md hoặc csv.")] = "text",
    check: Annotated[bool, typer.Option("--check", help="Trả mã 1 khi còn đơn vị chưa đủ.")] = False,
) -> None:
    """Show who is missing."""
    check_choice("--format", form, ("text", "json", "md", "csv"))
    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    state = take_status(take_in(workspace, require_campaign(workspace), as_of=day), day)
    if form == "text":
        console.show_status(state)
    else:
        console.write_data({"json": status_json, "md": status_markdown, "csv": status_csv}[form](state))
    raise Exit(FAULTY if check and state.count(State.COMPLETE) < len(state.units) else FINE)


@app.command(cls=Command, help="Lập dự thảo báo cáo và Bản tập hợp.")
def build(
    root: Root = ".",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="TỆP", help="Tệp ghi ra; mặc định: build/report.docx.")
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
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="docx (mặc định), pdf, md hoặc json.")] = "",
) -> None:
    """Merge everything into both books."""
    from tongket.commands import build as books

    request = books.read_request(books.Asked(output, form, read_number(draft), force, annotate, toc), read_day(as_of))
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    intake = take_in(workspace, campaign, keep=True, as_of=request.as_of)
    stop_at_errors(intake, skip_invalid=skip_invalid)
    decisions, found = books.read_sheet(campaign, workspace)
    stop_at_faults(found)
    made = books.make_books(intake, workspace, as_of=request.as_of, number=request.number, decisions=decisions)
    books.refuse_frames(made, workspace, request)
    stop_at_faults(made.found)
    books.write_books(made, workspace, request)


@app.command(cls=Command, help="Lập, cập nhật bảng biên tập data/decisions.xlsx: chọn ý, gộp, tách, điển hình.")
def decide(root: Root = ".", as_of: AsOf = "") -> None:
    """Write and update the decision sheet."""
    from tongket.commands.decide import write_sheet

    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    intake = take_in(workspace, require_campaign(workspace), keep=True, as_of=day)
    stop_at_errors(intake, skip_invalid=True)
    stop_at_faults(write_sheet(intake, workspace, day))


@app.command(cls=Command, help="Tạo thư mục chiến dịch mới: đề cương, danh sách đơn vị, khung và câu chữ.")
def init(
    folder: Annotated[str, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới, hoặc một thư mục chưa có chiến dịch.")],
    sample: Annotated[bool, typer.Option("--sample", help="Chép chiến dịch mẫu kèm các câu trả lời minh họa.")] = False,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="THƯ_MỤC_CŨ",
            help="Mang đề cương, đơn vị, khung, câu chữ và các lựa chọn còn dùng được của chiến dịch cũ sang.",
        ),
    ] = "",
) -> None:
    """Make a new campaign folder."""
    from tongket.commands import init as campaigns

    if sample and source:
        raise UsageError("--sample và --from không dùng cùng nhau.", "bỏ một trong hai.")
    if source:
        _show_rolled(folder, source, campaigns.roll_forward(Path(folder), Path(source), read_day("")))
        return
    made = campaigns.make_sample(Path(folder)) if sample else campaigns.make_skeleton(Path(folder))
    console.show_line(f"Đã tạo thư mục chiến dịch {folder} ({made} tệp).")
    console.show_note("Sửa data/outline.yaml và data/units.yaml, rồi chạy tongket status trong thư mục đó.")


def _show_rolled(folder: str, source: str, rolled: "Rolled") -> None:
    """Show what was taken over, and which lines still speak of the campaign before."""
    console.show_line(f"Đã tạo thư mục chiến dịch {folder} từ {source} ({rolled.files} tệp, không có câu trả lời).")
    if rolled.decisions:
        again = f"{rolled.decisions} lựa chọn được giữ, dùng lại khi đơn vị nêu đúng lời cũ; số đã chốt thì không."
        console.show_line(f"Bảng biên tập: {again}")
    for note in rolled.notes:
        console.show_note(note)
    if rolled.lines:
        console.show_line("Còn mã, ngày, năm, số ký hiệu của đợt cũ ở những dòng sau, sửa trước khi gửi đề cương:")
        console.show_placed((f"{each.file}:{each.line}", each.text) for each in rolled.lines)
