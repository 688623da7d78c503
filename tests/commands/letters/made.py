"""Small campaigns for the papers that go to units."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.small_campaign import HEAD, UNITS, write_campaign
from tongket.intake import read_campaign, take_in
from tongket.model.answers import Intake
from tongket.workspace import Workspace, open_workspace

DAY = date(2019, 4, 12)
UNTIL = date(2019, 4, 15)
HEAD_OF = HEAD.replace("quan-su", "{}")
GOOD = HEAD_OF + "so_ky_hieu: 45-BC/ĐU\ntra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


def take(root: Path, files: Mapping[str, str | bytes]) -> tuple[Workspace, Intake]:
    """Write a campaign and return what came in."""
    workspace = open_workspace(write_campaign(root, files))
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    return workspace, take_in(workspace, campaign, keep=True)


def units(*changed: tuple[str, str]) -> dict[str, str]:
    """Return the roster of the small campaign with some lines changed."""
    text = UNITS
    for old, new in changed:
        assert old in text
        text = text.replace(old, new)
    return {"data/units.yaml": text}


def answers(body: str, unit: str = "quan-su") -> dict[str, str]:
    """Return the file of a unit; `body` stands below its head."""
    return {f"data/submissions/{unit}.yaml": f"{HEAD_OF.format(unit)}so_ky_hieu: 45-BC/ĐU\n{body}"}
