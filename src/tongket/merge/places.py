"""What a unit leads besides reporting: its place (địa bàn), or its organisation (tổ chức)."""

import re

from tongket.model.roster import Unit

_COMMITTEES_OF_PLACES = {
    "Huyện ủy": "huyện",
    "Thành ủy": "thành phố",
    "Thị ủy": "thị xã",
    "Quận ủy": "quận",
    "Tỉnh ủy": "tỉnh",
}
_OF_A_LEVEL = re.compile(
    r"(?:Đảng ủy|Đảng bộ|Ủy ban nhân dân|UBND) (?P<place>(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh) .+)"
)
_PARTY_GROUPS = ("Đảng đoàn ", "Ban cán sự đảng ", "Ban Thường vụ ", "Đảng ủy ")
"""What stands before the name of the organisation that a Party group leads."""


def place_of(unit: Unit) -> str | None:
    """Return the place that a unit leads: by the roster (`ten_dia_ban`), else by its name; None where it leads none."""
    if unit.territory is not None:
        return unit.territory
    name = unit.name.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    for committee, kind in _COMMITTEES_OF_PLACES.items():
        if name.startswith(f"{committee} "):
            return f"{kind} {name.removeprefix(committee).strip()}"
    found = _OF_A_LEVEL.fullmatch(name)
    return found["place"] if found is not None else None


def organisation_of(unit: Unit) -> str:
    """Return the organisation that a Party group leads: `Ủy ban MTTQ Việt Nam tỉnh`; other units by their own name."""
    name = unit.name.replace("uỷ", "ủy")
    for each in _PARTY_GROUPS:
        if name.startswith(each):
            return unit.name[len(each) :]
    return unit.name
