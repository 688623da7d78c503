"""The places to fill in a frame (chỗ điền), `{{ name }}`: their text, however Word split it, and what is badly written.

A placeholder is read over runs, content controls, links and tracked insertions alike: what counts is the text that
stands there, not how it is cut.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import w
from tongket.values.hints import nearest

BODY, APPENDICES = "body", "appendices"
PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_TAKEN = "\0"
"""Stands for each character of a placeholder that is well written."""
_LOOSE = re.compile(
    r"(?P<tag>\{%[^{}\0]*(?:%\}|\})?|\{#[^{}\0]*(?:#\}|\})?|[%#]\})"
    r"|(?P<apart>\{\s*\{(?P<inside>[^{}\0]*)\}\s*\})"
    r"|(?P<open>\{\{[^{}\0]*\}?)"
    r"|(?P<shut>(?:\{[^{}\0]*|[\w.]*\s*)\}\})"
    r"|(?P<single>\{\s*(?P<word>[^{}\0]*?)\s*\})"
    r"|(?P<stray>\{(?=\0)|(?<=\0)\})"
)
_WRITE = "viết liền hai dấu ngoặc nhọn ở mỗi bên: {{ %s }}."


class Slip(NamedTuple):
    """A placeholder that is badly written."""

    kind: str
    """`open`: it is not closed; `shut`: it is not opened; "" anything else."""
    start: int
    end: int
    message: str
    hint: str


def text_elements(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text elements of a paragraph, without those of a text box in it."""
    return [each for each in paragraph.iter(w("t")) if holding_paragraph(each) is paragraph]


def placeholder_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph in which placeholders are looked for."""
    return "".join(each.text or "" for each in text_elements(paragraph))


def placeholder_names(text: str) -> list[str]:
    """Return the names in the placeholders of a text, in order."""
    return [found["name"] for found in PLACEHOLDER.finditer(text)]


def find_slips(text: str, known: Collection[str]) -> Iterator[Slip]:
    """Yield what was meant for a placeholder and is none: it would be printed as it stands."""
    rest = PLACEHOLDER.sub(lambda found: _TAKEN * len(found[0]), text)
    for found in _LOOSE.finditer(rest):
        slip = _explain(found, known)
        if slip is not None:
            yield slip
    for found in PLACEHOLDER.finditer(text):
        if not found["name"]:
            hint = "ghi tên vào giữa hai dấu ngoặc, hoặc bỏ chúng đi."
            yield Slip("", found.start(), found.end(), f'chỗ điền "{found[0]}" chưa có tên.', hint)


def _explain(found: re.Match[str], known: Collection[str]) -> Slip | None:
    shown = " ".join(found[0].split())
    kind = str(found.lastgroup) if found.lastgroup not in {"inside", "word"} else ""
    if found["tag"]:
        message, hint = f'thẻ "{shown}" không dùng được trong khung.', "xóa thẻ; câu có điều kiện viết ở tệp .j2."
    elif found["apart"]:
        message, hint = f'chỗ điền "{shown}" có dấu cách giữa hai dấu ngoặc.', _WRITE % found["inside"].strip()
    elif found["open"]:
        message, hint = f'chỗ điền "{shown}" không đóng đủ.', _WRITE % _name(found[0], known)
    elif found["shut"]:
        message, hint = f'chỗ điền "{shown}" không mở đủ.', _WRITE % _name(found[0], known)
        if shown == "}}":
            message, hint = 'dấu "}}" không thuộc chỗ điền nào.', "xóa dấu ấy, hoặc viết đủ chỗ điền: {{ ten }}."
    elif found["single"]:
        word = found["word"]
        if word not in known and (" " in word or nearest(word, known) is None):
            return None  # braces that belong to the text
        message, hint = f'chỗ điền "{shown}" thiếu một dấu ngoặc ở mỗi bên.', _WRITE % _name(word, known)
    else:
        message, hint = f'thừa dấu "{shown}" cạnh một chỗ điền.', "xóa dấu thừa."
    return Slip(kind if kind in {"open", "shut"} else "", found.start(), found.end(), message, hint)


def _name(text: str, known: Collection[str]) -> str:
    """Return the name that a broken placeholder means, as far as it can be told."""
    word = re.sub(r"[{}]", "", text).strip()
    return nearest(word, known) or word or "ten"


FILLER = "Dòng đệm"
"""The frame's style of an empty paragraph that must be there, a point high: it never takes a page of its own."""
