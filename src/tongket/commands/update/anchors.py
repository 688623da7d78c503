"""Where the texts of the draft of now stand, or belong, in a draft that people have edited."""

from itertools import takewhile

from lxml import etree

from tongket.commands.update.comparing import Comparison, Placed
from tongket.ooxml.namespaces import w
from tongket.writing.controls import Control, Marked


class Places:
    """What of the draft of now is found in the edited one, by bookmark or by control."""

    def __init__(self, marked: dict[str, Marked], controls: tuple[Control, ...], compared: Comparison) -> None:
        self.marked = marked
        self.controls = {each.tag: each for each in reversed(controls)}
        self._compared = compared
        self._ends: dict[int, etree._Element] = {}
        """Place in the draft of now → the last element that was inserted for it."""

    def put(self, number: int, element: etree._Element) -> None:
        """Say that what has this place in the draft of now was inserted."""
        self._ends[number] = element

    def heading(self, number: int) -> str:
        """Return the heading of the item, or of the appendix, that a text belongs to."""
        return next((each.text for each in reversed(self._compared.placed[:number]) if each.heads), "")

    def anchor(self, number: int) -> etree._Element | None:
        """Return the paragraph after which a text belongs: what stands nearest before it and is found."""
        for place in range(number - 1, -1, -1):
            placed = self._compared.placed[place]
            if place in self._ends and placed.row is None:
                return self._ends[place]
            if placed.row is None and (found := self._find(placed)) is not None:
                return found
            if placed.heads:
                return self._above_table(number)
        return None

    def _above_table(self, number: int) -> etree._Element | None:
        """Return the paragraph above the table that a note of an appendix belongs to."""
        for placed in takewhile(lambda each: not each.heads, self._compared.placed[number:]):
            found = self._find(placed) if placed.row is not None else None
            above = next(found.iterancestors(w("tbl"))).getprevious() if found is not None else None
            if above is not None:
                return above if above.tag == w("p") else None
        return None

    def paragraph(self, number: int) -> etree._Element | None:
        """Return the last paragraph of what has this place in the draft of now."""
        return self._find(self._compared.placed[number])

    def _find(self, placed: Placed) -> etree._Element | None:
        """Return the last paragraph of a text of now that stands in the edited draft."""
        name = self._compared.known.get(placed.said.key, "") if placed.said is not None else ""
        if name in self.marked:
            return self.marked[name].paragraphs[-1].element
        held = next((self.controls[tag] for tag in placed.figures if tag in self.controls), None)
        return held.paragraph.element if held is not None else None

    def row_near(self, number: int, step: int) -> etree._Element | None:
        """Return the nearest row of the same table that is found, upwards or downwards."""
        place = number + step
        while 0 <= place < len(self._compared.placed):
            placed = self._compared.placed[place]
            if placed.block is not self._compared.placed[number].block:
                return None
            if place in self._ends:
                return self._ends[place]
            found = self._find(placed)
            row = next(found.iterancestors(w("tr")), None) if found is not None else None
            if row is not None:
                return row
            place += step
        return None
