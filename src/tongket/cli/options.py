"""What the commands share: their options, and the steps that several of them begin with."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.usage import FAULTY, Exit
from tongket.errors import TongketError, UsageError
from tongket.findings.diagnostics import Diagnostic, has_errors
from tongket.intake import read_campaign
from tongket.model.answers import Intake
from tongket.model.roster import Campaign, Unit
from tongket.output.formats.sarif import findings_sarif
from tongket.output.formats.workflow import workflow_commands
from tongket.values.figures import parse_date
from tongket.values.hints import hint_nearest
from tongket.workspace import Workspace

Root = Annotated[str, typer.Option("--root", metavar="THƯ_MỤC", help="Thư mục chiến dịch; mặc định: thư mục hiện tại.")]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày nào, ví dụ 12/4/2019; mặc định: hôm nay.")
]
Until = Annotated[
    str, typer.Option("--until", metavar="NGÀY", help="Hạn mới: gửi trước ngày nào; không ghi thì để chỗ gõ.")
]

_SAID, _DATA = ("text", "concise", "github"), ("json", "sarif")
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="DẠNG",
        help="text (mặc định), concise (mỗi thông báo một dòng), github (lệnh của GitHub Actions), json hoặc sarif.",
    ),
]
"""How a command writes its findings: for people, or as one document for programs."""


def check_form(form: str) -> None:
    """Refuse a way to write findings that there is not.

    Raises:
        UsageError: with the nearest one.
    """
    check_choice("--format", form, (*_SAID, *_DATA))


def is_said(form: str) -> bool:
    """Whether a form is read by people, who want to be told at the end what it came to."""
    return form in _SAID


def write_findings(
    form: str,
    found: tuple[Diagnostic, ...],
    as_json: Callable[[], str],
    show: Callable[[], None] | None = None,
    *,
    everything: bool = True,
    places: Mapping[Diagnostic, str] = MappingProxyType({}),
) -> None:
    """Write findings to stdout in one of the forms; `show` is for text that is not the usual one.

    `places` says where some of them stand in the report of their unit.
    """
    if form == "json":
        console.write_data(as_json())
    elif form == "sarif":
        console.write_data(findings_sarif(found, places))
    elif form == "github":
        console.write_each(workflow_commands(found))
    elif form == "concise":
        console.show_concise(found)
    elif show is not None:
        show()
    else:
        console.show_findings(found, sys.stdout, everything=everything, places=places)


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value that an option does not take.

    Raises:
        UsageError: with the nearest choice.
    """
    if value not in choices:
        raise UsageError(f"{option} không nhận {value!r}.", hint_nearest(value, choices, kind="dạng"))


def read_day(text: str, option: str = "--as-of") -> date:
    """Return the day that an option names; today where it is not given.

    Raises:
        UsageError: it is no day.
    """
    if not text:
        return datetime.now().astimezone().date()
    day = parse_date(text)
    if day is None:
        raise UsageError(f'{option} cần một ngày, nhưng nhận được "{text}".', "viết ngày/tháng/năm, ví dụ 12/4/2019.")
    return day


def read_until(text: str) -> date | None:
    """Return the day that `--until` names; None where it is not given.

    Raises:
        UsageError: it is no day.
    """
    day = parse_date(text) if text else None
    if text and day is None:
        raise UsageError(f'--until cần một ngày, nhưng nhận được "{text}".', "viết ngày/tháng/năm, ví dụ 12/4/2019.")
    return day


def named_units(named: list[str] | None, campaign: Campaign) -> tuple[Unit, ...]:
    """Return the units that were named by their ids, each once, in the order of rank; none means all.

    Raises:
        UsageError: one or more are not in the roster; all of those are named.
    """
    ids = [each.id for each in campaign.roster.units]
    unknown = [each for each in dict.fromkeys(named or ()) if each not in ids]
    if unknown:
        hints = " ".join(hint_nearest(each, ids, kind="mã") for each in unknown)
        raise UsageError(f"Không có đơn vị nào mã {', '.join(unknown)}.", hints)
    return tuple(each for each in campaign.roster.units if each.id in (named or ()))


def read_number(text: str) -> int:
    """Return which draft `--draft` names; 0 is none.

    Raises:
        UsageError: it is no number.
    """
    if not text.isascii() or not text.isdigit() or len(text) > 3:  # noqa: PLR2004 - nobody writes draft 1000
        raise UsageError(f'--draft cần một số từ 0 trở lên, nhưng nhận được "{text}".', "ví dụ --draft 2.")
    return int(text)


def existing_files(files: list[str] | None) -> list[Path] | None:
    """Return the files that were named, from the root of the disk; None where none was.

    Raises:
        UsageError: one is not there, or is a folder.
    """
    if not files:
        return None
    for each in files:
        if not Path(each).exists():
            raise UsageError(f"Không có tệp {each}.", "kiểm tra lại tên tệp và thư mục.")
        if Path(each).is_dir():
            raise UsageError(f"{each} là thư mục.", "nêu từng tệp, hoặc dùng --root cho thư mục chiến dịch.")
    return [Path(os.path.abspath(each)) for each in files]  # noqa: PTH100 - resolve() would follow links


def note_open(path: Path, shown: str) -> None:
    """Say that somebody has a file open that is read: what is not saved yet is not in it."""
    from tongket.output.locks.owner_files import find_open

    opened = find_open(path)
    if opened is not None:
        console.show_note(f"{shown} đang mở trong {opened.who}: đọc bản đã lưu lần cuối.")


def require_campaign(workspace: Workspace) -> Campaign:
    """Return outline and roster; where they are faulty, show it and stop."""
    campaign, found = read_campaign(workspace)
    if campaign is None:
        console.show_findings(found, sys.stderr, everything=True)
        raise Exit(FAULTY)
    return campaign


def stop_at_errors(intake: Intake, *, skip_invalid: bool) -> None:
    """Show the errors and what is not counted; stop at errors unless they are to be left out."""
    shown = tuple(each for each in intake.found if each.is_error or each in intake.left_out)
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


def stop_at_faults(found: Iterable[Diagnostic], error: TongketError | None = None) -> None:
    """Show what is wrong with the words, the frames or the decision sheet; stop where it is an error.

    Raises:
        TongketError: `error`, where there is one to say what the faults forbid.
    """
    faults = tuple(found)
    console.show_findings(faults, sys.stderr, everything=True)
    if error is not None:
        raise error
    if has_errors(faults):
        raise Exit(FAULTY)
