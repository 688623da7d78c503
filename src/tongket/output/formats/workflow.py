"""Findings as workflow commands, which GitHub shows beside the lines of a change (`docs/formats.md`)."""

from collections.abc import Iterable, Iterator

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""What ends a command, and what ends a property of it."""


def workflow_commands(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one `::error …::` or `::warning …::` a finding; a place that is no line of text is told in the message."""
    return map(_workflow_command, found)


def _workflow_command(found: Diagnostic) -> str:
    at = found.location
    properties: dict[str, str | int] = {"file": at.file}
    message = found.message
    if isinstance(at, TextLocation):
        properties |= {"line": at.line, "endLine": at.line, "col": at.column}
        properties |= {"endColumn": at.end_column} if at.end_column is not None else {}
    elif at.inside:
        message = f"{at.inside}: {message}"
    properties["title"] = found.rule.id
    if found.hint:
        message += f"\nGợi ý: {found.hint}"
    listed = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{found.severity.value} {listed}::{message.translate(_DATA)}"
