"""A finding about a submission in the clerk's terms: the addresses that it is about, and what those are called."""

from collections.abc import Mapping

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.outline import FactKind, Outline
from tongket.naming.place_names import name_item, name_place

_ANSWERS, _TABLES, _FACTS, _NO = "tra_loi", "bieu", "chi_tieu", "khong"
_LISTS = {FactKind.DOCUMENTS, FactKind.MODELS}


def addresses_of(found: Diagnostic, outline: Outline) -> tuple[Address, ...]:
    """Return what a finding is about: as it says itself, else by the keys that lead to its place.

    None where it is about the file as such.
    """
    table = found.item is not None and outline.table(found.item) is not None
    if found.told.about and found.item is not None:
        return tuple(Address(place=found.item, key=key, part=part, table=table) for key, part in found.told.about)
    at = found.location
    reached = _follow(at.path, outline) if isinstance(at, TextLocation) else None
    if reached is None or (found.item is not None and reached.place != found.item):
        return (Address(place=found.item, table=table),) if found.item is not None else ()
    field = dict(found.told.words).get("field")  # of an entry of a list, and it is not there
    return (reached._replace(part=field) if field is not None else reached,)


def _follow(path: tuple[str, ...], outline: Outline) -> Address | None:
    """Return the address of what stands at the end of some keys; None where they lead to none."""
    match path:
        case (key,) if key not in {_ANSWERS, _TABLES}:
            return Address(place=WHOLE_REPORT, key=key)
        case (part, table, *rest) if part == _TABLES:
            row, column = [*rest, "", ""][:2]
            return Address(place=table, key=row, part=column, table=True)
        case (part, item, facts, indicator, *rest) if part == _ANSWERS and facts == _FACTS:
            return _fact(Address(place=item, key=indicator), rest, outline)
        case (part, item, *_) if part == _ANSWERS:
            return Address(place=item)
    return None


def _fact(whole: Address, rest: list[str], outline: Outline) -> Address:
    """Return the address of a part of a fact; `rest` are the keys below that of its indicator."""
    item = outline.item(whole.place)
    indicator = item.indicator(whole.key) if item is not None else None
    if indicator is None or not rest:
        return whole
    if indicator.kind in _LISTS and rest[0].isdecimal():
        return whole._replace(number=int(rest[0]), part=rest[1] if len(rest) > 1 else "")
    if indicator.kind is FactKind.YES_NO and rest[0] == _NO:
        return whole._replace(part=WHY_NOT)
    return whole._replace(part=rest[0]) if rest[0] in map(str, indicator.years) else whole


def clerk_place(found: Diagnostic, outline: Outline) -> str:
    """Return the place of a finding as a clerk knows it: `Biểu PL1, hàng «Hội Nông dân», cột «Trong đó: nữ»`.

    Of several the row, table or item that holds them; "" where it is about the file as such.
    """
    addresses = addresses_of(found, outline)
    if not addresses:
        return ""
    first = addresses[0]
    if len(addresses) == 1:
        return name_place(first, outline)
    if first.table:
        one_row = {each.key for each in addresses} == {first.key}
        return name_place(first._replace(part="", key=first.key if one_row else ""), outline)
    return name_item(first.place, outline)


def place_in_report(found: Diagnostic, outline: Outline, stood: Mapping[str, str]) -> str:
    """Return the place of a finding with where it stands in the returned file: `Mục II.1.1, ô «Số hội nghị» (đoạn 12)`.

    `stood` says where each value stood, by its address.
    """
    place = clerk_place(found, outline)
    places = dict.fromkeys(where for each in addresses_of(found, outline) if (where := stood.get(str(each))))
    return f"{place} ({'; '.join(places)})" if place and places else place
