"""What of a YAML file can be mended safely (sửa an toàn): how it is written, never what it says.

A repair that could change what is read is taken only where the file has fewer errors with it than without, as its
reader counts them.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from tongket.source.encoding import decode
from tongket.values.figures import ODD_SPACES
from tongket.values.garbled import Damage, find_garbled, is_sound
from tongket.values.invisible import drop_invisible
from tongket.values.legacy_letters import Alphabet, decode_letters
from tongket.values.strange_letters import may_be_garbled

_SAFE = {Damage.MOJIBAKE, Damage.CP1258, Damage.TCVN3, Damage.VNI, Damage.STROKE}
_VALUE = re.compile(r"(?P<before>\s*(?:-\s+)?[^\s#:][^:#]*:\s+)(?P<value>\S.*?)(?P<after>\s*)")
_FIGURE = re.compile(r"-?[0-9][0-9., /%-]*|ngày [0-9]+ tháng [0-9]+ năm [0-9]+|có|không|co|khong", re.IGNORECASE)
"""A figure, a date, a yes or no: what nobody sees in it is never meant."""
_KEY = re.compile(r"(?P<indent>[\s\u200b-\u200d\u2060\ufeff]*)(?P<key>[^\s:#'\"\[\]{}|>-][^:#]*)(?=:(?:\s|$))")
_GLUED = re.compile(r"(?P<key>\s*(?:- )?(?P<name>[^\s:#'\"\[\]{}]+):)(?=[^\s:/])")
_DASH = re.compile(r"(?P<dash>^\s*[-+])(?=[^\W\d_])")
_TAB_WIDTHS = (2, 4, 8)


class Mended(NamedTuple):
    """A file as it should be written."""

    data: bytes
    repairs: tuple[str, ...]
    """What was done, in Vietnamese, each once; nothing where the file is sound or nothing is safe."""


class _Repair(NamedTuple):
    """One kind of repair of a text."""

    name: str
    ways: tuple[Callable[[str], str], ...]
    """Of several the one that leaves the fewest errors is taken."""
    judged: bool = False
    """Whether it could change what is read, and is taken only where fewer errors are left."""


def mend(data: bytes, known: Collection[str], count_errors: Callable[[bytes], int]) -> Mended:
    """Return a file mended: `known` are the keys and ids that it may have, `count_errors` tells what errors it has."""
    decoded = _decode(data)
    if decoded is None:
        return Mended(data, ())
    text, repairs = decoded.text, list(decoded.repairs)
    left = count_errors(text.encode())
    for repair in _repairs(known):
        ways = [mended for each in repair.ways if (mended := each(text)) != text]
        if not ways:
            continue
        errors, mended = min(((count_errors(each.encode()), each) for each in ways), key=lambda each: each[0])
        if errors < left if repair.judged else errors <= left:
            text, left = mended, errors
            repairs.append(repair.name)
    return Mended(text.encode(), tuple(dict.fromkeys(repairs)))


def _repairs(known: Collection[str]) -> Iterator[_Repair]:
    tabs = tuple(_each_line(_without_tabs(width)) for width in _TAB_WIDTHS)
    spaced = _each_line(lambda each: _DASH.sub(r"\g<dash> ", each))
    yield _Repair("thống nhất dấu xuống dòng", (_join_line_ends,))
    yield _Repair("viết chữ liền dấu (NFC)", (lambda each: unicodedata.normalize("NFC", each),))
    yield _Repair("viết lại chữ đọc nhầm bảng mã, Ð thành Đ", (_mend_letters,))
    yield _Repair("bỏ ký tự ẩn ở khóa, mã, con số, ngày và chỗ thụt vào", (_each_line(_drop_unseen(known)),))
    yield _Repair("thêm dấu cách sau dấu hai chấm", (_each_line(_space_keys(known)),))
    yield _Repair("thêm dấu cách sau gạch đầu dòng", (spaced,))
    yield _Repair("thay Tab ở chỗ thụt vào bằng dấu cách", tabs, judged=True)
    yield _Repair("bỏ dấu cách thừa ở cuối dòng", (_each_line(str.rstrip),))


class _Decoded(NamedTuple):
    text: str
    repairs: tuple[str, ...]


def _decode(data: bytes) -> _Decoded | None:
    """Return the text of a file, and what its bytes needed; None where nobody can read it for sure."""
    text, looks_like = decode(data)
    if looks_like is None:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _Decoded(text, ("lưu lại ở mã UTF-8",))
        return _Decoded(text, ("bỏ dấu BOM ở đầu tệp",) if data.startswith(codecs.BOM_UTF8) else ())
    readings: dict[str, Callable[[], str]] = {
        "Windows-1258": lambda: unicodedata.normalize("NFC", data.decode("cp1258")),
        "VNI": lambda: decode_letters(data.decode("latin-1"), Alphabet.VNI),
        "TCVN3": lambda: decode_letters(data.decode("latin-1"), Alphabet.TCVN3),
    }
    read = next((read for name, read in readings.items() if looks_like.startswith(name)), None)
    try:
        text = read() if read is not None else ""
    except UnicodeDecodeError:
        return None
    return _Decoded(text, (f"đổi từ {looks_like} sang UTF-8",)) if is_sound(text) else None


def _join_line_ends(text: str) -> str:
    """Return a text with one kind of line end, where it has several or only that of old Macintosh."""
    if "\n" not in text:
        return text.replace("\r", "\n")
    mixed = "\r\n" in text and text.count("\n") != text.count("\r\n")
    return text.replace("\r\n", "\n") if mixed else text


def _each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    def apply(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(change(each.removesuffix("\r")) + ("\r" if each.endswith("\r") else "") for each in lines)

    return apply


def _mend_letters(text: str) -> str:
    if not may_be_garbled(text):
        return text
    return _each_line(_mend_line)(text)


def _mend_line(line: str) -> str:
    for each in reversed(find_garbled(line)):
        if each.fault in _SAFE and each.mended is not None:
            line = line[: each.start] + each.mended + line[each.end :]
    return line


def _drop_unseen(known: Collection[str]) -> Callable[[str], str]:
    """Return what takes away what nobody sees in the indentation of a line, its key, and its value if that is short.

    A short value is a figure, a date, a yes or no, or a word that is known; running text is left alone.
    """

    def change(line: str) -> str:
        key = _KEY.match(line)
        if key is not None:
            indent = "".join(each for each in ODD_SPACES.sub(" ", key["indent"]) if each in " \t")
            line = indent + drop_invisible(key["key"]) + line[key.end() :]
        value = _VALUE.fullmatch(line)
        if value is not None:
            plain = drop_invisible(value["value"]).strip()
            if plain != value["value"] and (plain in known or _FIGURE.fullmatch(plain)):
                line = f"{value['before']}{plain}{value['after']}"
        return line

    return change


def _without_tabs(width: int) -> Callable[[str], str]:
    def change(line: str) -> str:
        text = line.lstrip(" \t")
        indent = line[: len(line) - len(text)]
        return indent.replace("\t", " " * width) + text

    return change


def _space_keys(known: Collection[str]) -> Callable[[str], str]:
    def change(line: str) -> str:
        found = _GLUED.match(line)
        if found is None or found["name"] not in known:
            return line
        return f"{found['key']} {line[found.end() :]}"

    return change
