"""Pages as LibreOffice renders them, measured in millimetres."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.builders import DAY, REPOSITORY, books
from tongket.book.blocks import Block, Book, FieldValue
from tongket.ooxml.office import convert_docx, find_office
from tongket.writing.book_file import render_docx

MM = 72 / 25.4
needs_office = pytest.mark.skipif(
    find_office() is None, reason="LibreOffice is not installed: there is nothing to render with"
)


class Span(NamedTuple):
    """A piece of text on a page."""

    text: str
    font: str
    size: float
    """In points."""
    left: float
    top: float
    right: float
    bottom: float
    baseline: float

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A horizontal line on a page."""

    left: float
    right: float
    height: float


class Page(NamedTuple):
    """A page: its size and what stands on it, in reading order."""

    width: float
    height: float
    lines: tuple[tuple[Span, ...], ...]
    rules: tuple[Rule, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(each for line in self.lines for each in line)

    @property
    def texts(self) -> list[str]:
        """The text of each line, the number of the page too."""
        return ["".join(each.text for each in line).strip() for line in self.lines]

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    @property
    def number(self) -> Span | None:
        """The number at the head of the page."""
        return next((each for each in self.spans if each.bottom < 20 and each.text.strip().isdigit()), None)

    @property
    def body(self) -> tuple[tuple[Span, ...], ...]:
        """The lines without the number of the page."""
        return tuple(each for each in self.lines if each[0] is not self.number)

    @property
    def upright(self) -> bool:
        return self.width < self.height

    def find(self, text: str) -> Span:
        """Return the one piece that begins with a text."""
        found = [each for each in self.spans if each.text.strip().startswith(text)]
        assert len(found) == 1, (text, self.texts)
        return found[0]


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF."""
    import pymupdf

    with pymupdf.open("pdf", pdf) as document:  # type: ignore[no-untyped-call]
        yield document


def read_pages(pdf: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    with opened(pdf) as document:
        return [_read_page(each) for each in document]


def _read_page(page: Any) -> Page:  # noqa: ANN401 - pymupdf has no types
    found = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    lines = [tuple(_read_span(each) for each in line["spans"] if each["text"].strip()) for line in found]
    rules = [
        Rule(each["rect"].x0 / MM, each["rect"].x1 / MM, each["rect"].y0 / MM)
        for each in page.get_drawings()
        if each["rect"].height < 2 <= each["rect"].width
    ]
    return Page(page.rect.width / MM, page.rect.height / MM, tuple(each for each in lines if each), tuple(rules))


def _read_span(span: Any) -> Span:  # noqa: ANN401
    left, top, right, bottom = (side / MM for side in span["bbox"])
    baseline = span["origin"][1] / MM
    return Span(span["text"], span["font"], round(span["size"], 1), left, top, right, bottom, baseline)


def report(body: Iterable[Block] = (), **fields: FieldValue) -> Book:
    """Return the draft of the repository's campaign with another body, without appendices."""
    book = books(REPOSITORY).report
    assert book is not None
    return replace(book, body=tuple(body), appendices=(), fields={**book.fields, **fields})


def pages_of(book: Book, frame: Path = REPOSITORY / "templates/report.docx", *, annotate: bool = False) -> list[Page]:
    """Return the pages of a book."""
    return read_pages(convert_docx(render_docx(book, frame, str(frame), as_of=DAY, annotate=annotate), "pdf"))
