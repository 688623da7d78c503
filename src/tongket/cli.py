"""Options to the calls of one command to an exit code. Each command reads top to bottom."""

import errno
import os
import sys
import traceback
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from tongket import __version__, console
from tongket.diagnostics import Diagnostic, has_errors
from tongket.errors import TongketError, UsageError
from tongket.intake import Campaign, Intake, read_campaign, take_in
from tongket.output.findings import findings_json
from tongket.output.progress import status_csv, status_json, status_markdown
from tongket.read.hints import hint_nearest
from tongket.status import State, take_status
from tongket.usage import Abort, Command, Exit, Group, explain_usage
from tongket.values import parse_date
from tongket.workspace import Workspace, explain_os_error, open_workspace

FINE, FAULTY, WRONG_USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_FULL = {errno.ENOSPC, errno.EIO, errno.EBADF}
"""What a stream that can't be written says."""
STOPPED = "Đã dừng; không có tệp nào ghi dở."

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    help="Tổng hợp báo cáo của nhiều đơn vị theo một đề cương thành dự thảo báo cáo Word.",
)

Root = Annotated[str, typer.Option("--root", metavar="THƯ_MỤC", help="Thư mục chiến dịch; mặc định: thư mục hiện tại.")]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày nào, ví dụ 12/4/2019; mặc định: hôm nay.")
]


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản của tongket.")] = False,
) -> None:
    if version:
        console.show_line(f"tongket {__version__}")
        raise Exit(FINE)
    if context.invoked_subcommand is None:
        console.show_line(context.get_help())
        raise Exit(FINE)


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
    _check_choice("--format", form, ("text", "concise", "json"), later=("sarif", "github"))
    paths = _existing_files(files)
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
    _check_choice("--format", form, ("text", "json", "md", "csv"))
    day = _read_day(as_of)
    workspace = open_workspace(Path(root))
    state = take_status(take_in(workspace, _require_campaign(workspace)), day)
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
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="docx (mặc định), md hoặc json.")] = "",
) -> None:
    """Merge everything into both books."""
    from tongket import books  # noqa: PLC0415 - validate and status start without jinja2, docx and lxml

    request = books.read_request(output, form, draft, _read_day(as_of), force=force)
    workspace = open_workspace(Path(root))
    campaign = _require_campaign(workspace)
    intake = take_in(workspace, campaign, keep=True)
    _stop_at_errors(intake, skip_invalid=skip_invalid)
    decisions, found = books.read_sheet(campaign.outline, workspace)
    _stop_at_faults(found)
    made = books.make_books(intake, workspace, as_of=request.as_of, number=request.number, decisions=decisions)
    _stop_at_faults(made.found)
    books.write_books(made, workspace, request)


@app.command(cls=Command, help="Lập, cập nhật bảng biên tập data/decisions.xlsx: chọn ý, gộp, tách, điển hình.")
def decide(root: Root = ".", as_of: AsOf = "") -> None:
    """Write and update the decision sheet."""
    from tongket.deciding import write_sheet  # noqa: PLC0415 - validate and status start without openpyxl

    day = _read_day(as_of)
    workspace = open_workspace(Path(root))
    intake = take_in(workspace, _require_campaign(workspace), keep=True)
    _stop_at_errors(intake, skip_invalid=True)
    _stop_at_faults(write_sheet(intake, workspace, day))


