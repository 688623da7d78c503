"""Folders of cases: what is right stays silent, what is wrong is found on its line.

A folder of `cases/faulty/<rule-id>` holds the files that differ from the small campaign (`cases/outline.yaml`,
`cases/units.yaml`), or the short texts out of which documents, frames, phrases and sheets are made (`case_files.py`).
The expectation stands on the line, as a trailing `# expect: rule-id, rule-id`; where a comment can't stand,
`expected.txt` has all findings in concise form.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.case_files import find_in_case, find_in_submissions
from tests.small_campaign import HEAD, check_campaign, concise, write_campaign
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Severity
from tongket.source.nodes import MAX_FINDINGS
from tongket.source.tree import LARGEST_FILE

CASES = Path(__file__).parent / "cases"
FAULTY = sorted(each for each in (CASES / "faulty").glob("*/*") if each.is_dir())
VALID = sorted(each for each in (CASES / "valid").iterdir() if each.is_dir())
_EXPECT = re.compile(r"# expect: (?P<rules>[a-z, -]+)$")

EXPECTED = "expected.txt"
MADE = {
    "unreadable-file": "a FIFO and a link can't lie in a repository",
    "too-large": "5 MB are no case to read",
    "too-many-findings": "10,000 faults are no case to read",
}
"""Rules whose cases are made below, and why."""


def _name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


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


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            each,
            id=_name(each),
            marks=[pytest.mark.slow] if RULES[each.parent.name].chapter.command == "lint" else [],
        )
        for each in FAULTY
    ],
)
def test_every_fault_is_found_where_it_stands_and_nothing_else(case: Path, tmp_path: Path) -> None:
    found = tuple(map(concise, find_in_case(case, tmp_path)))
    expected = case / EXPECTED
    if expected.exists():
        assert found == tuple(_lines(expected))
    else:
        places = [(each.rsplit(":", 2)[0], each[each.index("[") + 1 : -1]) for each in found]
        assert sorted(places) == _expected_lines(case)
    assert any(each.endswith(f"[{case.parent.name}]") for each in found)


@pytest.mark.parametrize("case", VALID, ids=_name)
def test_what_is_right_stays_silent(case: Path, tmp_path: Path) -> None:
    assert tuple(find_in_submissions(case, tmp_path)) == ()


def test_every_rule_has_a_folder_of_cases() -> None:
    folders = {each.parent.name for each in FAULTY}
    assert folders <= RULES.keys()
    assert RULES.keys() - folders == MADE.keys()


def test_a_rule_that_only_warns_is_never_an_error() -> None:
    told = {
        line.rpartition(": ")[2] for each in FAULTY if (each / EXPECTED).exists() for line in _lines(each / EXPECTED)
    }
    warnings = {each.id for each in RULES.values() if each.severity is Severity.WARNING and not each.adjustable}
    assert told & {f"error[{each}]" for each in warnings} == set()


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    outside = path.parents[3] / "ngoài.yaml"
    outside.write_text(HEAD, "utf-8")
    path.symlink_to(outside)


@pytest.mark.parametrize("make", [_pipe, _link])
def test_what_is_no_ordinary_file_is_not_opened(make: Callable[[Path], None], tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "a", {"data/submissions/lam-ha.yaml": "don_vi: lam-ha\n"})
    make(root / "data/submissions/da-lat.yaml")
    assert "da-lat.yaml: error[unreadable-file]" in check_campaign(root)


def test_a_file_of_more_than_five_megabytes_is_not_read(tmp_path: Path) -> None:
    data = HEAD + "#" * LARGEST_FILE
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": data})
    assert check_campaign(root) == ("quan-su.yaml:1:1: error[too-large]",)


@pytest.mark.slow
def test_after_ten_thousand_faults_no_more_are_told(tmp_path: Path) -> None:
    lines = "".join(f"  la_{number}: 1\n" for number in range(MAX_FINDINGS + 5))
    found = check_campaign(write_campaign(tmp_path, {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n{lines}"}))
    assert sum(each.endswith("[unknown-key]") for each in found) == MAX_FINDINGS
    assert sum(each.endswith("[too-many-findings]") for each in found) == 1
