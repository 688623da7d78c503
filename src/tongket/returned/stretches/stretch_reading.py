"""What a unit wrote in one stretch of its report: slots, long answers, tables, and what belongs to none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.flow.flow import FlowTable
from tongket.model.forms import FormRegion, FormTable, LineRole, TableKind
from tongket.model.returned import Altered, Way
from tongket.returned.gathering import Gathered, Sighting
from tongket.returned.grids.filled_tables import TableReader
from tongket.returned.grids.named_columns import find_columns
from tongket.returned.lines.fixed_words import FixedLine, run_together
from tongket.returned.lines.laid_words import lay_beside
from tongket.returned.lines.line_reading import WordChange, read_line
from tongket.returned.lines.long_answers import answer_text
from tongket.returned.lines.prompts import Prompts
from tongket.returned.lines.resemblance import TITLES, holds_rest, like_title
from tongket.returned.lines.returned_lines import ReturnedBlock, ReturnedLine, has_words, join_lines
from tongket.returned.lines.slot_reading import SlotReader
from tongket.returned.lines.tagged_controls import find_controls
from tongket.returned.stretches.block_layout import Arrangement, Position, lay_out
from tongket.returned.stretches.splitting import Stretch, may_begin

_TWICE = "có hai nơi giống phần này của mẫu, không rõ nơi nào là của mẫu"
_OPEN = "lời in sẵn trước hoặc sau phần này không còn như mẫu, không rõ phần này từ đâu đến đâu"
_COPIED = "trong phần này có ô của nơi khác trong mẫu"
_NO_PLACE = "chữ này không đứng ở ô hay phần trả lời nào của mẫu"
_NO_TABLE = "bảng này không có trong mẫu"
_TYPED_IN = "chữ viết thêm vào giữa lời in sẵn"
_WRITTEN = 4
"""So many words put in between fixed ones are something that a unit wrote."""
_NO_LINE = "không còn dòng in sẵn ngay trên ô này"
_HELD = 0.5
"""The share of a missing line's words in another line from which that may hold it too."""
_LONGEST_TITLE = 20
_STOPS = (".", ";", ",", ":")
_REMINDS = 0.4
"""The share of a missing line's words in a paragraph from which that may be the line."""


