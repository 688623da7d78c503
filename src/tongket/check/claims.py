"""Which numbers of a text speak of the whole: not of a part, a year, a place, a target or a change.

The words are facts of the language, as those of `numbers/lexicon.py`: what a sentence says before and behind a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tongket.check.measured import AskedMeasure, base_worth
from tongket.check.prose import Prose
from tongket.model.outline import Period
from tongket.numbers.lexicon import TARGETS, word_pairs
from tongket.numbers.numbers import Number, Reading
from tongket.numbers.ranges import Range, true_range
from tongket.values.folding import fold_words

_STOP = re.compile(r"[.;!?]\s|\n")
_CLAUSE = re.compile(r"[,.;:()!?]\s?|\n")
_PART = re.compile(
    r"\b(?:trong (?:số )?(?:đó|này|ấy)|(?:tính )?riêng|nhất là|tiêu biểu|điển hình|nổi bật|(?:bao )?gồm(?: có)?|cụ thể|"
    r"như|đặc biệt|chẳng hạn|ví dụ|có nơi|nơi|một số|trước (?:đây|kia|đó)|ban đầu|lúc đầu|đầu năm|năm đầu|bước đầu|"
    r"còn lại|chỉ có|mới chỉ|mới có|chỉ(?! đạo| thị| tiêu| rõ| huy)|ngoài ra|tiếp theo|gần đây|"
    r"trong (?:đồng bào|các|khối|hội viên|đoàn viên|đảng viên|nông dân|thanh niên|phụ nữ)|dân tộc thiểu số|"
    r"ở (?:các|những|vùng|khu vực|khối)|vùng (?:sâu|đồng bào|có đạo)|khu vực|"
    r"sau đó|bổ sung|bên cạnh|cùng với|kèm theo|khác|riêng)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\btổng (?:số|cộng)\b|"
    r"\b(?:toàn|cả) (?:huyện|xã|phường|thành phố|thị xã|tỉnh|đảng bộ|ngành|khối|đơn vị|trường|hệ thống|viện)\b|"
    r"\b(?:10|mười) năm\b|\btừ năm\b|\bđến nay\b|\btính đến\b|\btất cả\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:mỗi|từng|bình quân|trung bình|(?:hằng|hàng) (?:năm|tháng|quý|tuần|ngày)|định kỳ|"
    r"một (?:năm|quý|tháng|tuần))\b",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(
    r"[^.;()]{0,30}?(?:/\s?(?:năm|tháng|quý|tuần|xã|hộ|người)|\b(?:mỗi|một) (?:năm|quý|tháng|tuần))\b", re.IGNORECASE
)
_PLAN = re.compile(
    r"\b(?:sẽ|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|đặt ra|đề ra|giao(?! thông| dịch| lưu| đất| rừng| ban| cho)|tối thiểu|"
    r"ít nhất|không quá|cần|yêu cầu|đăng ký|quy định|theo (?:kế hoạch|đề án)|kế hoạch (?:là|năm)|đề nghị|"
    r"kiến nghị (?!sau)|nhu cầu)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|thêm|vượt|từ|so với|thứ|lần|đợt|hơn)"
    r"(?:\s+(?:thêm|được|đi|lên|xuống|còn|đến|khoảng|gần|trên|hơn))*\s*$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:còn|lên|xuống|thành)(?:\s+(?:là|còn|đến|tới|mức|đạt|khoảng|gần|trên|hơn))*\s*$", re.IGNORECASE
)
"""What is left or reached: a figure at a date, and no figure of what was done."""
_SPELL = re.compile(
    r"\b(?:quý|(?:\d+|sáu|ba|chín) tháng|nhiệm kỳ|(?P<years>\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm|"
    r"năm (?:qua|nay|trước)|đợt|khóa|khoá|năm học|trong tháng)\b",
    re.IGNORECASE,
)
_WORDS = {each: at for at, each in enumerate(["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], 2)}
_PLACE = re.compile(
    r"\b(?:xã|phường|thị trấn|thôn|buôn|bản|bon|ấp|làng|tổ dân phố|khu phố|huyện|thành phố|tỉnh|trường|công ty|"
    r"chi bộ|đảng ủy|đảng bộ|chi hội|tại|ở)\s+(?P<name>\w[\w’']*)",
    re.IGNORECASE,
)
"""A kind of place; it is one where a name with a capital or a number follows."""
_BODY = re.compile(
    r"\b(?:Hội (?!nghị|đồng)\w+ \w+|Đoàn \w+|Mặt trận|MTTQ|Công an|Quân sự|Công đoàn|Liên đoàn|LĐLĐ|UBND|HĐND|Ủy ban|"
    r"Uỷ ban|Phòng \w+|Trung tâm|Tỉnh ủy|Trung ương|Sở \w+|Ban (?!Thường vụ|Chấp hành)\w+|Đài|Huyện đoàn|Thành đoàn|"
    r"Tỉnh đoàn|Trường|[Cc]ác (?:xã|phường|thôn|đảng ủy|chi bộ|đoàn thể|hội|cấp hội|tổ chức|ban|ngành|cơ sở|phòng)|"
    r"[Cc]ấp (?:xã|cơ sở|huyện|tỉnh)|(?:MTTQ|[Mm]ặt trận) xã|[Cc]ơ sở)\b"
)
_OWN_BODY = re.compile(
    r"\b(?:Huyện ủy|Thành ủy|Thị ủy|Tỉnh ủy|Đảng ủy|Đảng đoàn|Ban cán sự|Ban Thường vụ|Ban Chấp hành|[Tt]hường trực|"
    r"[Cc]ấp ủy|[Bb]í thư)\b"
)
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,]\d|\d)")
_SINCE = re.compile(r"\b(?:kể )?từ\s+(?:cuối |đầu )?(?:năm\s+)?(?:tháng\s+)?(?:\d+/)?$", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:đến|tới|tính đến|hết|qua)\s+(?:(?:hết|cuối|nay|năm|tháng|ngày|quý|\d+[/-]?)\s*)*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number of a text that counts what a figure asks (số trong lời văn)."""

    prose: Prose
    number: Number
    true: Range
    """Between which two numbers it lies, in the base of the measure."""
    whole: bool
    """Whether nothing says that it is of a part, a year, a place, or a plan."""
    total: bool
    """Whether its sentence says that it is of all: "tổng số", "toàn huyện", "đến nay"."""
    bodies: frozenset[str]
    """The bodies named before it in its sentence, folded."""
    year: int | None
    """The one year that it is said of."""
    near: frozenset[str]
    """The neighbours among the words before and behind it: what tells which figure is meant."""

    @property
    def worth(self) -> Decimal:
        """Its value in the base of the measure."""
        return (self.true.low + self.true.high) / 2 if self.number.bound is None else self.true.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Of what a unit's figures are: what a text names beside it is a part."""

    period: Period | None
    names: tuple[str, ...]
    """The unit's own names, as a text writes them."""
    standing: bool = False
    """Whether the figure stands at a date, or is a share, and does not run over the period."""


