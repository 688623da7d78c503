"""One double-click: the campaign is settled, the verb runs in silence, the result page opens.

The window stays only where a person must read in it: the exit code is then `STAYS`, and the `.cmd` waits for a key.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from tongket.cli import console
from tongket.cli.campaign_command import open_page
from tongket.cli.running import report_bug
from tongket.cli.streams import prepare_streams
from tongket.cli.usage import FAULTY, FINE, INTERRUPTED, WRONG_USAGE
from tongket.clicks.chosen import take_campaign
from tongket.clicks.dropped import list_dropped
from tongket.clicks.quiet_runs import run_step
from tongket.clicks.steps import CHECKING, STEPS, Declined, DoubleClick
from tongket.clicks.window import STAYS, settle_campaign
from tongket.errors import TongketError
from tongket.workspace import Workspace, open_workspace

_CLOSE = "Đọc xong, bấm một phím bất kỳ để đóng cửa sổ này."


def click(arguments: Sequence[str], home: Path) -> int:
    """Do what the double-click of a step does, in the program's folder `home`; return 0 where its window may close."""
    prepare_streams()
    try:
        step = STEPS[arguments[0]]
        console.show_line(step.title)
        code = _do(step, list_dropped(arguments[1:], os.environ), home)
    except TongketError as error:
        console.show_error(error.message, error.hint)
        code = WRONG_USAGE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception:  # noqa: BLE001 - a bug
        code = report_bug()
    if code != FINE:
        console.show_line(_CLOSE)
    return code


def _do(step: DoubleClick, dropped: list[Path], home: Path) -> int:
    chosen, files = take_campaign(dropped)
    settled = settle_campaign(home, chosen)
    workspace = open_workspace(settled.campaign)
    console.show_line(f"Chiến dịch: {workspace.root}")
    day: date = datetime.now().astimezone().date()
    try:
        given = step.plan(workspace, files, day)
    except Declined:
        step, given = CHECKING, []  # the page says what is to be mended first
    console.show_line("Đang làm, xin chờ…")
    before = _age(workspace)
    ran = run_step(step, workspace, given)
    opened = ran.done and _age(workspace) != before and open_page(workspace.result_page)
    unread = "\n".join(filter(None, (ran.unread, settled.note)))
    if opened and not unread:
        return FINE
    console.show_line(unread)
    if ran.done and not opened:
        console.show_error(f"Chưa mở được trang kết quả {workspace.result_page}.", "bấm đúp tệp ấy để xem.")
    return ran.code or FAULTY


def _age(workspace: Workspace) -> int:
    """Return when the result page was written; 0 where there is none."""
    try:
        return workspace.result_page.stat().st_mtime_ns
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(STAYS if click(sys.argv[1:], Path(sys.executable).parents[1]) else FINE)
