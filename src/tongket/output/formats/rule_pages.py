"""The catalogue of rules as JSON and as `docs/findings.md`, which is written by `rules_markdown` and nothing else."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from tongket.findings.rule import Rule, Severity
from tongket.output.escape import escape_markdown

SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}
_INTRODUCTION = """\
# Các quy tắc

Mọi điều các lệnh của tongket có thể nêu: sai hay ngờ điều gì, vì sao, viết sai và viết đúng trông thế nào, dựa vào đâu.
Mã trong ngoặc vuông của mỗi thông báo là mã ở đây; ở màn hình: `tongket rules`, `tongket rules MÃ`.

*Lỗi* thì phải sửa; *cảnh báo* thì xem lại, đúng thì để nguyên. Quy tắc chỉnh được thì đề cương đổi mức hay tắt đi bằng
`quy_tac` (docs/formats.md). Ký tự không nhìn thấy được viết thành ‹U+200B›.

Trang này do chương trình viết từ danh mục của nó, không sửa tay: `tongket rules --format md > docs/findings.md`.
"""


def describe_adjusting(rule: Rule) -> str:
    """Return how an outline changes a rule's severity, or that none may."""
    return f"tắt hoặc đổi mức được: quy_tac: {{{rule.id}: tat}}" if rule.adjustable else "không chỉnh được"


def rules_json(rules: Iterable[Rule]) -> str:
    """Return the JSON of `rules` (`docs/formats.md`)."""
    return json.dumps({"rules": [_record(each) for each in rules]}, ensure_ascii=False, indent=2)


def _record(rule: Rule) -> dict[str, str | bool | None]:
    return {
        "id": rule.id,
        "command": rule.chapter.command,
        "chapter": rule.chapter.title,
        "severity": rule.severity.value,
        "title": rule.title,
        "why": rule.why,
        "wrong": rule.wrong,
        "right": rule.right,
        "source": rule.source or None,
        "adjustable": rule.adjustable,
    }


def rules_markdown(rules: Iterable[Rule]) -> str:
    """Return the page of the rules, by command and chapter."""
    lines = [_INTRODUCTION]
    for command, of_command in groupby(rules, key=lambda each: each.chapter.command):
        lines.append(f"## `tongket {command}`\n")
        for title, of_chapter in groupby(of_command, key=lambda each: each.chapter.title):
            lines.append(f"### {title}\n")
            for rule in of_chapter:
                lines += _section(rule)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(rule: Rule) -> Iterator[str]:
    severity = SEVERITY_WORDS[rule.severity].capitalize()
    adjusting = " Chỉnh được." if rule.adjustable else ""
    yield f"#### `{rule.id}`\n"
    yield f"{escape_markdown(rule.title)}. *{severity}.* {escape_markdown(rule.why)}{adjusting}\n"
    yield f"Sai:\n\n```text\n{rule.wrong}\n```\n"
    yield f"Đúng:\n\n```text\n{rule.right}\n```\n"
    if rule.source:
        yield f"Nguồn: {rule.source}\n"
