"""What a file is that is no UTF-8."""

import unicodedata

import pytest

from tongket.source.encoding import decode

TEXT = "don_vi: da-lat\nghi_chu: Ban Thường vụ đã quán triệt, chỉ đạo các cơ sở thực hiện nghiêm túc Kết luận số 62.\n"
TCVN3 = dict(zip("ườụđãáệỉạơởựêúếậố", "−êô®·¸ÖØ¹¬ëùªóÕËè", strict=True))
VNI = {"ườ": "öôø", "ụ": "uï", "đ": "ñ", "ã": "aõ", "á": "aù", "ệ": "eä", "ỉ": "æ", "ạ": "aï", "ơ": "ô", "ở": "ôû"}
VNI |= {"ự": "öï", "ê": "eâ", "ú": "uù", "ế": "eá", "ậ": "aä", "ố": "oá"}


def windows_1258(text: str) -> bytes:
    """Encode with the tone marks of Windows-1258 behind their letters."""
    letters: list[str] = []
    for each in text:
        base, *marks = list(unicodedata.normalize("NFD", each))
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        letters += [unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones)), *tones]
    return "".join(letters).encode("cp1258")


def replaced(text: str, table: dict[str, str]) -> bytes:
    for each, byte in table.items():
        text = text.replace(each, byte)
    return text.encode("cp1252", "replace")


def test_utf_8_and_utf_16_with_a_bom_are_read_without_the_bom() -> None:
    for data in (
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ):
        assert decode(data) == (TEXT, None)


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (windows_1258(TEXT), "Windows-1258"),
        (replaced(TEXT, VNI), "VNI"),
        (replaced(TEXT, TCVN3), "TCVN3 (ABC) hoặc một bảng mã một byte khác"),
        (TEXT.encode("utf-16-le"), "UTF-16 không có dấu BOM"),
        (TEXT.encode("utf-16-be"), "UTF-16 không có dấu BOM"),
        (TEXT.encode("utf-16")[:-1], "UTF-16 bị cắt cụt"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:], "UTF-8 bị hỏng ở chỗ này"),
        (b"PK\x03\x04\x14\x00", "tệp Word, Excel (.docx, .xlsx) hoặc tệp nén"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "tệp Word, Excel đời cũ (.doc, .xls)"),
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"{\\rtf1\\ansi", "tệp RTF"),
        (b"\x89PNG\r\n", "tệp ảnh"),
        (bytes(range(256)), "tệp nhị phân, không phải văn bản"),
        (b"\x00" * 100, "tệp nhị phân, không phải văn bản"),
        (b"a: \xe9", "TCVN3 (ABC) hoặc một bảng mã một byte khác"),
    ],
)
def test_anything_else_is_named_for_what_it_probably_is(data: bytes, looks_like: str) -> None:
    assert decode(data).looks_like == looks_like


def test_what_stands_before_the_fault_tells_its_place() -> None:
    assert decode(b"\xef\xbb\xbfa: 1\nb: \xff").text == "a: 1\nb: "


def test_a_file_cut_in_the_middle_of_a_letter_is_broken_utf8() -> None:
    assert decode("Có ế".encode()[:-1]).looks_like == "UTF-8 bị hỏng ở chỗ này"
