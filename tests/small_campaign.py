"""A small campaign for the tests of reading and checking, and what `validate` finds in it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tongket.findings.campaign_rules import (
    FOREIGN_LETTER,
    GARBLED_TEXT,
    HTML_ENTITY,
    LOST_LETTERS,
    PRIVATE_CHARACTER,
)
from tongket.findings.diagnostics import Diagnostic
from tongket.intake import read_campaign, take_in
from tongket.workspace import open_workspace

Check = Callable[[Mapping[str, str | bytes]], tuple[str, ...]]

HERE = Path(__file__).parent
OUTLINE = (HERE / "cases" / "outline.yaml").read_text("utf-8")
UNITS = (HERE / "cases" / "units.yaml").read_text("utf-8")
HEAD = "don_vi: quan-su\nde_cuong: thu\nngay_gui: 8/4/2019\n"
"""Of a unit that owes no table."""

ABOUT_LETTERS = (FOREIGN_LETTER, GARBLED_TEXT, HTML_ENTITY, LOST_LETTERS, PRIVATE_CHARACTER)
"""What is said of odd letters changes nothing that is read: made-up texts are full of them."""


def submission(body: str) -> dict[str, str]:
    """Return the file of a unit that owes no table; `body` stands under `tra_loi`, indented."""
    return {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n{body}"}


def facts(lines: str) -> dict[str, str]:
    """Return the file of a unit with these facts, one a line, and nothing else to find."""
    body = "".join(f"      {line}\n" for line in lines.splitlines())
    return submission(f"  I.1: Đảng bộ có 12 chi bộ.\n  II.1:\n    chi_tieu:\n{body}")


def write_campaign(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a campaign folder and return it."""
    for path, content in {"data/outline.yaml": OUTLINE, "data/units.yaml": UNITS, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def find(root: Path, files: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """Return all findings of a campaign folder, as `validate` shows them."""
    workspace = open_workspace(root)
    campaign, found = read_campaign(workspace)
    return found if campaign is None else take_in(workspace, campaign, files).found


def check_campaign(root: Path) -> tuple[str, ...]:
    """Return all findings of a campaign folder, in concise form."""
    return tuple(map(concise, find(root)))


def concise(found: Diagnostic) -> str:
    """Return a finding as `file:line:column: severity[rule]`, the file as short as it is plain."""
    place = str(found.location).removeprefix("data/").removeprefix("submissions/")
    return f"{place}: {found.severity}[{found.rule.id}]"
