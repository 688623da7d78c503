"""One syntax error hides neither the findings before it nor those after it, and says how its line is written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_campaign import HEAD, check_campaign, find, write_campaign
from tongket.findings.campaign_rules import YAML_SYNTAX
from tongket.source.builder import build_tree
from tongket.source.nodes import Findings, Source

FULL_OF_ERRORS = f"""\
{HEAD}tra_loi:
  I.1:Đảng bộ có 12 chi bộ.
  II.1:
    noi_dung: Kết quả: đạt 12 chi bộ
    chi_tieu:
      hoi_nghi: mười
  II.2: "- Một ý
  II.3:
    chi_tieu:
      kiem_tra: mười hai
      so_ket: [co
  III: - một
  IV: x
bieu:
  PL1:
    mttq: {{can_bo: ba}}
"""
EVERY_KIND = (
    ("  I.1: @Đảng bộ", 'viết: I.1: "@Đảng bộ"'),
    ("  I.1:Đảng bộ\n  II.2: |\n    - Một ý.", "viết: I.1: Đảng bộ"),
    ("  I.1: Kết quả: đạt", 'viết: I.1: "Kết quả: đạt"'),
    ('  I.1: "Dân vận khéo" có 12 mô hình', "viết: I.1: '\"Dân vận khéo\" có 12 mô hình'"),
    ('  I.1: "Đảng bộ có 12 chi bộ', 'viết: I.1: "Đảng bộ có 12 chi bộ"'),
    ("  I.1: 'Đảng bộ có 12 chi bộ", "viết: I.1: 'Đảng bộ có 12 chi bộ'"),
    ("  II.2: [Ý một, ý hai", "viết: II.2: [Ý một, ý hai]"),
    ("  II.2: - Một số nơi chậm", '"II.2: |", dòng dưới thụt vào "- Một số nơi chậm"'),
    ("  I.1: | Đảng bộ", '"I.1: |", dòng dưới thụt vào "Đảng bộ"'),
    ("  I.1: Đảng bộ có # 12\n    chi bộ", '"I.1: |", dòng dưới thụt vào "Đảng bộ có # 12"'),
    ("  I.1: |\n    Đảng bộ.\n   Có 12 chi bộ.", '"    Có 12 chi bộ."'),
    ("  II.1:\n\t chi_tieu:", '"    chi_tieu:"'),
    ('  I.1: "D:\\dang bo"', "viết: I.1: 'D:\\dang bo'"),
)


def _validate(body: str, root: Path) -> tuple[str, ...]:
    return check_campaign(write_campaign(root, {"data/submissions/quan-su.yaml": body}))


def test_what_stands_behind_a_syntax_error_is_read(tmp_path: Path) -> None:
    found = [each.removeprefix("quan-su.yaml:") for each in _validate(FULL_OF_ERRORS, tmp_path)]
    assert found == [
        "5:6: error[yaml-syntax]",
        "7:22: error[yaml-syntax]",
        "9:17: error[not-a-number]",
        "10:9: error[yaml-syntax]",
        "13:17: error[not-a-number]",
        "14:15: error[yaml-syntax]",
        "15:8: error[yaml-syntax]",
        "16:3: error[unknown-key]",
        "19:20: error[not-a-number]",
    ]


@pytest.mark.parametrize(("body", "said"), EVERY_KIND)
def test_a_syntax_error_shows_its_line_as_it_should_be(body: str, said: str, tmp_path: Path) -> None:
    files = {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n{body}\n"}
    hints = [each.hint for each in find(write_campaign(tmp_path, files)) if each.rule is YAML_SYNTAX]
    assert any(said in str(each) for each in hints), hints


@pytest.mark.parametrize("body", [each for each, said in EVERY_KIND if said.startswith("viết: ")])
def test_what_the_hint_shows_is_read_without_an_error(body: str, tmp_path: Path) -> None:
    files = {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n{body}\n"}
    first = next(each for each in find(write_campaign(tmp_path, files)) if each.rule is YAML_SYNTAX)
    mended = f"  {str(first.hint).removeprefix('viết: ').partition('; chữ')[0]}"
    lines = f"{HEAD}tra_loi:\n{body}\n".split("\n")
    lines[int(str(first.location).split(":")[1]) - 1] = mended
    again = find(write_campaign(tmp_path, {"data/submissions/quan-su.yaml": "\n".join(lines)}))
    assert [each for each in again if each.rule is YAML_SYNTAX] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*FULL_OF_ERRORS.split("\n"), '"', "'", "- [", "a: b: c", "\t", "  :"]), max_size=30))
def test_reading_on_comes_to_an_end_and_finds_what_was_found_before(lines: list[str]) -> None:
    text = "\n".join(lines)
    findings = Findings(Source(file="a.yaml", lines=tuple(lines)))
    build_tree(text, findings)
    assert len(findings.found) == len(set(findings.found))
