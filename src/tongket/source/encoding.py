"""Bytes of a file to text (mã chữ), or a finding that says what the encoding probably is."""

import codecs
import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

_SIGNATURES = (
    (b"PK\x03\x04", "tệp Word, Excel (.docx, .xlsx) hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ (.doc, .xls)"),
    (b"%PDF", "tệp PDF"),
    (b"{\\rtf", "tệp RTF"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
)
_BINARY = "tệp nhị phân, không phải văn bản"
_UTF16_BARE = "UTF-16 không có dấu BOM"
_BROKEN_UTF8 = "UTF-8 bị hỏng ở chỗ này"
_SAMPLE = 65_536
"""As many bytes are looked at to tell what a file is."""
_NUL_SHARE = 0.2
"""Of the bytes: ASCII in UTF-16 has a half, Vietnamese a good third.

At half and at double this every file of `tests/read/test_encoding.py` is named as now.
"""
_LETTER_SHARE = 0.9
"""Of the characters that UTF-16 would make of a file, and of the tones of Windows-1258 that stand on a vowel.

At half a binary file is taken for UTF-16; all of them (1.0) no real text reaches.
"""
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF8_SHARE = 2
"""So many letters in good UTF-8 for one bad byte, and the file is UTF-8 with a fault.

Legacy bytes make a good UTF-8 letter only by chance; at half and at double the tests name every file as now.
"""
_VOWELS = b"aeiouyAEIOUY"
_CP1258_TONES = b"\xcc\xd2\xde\xec\xf2"  # the five tone marks of Windows-1258: each follows its vowel
_CP1258_VOWELS = b"\xe2\xe3\xea\xf4\xf5\xfd\xc2\xc3\xca\xd4\xd5\xdd"  # â ă ê ô ơ ư
_TONE_SHARE = 0.25
"""Of the high bytes, so many are tones in Windows-1258; at half and at double the tests name every file as now."""
_MARK_SHARE = 0.45
"""Of the high bytes: in VNI most are marks behind their vowel, in TCVN3 they are the vowel.

At double no text in VNI is known as one; at half the tests name every file as now.
"""
_FIRST_HIGH = 0x80


class Decoded(NamedTuple):
    """A file's text, or what it probably is instead."""

    text: str
    looks_like: str | None = None
    """What the bytes probably are, when they are not UTF-8 or UTF-16; then `text` is what stands before the fault."""


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8 (with or without BOM) or UTF-16 with a BOM, the BOM dropped."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return Decoded("", name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        return _decode(data[len(codecs.BOM_UTF16) :], codec, "UTF-16 bị cắt cụt")
    if data.count(0) > len(data) * _NUL_SHARE:
        return Decoded("", _UTF16_BARE if _reads_as_utf16(data) else _BINARY)
    return _decode(data.removeprefix(codecs.BOM_UTF8), "utf-8", None)


def _decode(data: bytes, codec: str, otherwise: str | None) -> Decoded:
    try:
        return Decoded(data.decode(codec))
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and _UTF8_LETTER.search(data) is not None
        if otherwise is None and cut:
            otherwise = _BROKEN_UTF8
        return Decoded(data[: error.start].decode(codec, errors="ignore"), otherwise or _guess(data))


def _reads_as_utf16(data: bytes) -> bool:
    for codec in ("utf-16-le", "utf-16-be"):
        text = data[:_SAMPLE].decode(codec, errors="replace")
        letters = sum(unicodedata.category(each)[0] in "LNPZ" or each in "\r\n\t" for each in text)
        if letters > len(text) * _LETTER_SHARE:
            return True
    return False


def _guess(data: bytes) -> str:
    """Name the probable encoding of bytes that are not UTF-8 (TCVN3, VNI: docs/the-thuc.md, P1, P2, P3)."""
    sample = data[:_SAMPLE]
    if re.search(rb"[\x00-\x08\x0e-\x1f]", sample):
        return _UTF16_BARE if _reads_as_utf16(data) else _BINARY
    good = _UTF8_LETTER.findall(data)
    bad = sum(each >= _FIRST_HIGH for each in data) - sum(map(len, good))
    if len(good) > bad * _UTF8_SHARE:
        return _BROKEN_UTF8
    pairs = [(before, at) for before, at in pairwise(sample) if at >= _FIRST_HIGH]
    before_tone = [before for before, at in pairs if at in _CP1258_TONES]
    on_vowel = sum(before in _VOWELS + _CP1258_VOWELS for before in before_tone)
    if len(before_tone) > len(pairs) * _TONE_SHARE and on_vowel > len(before_tone) * _LETTER_SHARE:
        return "Windows-1258"
    if _reads_as_vni(pairs):
        return "VNI"
    return "TCVN3 (ABC) hoặc một bảng mã một byte khác"


def _reads_as_vni(pairs: list[tuple[int, int]]) -> bool:
    from tongket.values.legacy_letters import VNI_MARK_CODES, VNI_VOWEL_CODES  # hardly ever

    vowels, marks = _VOWELS + VNI_VOWEL_CODES.encode("latin-1"), VNI_MARK_CODES.encode("latin-1")
    return sum(before in vowels and at in marks for before, at in pairs) > len(pairs) * _MARK_SHARE
