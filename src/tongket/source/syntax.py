"""What a YAML parser complains of, said so that a clerk can mend it.

libyaml and PyYAML word their problems differently; the characters around the place are the same.
"""

import re
from typing import NamedTuple

from tongket.source.nodes import START, Source, Span
from tongket.values.quoting import shorten

GLUED = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_.-]*|[0-9]{4}):(?=[^\s:/])")
"""A key whose colon is not followed by a space."""
MISSING_SPACE = "Thiếu dấu cách sau dấu hai chấm."
_IN_BLOCK = "viết chữ dưới dấu |, hoặc đặt trong nháy kép."
_APOSTROPHE = "'"
_LEVEL = 2
"""Spaces of a level, as the forms have them."""
_LONGEST_LINE = 100
"""How much of a mended line a hint shows: a line of a terminal."""
_KEY_AND_VALUE = re.compile(r"(?P<before>\s*(?:- )?(?:[^\s:#\"'{\[]+:\s+)?)(?P<value>\S.*)")


class Problem(NamedTuple):
    """A parser's complaint."""

    text: str
    """In the parser's English; never shown."""
    at: Span | None
    """One character wide."""
    opened: Span | None
    """Where the thing began that went wrong."""


class Explained(NamedTuple):
    """The same for a person."""

    span: Span
    message: str
    hint: str


def _hint_line(line: str) -> str:
    """Return a mended line as a hint: what to type in place of the faulty one."""
    return f"viết: {shorten(line, _LONGEST_LINE)}"


def hint_space(line: str, colon: int) -> str:
    """Return what to type in place of a line in which a colon, at an index, is glued to what follows."""
    return _hint_line(f"{line[: colon + 1]} {line[colon + 1 :]}")


def _quoted(text: str) -> str:
    """Return a text in quotes, as YAML takes it whatever it holds."""
    text = text.strip()
    return f"'{text.replace(_APOSTROPHE, _APOSTROPHE * 2)}'" if '"' in text or "\\" in text else f'"{text}"'


def _requoted(line: str) -> str | None:
    """Return a line with its value, or its point, in quotes; None where it has none."""
    found = _KEY_AND_VALUE.match(line)
    return f"{found['before']}{_quoted(found['value'])}" if found is not None else None


def explain_syntax(problem: Problem, source: Source) -> Explained:
    """Return place, message and hint for a YAML syntax error, told by the text at its place."""
    at = problem.at or problem.opened or START
    for explain in (_explain_tab, _explain_opened, _explain_first_character):
        explained = explain(problem, at, source)
        if explained is not None:
            return explained
    if "mapping values" in problem.text:
        return _explain_colon(at, source)
    if "sequence entries" in problem.text:
        line = source.line_text(at.line) or ""
        head, point = line[: at.column - 1].strip(), line[at.column - 1 :].strip()
        hint = f'viết dấu | sau dấu hai chấm: "{shorten(head)} |", dòng dưới thụt vào "{shorten(point)}".'
        return Explained(at, "Gạch đầu dòng không đứng được ở đây.", hint)
    return _explain_comment(at, source) or _explain_document(problem, at, source) or _explain_indent(at, source)


def _explain_tab(_problem: Problem, at: Span, source: Source) -> Explained | None:
    text = source.line_text(at.line) or ""
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" not in indent and text[at.column - 1 : at.column] != "\t":
        return None
    column = indent.index("\t") + 1 if "\t" in indent else at.column
    mended = " " * _indent_below(source, at.line) + text.strip().replace("\t", " ")
    return Explained(
        Span(at.line, column, at.line, column + 1),
        "Dòng có dấu Tab ở chỗ thụt vào.",
        f'thay Tab bằng dấu cách (hai dấu cách một cấp): "{_shorten_end(mended)}"',
    )


def _shorten_end(line: str) -> str:
    """Return a line with its indentation, its end cut where it is long."""
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"


def _explain_opened(problem: Problem, at: Span, source: Source) -> Explained | None:
    """Explain what was opened and not closed as it should."""
    opened = problem.opened
    if "escape" in problem.text:
        line = source.line_text(at.line) or ""
        whole = re.fullmatch(r'(?P<before>[^"]*)"(?P<text>[^"]*)"\s*', line)
        hint = (
            _hint_line(f"{whole['before']}{_quoted(whole['text'])}")
            if whole
            else "dùng nháy đơn, hoặc viết dưới dấu |."
        )
        return Explained(at, "Trong nháy kép có dấu \\ mà YAML không hiểu.", hint)
    if opened is None:
        return None
    if "quoted" in problem.text:
        line = (source.line_text(opened.line) or "").rstrip()
        mark = line[opened.column - 1 : opened.column]
        hint = _hint_line(line + mark)
        return Explained(opened, "Dấu nháy mở ở đây chưa được đóng.", hint)
    if "flow" in problem.text:
        line = (source.line_text(opened.line) or "").rstrip()
        closing = {"[": "]", "{": "}"}.get(line[opened.column - 1 : opened.column], "")
        hint = f"{_hint_line(line.rstrip(',') + closing)}; chữ có dấu ngoặc thì viết dưới dấu |."
        return Explained(opened, "Dấu ngoặc mở ở đây chưa được đóng đúng.", hint)
    if "block scalar" in problem.text:
        line = source.line_text(at.line) or ""
        bar = re.search(r"[|>](?=[^|>]*$)", line[: at.column])
        head, text = (line[: bar.end()], line[bar.end() :]) if bar else (line, "")
        hint = f'xuống dòng ngay sau dấu |: "{head.strip()}", dòng dưới thụt vào "{shorten(text)}".'
        return Explained(at, "Sau dấu | hoặc > trên cùng một dòng không được có chữ.", hint)
    return None


