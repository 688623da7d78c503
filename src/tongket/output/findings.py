"""Findings as JSON (`docs/formats.md`, "JSON for other programs"), and how many each unit has."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tongket.findings.diagnostics import Diagnostic, count_errors
from tongket.findings.locations import CellLocation, Location, TextLocation, WordLocation
from tongket.findings.rule import Severity
from tongket.model.roster import Roster


def findings_json(
    found: tuple[Diagnostic, ...], files: int, places: Mapping[Diagnostic, str] = MappingProxyType({})
) -> str:
    """Return the JSON of `validate`: the findings in their order and a summary.

    `places` says where some of them stand in the report of their unit.
    """
    errors = count_errors(found)
    document = {
        "diagnostics": [{**finding_record(each), "place_in_report": places.get(each)} for each in found],
        "summary": {"files": files, "errors": errors, "warnings": len(found) - errors},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def finding_record(found: Diagnostic) -> dict[str, str | int | None]:
    """Return one finding as its JSON has it."""
    return {
        "rule": found.rule.id,
        "severity": Severity(found.severity).value,
        "message": found.message,
        "hint": found.hint,
        "file": found.location.file,
        "kind": found.location.kind,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        **_inside(found.location),
        "unit": found.unit,
        "item": found.item,
    }


def _inside(at: Location) -> dict[str, str | int | None]:
    """Return the keys that say where in the file, by its kind; none of a file as a whole."""
    match at:
        case TextLocation(line=line, column=column, end_column=end):
            return {"line": line, "column": column, "end_line": line if end is not None else None, "end_column": end}
        case WordLocation():
            return {"column": at.column, "paragraph": at.paragraph, "place": at.place}
        case CellLocation(row=row, column=column):
            return {"sheet": at.sheet, "row": row, "cell": f"{column}{row}" if column else None}
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCount:
    """How many findings one unit has, or a file that is no unit's."""

    name: str
    errors: int
    warnings: int


def count_findings(found: tuple[Diagnostic, ...], roster: Roster) -> Iterator[FindingCount]:
    """Yield the counts of the units that have findings, in their order, then of the files that are no unit's."""
    of_unit: dict[str, list[Diagnostic]] = {each.id: [] for each in roster.units}
    of_file: dict[str, list[Diagnostic]] = {}
    for each in found:
        named = of_unit.get(each.unit or "")
        (of_file.setdefault(each.location.file, []) if named is None else named).append(each)
    names = {each.id: each.name for each in roster.units}
    for name, own in ((names.get(key, key), own) for key, own in {**of_unit, **of_file}.items()):
        if own:
            yield FindingCount(name=name, errors=count_errors(own), warnings=len(own) - count_errors(own))
