"""Events of one YAML file to nodes, with the findings that only show while the events pass."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Protocol

import yaml

from tongket.findings.campaign_rules import (
    COMMA_IN_BRACES,
    DUPLICATE_KEY,
    LINE_SEPARATOR,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_LARGE,
    WRONG_SHAPE,
    YAML_FEATURE,
    YAML_SYNTAX,
)
from tongket.findings.rule import Rule
from tongket.source.characters import check_escapes
from tongket.source.nodes import START, Broken, Entry, Findings, Mapping, Node, Scalar, Sequence, Span, text_places
from tongket.source.recovery import UNREAD, Stopped, pass_over
from tongket.source.syntax import GLUED, MISSING_SPACE, Problem, explain_syntax, hint_space
from tongket.values.quoting import shorten

MAX_DEPTH = 20
"""A guard: an outline with five levels of `muc` and facts in them has fifteen."""
MAX_NODES = 500_000
"""Values of one file: ten times what an outline for a whole country has."""
_ANSWERS = {"tra_loi", "bieu"}
_ANSWERS_DEPTH = 2
_COLON = re.compile(r"\s*:")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCANNED_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says of 1000 levels in flow style; it scans so far ahead that our own limit comes too late."""


class _Mark(Protocol):
    """A place as PyYAML and libyaml give it, 0-based."""

    line: int
    column: int


