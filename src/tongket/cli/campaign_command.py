"""What goes with every command of a campaign: the folder held while it writes, the result page after it (`--open`)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tongket.cli import console
from tongket.cli.options import read_day
from tongket.cli.usage import Command, Exit
from tongket.errors import TongketError
from tongket.model.answers import Intake
from tongket.pages.next_tasks import Called
from tongket.values.figures import format_short_date
from tongket.values.quoting import shorten
from tongket.workspace import Workspace, absolute_path, open_folder, open_workspace

if TYPE_CHECKING:
    from tongket.output.locks.campaign_lock import Worker

_PRINTED = frozenset({"md", "json"})
"""Formats of `build` that are shown where no file is named."""
_TYPED, _MOST_TYPED = "tongket.typed", 160
"""Where a context keeps what was typed, and how much of it is shown."""
_shared = typer.Typer(add_completion=False)


@_shared.command(cls=Command)
def _options(
    open_page: Annotated[
        bool, typer.Option("--open", help="Xong thì mở trang kết quả: ai thiếu gì, việc cần làm.")
    ] = False,
) -> None:
    """Say what every command of a campaign takes beside its own options."""
    del open_page


class Worked(NamedTuple):
    """What a command has read that the page tells too, so that it is not read twice, and how it ends."""

    intake: Intake
    """Of the whole campaign."""
    exit_code: int


class CampaignCommand(Command):
    """A command that works on a campaign."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - the signature is typer's
        super().__init__(*given, **named)
        self.params.extend(typer.main.get_command(_shared).params)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the signature is typer's
        """Read what was typed, and keep it for the page."""
        ctx.meta[_TYPED] = _without_folders(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the signature is typer's
        """Run the command; then, also where it stopped at faults, write the page and end as it ended."""
        wanted = bool(ctx.params.pop("open_page"))
        given, called = dict(ctx.params), _called(ctx)
        try:
            worked = super().invoke(ctx)
        except Exit:
            _leave_page(given, called, None, wanted=wanted)
            raise
        done = worked if isinstance(worked, Worked) else None
        _leave_page(given, called, done.intake if done is not None else None, wanted=wanted)
        raise Exit(done.exit_code if done is not None else 0)


class WritingCommand(CampaignCommand):
    """A command that writes what others may write too: one at a time in a campaign folder."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the signature is typer's
        """Run the command while nobody else writes in the campaign; where it only shows something, beside others."""
        if not _writes(ctx.params):
            return super().invoke(ctx)
        with hold_campaign(Path(ctx.params["root"]), _called(ctx).name(str(ctx.command_path))):
            return super().invoke(ctx)


def _called(ctx: Any) -> Called:  # noqa: ANN401 - click's types are typer's private
    return Called(str(ctx.command_path), ctx.obj or {}, ctx.meta[_TYPED], _now(), str(ctx.params.get("output") or ""))


def _without_folders(typed: list[str]) -> str:
    """Return what was typed behind a command, files by their names: a page may be shown to others."""
    left, words = iter(typed), list[str]()
    for each in left:
        if each == "--root":
            next(left, None)
        elif each not in {"--", "--open"} and not each.startswith("--root="):
            words.append(PurePath(each).name if PurePath(each).is_absolute() else each)
    return shorten(" ".join(f'"{each}"' if " " in each else each for each in words), _MOST_TYPED)


def _now() -> str:
    now = datetime.now().astimezone()
    return f"{now:%H:%M} ngày {format_short_date(now.date())}"


def _writes(given: dict[str, Any]) -> bool:
    """Whether a command writes: `fix` with `--write` only, `build --format md` with `-o` only."""
    return bool(given.get("write", True)) and (given.get("form") not in _PRINTED or bool(given.get("output")))


@contextmanager
def hold_campaign(root: Path, command: str) -> Iterator[None]:
    """Hold the campaign folder at `root` for a command; nothing where there is none.

    Raises:
        OutputError: somebody else works there.
    """
    from tongket.output.locks.campaign_lock import hold_folder

    workspace = open_folder(root) if root.is_dir() else None
    if workspace is None or not workspace.is_campaign:
        yield  # the command says so
        return
    with hold_folder(workspace.lock, _worker(command)) as left:
        if left is not None:
            console.show_note(f"Lần chạy trước dừng giữa chừng ({left.told}); đã bỏ khóa của lần ấy.")
        yield


def find_campaign(file: Path) -> Path:
    """Return the campaign folder that a file lies in; its own folder where it lies in none."""
    folders = absolute_path(file).parents
    return next((each for each in folders if Workspace(root=each).is_campaign), folders[0])


def _worker(command: str) -> "Worker":
    import getpass

    from tongket.output.locks.campaign_lock import Worker

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        user = "không rõ tên"
    machine = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return Worker(user, machine or "không rõ tên", str(os.getpid()), command, _now())


def _leave_page(given: dict[str, Any], called: Called, intake: Intake | None, *, wanted: bool) -> None:
    """Write the page of the campaign that a command worked on; what keeps it from being written is no fault of it."""
    from tongket.commands.results import write_result_page

    sys.stdout.flush()  # what was asked for is read while the page is made
    try:
        workspace = open_workspace(Path(given["root"]))
        fault = write_result_page(workspace, _day(given), called, intake)
    except TongketError as error:
        console.show_note(f"Chưa ghi được trang kết quả: {error.message}")
        return
    if fault:
        console.show_note(f"Trang kết quả theo mẫu của tongket, vì {fault}.")
    if wanted and not open_page(workspace.result_page):
        console.show_note(f"Không mở được trình duyệt; mở tệp {workspace.result_page} bằng cách bấm đúp.")


def _day(given: dict[str, Any]) -> date:
    return read_day(str(given.get("as_of") or given.get("on") or ""))


def open_page(page: Path) -> bool:
    """Open a page in the browser; return whether that was possible."""
    if sys.platform == "win32":  # by its path: what Windows makes of letters in a file URL differs
        try:
            os.startfile(page)  # noqa: S606 - a page of ours
        except OSError:
            return False
        return True
    import webbrowser

    return webbrowser.open(page.as_uri())
