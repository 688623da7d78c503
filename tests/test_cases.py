"""Folders of cases: what is right stays silent, what is wrong is found on its line.

A folder holds the files that differ from the small campaign (`cases/outline.yaml`, `cases/units.yaml`): `outline.yaml`,
`units.yaml`, and anything else as a file of the submissions folder. The expectation stands on the line, as a trailing
`# expect: rule-id, rule-id`; where a comment can't stand, `expected.txt` has all findings in concise form.
"""

import re
from pathlib import Path

import pytest

from tests.small_campaign import check_campaign, write_campaign
from tongket.findings.catalogue import RULES

CASES = Path(__file__).parent / "cases"
FAULTY = sorted(each for each in (CASES / "faulty").glob("*/*") if each.is_dir())
VALID = sorted(each for each in (CASES / "valid").iterdir() if each.is_dir())
_EXPECT = re.compile(r"# expect: (?P<rules>[a-z, -]+)$")

ELSEWHERE = {
    "other-campaign": "names left in frames and phrases are found by the tests of strangers",
    "template-syntax": "the words are checked by the tests of words",
    "unknown-name": "the words are checked by the tests of words",
    "missing-phrase": "the words are checked by the tests of words",
    "template-failed": "the words are checked by the tests of words",
    "unused-phrase": "the words are checked by the tests of words",
    "never-printed": "the words are checked by the tests of words",
    "misprinted-measure": "the words are checked by the tests of words",
    "unreadable-frame": "a frame is a .docx: its tests draw it",
    "open-frame": "a frame is a .docx: its tests draw it",
    "placeholder-syntax": "a frame is a .docx: its tests draw it",
    "misplaced": "a frame is a .docx: its tests draw it",
    "missing-body": "a frame is a .docx: its tests draw it",
    "missing-style": "a frame is a .docx: its tests draw it",
    "missing-page": "a frame is a .docx: its tests draw it",
    "unused-field": "a frame is a .docx: its tests draw it",
    "unreadable-file": "a FIFO and a link can't lie in a repository: tests/test_workspace.py makes them",
    "too-large": "5 MB are made in tests/read/test_source.py",
    "sent-later": "validate knows no day: tests/test_intake.py asks about one",
    "too-many-findings": "10,000 faults are made in tests/read/test_source.py",
    "unreadable-sheet": "the decision sheet is an .xlsx: its tests make it",
    "bad-decision": "the decision sheet is an .xlsx: its tests make it",
    "lost-decision": "the decision sheet is an .xlsx: its tests make it",
    "unfinished-text": "it stands in a .docx: tests/commands/clean/test_pending.py makes it",
    "yellow-text": "it stands in a .docx: tests/commands/clean/test_pending.py makes it",
    "open-comment": "it stands in a .docx: tests/commands/clean/test_pending.py makes it",
    "tracked-change": "it stands in a .docx: tests/word/test_revisions.py makes it, a frame's test_frame_check.py",
}
"""Rules without a folder of cases, and why."""


def _name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


def write_case(case: Path, root: Path) -> Path:
    """Write the campaign of a folder of cases."""
    files: dict[str, str | bytes] = {}
    for each in case.iterdir():
        if each.name in {"outline.yaml", "units.yaml"}:
            files[f"data/{each.name}"] = each.read_bytes()
        elif each.name != "expected.txt":
            files[f"data/submissions/{each.name}"] = each.read_bytes()
    return write_campaign(root, files)


def _expected_lines(case: Path) -> list[tuple[str, str]]:
    """Return `file:line` and rule of each expectation that stands on a line."""
    return sorted(
        (f"{each.name}:{number}", rule.strip())
        for each in case.iterdir()
        for number, line in enumerate(each.read_text("utf-8-sig").split("\n"), 1)
        for found in [_EXPECT.search(line.rstrip())]
        if found
        for rule in found["rules"].split(",")
    )


@pytest.mark.parametrize("case", FAULTY, ids=_name)
def test_every_fault_is_found_where_it_stands_and_nothing_else(case: Path, tmp_path: Path) -> None:
    found = check_campaign(write_case(case, tmp_path))
    expected = case / "expected.txt"
    if expected.exists():
        assert found == tuple(expected.read_text("utf-8").splitlines())
    else:
        places = [(each.rsplit(":", 2)[0], each[each.index("[") + 1 : -1]) for each in found]
        assert sorted(places) == _expected_lines(case)
    assert any(each.endswith(f"[{case.parent.name}]") for each in found)


@pytest.mark.parametrize("case", VALID, ids=_name)
def test_what_is_right_stays_silent(case: Path, tmp_path: Path) -> None:
    assert check_campaign(write_case(case, tmp_path)) == ()


def test_every_rule_has_a_folder_of_cases() -> None:
    folders = {each.parent.name for each in FAULTY}
    assert folders <= RULES.keys()
    rules = {each.id for each in RULES.values() if each.chapter.command not in {"lint", "figures"}}
    assert rules - folders - ELSEWHERE.keys() == set()
    assert not folders & ELSEWHERE.keys()
