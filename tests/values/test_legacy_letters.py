"""Vietnamese letters of the time before Unicode."""

import pytest

from tongket.values.legacy_letters import (
    TCVN3_LETTERS,
    VNI_LETTERS,
    Alphabet,
    decode_letters,
    font_alphabet,
    is_stored_so,
)

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
SMALL = VOWELS + "bcdđghklmnpqrstvx"

# As public converters have them (xvnkb's vni.h; tables for .VnTime), typed here by hand from there.
TCVN3_SAMPLE = ("µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË", "àảãáạăằẳẵắặâầẩẫấậ")
VNI_SAMPLE = (
    "AÙAØAÛAÕAÏAÂAÁAÀAÅAÃAÄAÊAÉAÈAÚAÜAËÔÔÙÔØÔÛÔÕÔÏÖÖÙÖØÖÛÖÕÖÏÍÌÆÓÒYÙYØYÛYÕÎÑ",
    "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶƠỚỜỞỠỢƯỨỪỬỮỰÍÌỈĨỊÝỲỶỸỴĐ",
)


def _stored(text: str, letters: dict[str, str]) -> str:
    """Return a text as it was stored: the first code that each letter has."""
    codes: dict[str, str] = {}
    for code, letter in letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(each, each) for each in text)


def test_every_letter_comes_back_from_tcvn3() -> None:
    stored = _stored(SMALL + "ĂÂÊÔƠƯĐ", TCVN3_LETTERS)
    assert stored.isascii() is False
    assert max(stored) <= "\xff"
    assert decode_letters(stored, Alphabet.TCVN3) == SMALL + "ĂÂÊÔƠƯĐ"
    assert decode_letters(_stored(SMALL, TCVN3_LETTERS), Alphabet.TCVN3_CAPITALS) == SMALL.upper()


def test_every_letter_comes_back_from_vni_whatever_the_size_of_its_mark() -> None:
    text = SMALL + SMALL.upper()
    stored = _stored(text, VNI_LETTERS)
    assert max(stored) <= "\xff"
    assert decode_letters(stored, Alphabet.VNI) == text
    assert decode_letters(stored.upper(), Alphabet.VNI) == text.upper()


@pytest.mark.parametrize(
    ("alphabet", "sample"), [(Alphabet.TCVN3, TCVN3_SAMPLE), (Alphabet.VNI, VNI_SAMPLE)], ids=["TCVN3", "VNI"]
)
def test_the_tables_are_the_public_ones(alphabet: Alphabet, sample: tuple[str, str]) -> None:
    assert decode_letters(sample[0], alphabet) == sample[1]


@pytest.mark.parametrize(
    ("alphabet", "stored", "text"),
    [
        (
            Alphabet.TCVN3,
            "B¸o c¸o tæng kÕt 10 n¨m thùc hiÖn KÕt luËn sè 62-KL/TW",
            "Báo cáo tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",
        ),
        (Alphabet.TCVN3, "§¶ng bé huyÖn §¬n D­¬ng", "Đảng bộ huyện Đơn Dương"),
        (Alphabet.TCVN3_CAPITALS, "§¶ng céng s¶n ViÖt Nam", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (
            Alphabet.VNI,
            "Baùo caùo toång keát 10 naêm thöïc hieän Keát luaän",
            "Báo cáo tổng kết 10 năm thực hiện Kết luận",
        ),
        (Alphabet.VNI, "ÑAÛNG BOÄ HUYEÄN ÑÔN DÖÔNG, chæ thò, kyõ naêng", "ĐẢNG BỘ HUYỆN ĐƠN DƯƠNG, chỉ thị, kỹ năng"),
        (Alphabet.TCVN3, "\uf054\uf0e6ng", "Tổng"),
    ],
)
def test_sentences_are_decoded(alphabet: Alphabet, stored: str, text: str) -> None:
    assert is_stored_so(stored, alphabet) is True
    assert decode_letters(stored, alphabet) == text


@pytest.mark.parametrize("alphabet", Alphabet)
@pytest.mark.parametrize(
    "text", ["Báo cáo tổng kết", "Đảng bộ", "quá trình thực hiện ở cơ sở", "Và hoà giải", "o\u0302\u0309n"]
)
def test_unicode_is_known_whatever_its_font(alphabet: Alphabet, text: str) -> None:
    assert is_stored_so(text, alphabet) is False


@pytest.mark.parametrize("alphabet", Alphabet)
@pytest.mark.parametrize("text", ["193", "Lam Ha", "", "+ - ( )"])
def test_what_may_be_either_is_not_decided(alphabet: Alphabet, text: str) -> None:
    assert is_stored_so(text, alphabet) is None


@pytest.mark.parametrize(
    ("font", "alphabet"),
    [
        (".VnTime", Alphabet.TCVN3),
        (".VnTimeH", Alphabet.TCVN3_CAPITALS),
        (".vnArial NarrowH", Alphabet.TCVN3_CAPITALS),
        ("VNI-Times", Alphabet.VNI),
        ("vni-helve-condense", Alphabet.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_says_its_alphabet(font: str, alphabet: Alphabet | None) -> None:
    assert font_alphabet(font) == alphabet
