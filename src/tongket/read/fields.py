"""The values of a YAML mapping, each taken by its key, with a finding for whatever is not what the key asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from tongket.diagnostics import Rule
from tongket.read import source as yaml_tree
from tongket.read.source import Entry, Findings, Node, Scalar, Sequence, Span
from tongket.rules import BAD_ID, BAD_VALUE, MISSING_KEY, NOT_A_DATE, NOT_BUILT, PLACEHOLDER, UNKNOWN_KEY, WRONG_SHAPE
from tongket.values import fold_marks, parse_date

_E = TypeVar("_E", bound=StrEnum)

_PLACEHOLDER = re.compile(r"(?=.*(?:\.\s*\.\s*\.|…))[\s.…\[\]()]+")
_TRUTHS = {"true": True, "co": True, "false": False, "khong": False}


def shape_of(node: Node | None) -> str:
    """Return the Vietnamese word for what a node is."""
    match node:
        case Scalar():
            return "chữ"
        case Sequence():
            return "danh sách"
        case yaml_tree.Mapping():
            return "nhóm khóa"
    return "chỗ trống"


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like what was typed, compared without marks, `_`, `-` and case; or None."""
    plain = {re.sub(r"[\s_-]", "", fold_marks(each)): each for each in known}
    found = get_close_matches(re.sub(r"[\s_-]", "", fold_marks(wanted)), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def hint_nearest(wanted: str, known: Iterable[str], *, kind: str = "khóa") -> str:
    """Return what to type instead of an unknown word."""
    names = list(known)
    close = nearest(wanted, names)
    if close is not None:
        return f"có phải {close}?"
    return f"các {kind} dùng được: {', '.join(names)}." if names else f"ở đây không có {kind} nào."


def is_placeholder(text: str) -> bool:
    """Whether a text is only dots or spaces in quotes: a blank of the form that was left in."""
    return bool(text) and (not text.strip() or _PLACEHOLDER.fullmatch(text.strip()) is not None)


def is_blank(node: Node | None) -> bool:
    """Whether there is nothing there: no value, an empty text, an empty block."""
    return node is None or (
        isinstance(node, Scalar) and (node.text == "" or (node.style in "|>" and not node.text.strip()))
    )


@dataclass(slots=True)
class Fields:
    """One mapping being read: every key is taken once; `close` reports the keys that nobody took."""

    node: yaml_tree.Mapping
    findings: Findings
    where: str
    """What the mapping is, as a message names it: `Mục II.1`."""
    item: str | None = None
    entries: dict[str, Entry] = field(init=False)
    known: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entries = {each.key.text: each for each in self.node.entries}

    def take(self, key: str) -> Entry | None:
        """Return the entry with this key, if it is there and has a value."""
        self.known.append(key)
        entry = self.entries.get(key)
        return None if entry is None or is_blank(entry.value) else entry

    def key_span(self, key: str) -> Span:
        """Return where the key is, or the first key of the mapping when it is not there."""
        entry = self.entries.get(key)
        if entry is not None:
            return entry.key.span
        return (
            self.node.entries[0].key.span if self.node.entries else self.findings.source.first_line_of(self.node.span)
        )

    def refuse(self, rule: Rule, span: Span, message: str, hint: str | None = None) -> None:
        """Add a finding about this mapping."""
        self.findings.add(rule, span, f"{self.where}: {message}", hint, item=self.item)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Return a text, its line ends folded to spaces; None when missing or not a text."""
        entry = self.take(key)
        if entry is None:
            if required:
                self.refuse(MISSING_KEY, self.key_span(key), f"chưa có {key}.", f"thêm {key}: và giá trị của nó.")
            return None
        return self.text_of(entry.value, key)

    def text_of(self, node: Node | None, key: str) -> str | None:
        """Return the text of a node; None with a finding when it is not a text."""
        if not isinstance(node, Scalar):
            self.refuse_shape(node, key, "chữ")
            return None
        if is_placeholder(node.text):
            self.refuse(
                PLACEHOLDER,
                node.span,
                f"{key} còn để chỗ trống ({node.text.strip() or 'dấu cách'}).",
                "điền nội dung, hoặc xóa để trống.",
            )
            return None
        return " ".join(node.text.split("\n")).strip()

    def refuse_shape(self, node: Node | None, key: str, wanted: str) -> None:
        """Report that the value of `key` has the wrong shape."""
        span = self.findings.source.first_line_of(node.span) if node is not None else self.key_span(key)
        self.refuse(
            WRONG_SHAPE, span, f"{key} cần {wanted}, nhưng nhận được {shape_of(node)}.", f"viết {key} là {wanted}."
        )

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return a list of texts; one text counts as a list of one; None when missing."""
        nodes = self.nodes(key)
        if nodes is None:
            return None
        return tuple(text for node in nodes if node is not None and (text := self.text_of(node, key)) is not None)

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

    def mapping(self, key: str, where: str | None = None) -> "Fields | None":
        """Return the mapping under a key; None when missing or something else."""
        entry = self.take(key)
        if entry is None:
            return None
        if not isinstance(entry.value, yaml_tree.Mapping):
            self.refuse_shape(entry.value, key, "các khóa")
            return None
        return Fields(entry.value, self.findings, where or f"{self.where}, {key}", self.item)

    def records(self, key: str, where: str) -> Iterator["Fields"]:
        """Yield the mappings of a list, with a finding for what is not a mapping."""
        for node in self.nodes(key) or ():
            if isinstance(node, yaml_tree.Mapping):
                yield Fields(node, self.findings, where, self.item)
            elif node is not None:
                self.refuse_shape(node, key, "danh sách các nhóm khóa")

    def truth(self, key: str, *, default: bool) -> bool:
        """Return a yes or no (`true`, `false`, `có`, `không`, `co`, `khong`)."""
        text = self.text(key)
        if text is None:
            return default
        truth = _TRUTHS.get(fold_marks(text))
        if truth is None:
            self.refuse(
                BAD_VALUE,
                self.value_span(key),
                f'{key} cần co hoặc khong, nhưng nhận được "{text}".',
                f"viết {key}: co hoặc {key}: khong.",
            )
            return default
        return truth

    def whole(self, key: str, default: int | None = None) -> int | None:
        """Return a plain whole number of at most six digits."""
        text = self.text(key)
        if text is None:
            return default
        if not re.fullmatch(r"[0-9]{1,6}", text):
            self.refuse(
                BAD_VALUE,
                self.value_span(key),
                f'{key} cần một số nguyên, nhưng nhận được "{text}".',
                f"viết bằng chữ số, ví dụ {key}: 30.",
            )
            return default
        return int(text)

    def choice(self, key: str, kinds: type[_E], default: _E | None) -> _E | None:
        """Return one of the values of an enumeration."""
        text = self.text(key)
        if text is None:
            return default
        values = [str(each) for each in kinds]
        if text not in values:
            self.refuse(
                BAD_VALUE,
                self.value_span(key),
                f'{key} không nhận "{text}".',
                hint_nearest(text, values, kind="giá trị"),
            )
            return default
        return kinds(text)

    def day(self, key: str) -> date | None:
        """Return a date in any of the forms of `formats.md`."""
        text = self.text(key)
        if text is None:
            return None
        day = parse_date(text)
        if day is None:
            self.refuse(
                NOT_A_DATE,
                self.value_span(key),
                f'{key} cần một ngày, nhưng nhận được "{text}".',
                "viết ngày/tháng/năm, ví dụ 10/4/2019.",
            )
        return day

    def word(self, key: str, words: tuple[str, ...]) -> str:
        """Return one of a few words; the first is the default."""
        text = self.text(key)
        if text is not None and text not in words:
            self.refuse(
                BAD_VALUE,
                self.value_span(key),
                f'{key} không nhận "{text}".',
                hint_nearest(text, words, kind="giá trị"),
            )
            return words[0]
        return text or words[0]

    def id(self, form: re.Pattern[str], example: str) -> str | None:
        """Return the id under `ma`, or None with a finding when it is missing or has another form."""
        text = self.text("ma", required=True)
        if text is None:
            return None
        if not form.fullmatch(text):
            self.refuse(BAD_ID, self.value_span("ma"), f'mã "{text}" không đúng dạng.', f"dùng dạng như {example}.")
            return None
        return text

    def value_span(self, key: str) -> Span:
        """Return where the value of a key is; the key itself when it has none."""
        entry = self.entries.get(key)
        if entry is None or entry.value is None:
            return self.key_span(key)
        value = entry.value
        if isinstance(value, Scalar) and value.style in ("|", ">") and value.text.strip():
            line = next(number for number, text in enumerate(value.text.split("\n")) if text.strip())
            return self.findings.source.inside(value, line, 0, len(value.text.split("\n")[line]))
        return self.findings.source.first_line_of(value.span)

    def item_span(self, key: str, wanted: str) -> Span:
        """Return where the text `wanted` stands in the list under a key."""
        entry = self.entries.get(key)
        if entry is not None and isinstance(entry.value, Sequence):
            for node in entry.value.items:
                if isinstance(node, Scalar) and node.text.strip() == wanted:
                    return self.findings.source.first_line_of(node.span)
        return self.value_span(key)

    def close(self, planned: Mapping[str, str] | None = None) -> None:
        """Report every key that is not known, and every key that tongket does not build yet (`planned`)."""
        for key, entry in self.entries.items():
            if key in self.known:
                continue
            if planned and key in planned:
                self.refuse(
                    NOT_BUILT,
                    entry.key.span,
                    f"{key} ({planned[key]}) chưa dùng được ở bản tongket này.",
                    f"bỏ {key}, hoặc chờ bản sau.",
                )
            else:
                self.refuse(UNKNOWN_KEY, entry.key.span, f'không có khóa "{key}".', hint_nearest(key, self.known))
