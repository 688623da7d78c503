"""Bytes of a file to text (mã chữ), or a finding that says what the encoding probably is."""

import re
import unicodedata
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
_NUL_SHARE = 0.2  # of the bytes: ASCII in UTF-16 has a half, Vietnamese a good third
_VOWELS = b"aeiouyAEIOUY"
_CP1258_MARKS = b"\xcc\xd2\xde\xec\xf2"  # the five combining tone marks of Windows-1258
_VNI_MARKS = b"\xf9\xf8\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xea\xe9\xe8\xfa\xfc\xeb\xd9\xd8\xdb\xd5\xcf\xc2\xc1\xc0"
_VOWEL_SHARE = 0.6  # of the high bytes: in VNI and Windows-1258 most follow a vowel, in TCVN3 they are the vowel


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
    codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, errors="ignore")
        return Decoded(before, "UTF-16 bị cắt cụt" if codec == "utf-16" else _guess(data))
    if codec != "utf-16" and data.count(0) > len(data) * _NUL_SHARE:
        return Decoded("", "UTF-16 không có dấu BOM" if _reads_as_utf16(data) else "tệp nhị phân, không phải văn bản")
    return Decoded(text)


def _reads_as_utf16(data: bytes) -> bool:
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        letters = sum(unicodedata.category(each)[0] in "LNPZ" or each in "\r\n\t" for each in text)
        if letters > len(text) * 0.9:
            return True
    return False


def _guess(data: bytes) -> str:
    """Name the probable encoding of bytes that are not UTF-8 (`the-thuc.md` 4.1: TCVN3, VNI, Windows-1258)."""
    if re.search(rb"[\x00-\x08\x0e-\x1f]", data):
        return "UTF-16 không có dấu BOM" if _reads_as_utf16(data) else "tệp nhị phân, không phải văn bản"
    pairs = [(before, at) for before, at in zip(data, data[1:], strict=False) if at > 127]  # noqa: PLR2004 - ASCII ends
    after_vowel = [at for before, at in pairs if before in _VOWELS]
    if len(after_vowel) > len(pairs) * _VOWEL_SHARE:
        if sum(at in _CP1258_MARKS for at in after_vowel) > len(after_vowel) / 2:
            return "Windows-1258"
        if sum(at in _VNI_MARKS for at in after_vowel) > len(after_vowel) / 2:
            return "VNI"
    return "TCVN3 (ABC) hoặc một bảng mã một byte khác"
