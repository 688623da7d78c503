"""Text that came out wrong (chữ bị hỏng): read in the wrong encoding, letters lost, or letters of another use.

Each kind is told with the text as it should read, where that can be known; nothing is changed here. What is known of
the encodings: docs/the-thuc.md, P1, P2, P3; of the old alphabets `legacy_letters`.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tongket.values.legacy_letters import Alphabet, decode_letters
from tongket.values.strange_letters import ENTITY, STROKE, mend_strokes


class Damage(StrEnum):
    """What happened to a text (kiểu hỏng), as messages say it."""

    MOJIBAKE = "UTF-8 bị đọc nhầm thành Windows-1252"
    CP1258 = "Windows-1258 bị đọc nhầm thành Windows-1252"
    TCVN3 = "bảng mã TCVN3 (ABC)"
    VNI = "bảng mã VNI"
    LOST = "mất chữ"
    ENTITY = "ký hiệu HTML"
    STROKE = "chữ Ð, ð của tiếng Iceland, không phải Đ, đ"
    PRIVATE = "ký tự riêng của một phông chữ"


class Garbled(NamedTuple):
    """A piece of a line that came out wrong."""

    start: int
    """From where in the line, in code points from 0."""
    end: int
    """Behind its last character."""
    fault: Damage
    mended: str | None
    """As it should read; None where nobody can know."""


_BYTES = {(bytes([each]).decode("cp1252", errors="ignore") or chr(each)): each for each in range(0x80, 0x100)} | {
    chr(each): each for each in range(0x80, 0xA0)
}
"""The byte that each character beyond ASCII was, in a text that was read as Windows-1252."""
_READ_AS_BYTES = re.compile(f"[{re.escape(''.join(_BYTES))}]{{2,}}")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323\u2010-\u2026\u00a0°²³½×₫]")
_LOST = re.compile(r"\w*(?:[^\W\d_][?\ufffd](?=[^\W\d_])|\ufffd)[\w?\ufffd]*")
_ADDRESS = re.compile(r"\S*(?:://|www\.|=)\S*")
_STROKED = re.compile(rf"\w*{STROKE.pattern}\w*")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CLOSED = "uyê|ươ|uô|uâ|oă|iê|yê|oo|ă|â|uơ|oe|oa|uê|uy|a|e|ê|i|o|ô|ơ|u|ư|y"
_OPEN = (
    "yêu|ươu|ươi|ưu|ưi|ưa|uyu|uya|uôi|uây|uơ|uy|ui|uê|ua|ơi|ôi|oi|oeo|oe|oay|oao|oai|oa|iêu|iu|ia|êu|eo|ây|âu|ay|au|ao|ai|"
    "a|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(
    f"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:(?:{_CLOSED})(?P<end>ch|ng|nh|[cmnpt])|(?:{_OPEN}))"
)
"""How a syllable is written, its tone aside: beginning, vowels, end."""
_STOPPED = {"c", "ch", "p", "t"}
_STOP_TONES = {"\u0301", "\u0323"}
"""A syllable that ends in a stop has one of two tones."""
_WORD = re.compile(r"[^\W\d_]+")
_SOUND = 0.9
"""Of the words of a text in an old alphabet that was decoded rightly: names of people and places may be foreign."""


def find_garbled(line: str) -> tuple[Garbled, ...]:
    """Return the pieces of a line that came out wrong, in order; mostly none."""
    if line.isascii() and "&" not in line and "?" not in line:
        return ()
    found = [*_find_misread(line)] or [*_find_old_alphabet(line)]
    if not found:
        found = [*_each(_STROKED, line, Damage.STROKE, mend_strokes)]
    found += _each(ENTITY, line, Damage.ENTITY, html.unescape)
    found += _each(_PRIVATE, line, Damage.PRIVATE, lambda _: None)
    lost = (each for each in _each(_LOST, line, Damage.LOST, lambda _: None) if not _is_in_address(line, each))
    found += (each for each in lost if not _asks(line[each.start : each.end]))
    return tuple(sorted(each for each in found if line[each.start : each.end] != each.mended))


def _each(pattern: re.Pattern[str], line: str, fault: Damage, mend: Callable[[str], str | None]) -> Iterator[Garbled]:
    for found in pattern.finditer(line):
        yield Garbled(found.start(), found.end(), fault, mend(found[0]))


def _asks(text: str) -> bool:
    """Whether a question mark ends a question, the space behind it left out: whole words stand on both sides."""
    return all(len(each) > 1 and _is_syllable(each) for each in text.split("?"))


def _is_in_address(line: str, found: Garbled) -> bool:
    return any(each.start() <= found.start < each.end() for each in _ADDRESS.finditer(line))


def _find_misread(line: str) -> Iterator[Garbled]:
    """Yield the piece of a line that is UTF-8 read as Windows-1252: from its first to its last such word."""
    mended = _READ_AS_BYTES.sub(lambda found: _read_again(found[0]), line)
    if mended != line:
        yield _changed(line, mended, Damage.MOJIBAKE)


def _read_again(text: str) -> str:
    data = bytes(_BYTES[each] for each in text)
    pieces: list[str] = []
    at = 0
    for found in _UTF8.finditer(data):
        letter = found[0].decode("utf-8", errors="ignore")
        if _VIETNAMESE.fullmatch(letter):
            pieces += [text[at : found.start()], letter]
            at = found.end()
    return "".join([*pieces, text[at:]])


def _changed(line: str, mended: str, fault: Damage) -> Garbled:
    """Return what differs between a line and the same mended, out to the ends of its words."""
    start = next((at for at, (one, other) in enumerate(zip(line, mended, strict=False)) if one != other), 0)
    tail = next((at for at, (one, other) in enumerate(zip(line[::-1], mended[::-1], strict=False)) if one != other), 0)
    tail = min(tail, len(line) - start, len(mended) - start)
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    while tail > 0 and not line[len(line) - tail].isspace():
        tail -= 1
    return Garbled(start, len(line) - tail, fault, mended[start : len(mended) - tail])


def _find_old_alphabet(line: str) -> Iterator[Garbled]:
    """Yield the text of a line that is stored in an alphabet of old: when decoded, its words are Vietnamese ones."""
    if re.search("[ăĩũơưĂĨŨƠƯẠ-ỹ]", line):  # Unicode: no text of old has these
        return
    decoders: tuple[tuple[Damage, Callable[[str], str]], ...] = (
        (Damage.TCVN3, lambda text: decode_letters(text, Alphabet.TCVN3)),
        (Damage.VNI, lambda text: decode_letters(text, Alphabet.VNI)),
        (Damage.CP1258, _read_as_1258),
    )
    now = _soundness(line)
    scored = [(_soundness(mended), fault, mended) for fault, decode in decoders for mended in (decode(line),)]
    share, fault, mended = max(scored, key=lambda each: each[0])
    if mended != line and share >= _SOUND and share > now and len(_marked_words(mended)) > 1:
        yield _changed(line, mended, fault)


def _read_as_1258(line: str) -> str:
    try:
        return unicodedata.normalize("NFC", line.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return line


def _marked_words(text: str) -> list[str]:
    """Return the words of several letters of which one is beyond ASCII: a single `µ` is a measure."""
    return [each for each in _WORD.findall(text) if len(each) > 1 and not each.isascii()]


def _soundness(text: str) -> float:
    """Return the share of the words with a letter beyond ASCII that are written as Vietnamese syllables are."""
    words = _marked_words(text)
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def is_sound(text: str) -> bool:
    """Whether the words of a text are written as Vietnamese ones are, nine in ten."""
    return _soundness(text) >= _SOUND


def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(letters)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", letters)))
    return found is not None and len(tones) <= 1 and (found["end"] not in _STOPPED or {*tones} <= _STOP_TONES)
