"""What a unit typed into the slots of one line, read from between its fixed words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tongket.model.addresses import WHY_NOT
from tongket.model.forms import Slot, SlotKind
from tongket.returned.lines.accepting import Neighbours, doubt_value
from tongket.returned.lines.fixed_words import FixedLine, touching
from tongket.returned.lines.laid_words import Laid, lay_beside
from tongket.returned.lines.prompts import Prompts, mask_prompts
from tongket.returned.lines.telling_words import changes_meaning
from tongket.returned.lines.words import PROMPTED, Word, split_words
from tongket.values.figures import parse_yes_no


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Fixed words that came back otherwise."""

    issued: str
    """"" where words were put in."""
    returned: str
    """"" where words were taken out."""
    place: int
    """Before which fixed word."""
    count: int
    """How many words came."""
    slip: bool = False
    """Whether it is one word with a slip of the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotReading:
    """What stands in one slot."""

    slot: Slot
    text: str
    """As typed, without prompts; "" where nothing was typed."""
    start: int
    end: int
    """From where to where the slot reaches in the returned text."""
    doubt: str
    """Why it is not sure, in Vietnamese; "" where it is."""
    meaning: bool
    """Whether the fixed words around it still ask the same."""
    mixed: bool = False
    """Whether words in it may as well be fixed words beside it: only its control tells them apart."""
    open: bool = False
    """Whether nothing stands in it, not even its prompt, and the fixed words behind it are gone to the last sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReading:
    """A line of a form as it came back."""

    slots: tuple[SlotReading, ...]
    changes: tuple[WordChange, ...]


def read_line(line: FixedLine, text: str, prompts: Prompts) -> LineReading:
    """Return what stands in the slots of a line, and what became of its fixed words."""
    words = mask_prompts(text, prompts)
    one, other = (lay_beside(line, words, late=late) for late in (False, True))
    if len(other.strays) < len(one.strays):
        one, other = other, one
    certain = other if len(one.strays) == len(other.strays) else one
    changes = tuple(_find_changes(one, text))
    beside = touching(line)
    slots = tuple(
        _read_slot(number, (one, certain), text, prompts, changes=changes, alone=number not in beside)
        for number in range(len(line.gaps))
    )
    return LineReading(slots=_take_refusal(_share(slots), text), changes=changes)


def _read_slot(  # noqa: PLR0913
    number: int, laid: tuple[Laid, Laid], text: str, prompts: Prompts, *, changes: tuple[WordChange, ...], alone: bool
) -> SlotReading:
    (start, end, typed), other = (_cut(each, number, text, prompts) for each in laid)
    line, slot = laid[0].line, laid[0].line.gaps[number].slot
    low, high = _asking(line, number)
    near = [each for each in changes if low <= each.place <= high]
    meaning = not any(changes_meaning(_keys(each.issued), _keys(each.returned)) for each in near)
    standing = _standing(laid[0], number, measure=any(_is_measure(each, line, number) for each in near))
    mixed = typed != other[2]
    if mixed or not alone:
        start, end = min(start, other[0]), max(end, other[1])
        typed = prompts.without(text[start:end])
        doubt = "chữ trong ô lẫn với lời in sẵn"
    else:
        prompted = bool(prompts.spans(text[start:end]))
        doubt = doubt_value(slot, typed, standing, prompted=prompted)
    left_open = not text[start:end].strip() and end == len(text) and line.gaps[number].place < len(line.words)
    return SlotReading(
        slot=slot, text=typed, start=start, end=end, doubt=doubt, meaning=meaning, mixed=mixed, open=left_open
    )


def _asking(line: FixedLine, number: int) -> tuple[int, int]:
    """Return from where to where the fixed words reach that ask for a slot; those of its reason do not."""
    low, high = line.around(number)
    reasons = number + 1 < len(line.gaps) and line.gaps[number + 1].slot.address.part == WHY_NOT
    return low, line.gaps[number].place - 1 if reasons else high