@app.command(cls=Command, help="Tạo thư mục chiến dịch mới: đề cương, danh sách đơn vị, khung và câu chữ.")
def init(
    folder: Annotated[str, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới, hoặc một thư mục chưa có chiến dịch.")],
    sample: Annotated[bool, typer.Option("--sample", help="Chép cả các câu trả lời minh họa.")] = False,
) -> None:
    """Make a new campaign folder."""
    from tongket.campaigns import copy_campaign  # noqa: PLC0415 - only init needs the packaged files

    made = copy_campaign(Path(folder), sample=sample)
    console.show_line(f"Đã tạo thư mục chiến dịch {folder} ({made} tệp).")
    console.show_note("Sửa data/outline.yaml và data/units.yaml, rồi chạy tongket status trong thư mục đó.")


def _check_choice(option: str, value: str, choices: tuple[str, ...], later: tuple[str, ...] = ()) -> None:
    if value in later:
        raise UsageError(f"{option} {value} chưa dùng được ở bản này.", f"dùng {', '.join(choices)}.")
    if value not in choices:
        raise UsageError(f"{option} không nhận {value!r}.", hint_nearest(value, choices, kind="dạng"))


def _read_day(text: str) -> date:
    if not text:
        return datetime.now().astimezone().date()
    day = parse_date(text)
    if day is None:
        raise UsageError(f'--as-of cần một ngày, nhưng nhận được "{text}".', "viết ngày/tháng/năm, ví dụ 12/4/2019.")
    return day


def _existing_files(files: list[str] | None) -> list[Path] | None:
    if not files:
        return None
    for each in files:
        if not Path(each).exists():
            raise UsageError(f"Không có tệp {each}.", "kiểm tra lại tên tệp và thư mục.")
        if Path(each).is_dir():
            raise UsageError(f"{each} là thư mục.", "nêu từng tệp, hoặc dùng --root cho thư mục chiến dịch.")
    return [Path(os.path.abspath(each)) for each in files]  # noqa: PTH100 - resolve() would follow links


def _require_campaign(workspace: Workspace) -> Campaign:
    """Return outline and roster; where they are faulty, show it and stop."""
    campaign, found = read_campaign(workspace)
    if campaign is None:
        console.show_findings(found, sys.stderr, everything=True)
        raise Exit(FAULTY)
    return campaign


def _stop_at_errors(intake: Intake, *, skip_invalid: bool) -> None:
    """Show the errors and what was not read; stop at errors unless they are to be left out."""
    shown = tuple(each for each in intake.found if each.is_error or each in intake.unread)
    console.show_findings(shown, sys.stderr, everything=True)
    errors = [each for each in shown if each.is_error]
    if not errors:
        return
    if not skip_invalid:
        console.show_error(
            f"Còn {len(errors)} lỗi trong báo cáo của các đơn vị nên chưa lập dự thảo.",
            "sửa theo gợi ý, hoặc thêm --skip-invalid để bỏ qua những giá trị ấy.",
        )
        raise Exit(FAULTY)
    console.show_note(f"Đã bỏ qua {len(errors)} chỗ có lỗi nêu trên.")


def _stop_at_faults(found: Iterable[Diagnostic]) -> None:
    """Show what is wrong with the words or the decision sheet; stop where it is an error."""
    faults = tuple(found)
    console.show_findings(faults, sys.stderr, everything=True)
    if has_errors(faults):
        raise Exit(FAULTY)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code. The one place where a run that can't go on is caught."""
    console.prepare_streams()
    try:
        code = app(args=arguments, prog_name="tongket", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has left (typer and rich make a SystemExit of it, and nothing else does); nothing
        # more can be said, the interpreter's own flush included.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except TongketError as error:
        console.show_error(error.message, error.hint)
        return WRONG_USAGE
    except OSError as error:
        if error.errno not in _FULL:
            return _report_bug()
        # The stream itself can't be written, and its flush at the end would only say so again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        console.show_error(f"Không ghi được kết quả ra ({explain_os_error(error)}).")
        return WRONG_USAGE
    except TyperException as error:
        usage = explain_usage(error)
        console.show_error(usage.message, usage.hint)
        return WRONG_USAGE
    except (KeyboardInterrupt, Abort):
        console.show_note(STOPPED)
        return INTERRUPTED
    except Exit as error:
        return error.exit_code
    except Exception:  # noqa: BLE001 - a bug
        return _report_bug()
    if code == INTERRUPTED:  # what typer makes of Ctrl-C
        console.show_note(STOPPED)
    return code if isinstance(code, int) else FINE


def _report_bug() -> int:
    """Show the traceback of a bug of ours, with a line that asks to report it."""
    traceback.print_exc()
    console.show_error("Chương trình tongket có lỗi.", "gửi nguyên phần chữ trên cho nơi phát triển tongket.")
    return BUG


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run())
