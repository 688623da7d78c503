"""A book to the bytes of a .docx: frame and blocks."""

from datetime import date
from pathlib import Path

from tongket.book.blocks import Book
from tongket.book.sources import Manifest
from tongket.word.comments import add_comments
from tongket.word.frame import open_frame
from tongket.word.manifest import add_manifest
from tongket.word.package import document_parts, seal


def render_docx(book: Book, frame: Path, shown: str, *, as_of: date, annotate: bool = False) -> bytes:
    """Return a book as .docx in the look of a frame; the same inputs give the same bytes.

    Raises:
        FrameError: the frame lacks what the book needs.
    """
    document, pen = open_frame(frame, shown, book).fill(book, annotate=annotate)
    parts = document_parts(document, title=book.title, as_of=as_of)
    parts = add_comments(parts, pen.comments, pen.styles, as_of)
    return seal(add_manifest(parts, Manifest(figures=pen.figures, said=pen.bookmarks, used=book.used)))
