"""Findings (thông báo): what is wrong in a file that somebody can mend, where, and what to type instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from tongket.findings.locations import Location
from tongket.findings.rule import Rule, Severity


class Told(NamedTuple):
    """What a finding can tell the unit whose report it is about, beside its message."""

    about: tuple[tuple[str, str], ...] = ()
    """What is meant where the place of the finding does not say: indicator and base year, or row and column, by id."""
    words: tuple[tuple[str, str], ...] = ()
    """The parts of a sentence, by name."""


def tell(*about: tuple[str, str], **words: str) -> Told:
    """Return what a finding can tell the unit."""
    return Told(about, tuple(words.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: rule, place, message and what to do. It is made by `finding`."""

    rule: Rule
    severity: Severity
    message: str
    hint: str | None
    location: Location
    snippet: str | None
    """The source line that `location` is on, as it stands in the file."""
    unit: str | None
    item: str | None
    """The id of the item or table."""
    told: "Told"
    """What can be told to the unit."""

    @property
    def is_error(self) -> bool:
        """Whether it is an error."""
        return self.severity is Severity.ERROR


def finding(  # noqa: PLR0913 - all that a finding may say
    rule: Rule,
    at: Location,
    message: str,
    hint: str | None = None,
    *,
    severity: Severity | None = None,
    snippet: str | None = None,
    unit: str | None = None,
    item: str | None = None,
    told: "Told | None" = None,
) -> Diagnostic:
    """Return what a rule says of a place, as grave as the rule is unless `severity` says otherwise."""
    return Diagnostic(
        rule=rule,
        severity=severity or rule.severity,
        message=message,
        hint=hint,
        location=at,
        snippet=snippet,
        unit=unit,
        item=item,
        told=told or Told(),
    )


def diagnostic_key(found: Diagnostic) -> tuple[str, tuple[str | int, ...], str, str]:
    """Return the one documented order: by file (code points), place in it, rule and message."""
    return (found.location.file, found.location.order, found.rule.id, found.message)


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
    """Return the findings with the severities that an outline asks for; None drops a finding.

    What a silent rule finds is dropped where the outline does not turn it on.
    """
    kept: list[Diagnostic] = []
    for each in found:
        severity = wanted.get(each.rule.id, None if each.rule.silent else each.severity)
        if severity is not None:
            kept.append(each if severity is each.severity else replace(each, severity=severity))
    return kept
