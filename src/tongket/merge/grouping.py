"""Points of many units to groups of equal points, with what a person decided about them.

Under which subject of an item a point stands (nhóm ý) its key words say; nothing is hidden.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tongket.merge.decisions import OTHER_SUBJECT, PointDecision, match_groups, settle_near, word_id
from tongket.merge.nearness import PointMeasure, place_near
from tongket.merge.points import MergedPoint, Voice, point_text
from tongket.model.answers import Point
from tongket.model.outline import Item


def merge_points(
    item: Item, voices: Sequence[Voice], measure: PointMeasure, decisions: Iterable[PointDecision]
) -> tuple[MergedPoint, ...]:
    """Return the groups of equal points: by how many units say it, then in the order of the roster.

    A person's decisions come after the likeness: split, then joined, then worded, moved, ordered, ticked. A point that
    is near to another follows it, `beside`, unless a person keeps them apart.
    """
    decided = settle_near(each for each in decisions if each.item == item.id)
    keys = [measure.likeness.key(each.point.text, requests=measure.requests) for each in voices]
    words = [word_id(item.id, each) for each in keys]
    groups = _split(_group(item, keys), decided, voices, words)
    rows = _match_rows(decided, voices, groups, words)
    groups, rows = _join(groups, rows, {each.key: each.join for each in decided})
    subjects = _Subjects(item, measure.likeness.words)
    merged = [
        _merge_group(
            _Group([voices[each] for each in group], frozenset(words[each] for each in group), row),
            item,
            measure,
            subjects,
        )
        for group, row in zip(groups, rows, strict=True)
    ]
    order: dict[str | None, int] = {each.id: number for number, each in enumerate(item.subjects)}
    if item.join_points:
        ranked = sorted(range(len(merged)), key=lambda each: -len(merged[each].units))  # stable: roster order within
        own = [rows[each] for each in ranked]
        free = {place for place, row in enumerate(own) if row is None or not _stands(row)}
        leading = {place for place, row in enumerate(own) if row is not None and row.near is None}
        merged = place_near(item, [merged[each] for each in ranked], measure, free, leading)
    merged.sort(key=lambda each: order.get(each.subject, len(order)))
    return _place(merged, {each.key: each.order for each in rows if each is not None and each.order is not None})


def _stands(row: PointDecision) -> bool:
    """Whether a person wants a point by itself, or not at all."""
    return row.apart or row.use is not None or row.wording is not None


def _group(item: Item, keys: Sequence[str]) -> list[tuple[int, ...]]:
    if not item.join_points:
        return [(number,) for number in range(len(keys))]
    groups: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        groups.setdefault(key, []).append(number)
    return list(map(tuple, groups.values()))


def _members(voices: Sequence[Voice], groups: list[tuple[int, ...]], words: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset((*(voices[each].member for each in group), *(words[each] for each in group))) for group in groups]


def _split(
    groups: list[tuple[int, ...]], decisions: list[PointDecision], voices: Sequence[Voice], words: Sequence[str]
) -> list[tuple[int, ...]]:
    """Take the groups apart that a person wants apart: one group a wording.

    The rows are matched afterwards: a wording that was split off may have a row of its own by now.
    """
    rows = [each for each in decisions if each.split]
    members = _members(voices, groups, words) if rows else []
    apart = {
        max(range(len(groups)), key=lambda place: len(row.members & members[place]))
        for row in rows
        if any(row.members & each for each in members)
    }
    split: list[tuple[int, ...]] = []
    for place, group in enumerate(groups):
        wordings: dict[str, list[int]] = {}
        for each in group if place in apart else ():
            wordings.setdefault(point_text(voices[each].point), []).append(each)
        split += [tuple(each) for each in wordings.values()] or [group]
    return split


def _match_rows(
    decisions: list[PointDecision], voices: Sequence[Voice], groups: list[tuple[int, ...]], words: Sequence[str]
) -> list[PointDecision | None]:
    """Give each group the row of the decision sheet that goes on with it."""
    rows: list[PointDecision | None] = [None] * len(groups)
    members = _members(voices, groups, words) if decisions else []
    for row, place in zip(decisions, match_groups(decisions, members), strict=True):
        if place is not None:
            rows[place] = row
    return rows


def _join(
    groups: list[tuple[int, ...]], rows: list[PointDecision | None], joins: Mapping[str, str | None]
) -> tuple[list[tuple[int, ...]], list[PointDecision | None]]:
    """Put together what a person wants together, under the row that was named; `joins` are those of all rows."""
    places = {row.key: place for place, row in enumerate(rows) if row is not None}
    target = list(range(len(groups)))

    def find(place: int) -> int:
        while target[place] != place:
            place = target[place]
        return place

    for place, row in enumerate(rows):
        wanted = _follow(row.join, places, joins) if row is not None else None
        if wanted is not None and find(wanted) != place:
            target[place] = find(wanted)
    joined: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        joined.setdefault(find(place), []).extend(group)
    kept = sorted(joined.items(), key=lambda each: min(each[1]))
    return [tuple(sorted(group)) for _, group in kept], [rows[place] for place, _ in kept]


def _follow(key: str | None, places: Mapping[str, int], joins: Mapping[str, str | None]) -> int | None:
    """Return where a row stands; of one whose points went into the row that it was joined with, where that stands."""
    seen: set[str] = set()
    while key is not None and key not in places and key not in seen:
        seen.add(key)
        key = joins.get(key)
    return places.get(key) if key is not None else None


class _Group(NamedTuple):
    """Equal points, or those that a person joined."""

    voices: list[Voice]
    words: frozenset[str]
    row: PointDecision | None


class _Subjects:
    """The subjects of an item, by their key words (nhóm ý)."""

    def __init__(self, item: Item, fold: Callable[[str], str]) -> None:
        """Take an item; `fold` brings texts into one form, abbreviations written out."""
        self._fold = fold
        self._keywords = {
            each.id: [f" {word} " for keyword in each.keywords if (word := fold(keyword))] for each in item.subjects
        }

    def find(self, wordings: Iterable[str]) -> str | None:
        """Return the id of the subject whose key words the wordings of a point name most; None for "Ý khác".

        A key word counts where it stands as whole words; longer ones count more. Of equals the first subject wins.
        """
        texts = [f" {self._fold(each)} " for each in wordings]
        best: tuple[int, str | None] = (0, None)
        for subject, keywords in self._keywords.items():
            score = sum(len(word.split()) for word in keywords for text in texts if word in text)
            if score > best[0]:
                best = (score, subject)
        return best[1]


def _merge_group(group: _Group, item: Item, measure: PointMeasure, subjects: _Subjects) -> MergedPoint:
    voices, row = group.voices, group.row
    units = len({each.unit.id for each in voices})
    enough = units >= item.min_units or not item.join_points
    wanted = row.use if row is not None and row.use is not None else enough
    subject = subjects.find(point_text(each.point) for each in voices)
    if row is not None and row.subject in {OTHER_SUBJECT, *(each.id for each in item.subjects)}:
        subject = row.subject if row.subject != OTHER_SUBJECT else None
    return MergedPoint(
        point=_word(voices, measure, row),
        voices=tuple(voices),
        words=group.words,
        subject=subject,
        in_draft=item.in_report and wanted,
        key=row.key if row is not None else None,
        decided=row is not None and row.use is not None,
    )


def _word(voices: list[Voice], measure: PointMeasure, row: PointDecision | None) -> Point:
    """Return what is printed: a person's sentence, else the one that stands already, else the fullest.

    Points below it are printed where every unit says the same ones, or a person wants them.
    """
    # Of what a person joined, the row that was named has the word.
    own = [each for each in voices if row is not None and each.member in row.members] or voices
    texts = [each.point.text for each in own]
    proposed = row.proposed if row is not None else None
    kept = next((number for number, text in enumerate(texts) if text == proposed or text in measure.standing), None)
    best = own[kept if kept is not None else measure.best_wording(texts)].point
    below = {each.point.details for each in voices}
    details = best.details if len(below) == 1 else ()
    if row is not None and row.details is not None:
        details = tuple(dict.fromkeys(each for voice in voices for each in voice.point.details)) if row.details else ()
    text = row.wording if row is not None and row.wording is not None else best.text
    return Point(text=text, details=details, line=best.line)


def _place(merged: list[MergedPoint], wanted: Mapping[str | None, int]) -> tuple[MergedPoint, ...]:
    """Put the points that a person numbered at their numbers within their subject; of equal numbers as they came.

    What is beside another takes no number: it goes where that goes.
    """
    placed: list[MergedPoint] = []
    for subject in dict.fromkeys(each.subject for each in merged):
        own = [each for each in merged if each.subject == subject and not each.beside]
        free = [each for each in own if each.key not in wanted]
        numbered = sorted((each for each in own if each.key in wanted), key=lambda each: wanted[each.key])
        for number in range(1, len(own) + 1):
            due = numbered and (not free or wanted[numbered[0].key] <= number)
            point = (numbered if due else free).pop(0)
            placed += [point, *(each.point for each in point.near if each.point.beside)]
    return tuple(placed)