class StretchReader:
    """Reads the stretches of one report."""

    def __init__(self, blocks: Sequence[ReturnedBlock], prompts: Prompts, found: Gathered) -> None:
        lines = [each for each in blocks if isinstance(each, ReturnedLine)]
        self._prompts = prompts
        self._found = found
        self._tables = TableReader(prompts, found)
        self._slots = SlotReader(find_controls(((each.order, each) for each in lines), prompts), prompts, found)
        self._missing: list[FormTable] = []
        self._strange: list[FlowTable] = []
        self._lost: list[FixedLine] = []
        """The lines with which a stretch may begin that did not come back, wherever they stood in the form."""
        self._cut: set[int] = set()
        """Lines, by the number of the element, whose answer may stand below them, or that may stand elsewhere."""

    def read(self, stretches: Sequence[Stretch]) -> None:
        """Read the stretches of a report; then the tables that stand in no place of the form."""
        layouts = [_lay_out(each) for each in stretches]
        self._lost = [
            line
            for stretch, layout in zip(stretches, layouts, strict=True)
            for number, line in enumerate(stretch.elements)
            if isinstance(line, FixedLine)
            and number not in layout.spots
            and line.role is not LineRole.CAPTION
            and may_begin(line, stretch.elements[:number])
        ]
        for stretch, layout in zip(stretches, layouts, strict=True):
            self._read(stretch, layout)
        self._place_tables()

    def _read(self, stretch: Stretch, layout: Arrangement) -> None:
        self._cut = set()
        missing = frozenset(
            gap.slot.tag
            for number, each in enumerate(stretch.elements)
            if isinstance(each, FixedLine) and number not in layout.spots
            for gap in each.gaps
        )
        for number, each in enumerate(stretch.elements):
            spot = layout.spots.get(number)
            match each:
                case FixedLine():
                    self._read_line(stretch, layout, number, spot)
                case FormRegion() if spot is not None:
                    self._read_region(each, stretch, layout, number, missing)
                case FormTable() if spot is not None:
                    table = stretch.blocks[spot.start]
                    if isinstance(table, FlowTable):
                        self._tables.read(each, table, _TWICE if number in layout.contested else "")
                case FormTable():
                    self._missing.append(each)
        self._leave_strays(stretch, layout)

    def _place_tables(self) -> None:
        """Read the tables that stand in no place of the form, where one is clearly one of those that are missing."""
        for returned in self._strange:
            able = [
                each
                for each in self._missing
                if each.kind is TableKind.STATISTICS and find_columns(each, returned) is not None
            ]
            rivals = [each for each in self._strange if able and find_columns(able[0], each) is not None]
            if len(able) == len(rivals) == 1:
                self._tables.read(able[0], returned)
            else:
                self._tables.leave(returned, _NO_TABLE)

    def _read_line(self, stretch: Stretch, layout: Arrangement, number: int, spot: Position | None) -> None:
        line = stretch.elements[number]
        if not isinstance(line, FixedLine):
            return
        if spot is None:
            if line.spoken:
                self._found.altered.append(Altered(issued=line.text, returned="", place=_near(stretch, layout, number)))
            self._slots.miss(line)
            return
        if spot.first != number:
            return
        together = [each for each in stretch.elements[spot.first : spot.last + 1] if isinstance(each, FixedLine)]
        line = run_together(together) if len(together) > 1 else line
        lines = [each for each in stretch.blocks[spot.start : spot.end] if isinstance(each, ReturnedLine)]
        text = join_lines(lines)
        if line.role in TITLES and lines[0].titled:
            text = text[lines[0].titled[0].start :]
        reading = read_line(line, text, self._prompts)
        doubt = _TWICE if number in layout.contested else self._rival(stretch, layout, line, lines, reading.changes)
        if line.bare and (number - 1 in self._cut or not _is_below(stretch, layout, number, lines)):
            doubt = _NO_LINE
            self._cut.add(number)
        self._slots.read(line, lines, reading, doubt)
        laid = lay_beside(line, tuple(word for each in lines for word in each.words))
        below = stretch.blocks[spot.end : spot.end + 1]
        if (reading.slots and reading.slots[-1].open) or (
            below and isinstance(below[0], ReturnedLine) and holds_rest(laid, below[0])
        ):
            self._cut.add(spot.last)
        self._keep_changes(reading.changes, lines[0].line.place)

    def _rival(
        self,
        stretch: Stretch,
        layout: Arrangement,
        line: FixedLine,
        lines: Sequence[ReturnedLine],
        changes: Sequence[WordChange],
    ) -> str:
        """Return a doubt where a line looks as much like another one of the form, or holds one that is missing."""
        if not line.gaps:
            return ""
        words = tuple(word for each in lines for word in each.words)
        changed = any(not each.slip for each in changes)
        own = lay_beside(line, words).coverage if changed else 2.0
        for number, other in enumerate(stretch.elements):
            if not isinstance(other, FixedLine) or not other.gaps or other.text in line.text:
                continue
            if other.spoken and lay_beside(other, words).coverage >= (own if number in layout.spots else _HELD):
                return "dòng này giống một dòng khác của mẫu"
        return ""

    def _keep_changes(self, changes: Sequence[WordChange], place: str) -> None:
        for each in changes:
            if each.count >= _WRITTEN + len(each.issued.split()):
                self._found.leave(each.returned, place, _TYPED_IN)
                if each.issued:
                    self._found.altered.append(Altered(issued=each.issued, returned="", place=place))
            else:
                self._found.altered.append(Altered(issued=each.issued, returned=each.returned, place=place))

    def _read_region(
        self, region: FormRegion, stretch: Stretch, layout: Arrangement, number: int, missing: frozenset[str]
    ) -> None:
        spot = layout.spots[number]
        taken = stretch.blocks[spot.start : spot.end]
        lines = [each for each in taken if isinstance(each, ReturnedLine)]
        for each in taken:
            if isinstance(each, FlowTable):
                self._strange.append(each)
        text = answer_text((each.line for each in lines), self._prompts, points=region.points)
        if not text:
            return
        doubt = self._doubt_region(stretch, layout, number, lines)
        if any(each.tag in missing for line in lines for each in line.line.controls):
            doubt = doubt or _COPIED
        self._found.sightings.append(
            Sighting(
                address=region.address,
                label=region.label,
                text=text,
                way=Way.ALIGNED,
                place=lines[0].line.place,
                doubt=doubt,
            )
        )

    def _doubt_region(self, stretch: Stretch, layout: Arrangement, number: int, lines: Sequence[ReturnedLine]) -> str:
        if layout.contested & {number - 1, number, number + 1}:
            return _TWICE
        ends = number + 1 == len(stretch.elements) and not stretch.followed
        if number - 1 in self._cut or (self._lost and (ends or any(map(self._may_be_title, lines)))):
            return _OPEN
        for beside in (number - 1, number + 1):
            line = stretch.elements[beside] if 0 <= beside < len(stretch.elements) else None
            if line is not None and beside not in layout.spots and self._hides(stretch, layout, beside, lines):
                return _OPEN
        return ""

    def _hides(self, stretch: Stretch, layout: Arrangement, number: int, lines: Sequence[ReturnedLine]) -> bool:
        """Whether something that did not come back beside an answer may be among its lines.

        A heading may be there in other words; so may the caption of a table that did come back.
        """
        line = stretch.elements[number]
        if not isinstance(line, FixedLine) or line.role is LineRole.HEADING or _reminds(line, lines):
            return True
        return line.role is LineRole.CAPTION and number + 1 in layout.spots

    def _may_be_title(self, line: ReturnedLine) -> bool:
        """Whether a line of an answer may be one of the titles that did not come back."""
        spoken = sum(each.spoken for each in line.words)
        numbered = bool(line.number) and line.number[0].isalnum() and not line.line.text.rstrip().endswith(_STOPS)
        looks = line.line.level is not None or (numbered and spoken <= _LONGEST_TITLE)
        if looks and any(each.role is LineRole.HEADING for each in self._lost):
            return True
        return any(each.marks & line.line.bookmarks or _reminds(each, (line,)) for each in self._lost)

    def _leave_strays(self, stretch: Stretch, layout: Arrangement) -> None:
        taken = {place for each in layout.spots.values() for place in range(each.start, each.end)}
        run: list[ReturnedLine] = []
        for place, each in enumerate(stretch.blocks):
            if isinstance(each, ReturnedLine) and place not in taken:
                run.append(each)
                continue
            self._leave_run(run)
            run = []
            if isinstance(each, FlowTable) and place not in taken:
                self._strange.append(each)
        self._leave_run(run)

    def _leave_run(self, run: Sequence[ReturnedLine]) -> None:
        texts = [text for each in run if has_words(text := self._prompts.without(each.line.shown))]
        if texts:
            self._found.leave("\n".join(texts), run[0].line.place, _NO_PLACE)


