"""How reading goes on behind a syntax error: what holds the error is passed over, line by line, and read as broken."""

import re
from typing import NamedTuple

UNREAD = "\ue000"
"""Stands for what is passed over, in a copy of the text; a private-use character, which nobody types."""
_KEY = re.compile(r"""(?P<indent> *)(?P<key>[^\s#:'"\[\]{},&*!|>%@`-][^:#]*?|"[^"]*"|'[^']*'):(?P<value>.*)""")


class Stopped(NamedTuple):
    """Where reading stopped."""

    line: int
    """Of the fault, from 1."""
    columns: tuple[int, ...]
    """Where the keys of the mappings stand that were open, from 1, the outermost first."""


def pass_over(lines: list[str], stopped: Stopped, *, outer: bool = False) -> list[str] | None:
    """Return the lines with the faulty value passed over; None where nothing about it can be told for a key.

    It begins at the key that holds it, and ends before the next key that stands where the keys of an open mapping
    stand, or at the end of the file. With `outer` it begins at the key beside that one: for a fault that was in how
    the lines between them are indented.
    """
    at = min(stopped.line, len(lines)) - 1
    own = _KEY.match(lines[at])
    # A key that is glued to its value opens no mapping: the line itself says where its keys stand.
    indents = {*(each - 1 for each in stopped.columns), *([len(own["indent"])] if own is not None else [])}
    following = (each for each in range(at + 1, len(lines)) if _indent_of_key(lines[each]) in indents)
    end = next(following, len(lines))
    lowest = len(lines[end]) - len(lines[end].lstrip(" ")) if end < len(lines) else 0
    wanted = {each for each in indents if (each == lowest if outer else each >= lowest)}
    for line in range(at, -1, -1):
        found = _KEY.match(lines[line])
        if found is not None and len(found["indent"]) in wanted:
            kept = f"{found['indent']}{found['key']}: {UNREAD}"
            return [*lines[:line], kept, *[""] * (end - line - 1), *lines[end:]]
    return None


def _indent_of_key(line: str) -> int | None:
    """Return how far a key is indented that stands alone or before a space and its value; None for another line."""
    found = _KEY.fullmatch(line)
    return len(found["indent"]) if found is not None and not found["value"][:1].strip() else None
