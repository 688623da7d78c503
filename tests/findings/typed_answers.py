"""The examples of `validate` that are lines of a unit's file or of an outline, where they belong."""

import re
from textwrap import indent

from tests.small_campaign import OUTLINE
from tongket.findings.rule import Rule

_HEAD = {"don_vi": "quan-su", "de_cuong": "kl62", "ngay_gui": "8/4/2019", "so_ky_hieu": "12-BC/ĐU"}
IN_OUTLINE = {
    "missing-key": ("muc:\n", "{}\nmuc:\n", 0),
    "bad-value": ("muc:\n", "{}\nmuc:\n", 0),
    "duplicate-id": ("muc:\n", "muc:\n{}\n", 2),
    "bad-id": ("        chi_tieu:\n", "        chi_tieu:\n{}\n", 10),
    "unknown-reference": ("cong_tu: [dang-uy]", "{}", 0),
    "beyond-office": ("  - ma: PL1\n", "  - {}\n", 0),
    "bad-formula": ("    kiem_tra:\n", "    kiem_tra:\n{}\n", 6),
}
"""Where in the outline an example goes: what is replaced by what, and how far in."""


def outline_of(rule: Rule, example: str) -> str:
    """Return the small outline, with an example that is about outlines where it belongs."""
    outline = re.sub("  - ma: (I+)\n", r"  - ma: muc-\1\n", OUTLINE).replace("{ma: hoi_nghi,", "{ma: hop,")
    if rule.id not in IN_OUTLINE:
        return OUTLINE.replace("ma: thu", f"ma: {_HEAD['de_cuong']}")
    old, new, depth = IN_OUTLINE[rule.id]
    return outline.replace(old, new.format(indent(example, " " * depth)), 1)


def answers_of(example: str) -> str:
    """Return the file of a unit that says what an example says, where its first key belongs."""
    key = re.match(r"[\w.-]+(?=:)|(?=- )", example)
    name = key[0] if key is not None else "sentence"
    if "tra_loi:" in example or "---" in example or example.startswith("#"):
        return f"{example}\n"
    head, answers, tables = dict(_HEAD), {"I.1": "I.1: Đảng bộ có 12 chi bộ."}, ""
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
    elif name in {"sentence", "noi_dung", "chi_tieu", "khong_co"}:
        answers["II.1"] = f"II.1:{' |' if name == 'sentence' else ''}\n{indent(example, '  ')}"
    else:
        answers["II.1"] = f"II.1:\n  chi_tieu:\n{indent(example, '    ')}"
    top = "".join(f"{each}: {value}\n" for each, value in head.items())
    return f"{top}tra_loi:\n{indent(chr(10).join(answers.values()), '  ')}\n{tables}\n"
