"""A form to the bytes of a .docx: frame, blocks and stamp."""

from datetime import date
from pathlib import Path

from tongket.forms.form_book import make_form_book
from tongket.frame.named_styles import FORM_NEEDED
from tongket.model.forms import NO_ANSWERS, FormAnswers, UnitForm
from tongket.ooxml.package import seal
from tongket.writing.book_file import document_parts
from tongket.writing.filling import open_frame

_MADE = date(2000, 1, 1)
"""What the properties call the day of its making: a form is the same on any day."""


def render_form(form: UnitForm, frame: Path, shown: str, answers: FormAnswers = NO_ANSWERS) -> bytes:
    """Return a form as .docx in the look of a frame; the same inputs give the same bytes, on any day.

    `answers` are those that it goes out with again.

    Raises:
        FrameError: the frame lacks what a form needs.
    """
    book = make_form_book(form, answers)
    document, ids = open_frame(frame, shown, book, FORM_NEEDED).fill(book)
    return seal(document_parts(document, ids, title=book.title, as_of=_MADE), form.stamp.properties)
