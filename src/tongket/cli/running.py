"""One command is run, its exit code returned: the one place where a run that can't go on is caught."""

import errno
import os
import sys
import traceback
from collections.abc import Mapping

from typer.exceptions import TyperException

from tongket.cli.streams import prepare_streams
from tongket.cli.usage import BUG, FINE, INTERRUPTED, WRONG_USAGE, Abort, Exit, app, explain_usage
from tongket.errors import TongketError
from tongket.workspace import explain_os_error

_FULL = {errno.ENOSPC, errno.EIO, errno.EBADF}
"""What a stream that can't be written says."""
_STOPPED = "Đã dừng; không có tệp nào ghi dở."


def run(arguments: list[str] | None = None, clicked: Mapping[str, str] | None = None) -> int:
    """Run one command; return its exit code. `clicked` are the double-clicks by which people know the verbs."""
    prepare_streams()
    try:
        code = app(args=arguments, prog_name="tongket", standalone_mode=False, obj=clicked)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has left (typer and rich make a SystemExit of it, and nothing else does); nothing
        # more can be said, the interpreter's own flush included.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except TongketError as error:
        _show_error(error.message, error.hint)
        return WRONG_USAGE
    except OSError as error:
        if error.errno not in _FULL:
            return report_bug()
        # The stream itself can't be written, and its flush at the end would only say so again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _show_error(f"Không ghi được kết quả ra ({explain_os_error(error)}).")
        return WRONG_USAGE
    except TyperException as error:
        usage = explain_usage(error)
        _show_error(usage.message, usage.hint)
        return WRONG_USAGE
    except (KeyboardInterrupt, Abort):
        _show_note(_STOPPED)
        return INTERRUPTED
    except Exit as error:
        return error.exit_code
    except Exception:  # noqa: BLE001 - a bug
        return report_bug()
    if code == INTERRUPTED:  # what typer makes of Ctrl-C
        _show_note(_STOPPED)
    return code if isinstance(code, int) else FINE


def report_bug() -> int:
    """Show the traceback of a bug of ours, with a line that asks to report it."""
    _show_note(traceback.format_exc().rstrip())
    _show_error("Chương trình tongket có lỗi.", "gửi nguyên phần chữ trên cho nơi phát triển tongket.")
    return BUG


def _show_error(message: str, hint: str | None = None) -> None:
    from tongket.cli import console

    console.show_error(message, hint)


def _show_note(message: str) -> None:
    from tongket.cli import console

    console.show_note(message)
