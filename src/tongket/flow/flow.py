"""A report as it reads (văn bản như người đọc thấy): its lines and tables in order, and what was set aside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowControl:
    """A content control, or a form field of old, in a line."""

    tag: str
    """"" where it has none any more."""
    start: int
    """Where in the text of the line it begins."""
    end: int
    """Behind its last character."""
    prompting: bool
    """Whether the file says that what it shows is a prompt."""
    continues: bool = False
    """Whether it began on a line before: the same control once more, not another one of its tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """A paragraph, or what stands between two line breaks of one (dòng)."""

    text: str
    """In NFC, legacy letters decoded, its ends not trimmed; without its marker."""
    marker: str = ""
    """The automatic number or bullet that the page shows before it: `I.`, `2.1.`, `-`, `+`; "" where it has none."""
    level: int | None = None
    """Of a heading, 1 to 9, as Word says."""
    bold: bool = False
    """Whether all its letters are bold: most offices make their headings so."""
    bookmarks: frozenset[str] = frozenset()
    """The names of those that begin in it."""
    controls: tuple[FlowControl, ...] = ()
    paragraph: int
    """Its number in its part, from 1."""
    place: str
    """Where it stands, in words: `đoạn 12, mục "II. KẾT QUẢ"`."""

    @property
    def shown(self) -> str:
        """Its words as the page shows them, the marker included."""
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCell:
    """A cell of the grid of a table (ô)."""

    lines: tuple[FlowLine, ...]
    place: str
    merged: bool = False
    """Whether it is one of several places of the grid that a merged cell covers, not its first: it has no lines."""
    origin: tuple[int, int] | None = None
    """Of a merged one: row and column, from 0, of the first place, where the lines are."""
    tables: tuple["FlowTable", ...] = ()
    """The tables within it; their lines are among its own too."""

    @property
    def text(self) -> str:
        """Its words, a line a line."""
        return "\n".join(each.shown for each in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTable:
    """A table (biểu): every row has a cell for every column of the grid."""

    rows: tuple[tuple[FlowCell, ...], ...]
    place: str

    def covering(self, row: int, column: int) -> FlowCell:
        """Return the cell that a place of the grid shows, counted from 0: of a merged one the first."""
        found = self.rows[row][column]
        return self.rows[found.origin[0]][found.origin[1]] if found.origin is not None else found


FlowBlock = FlowLine | FlowTable


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What a reader sees, or saw, and that is no line of the text: a text box, a note, deleted text, a picture."""

    what: str
    """In Vietnamese: `khung chữ`, `cước chú`, `chữ đã xóa (theo dõi sửa đổi)`, `hình`."""
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A report that was opened."""

    shown: str
    """Its path, as messages print it."""
    blocks: tuple[FlowBlock, ...]
    """Of the body, in reading order; a text box is a set-aside."""
    aside: tuple[SetAside, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    """Its custom properties (`docProps/custom.xml`)."""
    footers: tuple[str, ...] = ()
    """The texts of its headers and footers: the stamp can be read there too."""


def lines_of(blocks: Iterable[FlowBlock]) -> tuple[FlowLine, ...]:
    """Return the lines of blocks in reading order, those of tables cell by cell."""
    found: list[FlowLine] = []
    for each in blocks:
        if isinstance(each, FlowLine):
            found.append(each)
        else:
            found.extend(line for row in each.rows for cell in row for line in cell.lines)
    return tuple(found)
