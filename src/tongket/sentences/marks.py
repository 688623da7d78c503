"""Which piece of a sentence is which figure: marks that go through Jinja2 within the text.

A template may join, cut and change what it prints (`~`, `|join`, `|upper`), so a figure can't be known by where a piece
of the output came from: the text itself says it. The name of a figure (`figure_names`) is written in private-use
characters, which no filter changes and no Vietnamese text holds.
"""

import re
from typing import NamedTuple

from tongket.model.figure_names import PrintedName, parse_name

_START, _TEXT, _END = "\ue000", "\ue001", "\ue002"
_BASE = 0xE100
_MARKED = re.compile(f"{_START}([\ue100-\ue1ff]+){_TEXT}([^{_START}{_END}]*){_END}")
_ANY = re.compile(f"{_START}[\ue100-\ue1ff]*{_TEXT}?|[{_TEXT}{_END}\ue100-\ue1ff]")


class SentencePiece(NamedTuple):
    """A piece of a sentence."""

    text: str
    name: PrintedName | None
    """Of the figure that it is; None for the words between."""


def mark(text: str, name: PrintedName | None) -> str:
    """Return a text as that of a figure; without a name as it is."""
    if name is None:
        return text
    return f"{_START}{''.join(chr(_BASE + byte) for byte in str(name).encode())}{_TEXT}{text}{_END}"


def marked_names(marked: str) -> frozenset[PrintedName]:
    """Return the names of the figures in a text."""
    return frozenset(each.name for each in pieces(marked) if each.name is not None)


def pieces(marked: str) -> tuple[SentencePiece, ...]:
    """Return a text as the figures in it and the words between."""
    found: list[SentencePiece] = []
    at = 0
    for each in _MARKED.finditer(marked):
        found.append(SentencePiece(_plain(marked[at : each.start()]), None))
        name = bytes(ord(letter) - _BASE for letter in each[1]).decode("utf-8", "replace")
        found.append(SentencePiece(each[2], parse_name(name)))
        at = each.end()
    found.append(SentencePiece(_plain(marked[at:]), None))
    return tuple(each for each in found if each.text)


def _plain(text: str) -> str:
    return _ANY.sub("", text)
