"""What writes one document: the styles of its frame, the next free ids, and the comments and bookmarks made so far."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tongket.book.origins import figure_lines, said_lines
from tongket.book.provenance import PrintedFigure, Said, SaidKind
from tongket.model.forms import Slot
from tongket.ooxml.namespaces import quote_value
from tongket.word.comments import Comment, comment_marks
from tongket.writing.written_xml import WrittenXml

StyleIds = Mapping[str, str]
"""Style name → style id, as the frame has them."""

BOOKMARK = "_tk"
"""How the names of our bookmarks begin; with an underscore Word does not list them."""
FIRST_BOOKMARK = 1000
"""Below are the ids of the frame's own bookmarks and of those of a contents page."""
_LONGEST_CONTROL_TITLE = 64
"""Of a content control, as Word takes it."""
FIRST_COMMENT = 1000
"""Below are those that stand in the frame."""


class Taken(NamedTuple):
    """The ids and names that a document has already."""

    bookmark: int = FIRST_BOOKMARK
    """The first free id."""
    comment: int = FIRST_COMMENT
    names: frozenset[str] = frozenset()
    """Of bookmarks."""


_NOTHING_TAKEN = Taken()


def control_name(tag: str) -> str:
    """Return how the bookmark around the control of a figure is named, a number at its end apart."""
    return f"{BOOKMARK}f{hashlib.sha256(tag.encode()).hexdigest()[:12]}"


def slot_xml(slot: Slot, run: str, *, prompting: bool) -> str:
    """Return a run (XML) in the content control of a form's slot: plain text, not to be deleted (17.5.2 of part 1).

    `prompting` says that all of it is replaced by what is typed.
    """
    title = quote_value(slot.label[:_LONGEST_CONTROL_TITLE])
    prompt = "<w:showingPlcHdr/>" if prompting else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={title}/><w:tag w:val={quote_value(slot.tag)}/>"
        f'<w:lock w:val="sdtLocked"/>{prompt}<w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    )


class Ids:
    """The state of writing one document; ids and names count up, so that the same book gives the same bytes."""

    def __init__(self, styles: StyleIds, *, annotate: bool = False, taken: Taken = _NOTHING_TAKEN) -> None:
        self.styles = styles
        self.quoted = {name: quote_value(each) for name, each in styles.items()}
        """Style name → style id as an attribute is written."""
        self.written = WrittenXml()
        """What stands in the document as marks."""
        self.comments: list[Comment] = []
        self.bookmarks: dict[str, Said] = {}
        """Bookmark name → what stands in it."""
        self.figures: dict[str, tuple[PrintedFigure, str]] = {}
        """Tag → the figure, and what was printed."""
        self._annotate = annotate
        self._names = set(taken.names)
        self._next_bookmark = taken.bookmark
        self._first_comment = taken.comment

    def control(self, figure: PrintedFigure, text: str, run: str, style: str = "") -> str:
        """Return a run (XML) in the content control of a figure, under `--annotate` with a comment on its sources.

        A bookmark goes around it, by which it is known where LibreOffice 7.4 dropped the tag. A control of plain text
        (`w:text`) would keep its title there, and lose style and tracked changes.
        """
        self.figures[figure.tag] = (figure, text)
        title = quote_value(figure.name[:_LONGEST_CONTROL_TITLE])
        xml = (
            f"<w:sdt><w:sdtPr>{style}<w:alias w:val={title}/><w:tag w:val={quote_value(figure.tag)}/></w:sdtPr>"
            f"<w:sdtContent>{run}</w:sdtContent></w:sdt>"
        )
        _, before, after = self._bookmark(control_name(figure.tag))
        if self._annotate and figure.sources:
            opened, closed = self.comment(figure_lines(figure, text))
            return before + opened + xml + closed + after
        return before + xml + after

    def around(self, said: Said, printed: str) -> tuple[str, str]:
        """Return what goes before and after a text (XML): its bookmark; under `--annotate` a comment on who says it."""
        name, before, after = self._bookmark(f"{BOOKMARK}{said.kind[0]}{said.key}")
        self.bookmarks[name] = said
        if self._annotate and said.kind in {SaidKind.POINT, SaidKind.TEXT}:
            opened, closed = self.comment(said_lines(said, printed))
            return before + opened, closed + after
        return before, after

    def mark(self, name: str) -> tuple[str, str]:
        """Return what goes before and after a text (XML): a bookmark of this name."""
        _, before, after = self._bookmark(name)
        return before, after

    def _bookmark(self, wanted: str) -> tuple[str, str, str]:
        """Return the name of a new bookmark, its start and its end (XML)."""
        name, number = wanted, 2
        while name in self._names:
            name, number = f"{wanted}_{number}", number + 1
        self._names.add(name)
        self._next_bookmark += 1
        at = self._next_bookmark - 1
        return name, f'<w:bookmarkStart w:id="{at}" w:name={quote_value(name)}/>', f'<w:bookmarkEnd w:id="{at}"/>'

    def comment(self, lines: Iterable[str]) -> tuple[str, str]:
        """Return what goes before and after the place of a comment (XML)."""
        number = self._first_comment + len(self.comments)
        self.comments.append(Comment(number, tuple(lines)))
        return comment_marks(number, self.styles)
