"""Texts as messages quote them (trích)."""

from tongket.values.invisible import show_invisible

_QUOTED = 60
"""How many characters of a text a message quotes: enough to find it again, and one line of a terminal."""


def shorten(text: str, longest: int = _QUOTED) -> str:
    """Return a text on one line; only its first `longest` characters and "…" where it is longer."""
    line = show_invisible(" ".join(text[: 4 * longest].split()), spaces=False)
    return line if len(line) <= longest else line[:longest].rstrip(" …") + "…"


def quote(text: str) -> str:
    """Return a short value as it was typed, on one line, for its spaces may be the fault; else shortened."""
    line = show_invisible(text.strip(" \n"))
    return line if len(line) <= _QUOTED and "\n" not in line else shorten(text)
