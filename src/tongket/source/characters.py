"""The characters that no campaign file may hold: what XML 1.0 can't say, and line ends that are none."""

import re
from bisect import bisect_right

from tongket.findings.campaign_rules import CONTROL_CHARACTER, LINE_SEPARATOR, WRONG_ENCODING
from tongket.source.nodes import Findings, Span

_MANY_STRANGE = 50
"""Strange characters in a file; with more, and more than one in so many characters, it is not text at all."""

# C1 controls are legal in XML 1.0 but not in YAML; nobody types them, so they are refused with the others.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_STRANGE = re.compile(f"{_CONTROL.pattern}|[\x85\u2028\u2029]|\r(?!\n)")
_ESCAPED_BREAK = re.compile("[\x85\u2028\u2029\r]")


def check_characters(text: str, findings: Findings) -> str | None:
    """Return `text` with each forbidden character reported and replaced by a space; None when it is no text at all."""
    strange = sum(1 for _ in _STRANGE.finditer(text))
    if not strange:
        return text
    starts = [0, *(each.end() for each in re.finditer("\n", text))]
    for each in _STRANGE.finditer(text):
        at = _span_at(starts, each.start())
        if strange > _MANY_STRANGE and strange * _MANY_STRANGE > len(text):
            hint = "lưu lại ở dạng văn bản thuần, mã UTF-8, xuống dòng kiểu Windows hoặc Unix."
            message = "Tệp không phải văn bản: có quá nhiều ký tự điều khiển hoặc ký tự ngắt dòng lạ."
            findings.add(WRONG_ENCODING, at, message, hint)
            return None
        if _CONTROL.match(each[0]):
            message = f"Có ký tự điều khiển U+{ord(each[0]):04X}, không in được."
            findings.add(CONTROL_CHARACTER, at, message, "xóa ký tự này rồi gõ lại chỗ đó.")
        else:
            message = f"Có ký tự ngắt dòng lạ U+{ord(each[0]):04X}."
            findings.add(LINE_SEPARATOR, at, message, "xóa ký tự này rồi xuống dòng bằng phím Enter.")
    return _STRANGE.sub(" ", text)


def _span_at(starts: list[int], offset: int) -> Span:
    line = bisect_right(starts, offset)
    column = offset - starts[line - 1] + 1
    return Span(line, column, line, column + 1)


def check_escapes(text: str, at: Span, findings: Findings) -> str:
    """Return a double-quoted text without the forbidden characters that its escapes write, each kind reported."""
    strange = [*_CONTROL.findall(text), *_ESCAPED_BREAK.findall(text)]
    for each in dict.fromkeys(strange):
        rule = CONTROL_CHARACTER if _CONTROL.match(each) else LINE_SEPARATOR
        message = f"Trong nháy kép có ký tự U+{ord(each):04X}, không in được."
        findings.add(rule, at, message, "xóa ký tự này, hoặc viết chữ dưới dấu |.")
    return _ESCAPED_BREAK.sub(" ", _CONTROL.sub(" ", text)) if strange else text
