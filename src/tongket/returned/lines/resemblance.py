"""How much a returned line looks like a line of the form: what placing and locating weigh."""

from collections.abc import Sequence

from tongket.likeness.alignment import align_words
from tongket.model.forms import LineRole
from tongket.returned.lines.fixed_words import FixedLine, run_together
from tongket.returned.lines.laid_words import Laid, lay_beside
from tongket.returned.lines.returned_lines import ReturnedLine
from tongket.returned.lines.words import Word

TITLES = frozenset((LineRole.HEADING, LineRole.CAPTION))
_WORD, _SIGN, _STRAY = 100, 10, 60
_MARKED, _NUMBERED, _TAGGED, _PROMPTED = 200, 150, 300, 200
_BARE = 60
_LONGEST_BARE = 14
"""Words of a line that is nothing but a slot: a post and a name are shorter."""
_LIKE, _LIKE_WITH_NUMBER, _LIKE_IF_MARKED = 0.75, 0.5, 0.3
"""The share of words that a heading and its line have in common (Dice), alone and with its number or bookmark."""
_TITLE_OF_LINES = 0.85
"""The same for a title on several lines: the next line may be an answer in words of the title."""
_COVERED, _COVERED_IF_MARKED = 0.6, 0.3
_COVERED_IF_SHORT, _SHORT = 0.75, 7
"""The share of the words of a sentence that must be there; of one with few words more: two of four are anywhere."""
_ALL = 0.9
_MOST_STRAYS = 3
_FEWEST_REST, _MOST_REST = 3, 0.6
_RUN_TOGETHER = 0.7
"""The share of its words that must have come back of each line that was run together with others."""


def weigh_line(line: FixedLine, lines: Sequence[ReturnedLine]) -> int | None:
    """Return what it is worth to take returned lines for a line of the form; None where they are not like it."""
    tags = {each.tag for one in lines for each in one.line.controls if each.tag}
    marked = any(line.marks & each.line.bookmarks for each in lines)
    bonus = _MARKED if marked else 0
    bonus += _TAGGED if any(gap.slot.tag in tags for gap in line.gaps) else 0
    if line.bare:
        return _weigh_bare(line, lines, bonus)
    if line.role in TITLES:
        likeness, found = like_title(line, lines)
        numbered = bool(line.number) and line.number == lines[0].number and lines[0].trusted
        needed = _LIKE_IF_MARKED if marked else _LIKE_WITH_NUMBER if numbered else _LIKE
        needed = needed if len(lines) == 1 else _TITLE_OF_LINES
        return _WORD * found + bonus + numbered * _NUMBERED if likeness >= needed else None
    laid = lay_beside(line, _words_of(lines))
    strays = len(laid.strays)
    found = sum(line.words[first].spoken for first, _ in laid.pairs)
    few = sum(each.spoken for each in line.words) <= _SHORT
    needed = _COVERED_IF_MARKED if marked or _leads(laid) else _COVERED_IF_SHORT if few else _COVERED
    if laid.coverage < needed or (laid.coverage < _ALL and strays > max(_MOST_STRAYS, found)):
        return None
    signs = len(laid.pairs) - found
    return _WORD * found + _SIGN * signs - _STRAY * min(strays, _MOST_STRAYS) + bonus


def _leads(laid: Laid) -> bool:
    """Whether a returned text begins with all that a line says before its first slot: `Có quy chế đối thoại: Có.`."""
    place = laid.line.gaps[0].place if laid.line.gaps else 0
    lead = [number for number in range(place) if laid.line.words[number].spoken]
    return len(lead) >= _FEWEST_REST and laid.pairs[: len(lead)] == tuple((each, each) for each in lead)


def goes_on(line: FixedLine, lines: Sequence[ReturnedLine]) -> bool:
    """Whether the last of some returned lines may go on with a line of the form that the others did not end.

    It does in the same paragraph, behind a line break; in another one only where it is mostly words of the form, or
    holds most of those that are missing.
    """
    *begun, last = lines
    laid = lay_beside(line, _words_of(begun))
    if len(laid.pairs) == len(line.words):
        return False
    if last.line.paragraph == begun[-1].line.paragraph:
        return True
    spoken = [each for each in last.words if each.spoken]
    fixed = sum(each.key in line.spoken for each in spoken)
    return 2 * fixed >= len(spoken) or holds_rest(laid, last)


def holds_rest(laid: Laid, line: ReturnedLine) -> bool:
    """Whether a line holds most of the words with which a line of the form ended, where those did not come back."""
    last = max((first for first, _ in laid.pairs), default=-1)
    rest = [each.key for each in laid.line.words[last + 1 :] if each.spoken]
    found = align_words(rest, [each.key for each in line.words])
    return len(found) >= max(_FEWEST_REST, _MOST_REST * len(rest))


def holds_all(fixed: Sequence[FixedLine], line: ReturnedLine) -> bool:
    """Whether most words of each of some lines of the form came back in one returned line."""
    laid = lay_beside(run_together(fixed), line.words)
    start = 0
    for each in fixed:
        end = start + len(each.words)
        back = sum(laid.line.words[first].spoken for first, _ in laid.pairs if start <= first < end)
        if back < _RUN_TOGETHER * sum(word.spoken for word in each.words):
            return False
        start = end
    return True


def like_title(line: FixedLine, lines: Sequence[ReturnedLine]) -> tuple[float, int]:
    """Return the share of words that a title and lines have in common (Dice), numbers aside, and how many those are."""
    words = (*lines[0].titled, *_words_of(lines[1:]))
    laid = lay_beside(line, words)
    found = sum(line.words[first].spoken for first, _ in laid.pairs)
    total = sum(each.spoken for each in line.words) + sum(each.spoken for each in words)
    return (2 * found / total if total else 0.0), found


def _weigh_bare(line: FixedLine, lines: Sequence[ReturnedLine], bonus: int) -> int | None:
    """A line that is nothing but a slot may be any short line: the lines around it say which."""
    if len(lines) > 1 or not line.gaps or sum(each.spoken for each in lines[0].words) > _LONGEST_BARE:
        return None
    prompt = any(gap.slot.prompt.casefold() in lines[0].line.text.casefold() for gap in line.gaps)
    return _BARE + bonus + (_PROMPTED if prompt else 0)


def _words_of(lines: Sequence[ReturnedLine]) -> tuple[Word, ...]:
    return tuple(word for each in lines for word in each.words)
