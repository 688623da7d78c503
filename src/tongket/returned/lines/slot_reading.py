"""The slots of a line read by their controls and by the text around them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.forms import Slot
from tongket.returned.gathering import Gathered
from tongket.returned.lines.fixed_words import FixedLine
from tongket.returned.lines.joining import join_slot
from tongket.returned.lines.line_reading import LineReading, SlotReading
from tongket.returned.lines.prompts import Prompts
from tongket.returned.lines.returned_lines import ReturnedLine, join_lines
from tongket.returned.lines.tagged_controls import TaggedControl

SIGN = Address(WHOLE_REPORT, "so_ky_hieu")
"""The slot whose value ends in what is printed behind it."""
_WORDS_AND_NUMBER = re.compile(r"(?:[^\W\d_]+\s+)+\d.*|.*\d\s+[^\W\d_]+")
_SIGN = re.compile(r"\d\w*\s*[-–/]\s*[^\W\d][\w-]*(?:\s*/\s*[\w-]+)*")


class SlotReader:
    """Reads the slots of one report's lines."""

    def __init__(self, controls: Mapping[str, Sequence[TaggedControl]], prompts: Prompts, found: Gathered) -> None:
        self._controls = controls
        self._prompts = prompts
        self._found = found

    def read(self, line: FixedLine, lines: Sequence[ReturnedLine], reading: LineReading, doubt: str) -> None:
        """Keep what is seen of the slots of a line that came back.

        Args:
            line: the line as issued.
            lines: as it came back.
            reading: its text, aligned.
            doubt: why it is not sure that these are that line; "" where it is.
        """
        starts = _starts(lines)
        text = join_lines(lines)
        for each in reading.slots:
            slot = each.slot
            known = self._controls.get(slot.tag, ())
            here = [
                control
                for control in known
                if control.block in starts and each.start <= starts[control.block] + control.start <= each.end
            ]
            there = [control for control in known if control not in here]
            seen = replace(each, doubt=each.doubt or doubt)
            if slot.address == SIGN:
                seen = _whole_sign(line, seen, text)
                here, there = ([_with_suffix(line, control) for control in some] for some in (here, there))
            self._found.sightings += join_slot(slot, seen, lines[0].line.place, here, there)

    def miss(self, line: FixedLine) -> None:
        """Keep what is seen of the slots of a line that did not come back."""
        for gap in line.gaps:
            self._found.sightings += join_slot(gap.slot, None, "", (), self._controls.get(gap.slot.tag, ()))


def _starts(lines: Sequence[ReturnedLine]) -> dict[int, int]:
    """Return where each line begins in the text of all."""
    starts: dict[int, int] = {}
    length = 0
    for each in lines:
        starts[each.order] = length
        length += len(each.line.text) + 1
    return starts


def _suffix(line: FixedLine, slot: Slot) -> str:
    return line.text.partition(slot.prompt)[2].strip()


def _whole_sign(line: FixedLine, reading: SlotReading, text: str) -> SlotReading:
    """Return number and sign of a report as one: `45` with `-BC/HU` behind it, or the sign that a unit typed."""
    behind = text[reading.end :].strip(" .")
    suffix = _suffix(line, reading.slot)
    if reading.text and behind.casefold() != suffix.casefold():
        found = _SIGN.search(text)
        return replace(reading, text=found[0] if found else reading.text, doubt="ký hiệu in sẵn sau số đã bị sửa")
    if _WORDS_AND_NUMBER.fullmatch(reading.text):
        return replace(reading, doubt="có chữ lạ cạnh số, ký hiệu")
    if not reading.text or "/" in reading.text:
        return reading
    return replace(reading, text=reading.text + suffix)


def _with_suffix(line: FixedLine, control: TaggedControl) -> TaggedControl:
    if not control.text or "/" in control.text:
        return control
    suffix = next((_suffix(line, gap.slot) for gap in line.gaps if gap.slot.address == SIGN), "")
    return replace(control, text=control.text + suffix)
