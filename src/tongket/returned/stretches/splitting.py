"""Where the headings of a form came back, each for itself: items may come in another order (các đoạn của báo cáo)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tongket.model.addresses import WHOLE_REPORT
from tongket.model.forms import FormRegion, LineRole
from tongket.returned.lines.fixed_words import FixedLine
from tongket.returned.lines.resemblance import TITLES, like_title
from tongket.returned.lines.returned_lines import ReturnedBlock, ReturnedLine
from tongket.returned.stretches.block_layout import Element

_LIKE, _LIKE_WITH_SIGN = 0.8, 0.5
"""The share of words (Dice) from which a line may be a heading, and where its number or bookmark says so too."""
_SURE = 0.9
"""The same for a heading that came back in another order than issued."""
_KEPT = 0.8
"""The share of the headings that must have come back under their numbers for a number to tell two lines apart."""
_MARKED, _NUMBERED, _LEVELLED = 0.5, 0.1, 0.05
_CLEARLY = 0.2
"""By so much a line must be more like a heading than every other line, and more than it is like another heading."""
_TAKEN = 0.1
"""The same for a line of its very words; and by so much a rival is more like something else, and so no rival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What stands between two headings that were found, and what of the form belongs there."""

    elements: tuple[Element, ...]
    blocks: tuple[ReturnedBlock, ...]
    followed: bool
    """Whether what follows it in the report is what follows it in the form."""
    torn: frozenset[int]
    """The elements, by number, of which a line in another stretch may as well be the one."""


@dataclass(frozen=True, slots=True)
class _Claim:
    heading: int
    block: int
    likeness: float
    worth: float = 0.0
    """The likeness and what the line's bookmark, number and level say; weighed once it is known what a number says."""


def split_stretches(elements: Sequence[Element], blocks: Sequence[ReturnedBlock]) -> Iterator[Stretch]:
    """Yield the stretches of a report in its own order; a heading that is not found for sure begins none."""
    claims = tuple(_claims(elements, blocks))
    blocks = _trust_numbers(elements, blocks, claims)
    found = _in_order(sorted(_clear_headings(elements, blocks, claims)))
    like: dict[int, set[int]] = {}
    for each in claims:
        if each.likeness >= _SURE:
            like.setdefault(each.heading, set()).add(each.block)
    at_element = [0, *sorted(found)]
    ends = dict(zip(at_element, [*at_element[1:], len(elements)], strict=True))
    starts = sorted([(0, 0), *((block, heading) for heading, block in found.items())])
    if at_element[1:2] == [0]:  # the form begins with a heading that was found: nothing of it belongs before
        starts[0] = 0, len(elements)
    for number, (start, heading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(blocks)
        last = ends.get(heading, heading)
        following = starts[number + 1][1] if number + 1 < len(starts) else len(elements)
        torn = {
            each
            for each, places in like.items()
            if each not in found
            and len(places) > list(like.values()).count(places)
            and not places <= set(range(start, end))
        }
        yield Stretch(
            elements=tuple(elements[heading:last]),
            blocks=tuple(blocks[start:end]),
            followed=following == last,
            torn=frozenset(each - heading for each in torn if heading <= each < last),
        )


def _trust_numbers(
    elements: Sequence[Element], blocks: Sequence[ReturnedBlock], claims: Sequence[_Claim]
) -> tuple[ReturnedBlock, ...]:
    """Return the blocks with their numbers doubted, where the headings have others than the form or none."""
    said: dict[int, set[str]] = {}
    for each in claims:
        block = blocks[each.block]
        if each.likeness >= _SURE and isinstance(block, ReturnedLine):
            said.setdefault(each.heading, set()).add(block.number)
    sole = [
        (line.number, next(iter(said[number])))
        for number, line in enumerate(elements)
        if isinstance(line, FixedLine) and line.number and len(said.get(number, ())) == 1
    ]
    kept = sum(issued == returned for issued, returned in sole)
    if kept >= _KEPT * len(sole):
        return tuple(blocks)
    return tuple(replace(each, trusted=False) if isinstance(each, ReturnedLine) else each for each in blocks)


def _clear_headings(
    elements: Sequence[Element], blocks: Sequence[ReturnedBlock], claims: Sequence[_Claim]
) -> Iterator[tuple[int, int, float]]:
    """Yield the headings that one line is clearly: the number of the element, of the block, and how like they are."""
    claims = [_weigh(each, elements[each.heading], blocks[each.block]) for each in claims]
    of_block = {each.block: each.worth for each in sorted(claims, key=_worth)}
    of_heading = {each.heading: each.worth for each in sorted(claims, key=_worth)}
    for each in claims:
        rivals = [
            other.worth
            for other in claims
            if (other.heading == each.heading) != (other.block == each.block)
            and max(of_block[other.block], of_heading[other.heading]) < other.worth + _TAKEN
        ]
        margin = _CLEARLY if each.likeness < 1 else _TAKEN
        if each.worth - max(rivals, default=0.0) >= margin and _may_be(each):
            yield each.heading, each.block, each.likeness


def _worth(claim: _Claim) -> float:
    return claim.worth


def _may_be(claim: _Claim) -> bool:
    signed = claim.worth - claim.likeness >= _NUMBERED
    return claim.likeness >= (_LIKE_WITH_SIGN if signed else _LIKE)


def _claims(elements: Sequence[Element], blocks: Sequence[ReturnedBlock]) -> Iterator[_Claim]:
    headings = [
        (number, each)
        for number, each in enumerate(elements)
        if isinstance(each, FixedLine) and may_begin(each, elements[:number])
    ]
    for place, block in enumerate(blocks):
        if not isinstance(block, ReturnedLine):
            continue
        for number, heading in headings:
            if block.boxed and heading.role in TITLES:
                continue
            if len(heading.spoken & block.spoken) * 2 < len(heading.spoken) and not _same_mark(heading, block):
                continue
            likeness, _ = like_title(heading, (block,))
            if likeness > _CLEARLY:
                yield _Claim(number, place, likeness)


def may_begin(line: FixedLine, before: Sequence[Element]) -> bool:
    """Whether a stretch may begin with a line: a title, the sentence that ends the text, the signature."""
    if line.role in TITLES:
        return bool(line.spoken)
    ending = line.place == WHOLE_REPORT and not line.gaps
    return bool(line.spoken) and ending and any(isinstance(each, FormRegion) for each in before)


def _weigh(claim: _Claim, heading: Element, block: ReturnedBlock) -> _Claim:
    assert isinstance(heading, FixedLine) and isinstance(block, ReturnedLine)  # noqa: PT018, S101
    numbered = bool(heading.number) and heading.number == block.number and block.trusted
    levelled = heading.role is LineRole.HEADING and block.line.level is not None
    signs = _MARKED * _same_mark(heading, block) + _NUMBERED * numbered + _LEVELLED * levelled
    return replace(claim, worth=claim.likeness + signs)


def _same_mark(heading: FixedLine, block: ReturnedLine) -> bool:
    return bool(heading.marks & block.line.bookmarks)


def _in_order(found: Sequence[tuple[int, int, float]]) -> dict[int, int]:
    """Return the headings without those that stand out of order and are not surely like enough."""
    best: list[list[tuple[int, int, float]]] = []
    for each in found:
        chains = [chain for chain in best if chain[-1][1] < each[1]]
        best.append([*max(chains, key=len, default=[]), each])
    chain = {each[0] for each in max(best, key=len, default=[])}
    return {number: block for number, block, likeness in found if number in chain or likeness >= _SURE}
