"""A source book too large for one document, in volumes (tập): cut before items, within one before a unit or a point."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from tongket.book.blocks import Appendix, Block, Book, Heading, Paragraph, ParagraphStyle, TableBlock, TableRow

LARGEST_VOLUME = 4_000_000
"""How many characters a volume holds; each paragraph and cell counts as `_MARKED` more.

Word takes 32 MB of text in a document at most ("Operating parameter limitations and specifications in Word",
support.microsoft.com), and some 1,500 pages of this book are as many as it opens and prints without a long wait.
"""
_MARKED = 40
_BEGINS = {ParagraphStyle.UNIT, ParagraphStyle.SUBJECT, ParagraphStyle.POINT}
"""What may begin a volume within an item: never what belongs to the line before it."""
_GOES_ON = "(tiếp theo)"


class _Piece(NamedTuple):
    """Blocks that stay together, or appendices."""

    blocks: tuple[Block, ...]
    appendix: Appendix | None = None

    @property
    def size(self) -> int:
        return sum(map(_size_of, self.blocks))


def split_volumes(book: Book, largest: int = LARGEST_VOLUME) -> tuple[Book, ...]:
    """Return the volumes of a book, each a book with its headings; the book itself where it is not too large.

    A volume that begins within a section repeats the headings above; a table that is cut begins anew under its title.
    """
    items = [*_cut(book.body, within=False), *_cut_appendices(book.appendices, largest)]
    if sum(each.size for each in items) <= largest:
        return (book,)
    volumes: list[list[_Piece]] = [[]]
    size = 0
    above: tuple[Heading, ...] = ()
    for item in items:
        too_large = item.size > largest and item.appendix is None
        for number, piece in enumerate(_cut(item.blocks, within=True) if too_large else (item,)):
            if size and size + (piece if number else item).size > largest:
                volumes.append([_Piece(tuple(_repeat(above, piece)))] if item.appendix is None else [])
                size = 0
            volumes[-1].append(piece)
            size += piece.size
            above = _above(above, piece.blocks)
    return tuple(_volume(book, each, f"{number}/{len(volumes)}") for number, each in enumerate(volumes, 1))


def _size_of(block: Block) -> int:
    if isinstance(block, TableBlock):
        return sum(map(_size_of_row, block.rows))
    return len(block.text) + _MARKED


def _cut(blocks: Iterable[Block], *, within: bool) -> Iterator[_Piece]:
    """Yield the pieces of blocks: each begins with headings, `within` an item with what may begin a volume too."""
    piece: list[Block] = []
    for each in blocks:
        begins = isinstance(each, Heading) or (within and isinstance(each, Paragraph) and each.style in _BEGINS)
        if piece and begins and not isinstance(piece[-1], Heading):
            yield _Piece(tuple(piece))
            piece = []
        piece.append(each)
    if piece:
        yield _Piece(tuple(piece))


def _cut_appendices(appendices: Iterable[Appendix], largest: int) -> Iterator[_Piece]:
    """Yield the appendices, the table of a large one cut before the name of a part, once a volume is full."""
    for appendix in appendices:
        *before, last = appendix.blocks
        if not isinstance(last, TableBlock):
            yield _Piece(appendix.blocks, appendix)
            continue
        for rows in _cut_rows(last, largest):
            blocks = (*before, replace(last, rows=rows))
            yield _Piece(blocks, replace(appendix, blocks=blocks))
            before = [_go_on(each) for each in before[:1] if isinstance(each, Heading)]


def _cut_rows(table: TableBlock, largest: int) -> Iterator[tuple[TableRow, ...]]:
    rows: list[TableRow] = []
    size = 0
    for row in table.rows:
        if rows and row.strong and size > largest:
            yield tuple(rows)
            rows, size = [], 0
        rows.append(row)
        size += _size_of_row(row)
    yield tuple(rows)


def _size_of_row(row: TableRow) -> int:
    return sum(len(cell) + _MARKED for cell in row.cells)


def _above(above: tuple[Heading, ...], blocks: Iterable[Block]) -> tuple[Heading, ...]:
    """Return the headings under which what follows some blocks stands."""
    for each in blocks:
        if isinstance(each, Heading):
            above = (*(one for one in above if one.level < each.level), each)
    return above


def _repeat(above: tuple[Heading, ...], piece: _Piece) -> Iterator[Heading]:
    first = piece.blocks[0]
    for each in above:
        if not isinstance(first, Heading) or each.level < first.level:
            yield _go_on(each)


def _go_on(heading: Heading) -> Heading:
    return Heading(level=heading.level, text=f"{heading.text.removesuffix(f' {_GOES_ON}')} {_GOES_ON}")


def _volume(book: Book, pieces: list[_Piece], number: str) -> Book:
    title = book.fields.get("tieu_de", "")
    return replace(
        book,
        title=f"{book.title} - Tập {number}",
        fields={**book.fields, "tieu_de": f"{title} - TẬP {number}"},
        body=tuple(block for each in pieces if each.appendix is None for block in each.blocks),
        appendices=tuple(each.appendix for each in pieces if each.appendix is not None),
    )
