"""Text that means itself: in Markdown, as a CommonMark reader gives it back, and on a terminal, steering nothing."""

import re

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)")
"""Control characters (ISO 6429: C0, C1) but for tabs and line ends, strange line ends, and the marks of UAX 9 that turn
the direction of writing: from an argument, a file's name or a document they would colour, erase or reverse a line."""


def escape_steering(text: str) -> str:
    r"""Return `text` with what steers a terminal written as JSON writes it: `\u001b`, `\u202e`."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def escape_markdown(text: str) -> str:
    """Return `text` on one line, with every character escaped that Markdown could take for markup."""
    return re.sub(r"([\\`*_\[\]<>#|~&!])", r"\\\1", " ".join(text.splitlines()))


def escape_block(text: str) -> str:
    """Return `text` as a paragraph of its own: also what would make a list, heading, rule or code of its first line."""
    escaped = escape_markdown(text).strip(" \t")
    escaped = re.sub(r"^([-+=])", r"\\\1", escaped)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escaped)
