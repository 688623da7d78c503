"""What the sign of a document (số, ký hiệu) stands for: its kind, and the organ that issued it.

`51-KH/TU`, `45-KH/TĐTN-TG` (Hướng dẫn 36-HD/VPTW) and `123/KH-UBND`, `56/2012/NĐ-CP` (Thông tư 01/2011/TT-BNV) hold the
same parts in the same order: number, year, kind, organ, department. Only the marks between them differ.
"""

import re
import unicodedata
from typing import NamedTuple

from tongket.values.signs import print_sign
from tongket.values.strange_letters import mend_strokes

KINDS = {
    "bb": "Biên bản",
    "bc": "Báo cáo",
    "cđ": "Công điện",
    "ct": "Chỉ thị",
    "cthđ": "Chương trình hành động",
    "ctph": "Chương trình phối hợp",
    "ctr": "Chương trình",
    "ctrhđ": "Chương trình hành động",
    "ctrph": "Chương trình phối hợp",
    "cv": "Công văn",
    "đa": "Đề án",
    "hd": "Hướng dẫn",
    "hdlt": "Hướng dẫn liên tịch",
    "hđ": "Hợp đồng",
    "kh": "Kế hoạch",
    "khlt": "Kế hoạch liên tịch",
    "khph": "Kế hoạch phối hợp",
    "kl": "Kết luận",
    "nđ": "Nghị định",
    "nq": "Nghị quyết",
    "nqlt": "Nghị quyết liên tịch",
    "pa": "Phương án",
    "qc": "Quy chế",
    "qcph": "Quy chế phối hợp",
    "qđ": "Quyết định",
    "qyđ": "Quy định",
    "tb": "Thông báo",
    "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch",
    "ttr": "Tờ trình",
}
"""Kinds of documents by their usual signs, in lower case."""

_NUMBER = re.compile(r"[0-9]+[a-z]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TERM = re.compile(r"(?<=[a-zđ])[0-9]+$")
_DECIDED = re.compile(
    r"(?:(?:về|v/v)\s+)?(?:việc\s+)?(?:ban hành|bãi bỏ|bổ nhiệm|bổ sung|chuẩn y|công nhận|giải thể|giao|hợp nhất"
    r"|khen thưởng|kiện toàn|luân chuyển|phân công|phê duyệt|sáp nhập|sửa đổi|tặng|thành lập|thi hành|điều động"
    r"|đình chỉ)\b"
)
"""What only a decision does; the Party's QĐ is also a Quy định (Quy định số 66-QĐ/TW, Quyết định số 217-QĐ/TW)."""

_LETTERS = frozenset({"ubnd", "hdnd", "vpcp", "mttq", "ldld", "bnv", "btc", "bgddt"})
"""Organs whose State letters bear no kind: `123/UBND-VX`."""


class SignParts(NamedTuple):
    """What a sign is made of, each part folded."""

    number: str
    """Without zeros before it; empty where there is none."""
    kind: str
    """A key of `KINDS`; empty where the sign has none, as of laws."""
    organs: tuple[str, ...]
    """The organ, then those it issued the document with, or its department; with `d` for `đ`, `qh` for `QH13`."""
    party: bool
    """Whether it has the Party's form."""

    @property
    def joint(self) -> bool:
        """Whether several organs issue such a document together."""
        return self.kind.endswith(("lt", "ph"))


def part_sign(text: str) -> SignParts:
    """Return the parts of a number and sign, however it was typed: `Số: 05 – KH/HU` is 5, kh, hu."""
    folded = re.sub(r"\s+", "", mend_strokes(unicodedata.normalize("NFC", print_sign(text))).casefold())
    parts = re.split("[/-]", folded)
    number = parts.pop(0).lstrip("0") if _NUMBER.fullmatch(parts[0]) else ""
    parts = [each for each in parts if each and not _YEAR.fullmatch(each)]
    kind = _find_kind(parts[0]) if parts else ""
    organs = tuple(plain_symbol(each) for each in parts[bool(kind) :])
    return SignParts(number=number, kind=kind, organs=organs, party=re.match(r"[0-9]*[a-z]?-", folded) is not None)


def _find_kind(typed: str) -> str:
    """Return the key of a kind; a `đ` may have been typed as `d`."""
    if typed in KINDS:
        return typed
    return next((each for each in KINDS if plain_symbol(each) == typed), "")


def plain_symbol(symbol: str) -> str:
    """Return the symbol of an organ for comparing: `ĐUK` is `duk`, `QH13` is `qh`."""
    return _TERM.sub("", mend_strokes(symbol.strip()).casefold()).replace("đ", "d")


def name_kind(sign: SignParts, subject: str) -> str:
    """Return the kind that a sign stands for; empty where it can't be told."""
    about = unicodedata.normalize("NFC", subject).casefold().lstrip()
    if sign.kind == "qđ" and sign.party and not _DECIDED.match(about):
        return next((each for each in ("Quyết định", "Quy định") if about.startswith(each.casefold())), "")
    if not sign.kind and not sign.party and sign.organs[1:] and sign.organs[0] in _LETTERS:
        return KINDS["cv"]  # `123/UBND-VX`: a State letter bears its organ and the department that wrote it
    if sign.kind == "tt" and sign.party:
        return "Thông tri"
    return KINDS.get(sign.kind, "")
