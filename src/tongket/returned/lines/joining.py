"""The readings of one slot made one (đối chiếu các cách đọc): what agrees is a value, what differs is none."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tongket.model.addresses import Address
from tongket.model.forms import Slot, SlotKind
from tongket.model.returned import Clash, ReturnedValue, Way
from tongket.returned.gathering import Gathered, Sighting
from tongket.returned.lines.accepting import reads_as_asked
from tongket.returned.lines.line_reading import SlotReading
from tongket.returned.lines.tagged_controls import TaggedControl
from tongket.returned.lines.telling_words import changes_meaning

_CHANGED = "lời in sẵn quanh ô đã đổi nghĩa"
_ELSEWHERE = "ô nằm ở đoạn khác với mẫu"
_PROMPT = "tệp nói đây là lời nhắc, chưa phải chữ của đơn vị"
_MORE_WORDS = 2
"""So many words beside a control may be fixed words that somebody put in."""


def join_slot(
    slot: Slot, reading: SlotReading | None, place: str, here: Sequence[TaggedControl], there: Sequence[TaggedControl]
) -> list[Sighting]:
    """Return what is seen of a slot: by its control, by the text around it.

    Args:
        slot: the slot.
        reading: what the aligned text says; None where the slot's line did not come back.
        place: where its line stands, in words.
        here: the controls of its tag that stand in its place.
        there: those that stand elsewhere.
    """

    def see(text: str, way: Way, doubt: str = "", at: str = place) -> Sighting:
        return Sighting(address=slot.address, label=slot.label, text=text, way=way, place=at, doubt=doubt)

    others = [each for each in there if each.text]
    if reading is None:
        return [see(each.text, Way.CONTROL, _ELSEWHERE, each.place) for each in (*here, *others) if each.text]
    if not reading.meaning:
        return [see(reading.text, Way.ALIGNED, _CHANGED)]
    own = [each for each in here if each.text]
    seen = [see(each.text, Way.CONTROL, at=each.place) for each in others]
    if any(each.doubted for each in own):
        return [see(reading.text, Way.CONTROL, _PROMPT), *seen]
    if len({each.text for each in own}) > 1:
        return [see(each.text, Way.CONTROL, at=each.place) for each in own] + seen
    if not own:
        return [see(reading.text, Way.ALIGNED, reading.doubt), *seen]
    typed = own[0].text
    if _same(typed, reading.text) or _within(slot, typed, reading):
        return [see(typed, Way.CONTROL), *seen]
    if reading.doubt:
        return [see(reading.text or typed, Way.ALIGNED, reading.doubt), *seen]
    return [see(typed, Way.CONTROL), see(reading.text, Way.ALIGNED), *seen]


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _within(slot: Slot, typed: str, reading: SlotReading) -> bool:
    """Whether what stands beside a control in its slot is a word or two of the form.

    Words that came back otherwise, or such as may be fixed words and typed ones alike.
    """
    if reading.mixed and typed in reading.text:
        return True
    before, found, behind = f" {reading.text} ".partition(f" {typed} ")
    beside = [*before.split(), *behind.split()]
    plain = all(re.fullmatch(r"[^\W\d_]+", each) for each in beside)
    sure = reads_as_asked(slot, typed) or bool(reading.doubt and slot.kind is SlotKind.TEXT)
    return bool(found) and plain and sure and len(beside) <= _MORE_WORDS and not changes_meaning((), beside)


def settle(found: Gathered, order: Mapping[Address, int]) -> tuple[tuple[ReturnedValue, ...], tuple[Clash, ...]]:
    """Return the values on which all that was seen agrees, and the slots with several; doubtful ones are left."""
    by_address: dict[Address, list[Sighting]] = {}
    for each in found.sightings:
        if each.text:
            by_address.setdefault(each.address, []).append(each)
    values: list[ReturnedValue] = []
    clashes: list[Clash] = []
    for address, seen in by_address.items():
        sure = [each for each in seen if not each.doubt]
        if len({" ".join(each.text.split()) for each in sure}) > 1:
            several = tuple(_value(each) for each in sure)
            clashes.append(Clash(address=address, label=sure[0].label, values=several))
        elif sure and not any(_differs(each, sure[0]) for each in seen):
            values.append(_value(min(sure, key=lambda each: list(Way).index(each.way))))
        else:
            _leave(found, seen)
            continue
        _leave(found, [each for each in seen if each.doubt and _differs(each, sure[0])])
    last = len(order)
    values.sort(key=lambda each: (order.get(_of_list(each.address), last), each.address.number))
    return tuple(values), tuple(clashes)


def _differs(one: Sighting, other: Sighting) -> bool:
    return one.text.split() != other.text.split()


def _leave(found: Gathered, seen: Iterable[Sighting]) -> None:
    for each in seen:
        reason = each.doubt or "có chỗ khác cũng nói về ô này mà không rõ"
        found.leave(each.text, each.place, f"{reason} (ô «{each.label}»)")


def _value(sighting: Sighting) -> ReturnedValue:
    return ReturnedValue(address=sighting.address, text=sighting.text, way=sighting.way, place=sighting.place)


def _of_list(address: Address) -> Address:
    """Return by what an address is ordered: entries of a list by their field, whichever entry it is."""
    return address._replace(number=min(address.number, 1))
