"""Findings as workflow commands: one line each, whatever stands in a name or a message."""

import pytest

from tongket.findings.campaign_rules import NOT_A_NUMBER, UNUSUAL_FIGURE
from tongket.findings.diagnostics import finding
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.output.formats.workflow import workflow_commands


@pytest.mark.parametrize(
    ("at", "place", "before"),
    [
        (TextLocation(file="a.yaml", line=7, column=3, end_column=5), "line=7,endLine=7,col=3,endColumn=5,", ""),
        (TextLocation(file="a.yaml", line=7, column=3), "line=7,endLine=7,col=3,", ""),
        (Location(file="a.yaml"), "", ""),
        (WordLocation(file="a.yaml", place="đoạn 12", paragraph=12), "", "đoạn 12: "),
        (CellLocation(file="a.yaml", sheet="Ý", row=3, column="F"), "", 'trang "Ý", ô F3: '),
    ],
)
def test_a_finding_is_one_command(at: Location, place: str, before: str) -> None:
    (line,) = workflow_commands([finding(NOT_A_NUMBER, at, "Cần một số.", "viết 12.")])
    assert line == f"::error file=a.yaml,{place}title=not-a-number::{before}Cần một số.%0AGợi ý: viết 12."


def test_nothing_in_a_finding_ends_its_command() -> None:
    at = TextLocation(file="Mục 1, 50%: a\r\n.yaml", line=1, column=1)
    (line,) = workflow_commands([finding(UNUSUAL_FIGURE, at, "50%, a: b::c\r\nd")])
    assert line == (
        "::warning file=Mục 1%2C 50%25%3A a%0D%0A.yaml,line=1,endLine=1,col=1,title=unusual-figure"
        "::50%25, a: b::c%0D%0Ad"
    )
