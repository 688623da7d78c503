"""One YAML file to a tree of nodes that know their line and column; every scalar is text (`formats.md`, "Rules").

The event stream is used, never a composer: libyaml's kills the process on 200,000 `[`, and a loader would change what
people typed (`1.234`, `0123`, `10:30`, `no`).
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from tongket.diagnostics import Diagnostic, Location, Rule
from tongket.read.encoding import decode
from tongket.rules import (
    COMMA_IN_BRACES,
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    EMPTY_FILE,
    LINE_SEPARATOR,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_LARGE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
    WRONG_SHAPE,
    YAML_FEATURE,
    YAML_SYNTAX,
)

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 20
MANY_CONTROLS = 50
"""More control characters than this, and the file is not text: one finding instead of one a character."""

# C1 controls are legal in XML 1.0 but not in YAML; nobody types them, so they are refused with the others.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Span(NamedTuple):
    """From where to where, 1-based, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Scalar(NamedTuple):
    """A text, in NFC."""

    text: str
    span: Span
    style: str
    """How it is written: "" (plain), "'", '"', "|" or ">"."""


class Sequence(NamedTuple):
    """A YAML list; an item without a value is None."""

    items: tuple["Node | None", ...]
    span: Span


class Entry(NamedTuple):
    """A key and its value; None when the key has no value."""

    key: Scalar
    value: "Node | None"


