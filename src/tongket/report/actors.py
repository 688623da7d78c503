"""Who does what an example tells (ai làm): the committee where it leads, else the place or the organisation.

`Thành ủy Đà Lạt đưa kết quả … vào tiêu chí`, `huyện Đơn Dương nuôi bò sữa`. What begins with no verb known here is told
as a model that somebody has, which is true whoever does it: `huyện Di Linh với mô hình “…”`.
"""

import re
from collections.abc import Iterable

from tongket.book.unit_names import group_names, join_kinds
from tongket.merge.places import organisation_of, place_of
from tongket.model.roster import Unit

_LEADS = (
    "ban hành", "biên soạn", "chỉ đạo", "cụ thể hóa", "luân chuyển cán bộ", "lãnh đạo", "phân công", "quy hoạch cán bộ",
    "quán triệt", "ra nghị quyết", "sơ kết", "tổ chức quán triệt", "tổng kết", "xây dựng chương trình hành động",
    "xây dựng nghị quyết", "xây dựng quy chế phối hợp", "điều động cán bộ",
)  # fmt: skip
"""What a committee does, whatever it is about."""
_LEADS_IN_PARTY_WORK = (
    "giao", "gắn", "hướng dẫn", "kiểm tra", "kiện toàn", "luân chuyển", "quy hoạch", "quy định", "soạn", "soạn thảo",
    "sắp xếp", "thành lập", "đưa",
)  # fmt: skip
"""What a committee does where it is about the Party's own work; `thành lập tổ hợp tác` anybody does."""
_PARTY_WORK = (
    "ban chỉ đạo", "ban thường vụ", "báo cáo viên", "chi bộ", "chi ủy", "chương trình công tác",
    "chương trình hành động", "chỉ thị", "công tác dân vận", "công tác mặt trận", "cấp ủy", "dân vận khéo",
    "học tập và làm theo", "huyện ủy viên", "kết luận", "nghị quyết", "quy chế phối hợp", "thành ủy viên",
    "tiêu chí đánh giá", "tài liệu học tập", "tài liệu tuyên truyền", "tổ chức cơ sở đảng", "tổ chức đảng",
    "tổ công tác", "tổ giúp việc", "đoàn công tác", "đoàn kiểm tra", "đảng bộ", "đảng viên", "đảng ủy", "ủy viên",
)  # fmt: skip
_DOES = (
    "bố trí", "bồi dưỡng", "công khai", "củng cố", "duy trì", "giao", "giám sát", "gắn", "huy động", "hướng dẫn",
    "hỗ trợ", "kiểm tra", "kiện toàn", "ký", "luân chuyển", "lắp", "lắp đặt", "lồng ghép", "mở", "nhân rộng", "nuôi",
    "phát", "phát triển", "phối hợp", "quy hoạch", "soạn", "sắp xếp", "thu gom", "thành lập", "thực hiện", "trao",
    "triển khai", "trồng", "tuyên truyền", "tạo", "tập huấn", "tặng", "tổ chức", "vận động", "xây", "xây dựng", "xóa",
    "đa dạng hóa", "đào tạo", "đưa", "đối thoại", "đổi mới", "ủy thác",
)  # fmt: skip
"""What a place does."""
_NO_VERBS = (
    "ban hành hương ước", "ban hành quy ước", "giao ban", "giao lưu", "giao thông", "giám sát viên", "hướng dẫn viên",
    "ký túc xá", "phân công các hộ", "phân công hội viên", "phân công hộ", "phân công nhau", "phân công đoàn viên",
    "phát thanh", "tuyên truyền viên", "tổ chức chính trị", "tổ chức công đoàn", "tổ chức cơ sở", "tổ chức hội",
    "tổ chức đoàn", "tổ chức đảng",
)  # fmt: skip
"""What begins like a verb and is none, or is not a committee's doing."""
_LEADERS = re.compile(
    r"lãnh đạo (?:(?:chủ chốt|các|cấp) )?(?:ban|chủ chốt|cấp|huyện|mặt trận|ngành|phường|thành phố|thôn|thị trấn|tỉnh"
    r"|ubnd|xã|đơn vị|địa phương)\b"
)
"""Leaders, who do it themselves: `lãnh đạo xã đối thoại với dân`."""
_ADVERBS = re.compile(
    r"(?:(?:chủ động|hằng năm|hàng năm|hằng quý|kịp thời|làm tốt việc|quan tâm|sớm|thường xuyên|tiếp tục|tích cực"
    r"|trực tiếp|tăng cường|tập trung|định kỳ|đã)\s+)+"
)


def is_led(words: str) -> bool:
    """Whether words tell what a committee does: `phân công ủy viên ban chấp hành phụ trách xã`."""
    told = _plain(words)
    if _begins(told, _NO_VERBS) or _LEADERS.match(told):
        return False
    if _begins(told, _LEADS):
        return True
    into = not _begins(told, ("đưa",)) or " vào " in told
    return into and _begins(told, _LEADS_IN_PARTY_WORK) and any(each in told for each in _PARTY_WORK)


def is_done(words: str) -> bool:
    """Whether words tell what a place does: `nuôi bò sữa theo hợp đồng`."""
    told = _plain(words)
    return _begins(told, _DOES) and not _begins(told, _NO_VERBS)


def _plain(words: str) -> str:
    told = " ".join(words.casefold().replace("uỷ", "ủy").split())
    return _ADVERBS.sub("", told, count=1) if _ADVERBS.match(told) else told


def _begins(told: str, verbs: Iterable[str]) -> bool:
    return f"{told} ".startswith(tuple(f"{each} " for each in verbs))


def name_committees(units: Iterable[Unit]) -> str:
    """Return who leads: `Thành ủy Đà Lạt; các Huyện ủy Đức Trọng, Di Linh`."""
    return group_names(units, territory=False)


def placed_units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units that are named by their place: where some lead none, those that do, for it is there."""
    every = tuple(units)
    return tuple(each for each in every if place_of(each) is not None) or every


def name_places(units: Iterable[Unit]) -> str:
    """Return whose place it is: `huyện Đức Trọng`; units that lead none stand for their organisation."""
    placed = placed_units(units)
    if place_of(placed[0]) is not None:
        return group_names(placed, territory=True)
    return join_kinds([("", _organisation(each)) for each in placed])


def _organisation(unit: Unit) -> str:
    """Return the organisation behind a committee: of a Party committee without a place it is its members."""
    committee = "Đảng ủy "
    return f"Đảng bộ {unit.name[len(committee) :]}" if unit.name.startswith(committee) else organisation_of(unit)