def _parse(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a text; where libyaml gives up on its depth, those of the parser that is written in Python.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    given = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            yield event
            given += 1
    except yaml.MarkedYAMLError as error:
        if error.problem != _SCANNED_TOO_DEEP:
            raise
        yield from islice(yaml.parse(text, Loader=yaml.SafeLoader), given, None)


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # only events that nobody reads come without marks
        return START
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _character(mark: _Mark | None) -> Span | None:
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark is not None else None


_MOST_RESTARTS = 20
"""A guard: nobody mends more syntax errors of one file in one go."""
_READ_AGAIN = 4_000_000
"""Characters that are read again in all, so that a large file full of errors takes a bounded time."""


class _StopReadingError(Exception):
    """Reading stops here; the finding is already written."""


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("entries", "flow", "fragments", "items", "key", "keys", "mapping", "span")

    def __init__(self, *, mapping: bool, flow: bool, span: Span) -> None:
        self.mapping = mapping
        self.flow = flow
        self.span = span
        self.items: list[Node | None] = []
        self.entries: list[Entry] = []
        self.keys: dict[str, int] = {}
        """The keys so far, each with the place of its entry."""
        self.key: Scalar | Broken | None = None
        self.fragments: list[Scalar] = []
        """What commas in braces cut off the last value: not reported yet, more may follow."""

    @property
    def wants_key(self) -> bool:
        return self.mapping and self.key is None

    def break_last(self) -> None:
        """Take the last text for broken: a syntax error after it means that it was not read as it was meant."""
        if self.mapping and self.key is None and self.entries and isinstance(self.entries[-1].value, Scalar):
            self.entries[-1] = Entry(self.entries[-1].key, Broken(self.entries[-1].value.span))
        elif self.items and isinstance(self.items[-1], Scalar):
            self.items[-1] = Broken(self.items[-1].span)

    def add(self, entry: Entry) -> None:
        self.keys[entry.key.text] = len(self.entries)
        self.entries.append(entry)

    def break_value(self, index: int) -> None:
        """Take a value for broken: the finding about it is written."""
        key, value = self.entries[index]
        self.entries[index] = Entry(key, Broken(value.span if value is not None else key.span))

    def close(self) -> Node:
        if self.mapping:
            return Mapping(tuple(self.entries), self.span, tuple([each.key.span[:2] for each in self.entries]))
        return Sequence(tuple(self.items), self.span)


def build_tree(text: str, findings: Findings) -> tuple[Node | None, bool]:
    """Return the tree of a text, and whether all of it was read.

    Behind a syntax error reading goes on at the next key beside or above the one that holds it, so that one error does
    not hide those after it; what is passed over is broken, not missing.
    """
    builder = _Builder(findings)
    stopped = builder.read(text)
    complete = stopped is None
    lines, restarts = text.split("\n"), min(_MOST_RESTARTS, _READ_AGAIN // (len(text) + 1))
    before = 0
    while stopped is not None and restarts > 0:
        passed = pass_over(lines, stopped, outer=stopped.line <= before)
        if passed is None:
            break
        before = stopped.line
        again = Findings(findings.source)
        builder, lines, restarts = _Builder(again), passed, restarts - 1
        stopped = builder.read("\n".join(lines))
        findings.take(again.found)
    return builder.root, complete


class _Builder:
    """Events to nodes, with the findings that only show while the events pass."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.source = findings.source
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.documents = 0
        self.nodes = 0
        self.stopped_at = 0
        """The line of the fault at which reading stopped."""

    def read(self, text: str) -> Stopped | None:
        """Build the tree; return where reading stopped, None at the end of the file."""
        try:
            for event in self._events(text):
                self._take(event)
        except _StopReadingError:
            # Of braces and brackets the beginning: what is wrong in them may be told far behind it.
            line = min([self.stopped_at, *(each.span.line for each in self.stack if each.flow)])
            stopped = Stopped(line, tuple(each.span.column for each in self.stack if each.mapping and not each.flow))
            while self.stack:
                unfinished = self.stack.pop()
                self._report_comma(unfinished)
                self._attach(Broken(unfinished.span) if unfinished.flow else unfinished.close())
            return stopped
        return None

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from _parse(text)
        except yaml.MarkedYAMLError as error:
            opened = _character(error.context_mark)
            if self.stack and self.stack[-1].flow:
                opened = Span(*self.stack[-1].span[:2], self.stack[-1].span.line, self.stack[-1].span.column + 1)
            problem = Problem(f"{error.context} {error.problem}", _character(error.problem_mark), opened)
            self._report_syntax(*explain_syntax(problem, self.source))
        except yaml.YAMLError:  # a ReaderError has no line; what it complains of was replaced before
            hint = "viết lại theo mẫu của đơn vị."
            self._report_syntax(START, "Không đọc được tệp theo cú pháp YAML.", hint)

    def _report_syntax(self, span: Span, message: str, hint: str) -> None:
        """Report a syntax error, but not one that a strange line end on the same line made."""
        if span.line > len(self.source.lines):  # the end of the file is a line further for libyaml
            last = len(self.source.lines)
            end = len(self.source.lines[-1]) + 1
            span = Span(last, end, last, end + 1)
        told = (place for each in self.findings.found if each.rule is LINE_SEPARATOR for place in text_places(each))
        if span.line not in {line for line, _ in told}:
            self.findings.add(YAML_SYNTAX, span, message, hint)
        if self.stack:
            self.stack[-1].break_last()
        self.stopped_at = span.line
        raise _StopReadingError from None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = self.stack.pop()
            self._report_comma(closed)
            end = _span(event)
            closed.span = Span(closed.span.line, closed.span.column, end.end_line, end.end_column)
            self._put(closed.close())
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_feature(event, "tham chiếu (*)")
            self._put(Broken(_span(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._open_document(event)

    def _open_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "bỏ dòng --- hoặc tách tệp: mỗi tệp một báo cáo."
            self._stop(SEVERAL_DOCUMENTS, event, "Tệp có hơn một tài liệu YAML (dòng ---).", hint)
        if event.version or event.tags:
            self._refuse_feature(event, "dòng chỉ thị (%)")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_features(event)
        style = event.style or ""
        text = unicodedata.normalize("NFC", event.value)
        if text == UNREAD:
            self._put(Broken(_span(event)))
            return
        if style == '"':
            text = check_escapes(text, _span(event), self.findings)
        if text or style:
            self._put(Scalar(text, _span(event), style))
        elif self.stack and self.stack[-1].wants_key:
            hint = "viết tên khóa trước dấu hai chấm."
            self._stop(WRONG_SHAPE, event, "Có dấu hai chấm mà không có khóa ở trước.", hint)
        else:
            empty = Scalar("", _span(event), style)
            listed = bool(self.stack) and not self.stack[-1].mapping
            # The text of a point may stand behind a `#`: kept as an empty text, so that its reader finds the place.
            self._put(empty if listed and self.source.swallowed_comment(empty) else None)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_features(event)
        if len(self.stack) >= MAX_DEPTH:
            hint = "kiểm tra các dấu [ và {, hoặc cách thụt dòng."
            self._stop(TOO_DEEP, event, f"Lồng nhau quá {MAX_DEPTH} cấp.", hint)
        if self.stack and self.stack[-1].wants_key:
            hint = "đặt dòng bắt đầu bằng ngoặc trong nháy kép, hoặc viết dưới dấu |."
            self._stop(WRONG_SHAPE, event, "Khóa phải là chữ, không phải danh sách hay nhóm khóa.", hint)
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(mapping=mapping, flow=bool(event.flow_style), span=_span(event)))

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse_feature(event, "mỏ neo (&)")
        if event.tag is not None:
            self._refuse_feature(event, "thẻ kiểu (!)")

    def _refuse_feature(self, event: yaml.Event, what: str) -> None:
        self.findings.add(
            YAML_FEATURE,
            _span(event),
            f"Có {what} của YAML, tongket không dùng.",
            "viết đủ giá trị; chữ có ký hiệu &, *, ! ở đầu thì đặt dưới dấu | hoặc trong nháy kép.",
        )

    def _stop(self, rule: Rule, event: yaml.Event, message: str, hint: str) -> None:
        self.findings.add(rule, _span(event), message, hint)
        raise _StopReadingError

    def _put(self, node: Node | None) -> None:
        self.nodes += 1
        if self.nodes == MAX_NODES or self.findings.full:
            hint = "tách tệp, hoặc kiểm tra có dán nhầm nội dung khác không."
            self.findings.add(TOO_LARGE, START, f"Tệp có quá {MAX_NODES} giá trị.", hint)
            raise _StopReadingError
        self._attach(node)

    def _attach(self, node: Node | None) -> None:
        if not self.stack:
            self.root = node
        elif not self.stack[-1].mapping:
            self.stack[-1].items.append(node)
        elif self.stack[-1].key is None:
            self.stack[-1].key = node if isinstance(node, Scalar | Broken) else None
        else:
            self._put_entry(self.stack[-1], self.stack[-1].key, node)
            self.stack[-1].key = None

    def _put_entry(self, where: _Open, key: Scalar | Broken, value: Node | None) -> None:
        if isinstance(key, Broken):
            return
        if value is None and where.flow:
            line = self.source.line_text(key.span.end_line) or ""
            if _COLON.match(line, key.span.end_column - 1) is None:
                self._put_fragment(where, key)
                return
        self._report_comma(where)
        if key.text == "<<" and key.style == "":
            message = "Có khóa gộp (<<) của YAML, tongket không dùng."
            self.findings.add(YAML_FEATURE, key.span, message, "viết đủ các khóa.")
        elif key.text in where.keys:
            index, span = where.keys[key.text], key.span
            first = where.entries[index].key.span
            places = f"dòng {first.line}, cột {first.column} và dòng {span.line}, cột {span.column}"
            message = f'Khóa "{shorten(key.text)}" có hai lần: ở {places}.'
            self.findings.add(DUPLICATE_KEY, span, message, "giữ một chỗ, xóa chỗ kia.")
            if self._is_answered_here():
                where.break_value(index)
        else:
            where.add(Entry(key, value))

    def _is_answered_here(self) -> bool:
        """Whether this is below `tra_loi` or `bieu` of a unit: of two answers nobody knows which one holds."""
        if len(self.stack) < _ANSWERS_DEPTH or not self.stack[1].mapping:
            return False
        key = self.stack[0].key
        return isinstance(key, Scalar) and key.text in _ANSWERS

    def _put_fragment(self, where: _Open, key: Scalar) -> None:
        """Take a key without a colon: the rest of the value before it, or a key that is glued to its value."""
        glued = GLUED.match(key.text)
        if glued is None or key.style != "":
            where.fragments.append(key)
            return
        self._report_comma(where)
        line, column = key.span.line, key.span.column + glued.end() - 1
        at = Span(line, column, line, column + 1)
        self.findings.add(YAML_SYNTAX, at, MISSING_SPACE, hint_space(self.source.line_text(line) or "", column - 1))
        name = glued[0][:-1]
        if name not in where.keys:
            where.add(Entry(Scalar(name, key.span, ""), Broken(key.span)))

    def _report_comma(self, where: _Open) -> None:
        """In braces YAML takes `{ty_le: 85,5}` for a `ty_le` of 85 and a key `5`; neither is what was meant."""
        if not where.fragments:
            return
        fragments, where.fragments = where.fragments, []
        first = fragments[0]
        hint = "viết mỗi khóa một dòng, không dùng ngoặc nhọn."
        before = where.entries[-1] if where.entries else None
        if before is not None and (before.value is None or isinstance(before.value, Scalar)):
            where.break_value(-1)
            if isinstance(before.value, Scalar):
                parts = [before.value.text, *(each.text for each in fragments)]
                hint = f"viết thành dòng riêng, không dùng ngoặc nhọn: {before.key.text}: {_without_braces(parts)}"
        message = f'Trong ngoặc nhọn, dấu phẩy tách "{shorten(first.text)}" khỏi giá trị đứng trước.'
        self.findings.add(COMMA_IN_BRACES, first.span, message, hint)


def _without_braces(parts: list[str]) -> str:
    """Return how a value that commas cut in pieces is written on a line of its own."""
    if all(map(str.isdigit, parts)):
        if re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+", ",".join(parts)):
            return f"{'.'.join(parts)} (phần nghìn), hoặc {','.join(parts)} (số thập phân)"
        return ",".join(parts)
    whole = ", ".join(" ".join(each.split()) for each in parts)
    return f"'{whole}'" if '"' in whole else f'"{whole}"'
