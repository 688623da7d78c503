"""The rules on how letters are stored and where tone marks stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from tongket.commands.lint.found import Case, Found
from tongket.commands.lint.pieces import TONES
from tongket.commands.lint.roles import is_legacy
from tongket.findings.lint_rules import ETH_LETTER, MIXED_TONE_MARKS, NOT_NFC
from tongket.word.looks import LookedParagraph, TextRun

_OTHERS = {**TONES, **{new: old for old, new in TONES.items()}}
_SYLLABLE = re.compile(rf"\b(\w*?)({'|'.join(_OTHERS)})\b", re.IGNORECASE)
_ETH = re.compile("[\u00d0\u00f0]")
_ANY_CASE = {"ủy", "uỷ"}
"""Words that are counted with capitals too: nobody is called so."""


def check_composed(case: Case) -> Iterator[Found]:
    """Letters with their marks in one (`not-nfc`).

    Source: docs/the-thuc.md, P6, P7, P8.
    """
    for each in case.look.everything:
        if each.text != unicodedata.normalize("NFC", each.text):
            message = "Cần Unicode dựng sẵn, nhưng nhận được chữ cái và dấu tách rời (tổ hợp)"
            hint = "chuyển mã sang Unicode dựng sẵn, ví dụ bằng UniKey (Ctrl+Shift+F6)."
            yield Found(rule=NOT_NFC, message=message, hint=hint, at=each)


def _is_old(run: TextRun) -> bool:
    return any(is_legacy(font) for font in run.look.fonts if font is not None)


def check_eth(case: Case) -> Iterator[Found]:
    """No Icelandic letter for Đ (`eth-letter`)."""
    for each in case.look.everything:
        if any(_ETH.search(run.text) is not None and not _is_old(run) for run in each.runs):
            message = "Cần chữ Đ (U+0110), nhưng nhận được chữ Ð (U+00D0) trông giống hệt"
            yield Found(rule=ETH_LETTER, message=message, hint="thay tất cả Ð bằng Đ, ð bằng đ.", at=each)


def check_tones(case: Case) -> Iterator[Found]:
    """One way to place tone marks in one document (`mixed-tone-marks`): a name may differ.

    Source: docs/the-thuc.md, P10.
    """
    counts: Counter[str] = Counter()
    places: dict[str, LookedParagraph] = {}
    for paragraph in case.look.paragraphs:
        for found in _SYLLABLE.finditer(unicodedata.normalize("NFC", paragraph.text)):
            word = found[0].lower() if found[0].lower() in _ANY_CASE else found[0]
            if not found[1].endswith("q") and word.islower():
                counts[word] += 1
                places.setdefault(word, paragraph)
    for word, count in counts.items():
        ending = word[-2:]
        other = word[:-2] + _OTHERS[ending]
        if count < counts[other] or (count == counts[other] and ending in TONES):
            shown = f"“{other}” ({counts[other]} lần) và “{word}” ({count} lần)"
            message = f"Cần một cách đặt dấu trong cả văn bản, nhưng có cả {shown}"
            hint = f"thay “{word}” bằng “{other}”, trừ tên riêng và lời trích."
            yield Found(rule=MIXED_TONE_MARKS, message=message, hint=hint, at=places[word])
