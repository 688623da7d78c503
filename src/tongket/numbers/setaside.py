"""Numbers that are no figures: dates, document numbers, and labels (điều, khoản, thứ tự, tên gọi)."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tongket.numbers.lexicon import COUNTED_FIRSTS, counted_noun


class Aside(StrEnum):
    """Why a number is set aside."""

    DATE = "date"
    DOCUMENT = "document"
    LABEL = "label"


class AsideSpan(NamedTuple):
    """A piece of a text that holds no figures."""

    start: int
    end: int
    kind: Aside


def _any(words: str) -> str:
    return "|".join(re.escape(each.strip()) for each in words.replace("\n", " ").split(",") if each.strip())


def _lasts(alternatives: str, *more: str) -> str:
    """Return the last words of the alternatives of a pattern, as words that stand before digits."""
    words = (re.findall(r"[^\W\d]+", each)[-1].lower() for each in alternatives.split("|"))
    return " ".join(sorted(f"{each}#" for each in {*words, *more}))


_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DASH = r"[-‐‑–—]"
_DASHES = "- ‐ ‑ – —"
_END = r"(?![\d/]|[.,]\d)"
_NOUN, _CASED_NOUN = "[\x1c-\x1f\x0b]", "[\x1c-\x1e]"
"""The space between a number and the noun that it counts, in a text of `_mark_nouns`; written in small letters."""
_FREE, _CASED_FREE = "[\x1c\x1d\x1f]", "\x1c"
"""The same, where no number follows the noun."""


def _no_count(free: str, noun: str) -> str:
    """Return a pattern: not a label after all, a noun or a per cent sign follows, or the number goes on."""
    return rf"(?!\s*%|{free}|\s*{_DASH}\s*\d+{noun}|[.,/]\d|\d)"


_NO_COUNT, _NO_DATE = _no_count(_CASED_FREE, _CASED_NOUN), _no_count(_FREE, _NOUN)
_AND = rf"\s*(?:,|;|và|hoặc|{_DASH}|đến|tới)\s*"
_EACH = r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!từng )(?<!\d\s)"
_NAME_BEFORE = "Aa#"
_CAPITAL = r"[A-ZĐÀ-Ỹ]\w*"
_NAME = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}"
_TYPES = _any("""
Nghị quyết, Nghị quyết Trung ương, Chỉ thị, Quyết định, Kết luận, Kế hoạch, Thông tri, Thông báo, Thông tư, Nghị định,
Bộ luật, Luật, Pháp lệnh, Hướng dẫn, Quy định, Quy chế, Công văn, Báo cáo, Tờ trình, Đề án, Chương trình, Dự án, Lệnh,
Chương trình hành động, Chương trình phối hợp, Thông tư liên tịch, Công điện, Văn bản, Điều lệ, Sắc lệnh, Giấy mời,
Phiếu trình, Đề cương, Hiệp định, Trung ương, Hội nghị Trung ương, Đại hội
""")
_PARTS = _any("""
điều, khoản, điểm, mục, tiểu mục, chương, phần, tiết, phụ lục, biểu, biểu mẫu, bảng, trang, dòng, đoạn, cột, câu, tập,
quyển, số thứ tự, stt, tr.
""")
_PLACES = _any("""
phường, khu phố, tổ dân phố, thôn, buôn, ấp, khóm, tổ, đội, số nhà, quốc lộ, tỉnh lộ, đường, đường tỉnh, tiểu đoàn,
trung đoàn, sư đoàn, quân khu, quân đoàn, đại đội, chi bộ, phòng, khu, lô, tiểu khu, vùng, đợt, bước, giai đoạn, loại,
hạng, nhóm, cấp độ, mức độ, lớp, khối, tiêu chí, kênh, ca, cụm, bậc
""")
_FEASTS = _any("""
3/2, 03/02, 03/2, 8/3, 08/3, 08/03, 26/3, 26/03, 30/4, 30/04, 1/5, 01/5, 01/05, 15/5, 19/5, 19/05, 1/6, 01/6, 01/06,
5/6, 28/6, 27/7, 27/07, 28/7, 24/7, 19/8, 19/08, 2/9, 02/9, 02/09, 14/10, 15/10, 20/10, 9/11, 09/11, 18/11, 20/11,
23/11, 6/12, 06/12, 22/12
""")
"""Days that offices name without a year; with a noun behind them they are an `a/b` all the same."""
_DATES = (
    (f"/ . {_DASHES}", rf"(?<![\d/.])\d{{1,2}}\s?([/.]|{_DASH})\s?\d{{1,2}}\s?\1\s?{_Y}(?!\d)"),
    ("/", rf"(?<![\d/.])\d{{1,2}}/\d{{1,2}}/\d\d{_END}"),
    ("-", rf"\b{_Y}-\d\d-\d\d\b"),
    (  # "ngày 05, 06 và 07/4/2019", "ngày 14 - 15 tháng 3 năm 2019"
        "ngày#",
        (
            rf"{_EACH}\bngày\s+{_D}(?:{_AND}(?:ngày\s+)?{_D}){{0,9}}\s*(?:[/.]|{_DASH}|\s+tháng\s+)\s*{_M}"
            rf"(?:\s*(?:[/.]|{_DASH}|\s*năm\s+)\s*{_Y})?{_END}"
        ),
    ),
    ("ngày#", rf"{_EACH}\bngày\s+{_D}{_END}{_NO_DATE}(?:\s+tháng\s+{_M}(?:\s+năm\s+{_Y})?)?"),
    ("tháng#", rf"{_EACH}\btháng\s+{_M}(?:{_AND}(?:tháng\s+)?{_M}){{0,9}}\s*(?:/|{_DASH}|,?\s*năm\s+)\s*{_Y}{_END}"),
    ("tháng#", rf"{_EACH}\btháng\s+{_M}{_END}{_NO_DATE}"),
    (f"/ {_DASHES}", rf"(?<![\d/.,]){_M}\s?(?:/|{_DASH})\s?{_Y}{_END}(?!{_NOUN})"),
    (
        "quý",
        rf"\bquý\s+(?:I{{1,3}}|IV|[1-4])\b(?:{_AND}(?:quý\s+)?(?:I{{1,3}}|IV|[1-4])\b)*(?:\s*(?:/|,?\s*năm)\s*{_Y})?",
    ),
    ("tháng", rf"\b\d{{1,2}}\s+tháng\s+(?:đầu|cuối|giữa|năm\s+(?={_Y}))\b(?:\s*năm\b)?(?:\s*{_Y})?"),
    ("ngày", r"\b\d{2,3}\s+năm\s+ngày\b"),
    ("năm# học# khóa#", rf"\b(?:năm|năm học|niên khóa)\s+{_Y}(?:\s*{_DASH}\s*\d\d(?!\d))?{_END}"),
    (f", ; và hoặc đến tới {_DASHES}", rf"\b{_Y}{_AND}(?:năm\s+)?{_Y}{_END}(?!{_NOUN})"),
    ("", rf"(?<![\d.,/]){_Y}{_END}(?!\s*%|{_NOUN})(?!/)"),
    (
        "giờ h",
        (
            r"\b(?:lúc|vào|hồi|trước|từ|đến|sau|khoảng)\s+(?:[01]?\d|2[0-4])\s?(?:giờ|h)(?:\s?[0-5]\d)?"
            r"(?:\s*(?:phút|'))?\b"
        ),
    ),
    ("giờ h", r"\b(?:[01]?\d|2[0-4])\s?(?:giờ|h)\s?(?:[0-5]\d(?:\s*phút)?|(?=\s*,?\s*(?:ngày|sáng|chiều|tối)\b))"),
    (":", r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b"),
    ("kỷ# niên# năm# thứ#", r"\b(?:thế kỷ|thập niên|thập kỷ|những năm)\s+(?:thứ\s+)?\d+\b"),
    (  # days without a year: "ngày hội 19/8", "từ 30/4 - 01/5"
        "/",
        (
            rf"\b(?:ngày|dịp|lễ|kỷ niệm|mừng|đợt|sáng|chiều|tối|trước|sau|hết|đến hết)\s+(?:[^\W\d]+\s+){{0,3}}?"
            rf"{_D}/{_M}{_END}(?!\s*\(?\s*\d)(?!{_NOUN})(?:\s*{_DASH}\s*{_D}/{_M}{_END})?"
        ),
    ),
    ("/", rf"\b(?:từ|đến|tính đến)\s+(?:ngày\s+)?{_D}/{_M}{_END}(?=\s*(?:[,.;)]|$|đến\b|năm\b))"),
    ("/", rf"(?<![\d/.,(])(?:{_FEASTS}){_END}(?!\s*\(?\s*\d)(?!{_NOUN})(?!\s*%)"),
)
_SYMBOL = rf"(?:{_DASH}|/)\s?[A-ZĐ][\w&.]*(?:(?:{_DASH}|/)\w[\w&.]*)*"
_DOCUMENTS = (
    (f"/ {_DASHES}", rf"\b\d{{1,5}}[a-z]?(?:/{_Y})?(?:{_DASH}|/)[A-ZĐ][\w&.]*(?:(?:{_DASH}|/)\w[\w&.]*)*"),
    ("số#", rf"\b[Ss]ố\s*:?\s*\d{{1,5}}(?:{_AND}(?:số\s+)?\d{{1,5}}){{0,9}}[a-z]?(?:/{_Y})?\s?{_SYMBOL}"),
    (  # "Kết luận 62", "Quyết định số 217, 218", but "Kế hoạch 5 năm"
        _lasts(_TYPES),
        (
            rf"\b(?:{_TYPES})\s+(?:số\s*)?:?\s*\d{{1,4}}[a-z]?\b(?:{_AND}(?:số\s+)?\d{{1,4}}\b{_NO_COUNT}){{0,9}}"
            rf"{_NO_COUNT}(?!\s+năm\b(?!\s+{_Y}))"
        ),
    ),
    ("số#", rf"\b(?i:{_TYPES})\s+số\s*:?\s*\d{{1,5}}\b(?:{_AND}(?:số\s+)?\d{{1,5}}\b{_NO_COUNT}){{0,9}}"),
)
_LABELS = (
    (  # "khoản 1, 2 Điều 5", "Phụ lục 3, số 1 - 3", but "quan điểm", "thành phần", "chuyên mục"
        _lasts(_PARTS, "hình", "mẫu", "tt"),
        (
            r"(?<!quan )(?<!địa )(?<!thành )(?<!chuyên )(?<!danh )(?<!đại )(?<!thời )"
            rf"\b(?:(?i:{_PARTS})|Hình|Mẫu|TT)\s*(?:(?i:số)\s*)?\d{{1,3}}(?:\.\d{{1,3}})*(?!\d)"
            rf"(?:{_AND}\d{{1,3}}(?:\.\d{{1,2}})*{_NO_COUNT}){{0,9}}{_NO_COUNT}(?:,\s*số\s+\d+(?:\s*{_DASH}\s*\d+)?)?"
        ),
    ),
    ("lần# thứ# phiên#", rf"\b(?i:lần|kỳ họp thứ|phiên|phiên họp thứ)\s+\d{{1,2}}(?!\d){_NO_COUNT}"),
    ("thứ# khóa# khoá#", r"\b(?i:lần thứ|khóa|khoá|thứ)\s+\d{1,2}\b(?![.,/]\d)"),
    (  # "Phường 12", "tổ dân phố số 3", but "mỗi tổ 8 - 15 hộ"
        _lasts(_PLACES),
        rf"\b(?i:{_PLACES})\s+(?:số\s+)?\d{{1,3}}[a-zA-Z]?(?:{_AND}\d{{1,2}}\b{_NO_COUNT}){{0,9}}(?!\w){_NO_COUNT}",
    ),
    (  # "xã Phước Cát 2", "xã Đồng Nai Thượng, Phước Cát 2"
        _NAME_BEFORE,
        (
            r"(?<!cấp )\b(?i:xã|huyện|thị trấn|trường|công ty|nhà máy)\s+"
            rf"{_NAME}(?:\s*,\s*{_NAME})?\s+\d{{1,2}}(?!\d){_NO_COUNT}"
        ),
    ),
    (  # "số 14 Trần Hưng Đạo", "Hội trường số 2", but "tổng số 12 xã"
        "số#",
        (
            r"(?<![Tt]ổng )(?<![Cc]on )(?<![Tt]rong )\b[Ss]ố\s+(?:\d{1,3}[A-Za-z]?(?:/\d+)*\s+(?:đường\s+)?"
            rf"(?:{_CAPITAL}\s?){{2}}|\d{{1,3}}(?!\d){_NO_COUNT})"
        ),
    ),
    (_DASHES, rf"(?<=[^\W\d_]){_DASH}\d+\b"),  # Covid-19
    ("4", r"\b4\.0\b"),
    ("", r"\b\d+[A-ZĐ]+\d*\b"),  # 4G, 12A1
    ("ql# đt# tl# hl#", r"\b(?:QL|ĐT|TL|HL)\.?\s?\d+\b"),
    (".", r"\b[IVXLC]+(?:\.\d+)+\.?"),
    (  # of a map: "tỷ lệ 1/500"
        "tỷ tỉ bản",
        (
            r"(?i:\btỷ lệ|\btỉ lệ|\bbản đồ)[^.,;\d]{0,20}?\s1\s?[/:]\s?"
            r"(?:500|(?:1|2|5|10|25|50|100)\.?000)(?![\d.,]\d|\d)"
        ),
    ),
    (
        "thoại# đt# đtdđ# máy# fax# hotline# động#",
        r"(?i:\b(?:điện thoại|đt|đtdđ|số máy|fax|hotline|di động))\s*:?\s*[\d(][\d\u00a0 .()-]{6,}\d",
    ),
    ("0", r"(?<![\d.,])0\d{2,3}(?:[\u00a0 .-]?\d{3}){2}\d?(?!\d)"),
    (  # who is meant, not how many: "trẻ em dưới 16 tuổi", "từ 18 tuổi trở lên", "tròn 100 tuổi"
        "tuổi",
        (
            rf"(?i:\b(?:dưới|trên|từ|đủ|quá|tròn|khoảng)\s+)\d{{1,3}}(?:\s*{_DASH}\s*\d{{1,3}}|\s+đến\s+(?:dưới\s+)?\d{{1,3}})?"
            r"\s+(?:tháng\s+)?tuổi\b|\b\d{1,3}\s+tuổi\s+(?:trở\s+)?(?:lên|xuống)\b"
        ),
    ),
    ("không", r"\b\d\s+không,?\s+\d\s+(?:sạch|có|biết)\b"),  # the name of a movement, without quotes
    ("@ http https www", r"\S+@\S+|\b(?:https?://|www\.)\S+"),
)
_STARTS = (
    (")", r"^\s*\(?\d{1,2}\)(?=\s|$)"),
    (". )", r"^\s*\d{1,2}(?:\.\d{1,2}){0,4}[.)](?=\s|$)"),
    (".", r"^\s*\d{1,2}(?:\.\d{1,2}){1,4}\.?(?=\s+[A-ZĐÀ-Ỹ])"),
    (_DASHES, rf"^\s*\d{{1,2}}\s?{_DASH}(?=\s+[A-ZĐÀ-Ỹ])"),
)
_INLINE = (
    ("(", r"(?:(?<=[:;.,])|(?<=[:;.,]\s)|(?<=\bvà\s)|(?<=\blà\s)|(?<=\bgồm\s))\(\d{1,2}\)(?=\s*[^\W\d])"),
    (")", r"(?<=[:;.,]\s)\d{1,2}\)(?=\s*[^\W\d])"),
    (".", r"(?<=[:;]\s)\d{1,2}(?:\.\d{1,2})*\.(?=\s+[A-ZĐÀ-Ỹ])"),
    ("(", r"\(\d{1,3}\)(?=[.;]?\s*(?:\[[^\]]*\]\s*)*$)"),  # how many units say it, at the end of a point
)
_STEP = re.compile(r"\((\d{1,2})\)(?=\s*[^\W\d])")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,100}[”\"]")
_IN_QUOTES = re.compile(rf"(?<![\w.,/])\d{{1,3}}(?![\w.,/]\d|\d|\s*%)|(?<!\d){_Y}(?!\d)")


class _Form(NamedTuple):
    """A pattern of what is set aside."""

    kind: Aside
    needs: frozenset[str]
    """A text in which it is found holds one of these, as `words_and_signs` returns them; of none any may."""
    pattern: str
    flags: int

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Return where it is found; compiled when it is first needed, as that takes longer than most texts."""
        return _compile(self.pattern, self.flags).finditer(text)


