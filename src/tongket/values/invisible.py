"""Characters that nobody sees (ký tự ẩn): named, never quoted as if they could be seen."""

import re

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Unicode's other spaces (Zs): they look like a space, or like none; the wide one (U+3000) is seen."""
_NOTHING = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
"""Unicode's Default_Ignorable_Code_Point, without those of rare planes: they look like nothing at all."""
_UNSEEN = re.compile(f"[{_SPACES}{_NOTHING}]")
_WITHOUT_WIDTH = re.compile(f"[{_NOTHING}]")


def show_invisible(text: str, *, spaces: bool = True) -> str:
    """Return a text in which what nobody sees stands by its number: `1‹U+200B›234`; `spaces`: odd spaces too."""
    return (_UNSEEN if spaces else _WITHOUT_WIDTH).sub(lambda found: f"‹{_number(found[0])}›", text)


def drop_invisible(text: str) -> str:
    """Return a text as it looks: without what nobody sees, odd spaces as plain ones."""
    return _UNSEEN.sub(" ", _WITHOUT_WIDTH.sub("", text))


def name_invisible(text: str) -> str | None:
    """Return what nobody sees in a text, and where: `có ký tự ẩn U+200B sau "2"`; None where there is nothing."""
    found = _UNSEEN.search(text)
    if found is None:
        return None
    before = _UNSEEN.sub("", text[: found.start()])[-1:]
    where = f'sau "{before}"' if before.strip() else "ở đầu"
    more = len(_UNSEEN.findall(text)) - 1
    return f"có ký tự ẩn {_number(found[0])} {where}{f' và {more} ký tự ẩn nữa' if more else ''}"


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
