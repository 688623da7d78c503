"""Vietnamese letters of the time before Unicode (bảng mã cũ): which font speaks which alphabet, and what it says.

A text in such a font is stored as Latin letters that the font draws as Vietnamese ones. TCVN3 (ABC): TCVN 5712:1993,
VN3, one letter a code; its fonts of capitals (`.VnTimeH`) draw the same codes as capitals. VNI for Windows: a letter,
then its mark. The tables are those of `vni.h` of xvnkb and of public converters for `.VnTime`.
"""

import re
import unicodedata
from enum import StrEnum
from itertools import product


class Alphabet(StrEnum):
    """How the text of a font is stored (bảng mã)."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"


_TCVN3 = (
    ("\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7", "ĂÂÊÔƠƯĐ"),
    ("\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae", "ăâêôơưđ"),
    ("\u00b5\u00b6\u00b7\u00b8\u00b9", "àảãáạ"),
    ("\u00bb\u00bc\u00bd\u00be\u00c6", "ằẳẵắặ"),
    ("\u00c7\u00c8\u00c9\u00ca\u00cb", "ầẩẫấậ"),
    ("\u00cc\u00ce\u00cf\u00d0\u00d1", "èẻẽéẹ"),
    ("\u00d2\u00d3\u00d4\u00d5\u00d6", "ềểễếệ"),
    ("\u00d7\u00d8\u00dc\u00dd\u00de", "ìỉĩíị"),
    ("\u00df\u00e1\u00e2\u00e3\u00e4", "òỏõóọ"),
    ("\u00e5\u00e6\u00e7\u00e8\u00e9", "ồổỗốộ"),
    ("\u00ea\u00eb\u00ec\u00ed\u00ee", "ờởỡớợ"),
    ("\u00ef\u00f1\u00f2\u00f3\u00f4", "ùủũúụ"),
    ("\u00f5\u00f6\u00f7\u00f8\u00f9", "ừửữứự"),
    ("\u00fa\u00fb\u00fc\u00fd\u00fe", "ỳỷỹýỵ"),
)
TCVN3_LETTERS = {code: letter for codes, letters in _TCVN3 for code, letter in zip(codes, letters, strict=True)}
"""What each code of TCVN3 stands for."""
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_MARKS = (
    ("aeouyôö", "ùøûõï", "", _TONES),
    ("aeo", "âáàåãä", "\u0302", ("", *_TONES)),
    ("a", "êéèúüë", "\u0306", ("", *_TONES)),
)
"""On which letters marks of VNI stand, the marks, and what they put on the letter: a circumflex or breve, a tone."""
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
"""The letters of VNI that need no mark; on the first two a tone may follow."""


def _vni_letters() -> dict[str, str]:
    """Return what each letter of VNI, its mark included, stands for."""
    small = dict(_VNI_ALONE)
    for bases, marks, shape, tones in _VNI_MARKS:
        for base, (mark, tone) in product(bases, zip(marks, tones, strict=True)):
            letter = _VNI_ALONE.get(base, base)
            small[base + mark] = unicodedata.normalize("NFC", letter + shape + tone)
    letters: dict[str, str] = {}
    for stored, letter in small.items():
        first, rest = stored[0], stored[1:]
        letters |= {first + each: letter for each in (rest, rest.upper())}
        letters |= {first.upper() + each: letter.upper() for each in (rest, rest.upper())}
    return letters


VNI_LETTERS = _vni_letters()
"""What each letter of VNI stands for, marks of either size behind letters of either size."""
VNI_MARK_CODES = "".join(marks + marks.upper() for _, marks, _, _ in _VNI_MARKS)
"""The marks that follow a letter."""
VNI_VOWEL_CODES = "ôöÔÖ"
"""The stored vowels beyond a to z that take a mark."""
_VNI = re.compile("|".join(sorted(map(re.escape, VNI_LETTERS), key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(TCVN3_LETTERS)
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u1ea0-\u1ef9]")
"""What no font of old draws: text in Unicode, whatever its font."""
_SHARED = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ«»·°\u00a0\u00ad\u00ae"
"""What stands in texts in Unicode as well."""
_ONLY_TCVN3 = re.compile(f"[{re.escape(''.join(each for each in TCVN3_LETTERS if each not in _SHARED))}]")
_NEVER_TCVN3 = re.compile("[àÀÁÂÃÍÙÚ]")
_ONLY_VNI = re.compile("[øûïåäæñöëüî]|a[ùâêúéèáàãõ]|e[ùâáàãõ]|o[ùâ]|[uy][ùõ]", re.IGNORECASE)
"""Letters and pairs of VNI that no Vietnamese text in Unicode has."""
_NEVER_VNI = re.compile("ý|(?<=[^aeo])[âáàã]|(?<=[^a])[êéèú]|(?<=[^aeouyôö])[ùõ]", re.IGNORECASE)
"""A letter that VNI does not have, a mark behind what takes none."""
_SYMBOLS = {code: code - 0xF000 for code in range(0xF020, 0xF100)}
"""Where Word keeps the letters of fonts that say they hold symbols."""


def font_alphabet(font: str) -> Alphabet | None:
    """Return the alphabet of a font by its name; None for a font of Unicode."""
    name = font.strip().casefold()
    if name.startswith("vni-"):
        return Alphabet.VNI
    if not name.startswith(".vn"):
        return None
    return Alphabet.TCVN3_CAPITALS if name.endswith("h") else Alphabet.TCVN3


def is_stored_so(text: str, alphabet: Alphabet) -> bool | None:
    """Whether a text in a font of an alphabet is stored in it, or is Unicode; None where it may be either."""
    plain = text.translate(_SYMBOLS)
    only, never = (_ONLY_VNI, _NEVER_VNI) if alphabet is Alphabet.VNI else (_ONLY_TCVN3, _NEVER_TCVN3)
    if _UNICODE.search(plain) or never.search(plain):
        return False
    return True if plain != text or only.search(plain) else None


def decode_letters(text: str, alphabet: Alphabet) -> str:
    """Return a text that is stored in an alphabet, in Unicode."""
    plain = text.translate(_SYMBOLS)
    if alphabet is Alphabet.VNI:
        return _VNI.sub(lambda found: VNI_LETTERS[found[0]], plain)
    decoded = plain.translate(_TCVN3_TABLE)
    return decoded.upper() if alphabet is Alphabet.TCVN3_CAPITALS else decoded
