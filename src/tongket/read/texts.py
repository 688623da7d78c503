"""A unit's own words: prose or points, out of a block of text or a YAML list of texts."""

import re
from dataclasses import dataclass, field

from tongket.findings.campaign_rules import (
    NOT_A_LIST,
    NOT_PROSE,
    PLACEHOLDER_LEFT,
    SWALLOWED_TEXT,
    WRONG_SHAPE,
)
from tongket.findings.rule import Rule
from tongket.model.answers import Line, Point
from tongket.model.outline import Item, ItemKind
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node, is_placeholder, shape_of
from tongket.source.nodes import Broken, Findings, Node, Scalar, Sequence, Span, TextLine
from tongket.values.quoting import shorten

_POINT = re.compile(r"-\s+(?P<text>\S.*)")
_DETAIL = re.compile(r"\+\s+(?P<text>\S.*)")
_WORD = re.compile(r"[^\W_]\S*")
"""From the first letter or digit of a run of non-space characters to its end: once in each that holds one."""
_BARE_MARKS = {"-", "+"}
_OTHER_MARKS = "-+–—•*· "


def count_words(text: str) -> int:
    """Return how many words a text has: runs of non-space characters that hold a letter or a digit."""
    return len(_WORD.findall(text))


@dataclass(slots=True)
class _OpenPoint:
    """A point whose last line has not come yet."""

    texts: list[str]
    """The text, line by line."""
    line: int
    details: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Text:
    """What a text came to while it is read line by line."""

    lines: list[Line] = field(default_factory=list)
    open_points: list[_OpenPoint] = field(default_factory=list)
    faulty: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """The points, each with those below it."""
        return tuple(
            Point(text=" ".join(each.texts), details=tuple(map(" ".join, each.details)), line=each.line)
            for each in self.open_points
        )


def read_text(node: Node | None, item: Item, findings: Findings) -> Text:
    """Return the prose or points, as the item asks, of a value."""
    text = Text()
    reader = _Reader(item, findings, text)
    if isinstance(node, Broken):
        text.faulty = True
    elif isinstance(node, nodes.Mapping):
        message = f"cần chữ, nhưng nhận được {shape_of(node)}."
        reader.refuse(WRONG_SHAPE, node.span, message, "viết chữ dưới dấu |.")
    elif isinstance(node, Sequence) and item.kind is ItemKind.PROSE:
        hint = "viết dấu | sau dấu hai chấm, rồi các dòng chữ ở dưới, thụt vào."
        reader.refuse(NOT_PROSE, node.span, "cần lời văn, nhưng nhận được danh sách YAML.", hint)
    elif isinstance(node, Sequence):
        reader.read_list(node)
    elif isinstance(node, Scalar) and not reader.is_unreadable(node):
        if item.kind is ItemKind.PROSE:
            reader.read_prose(node)
        else:
            reader.read_points(node)
    return text


def _refuse_swallowed(node: Scalar, findings: Findings, where: str, item: str | None) -> bool:
    """Report a ` #` by which YAML drops the rest of an unquoted text; return whether there is one."""
    at = findings.source.swallowed_comment(node)
    if at is None:
        return False
    hint = "viết cả đoạn dưới dấu |, hoặc đặt trong nháy kép."
    findings.add(SWALLOWED_TEXT, at, f"{where}: YAML bỏ phần chữ từ dấu # trở đi.", hint, item=item)
    return True


def read_reason(fields: Fields, key: str) -> str | None:
    """Return the text under a key of an answer; None when missing, cut off by a ` #`, garbled, or not a text."""
    entry = fields.take(key)
    if entry is None:
        return None
    if isinstance(entry.value, Scalar) and (
        _refuse_swallowed(entry.value, fields.findings, fields.where, fields.item)
        or fields.findings.source.is_garbled(entry.value.span)
    ):
        return None
    return fields.text(key)


