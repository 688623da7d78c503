"""Words that change what is asked when they are put in, taken out or put for another (lời đổi nghĩa)."""

from collections.abc import Iterable

_DENIALS = ("không", "chưa", "chẳng", "chả", "đừng", "ngoài", "trừ", "thiếu")
_SCALES = ("chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "%", "‰")
_DIRECTIONS = ("tăng", "giảm", "trên", "dưới", "hơn", "kém", "gần", "khoảng", "trước", "sau", "từ", "đến")
TELLING = frozenset((*_DENIALS, *_SCALES, *_DIRECTIONS, "nữ"))
"""A word of these that came or went beside a slot makes its value unsure."""
_KINDS = (
    frozenset(("nam", "nữ")),
    frozenset(("trung", "tỉnh", "huyện", "xã", "thôn", "phường", "quận", "bản")),
    frozenset(("năm", "quý", "tháng", "tuần", "ngày")),
    frozenset(("người", "lượt", "hộ", "đồng", "hội", "cuộc", "lớp", "văn", "tổ", "nhà", "chi")),
)
"""Words of a kind: one put for another asks something else; alone they may come and go."""


def changes_meaning(gone: Iterable[str], come: Iterable[str]) -> bool:
    """Whether words that went and words that came, side by side, change what is asked."""
    gone, come = frozenset(gone), frozenset(come)
    changed = gone ^ come
    if changed & TELLING or any(each[0].isdigit() for each in changed):
        return True
    return any(gone & kind and come & kind and not gone & come & kind for kind in _KINDS)
