"""The values of a YAML mapping, each taken by its key, with a finding for whatever is not what the key asks for."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tongket.findings.campaign_rules import (
    BAD_ID,
    BAD_VALUE,
    BEYOND_OFFICE,
    MISSING_KEY,
    NOT_A_DATE,
    PLACEHOLDER_LEFT,
    UNKNOWN_KEY,
    WRONG_SHAPE,
    YAML_SYNTAX,
)
from tongket.findings.diagnostics import Told, tell
from tongket.findings.rule import Rule
from tongket.source import nodes
from tongket.source.nodes import Broken, Entry, Findings, Node, Scalar, Sequence, Span
from tongket.source.syntax import MISSING_SPACE, hint_space
from tongket.values.figures import explain_date, format_count, parse_date
from tongket.values.folding import fold_marks
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

_E = TypeVar("_E", bound=StrEnum)

MOST_CHARACTERS = 32_767
"""Characters of a cell in Excel (Microsoft, "Excel specifications and limits")."""
_PLACEHOLDER = re.compile(r"(?=.*(?:\.\s*\.\s*\.|…))[\s.…\[\]()]+")
_SHAPES = {
    "chữ": "viết chữ ngay sau {}:, hoặc dưới dấu |.",
    "các khóa": "viết các khóa ở những dòng dưới {}:, thụt vào.",
    "danh sách": "viết mỗi mục một gạch đầu dòng ở những dòng dưới {}:, thụt vào.",
}
"""How to write what a key wants, by its name."""
_TRUTHS = {"true": True, "co": True, "false": False, "khong": False}


def shape_of(node: Node | None) -> str:
    """Return the Vietnamese word for what a node is."""
    match node:
        case Scalar():
            return "chữ"
        case Sequence():
            return "danh sách"
        case nodes.Mapping():
            return "nhóm khóa"
    return "chỗ trống"


def is_placeholder(text: str) -> bool:
    """Whether a text is only dots or spaces in quotes: a blank of the form that was left in."""
    return bool(text) and (not text.strip() or _PLACEHOLDER.fullmatch(text.strip()) is not None)


def is_blank_node(node: Node | None) -> bool:
    """Whether there is nothing there: no value, an empty text, an empty block."""
    return node is None or (
        isinstance(node, Scalar) and (node.text == "" or (node.style in {"|", ">"} and not node.text.strip()))
    )


def _is_empty(node: Node | None) -> bool:
    """Whether nothing at all is typed there, not even quotes."""
    return node is None or (isinstance(node, Scalar) and node.text == "" and node.style == "")


@dataclass(slots=True)
class Fields:
    """One mapping being read: every key is taken once; `close` reports the keys that nobody took."""

    node: nodes.Mapping
    findings: Findings
    where: str
    """What the mapping is, as a message names it: `Mục II.1`."""
    item: str | None = None
    above: Span | None = None
    """The key that the mapping stands under; None at the top of a file and in a list."""
    entries: dict[str, Entry] = field(default_factory=dict)
    """By key; read from the node where they are not given."""
    known: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.entries:
            self.entries = {each.key.text: each for each in self.node.entries}

    def named(self, where: str) -> "Fields":
        """Return the same mapping under another name: that of one of its values, which is read."""
        return Fields(self.node, self.findings, where, self.item, entries=self.entries)

    def take(self, key: str) -> Entry | None:
        """Return the entry with this key, if it is there and has a value that can be read."""
        self.known[key] = None
        entry = self.entries.get(key)
        return None if entry is None or is_blank_node(entry.value) or isinstance(entry.value, Broken) else entry

    def lacks(self, key: str) -> bool:
        """Whether there is no such key, or no value: what is there but can't be read is not lacking."""
        entry = self.entries.get(key)
        return entry is None or is_blank_node(entry.value)

    def key_span(self, key: str) -> Span:
        """Return where the key is; where it is not there, the nearest key above: the mapping's own, or its first."""
        entry = self.entries.get(key)
        if entry is not None:
            return entry.key.span
        if self.above is not None:
            return self.above
        return self.node.entries[0].key.span if self.node.entries else self.node.span

    def value_span(self, key: str) -> Span:
        """Return where the value of a key is; the key itself when it has none."""
        entry = self.entries.get(key)
        if entry is None or entry.value is None:
            return self.key_span(key)
        return self.findings.source.value_span(entry.value)

    def item_span(self, key: str, wanted: str) -> Span:
        """Return where the text `wanted` stands in the list under a key."""
        entry = self.entries.get(key)
        if entry is not None and isinstance(entry.value, Sequence):
            for node in entry.value.items:
                if isinstance(node, Scalar) and node.text.strip() == wanted:
                    return node.span
        return self.value_span(key)

    def refuse(
        self,
        rule: Rule,
        span: Span,
        message: str,
        hint: str | None = None,
        *,
        told: Told | None = None,
    ) -> None:
        """Add a finding about this mapping."""
        self.findings.add(rule, span, f"{self.where}: {message}", hint, item=self.item, told=told)

    def refuse_shape(self, node: Node | None, key: str, wanted: str) -> None:
        """Report that the value of `key` has the wrong shape; say nothing of what is already reported."""
        if not isinstance(node, Broken):
            span = node.span if node is not None else self.key_span(key)
            message = f"{key} cần {wanted}, nhưng nhận được {shape_of(node)}."
            self.refuse(WRONG_SHAPE, span, message, _SHAPES.get(wanted, _SHAPES["danh sách"]).format(key))

    def refuse_value(self, key: str, text: str, hint: str) -> None:
        """Report a value that the key does not take."""
        self.refuse(BAD_VALUE, self.value_span(key), f'{key} không nhận "{shorten(text)}".', hint)

    def refuse_missing(self, key: str, what: str, hint: str) -> None:
        """Report a key that is not there, at the nearest key above."""
        self.refuse(MISSING_KEY, self.key_span(key), f"chưa có {what}.", hint)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Return a text, its line ends folded to spaces; None when missing or not a text."""
        entry = self.take(key)
        if entry is not None:
            text = self.text_of(entry.value, key)
            if text is not None and len(text) > MOST_CHARACTERS:
                length, most = format_count(len(text)), format_count(MOST_CHARACTERS)
                message = f"{key} dài {length} ký tự, một ô Excel chỉ chứa {most}."
                self.refuse(BEYOND_OFFICE, self.value_span(key), message, "viết ngắn lại.")
                return None
            return text
        if required and self.lacks(key):
            self.refuse_missing(key, key, f"thêm {key}: và giá trị của nó.")
        return None

    def text_of(self, node: Node | None, key: str) -> str | None:
        """Return the text of a node; None with a finding when it is not a text."""
        if not isinstance(node, Scalar):
            self.refuse_shape(node, key, "chữ")
            return None
        if is_placeholder(node.text):
            message = f"{key} còn để chỗ trống ({shorten(node.text) or 'dấu cách'})."
            span = self.findings.source.value_span(node)
            self.refuse(PLACEHOLDER_LEFT, span, message, "điền nội dung, hoặc xóa để trống.")
            return None
        return " ".join(node.text.split("\n")).strip()

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return a list of texts; one text counts as a list of one; None when missing."""
        nodes = self.nodes(key)
        if nodes is None:
            return None
        return tuple(
            text for node in nodes if not is_blank_node(node) and (text := self.text_of(node, key)) is not None
        )

    def paragraphs(self, key: str) -> tuple[str, ...]:
        """Return running text, one line one paragraph, and one entry of a list; nothing when missing."""
        nodes = [each for each in self.nodes(key) or () if not is_blank_node(each)]
        good = [each for each in nodes if self.text_of(each, key) is not None and isinstance(each, Scalar)]
        return tuple(line.strip() for each in good for line in each.text.split("\n") if line.strip())

    def nodes(self, key: str, single: tuple[type, ...] = (Scalar,)) -> tuple[Node | None, ...] | None:
        """Return the items of a list; None when missing. One value of a type in `single` counts as a list of one."""
        entry = self.take(key)
        if entry is None:
            return None
        if isinstance(entry.value, Sequence):
            return entry.value.items
        if isinstance(entry.value, single):
            return (entry.value,)
        self.refuse_shape(entry.value, key, "danh sách")
        return None

    def refuse_glued(self, node: Node | None, known: Collection[str]) -> bool:
        """Report a text that is a known key glued to its value (`bb:5`); return whether it is one."""
        if not isinstance(node, Scalar) or node.style != "":
            return False
        name, colon, rest = node.text.partition(":")
        if not colon or not rest.strip() or name not in known:
            return False
        line, column = node.span.line, node.span.column + len(name)
        hint = hint_space(self.findings.source.line_text(line) or "", column - 1)
        self.refuse(YAML_SYNTAX, Span(line, column, line, column + 1), MISSING_SPACE.lower(), hint)
        return True

    def mapping(self, key: str, where: str | None = None, known: Collection[str] = ()) -> "Fields | None":
        """Return the mapping under a key; None when missing or something else; `known` are keys it may have."""
        entry = self.take(key)
        if entry is None:
            return None
        if not isinstance(entry.value, nodes.Mapping):
            if not self.refuse_glued(entry.value, known):
                self.refuse_shape(entry.value, key, "các khóa")
            return None
        return Fields(entry.value, self.findings, where or f"{self.where}, {key}", self.item, entry.key.span)

    def records(self, key: str, where: str) -> Iterator["Fields"]:
        """Yield the mappings of a list, with a finding for what is not a mapping."""
        for node in self.nodes(key) or ():
            if isinstance(node, nodes.Mapping):
                yield Fields(node, self.findings, where, self.item)
            elif not _is_empty(node):
                self.refuse_shape(node, key, "danh sách các nhóm khóa")

    def truth(self, key: str, *, default: bool) -> bool:
        """Return a yes or no (`true`, `false`, `có`, `không`, `co`, `khong`)."""
        text = self.text(key)
        if text is None:
            return default
        truth = _TRUTHS.get(fold_marks(text))
        if truth is None:
            self.refuse_value(key, text, f"viết {key}: co hoặc {key}: khong.")
            return default
        return truth

    def whole(self, key: str, default: int | None = None) -> int | None:
        """Return a plain whole number of at most six digits."""
        text = self.text(key)
        if text is None:
            return default
        if not re.fullmatch(r"[0-9]{1,6}", text):
            message = f'{key} cần một số nguyên, nhưng nhận được "{shorten(text)}".'
            self.refuse(BAD_VALUE, self.value_span(key), message, f"viết bằng chữ số, ví dụ {key}: 30.")
            return default
        return int(text)

    def choice(self, key: str, kinds: type[_E], default: _E | None) -> _E | None:
        """Return one of the values of an enumeration."""
        text = self.text(key)
        if text is None:
            return default
        values = [str(each) for each in kinds]
        if text not in values:
            self.refuse_value(key, text, hint_nearest(text, values, kind="giá trị"))
            return default
        return kinds(text)

    def day(self, key: str) -> date | None:
        """Return a date in any of the forms of `docs/formats.md`."""
        text = self.text(key)
        if text is None:
            return None
        day = parse_date(text)
        if day is None:
            refusal = explain_date(text)
            message = f"{key} {refusal.say(shorten(text))}"
            self.refuse(NOT_A_DATE, self.value_span(key), message, refusal.hint, told=tell(typed=shorten(text)))
        return day

    def word(self, key: str, words: tuple[str, ...]) -> str:
        """Return one of a few words; the first is the default."""
        text = self.text(key)
        if text is not None and text not in words:
            self.refuse_value(key, text, hint_nearest(text, words, kind="giá trị"))
            return words[0]
        return text or words[0]

    def id(self, form: re.Pattern[str], example: str) -> str | None:
        """Return the id under `ma`, or None with a finding when it is missing or has another form."""
        text = self.text("ma", required=True)
        if text is None:
            return None
        if not form.fullmatch(text):
            message = f'mã "{shorten(text)}" không đúng dạng.'
            self.refuse(BAD_ID, self.value_span("ma"), message, f"dùng dạng như {example}.")
            return None
        return text

    def close(self) -> None:
        """Report every key that nobody took."""
        self.close_unknown('không có khóa "{}".', [*self.known])

    def close_unknown(self, message: str, known: list[str], *, kind: str = "khóa") -> None:
        """Report every key that nobody took; `known` are the keys to hint at."""
        for key, entry in self.entries.items():
            if self.findings.full:
                return
            if key not in self.known:
                self.refuse(
                    UNKNOWN_KEY,
                    entry.key.span,
                    message.format(shorten(key)),
                    hint_nearest(key, known, kind=kind),
                )


def is_blank_form(node: Node | None) -> bool:
    """Whether it is a part of a blank form: keys without a value, or a list of such. `{khong: }` says no."""
    if isinstance(node, Sequence):
        return all(map(is_blank_form, node.items))
    if isinstance(node, nodes.Mapping):
        return all(is_blank_node(each.value) and each.key.text != "khong" for each in node.entries)
    return is_blank_node(node)


def is_unanswered(node: Node | None) -> bool:
    """Whether a unit typed nothing there: no value, or an empty list or mapping."""
    if isinstance(node, Sequence):
        return not node.items
    return not node.entries if isinstance(node, nodes.Mapping) else is_blank_node(node)
