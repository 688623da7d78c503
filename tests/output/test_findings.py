"""Findings as JSON: every key of the kind of place, and null for what a place has not."""

import pytest

from tongket.findings.campaign_rules import NOT_A_NUMBER
from tongket.findings.diagnostics import finding
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.output.findings import finding_record

NOWHERE = {"line": None, "column": None, "end_line": None, "end_column": None}


@pytest.mark.parametrize(
    ("at", "kind", "inside"),
    [
        (Location(file="a"), "file", NOWHERE),
        (
            TextLocation(file="a", line=7, column=3, end_column=5),
            "text",
            {"line": 7, "column": 3, "end_line": 7, "end_column": 5},
        ),
        (TextLocation(file="a", line=7, column=1), "text", {**NOWHERE, "line": 7, "column": 1}),
        (
            WordLocation(file="a", place="đoạn 12", paragraph=12, column=4),
            "word",
            {**NOWHERE, "column": 4, "paragraph": 12, "place": "đoạn 12"},
        ),
        (WordLocation(file="a", place="phần cuối"), "word", {**NOWHERE, "paragraph": None, "place": "phần cuối"}),
        (
            CellLocation(file="a", sheet="Ý", row=3, column="AB"),
            "cell",
            {**NOWHERE, "sheet": "Ý", "row": 3, "cell": "AB3"},
        ),
        (CellLocation(file="a", sheet="Ý", row=3), "cell", {**NOWHERE, "sheet": "Ý", "row": 3, "cell": None}),
    ],
)
def test_the_place_has_the_keys_of_its_kind(at: Location, kind: str, inside: dict[str, object]) -> None:
    record = finding_record(finding(NOT_A_NUMBER, at, "Cần một số.", "viết 12.", unit="da-lat", item="I"))
    assert record == {
        "rule": "not-a-number",
        "severity": "error",
        "message": "Cần một số.",
        "hint": "viết 12.",
        "file": "a",
        "kind": kind,
        "unit": "da-lat",
        "item": "I",
        **inside,
    }
