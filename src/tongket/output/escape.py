"""Text as Markdown that a CommonMark reader gives back as it was typed."""

import re


def escape_markdown(text: str) -> str:
    """Return `text` on one line, with every character escaped that Markdown could take for markup."""
    return re.sub(r"([\\`*_\[\]<>#|~&!])", r"\\\1", " ".join(text.splitlines()))


def escape_block(text: str) -> str:
    """Return `text` as a paragraph of its own: also what would make a list, heading, rule or code of its first line."""
    escaped = escape_markdown(text).strip(" \t")
    escaped = re.sub(r"^([-+=])", r"\\\1", escaped)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escaped)
