"""Findings as JSON (`docs/formats.md`); of a Word document the place is a paragraph, also in words."""

import json

from tongket.findings.diagnostics import Diagnostic, Severity


def findings_json(found: tuple[Diagnostic, ...], files: int) -> str:
    """Return the JSON of `validate`: the findings in their order and a summary."""
    errors = sum(each.is_error for each in found)
    document = {
        "diagnostics": [finding_record(each) for each in found],
        "summary": {"files": files, "errors": errors, "warnings": len(found) - errors},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def finding_record(found: Diagnostic) -> dict[str, str | int | None]:
    """Return one finding as its JSON has it."""
    at = found.location
    shown = {
        "rule": found.rule.id,
        "severity": Severity(found.severity).value,
        "message": found.message,
        "hint": found.hint,
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "unit": found.unit,
        "item": found.item,
    }
    return {**shown, "paragraph": at.paragraph, "place": at.place} if at.place is not None else shown
