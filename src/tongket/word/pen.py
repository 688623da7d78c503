"""What writes one document: the styles of its frame, the next free ids, and the comments and bookmarks made so far."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from tongket.book.origins import figure_lines, said_lines
from tongket.book.sources import Figure, Said, SaidKind

StyleIds = Mapping[str, str]
"""Style name → style id, as the frame has them."""

BOOKMARK = "_tk"
"""How the names of our bookmarks begin; with an underscore Word does not list them."""
FIRST_BOOKMARK = 1000
"""Below are the ids of the frame's own bookmarks and of those of a contents page."""
FIRST_COMMENT = 1000
"""Below are those that stand in the frame."""
REFERENCE_STYLE = "annotation reference"


class Comment(NamedTuple):
    """A Word comment (nhận xét): its id and paragraphs."""

    id: int
    lines: tuple[str, ...]


class Pen:
    """The state of writing one document; ids and names count up, so that the same book gives the same bytes."""

    def __init__(self, styles: StyleIds, *, annotate: bool = False) -> None:
        self.styles = styles
        self.comments: list[Comment] = []
        self.bookmarks: dict[str, Said] = {}
        """Bookmark name → what stands in it."""
        self.figures: dict[str, tuple[Figure, str]] = {}
        """Tag → the figure, and what was printed."""
        self._annotate = annotate

    def control(self, figure: Figure, text: str, run: str, style: str = "") -> str:
        """Return a run (XML) in the content control of a figure, under `--annotate` with a comment on its sources.

        Its title is its tag: LibreOffice 7.4 keeps the title of a control and drops the tag. Plain text (`w:text`),
        as a figure has no line breaks; without it LibreOffice 7.4 drops the title too. Without a `w:id`, which Word
        gives itself: LibreOffice 7.4 writes it back at a place that the standard forbids.
        """
        self.figures[figure.tag] = (figure, text)
        tag = quoteattr(figure.tag)
        xml = (
            f"<w:sdt><w:sdtPr>{style}<w:alias w:val={tag}/><w:tag w:val={tag}/>"
            f"<w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        )
        if self._annotate and figure.sources:
            opened, closed = self._comment(figure_lines(figure, text))
            return opened + xml + closed
        return xml

    def around(self, said: Said, printed: str) -> tuple[str, str]:
        """Return what goes before and after a text (XML): its bookmark; under `--annotate` a comment on who says it."""
        name = self._name(said)
        number = FIRST_BOOKMARK + len(self.bookmarks)
        self.bookmarks[name] = said
        before = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'
        after = f'<w:bookmarkEnd w:id="{number}"/>'
        if self._annotate and said.kind in {SaidKind.POINT, SaidKind.TEXT}:
            opened, closed = self._comment(said_lines(said, printed))
            return before + opened, closed + after
        return before, after

    def _name(self, said: Said) -> str:
        name = f"{BOOKMARK}{said.kind[0]}{said.key}"
        number = 2
        while name in self.bookmarks:
            name = f"{BOOKMARK}{said.kind[0]}{said.key}_{number}"
            number += 1
        return name

    def _comment(self, lines: Iterable[str]) -> tuple[str, str]:
        """Return what goes before and after the place of a comment (XML)."""
        number = FIRST_COMMENT + len(self.comments)
        self.comments.append(Comment(number, tuple(lines)))
        return f'<w:commentRangeStart w:id="{number}"/>', self._reference(number)

    def _reference(self, number: int) -> str:
        style = self.styles.get(REFERENCE_STYLE)
        properties = f"<w:rPr><w:rStyle w:val={quoteattr(style)}/></w:rPr>" if style is not None else ""
        return f'<w:commentRangeEnd w:id="{number}"/><w:r>{properties}<w:commentReference w:id="{number}"/></w:r>'
