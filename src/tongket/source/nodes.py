"""The tree of a YAML file: nodes that know their place, the file they came from, and the findings about it."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tongket.findings.campaign_rules import (
    CONTROL_CHARACTER,
    GARBLED_TEXT,
    LINE_SEPARATOR,
    MISSING_FIGURE,
    MISSING_KEY,
    ODD_SPACE,
    TOO_MANY_FINDINGS,
)
from tongket.findings.diagnostics import Diagnostic, Told, finding
from tongket.findings.locations import TextLocation
from tongket.findings.rule import Rule
from tongket.values.invisible import name_invisible

MAX_FINDINGS = 10_000
"""Of one file: a file with more is something else than it says, and nobody reads on."""
_COMMENT = re.compile(r"[ \t]+#")
_NAME_CHARACTERS = (CONTROL_CHARACTER, GARBLED_TEXT, LINE_SEPARATOR, ODD_SPACE)
"""What is said of characters themselves names them already."""
_MISSING = (MISSING_KEY, MISSING_FIGURE)


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
    starts: tuple[tuple[int, int], ...]
    """Line and column of each key."""


class Broken(NamedTuple):
    """Something typed of which the finding is already written: it is wrong, not missing."""

    span: Span


Node = Scalar | Sequence | Mapping | Broken


def path_to(node: Node | None, line: int, column: int) -> tuple[str, ...]:
    """Return the keys that lead to a place below a node, the entries of a list by their number from 1."""
    at = (line, column)
    path: list[str] = []
    while isinstance(node, Mapping | Sequence):
        if isinstance(node, Mapping):
            index = bisect_right(node.starts, at) - 1
            if index < 0:
                break
            (key, _, _), inside = node.entries[index].key, node.entries[index].value
            ends = (inside or node.entries[index].key).span[2:]
        else:
            index, inside = _entry_at(node, at)
            key, ends = str(index + 1), inside.span[2:] if inside is not None else at
        if at >= ends:
            break
        path.append(key)
        node = inside
    return tuple(path)


def _entry_at(node: Sequence, at: tuple[int, int]) -> tuple[int, Node | None]:
    """Return the last item of a list that begins at a place or before it, with its index; an empty one is passed."""
    low, high = 0, len(node.items)
    found: tuple[int, Node | None] = (-1, None)
    while low < high:
        middle = (low + high) // 2
        filled = next((each for each in range(middle, low - 1, -1) if node.items[each] is not None), None)
        item = node.items[filled] if filled is not None else None
        if item is None or filled is None or item.span[:2] <= at:
            found = (filled, item) if filled is not None else found
            low = middle + 1
        else:
            high = filled
    return found


class TextLine(NamedTuple):
    """One line of a text, without the spaces around it, and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as it was read (tệp nguồn)."""

    file: str
    lines: tuple[str, ...]
    """The decoded lines before NFC, without their ends."""
    root: Node | None = None
    complete: bool = False
    """False when reading stopped at a fault; `root` is then what stood before it."""
    strange: tuple[tuple[int, int], ...] = ()
    """Line and column of the characters that no file may hold, in order."""

    def locate(self, span: Span) -> TextLocation:
        """Return where `span` is in this file: of several lines the first, and at least one character of it."""
        line, column, _, end = self.first_line_of(span)
        path = path_to(self.root, line, column)
        return TextLocation(file=self.file, line=line, column=column, end_column=max(end, column + 1), path=path)

    def line_text(self, line: int) -> str | None:
        """Return the 1-based line as it stands in the file, or None when there is no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else None

    def digest(self) -> bytes:
        """Return the same for files that say the same, whatever their layout, comments and encoding.

        Of a file that was not read to its end the lines must be the same.
        """
        try:
            said = _content(self.root) if self.complete else self.lines
        except _BrokenError:
            said = self.lines
        return hashlib.sha256(repr(said).encode()).digest()

    def end(self) -> Span:
        """Return the end of the file."""
        last = len(self.lines)
        return Span(last, len(self.lines[-1]) + 1, last, len(self.lines[-1]) + 2) if self.lines else START

    def is_garbled(self, span: Span) -> bool:
        """Whether a forbidden character stands there: a space stands for it in the text, which nobody typed."""
        index = bisect_left(self.strange, span[:2])
        return index < len(self.strange) and self.strange[index] < span[2:]

    def first_line_of(self, span: Span) -> Span:
        """Return `span` cut at the end of its first line."""
        if span.end_line == span.line:
            return span
        return Span(span.line, span.column, span.line, len(self.line_text(span.line) or "") + 1)

    def text_lines(self, scalar: Scalar) -> Iterator[TextLine]:
        """Yield the lines of a text that hold something, with their places.

        The place is that of the very characters in a `|` block and in a one-line plain text; in folded, quoted or
        multi-line text it is the start of the text.
        """
        start = self.first_line_of(scalar.span)
        indent: int | None = None
        for number, text in enumerate(scalar.text.split("\n")):
            line = text.strip()
            if not line:
                continue
            if scalar.style != "|":
                yield TextLine(line, start)
                continue
            at = scalar.span.line + 1 + number
            raw = self.line_text(at) or ""
            if indent is None:  # what the block's lines have more in the file than in the text
                indent = _leading_spaces(raw) - _leading_spaces(text)
            body = raw[indent:]
            first = indent + len(body) - len(body.lstrip())
            yield TextLine(line, Span(at, first + 1, at, first + len(body.strip()) + 1))

    def value_span(self, node: Node) -> Span:
        """Return where a value is: its first characters in a `|` block, else its first line."""
        if isinstance(node, Scalar) and node.style == "|":
            return next((each.span for each in self.text_lines(node)), self.first_line_of(node.span))
        return self.first_line_of(node.span)

    def swallowed_comment(self, scalar: Scalar) -> Span | None:
        """Return where a ` #` cuts off the rest of an unquoted text, or None."""
        if scalar.style != "":
            return None
        line, text = scalar.span.end_line, self.line_text(scalar.span.end_line) or ""
        comment = _COMMENT.match(text, scalar.span.end_column - 1)
        return Span(line, comment.end(), line, len(text.rstrip()) + 1) if comment else None


