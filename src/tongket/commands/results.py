"""What every command leaves behind: the result page of its campaign, a file that a browser opens without a network."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

from tongket import __version__
from tongket.commands.letters.slip_text import make_slips, slip_text
from tongket.intake import read_campaign, read_reading, take_in
from tongket.model.answers import Intake
from tongket.output.files import write_files
from tongket.pages.next_tasks import Called, MadeFile
from tongket.pages.result_page import Beside, ResultPage, faulty_page, result_page
from tongket.status import take_status
from tongket.values.figures import format_long_date
from tongket.workspace import DECISIONS, READING_RECORD, RESULT_TEMPLATE, SOURCE_SUFFIX, Workspace, absolute_path

_ASKED = "Ghi vào nơi đã nêu"
_FEW = 8
"""So many files of a folder are listed by their names; of more the folder."""


def write_result_page(workspace: Workspace, day: date, called: Called, intake: Intake | None = None) -> str:
    """Write the result page; return why the campaign's own template was not used, or nothing.

    `intake` is what came in, where the command read it already.

    Raises:
        OutputError: the page can't be written; the old one is whole.
    """
    from tongket.pages.html_templates import render_page

    rendered = render_page(RESULT_TEMPLATE, workspace, gather_results(workspace, day, called, intake))
    write_files({workspace.result_page: rendered.data}, keep={})
    return rendered.fault


def gather_results(workspace: Workspace, day: date, called: Called, intake: Intake | None = None) -> ResultPage:
    """Return what the result page shows: of a campaign whose outline or roster is faulty, what is wrong with them."""
    listed = tuple(list_made(workspace))
    links = {each.link for each in listed}
    made = (*(each for each in _list_asked(workspace, called.output) if each.link not in links), *listed)
    if intake is None:
        campaign, found = read_campaign(workspace)
        if campaign is None:
            return faulty_page(found, format_long_date(day), Beside(called=called, version=__version__, made=made))
        intake = take_in(workspace, campaign, as_of=day)
    slips = {
        each.unit.id: slip_text(each, intake.campaign, None) for each in make_slips(intake, workspace) if each.points
    }
    notes = {each.unit: read_reading(workspace, intake.log, each.unit) for each in intake.log.arrivals}
    beside = Beside(
        called=called,
        version=__version__,
        made=made,
        slips=slips,
        places={unit: known.places for unit, known in notes.items() if known is not None},
        records=dict(_records(workspace, intake)),
    )
    return result_page(intake, take_status(intake, day), beside)


def _records(workspace: Workspace, intake: Intake) -> Iterator[tuple[str, str]]:
    """Yield by unit where the record lies of how its last file was read."""
    for unit in {each.unit for each in intake.log.arrivals}:
        latest = intake.log.latest(unit)
        if latest is not None and latest.file is not None:
            path = workspace.received(unit, latest.version) / READING_RECORD
            if path.is_file():
                yield unit, _link(workspace, path)


def list_made(workspace: Workspace) -> Iterator[MadeFile]:
    """Yield what lies in the campaign folder of what tongket makes, in the order of its use."""
    build = workspace.build
    yield from _files(workspace, "Mẫu gửi đơn vị", workspace.forms)
    yield from _files(workspace, "Đôn đốc", workspace.reminders)
    yield from _files(workspace, "Phiếu đề nghị bổ sung", workspace.return_slips)
    yield from _file(workspace, "Dự thảo", workspace.draft, draft=True)
    yield from _file(workspace, "Dự thảo, bản PDF", workspace.draft.with_suffix(".pdf"))
    yield from _file(workspace, "Dự thảo, bản để đọc: số nào cũng mở được nguồn", workspace.draft.with_suffix(".html"))
    for path in _listed(build, ".docx"):
        if path.stem.startswith(workspace.source_book.stem) and ".bak" not in path.stem:  # in volumes, where it is long
            yield from _file(workspace, "Bản tập hợp", path)
    yield from _file(workspace, "Bảng biên tập", workspace.root / DECISIONS)
    yield from _files(workspace, "Phiếu thay đổi", workspace.slips)
    yield from _files(workspace, "Phiếu xác nhận số liệu", workspace.confirmations)
    known = {workspace.draft.name, workspace.source_book.name}
    for path in _listed(build, ".xlsx"):
        if path.name not in known:
            yield from _file(workspace, "Bảng số liệu", path)


def _list_asked(workspace: Workspace, output: str) -> Iterator[MadeFile]:
    """Yield what was written where a command was told to write: the file with those beside it, or a folder."""
    path = absolute_path(Path(output)) if output else None
    if path is not None and path.is_dir():
        files = _listed(path, ".docx", ".xlsx", ".yaml")
        yield MadeFile(kind=_ASKED, name=_shown(workspace, path), link=_link(workspace, path) + "/", files=len(files))
    elif path is not None and path.is_file():
        beside = (f"{path.stem}{SOURCE_SUFFIX}", f"{path.stem}.html")
        for each in sorted(path.parent.iterdir()):
            if each == path or (each.name.startswith(beside) and ".bak" not in each.stem):
                yield MadeFile(kind=_ASKED, name=_shown(workspace, each), link=_link(workspace, each))


def _shown(workspace: Workspace, path: Path) -> str:
    """Return a path as the page shows it: outside the campaign folder by its name."""
    return workspace.show(path) if path.is_relative_to(workspace.root) else path.name


def _file(workspace: Workspace, kind: str, path: Path, *, draft: bool = False) -> Iterator[MadeFile]:
    if path.is_file():
        yield MadeFile(kind=kind, name=workspace.show(path), link=_link(workspace, path), draft=draft)


def _files(workspace: Workspace, kind: str, folder: Path) -> Iterator[MadeFile]:
    """Yield the documents of a folder; of many the folder itself."""
    files = _listed(folder, ".docx", ".xlsx")
    if len(files) > _FEW:
        yield MadeFile(kind=kind, name=workspace.show(folder), link=_link(workspace, folder) + "/", files=len(files))
        return
    for path in files:
        yield from _file(workspace, kind, path)


def _listed(folder: Path, *suffixes: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.suffix in suffixes and not each.name.startswith(("~", ".")))


def _link(workspace: Workspace, path: Path) -> str:
    """Return a path as the page names it: relative, so that the folder may be moved or lie on a stick."""
    try:
        return quote(Path(os.path.relpath(path, workspace.build)).as_posix())
    except ValueError:  # on another drive of Windows
        return path.as_uri()
