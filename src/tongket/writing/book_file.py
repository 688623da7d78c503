"""A book to the bytes of a .docx: frame and blocks."""

from datetime import UTC, date, datetime
from pathlib import Path

from docx.document import Document

from tongket.book.blocks import Book
from tongket.book.provenance import Manifest
from tongket.frame.frame_file import saved_parts
from tongket.ooxml.namespaces import clean_text
from tongket.ooxml.package import DOCUMENT, seal
from tongket.word.anonymising import neutral_parts
from tongket.word.comments import add_comments
from tongket.writing.filling import open_frame
from tongket.writing.ids import Ids
from tongket.writing.manifest import add_manifest

_LONGEST_TITLE = 255
"""Of a core property: more is against the standard."""


def render_docx(book: Book, frame: Path, shown: str, *, as_of: date, annotate: bool = False) -> bytes:
    """Return a book as .docx in the look of a frame; the same inputs give the same bytes.

    Raises:
        FrameError: the frame lacks what the book needs.
    """
    document, ids = open_frame(frame, shown, book).fill(book, annotate=annotate)
    parts = document_parts(document, ids, title=book.title, as_of=as_of)
    parts = add_comments(parts, ids.comments, ids.styles, as_of)
    return seal(
        add_manifest(parts, Manifest(figures=ids.figures, said=ids.bookmarks, used=book.used, documents=book.documents))
    )


def document_parts(document: Document, ids: Ids, *, title: str, as_of: date) -> dict[str, bytes]:
    """Return the parts of a document with what was written beside its tree, with neutral properties."""
    properties = document.core_properties
    stamp = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    properties.title = clean_text(title)[:_LONGEST_TITLE]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.subject = properties.category = ""
    properties.created = properties.modified = stamp
    properties.revision = 1
    parts = neutral_parts(saved_parts(document), "")
    return {**parts, DOCUMENT: ids.written.put_in(parts[DOCUMENT])}