def _lay_out(stretch: Stretch) -> Arrangement:
    """Return where everything came back in a stretch; what may as well stand in another one is contested."""
    layout = lay_out(stretch.elements, stretch.blocks)
    return replace(layout, contested=layout.contested | stretch.torn)


def _is_below(stretch: Stretch, layout: Arrangement, number: int, lines: Sequence[ReturnedLine]) -> bool:
    """Whether a line that is nothing but a slot stands right below the line of the form, or has its control."""
    line = stretch.elements[number]
    tags = {gap.slot.tag for gap in line.gaps} if isinstance(line, FixedLine) else set()
    if any(control.tag in tags for each in lines for control in each.line.controls):
        return True
    above = layout.spots.get(number - 1)
    return above is not None and above.end == layout.spots[number].start


def _reminds(line: FixedLine, lines: Sequence[ReturnedLine]) -> bool:
    """Whether a paragraph may be a line of the form that did not come back, or a piece of it."""
    for each in lines:
        laid = lay_beside(line, each.words)
        spoken = sum(word.spoken for word in each.words)
        back = sum(line.words[first].spoken for first, _ in laid.pairs)
        if max(laid.coverage, like_title(line, (each,))[0]) >= _REMINDS or back == spoken > 1:
            return True
    return False


def _near(stretch: Stretch, layout: Arrangement, number: int) -> str:
    """Return where a line that did not come back would stand, in words."""
    for place in _places(stretch, layout, number):
        return place
    return ""


def _places(stretch: Stretch, layout: Arrangement, number: int) -> Iterator[str]:
    for before in range(number - 1, -1, -1):
        spot = layout.spots.get(before)
        if spot is not None and spot.end > spot.start:
            block = stretch.blocks[spot.end - 1]
            yield block.line.place if isinstance(block, ReturnedLine) else block.place
    for block in stretch.blocks:
        yield block.line.place if isinstance(block, ReturnedLine) else block.place
