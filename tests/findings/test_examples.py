"""The examples of the catalogue are true: what is shown as wrong is found by that rule, what is right is not."""

from pathlib import Path

import pytest

from tests.findings.typed import type_example
from tests.small_campaign import HEAD, check_campaign, write_campaign
from tongket.findings.campaign_rules import UNREADABLE_FILE
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Rule

TYPED = [each for each in RULES.values() if each is not UNREADABLE_FILE]
COMPANIONS = {
    "too-many-findings": {"unknown-key"},
    "duplicate-key": {"missing-cell"},
    "unasked-answer": {"missing-date", "missing-outline"},
    "figures-disagree": {"unasked-answer"},
}
"""What is found with an example: the faults that were counted, the value that was not used, what it does not show."""


def _is_slow(rule: Rule) -> bool:
    return rule.chapter.command in {"lint", "decide", "template check"} or rule.id == "too-many-findings"


@pytest.mark.parametrize(
    "rule",
    [pytest.param(each, id=each.id, marks=[pytest.mark.slow] if _is_slow(each) else []) for each in TYPED],
)
def test_what_is_typed_wrong_is_found_and_what_is_right_is_not(rule: Rule, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.mkdir()
    right.mkdir()
    assert type_example(rule, rule.wrong, wrong) == {rule.id, *COMPANIONS.get(rule.id, ())}
    assert rule.id not in type_example(rule, rule.right, right)


def test_a_file_that_leads_out_of_the_folder_is_found_and_an_ordinary_one_is_not(tmp_path: Path) -> None:
    name, _, target = UNREADABLE_FILE.wrong.partition(" → ")
    outside = tmp_path / target.lstrip("/")
    outside.parent.mkdir(parents=True)
    outside.write_text(HEAD, "utf-8")
    root = write_campaign(tmp_path / "chiến dịch", {"data/submissions/lam-ha.yaml": ""})
    (root / "data/submissions" / name).symlink_to(outside)
    assert f"{name}: error[unreadable-file]" in check_campaign(root)
    (root / "data/submissions" / name).unlink()
    (root / "data/submissions" / UNREADABLE_FILE.right.partition(" (")[0]).write_text(HEAD, "utf-8")
    assert not any("unreadable-file" in each for each in check_campaign(root))
