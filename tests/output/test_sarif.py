"""Findings as SARIF: valid against the schema that OASIS publishes, every kind of place, any name of a file."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from tongket.findings.campaign_rules import NOT_A_NUMBER
from tongket.findings.catalogue import RULES
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.output.formats.sarif import findings_sarif

_SCHEMA = json.loads((Path(__file__).parents[1] / "data/sarif-schema-2.1.0.json").read_text("utf-8"))
LINE = TextLocation(file="data/submissions/Đạ Tẻh #1.yaml", line=7, column=3, end_column=5)
PLACES = (
    Location(file="/khác/a%b.yaml"),
    LINE,
    TextLocation(file="a:b?.yaml", line=7, column=1),
    WordLocation(file="báo cáo.docx", place='đoạn 12, mục "I"', paragraph=12, column=4),
    CellLocation(file="data/decisions.xlsx", sheet="Ý", row=3, column="F"),
    Location(file="C:/Văn phòng/a.docx"),
)


def told(at: Location = LINE, message: str = "Cần một số.", hint: str | None = None) -> Diagnostic:
    return finding(NOT_A_NUMBER, at, message, hint, snippet="  hoi_nghi: …", unit="da-teh", item="I.1")


def log(*found: Diagnostic) -> dict[str, Any]:
    """Return the one run of a log that is valid."""
    document = json.loads(findings_sarif(found))
    jsonschema.validate(document, _SCHEMA, cls=jsonschema.Draft4Validator)
    assert len(document["runs"]) == 1
    run: dict[str, Any] = document["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    return run


def test_a_log_without_findings_and_one_of_every_rule_and_place_are_valid() -> None:
    assert log()["results"] == []
    everything = [finding(rule, at, rule.title, rule.right) for rule in RULES.values() for at in PLACES]
    run = log(*everything)
    assert len(run["results"]) == len(everything)
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [*RULES]


def test_the_schema_is_one_that_refuses() -> None:
    document = json.loads(findings_sarif((told(),)))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, _SCHEMA, cls=jsonschema.Draft4Validator)


def test_only_text_has_a_region_and_a_place_in_a_document_has_a_name() -> None:
    at = [each["locations"][0] for each in log(*map(told, PLACES))["results"]]
    regions = [each["physicalLocation"].get("region") for each in at]
    lines = [{"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 5}, {"startLine": 7, "startColumn": 1}]
    assert regions == [None, *lines, None, None, None]
    names = [[name["fullyQualifiedName"] for name in each.get("logicalLocations", [])] for each in at]
    assert names == [[], [], [], ['đoạn 12, mục "I"'], ['trang "Ý", ô F3'], []]
    assert at[1]["physicalLocation"]["contextRegion"] == {"startLine": 7, "snippet": {"text": "  hoi_nghi: …"}}


def test_where_it_stands_in_the_report_of_the_unit_is_named_too() -> None:
    found = told()
    document = json.loads(findings_sarif((found,), {found: "trang 2, mục 1"}))
    jsonschema.validate(document, _SCHEMA, cls=jsonschema.Draft4Validator)
    (place,) = document["runs"][0]["results"][0]["locations"][0]["logicalLocations"]
    assert place["fullyQualifiedName"] == "trang 2, mục 1"


def test_a_name_of_a_file_is_an_address() -> None:
    run = log(*map(told, PLACES))
    files = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in run["results"]]
    assert [each["uri"] for each in files] == [
        "file:///kh%C3%A1c/a%25b.yaml",
        "data/submissions/%C4%90%E1%BA%A1%20T%E1%BA%BBh%20%231.yaml",
        "a%3Ab%3F.yaml",
        "b%C3%A1o%20c%C3%A1o.docx",
        "data/decisions.xlsx",
        "file:///C:/V%C4%83n%20ph%C3%B2ng/a.docx",
    ]
    assert unquote(files[1]["uri"]) == LINE.file
    bases = [each.get("uriBaseId") for each in files]
    assert bases == [None, *["%SRCROOT%"] * 4, None]
    assert [*run["originalUriBaseIds"]] == ["%SRCROOT%"]


def test_a_result_names_its_rule_and_says_what_to_do() -> None:
    run = log(told(hint="viết 12."))
    (result,), (rule,) = run["results"], run["tool"]["driver"]["rules"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("not-a-number", 0, "error")
    assert result["message"]["text"] == "Cần một số.\nGợi ý: viết 12."
    assert result["properties"] == {"unit": "da-teh", "item": "I.1"}
    assert NOT_A_NUMBER.wrong in rule["help"]["markdown"]
    assert NOT_A_NUMBER.right in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_what_would_mean_something_in_a_message_is_escaped() -> None:
    """SARIF 2.1.0, 3.11.5: `{{` is a brace; 3.11.6: `[a](b)` is a link, but `[a]` is not."""
    (result,) = log(told(message="viết {khong: lý do}, [ý], [Đà Lạt](1)"))["results"]
    assert result["message"]["text"] == "viết {{khong: lý do}}, [ý], \\[Đà Lạt](1)"
