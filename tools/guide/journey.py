"""The whole way with the campaign of this repository, as an office goes it: from `init` to the clean copy."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from tongket.book.blocks import RunStyle
from tongket.errors import OutputError
from tongket.intake import read_campaign, take_in
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import w
from tongket.workspace import Workspace

CAMPAIGN = "Tổng kết KL62"
DUE, LATER = "10/4/2019", "15/4/2019"
"""The day of the first draft, and that of its new figures: what came after the date before which it was due."""
_DAYS = (3, 5, 8, 9)
"""Of April: on these reports are received, those of the days between with them."""
_LATE = "bao-lam"
"""The unit of which the report comes late."""
_CLICKED = (
    "import sys; from tongket.cli.running import run; from tongket.clicks.steps import CLICKED;"
    " sys.exit(run(sys.argv[1:], CLICKED))"
)
"""A command as a double-click runs it: the result page calls the others by the names of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What is to be seen after a step."""

    file: Path | None = None
    """What is looked at; None where it is what the command said."""
    said: str = ""


class Journey:
    """A campaign that goes from step to step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._workspace = Workspace(root=folder / CAMPAIGN)

    def stops(self) -> Iterator[Stop]:
        """Yield what is to be seen after each of the ten steps; each is gone when the next is asked for.

        Raises:
            OutputError: a command did not do what the guide says.
        """
        workspace = self._workspace
        yield Stop(said=self._run(f'init "{CAMPAIGN}"', "init", CAMPAIGN, at=self._folder / "mới"))
        self._run("", "init", CAMPAIGN, "--sample", at=self._folder)
        self._run("", "form", "da-lat")
        yield Stop(file=workspace.forms / "da-lat.docx")
        self._hand_in()
        yield Stop(file=workspace.result_page)
        self._run("", "slip")
        self._run("", "validate")
        yield Stop(file=workspace.result_page)
        self._run("", "remind", "--as-of", DUE)
        self._run("", "status", "--as-of", DUE)
        yield Stop(file=workspace.result_page)
        self._run("", "build", "--read", "--as-of", DUE)
        yield Stop(file=workspace.draft)
        yield Stop(file=workspace.draft.with_suffix(".html"))
        self._run("", "decide", "--as-of", DUE)
        yield Stop(file=workspace.decisions)
        self._run("", "receive", str(self._reports / f"{_LATE}.docx"), "--on", LATER)
        said = self._run("", "update", str(workspace.draft), "--as-of", LATER)
        yield Stop(file=next(workspace.slips.glob("*.docx")), said=said)
        refused = self._run("", "clean", str(workspace.draft), code=1).partition("\n")[0]
        _finish(workspace.draft)
        self._run("", "clean", str(workspace.draft))
        yield Stop(file=workspace.build / "report-sach.docx", said=refused)

    @property
    def _reports(self) -> Path:
        return self._folder / "báo cáo gửi về"

    def _hand_in(self) -> None:
        """Have every unit's answers typed into its form, and receive the forms on their days, all but the late one."""
        campaign, found = read_campaign(self._workspace)
        if campaign is None:
            raise OutputError("; ".join(each.message for each in found))
        days: dict[int, list[str]] = defaultdict(list)
        for each in take_in(self._workspace, campaign).receipts:
            if each.unit is not None and each.sent is not None:
                day = next((day for day in _DAYS if day >= each.sent.day), _DAYS[-1])
                days[day].append(each.unit.id)
        units = sorted(unit for each in days.values() for unit in each)
        self._run("", "form", *units, "--again", "-o", str(self._reports))
        for path in self._workspace.submissions.iterdir():
            path.unlink()
        for day in _DAYS:
            reports = [str(self._reports / f"{each}.docx") for each in days[day] if each != _LATE]
            self._run("", "receive", *reports, "--on", f"{day}/4/2019", "--via", "văn thư")

    def _run(self, shown: str, *arguments: str, at: Path | None = None, code: int = 0) -> str:
        """Run a command; return what was typed, where that is to be shown, and what it said."""
        folder = at if at is not None else self._workspace.root
        folder.mkdir(exist_ok=True)
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-X", "utf8", "-c", _CLICKED, *arguments],
            cwd=folder,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != code:
            raise OutputError(f"tongket {' '.join(arguments)} kết thúc với mã {done.returncode}: {done.stdout}")
        return f"tongket {shown}\n{done.stdout}" if shown else done.stdout


def _finish(draft: Path) -> None:
    """Do to a draft what people do last in Word: settle every yellow place, here by taking it out."""
    document = Document(str(draft))
    pending = document.styles[RunStyle.PENDING].style_id
    for run in list(document.element.body.iter(w("r"))):
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        if style is not None and style.get(w("val")) == pending:
            paragraph = next(run.iterancestors(w("p")))
            remove_element(run)
            if not list(paragraph.iter(w("t"))):
                remove_element(paragraph)
    document.save(str(draft))
