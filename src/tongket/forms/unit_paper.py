"""Who a unit is on paper (thể thức): its own letterhead, who signs for it, where its paper is kept.

What is not known of a unit stays open for it to type: nothing of a letterhead is guessed from the name of a body.
Sources: Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP, as `docs/the-thuc.md` has them (B, D2, D3, J).
"""

import re
from typing import NamedTuple

from tongket.merge.places import place_of
from tongket.model.outline import ReportFrame
from tongket.model.roster import Unit
from tongket.values.folding import fold_words


class _Kind(NamedTuple):
    """What the names of organs of a kind begin with, and what stands on their paper."""

    name: str
    symbol: str
    authority: str
    committee: bool = False
    """Whether it leads a Party organisation: above it stands the organisation of the next level."""


_STANDING = "T/M BAN THƯỜNG VỤ"
_PARTY_KINDS = (
    _Kind("Tỉnh ủy", "TU", _STANDING, committee=True),
    _Kind("Thành ủy", "ThU", _STANDING, committee=True),
    _Kind("Thị ủy", "ThU", _STANDING, committee=True),
    _Kind("Huyện ủy", "HU", _STANDING, committee=True),
    _Kind("Quận ủy", "QU", _STANDING, committee=True),
    _Kind("Đảng ủy Khối", "ĐUK", _STANDING, committee=True),
    _Kind("Đảng ủy", "ĐU", "T/M ĐẢNG ỦY", committee=True),
    _Kind("Chi bộ", "CB", "T/M CHI BỘ", committee=True),
    _Kind("Đảng đoàn", "ĐĐ", "T/M ĐẢNG ĐOÀN"),
    _Kind("Ban cán sự đảng", "BCSĐ", "T/M BAN CÁN SỰ ĐẢNG"),
    _Kind("Ban Thường vụ", "", _STANDING),
)
_STATE_KINDS = (
    _Kind("Ủy ban nhân dân", "UBND", "TM. ỦY BAN NHÂN DÂN"),
    _Kind("UBND", "UBND", "TM. ỦY BAN NHÂN DÂN"),
    _Kind("Hội đồng nhân dân", "HĐND", "TM. HỘI ĐỒNG NHÂN DÂN"),
    _Kind("HĐND", "HĐND", "TM. HỘI ĐỒNG NHÂN DÂN"),
)
"""Organs without a superior on their paper."""
_BODIES = {
    "Ban Dân vận": "BDV",
    "Ban Nội chính": "BNC",
    "Ban Tổ chức": "BTC",
    "Ban Tuyên giáo": "BTG",
    "Ủy ban Kiểm tra": "UBKT",
    "Văn phòng": "VP",
}
"""Bodies of a committee: their symbol stands before the committee's, `BTCTU`."""
_LEVELS = {"tỉnh": "TỈNH", "thành": "THÀNH PHỐ", "huyện": "HUYỆN", "thị": "THỊ XÃ", "quận": "QUẬN"}
_COMMITTEE = re.compile(r"(?P<level>tỉnh|thành|huyện|thị|quận) ủy (?P<name>.+)")
_PLACE = re.compile(r"(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu) (?P<name>\D.*)", re.IGNORECASE)


class UnitPaper(NamedTuple):
    """What stands on the paper of a unit."""

    superior: str
    """"" where none stands above the organ."""
    organ: str
    symbol: str
    """Of the organ, after the type of the document; "" where nobody can tell."""
    place: str
    authority: str
    speaker: str
    """Who reports, as running text says it: `Ban Thường vụ Huyện ủy Di Linh`."""
    kept: str
    """Where its own copy is kept, the last line of the recipients."""


def unit_paper(unit: Unit, report: ReportFrame) -> UnitPaper:
    """Return what stands on the paper of a unit that reports to the organ of `report`."""
    kinds = _STATE_KINDS if report.state else _PARTY_KINDS
    kind = next((each for each in kinds if _begins(unit.name, each.name)), None)
    body, of = _part_body(unit.name) if not report.state else ("", "")
    authority = kind.authority if kind is not None else ""
    standing = authority == _STANDING and not _begins(unit.name, "Ban Thường vụ")
    return UnitPaper(
        superior=_superior(unit, kind, report),
        organ=(body or unit.name).upper(),
        symbol=unit.symbols[0] if unit.symbols else (kind.symbol if kind is not None else _BODIES.get(body, "") + of),
        place=_place(unit, report),
        authority=authority,
        speaker=f"Ban Thường vụ {unit.name}" if standing else unit.name,
        kept="Lưu: VT." if report.state else f"Lưu Văn phòng{_kept_by(kind, body, unit)}.",
    )


def _begins(name: str, kind: str) -> bool:
    return f"{fold_words(name)} ".startswith(f"{fold_words(kind)} ")


def _part_body(name: str) -> tuple[str, str]:
    """Return a body of a committee without the committee's name, and the committee's symbol: `Ban Tổ chức`, `TU`."""
    for kind in _PARTY_KINDS[:5]:
        for body in _BODIES:
            if fold_words(name).startswith(fold_words(f"{body} {kind.name}")):
                return body, kind.symbol
    return "", ""


def _superior(unit: Unit, kind: _Kind | None, report: ReportFrame) -> str:
    if unit.compiling and report.superior and kind is not None:
        return report.superior
    if report.state and kind is not None:
        return ""
    if kind is None or not kind.committee:
        return report.organ.upper()
    found = _COMMITTEE.fullmatch(report.organ.lower().replace("uỷ", "ủy"))
    if found is not None:
        return f"ĐẢNG BỘ {_LEVELS[found['level']]} {found['name'].upper()}"
    return re.sub(r"^ĐẢNG (?:ỦY|UỶ)\b", "ĐẢNG BỘ", report.organ.upper())


def _place(unit: Unit, report: ReportFrame) -> str:
    """Return the place before the date: the unit's own territory, else that of the organ it reports to."""
    territory = place_of(unit)
    if territory is None:
        return report.place
    found = _PLACE.fullmatch(territory)
    name = found["name"] if found is not None else territory
    return name[:1].upper() + name[1:]


def _kept_by(kind: _Kind | None, body: str, unit: Unit) -> str:
    if kind is not None and kind.committee:
        return f" {'Đảng ủy' if kind.name.startswith('Đảng ủy') else kind.name}"
    if _begins(unit.name, "Đảng đoàn"):
        return " Đảng đoàn"
    if _begins(unit.name, "Ban cán sự đảng"):
        return " Ban cán sự đảng"
    return f" {body}" if body else ""
