"""What an editor makes of a plain scalar: the core schema of YAML 1.2 (10.3.2), not that of our own reader.

Our scalars are text; an editor's `1.234` is a number and `true` a truth. A schema must accept both.
"""

import re

_NULL = re.compile("null|Null|NULL|~|")
_TRUTH = re.compile("true|True|TRUE|false|False|FALSE")
_WHOLE = re.compile("[-+]?[0-9]+")
_OTHER_BASE = re.compile("0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")

Loaded = str | int | float | bool | None


def load_scalar(text: str) -> Loaded:
    """Return the value that a plain scalar has for an editor; `.nan`, which JSON does not know, stays text."""
    if _NULL.fullmatch(text):
        return None
    if _TRUTH.fullmatch(text):
        return text.lower() == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _FRACTION.fullmatch(text):
        return float(text)
    infinite = _INFINITE.fullmatch(text)
    return float(f"{infinite[1]}inf") if infinite else text


def spellings(text: str) -> list[Loaded]:
    """Return the values that an id may have: as text, and as a plain scalar."""
    loaded = load_scalar(text)
    return [text] if loaded == text and isinstance(loaded, str) else [text, loaded]


def key_spellings(text: str) -> list[str]:
    """Return the names that a key may have: as text, and as the number that an editor prints (`1.10`: `1.1`)."""
    loaded = load_scalar(text)
    if isinstance(loaded, bool) or not isinstance(loaded, int | float):
        return [text]
    printed = str(int(loaded)) if loaded == loaded // 1 else repr(loaded)
    return list(dict.fromkeys((text, printed)))
