"""Letters that hardly any sound text holds: whether it is worth asking what happened to a text (`garbled`)."""

import re

_SINGLE = re.compile(
    "[\u0080-\u0084\u0086-\u009f\u00a1-\u00a6\u00a8-\u00aa\u00ac-\u00af\u00b1\u00b4-\u00b6\u00b8-\u00ba\u00bc\u00be\u00bf"
    "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñö÷øûüþÿƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ\u0189\u0256\ufffd\ue000-\uf8ff]"
)
"""Characters that hardly any sound text holds, and most garbled ones do."""
_PAIR = re.compile("[ÂÊÔĂƠƯâêôăơưÃÕÝãõý][ÌÒÞìò]")
"""What Windows-1258 makes, read as Windows-1252: a letter with its shape, then its tone."""
_PUT_BETWEEN = re.compile("[^\\W\\d_][?](?=[^\\W\\d_])")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,5}|#x[0-9a-fA-F]{2,5});")
"""A character as HTML writes it."""
_STROKES = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
STROKE = re.compile(f"[{''.join(map(chr, _STROKES))}]")
"""A letter of another alphabet that looks like Đ or đ."""


def mend_strokes(text: str) -> str:
    """Return a text with Đ and đ for the letters that look like them."""
    return text.translate(_STROKES)


def may_be_garbled(text: str) -> bool:
    """Whether it is worth looking at the lines of a text: hardly ever, so that a sound file costs next to nothing."""
    return (
        _SINGLE.search(text) is not None
        or _PAIR.search(text) is not None
        or "áº" in text
        or "á»" in text
        or ("&" in text and ENTITY.search(text) is not None)
        or ("?" in text and _PUT_BETWEEN.search(text) is not None)
    )
