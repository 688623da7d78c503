"""Units' names in a sentence: `thành phố Đà Lạt; các huyện Đức Trọng, Di Linh`."""

from collections.abc import Iterable

from tongket.merge.places import place_of
from tongket.model.answers import Submission
from tongket.model.roster import Unit
from tongket.values.figures import format_short_date
from tongket.values.signs import print_sign

MANY_UNITS = 8
"""More names than this in one sentence, and the rest is counted."""


def list_units(units: Iterable[Unit]) -> str:
    """Return names in one sentence: `Huyện ủy Đam Rông, Đảng ủy Khối Doanh nghiệp tỉnh`; many are cut and counted."""
    names = [each.name for each in units]
    if len(names) <= MANY_UNITS:
        return ", ".join(names)
    return f"{', '.join(names[:MANY_UNITS])} và {len(names) - MANY_UNITS} đơn vị khác"


def report_name(submission: Submission) -> str:
    """Return number and day of a report as they stand in brackets: `61-BC/ThU, 08/4/2019`; what is known of them."""
    sent = format_short_date(submission.sent) if submission.sent is not None else ""
    return ", ".join(each for each in (print_sign(submission.reference or ""), sent) if each)


def count_noun(units: Iterable[Unit]) -> str:
    """Return the noun of a count: the group's where all units are of one group, else `đơn vị`."""
    nouns = {each.group.count_noun if each.group is not None else "đơn vị" for each in units}
    return nouns.pop() if len(nouns) == 1 else "đơn vị"


def group_names(units: Iterable[Unit], *, territory: bool) -> str:
    """Return the names of territories or committees, those of one kind together.

    `thành phố Đà Lạt; các huyện Đức Trọng, Di Linh`; a unit without a territory keeps its own name.
    """
    return join_kinds([_take_apart((place_of(unit) if territory else None) or unit.name, unit) for unit in units])


def join_kinds(names: Iterable[tuple[str, str]]) -> str:
    """Return names, each a kind (or none) and a proper name, with those of one kind together."""
    kinds: dict[str, list[str]] = {}
    for kind, proper in names:
        kinds.setdefault(kind, []).append(proper)
    return "; ".join(_put_together(kind, each) for kind, each in kinds.items())


def _take_apart(name: str, unit: Unit) -> tuple[str, str]:
    """Return the kind and the proper name: `huyện`, `Đức Trọng`; the short name tells where the kind ends."""
    kind = name.removesuffix(unit.short_name).rstrip()
    return (kind, unit.short_name) if kind and kind != name else ("", name)


def _put_together(kind: str, names: list[str]) -> str:
    if not kind:
        return "; ".join(names)
    return f"{kind} {names[0]}" if len(names) == 1 else f"các {kind} {', '.join(names)}"
