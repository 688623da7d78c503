"""`tongket rules` as people run it."""

import json
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, call
from tongket.findings.catalogue import RULES


def test_the_list_names_every_rule_under_its_command(tmp_path: Path) -> None:
    lines = call(tmp_path, "rules", check=0).stdout.splitlines()
    assert [each.split()[0] for each in lines if each[:1].islower() and not each.startswith("tongket")] == [*RULES]
    at = lines.index("tongket lint: Chữ")
    assert lines[at + 1].split() == ["wrong-font", "lỗi", *RULES["wrong-font"].title.split()]
    rows = [each for each in lines if "  " in each]
    titles = {line.index(rule.title) for line, rule in zip(rows, RULES.values(), strict=True)}
    assert len(titles) == 1
    assert all(each == each.rstrip() for each in lines)


@pytest.mark.parametrize("columns", ["24", "40", "70"])
def test_a_narrow_terminal_shows_what_a_rule_says_below_it(tmp_path: Path, columns: str) -> None:
    lines = call(tmp_path, "rules", COLUMNS=columns).stdout.splitlines()
    at = lines.index("not-a-number  lỗi")
    assert lines[at + 1] == f"    {RULES['not-a-number'].title}"


@pytest.mark.parametrize("command", [("lint",), ("template", "check")])
def test_the_rules_of_one_command_can_be_listed(tmp_path: Path, command: tuple[str, ...]) -> None:
    rules = json.loads(call(tmp_path, "rules", *command, "--format", "json", check=0).stdout)["rules"]
    assert {each["command"] for each in rules} == {" ".join(command)}
    shown = call(tmp_path, "rules", *command, check=0).stdout
    assert all(each["id"] in shown for each in rules)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_rule_is_shown_with_all_that_is_known_of_it(tmp_path: Path, columns: str) -> None:
    rule = RULES["missing-answer"]
    shown = " ".join(call(tmp_path, "rules", rule.id, check=0, COLUMNS=columns).stdout.split())
    said = (rule.id, "cảnh báo", "tongket validate", rule.title, rule.why, rule.wrong, rule.right, rule.source)
    assert all(each in shown for each in said)
    assert "quy_tac: {missing-answer: tat}" in shown
    assert "không chỉnh được" in call(tmp_path, "rules", "not-a-number").stdout


def test_an_id_that_there_is_not_gets_the_nearest(tmp_path: Path) -> None:
    done = call(tmp_path, "rules", "missing_anser", check=2)
    assert done.stderr == 'lỗi: Không có quy tắc hay lệnh "missing_anser".\ngợi ý: có phải missing-answer?\n'
    assert "có phải lint?" in call(tmp_path, "rules", "lin", check=2).stderr


def test_the_page_is_made_by_the_command_that_it_names(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs/findings.md").read_text("utf-8")
    assert "`tongket rules --format md > docs/findings.md`" in page
    assert call(tmp_path, "rules", "--format", "md", check=0).stdout == page
