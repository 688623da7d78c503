"""Findings as SARIF 2.1.0, which code hosts and editors read (`docs/formats.md`, "Findings for other programs")."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from tongket import __version__
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.findings.rule import Rule

_Record = dict[str, object]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""The campaign folder: what the paths of findings are relative to, by the name that code hosts know."""
_DRIVE = re.compile("[A-Za-z]:/")
_SPECIAL = re.compile(r"[{}]|\[(?=[^\]]*\]\()")
"""What would be a placeholder or a link in the text of a message (SARIF 2.1.0, 3.11.5 and 3.11.6)."""


def findings_sarif(found: tuple[Diagnostic, ...], places: Mapping[Diagnostic, str] = MappingProxyType({})) -> str:
    """Return a log of one run: the rules that were told, in the order of the findings, and one result a finding.

    `places` says where some of them stand in the report of their unit.
    """
    rules = list(dict.fromkeys(each.rule for each in found))
    numbers = {each: number for number, each in enumerate(rules)}
    driver: _Record = {
        "name": "tongket",
        "semanticVersion": __version__,
        "language": "vi",
        "rules": [_describe_rule(each) for each in rules],
    }
    run: _Record = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Thư mục chiến dịch."}}},
        "results": [_result(each, numbers[each.rule], places.get(each)) for each in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _describe_rule(rule: Rule) -> _Record:
    shown = "\n\n".join(f"{label}:\n\n{text}" for label, text in (("Sai", rule.wrong), ("Đúng", rule.right)))
    fenced = "\n\n".join(f"{label}:\n\n{_fence(text)}" for label, text in (("Sai", rule.wrong), ("Đúng", rule.right)))
    return {
        "id": rule.id,
        "name": "".join(each.capitalize() for each in rule.id.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\n{shown}", "markdown": f"{rule.why}\n\n{fenced}"},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.chapter.command]},
    }


def _fence(text: str) -> str:
    return f"```text\n{text}\n```"


def _result(found: Diagnostic, rule_index: int, place: str | None) -> _Record:
    message = f"{found.message}\nGợi ý: {found.hint}" if found.hint else found.message
    properties = {name: said for name, said in (("unit", found.unit), ("item", found.item)) if said is not None}
    return {
        "ruleId": found.rule.id,
        "ruleIndex": rule_index,
        "level": found.severity.value,
        "message": {"text": _SPECIAL.sub(lambda special: {"[": "\\["}.get(special[0], special[0] * 2), message)},
        "locations": [_location(found.location, found.snippet, place)],
        **({"properties": properties} if properties else {}),
    }


def _location(at: Location, snippet: str | None, place: str | None) -> _Record:
    """Return where a finding is: a region only in text; a place in a Word file or workbook is a logical location."""
    physical: _Record = {"artifactLocation": _artifact(at.file)}
    if isinstance(at, TextLocation):
        physical["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            **({"endLine": at.line, "endColumn": at.end_column} if at.end_column is not None else {}),
        }
        if snippet is not None:
            physical["contextRegion"] = {"startLine": at.line, "snippet": {"text": snippet}}
    inside = at.inside if isinstance(at, WordLocation | CellLocation) else None
    named = [{"fullyQualifiedName": each, "kind": "element"} for each in (inside, place) if each]
    return {"physicalLocation": physical, **({"logicalLocations": named} if named else {})}


def _artifact(file: str) -> _Record:
    """Return a file by its URI: relative to the campaign folder, of a file outside it the whole address."""
    if _DRIVE.match(file):
        return {"uri": f"file:///{quote(file, safe='/:')}"}
    if file.startswith("/"):
        return {"uri": f"file://{quote(file)}"}
    return {"uri": quote(file), "uriBaseId": _ROOT}