class _Reader:
    """The lines of one answer on their way into a `Text`."""

    def __init__(self, item: Item, findings: Findings, text: Text) -> None:
        self.item = item
        self.findings = findings
        self.source = findings.source
        self.text = text
        self.where = f"Mục {item.id}"

    def refuse(self, rule: Rule, span: Span, message: str, hint: str) -> None:
        self.text.faulty = True
        self.findings.add(rule, span, f"{self.where}: {message}", hint, item=self.item.id)

    def is_unreadable(self, node: Scalar) -> bool:
        """Whether a text is cut off by a ` #`, or holds a character that was reported: then it is left out."""
        unreadable = _refuse_swallowed(node, self.findings, self.where, self.item.id)
        unreadable = unreadable or self.source.is_garbled(node.span)
        self.text.faulty = self.text.faulty or unreadable
        return unreadable

    def lines(self, node: Scalar) -> list[TextLine]:
        """Return the lines that hold something; a placeholder is reported and left out."""
        if node.text and not node.text.strip() and not is_blank_node(node):
            self.refuse(
                PLACEHOLDER_LEFT, node.span, "còn để chỗ trống (dấu cách).", "điền nội dung, hoặc xóa để trống."
            )
            return []
        found: list[TextLine] = []
        for each in self.source.text_lines(node):
            if is_placeholder(re.sub(r"^[-+]\s+", "", each.text)):
                message = f"còn để chỗ trống ({shorten(each.text)})."
                self.refuse(PLACEHOLDER_LEFT, each.span, message, "điền nội dung, hoặc xóa để trống.")
            else:
                found.append(each)
        return found

    def read_prose(self, node: Scalar) -> None:
        self.text.lines.extend(Line(text=each.text, line=each.span.line) for each in self.lines(node))

    def read_points(self, node: Scalar) -> None:
        points, refused = self.text.open_points, list[TextLine]()
        for each in self.lines(node):
            point, detail = _POINT.fullmatch(each.text), _DETAIL.fullmatch(each.text)
            if point:
                points.append(_OpenPoint([point["text"]], each.span.line))
            elif detail and points:
                points[-1].details.append([detail["text"]])
            elif each.text not in _BARE_MARKS:
                refused.append(each)
        if refused:
            # Free prose is one mistake, however long it is; among points every line without its mark is one.
            for each in refused if points else refused[:1]:
                self.refuse_line(each)
            points.clear()

    def refuse_line(self, line: TextLine) -> None:
        message = f'cần các ý, mỗi dòng bắt đầu bằng "- ", nhưng nhận được "{shorten(line.text)}".'
        if _DETAIL.fullmatch(line.text):
            message = f'dòng "+ " phải đứng dưới một dòng "- ", nhưng nhận được "{shorten(line.text)}".'
        self.refuse(NOT_A_LIST, line.span, message, f"viết: - {shorten(line.text.lstrip(_OTHER_MARKS))}")

    def read_list(self, node: Sequence) -> None:
        for each in node.items:
            if is_blank_node(each):
                if isinstance(each, Scalar):
                    self.is_unreadable(each)
            elif isinstance(each, Broken):
                self.text.faulty = True
            elif not isinstance(each, Scalar):
                span = each.span if each is not None else node.span
                message = f"mỗi ý cần là chữ, nhưng nhận được {shape_of(each)}."
                self.refuse(WRONG_SHAPE, span, message, 'đặt ý có dấu hai chấm trong nháy kép: - "…"')
            elif not self.is_unreadable(each):
                self.read_list_item(each)

    def read_list_item(self, node: Scalar) -> None:
        """One text of a YAML list: its first line is the point, `+ ` lines below it are points below it."""
        points = self.text.open_points
        for number, each in enumerate(self.lines(node)):
            point, detail = _POINT.fullmatch(each.text), _DETAIL.fullmatch(each.text)
            if detail and points:
                points[-1].details.append([detail["text"]])
            elif detail:
                self.refuse_line(each)
            elif number == 0 or point or not points:
                points.append(_OpenPoint([point["text"] if point else each.text], each.span.line))
            else:  # a text wrapped over several lines goes on
                (points[-1].details[-1] if points[-1].details else points[-1].texts).append(each.text)
