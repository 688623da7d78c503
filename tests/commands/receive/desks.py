"""A small campaign that receives reports."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.builders import REPOSITORY
from tests.filled_forms import answers_of, fill_form, form_of, keep_issued
from tests.small_campaign import write_campaign
from tongket.commands.receive.desk import Desk, HowItCame
from tongket.commands.receive.receiving import Received, receive_file
from tongket.commands.receive.returned_files import open_desk
from tongket.intake import read_campaign
from tongket.model.addresses import Address
from tongket.workspace import open_workspace

DAY = date(2019, 4, 9)
HOW = HowItCame(day=DAY, via="văn thư", by="Nguyễn Văn An")


def desk_at(root: Path) -> Desk:
    """Return the desk of the campaign in a folder, which is made where it is not there."""
    if not (root / "data").exists():
        write_campaign(root, {})
        (root / "templates").mkdir()
        shutil.copy(REPOSITORY / "templates" / "form.docx", root / "templates")
        keep_issued(open_workspace(root))
    workspace = open_workspace(root)
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    desk, faults = open_desk(workspace, campaign)
    assert faults == ()
    return desk


def typed_of(desk: Desk, unit: str, changed: Mapping[str, str] | None = None) -> dict[Address, str]:
    """Return something right for every slot of a unit's form; `changed` by the names of addresses, "" leaves empty."""
    form = form_of(desk.campaign, unit)
    typed = answers_of(form, desk.campaign.outline)
    for row in desk.campaign.outline.tables[0].rows:  # no more women than people
        at = Address("PL1", row.id, "nu", table=True)
        if at in typed:
            typed[at] = "5"
    typed[Address("III")] = "Sẽ làm tiếp năm việc: đủ, đúng."
    names = {str(each): each for each in (*typed, *(slot.address for slot in form.slots))}
    for name, text in (changed or {}).items():
        typed[names[name]] = text
    return {at: text for at, text in typed.items() if text}


def report_of(desk: Desk, unit: str, changed: Mapping[str, str] | None = None) -> bytes:
    """Return a unit's report, typed into its form; the same is made once."""
    key = (desk.workspace.outline.read_bytes(), unit, tuple(sorted((changed or {}).items())))
    if key not in _REPORTS:
        frame = desk.workspace.root / "templates" / "form.docx"
        _REPORTS[key] = fill_form(form_of(desk.campaign, unit), frame, typed_of(desk, unit, changed))
    return _REPORTS[key]


_REPORTS: dict[tuple[bytes, str, tuple[tuple[str, str], ...]], bytes] = {}


def hand_in(desk: Desk, data: bytes, name: str = "bao cao.docx", how: HowItCame = HOW) -> Received:
    """Hand over a file."""
    path = desk.workspace.root.parent / "gui ve" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return receive_file(path, how, desk)


def submission_of(desk: Desk, unit: str) -> str:
    return desk.workspace.submission(unit).read_text("utf-8")


def files_of(root: Path) -> dict[str, bytes]:
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}
