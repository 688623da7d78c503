"""Findings and their one order."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tongket.findings.diagnostics import Diagnostic, Location, Severity, adjust_severities, has_errors, sort_diagnostics
from tongket.findings.rules import MISSING_ANSWER, NOT_A_NUMBER, RULES, TOO_SHORT


def _found(file: str, line: int | None = None, column: int | None = None, message: str = "Mục I") -> Diagnostic:
    at = Location(file=file, line=line, column=column)
    return Diagnostic(rule=MISSING_ANSWER, severity=Severity.WARNING, message=message, location=at)


ORDERED = (
    _found("a.yaml"),
    _found("a.yaml", 1),
    _found("a.yaml", 1, 2),
    _found("a.yaml", 1, 2, "Mục II"),
    _found("a.yaml", 2, 1),
    _found("a.yaml", 10, 1),
    _found("b.yaml"),
    _found("đ.yaml"),
)


@given(st.permutations(ORDERED))
def test_findings_have_one_order_nulls_first(mixed: list[Diagnostic]) -> None:
    assert sort_diagnostics(mixed) == ORDERED


def test_a_finding_is_shown_once() -> None:
    assert sort_diagnostics([ORDERED[0], ORDERED[1], ORDERED[0]]) == ORDERED[:2]


def test_severities_are_adjusted_by_rule_and_none_drops_a_finding() -> None:
    found = [ORDERED[0]]
    assert adjust_severities(found, {"missing-answer": Severity.ERROR})[0].is_error
    assert adjust_severities(found, {"missing-answer": None}) == []
    assert adjust_severities(found, {"too-short": None}) == found
    assert not has_errors(found)


def test_only_rules_about_values_that_are_understood_can_be_adjusted() -> None:
    assert MISSING_ANSWER.adjustable
    assert TOO_SHORT.adjustable
    assert not NOT_A_NUMBER.adjustable


def test_every_rule_is_named_in_kebab_case() -> None:
    assert all(set(each) <= set("abcdefghijklmnopqrstuvwxyz-") for each in RULES)
    assert all(before != after for before, after in itertools.pairwise(sorted(RULES)))
