"""A book to the bytes of a .docx: frame and blocks."""

from datetime import date
from pathlib import Path

from tongket.book.blocks import Book
from tongket.word.frame import open_frame
from tongket.word.package import write_document


def render_docx(book: Book, frame: Path, shown: str, *, as_of: date) -> bytes:
    """Return a book as .docx in the look of a frame; the same inputs give the same bytes.

    Raises:
        FrameError: the frame lacks what the book needs.
    """
    document = open_frame(frame, shown, book).fill(book)
    return write_document(document, title=book.title, as_of=as_of)
