"""Where a finding points (vị trí): a file as such, or a place in it; each kind of file has its own kind of place."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A file as a whole; the three kinds below say where in it."""

    kind: ClassVar[str] = "file"
    file: str
    """Relative to the campaign folder, with `/`; absolute when outside it."""

    @property
    def order(self) -> tuple[str | int, ...]:
        """What the places of one file are sorted by; the file itself comes first."""
        return ()

    @property
    def inside(self) -> str:
        """Where in the file, in words; empty for the file as a whole."""
        return ""

    def __str__(self) -> str:
        """Return the place as findings print it."""
        return f"{self.file}: {self.inside}" if self.inside else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLocation(Location):
    """Characters of one line of a text file, counted from 1 in code points of the decoded file."""

    kind: ClassVar[str] = "text"
    line: int
    column: int
    end_column: int | None = None
    """Exclusive; None where only the beginning is known."""
    path: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The keys that lead there in a YAML file, the entries of a list by their number from 1."""

    @property
    def order(self) -> tuple[str | int, ...]:
        """By line and column."""
        return (self.kind, self.line, self.column)

    @property
    def inside(self) -> str:
        """`7:3`."""
        return f"{self.line}:{self.column}"

    def __str__(self) -> str:
        """Return `data/outline.yaml:7:3`: without a space, so that editors and terminals find it."""
        return f"{self.file}:{self.inside}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLocation(Location):
    """A paragraph of a Word document, or the part of it that lacks something."""

    kind: ClassVar[str] = "word"
    place: str
    """In words: `đoạn 12, mục "II. KẾT QUẢ"`, `biểu 1, hàng 2, cột 3`, `đầu trang`, `phần cuối`."""
    paragraph: int | None = None
    """Its number in its part (body, header, notes …), from 1."""
    column: int | None = None
    """In the text of the paragraph, from 1."""

    @property
    def order(self) -> tuple[str | int, ...]:
        """By paragraph and column; what is missing comes first."""
        return (self.kind, self.paragraph or 0, self.column or 0)

    @property
    def inside(self) -> str:
        """The place in words."""
        return self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLocation(Location):
    """A cell of a workbook, or a whole row."""

    kind: ClassVar[str] = "cell"
    sheet: str
    row: int
    """As Excel counts, from 1."""
    column: str = ""
    """The letters by which Excel calls it; empty for the whole row."""

    @property
    def order(self) -> tuple[str | int, ...]:
        """Sheet by sheet, by row and column: AA comes after Z."""
        return (self.kind, self.sheet, self.row, len(self.column), self.column)

    @property
    def inside(self) -> str:
        """`trang "Ý", ô F3`, of a row `trang "Ý", hàng 3`."""
        return f'trang "{self.sheet}", {"ô" if self.column else "hàng"} {self.column}{self.row}'