def find_claims(written: list[Prose], asked: AskedMeasure, name: str, scope: Scope) -> Iterator[Claim]:
    """Yield the numbers of a text that count what a measure asks; `name` is the folded name of the figure."""
    for prose in written:
        if not asked.may_stand_in(prose.lowered, name):
            continue
        reading = prose.reading
        for number in reading.numbers:
            worth = base_worth(reading, number, asked, name) if number.plain else None
            if worth is not None and number.worth:
                yield _claim(prose, number, worth / number.worth, scope)


def find_shares(written: list[Prose], scope: Scope) -> Iterator[Claim]:
    """Yield the per cents of a text."""
    for prose in written:
        for number in prose.reading.numbers if "%" in prose.text or "phần trăm" in prose.lowered else ():
            if number.percent and number.aside is None and number.worth:
                yield _claim(prose, number, Decimal(1), scope)


def _claim(prose: Prose, number: Number, size: Decimal, scope: Scope) -> Claim:
    reading = prose.reading
    before, after = _around(reading, number)
    year = _year(reading, number, scope.period)
    paired = number.index in reading.pairs or number.index in reading.wholes
    partial = _is_partial(before, after, scope) or year is not None or paired
    true = true_range(number)
    clauses = [fold_words(each).split() for each in re.split(r"[,.;:()“”\"]", before + " " + after)]
    return Claim(
        prose=prose,
        number=number,
        true=Range(true.low * size, true.high * size),
        whole=not partial,
        total=_ALL.search(before) is not None,
        bodies=_bodies(before),
        year=year,
        near=frozenset(pair for words in clauses for pair in word_pairs(words)),
    )


