"""The verbs of a step, run in silence: what they say of data stands on the result page, the rest is to be read."""

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from tongket.cli.running import run
from tongket.cli.usage import FAULTY, FINE
from tongket.clicks.steps import CLICKED, RECEIVING, DoubleClick
from tongket.workspace import PROPOSAL, Workspace

_PROPOSED = (
    f"Báo cáo tự soạn mới đọc thành bản đề nghị, chưa tính đến. Mở bằng Notepad, xem từng chỗ, sửa, rồi kéo chính tệp"
    f" ấy thả lên “{RECEIVING.title}” để chấp nhận:"
)


class Ran(NamedTuple):
    """How a step went."""

    code: int
    unread: str
    """What a person must read in the window, as no page says it; "" where there is nothing."""

    @property
    def done(self) -> bool:
        """Whether the verb came to its end, with faults to mend or without."""
        return self.code in {FINE, FAULTY}


def run_step(step: DoubleClick, workspace: Workspace, given: Sequence[str]) -> Ran:
    """Run a step: its verb with what it is given, after the one that writes its letters."""
    at = ("--root", str(workspace.root))
    letters = _run(step.letters, *at) if step.letters else Ran(FINE, "")
    ran = _run(step.verb, *at, *given)
    if step is RECEIVING and ran.code == FAULTY:
        ran = _receive_unnamed(ran, workspace, given[given.index("--") + 1 :])
    elif ran.done and step.told_by_page:
        ran = ran._replace(unread="")
    return ran if letters.done else ran._replace(unread="\n".join(filter(None, (letters.unread, ran.unread))))


def _receive_unnamed(ran: Ran, workspace: Workspace, files: Sequence[str]) -> Ran:
    """Receive what did not say whose it is, once a person did; return what is still open."""
    from tongket.clicks.unnamed_reports import name_reports

    at = (RECEIVING.verb, "--root", str(workspace.root))
    named = [_run(*at, *each) for each in name_reports(workspace, map(Path, files))]
    if not named:
        return ran
    said = [each.unread for each in named if not each.done]
    again = _run(*at, "--", *files)
    waiting = sorted(map(str, workspace.submissions.glob(f"*{PROPOSAL}")))
    said += [again.unread, *((_PROPOSED, *waiting) if waiting else ())]
    return Ran(max(again.code, *(each.code for each in named)), "\n".join(filter(None, said)))


def _run(*arguments: str) -> Ran:
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        code = run(list(arguments), CLICKED)
    return Ran(code, said.getvalue().rstrip() if code != FINE else "")