def _content(node: Node | None) -> object:
    """Return what a node says, without its places; of the keys of a mapping the order says nothing.

    Raises:
        _BrokenError: something in it is broken.
    """
    if isinstance(node, Broken):
        raise _BrokenError
    if isinstance(node, Mapping):
        return {each.key.text: _content(each.value) for each in sorted(node.entries, key=lambda each: each.key.text)}
    if isinstance(node, Sequence):
        return [_content(each) for each in node.items]
    return node.text.rstrip() if node is not None else None


class _BrokenError(Exception):
    """A part of a file could not be read."""


def _leading_spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


@dataclass(slots=True)
class Findings:
    """The findings of one file while it is read and checked: it knows the file, so that a rule need not."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)
    unit: str | None = None

    @property
    def full(self) -> bool:
        """Whether there are so many that no more are taken."""
        return len(self.found) > MAX_FINDINGS

    def take(self, found: Iterable[Diagnostic]) -> None:
        """Add findings that were made apart, those that are known already aside."""
        known = set(self.found)
        self.found += [each for each in found if each not in known][: max(0, MAX_FINDINGS - len(self.found))]

    def settled(self) -> list[Diagnostic]:
        """Return the findings; in a file that was not read to its end nothing is known to be missing."""
        return [each for each in self.found if self.source.complete or each.rule not in _MISSING]

    def add(  # noqa: PLR0913 - all that a finding may say
        self,
        rule: Rule,
        at: Span | TextLocation,
        message: str,
        hint: str | None = None,
        *,
        item: str | None = None,
        told: Told | None = None,
    ) -> None:
        """Add a finding at a place of this file."""
        if self.full:
            return
        if len(self.found) == MAX_FINDINGS:
            rule, item, told = TOO_MANY_FINDINGS, None, None
            message = f"Tệp có quá {MAX_FINDINGS} chỗ sai; các chỗ sau không nêu nữa."
            hint = "kiểm tra có gửi nhầm tệp không."
            at = self.source.end()
        location = at if isinstance(at, TextLocation) else self.source.locate(at)
        snippet = self.source.line_text(location.line)
        unseen = name_invisible(_short_text_at(location, snippet or ""))
        if unseen is not None and rule not in _NAME_CHARACTERS:
            message = f"{message.removesuffix('.')}; {unseen}."
            hint = f"xóa ký tự ấy rồi gõ lại; {hint}" if hint else "xóa ký tự ấy rồi gõ lại."
        self.found.append(
            finding(
                rule,
                location,
                message,
                hint,
                snippet=snippet,
                unit=self.unit,
                item=item,
                told=told,
            )
        )


_LONGEST_VALUE = 60
"""Of a text in which a character that nobody sees can be the fault: of a figure, a date, a key, not of running text."""


def _short_text_at(location: TextLocation, line: str) -> str:
    """Return the value or key that a finding is about, or nothing where it is about a longer text."""
    end = location.end_column or location.column + 1
    text = line[location.column - 1 : end - 1]
    return text if len(text) <= _LONGEST_VALUE else ""


def text_places(found: Diagnostic) -> list[tuple[int, int]]:
    """Return line and column of a finding, where it is about characters of a text."""
    at = found.location
    return [(at.line, at.column)] if isinstance(at, TextLocation) else []