def _bodies(before: str) -> frozenset[str]:
    """Return the bodies that a sentence names, folded; none where the committee itself comes first."""
    named, own = list(_BODY.finditer(before)), _OWN_BODY.search(before)
    if named and own and own.start() < named[0].start():
        return frozenset()
    return frozenset(fold_words(each[0]).removeprefix("các ") for each in named)


def _around(reading: Reading, number: Number) -> tuple[str, str]:
    """Return what stands before a number in its sentence, up to a semicolon, and behind it up to the next stop."""
    text = reading.text
    start = max((each.end() for each in _STOP.finditer(text, 0, number.start)), default=0)
    stop = re.compile(r"[.;()](?:\s|$)|\n").search(text, number.end)
    return text[start : number.start], text[number.end : stop.start() if stop else len(text)]


def _is_partial(before: str, after: str, scope: Scope) -> bool:
    """Whether the words around a number say that it is of a part, an average, a plan or a change."""
    clause = _CLAUSE.split(after, maxsplit=1)[0]
    near = _CLAUSE.split(before)[-1]
    said = (_PART.search(before), _EACH.search(near), _EACH_AFTER.match(after), _PLAN.search(near))
    if any(said) or TARGETS.search(near + " " + clause) or _CHANGE.search(before) or _is_spell(near, scope.period):
        return True
    if not scope.standing and _LEFT.search(before):
        return True
    opened = before.rfind("(") > before.rfind(")")
    return opened or any(_is_elsewhere(found["name"], scope) for found in _PLACE.finditer(f"{before}|{clause}"))


def _is_spell(near: str, period: Period | None) -> bool:
    """Whether the words before a number name a part of the period: a quarter, a year, fewer years than it has."""
    for found in _SPELL.finditer(near):
        said = (found["years"] or "").casefold()
        years = int(said) if said.isdecimal() else _WORDS.get(said, 0)
        if not years or (period is not None and abs(years - (period.last - period.first)) > 1):
            return True
    return False


def _is_elsewhere(name: str, scope: Scope) -> bool:
    """Whether a word behind the kind of a place begins a name that is not the unit's own."""
    return not name[0].islower() and all(name != each.split()[0] for each in scope.names)


def _year(reading: Reading, number: Number, period: Period | None) -> int | None:
    """Return the one year that a number is of; None of the whole period, and where no year is said."""
    before, after = _around(reading, number)
    for piece in (_CLAUSE.split(after, maxsplit=1)[0], _CLAUSE.split(before)[-1], before):
        found = list(_YEAR.finditer(piece))
        if found:
            years = [int(each[0]) for each in found]
            since = _SINCE.search(piece, 0, found[0].start()) is not None
            if len(years) > 1 or since:
                return None if _covers(years, period, since=since) else max(years)
            return None if _UP_TO.search(piece, 0, found[0].start()) else years[0]
    return None


def _covers(years: list[int], period: Period | None, *, since: bool) -> bool:
    """Whether the years that a text names are those of the whole period, or it goes from the first one on."""
    if period is None:
        return True
    last = max(years) if len(years) > 1 or not since else period.last
    return min(years) <= period.first + 1 and last >= period.last - 1