def _explain_first_character(problem: Problem, at: Span, source: Source) -> Explained | None:
    """Explain a value that begins with a character of YAML's own."""
    place = at
    if re.search("scanning an? (?:alias|anchor|tag)", problem.text) and problem.opened is not None:
        place = problem.opened
    text = source.line_text(place.line) or ""
    here = text[place.column - 1 : place.column]
    if here and (here in "@`%*&!,}]" or (here == "?" and "mapping keys" in problem.text)):
        mended = f"{text[: place.column - 1]}{_quoted(text[place.column - 1 :])}"
        return Explained(place, f'Giá trị không được bắt đầu bằng ký tự "{here}".', _hint_line(mended))
    if here == ":" and not text[: place.column - 1].strip():
        return Explained(place, "Có dấu hai chấm mà không có khóa ở trước.", "viết tên khóa trước dấu hai chấm.")
    return None


def _explain_colon(at: Span, source: Source) -> Explained:
    """Explain a colon where YAML expects none."""
    text = source.line_text(at.line) or ""
    if re.search(r":\s", text[: at.column - 1]):
        hint = _hint_line(_requoted(text) or text)
        return Explained(at, "Trong một dòng chữ không có nháy lại có dấu hai chấm.", hint)
    above = at.line - 1
    while above > 0 and not (source.line_text(above) or "").strip():
        above -= 1
    before = source.line_text(above) or ""
    glued = re.match(r"\s*[^\s:#\"']+:(?=[^\s:/])", before)
    if glued:
        at = Span(above, glued.end(), above, glued.end() + 1)
        return Explained(at, MISSING_SPACE, hint_space(before, glued.end() - 1))
    return _explain_indent(at, source)


def _explain_comment(at: Span, source: Source) -> Explained | None:
    """Explain an unquoted text of several lines that a ` #` broke off."""
    before = source.line_text(at.line - 1) or ""
    cut = re.search(r"(?<=[^\s|>])\s+#", before)
    if cut is None or "|" in before:
        return None
    message = "YAML bỏ phần từ dấu # trở đi, nên dòng sau không đọc được."
    found = _KEY_AND_VALUE.match(before)
    head, text = (found["before"], found["value"]) if found is not None else ("", before)
    hint = f'viết cả đoạn dưới dấu |: "{head.strip()} |", dòng dưới thụt vào "{shorten(text)}".'
    return Explained(Span(at.line - 1, cut.end(), at.line - 1, cut.end() + 1), message, hint)


def _explain_document(problem: Problem, at: Span, source: Source) -> Explained | None:
    if any(line.startswith("...") for line in source.lines[: at.line - 1]) and "document start" in problem.text:
        return Explained(at, "Sau dòng ... (hết tài liệu) vẫn còn chữ.", "xóa dòng ... hoặc viết chữ dưới dấu |.")
    if "could not find expected ':'" in problem.text and problem.opened is not None:
        line, column, *_ = problem.opened
        glued = GLUED.match(source.line_text(line) or "", column - 1)
        if glued:
            hint = hint_space(source.line_text(line) or "", glued.end() - 1)
            return Explained(Span(line, glued.end(), line, glued.end() + 1), MISSING_SPACE, hint)
        hint = "thêm dấu hai chấm sau tên khóa; chữ nhiều dòng thì viết dưới dấu |, thụt vào đều nhau."
        return Explained(problem.opened, "Dòng này không có dấu hai chấm.", hint)
    text = source.line_text(at.line) or ""
    if re.match(r"""\s*(?:- )?(?:[^\s:]+:\s+)?(?:"[^"]*"|'[^']*'|\{\{.*?\}\})\s*\S""", text[: at.column + 1]):
        hint = _hint_line(_requoted(text) or text)
        return Explained(at, "Sau dấu nháy hoặc ngoặc đóng vẫn còn chữ.", hint)
    return None


def _indent_below(source: Source, line: int) -> int:
    """Return how far a line is indented that goes on with the one before it, or stands under its colon or bar."""
    above = next((each for each in reversed(source.lines[: line - 1]) if each.strip()), "")
    under = above.rstrip().endswith((":", "|", ">"))
    return len(above) - len(above.lstrip()) + (_LEVEL if under else 0)


def _explain_indent(at: Span, source: Source) -> Explained:
    """Explain a line that stands too far left or right; mended it stands below the line before it."""
    text = (source.line_text(at.line) or "").rstrip()
    mended = f"{' ' * _indent_below(source, at.line)}{text.strip()}"
    hint = "đặt các khóa cùng cấp thẳng cột; chữ nhiều dòng viết dưới dấu |, thụt vào đều nhau."
    if text.strip() and mended != text:
        hint = f'thụt vào như dòng trước, nếu thuộc phần trên: "{_shorten_end(mended)}".'
    return Explained(at, "Không đọc được từ chỗ này: dòng thụt vào không khớp với các dòng trên.", hint)