def _cut(laid: Laid, number: int, text: str, prompts: Prompts) -> tuple[int, int, str]:
    _, _, before, behind = laid.bounds(laid.line.gaps[number].place)
    start = laid.words[before].end if before >= 0 else 0
    end = laid.words[behind].start if behind < len(laid.words) else len(text)
    return start, end, prompts.without(text[start:end])


def _standing(laid: Laid, number: int, *, measure: bool) -> Neighbours:
    line = laid.line
    place = line.gaps[number].place
    before, behind, _, _ = laid.bounds(place)
    gone_before = [each for each in line.words[before + 1 : place] if each.spoken]
    gone_behind = [each for each in line.words[place:behind] if each.spoken]
    shared = any(before < gap.place <= behind for other, gap in enumerate(line.gaps) if other != number)
    return Neighbours(
        before=not gone_before,
        behind=not gone_behind or (behind == len(line.words) and not shared),
        shared=shared,
        measure=not measure,
        led=before >= 0 or not gone_before,
    )


def _is_measure(change: WordChange, line: FixedLine, number: int) -> bool:
    """Whether a change puts another word for one of the two behind a slot: its measure."""
    place = line.gaps[number].place
    figure = line.gaps[number].slot.kind is SlotKind.FIGURE
    put = bool(change.issued and change.returned and not change.slip)
    return figure and put and place <= change.place <= place + 1


def _keys(text: str) -> list[str]:
    return [each.key for each in split_words(text) if each.spoken or each.key in "%‰"]


def _find_changes(laid: Laid, text: str) -> Iterator[WordChange]:
    """Yield what came, went and was written otherwise between the fixed words, slots aside."""
    line, words = laid.line, laid.words
    gaps = {each.place for each in line.gaps}
    edges = [(-1, -1), *laid.pairs, (len(line.words), len(words))]
    for (first, second), (next_first, next_second) in pairwise(edges):
        if second in laid.slips:
            yield WordChange(
                issued=line.printed[first], returned=_slice(text, [words[second]]), place=first, count=1, slip=True
            )
        gone = any(each.spoken for each in line.words[first + 1 : next_first])
        holds_slot = any(first < gap <= next_first for gap in gaps)
        come = [] if holds_slot else [w for w in words[second + 1 : next_second] if w.key != PROMPTED and w.spoken]
        if gone or come:
            issued = " ".join(line.printed[number] for number in range(first + 1, next_first))
            yield WordChange(issued=issued, returned=_slice(text, come), place=first + 1, count=len(come))


def _slice(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _share(slots: tuple[SlotReading, ...]) -> tuple[SlotReading, ...]:
    """Give what stands for a yes or no and its reason, the words between them gone, to the yes or no that it begins."""
    given = list(slots)
    for number, (one, reason) in enumerate(pairwise(slots)):
        together = (one.start, one.end) == (reason.start, reason.end) and reason.slot.address.part == WHY_NOT
        begins = re.match(r"\w+", one.text)
        if together and one.slot.kind is SlotKind.YES_NO and begins and parse_yes_no(begins[0]) is not None:
            given[number] = replace(one, doubt="")
            given[number + 1] = replace(reason, text="", start=reason.end, doubt="")
    return tuple(given)


def _take_refusal(slots: tuple[SlotReading, ...], text: str) -> tuple[SlotReading, ...]:
    """Give a yes or no that the words of its reason swallowed, `Không, lý do: …`, with its reason to the yes or no."""
    match slots:
        case (*_, one, reason) if one.doubt and not one.text and reason.slot.address.part == WHY_NOT:
            rest = text[one.start :].strip().removesuffix(".").rstrip()
            begins = re.match(r"\w+", rest)
            if begins and parse_yes_no(begins[0]) is not None:
                taken = replace(one, text=rest, end=len(text), doubt="")
                return (*slots[:-2], taken, replace(reason, text="", start=reason.end, doubt="", meaning=True))
    return slots
