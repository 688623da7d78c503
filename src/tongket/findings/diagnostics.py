"""Findings (thông báo): what is wrong in a file that somebody can mend, where, and what to type instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is (mức độ): an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of defect (quy tắc), named for the defect."""

    id: str
    """kebab-case, unique: what `--format` prints in brackets and what `quy_tac` names."""
    severity: Severity
    adjustable: bool = False
    """Whether an outline may switch it off or change its severity: only where the value itself is understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a finding points (vị trí): 1-based, in code points of the decoded file; `end_column` is exclusive."""

    file: str
    """Relative to the campaign folder, with `/`; absolute when outside it."""
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    paragraph: int | None = None
    """In a Word document: the number of the paragraph in its part, from 1."""
    place: str | None = None
    """In a Word document, in words: `đoạn 12, mục "II. KẾT QUẢ"`, `biểu 1, hàng 2, cột 3`, `đầu trang`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: rule, place, message and what to do."""

    rule: Rule
    severity: Severity
    message: str
    hint: str | None = None
    location: Location
    snippet: str | None = None
    """The source line that `location` starts on, as it stands in the file."""
    unit: str | None = None
    item: str | None = None
    """The id of the item or table."""

    @property
    def is_error(self) -> bool:
        """Whether it is an error."""
        return self.severity is Severity.ERROR


def diagnostic_key(found: Diagnostic) -> tuple[tuple[bool, str | int], ...]:
    """Return the one documented order: file (code points), paragraph, line, column, rule, message; nulls first."""
    at = found.location
    parts: tuple[str | int | None, ...] = (at.file, at.paragraph, at.line, at.column, found.rule.id, found.message)
    return tuple((part is not None, part if part is not None else 0) for part in parts)


def sort_diagnostics(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings in their one order, each once."""
    return tuple(sorted(dict.fromkeys(found), key=diagnostic_key))


def has_errors(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(each.is_error for each in found)


def count_errors(found: Iterable[Diagnostic]) -> int:
    """Return how many of the findings are errors."""
    return sum(each.is_error for each in found)


def adjust_severities(found: list[Diagnostic], wanted: Mapping[str, Severity | None]) -> list[Diagnostic]:
    """Return the findings with the severities that an outline asks for; None drops a finding."""
    kept: list[Diagnostic] = []
    for each in found:
        severity = wanted.get(each.rule.id, each.severity)
        if severity is not None:
            kept.append(each if severity is each.severity else replace(each, severity=severity))
    return kept
