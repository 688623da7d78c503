"""The words of the source book, and what its blocks print."""

from collections.abc import Iterable

from tests.builders import REPOSITORY
from tongket.book import source_book
from tongket.book.blocks import Block, Book, Heading, Paragraph, ParagraphStyle, TableBlock
from tongket.sentences.phrases import Phrases
from tongket.sentences.phrasing import read_phrases

FILE = "templates/source-book.j2"


def phrases() -> Phrases:
    """Return the phrases that are shipped; each test has its own."""
    read, found = read_phrases(REPOSITORY / FILE, FILE, source_book.PHRASES)
    assert read is not None, found
    return read


def texts(blocks: Iterable[Block], style: ParagraphStyle | None = None) -> list[str]:
    """Return the paragraphs, of one style or all."""
    return [each.text for each in blocks if isinstance(each, Paragraph) and style in {None, each.style}]


def headings(blocks: Iterable[Block]) -> list[tuple[int, str]]:
    return [(each.level, each.text) for each in blocks if isinstance(each, Heading)]


def tables(blocks: Iterable[Block]) -> list[TableBlock]:
    return [each for each in blocks if isinstance(each, TableBlock)]


def whole(book: Book) -> str:
    """Return everything that a book prints, in order."""
    blocks = [*book.body, *(block for each in book.appendices for block in each.blocks)]
    return "\n".join(
        "\n".join(cell for row in each.rows for cell in row.cells) if isinstance(each, TableBlock) else each.text
        for each in blocks
    )
