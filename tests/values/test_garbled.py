"""Text that came out wrong is found and told as it should read; sound text is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import REPOSITORY
from tongket.values.garbled import Damage, find_garbled
from tongket.values.legacy_letters import TCVN3_LETTERS, VNI_LETTERS
from tongket.values.strange_letters import may_be_garbled

LINES = [
    line.strip()
    for path in sorted((REPOSITORY / "data/submissions").glob("*.yaml"))
    for line in path.read_text("utf-8").splitlines()
    if len(line.split()) > 6
]
TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = {letter: code for code, letter in TCVN3_LETTERS.items()}
VNI = {letter: stored for stored, letter in reversed(VNI_LETTERS.items())}


def mojibake(text: str) -> str:
    """Return a text in UTF-8 as a program shows it that takes it for Windows-1252."""
    return "".join(bytes([each]).decode("cp1252", errors="ignore") or chr(each) for each in text.encode())


def windows_1258(text: str) -> str:
    """Return a text in Windows-1258, whose tones stand behind their letters, taken for Windows-1252."""
    apart: list[str] = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        shape = "".join(each for each in marks if each not in TONES)
        apart += [unicodedata.normalize("NFC", shape), *(each for each in marks if each in TONES)]
    return "".join(apart).encode("cp1258").decode("cp1252")


def tcvn3(text: str) -> str:
    """Return a text as TCVN3 stores it; it has no capitals with a tone, which a font of capitals draws."""
    return "".join(TCVN3.get(each, TCVN3.get(each.lower(), each)) for each in text)


def vni(text: str) -> str:
    """Return a text as VNI stores it."""
    return "".join(VNI.get(each, each) for each in text)


def mended(line: str) -> str:
    """Return a line with what was found mended."""
    for each in reversed(find_garbled(line)):
        line = line[: each.start] + (each.mended or "") + line[each.end :]
    return line


def test_sound_text_is_left_alone() -> None:
    assert len(LINES) > 700
    assert [line for line in LINES if find_garbled(line)] == []
    assert [line for line in LINES if may_be_garbled(line)] == [line for line in LINES if "¼" in line]


@pytest.mark.parametrize("garble", [mojibake, windows_1258, vni])
def test_a_text_read_in_the_wrong_encoding_is_told_as_it_was(garble: object) -> None:
    assert callable(garble)
    garbled = [(line, garble(line)) for line in LINES if not line.isascii()]
    assert sum(may_be_garbled(wrong) for _, wrong in garbled) >= 0.99 * len(garbled)
    told = sum(mended(wrong) == line for line, wrong in garbled)
    assert told >= 0.99 * len(garbled)


def test_a_text_in_tcvn3_is_told_as_it_was_where_it_has_no_capital_of_another_font() -> None:
    lines = [
        line for line in LINES if all(each.lower() == each or each in TCVN3 for each in line if not each.isascii())
    ]
    garbled = [(line, tcvn3(line)) for line in lines if not line.isascii()]
    assert len(garbled) > 500
    assert sum(mended(wrong) == line for line, wrong in garbled) >= 0.97 * len(garbled)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Đảng bộ có Má»™t sá»‘ chi bộ", [("Má»™t sá»‘", Damage.MOJIBAKE, "Một số")]),
        ("diện tích 903 kmÂ²", [("kmÂ²", Damage.MOJIBAKE, "km²")]),
        ("M?t s? c?p ủy", [("M?t", Damage.LOST, None), ("c?p", Damage.LOST, None)]),
        ("M\ufffdt số", [("M\ufffdt", Damage.LOST, None)]),
        ("Ðảng bộ ðều tốt", [("Ðảng", Damage.STROKE, "Đảng"), ("ðều", Damage.STROKE, "đều")]),
        ("c&oacute; R&amp;D", [("&oacute;", Damage.ENTITY, "ó"), ("&amp;", Damage.ENTITY, "&")]),
        ("\uf0b7 Đảng bộ", [("\uf0b7", Damage.PRIVATE, None)]),
        ("xem http://a.vn/tim?a=b&c=d", []),
        ("Có làm không? Chưa làm.", []),
        ("Có làm không?Chưa làm.", []),
        ("chi?u, vi?c", [("chi?u", Damage.LOST, None), ("vi?c", Damage.LOST, None)]),
        ("µ", []),
        ("café, naïve, Zürich", []),
        ("10 m², 5 m³, 30°, ½", []),
        ("Tỷ lệ 5‰, khoảng ±2", []),
    ],
)
def test_each_kind_is_told_where_it_stands(line: str, found: list[tuple[str, Damage, str | None]]) -> None:
    told = [(line[each.start : each.end], each.fault, each.mended) for each in find_garbled(line)]
    assert told == found


@given(st.text(max_size=60))
def test_any_line_is_looked_at(line: str) -> None:
    for each in find_garbled(line):
        assert 0 <= each.start < each.end <= len(line)
        assert each.mended != line[each.start : each.end]
