"""The registry of rules: every rule once, with all that a person must know, used by the code and held by a test."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from tongket.findings import campaign_rules, draft_rules, figure_rules, lint_rules, template_rules
from tongket.findings.campaign_rules import MISSING_ANSWER, NOT_A_NUMBER, TOO_SHORT
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Rule, Severity, collect

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = (campaign_rules, draft_rules, template_rules, figure_rules, lint_rules)
COMMANDS = ["validate", "decide", "build", "clean", "template check", "figures", "lint"]
EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def _rule(name: str) -> Rule:
    return Rule(NOT_A_NUMBER.chapter, Severity.ERROR, name, "Sai", "Vì sai.", wrong="a", right="b", source="")


def _module(**rules: Rule) -> ModuleType:
    module = ModuleType("rules")
    vars(module).update(rules)
    return module


def test_two_rules_of_one_id_cannot_be_registered() -> None:
    with pytest.raises(ValueError, match="bad-id"):
        collect(_module(FIRST=_rule("bad-id"), SECOND=_rule("bad-id")))
    with pytest.raises(ValueError, match="bad-id"):
        collect(_module(FIRST=_rule("bad-id")), _module(FIRST=_rule("bad-id")))
    assert [*collect(_module(FIRST=_rule("bad-id"), SECOND=_rule("bad-value")))] == ["bad-id", "bad-value"]


def test_the_registry_holds_every_rule_of_the_folder_command_by_command() -> None:
    written = {each.stem for each in Path(campaign_rules.__file__).parent.glob("*_rules.py")}
    assert {each.__name__.rpartition(".")[2] for each in MODULES} == written
    held = [each for module in MODULES for each in vars(module).values() if isinstance(each, Rule)]
    assert [*RULES.values()] == held
    assert [*dict.fromkeys(each.chapter.command for each in held)] == COMMANDS
    chapters = [each.chapter for each in held]
    assert len({*chapters}) == 1 + sum(one is not other for one, other in pairwise(chapters))


@EVERY
def test_a_rule_says_what_it_forbids_why_and_how_it_looks(rule: Rule) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
    assert re.fullmatch(r"[^\W\d_a-zđ].*[^.]|.*\./\.|“.*", rule.title)
    assert re.fullmatch(r"[^a-zđ].*\.", rule.why)
    assert rule.wrong.strip()
    assert rule.right.strip()
    assert rule.wrong != rule.right
    assert rule.title not in {each.title for each in RULES.values() if each is not rule}
    for text in (rule.title, rule.why, rule.wrong, rule.right):
        assert all(each.isprintable() or each == "\n" for each in text), "what can't be seen is named: ‹U+00A0›"


@EVERY
def test_the_source_of_a_rule_can_be_looked_up(rule: Rule) -> None:
    """A paper in the repository, with a chapter of it or the letters of its sources; or nothing, and `why` says all."""
    if not rule.source:
        return
    paper, _, where = rule.source.partition(";")[0].partition(", ")
    text = (REPOSITORY / paper).read_text("utf-8")
    if where.startswith('"'):
        assert re.search(rf"^#+ {re.escape(where[1:-1])}$", text, re.MULTILINE)
    elif where:
        letters = {each for row in re.findall(r"^\| ([A-Z0-9, ]+) \|", text, re.MULTILINE) for each in row.split(", ")}
        assert {*where.split(", ")} <= letters


_LISTS = {"test_cases.py", "test_catalogue.py", *(Path(str(each.__file__)).name for each in MODULES)}
"""What only lists rules."""


@cache
def _words_of(folder: str) -> frozenset[str]:
    """Return every word in the code of a folder, `wrong-size` and `WRONG_SIZE` alike, but for lists of rules."""
    paths = (each for each in (REPOSITORY / folder).rglob("*.py") if each.name not in _LISTS)
    return frozenset(word for each in paths for word in re.findall(r"[\w-]+", each.read_text("utf-8")))


@EVERY
def test_a_rule_is_told_by_the_code_and_held_by_a_test(rule: Rule) -> None:
    name = next(name for module in MODULES for name, each in vars(module).items() if each is rule)
    assert name in _words_of("src/tongket")
    assert (REPOSITORY / "tests/cases/faulty" / rule.id).is_dir() or rule.id in _words_of("tests")


def test_only_rules_about_values_that_are_understood_can_be_adjusted() -> None:
    assert MISSING_ANSWER.adjustable
    assert TOO_SHORT.adjustable
    assert not NOT_A_NUMBER.adjustable
    assert {each.chapter.command for each in RULES.values() if each.adjustable} == {"validate", "decide"}