class Mapping(NamedTuple):
    """A YAML mapping; a key that was there twice is there once, the first."""

    entries: tuple[Entry, ...]
    span: Span


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as it was read (tệp nguồn)."""

    file: str
    lines: tuple[str, ...]
    """The decoded lines before NFC, without their ends."""
    root: Node | None = None
    complete: bool = False
    """False when reading stopped at a fault; `root` is then what stood before it."""

    def locate(self, span: Span) -> Location:
        """Return where `span` is in this file."""
        return Location(
            file=self.file,
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def line_text(self, line: int) -> str | None:
        """Return the 1-based line as it stands in the file, or None when there is no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else None

    def first_line_of(self, span: Span) -> Span:
        """Return `span` cut at the end of its first line."""
        if span.end_line == span.line:
            return span
        return Span(span.line, span.column, span.line, len(self.line_text(span.line) or "") + 1)

    def inside(self, scalar: Scalar, line: int, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of the 0-based `line` of a scalar's text stand in the file.

        Exact in a `|` block and in a one-line plain text; in folded, quoted or multi-line text its start.
        """
        span = scalar.span
        if scalar.style == "|":
            at = span.line + 1 + line
            raw = self.line_text(at) or ""
            offset = self._block_indent(scalar)
            return Span(
                at, offset + _raw_offset(raw[offset:], start) + 1, at, offset + _raw_offset(raw[offset:], end) + 1
            )
        if scalar.style == "" and span.line == span.end_line:
            raw = (self.line_text(span.line) or "")[span.column - 1 :]
            return Span(
                span.line, span.column + _raw_offset(raw, start), span.line, span.column + _raw_offset(raw, end)
            )
        return self.first_line_of(span)

    def _block_indent(self, scalar: Scalar) -> int:
        for number, text in enumerate(scalar.text.split("\n")):
            if text.strip(" "):
                raw = self.line_text(scalar.span.line + 1 + number) or ""
                return (len(raw) - len(raw.lstrip(" "))) - (len(text) - len(text.lstrip(" ")))
        return 0

    def swallowed_comment(self, scalar: Scalar) -> Span | None:
        """Return where a ` #` cuts off the rest of an unquoted text, or None."""
        if scalar.style != "":
            return None
        rest = (self.line_text(scalar.span.end_line) or "")[scalar.span.end_column - 1 :]
        if not re.match(r"[ \t]+#", rest):
            return None
        column = scalar.span.end_column + rest.index("#")
        return Span(scalar.span.end_line, column, scalar.span.end_line, scalar.span.end_column + len(rest.rstrip()))


def _raw_offset(raw: str, offset: int) -> int:
    """Return the offset in `raw` that the offset in its NFC form came from."""
    if raw.isascii() or unicodedata.is_normalized("NFC", raw):
        return min(offset, len(raw))
    for end in range(len(raw) + 1):
        if len(unicodedata.normalize("NFC", raw[:end])) >= offset and not (
            end < len(raw) and unicodedata.combining(raw[end])
        ):
            return end
    return len(raw)


@dataclass(slots=True)
class Findings:
    """The findings of one file while it is read and checked: it knows the file, so that a rule need not."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)
    unit: str | None = None

    def add(
        self, rule: Rule, at: Span | Location, message: str, hint: str | None = None, *, item: str | None = None
    ) -> None:
        """Add a finding at a place of this file."""
        location = at if isinstance(at, Location) else self.source.locate(at)
        self.found.append(
            Diagnostic(
                rule=rule,
                severity=rule.severity,
                message=message,
                hint=hint,
                location=location,
                snippet=self.source.line_text(location.line or 0),
                unit=self.unit,
                item=item,
            )
        )


def read_source(path: Path, file: str) -> tuple[Source, list[Diagnostic]]:
    """Return the tree of one YAML file, shown as `file`, and what is wrong with it as a file; never raises."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unread(
                file,
                UNREADABLE_FILE,
                "không phải một tệp thường nên không mở.",
                "chép nội dung vào một tệp .yaml thường.",
            )
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1024 / 1024:.1f}".replace(".", ",")
            return _unread(
                file,
                TOO_LARGE,
                f"tệp dài {size} MB, quá mức 5 MB.",
                "tách tệp, hoặc kiểm tra có dán nhầm nội dung khác không.",
            )
        data = path.read_bytes()
    except OSError as error:
        return _unread(
            file,
            UNREADABLE_FILE,
            f"không mở được tệp ({os.strerror(error.errno or 0)}).",
            "kiểm tra quyền đọc, hoặc đóng tệp trong chương trình khác.",
        )
    return parse_source(data, file)


def _unread(file: str, rule: Rule, message: str, hint: str) -> tuple[Source, list[Diagnostic]]:
    findings = Findings(Source(file=file, lines=()))
    findings.add(rule, START, message, hint)
    return findings.source, findings.found


def parse_source(data: bytes, file: str) -> tuple[Source, list[Diagnostic]]:
    """Return the tree of a YAML file's bytes, and what is wrong with them; never raises."""
    text, looks_like = decode(data)
    lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
    findings = Findings(Source(file=file, lines=lines))
    if looks_like is not None:
        at = Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
        findings.add(
            WRONG_ENCODING,
            at,
            f"tệp không phải UTF-8; có lẽ là {looks_like}.",
            "mở bằng chương trình đã tạo ra nó và lưu lại thành văn bản thuần, mã UTF-8 (Notepad: Save as, Encoding: UTF-8).",
        )
        return findings.source, findings.found
    readable = _check_characters(text, findings)
    if readable is None:
        return findings.source, findings.found
    builder = _Builder(findings)
    complete = builder.read(readable)
    source = Source(file=file, lines=lines, root=builder.root, complete=complete)
    if source.root is None and not any(each.is_error for each in findings.found):
        findings.add(EMPTY_FILE, START, "tệp trống, chưa có nội dung nào.", "gửi lại tệp đã điền, hoặc xóa tệp này.")
    return source, findings.found


def _check_characters(text: str, findings: Findings) -> str | None:
    """Return `text` with each forbidden character reported and replaced by a space; None when it is no text at all."""
    controls = list(_CONTROL.finditer(text))
    if len(controls) > MANY_CONTROLS:
        findings.add(
            WRONG_ENCODING,
            _span_at(text, controls[0].start()),
            "tệp không phải văn bản: có quá nhiều ký tự điều khiển.",
            "gửi lại tệp .yaml lưu ở dạng văn bản thuần, mã UTF-8.",
        )
        return None
    for each in controls:
        findings.add(
            CONTROL_CHARACTER,
            _span_at(text, each.start()),
            f"có ký tự điều khiển U+{ord(each[0]):04X}, không in được.",
            "xóa ký tự này rồi gõ lại chỗ đó.",
        )
    for each in _SEPARATOR.finditer(text):
        findings.add(
            LINE_SEPARATOR,
            _span_at(text, each.start()),
            f"có ký tự ngắt dòng lạ U+{ord(each[0]):04X}.",
            "xóa ký tự này rồi xuống dòng bằng phím Enter.",
        )
    return _SEPARATOR.sub(" ", _CONTROL.sub(" ", text))


def _span_at(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + 1)


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # only events that nobody reads come without marks
        return START
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _StopReadingError(Exception):
    """Reading stops here; the finding is already written."""


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("doubtful", "entries", "flow", "items", "key", "keys", "mapping", "span")

    def __init__(self, *, mapping: bool, flow: bool, span: Span) -> None:
        self.mapping = mapping
        self.flow = flow
        self.span = span
        self.items: list[Node | None] = []
        self.entries: list[Entry] = []
        self.keys: dict[str, Span] = {}
        self.key: Scalar | None = None
        self.doubtful = False

    def close(self) -> Node:
        if self.mapping:
            return Mapping(tuple(self.entries), self.span)
        return Sequence(tuple(self.items), self.span)


class _Builder:
    """Events to nodes, with the findings that only show while the events pass."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.source = findings.source
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.documents = 0

    def read(self, text: str) -> bool:
        """Build the tree; return whether the file was read to its end."""
        try:
            for event in self._events(text):
                self._take(event)
        except _StopReadingError:
            while self.stack:
                self._put(self.stack.pop().close())
            return False
        return True

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            span, message, hint = explain_syntax(error, self.source)
            self.findings.add(YAML_SYNTAX, span, message, hint)
            raise _StopReadingError from None
        except yaml.YAMLError:  # a ReaderError has no line; what it complains of was replaced before
            self.findings.add(YAML_SYNTAX, START, "không đọc được tệp theo cú pháp YAML.", None)
            raise _StopReadingError from None

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(
                        SEVERAL_DOCUMENTS,
                        event,
                        "tệp có hơn một tài liệu YAML (dòng ---).",
                        "mỗi tệp chỉ một báo cáo: bỏ dòng --- hoặc tách tệp.",
                    )
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = self.stack.pop()
                end = _span(event)
                closed.span = Span(closed.span.line, closed.span.column, end.end_line, end.end_column)
                self._put(closed.close())
            case yaml.ScalarEvent():
                self._refuse_features(event)
                style = event.style or ""
                text = unicodedata.normalize("NFC", event.value)
                empty = text == "" and style == ""
                if empty and self._is_key_next():
                    self._stop(
                        WRONG_SHAPE,
                        event,
                        "có dấu hai chấm mà không có khóa ở trước.",
                        "viết tên khóa trước dấu hai chấm.",
                    )
                self._put(None if empty else Scalar(text, _span(event), style))
            case yaml.AliasEvent():
                self._feature(event, "tham chiếu (*)")
                self._put(None)

    def _is_key_next(self) -> bool:
        return bool(self.stack) and self.stack[-1].mapping and self.stack[-1].key is None

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_features(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(
                TOO_DEEP, event, f"lồng nhau quá {MAX_DEPTH} cấp.", "kiểm tra các dấu [ và {, hoặc cách thụt dòng."
            )
        if self._is_key_next():
            self._stop(
                WRONG_SHAPE,
                event,
                "khóa phải là chữ, không phải danh sách hay nhóm khóa.",
                "bỏ dấu ? hoặc ngoặc ở đầu dòng.",
            )
        span = _span(event)
        self.stack.append(
            _Open(mapping=isinstance(event, yaml.MappingStartEvent), flow=bool(event.flow_style), span=span)
        )

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._feature(event, "mỏ neo (&)")
        if event.tag is not None:
            self._feature(event, "thẻ kiểu (!)")

    def _feature(self, event: yaml.Event, what: str) -> None:
        self.findings.add(
            YAML_FEATURE,
            self.source.first_line_of(_span(event)),
            f"có {what} của YAML, tongket không dùng.",
            "viết đủ giá trị; chữ có ký hiệu &, *, ! ở đầu thì đặt dưới dấu | hoặc trong nháy kép.",
        )

    def _stop(self, rule: Rule, event: yaml.Event, message: str, hint: str) -> None:
        self.findings.add(rule, self.source.first_line_of(_span(event)), message, hint)
        raise _StopReadingError

    def _put(self, node: Node | None) -> None:
        if not self.stack:
            self.root = node
        elif not self.stack[-1].mapping:
            self.stack[-1].items.append(node)
        elif self.stack[-1].key is None:
            self.stack[-1].key = node if isinstance(node, Scalar) else None
        else:
            self._put_entry(self.stack[-1], self.stack[-1].key, node)
            self.stack[-1].key = None

    def _put_entry(self, where: _Open, key: Scalar, value: Node | None) -> None:
        if value is None and where.flow and self._has_no_colon(key):
            self._report_comma(where, key)
        elif key.text == "<<" and key.style == "":
            self.findings.add(
                YAML_FEATURE, key.span, "có khóa gộp (<<) của YAML, tongket không dùng.", "viết đủ các khóa."
            )
        elif key.text in where.keys:
            first = where.keys[key.text]
            self.findings.add(
                DUPLICATE_KEY,
                key.span,
                f'khóa "{key.text}" đã có ở dòng {first.line}, cột {first.column}.',
                "giữ một chỗ, xóa chỗ kia.",
            )
        else:
            where.keys[key.text] = key.span
            where.entries.append(Entry(key, value))

    def _has_no_colon(self, key: Scalar) -> bool:
        line = self.source.line_text(key.span.end_line) or ""
        return not line[key.span.end_column - 1 :].lstrip().startswith(":")

    def _report_comma(self, where: _Open, key: Scalar) -> None:
        """In braces YAML takes `{ty_le: 85,5}` for a `ty_le` of 85 and a key `5`; neither is what was meant."""
        before = where.entries.pop() if where.entries else None
        if before is not None and isinstance(before.value, Scalar):
            text = f"{before.key.text}: {before.value.text},{key.text}"
            if not before.value.text.isdigit():
                text = f'{before.key.text}: "{before.value.text}, {key.text}"'
            hint = f"viết thành dòng riêng, không dùng ngoặc nhọn: {text}"
        else:
            hint = "viết mỗi khóa một dòng, không dùng ngoặc nhọn."
        self.findings.add(
            COMMA_IN_BRACES, key.span, f'trong ngoặc nhọn, dấu phẩy tách "{key.text}" khỏi giá trị đứng trước.', hint
        )


def explain_syntax(error: yaml.MarkedYAMLError, source: Source) -> tuple[Span, str, str]:
    """Return place, message and hint for a YAML syntax error, told by the text at its place.

    libyaml and PyYAML word their problems differently; the characters around the mark are the same.
    """
    mark = error.problem_mark or error.context_mark
    row, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    text = source.line_text(row) or ""
    at = Span(row, column, row, column + 1)
    here = text[column - 1 : column]
    problem = f"{error.context} {error.problem}"
    opened = error.context_mark
    if "\t" in text[: len(text) - len(text.lstrip())] or here == "\t":
        tab = text.index("\t") + 1 if "\t" in text else column
        return (
            Span(row, tab, row, tab + 1),
            "dòng có dấu Tab ở chỗ thụt vào.",
            "thay Tab bằng dấu cách (hai dấu cách một cấp).",
        )
    if "escape" in problem:
        return at, "trong nháy kép có dấu \\ mà YAML không hiểu.", "dùng nháy đơn, hoặc viết chữ dưới dấu |."
    if opened is not None and "quoted" in problem:
        start = Span(opened.line + 1, opened.column + 1, opened.line + 1, opened.column + 2)
        return start, "dấu nháy mở ở đây chưa được đóng.", "thêm dấu nháy đóng, hoặc viết chữ dưới dấu |."
    if opened is not None and "flow" in problem:
        start = Span(opened.line + 1, opened.column + 1, opened.line + 1, opened.column + 2)
        return (
            start,
            "dấu ngoặc mở ở đây chưa được đóng đúng.",
            "thêm dấu ngoặc đóng; chữ có dấu ngoặc thì viết dưới dấu |.",
        )
    if here in {"@", "`", "%"}:
        return at, f"giá trị không được bắt đầu bằng ký tự {here}.", "viết chữ dưới dấu |, hoặc đặt trong nháy kép."
    if "mapping values" in problem:
        return _explain_colon(source, row, column)
    if "sequence entries" in problem:
        return (
            at,
            "gạch đầu dòng không đứng được ở đây.",
            "viết dấu | sau dấu hai chấm, rồi các gạch đầu dòng ở những dòng dưới.",
        )
    before = source.line_text(row - 1) or ""
    if re.search(r"[^\s|>]\s+#", before) and "|" not in before:
        column = re.search(r"\s#", before).end()  # type: ignore[union-attr]  # the search above found one
        return (
            Span(row - 1, column, row - 1, column + 1),
            "YAML bỏ phần từ dấu # trở đi, nên dòng sau không đọc được.",
            "viết cả đoạn dưới dấu |.",
        )
    if "document start" in problem:
        return at, "sau dòng ... (hết tài liệu) vẫn còn chữ.", "xóa dòng ... hoặc viết chữ dưới dấu |."
    return (
        at,
        "không đọc được từ chỗ này: dòng thụt vào không khớp với các dòng trên.",
        "cho các khóa cùng cấp thẳng cột; chữ nhiều dòng viết dưới dấu |, thụt vào đều nhau.",
    )


def _explain_colon(source: Source, row: int, column: int) -> tuple[Span, str, str]:
    text = source.line_text(row) or ""
    if re.search(r":\s", text[: column - 1]):
        at = Span(row, column, row, column + 1)
        return (
            at,
            "trong một dòng chữ không có nháy lại có dấu hai chấm.",
            "viết chữ dưới dấu |, hoặc đặt cả dòng trong nháy kép.",
        )
    above = row - 1
    while above > 0 and not (source.line_text(above) or "").strip():
        above -= 1
    before = source.line_text(above) or ""
    glued = re.match(r"\s*[^\s:#\"']+:(?=[^\s:/])", before)
    if glued:
        return (
            Span(above, glued.end(), above, glued.end() + 1),
            "thiếu dấu cách sau dấu hai chấm.",
            f"viết {before[: glued.end()].strip()} rồi một dấu cách, rồi giá trị.",
        )
    at = Span(row, column, row, column + 1)
    return (
        at,
        "không đọc được từ chỗ này: dòng thụt vào không khớp với các dòng trên.",
        "cho các khóa cùng cấp thẳng cột; chữ nhiều dòng viết dưới dấu |, thụt vào đều nhau.",
    )
