"""What the words beside a number mean: what is counted, bounds, targets. Facts of the language, not of a campaign."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from tongket.values.folding import fold_words

ROUNDLY = r"(?:khoảng|gần|hơn|trên|dưới|xấp xỉ|chừng|ít nhất)"
"""The words before a number that was rounded, as a pattern."""


class Counted(StrEnum):
    """What a number counts."""

    UNITS = "units"
    """Organisations and places: `a/b` of them is coverage, and no more than all of them can have done a thing."""
    PEOPLE = "people"
    THINGS = "things"


_UNITS = """
huyện ủy, thành ủy, thị ủy, tỉnh ủy, đảng ủy, đảng bộ, đảng đoàn, chi ủy, chi bộ, cấp ủy, tổ chức đảng, tổ chức,
tổ chức cơ sở đảng, huyện, thị xã, thành phố, tỉnh, xã, phường, thị trấn, thôn, buôn, làng, ấp, khóm, khu phố,
tổ dân phố, khu dân cư, đơn vị, cơ quan, cơ sở, địa phương, nơi, đầu mối, sở, ban, ngành, trường, doanh nghiệp,
hợp tác xã, công ty, chi hội, chi đoàn, hội, đoàn thể, công đoàn, liên đoàn, ủy ban, hội đồng, địa bàn, ban cán sự đảng,
mttq, ubmttq, hđnd, ubnd, bản làng, thôn bản, huyện đoàn, tỉnh đoàn, công đoàn cơ sở, ban chỉ đạo, tổ chức hội,
tiểu đoàn
"""
_PEOPLE = """
người, khẩu, nhân khẩu, dân, tín đồ, đảng viên, đoàn viên, hội viên, cán bộ, công chức, viên chức, lao động,
người lao động, công nhân, nông dân, học sinh, sinh viên, học viên, phụ nữ, nữ, nam, thanh niên, cựu chiến binh,
đồng bào, chức sắc, đại biểu, ủy viên, chị, cháu, đồng chí, chiến sĩ, quần chúng, tuyên truyền viên, báo cáo viên,
công dân, thành viên, trẻ em, giáo viên, cấp ủy viên, đại biểu, thiếu nhi, tình nguyện viên, người dân, nhân dân,
cá nhân, đối tượng, bị can, nạn nhân, thí sinh, tân binh, khách, du khách
"""
_THINGS = """
hội nghị, cuộc, cuộc họp, lượt, lượt người, buổi, lớp, đợt, văn bản, nghị quyết, chỉ thị, quyết định, kế hoạch,
chương trình, hướng dẫn, công văn, báo cáo, mô hình, cách làm, câu lạc bộ, tổ, nhóm, đội, căn, căn nhà, nhà, ngôi nhà,
công trình, phần việc, dự án, hộ, hộ gia đình, gia đình, suất, phần quà, đồng, km, ha, tấn, kg, ngày công, ý kiến,
kiến nghị, đơn, đơn thư, vụ, vụ việc, chức danh, biên chế, chỉ tiêu, tiêu chí, nội dung, nhiệm vụ, giải pháp, tin bài,
chuyên mục, tờ, cuốn, tuyến, tuyến đường, địa chỉ, phong trào, cuộc vận động, trường hợp, dân tộc, hợp đồng, sản phẩm,
sáng kiến, hội thi, hội thảo, tọa đàm, chuyên đề, lĩnh vực, việc, ý, năm, tháng, ngày, lần, giờ, điểm, bản, trang, bộ,
bài, tin, quỹ, ngày hội, tài liệu, thôn văn hóa, gia đình văn hóa, m, m2, m², m³, km2, km², bản cam kết, bài viết,
đề tài, cơ sở thờ tự, băng nhóm, chuyên án, vụ án, tai nạn, sào, tạ, lít, m3, khoản
"""
_OFTEN_NO_NOUN = "năm, tháng, ngày, lần, giờ, điểm, bản, trang, bộ, bài, tin, ý, việc, ban, hội, tổ, nam, m, quỹ, sở"
"""Words that follow a label or a year as often as a count: "lần thứ 5 năm 2018"."""
STOPWORDS = frozenset(
    fold_words(
        "các đã của và có là trong với cho được từ đến tại số tổng cả này một những trên dưới hơn gần khoảng ở về theo"
        " do để cũng còn lại thì mà như khi đó nay hiện tính đạt chiếm bằng gồm so tỷ lệ tỉ trở lên xuống ra vào qua bị"
    ).split()
)


_LOWER = """
xã, phường, thị trấn, thôn, buôn, làng, ấp, khóm, khu phố, tổ dân phố, khu dân cư, chi bộ, tổ chức cơ sở đảng, cơ sở,
tổ chức đảng, trường, doanh nghiệp, hợp tác xã, công ty, chi hội, chi đoàn, chi ủy, công đoàn cơ sở, tiểu đoàn, sở, hội,
bản làng, thôn bản, tổ chức, tổ chức hội
"""


_OF_MANY = """
người, đồng chí, lượt, lượt người, trường hợp, đơn vị, tổ chức, nơi, cơ sở, cơ quan, cuộc, buổi, lần, nội dung, việc, ý,
đồng, cán bộ, cá nhân, thành viên, đảng viên, đoàn viên, hội viên, xã, thôn, hộ, điểm, đoàn
"""


def _fold_list(words: str) -> list[str]:
    return [fold_words(each) for each in words.replace("\n", " ").split(",") if each.strip()]


_MEANING = {
    **dict.fromkeys(_fold_list(_THINGS), Counted.THINGS),
    **dict.fromkeys(_fold_list(_PEOPLE), Counted.PEOPLE),
    **dict.fromkeys(_fold_list(_UNITS), Counted.UNITS),
}
_CLASSIFIERS = {"buổi", "cuộc", "đợt"}
"""Nouns that only say how what follows is counted: "buổi hội nghị"."""
LOWER_UNITS = frozenset(_fold_list(_LOWER))
"""Units of which the roster of a province has none."""
GENERAL = frozenset(_fold_list(_OF_MANY))
"""Nouns of so many figures that one of them alone does not say which is meant."""
_LONGEST = max(len(each.split()) for each in _MEANING)


def word_pairs(words: Iterable[str]) -> frozenset[str]:
    """Return the neighbours among folded words: most Vietnamese words are two syllables, one alone tells little."""
    given = list(words)
    return frozenset(
        f"{one} {other}" for one, other in pairwise(given) if one not in STOPWORDS and other not in STOPWORDS
    )


def noun_of(words: Iterable[str]) -> str | None:
    """Return the noun with which folded words begin, the longest that is known; else the first word; None of none."""
    given = list(words)
    if given[:1] == ["lượt"]:  # of whom does not matter: visits are no persons
        return "lượt"
    for length in range(min(_LONGEST, len(given)), 0, -1):
        noun = " ".join(given[:length])
        if noun in _MEANING:
            held = noun_of(given[length:]) if noun in _CLASSIFIERS else None
            return held if counted(held) is Counted.THINGS else noun
    return given[0] if given and given[0] not in STOPWORDS else None


def counted(noun: str | None) -> Counted | None:
    """Return what a noun counts; None where it is not known."""
    return _MEANING.get(noun) if noun is not None else None


@lru_cache(maxsize=1)
def _counted_nouns() -> list[str]:
    """Return the nouns that make the number before them a count, in NFC, the longest first."""
    doubtful = set(_fold_list(_OFTEN_NO_NOUN))
    nouns = {each.strip() for each in f"{_UNITS},{_PEOPLE},{_THINGS}".replace("\n", " ").split(",")}
    kept = sorted((each for each in nouns if each and fold_words(each) not in doubtful), key=lambda each: -len(each))
    return [*kept, "uỷ viên", "đ/c", "triệu", "tỷ đồng", "tỉ đồng", "nghìn", "ngàn"]


COUNTED_FIRSTS = frozenset(re.split(r"\W", each)[0] for each in _counted_nouns())
"""The first words of those nouns: where none of them follows a number, no noun does."""


@cache
def counted_noun(behind: str, flags: int) -> re.Pattern[str]:
    """Return what matches spaces, one of those nouns as people write it, and `behind` it that pattern."""
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, _counted_nouns()))})\b{behind}", flags)


TARGETS = re.compile(
    r"(?i:(?:so với|vượt|đạt|bằng|%|hoàn thành)(?:\s+(?:mức|của|số))?)\s+"
    r"(?:kế hoạch|KH\b|NQ\b|nghị quyết|mục tiêu|dự toán)|(?i:theo kế hoạch)(?! số)"
    r"|(?i:kế hoạch (?:năm|giao|đề ra|được giao)|chỉ tiêu|phấn đấu|vượt|được giao|đề ra)",
)
"""Words of a sentence whose `a/b` is achieved and target, not coverage (docs/the-thuc.md, M2)."""
MAKING = re.compile(
    r"(?:thành lập|xây dựng|phát triển|kết nạp|công nhận|lập mới|mở|củng cố|kiện toàn)(?:\s+(?:mới|được|thêm))*\s*$",
    re.IGNORECASE,
)
"""Verbs that make what is counted: more of it than was planned can be made."""
