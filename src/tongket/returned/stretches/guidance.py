"""Guidance that was left in a returned report (lời hướng dẫn): nobody answers with it, so it is taken out.

So are the lines of a form that went out again about what to look at.
"""

from collections.abc import Sequence

from tongket.model.forms import is_doubt_line
from tongket.model.returned import Altered
from tongket.returned.gathering import Gathered
from tongket.returned.lines.fixed_words import FixedLine
from tongket.returned.lines.laid_words import Laid, lay_beside
from tongket.returned.lines.returned_lines import ReturnedBlock, ReturnedLine

_COVERED = 0.5
_PURE = 0.75
"""The share of a returned line's words that are guidance's: the rest may be slips and edits of it."""
_FEWEST = 5
_FEWEST_OF_SHORT, _LIKE = 3, 0.7
"""Of fewer words it must be like the whole guidance (Dice): `Không có nội dung` is an answer."""
_ASKED = 0.75
"""The share of the words of a line that asks a choice: its answer is in the words of the guidance below it."""
_TYPED_ON = 4
"""From so many words behind each other on, a unit wrote them."""


def drop_guidance(
    blocks: Sequence[ReturnedBlock], guidance: Sequence[FixedLine], choices: Sequence[FixedLine], found: Gathered
) -> tuple[ReturnedBlock, ...]:
    """Return the blocks of a report without the lines of guidance; what a unit wrote into those is kept in `found`.

    `choices` are the lines that ask a choice: one of them answered is no guidance.
    """
    kept: list[ReturnedBlock] = []
    for each in blocks:
        if isinstance(each, ReturnedLine) and is_doubt_line(each.line.text):
            continue
        laid = _laid(each, guidance) if isinstance(each, ReturnedLine) else None
        if laid is None or not isinstance(each, ReturnedLine) or _is_choice(each, laid, choices):
            kept.append(each)
        else:
            _keep_own_words(each, laid, found)
    return tuple(kept)


def _is_choice(block: ReturnedLine, laid: Laid, choices: Sequence[FixedLine]) -> bool:
    """Whether a line is one that asks a choice, and no guidance: by its control, else by how it begins."""
    tags = {gap.slot.tag for line in choices for gap in line.gaps}
    if any(each.tag in tags for each in block.line.controls):
        return True
    begins = laid.pairs[:1] == ((0, 0),)
    return not begins and any(line.spoken and lay_beside(line, block.words).coverage >= _ASKED for line in choices)


def _laid(block: ReturnedLine, guidance: Sequence[FixedLine]) -> Laid | None:
    """Return a line beside the guidance that it is, the most like one; None where it is none."""
    count = sum(each.spoken for each in block.words)
    best: Laid | None = None
    for line in guidance:
        if not count or len(line.spoken & block.spoken) < _COVERED * len(line.spoken) / 2:
            continue
        laid = lay_beside(line, block.words)
        matched = sum(line.words[first].spoken for first, _ in laid.pairs)
        if laid.coverage < _COVERED:
            continue
        spoken = sum(each.spoken for each in line.words)
        short = matched >= _FEWEST_OF_SHORT and 2 * matched >= _LIKE * (count + spoken)
        if short or (matched >= _FEWEST and (matched >= _PURE * count or laid.coverage == 1)):
            best = laid if best is None else min(best, laid, key=_unlike)
    return best


def _unlike(laid: Laid) -> int:
    """Return how many words of a line and of guidance are not the other's."""
    return len(laid.strays) + len(laid.line.words) - len(laid.pairs)


def _keep_own_words(block: ReturnedLine, laid: Laid, found: Gathered) -> None:
    runs: list[list[int]] = []
    for number in laid.strays:
        if runs and all(not laid.words[between].spoken for between in range(runs[-1][-1] + 1, number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    text = block.line.text
    for run in runs:
        own = text[laid.words[run[0]].start : laid.words[run[-1]].end]
        if len(run) >= _TYPED_ON:
            found.leave(own, block.line.place, "chữ gõ liền với lời hướng dẫn, không rõ là câu trả lời nào")
        else:
            found.altered.append(Altered(issued="", returned=own, place=block.line.place))
