"""How an item of points was answered and merged, in figures; and what of it somebody must still decide."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.book.brackets import is_left_alone
from tongket.merge.merged import MergedItem
from tongket.merge.points import MergedPoint
from tongket.sentences.phrases import Known, Phrases
from tongket.values.figures import format_count

PHRASES: Known = {
    "tra_loi": {
        "so": ("21",),
        "tong": ("24",),
        "y": ("96", "29"),
        "con": ("29",),
        "khong_co": (2, 0),
        "y_rieng": (4, 0),
        "bo": (2, 0),
        "nhom_rieng": (["Về kinh phí: 03", "Ý khác: 01"], []),
        "toi_thieu": ("2",),
        "neu_ten": (False, True),
    },
    "y_khac": {},
    "dem_nhom": {"so": ("12",), "luot": ("22",), "kien_nghi": (True, False)},
    "y_rieng": {"so": ("03",)},
    "trai_chieu": {},
    "gan_giong": {},
    "co_the_trai_chieu": {},
    "khong_co_chu": {},
    "chuyen_muc": {"so": ("03",)},
    "chuyen_den": {"so": ("03",)},
}
"""The phrases of points, with what each may use."""


def count_answers(item: MergedItem, phrases: Phrases) -> Iterator[str]:
    """Yield how many units answered, what was merged, what stays in the source book, what came from other items."""
    points = item.points
    left = [each for each in points if is_left_alone(each)]
    yield phrases.line(
        "tra_loi",
        so=format_count(item.answered),
        tong=format_count(len(item.owing)),
        y=format_count(sum(len(each.voices) for each in points)),
        con=format_count(sum(not each.beside for each in points)),
        khong_co=len([each for each in item.none if not each.unit.compiling]),
        y_rieng=0 if item.item.subjects else len(left),
        bo=sum(each.decided and not each.in_draft for each in points),
        nhom_rieng=list(_unprinted_subjects(item, left, phrases)),
        toi_thieu=str(item.item.min_units),
        neu_ten=item.item.name_units,
    )
    received = sum(voice.item != item.item.id for each in points for voice in each.voices)
    if received:
        yield phrases.line("chuyen_den", so=format_count(received))
    if item.moved:
        yield phrases.line("chuyen_muc", so=format_count(len(item.moved)))


def _unprinted_subjects(item: MergedItem, left: list[MergedPoint], phrases: Phrases) -> Iterator[str]:
    """Yield the subjects of which no point is printed, with how many there are."""
    printed = {each.subject for each in item.points if each.in_draft}
    for subject in (*item.item.subjects, None) if item.item.subjects else ():
        key = subject.id if subject is not None else None
        own = sum(each.subject == key for each in left)
        if own and key not in printed:
            yield f"{subject.name if subject is not None else phrases.line('y_khac')}: {format_count(own)}"


def open_questions(item: MergedItem, phrases: Phrases) -> Iterator[str]:
    """Yield the points that contradict each other, as long as nobody decided between them.

    The units' words are set beside the phrase, never inside it.
    """
    sides = _by_members(item.points) if item.opposites else {}
    for pair in item.opposites:
        if not _is_settled([*sides.get(pair.one.members, ()), *sides.get(pair.other.members, ())]):
            shown = [f"“{each.point.text.rstrip('.')}” ({len(each.units)})" for each in (pair.one, pair.other)]
            yield f"{phrases.line('trai_chieu')} {' - '.join(shown)}."


def _by_members(points: Iterable[MergedPoint]) -> Mapping[frozenset[str], list[MergedPoint]]:
    found: dict[frozenset[str], list[MergedPoint]] = {}
    for each in points:
        found.setdefault(each.members, []).append(each)
    return found


def _is_settled(sides: list[MergedPoint]) -> bool:
    """Whether a person decided on both sides of a pair as they are printed by now, or took one and left the other."""
    taken = any(each.decided and each.in_draft for each in sides)
    return all(each.decided for each in sides) or (taken and not all(each.in_draft for each in sides))
