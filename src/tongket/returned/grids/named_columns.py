"""Columns and rows of a form's table found in a returned one: by their words, whatever their order."""

from collections.abc import Iterable, Sequence

from tongket.flow.flow import FlowCell, FlowTable
from tongket.likeness.alignment import align_words
from tongket.model.forms import FormTable
from tongket.returned.lines.laid_words import same_but_for_slip
from tongket.returned.lines.telling_words import changes_meaning
from tongket.returned.lines.words import split_words

_LIKE = 0.7
_LIKE_IN_PLACE = 0.5
_FEW_CHANGED = 2
"""So many headings of a table at most may be known by their place."""
_CLEARLY = 0.15
"""By so much the best must be more like than the next."""
_HEADER_ROWS = 3
"""The header is looked for in so many first rows: a unit may put a title or the measure above it."""
_LEAST = 0.5
"""The share of the columns that must be found in a row for it to be the header."""


def find_columns(table: FormTable, returned: FlowTable) -> tuple[int, dict[int, int]] | None:
    """Return the number of the header row, and the columns of the form found in it: theirs → the returned one's.

    None where no row is the header. A heading that asks something else than the form's is not found.
    """
    best: tuple[int, dict[int, int]] | None = None
    headings = [each.heading for each in table.columns]
    for number, row in enumerate(returned.rows[:_HEADER_ROWS]):
        found = _with_neighbours(headings, [_shown(each) for each in row])
        if found and (best is None or len(found) > len(best[1])):
            best = number, found
    if best is None or len(best[1]) < max(1, _LEAST * len(headings)):
        return None
    return best


def _with_neighbours(headings: Sequence[str], row: Sequence[str]) -> dict[int, int]:
    """Return which cell is which heading; one between its own neighbours need be no more than half the same words."""
    found = match_names(headings, row)
    in_place = sum(number == place for number, place in found.items())
    if len(headings) != len(row) or in_place < len(headings) - _FEW_CHANGED:
        return found
    for number, (heading, text) in enumerate(zip(headings, row, strict=True)):
        if number not in found and number not in found.values():
            one, other = _keys(heading), _keys(text)
            if _like(one, other) >= _LIKE_IN_PLACE and not _says_otherwise(one, other):
                found[number] = number
    return found


def count_columns(table: FormTable, returned: FlowTable) -> int:
    """Return how many columns of a form's table are found in a returned one; 0 where it is another table."""
    found = find_columns(table, returned)
    return len(found[1]) if found is not None else 0


def match_names(names: Sequence[str], returned: Sequence[str]) -> dict[int, int]:
    """Return which returned text is which name: each name at most once, no doubtful one."""
    wanted = [_keys(each) for each in names]
    there = [_keys(each) for each in returned]
    likeness = [[_like(one, other) for other in there] for one in wanted]
    found: dict[int, int] = {}
    for number, shares in enumerate(likeness):
        if not shares:
            continue
        best = max(shares)
        place = shares.index(best)
        rivals = [share for other, share in enumerate(shares) if other != place]
        claims = [line[place] for other, line in enumerate(likeness) if other != number]
        if best >= _LIKE and best - max((*rivals, *claims), default=0.0) >= (0 if best == 1 else _CLEARLY):
            if best == 1 and 1.0 in (*rivals, *claims):
                continue
            if not _says_otherwise(wanted[number], there[place]):
                found[number] = place
    return found


def _shown(cell: FlowCell) -> str:
    return "" if cell.merged else cell.text


def _keys(text: str) -> tuple[str, ...]:
    return tuple(each.key for each in split_words(text) if each.spoken or each.key in "%‰")


def _like(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words in common (Dice), slips of the keys allowed."""
    if not one or not other:
        return 0.0
    meant = _mend(one, other)
    return 2 * len(align_words(one, meant)) / (len(one) + len(meant))


def _mend(one: Sequence[str], other: Sequence[str]) -> list[str]:
    missing = [each for each in one if each not in other]
    return [
        each if each in one else next((key for key in missing if same_but_for_slip(key, each)), each) for each in other
    ]


def _says_otherwise(one: Sequence[str], other: Sequence[str]) -> bool:
    meant = _mend(one, other)
    return changes_meaning(_less(one, meant), _less(meant, one))


def _less(one: Iterable[str], other: Sequence[str]) -> list[str]:
    return [each for each in one if each not in other]


def match_rows(names: Sequence[str], returned: Sequence[str]) -> dict[int, int]:
    """Return which returned row bears which name; several may bear one, and only alike ones where one is the same."""
    wanted = [_keys(each) for each in names]
    best: dict[int, tuple[int, float]] = {}
    for number, text in enumerate(returned):
        keys = _keys(text)
        shares = [_like(one, keys) for one in wanted]
        if not shares or max(shares) < _LIKE:
            continue
        place = shares.index(max(shares))
        rival = max((share for other, share in enumerate(shares) if other != place), default=0.0)
        clear = shares[place] - rival >= _CLEARLY or (shares[place] == 1 and rival < 1)
        if clear and not _says_otherwise(wanted[place], keys):
            best[number] = place, shares[place]
    whole = {place for place, share in best.values() if share == 1}
    return {number: place for number, (place, share) in best.items() if share == 1 or place not in whole}


def same_names(one: str, other: str) -> bool:
    """Whether two names are the same words."""
    return _keys(one) == _keys(other)
