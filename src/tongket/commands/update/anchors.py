"""What of ours still stands in a draft that people have edited, and where the texts of now belong there."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from tongket.book.provenance import Manifest
from tongket.commands.update.plan import Placed, Plan
from tongket.ooxml.namespaces import w
from tongket.word.reading import WordFile
from tongket.writing.controls import Control, Marked, read_bookmarks, read_controls


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What of ours stands in an edited draft."""

    controls: Mapping[str, tuple[Control, ...]]
    """Tag → the controls of that figure, in reading order."""
    marked: Mapping[str, Marked]
    """By name the bookmarks around texts."""


def read_standing(word: WordFile, old: Manifest) -> Standing:
    """Return what stands of the figures and texts that a draft was written with."""
    paragraphs = word.paragraphs()
    areas = (part for kind in ("header", "footer") for part in word.parts_like(kind))
    every = (*paragraphs, *(each for part in areas for each in word.paragraphs(part)))
    controls: dict[str, list[Control]] = {}
    for control in read_controls(word, every, old.figures):
        controls.setdefault(control.tag, []).append(control)
    held = {tag: tuple(each) for tag, each in controls.items()}
    return Standing(controls=held, marked=read_bookmarks(word, paragraphs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The places in an edited draft by what of the draft of now is found in it: by its bookmark or by a control."""

    plan: Plan
    standing: Standing

    def heading(self, bookmark: str) -> str:
        """Return the heading that a text stands under in the edited draft; "" where it does not stand there."""
        marked = self.standing.marked.get(bookmark)
        return marked.paragraphs[0].heading if marked is not None else ""

    def paragraph(self, number: int) -> etree._Element | None:
        """Return the last paragraph of what has this place in the draft of now."""
        return self._find(self.plan.placed[number])

    def before(self, number: int, inserted: Mapping[int, etree._Element]) -> etree._Element | None:
        """Return the paragraph after which a text belongs: what stands nearest before it and is found.

        `inserted` are elements that were put in, by their places in the draft of now.
        """
        for place in range(number - 1, -1, -1):
            placed = self.plan.placed[place]
            if placed.row is None and (found := inserted.get(place, self._find(placed))) is not None:
                return found
            if placed.heads:
                return self._above_table(number)
        return None

    def _above_table(self, number: int) -> etree._Element | None:
        """Return the paragraph above the table that a note of an appendix belongs to."""
        for placed in takewhile(lambda each: not each.heads, self.plan.placed[number:]):
            found = self._find(placed) if placed.row is not None else None
            # People may have put what stood in a cell outside the table.
            table = next(found.iterancestors(w("tbl")), None) if found is not None else None
            above = table.getprevious() if table is not None else None
            if above is not None:
                return above if above.tag == w("p") else None
        return None

    def row_near(self, number: int, step: int, inserted: Mapping[int, etree._Element]) -> etree._Element | None:
        """Return the nearest row of the same table that is found, upwards or downwards."""
        place = number + step
        while 0 <= place < len(self.plan.placed):
            placed = self.plan.placed[place]
            if placed.block is not self.plan.placed[number].block:
                return None
            if place in inserted:
                return inserted[place]
            found = self._find(placed)
            row = next(found.iterancestors(w("tr")), None) if found is not None else None
            if row is not None:
                return row
            place += step
        return None

    def _find(self, placed: Placed) -> etree._Element | None:
        """Return the last paragraph of a text of now that stands in the edited draft."""
        name = self.plan.known.get(placed.said.key, "") if placed.said is not None else ""
        if name in self.standing.marked:
            return self.standing.marked[name].paragraphs[-1].element
        held = next((self.standing.controls[tag][0] for tag in placed.figures if tag in self.standing.controls), None)
        return held.paragraph.element if held is not None else None
