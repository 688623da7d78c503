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


def hint_space(glued: str) -> str:
    """Return what to type in place of a key that is glued to its value."""
    return f"viết {shorten(glued)} rồi một dấu cách, rồi giá trị."


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
        hint = "viết dấu | sau dấu hai chấm, rồi các gạch đầu dòng ở những dòng dưới."
        return Explained(at, "Gạch đầu dòng không đứng được ở đây.", hint)
    return _explain_comment(at, source) or _explain_document(problem, at, source) or _explain_indent(at)


def _explain_tab(_problem: Problem, at: Span, source: Source) -> Explained | None:
    text = source.line_text(at.line) or ""
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" not in indent and text[at.column - 1 : at.column] != "\t":
        return None
    column = indent.index("\t") + 1 if "\t" in indent else at.column
    return Explained(
        Span(at.line, column, at.line, column + 1),
        "Dòng có dấu Tab ở chỗ thụt vào.",
        "thay Tab bằng dấu cách (hai dấu cách một cấp).",
    )


def _explain_opened(problem: Problem, at: Span, _source: Source) -> Explained | None:
    """Explain what was opened and not closed as it should."""
    opened = problem.opened
    if "escape" in problem.text:
        return Explained(at, "Trong nháy kép có dấu \\ mà YAML không hiểu.", "dùng nháy đơn, hoặc viết chữ dưới dấu |.")
    if opened is None:
        return None
    if "quoted" in problem.text:
        hint = "thêm dấu nháy đóng, hoặc viết chữ dưới dấu |."
        return Explained(opened, "Dấu nháy mở ở đây chưa được đóng.", hint)
    if "flow" in problem.text:
        hint = "thêm dấu ngoặc đóng; chữ có dấu ngoặc thì viết dưới dấu |."
        return Explained(opened, "Dấu ngoặc mở ở đây chưa được đóng đúng.", hint)
    if "block scalar" in problem.text:
        hint = "xuống dòng ngay sau dấu |, rồi viết chữ ở các dòng dưới, thụt vào đều nhau."
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
        return Explained(place, f'Giá trị không được bắt đầu bằng ký tự "{here}".', _IN_BLOCK)
    if here == ":" and not text[: place.column - 1].strip():
        return Explained(place, "Có dấu hai chấm mà không có khóa ở trước.", "viết tên khóa trước dấu hai chấm.")
    return None


def _explain_colon(at: Span, source: Source) -> Explained:
    """Explain a colon where YAML expects none."""
    text = source.line_text(at.line) or ""
    if re.search(r":\s", text[: at.column - 1]):
        hint = "viết chữ dưới dấu |, hoặc đặt cả dòng trong nháy kép."
        return Explained(at, "Trong một dòng chữ không có nháy lại có dấu hai chấm.", hint)
    above = at.line - 1
    while above > 0 and not (source.line_text(above) or "").strip():
        above -= 1
    before = source.line_text(above) or ""
    glued = re.match(r"\s*[^\s:#\"']+:(?=[^\s:/])", before)
    if glued:
        at = Span(above, glued.end(), above, glued.end() + 1)
        return Explained(at, MISSING_SPACE, hint_space(glued[0]))
    return _explain_indent(at)


def _explain_comment(at: Span, source: Source) -> Explained | None:
    """Explain an unquoted text of several lines that a ` #` broke off."""
    before = source.line_text(at.line - 1) or ""
    cut = re.search(r"(?<=[^\s|>])\s+#", before)
    if cut is None or "|" in before:
        return None
    message = "YAML bỏ phần từ dấu # trở đi, nên dòng sau không đọc được."
    return Explained(Span(at.line - 1, cut.end(), at.line - 1, cut.end() + 1), message, "viết cả đoạn dưới dấu |.")


def _explain_document(problem: Problem, at: Span, source: Source) -> Explained | None:
    if any(line.startswith("...") for line in source.lines[: at.line - 1]) and "document start" in problem.text:
        return Explained(at, "Sau dòng ... (hết tài liệu) vẫn còn chữ.", "xóa dòng ... hoặc viết chữ dưới dấu |.")
    if "could not find expected ':'" in problem.text and problem.opened is not None:
        line, column, *_ = problem.opened
        glued = GLUED.match(source.line_text(line) or "", column - 1)
        if glued:
            return Explained(Span(line, glued.end(), line, glued.end() + 1), MISSING_SPACE, hint_space(glued[0]))
        hint = "thêm dấu hai chấm sau tên khóa; chữ nhiều dòng thì viết dưới dấu |, thụt vào đều nhau."
        return Explained(problem.opened, "Dòng này không có dấu hai chấm.", hint)
    text = source.line_text(at.line) or ""
    if re.match(r"""\s*(?:- )?(?:[^\s:]+:\s+)?(?:"[^"]*"|'[^']*'|\{\{.*?\}\})\s*\S""", text[: at.column + 1]):
        hint = "đặt cả dòng trong một cặp nháy, hoặc viết chữ dưới dấu |."
        return Explained(at, "Sau dấu nháy hoặc ngoặc đóng vẫn còn chữ.", hint)
    return None


def _explain_indent(at: Span) -> Explained:
    return Explained(
        at,
        "Không đọc được từ chỗ này: dòng thụt vào không khớp với các dòng trên.",
        "đặt các khóa cùng cấp thẳng cột; chữ nhiều dòng viết dưới dấu |, thụt vào đều nhau.",
    )
