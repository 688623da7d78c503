"""Findings, where they point, and their one order."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.findings.campaign_rules import MISSING_ANSWER, NOT_A_NUMBER
from tongket.findings.diagnostics import Diagnostic, adjust_severities, finding, has_errors, sort_diagnostics
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.findings.rule import Severity

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tongket"
SHEET, REPORT = "data/decisions.xlsx", "build/báo cáo.docx"


def _text(file: str, line: int, column: int) -> TextLocation:
    return TextLocation(file=file, line=line, column=column)


def _cell(sheet: str, row: int, column: str = "") -> CellLocation:
    return CellLocation(file=SHEET, sheet=sheet, row=row, column=column)


def _word(place: str, paragraph: int | None = None, column: int | None = None) -> WordLocation:
    return WordLocation(file=REPORT, place=place, paragraph=paragraph, column=column)


ORDERED = (
    finding(MISSING_ANSWER, Location(file="a.yaml"), "Mục I"),
    finding(MISSING_ANSWER, _text("a.yaml", 1, 1), "Mục I"),
    finding(MISSING_ANSWER, _text("a.yaml", 1, 2), "Mục I"),
    finding(MISSING_ANSWER, _text("a.yaml", 1, 2), "Mục II"),
    finding(NOT_A_NUMBER, _text("a.yaml", 1, 2), "Mục I"),
    finding(MISSING_ANSWER, _text("a.yaml", 2, 1), "Mục I"),
    finding(MISSING_ANSWER, _text("a.yaml", 10, 1), "Mục I"),
    finding(MISSING_ANSWER, Location(file=REPORT), "Mục I"),
    finding(MISSING_ANSWER, _word("phần đầu"), "Mục I"),
    finding(MISSING_ANSWER, _word("đoạn 2", 2, 1), "Mục I"),
    finding(MISSING_ANSWER, _word("đoạn 2", 2, 9), "Mục I"),
    finding(MISSING_ANSWER, _word("đoạn 12", 12), "Mục I"),
    finding(MISSING_ANSWER, Location(file=SHEET), "Mục I"),
    finding(MISSING_ANSWER, _cell("Số liệu", 9), "Mục I"),
    finding(MISSING_ANSWER, _cell("Ý", 2), "Mục I"),
    finding(MISSING_ANSWER, _cell("Ý", 2, "Z"), "Mục I"),
    finding(MISSING_ANSWER, _cell("Ý", 2, "AA"), "Mục I"),
    finding(MISSING_ANSWER, _cell("Ý", 10, "B"), "Mục I"),
    finding(MISSING_ANSWER, Location(file="đ.yaml"), "Mục I"),
)


@given(st.permutations(ORDERED))
def test_findings_have_one_order_whatever_kind_their_places_are_of(mixed: list[Diagnostic]) -> None:
    assert sort_diagnostics(mixed) == ORDERED


def test_a_finding_is_shown_once() -> None:
    assert sort_diagnostics([ORDERED[0], ORDERED[1], ORDERED[0]]) == ORDERED[:2]


@pytest.mark.parametrize(
    ("at", "kind", "shown"),
    [
        (Location(file="templates/report.j2"), "file", "templates/report.j2"),
        (_text("data/outline.yaml", 7, 3), "text", "data/outline.yaml:7:3"),
        (_word('đoạn 12, mục "II. KẾT QUẢ"', 12, 5), "word", 'build/báo cáo.docx: đoạn 12, mục "II. KẾT QUẢ"'),
        (_word("phần cuối"), "word", "build/báo cáo.docx: phần cuối"),
        (_cell("Ý", 3, "F"), "cell", 'data/decisions.xlsx: trang "Ý", ô F3'),
        (_cell("Ý", 3), "cell", 'data/decisions.xlsx: trang "Ý", hàng 3'),
    ],
)
def test_each_kind_of_place_has_one_printed_form(at: Location, kind: str, shown: str) -> None:
    assert (at.kind, str(at)) == (kind, shown)


def test_a_kind_of_place_has_what_only_its_files_have() -> None:
    kinds = (TextLocation, WordLocation, CellLocation)
    assert {each: {field.name for field in dataclasses.fields(each)} for each in kinds} == {
        TextLocation: {"file", "line", "column", "end_column", "path"},
        WordLocation: {"file", "place", "paragraph", "column"},
        CellLocation: {"file", "sheet", "row", "column"},
    }


def test_a_finding_is_as_grave_as_its_rule_unless_told_otherwise() -> None:
    assert finding(NOT_A_NUMBER, Location(file="a.yaml"), "Mục I").severity is Severity.ERROR
    assert not finding(NOT_A_NUMBER, Location(file="a.yaml"), "Mục I", severity=Severity.WARNING).is_error


def test_severities_are_adjusted_by_rule_and_none_drops_a_finding() -> None:
    found = [ORDERED[0]]
    assert adjust_severities(found, {"missing-answer": Severity.ERROR})[0].is_error
    assert adjust_severities(found, {"missing-answer": None}) == []
    assert adjust_severities(found, {"too-short": None}) == found
    assert not has_errors(found)


def test_findings_are_made_in_one_place() -> None:
    makers = [each.name for each in SOURCE.rglob("*.py") if re.search(r"\bDiagnostic\(", each.read_text("utf-8"))]
    assert makers == ["diagnostics.py"]
