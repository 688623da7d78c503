"""Numbers that are meant to be reached (chỉ tiêu, kế hoạch, mục tiêu): never held against what was reached."""

import re
from collections.abc import Iterator

_LEAD = 90
"""Characters before a number in which its target is named: about one clause.

A choice: at half and at double as many of the slips that `sums` speaks of are told.
"""
_AIM = r"(?:chỉ tiêu|mục tiêu|kế hoạch|dự toán|nghị quyết|định mức|KH|NQ)"
_YEAR = r"(?:năm\s+(?:học\s+)?|giai đoạn\s+|nhiệm kỳ\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?"
_OPENS = re.compile(
    r"\b(?:phấn đấu|đặt (?:ra )?(?:mục tiêu|chỉ tiêu|kế hoạch)|đề ra (?:mục tiêu|chỉ tiêu|kế hoạch)"
    r"|(?<!hơn )(?<!với )(?<!như )(?<!theo )dự kiến|sẽ(?= \w)"
    r"|(?:mục tiêu|chỉ tiêu)(?=,? (?:nhiệm vụ|chủ yếu|cụ thể|chung|tổng quát|đến|là|năm)\b|\s*:)"
    r"|kế hoạch(?= năm[^,.;\d]{0,20}\d{4}\s*(?:là|:)))",
    re.IGNORECASE,
)
"""What speaks of things to come, to the end of its sentence."""
_REACHED = re.compile(
    r"\b(?:đã|kết quả|đến nay|hiện nay|hiện có|thực tế|thực hiện được|thực hiện đạt|ước đạt|ước thực hiện|hoàn thành"
    r"|vượt|cao hơn|thấp hơn)\b",
    re.IGNORECASE,
)
"""What goes on with things that came."""
_REACHING = r"(?!\b(?:đã|đạt được|được \w+ là|hoàn thành|kết quả|thực hiện được|với|cho|trong|và)\b)"
_ABOUT = r"(?:(?:từ|trên|hơn|gần|dưới|khoảng|ít nhất|tối thiểu|không quá|không dưới|mức|là|đạt)\s+){0,3}"
_NEAR = re.compile(
    rf"(?:\b{_AIM}\b(?:{_REACHING}[^.;:()\d]|{_YEAR}){{0,50}}?\b(?:đề ra|giao|là|đạt|quy định)"
    rf"|\b{_AIM}(?:\s+(?:năm|tỉnh|đầu năm|{_YEAR}|được duyệt))*"
    r"|\b(?:được giao|(?<!bàn )(?<!chuyển )giao là|đề ra(?: là)?))"
    rf"\s*(?:là\b|đạt\b|:)?\s*\(?\s*{_ABOUT}$",
    re.IGNORECASE,
)
"""What stands right before a target: "nghị quyết đề ra là trên", "so với kế hoạch"."""


def find_plans(text: str, stops: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield from where to where a text speaks of things to be reached; `stops` are where its sentences begin."""
    ends = [*stops, len(text)]
    last = at = 0
    for found in _OPENS.finditer(text):
        while ends[at] <= found.start():
            at += 1
        if found.start() < last:
            continue
        reached = _REACHED.search(text, found.end(), ends[at])
        last = reached.start() if reached else ends[at]
        yield found.start(), last


def is_aimed_at(text: str, start: int) -> bool:
    """Whether the words right before a place call the number that stands there a target."""
    return _NEAR.search(text[max(0, start - _LEAD) : start]) is not None
