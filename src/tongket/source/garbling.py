"""Text of a file that came out wrong, line by line, with the text as it should read; nothing is converted."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tongket.findings.campaign_rules import (
    DECOMPOSED_TEXT,
    FOREIGN_LETTER,
    GARBLED_TEXT,
    HTML_ENTITY,
    LOST_LETTERS,
    PRIVATE_CHARACTER,
)
from tongket.findings.diagnostics import tell
from tongket.findings.rule import Rule
from tongket.source.nodes import Findings, Span
from tongket.values.garbled import Damage, Garbled, find_garbled
from tongket.values.quoting import shorten
from tongket.values.strange_letters import may_be_garbled

_RULES: Mapping[Damage, Rule] = {
    **dict.fromkeys((Damage.MOJIBAKE, Damage.CP1258, Damage.TCVN3, Damage.VNI), GARBLED_TEXT),
    Damage.LOST: LOST_LETTERS,
    Damage.ENTITY: HTML_ENTITY,
    Damage.STROKE: FOREIGN_LETTER,
    Damage.PRIVATE: PRIVATE_CHARACTER,
}
_LONGEST_LINE = 100
"""How much of a mended text a hint shows: a line of a terminal."""
_MARK = re.compile("\\w[\u0300-\u0323]+")


class GarbledText(NamedTuple):
    """A piece of a line that came out wrong, as a finding says it."""

    rule: Rule
    start: int
    """From where in the line, in code points from 0."""
    end: int
    message: str
    hint: str


def garbled_texts(line: str) -> Iterator[GarbledText]:
    """Yield what came out wrong in a line of any text that goes into a report."""
    for each in find_garbled(line):
        yield GarbledText(_RULES[each.fault], each.start, each.end, *_say(line[each.start : each.end], each))


def check_garbling(text: str, findings: Findings) -> None:
    """Report each piece of a text that came out wrong, and once that letters and marks stand apart (NFD)."""
    if may_be_garbled(text):
        for number, line in enumerate(text.split("\n"), 1):
            for each in garbled_texts(line):
                at = Span(number, each.start + 1, number, each.end + 1)
                told = tell(typed=shorten(line[each.start : each.end]))
                findings.add(each.rule, at, each.message, each.hint, told=told)
    if not unicodedata.is_normalized("NFC", text):
        found = _MARK.search(text)
        if found is not None:
            number, start = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
            at = Span(number, start, number, start + len(found[0]))
            message = "Chữ và dấu viết rời (NFD) ở tệp này; đã đọc như chữ liền."
            findings.add(DECOMPOSED_TEXT, at, message, "chạy tongket fix --write để viết liền cả tệp, hoặc để nguyên.")


def _say(typed: str, garbled: Garbled) -> tuple[str, str]:
    """Return message and hint about a piece of a line."""
    fault, mended = garbled.fault, garbled.mended
    if fault is Damage.LOST:
        return f'Mất chữ trong "{shorten(typed)}".', "gõ lại từ bản gốc: chữ đã mất không khôi phục được."
    if fault is Damage.PRIVATE:
        codes = ", ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(typed))
        return f"Có {fault} ({codes}), nơi khác in ra ô vuông.", "xóa hoặc thay bằng dấu thường dùng (-, +, →)."
    return f'Chữ hỏng ở "{shorten(typed)}": {fault}.', f"viết: {shorten(mended or '', _LONGEST_LINE)}"
