"""The examples of the catalogue are true: what is shown as wrong is found by that rule, what is right is not."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from tests.small_campaign import OUTLINE, find, write_campaign
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Rule
from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import read_numbers
from tongket.numbers.sentence_checks import check_sentence

NOT_TYPED = {
    *("unreadable-file", "too-large", "too-many-findings", "wrong-encoding", "not-read", "duplicate-unit", "same-file"),
    "waiting-proposal",
    *("figures-disagree", "copied-paragraph", "text-disagrees", "unusual-figure"),
    *("control-character", "line-separator", "odd-space"),
}
"""Rules of `validate` whose examples are files, figures of several units, or what can't be seen."""
TYPED = [each for each in RULES.values() if each.chapter.command == "validate" and each.id not in NOT_TYPED]
SUMS = [each for each in RULES.values() if each.chapter.title == "Phép tính trong câu"]
HEAD = {"don_vi": "quan-su", "de_cuong": "kl62", "ngay_gui": "8/4/2019", "so_ky_hieu": "12-BC/ĐU"}
IN_OUTLINE = {
    "missing-key": ("muc:\n", "{}\nmuc:\n", 0),
    "bad-value": ("muc:\n", "{}\nmuc:\n", 0),
    "duplicate-id": ("muc:\n", "muc:\n{}\n", 2),
    "bad-id": ("        chi_tieu:\n", "        chi_tieu:\n{}\n", 10),
    "unknown-reference": ("cong_tu: [dang-uy]", "{}", 0),
    "bad-formula": ("    kiem_tra:\n", "    kiem_tra:\n{}\n", 6),
}
"""Where in the outline an example goes: what is replaced by what, and how far in."""


def _outline(rule: Rule, example: str) -> str:
    outline = re.sub("  - ma: (I+)\n", r"  - ma: muc-\1\n", OUTLINE).replace("{ma: hoi_nghi,", "{ma: hop,")
    if rule.id not in IN_OUTLINE:
        return OUTLINE.replace("ma: thu", f"ma: {HEAD['de_cuong']}")
    old, new, depth = IN_OUTLINE[rule.id]
    return outline.replace(old, new.format(indent(example, " " * depth)), 1)


def _answers(example: str) -> str:
    """Return the file of a unit that says what an example says, where its first key belongs."""
    key = re.match(r"[\w.-]+(?=:)|(?=- )", example)
    name = key[0] if key is not None else "sentence"
    if "tra_loi:" in example or "---" in example or example.startswith("#"):
        return f"{example}\n"
    head, answers, tables = dict(HEAD), {"I.1": "I.1: Đảng bộ có 12 chi bộ."}, ""
    if name in head:
        head[name] = example.partition(": ")[2]
    elif re.fullmatch(r"I+(\.\d)?", name):
        answers[name] = example
    elif name in {"mttq", "can_bo", "bieu"}:
        head["don_vi"] = "da-lat"
        row = f"mttq:\n{indent(example, '  ')}" if name == "can_bo" else example
        others = "nong_dan: {can_bo: 3, nu: 1}\nphu_nu: {can_bo: 2, nu: 2}\n"
        tables = example if name == "bieu" else "bieu:\n  PL1:\n" + indent(f"{row}\n{others}", "    ")
    elif name == "":
        answers["II.2"] = f"II.2:\n{indent(example, '  ')}"
    elif name in {"sentence", "noi_dung", "chi_tieu"}:
        answers["II.1"] = f"II.1:{' |' if name == 'sentence' else ''}\n{indent(example, '  ')}"
    else:
        answers["II.1"] = f"II.1:\n  chi_tieu:\n{indent(example, '    ')}"
    top = "".join(f"{each}: {value}\n" for each, value in head.items())
    return f"{top}tra_loi:\n{indent(chr(10).join(answers.values()), '  ')}\n{tables}\n"


@pytest.mark.parametrize("rule", TYPED, ids=[each.id for each in TYPED])
def test_what_is_typed_wrong_is_found_and_what_is_right_is_not(rule: Rule, tmp_path: Path) -> None:
    wrong, right = (
        {each.rule.id for each in find(write_campaign(tmp_path / name, files))}
        for name, example in (("wrong", rule.wrong), ("right", rule.right))
        for files in [{"data/outline.yaml": _outline(rule, example), "data/submissions/tệp.yaml": _answers(example)}]
    )
    assert rule.id in wrong
    assert rule.id not in right


@pytest.mark.parametrize("rule", SUMS, ids=[each.id for each in SUMS])
def test_a_sentence_that_does_not_add_up_is_found_and_the_mended_one_does(rule: Rule) -> None:
    told = [
        [each.rule for each in check_sentence(read_numbers(plain_text(text))) if each.rule is not None]
        for text in (rule.wrong, rule.right)
    ]
    assert told == [[rule], []]
