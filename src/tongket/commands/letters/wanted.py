"""What a unit is asked of its report (điểm cần xem): findings in its own places and words, like ones in one line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import NamedTuple

from tongket.findings.campaign_rules import MISSING_ANSWER
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.unit_requests import CLASHING, REQUESTS, Joining, UnitRequest
from tongket.logbook.reading_notes import NO_NOTES, ReadingNotes
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.outline import Outline
from tongket.naming.clerk_places import addresses_of, place_in_report
from tongket.naming.place_names import name_place
from tongket.values.figures import format_count

MOST_POINTS = 10
"""So many lines a slip has; with more, the last one says how many are left (the office's measure of what is read)."""
_MOST_NAMES = 6
"""So many places one line names; the rest is counted."""
_LIST = re.compile(r"bảng «[^»]*», ")
_QUOTED = re.compile(r'"([^"]*)"')
_UNDER = ', mục "'
"""Before the heading that a place of a Word file stands under: the item is named already."""
_ITEM, _TABLE = "Mục ", "Biểu "


class _Asked(NamedTuple):
    """A finding that a unit is asked about."""

    request: UnitRequest
    addresses: tuple[Address, ...]
    place: str
    words: Mapping[str, str]


def points_for_unit(found: Iterable[Diagnostic], outline: Outline, notes: ReadingNotes = NO_NOTES) -> tuple[str, ...]:
    """Return what a unit is asked, the most serious first, each a sentence without its full stop.

    `notes` say where each value stood in the file that the unit sent, and where it typed several: such a slot is not
    empty, whatever the submission holds.
    """
    brief = {address: place.partition(_UNDER)[0] for address, place in notes.places.items()}
    asked: list[_Asked] = []
    for diagnostic in found:
        each = _ask(diagnostic, outline, brief)
        if each is not None:
            asked += _part_clashes(each, outline, notes)
    weights = {request: rank for rank, request in reversed([*enumerate((CLASHING, *REQUESTS.values()))])}
    asked.sort(key=lambda each: weights[each.request])
    groups: dict[tuple[object, ...], list[_Asked]] = {}
    for number, each in enumerate(asked):
        groups.setdefault((each.request, _group_key(each, number)), []).append(each)
    return tuple(_say(group, outline) for group in groups.values())


def asked_at(found: Diagnostic, outline: Outline) -> tuple[tuple[Address, ...], str]:
    """Return what a finding is about and what it asks of its unit there; nothing where the office sees to it itself."""
    asked = _ask(found, outline, {})
    return (asked.addresses, _say_one(asked)) if asked is not None else ((), "")


def cut_points(points: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Return the points that a slip lists, and how many are left for later."""
    if len(points) <= MOST_POINTS:
        return points, 0
    return points[: MOST_POINTS - 1], len(points) - MOST_POINTS + 1


def _ask(found: Diagnostic, outline: Outline, stood: Mapping[str, str]) -> _Asked | None:
    """Return what a finding asks of its unit; None where the office knows or mends it itself."""
    request = REQUESTS.get(found.rule)
    words = {"measure": "", **dict(found.told.words)}
    if request is None or words.get("mended"):
        return None
    addresses = addresses_of(found, outline)
    first = addresses[0] if addresses else None
    if first is None or (first.place == WHOLE_REPORT and first.key != "so_ky_hieu"):
        return None  # the day on which it came is known, and who signed is seen on paper
    if request is _BLANK and not first.table and not first.key and first.place != WHOLE_REPORT:
        request = REQUESTS[MISSING_ANSWER]  # a text of which only the dots were left
    if any(name not in words for name in _names(request.sentence)):
        return None
    return _Asked(request, addresses, place_in_report(found, outline, stood), words)


_BLANK = next(each for each in REQUESTS.values() if each.several.startswith("{count} ô còn trống"))


def _part_clashes(asked: _Asked, outline: Outline, notes: ReadingNotes) -> list[_Asked]:
    """Return what is asked with the slots apart that look empty because several values were typed into them."""
    if asked.request not in {_BLANK, REQUESTS[MISSING_ANSWER]}:
        return [asked]
    clashed = [each for each in asked.addresses if str(each) in notes.clashes]
    left = tuple(each for each in asked.addresses if each not in clashed)
    parted = [
        _Asked(CLASHING, (each,), name_place(each, outline), {"values": ", ".join(notes.clashes[str(each)])})
        for each in clashed
    ]
    place = name_place(left[0], outline) if len(left) == 1 and clashed else asked.place
    return [*parted, *([asked._replace(addresses=left, place=place)] if left else [])]


def _names(sentence: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(sentence) if name)


def _group_key(asked: _Asked, number: int) -> object:
    joining = asked.request.joining
    if joining is Joining.HOLDER:
        return asked.addresses[0].place
    return "" if joining is Joining.ALL else number


def _say(group: list[_Asked], outline: Outline) -> str:
    request = group[0].request
    addresses = tuple(dict.fromkeys(address for each in group for address in each.addresses))
    if len(addresses) == 1 and (len(group) == 1 or request.joining is not Joining.HOLDER or request is _BLANK):
        return f"{group[0].place}: {_say_one(group[0])}"
    if request.joining is Joining.ALL:
        return f"{_name_all(group, outline)}: {request.several}"
    holder = name_place(Address(place=addresses[0].place, table=addresses[0].table), outline)
    if request is _BLANK:
        names, count = _name_blanks(addresses, outline), _count_blanks(addresses, outline)
    else:
        names, count = [_name_each(each, outline) for each in group], len(group)
    return f"{holder}: {request.several.format(count=format_count(count))}: {_listed(names)}"


def _name_each(asked: _Asked, outline: Outline) -> str:
    """Return one of several places below its item or table with what is said of it."""
    said, name = asked.request.each.format_map(asked.words), _inside(asked.addresses[0], outline)
    if not name:
        return said
    return f"{name}: {said}" if "(" in said else f"{name} ({said})"


def _say_one(asked: _Asked) -> str:
    """Return what is asked of one place."""
    words = {each: _plain(said) for each, said in asked.words.items()}
    return " ".join(asked.request.sentence.format_map(words).split())


def _plain(said: str) -> str:
    """Return words of a finding with the quotation marks that one body writes to another."""
    return _QUOTED.sub(r"“\1”", said)


def _name_all(group: list[_Asked], outline: Outline) -> str:
    """Return the places of findings about the whole report: `Các mục I.1, III`, with what is said of each."""
    names: list[str] = []
    kind = _TABLE if group[0].addresses[0].table else _ITEM
    for each in {each.addresses[0]: each for each in group}.values():
        said = each.request.each.format_map(each.words)
        name = name_place(each.addresses[0], outline).removeprefix(kind)
        names.append(f"{name} ({said})" if said else name)
    return f"Các {kind.lower()}{_listed(names)}"


def _listed(names: list[str]) -> str:
    """Return names in one line, the first ones where there are many; rows of one list name it once."""
    apart = "; " if any("," in each for each in names) else ", "
    lists = [found[0] if (found := _LIST.match(each)) else "" for each in names]
    short = [
        each.removeprefix(lists[at]) if at and lists[at] == lists[at - 1] else each for at, each in enumerate(names)
    ]
    if len(short) <= _MOST_NAMES:
        return apart.join(short)
    return f"{apart.join(short[:_MOST_NAMES])} và {format_count(len(short) - _MOST_NAMES)} chỗ khác"


def _inside(address: Address, outline: Outline) -> str:
    """Return the name of a place below its item or table: `ô «Số hội nghị quán triệt»`."""
    holder = name_place(Address(place=address.place, table=address.table), outline)
    return name_place(address, outline).removeprefix(holder).removeprefix(", ")


def _name_blanks(addresses: tuple[Address, ...], outline: Outline) -> list[str]:
    """Return the names of empty places of one item or table; the cells of one row stand together."""
    table = outline.table(addresses[0].place) if addresses[0].table else None
    if table is None:
        return [_inside(each, outline).removeprefix("ô ") for each in addresses]
    columns = {each.id: each.name for each in table.columns}
    rows: dict[str, list[str]] = {}
    for each in addresses:
        rows.setdefault(each.key, []).append(columns.get(each.part, ""))
    names = {each.id: each.name for each in table.rows}
    return [f"hàng «{names.get(row, row)}»" + (f" ({'; '.join(own)})" if any(own) else "") for row, own in rows.items()]


def _count_blanks(addresses: tuple[Address, ...], outline: Outline) -> int:
    """Return how many cells are empty; a whole row is as many as are asked in it."""
    table = outline.table(addresses[0].place) if addresses[0].table else None
    whole = sum(each.asked for each in table.columns) if table is not None else 1
    return sum(1 if each.part or not each.table else whole for each in addresses)