@cache
def _compile(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


FORMS = tuple(
    _Form(kind, frozenset(needs.split()), pattern, flags)
    for kind, forms, flags in (
        (Aside.DOCUMENT, _DOCUMENTS, 0),
        (Aside.DATE, _DATES, re.IGNORECASE),
        (Aside.LABEL, (*_STARTS, *_INLINE, *_LABELS), 0),
    )
    for needs, pattern in forms
)
_PIECES = re.compile(r"[^\W\d]+|\d+")
"""Words and digits: between two that follow each other stand signs alone."""


def words_and_signs(text: str) -> set[str]:
    """Return the words of a text in small letters, its digits and signs, and which words stand before its digits.

    Those end in `#`: of "xã Phước Cát 2, tổ số 3" `cát#`, `số#`, `tổ#`, and `Aa#` for the word with a capital.
    """
    pieces = _PIECES.findall(text)
    held = {*map(str.lower, pieces), *(each for each in set(text) if not each.isalpha())}
    for before, word, digits in zip(["", *pieces], pieces, pieces[1:], strict=False):
        if digits[0].isdecimal() and not word[0].isdecimal():
            held.add(f"{word.lower()}#")
            if word.lower() == "số":
                held.add(f"{before.lower()}#")
            if word[0].isupper():
                held.add(_NAME_BEFORE)
    return held


_FOLLOWED = re.compile(r"(?<=\d)[a-zA-Z]?(\s)\s*([^\W\d]+)")
_NO_NUMBER = r"(?!\s+\d)"


def _mark_nouns(text: str) -> str:
    """Return a text, as long as it was, in which the space between a number and a noun that it counts is a mark.

    So the nouns, two hundred, are looked for once behind each number, not in each of twenty patterns, and those are
    compiled four times as fast. The marks are spaces that nobody types.
    """
    marked = ""
    for found in _FOLLOWED.finditer(text):
        if found[2].lower() in COUNTED_FIRSTS:
            at = found.start(1)
            marked += text[len(marked) : at] + _mark_at(text, at)
    return marked + text[len(marked) :]


def _mark_at(text: str, at: int) -> str:
    """Return the mark for a space, or the space: in small letters or not, before another number or not."""
    if counted_noun(_NO_NUMBER, 0).match(text, at):
        return "\x1c"
    free = counted_noun(_NO_NUMBER, re.IGNORECASE).match(text, at)
    if counted_noun("", 0).match(text, at):
        return "\x1d" if free else "\x1e"
    if free:
        return "\x1f"
    return "\x0b" if counted_noun("", re.IGNORECASE).match(text, at) else text[at]


def find_aside(text: str) -> tuple[AsideSpan, ...]:
    """Return the pieces of a text (NFC, plain spaces) whose numbers are no figures, in the order they were found.

    Of pieces that overlap the first one holds.
    """
    return tuple(_find(text))


def _find(text: str) -> Iterator[AsideSpan]:
    held = words_and_signs(text)
    if not any(map(str.isdigit, held)) and "quý" not in held:
        return
    marked = _mark_nouns(text)
    for form in FORMS:
        if not form.needs or not form.needs.isdisjoint(held):
            for found in form.find(marked):
                yield AsideSpan(found.start(), found.end(), form.kind)
    steps = list(_STEP.finditer(text))
    if {"1", "2"} <= {each[1] for each in steps}:  # "(1) tuyên truyền; (2) vận động"
        yield from (AsideSpan(each.start(), each.end(), Aside.LABEL) for each in steps)
    for quoted in _QUOTED.finditer(text):
        for found in _IN_QUOTES.finditer(quoted[0]):  # "5 không, 3 sạch": the name of a movement
            yield AsideSpan(quoted.start() + found.start(), quoted.start() + found.end(), Aside.LABEL)
