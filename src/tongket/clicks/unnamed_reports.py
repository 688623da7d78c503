"""Reports that do not say whose they are (báo cáo không còn dấu của mẫu): which, and whose a person says they are."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tongket.cli import console
from tongket.clicks.window import ask_typed
from tongket.commands.receive.arrived_files import list_files, read_file
from tongket.commands.receive.desk import Desk
from tongket.commands.receive.returned_files import open_desk
from tongket.errors import TongketError, UnknownUnitError
from tongket.intake import read_campaign
from tongket.model.roster import Roster
from tongket.workspace import Workspace


def name_reports(workspace: Workspace, given: Iterable[Path]) -> Iterator[list[str]]:
    """Ask whose the files are that were not received for want of that; yield what `receive` is given for each."""
    campaign, _ = read_campaign(workspace)
    if campaign is None:
        return
    desk, _ = open_desk(workspace, campaign)
    unnamed = list(_find_unnamed(desk, given))
    for number, each in enumerate(unnamed):
        if not number:
            for place, unit in enumerate(campaign.roster.units, 1):
                console.show_line(f"{place:3}. {unit.name} ({unit.id})")
        unit_id = _ask_unit(each, campaign.roster)
        if unit_id:
            yield ["--unit", unit_id, "--", str(each)]


def _find_unnamed(desk: Desk, given: Iterable[Path]) -> Iterator[Path]:
    for path in list_files(given)[0]:
        try:
            data = read_file(path)
            if desk.log.known(hashlib.sha256(data).hexdigest()) is None:
                desk.read(path, data, "")
        except UnknownUnitError:
            yield path
        except (TongketError, OSError):
            continue  # `receive` has said what is wrong with it


def _ask_unit(path: Path, roster: Roster) -> str:
    """Return whose a file is, as typed; "" where nobody says."""
    question = (
        f"Tệp {path.name} không có dấu của mẫu. Gõ số thứ tự hoặc mã của đơn vị đã gửi; chỉ bấm Enter để bỏ qua: "
    )
    while typed := ask_typed(question):
        if typed.isdecimal() and 1 <= int(typed) <= len(roster.units):
            return roster.units[int(typed) - 1].id
        if roster.unit(typed) is not None:
            return typed
        console.show_line(f"Không có đơn vị nào số hay mã {typed}.")
    return ""
