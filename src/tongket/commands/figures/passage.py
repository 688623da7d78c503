"""A paragraph of a document as this room reads it: text, place, and what around it tells what its numbers are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a table a paragraph stands: numbers from 1, the column of the grid."""

    table: int
    row: int
    column: int
    span: int = 1
    """How many columns of the grid its cell takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph (đoạn)."""

    text: str
    """In NFC, with plain spaces."""
    place: str
    """In words, as messages print it."""
    number: int
    """Of the paragraphs of its part, from 1."""
    heading: str
    """The text of the nearest heading above."""
    spot: Spot | None = None
    counts: tuple[tuple[int, int], ...] = ()
    """Start and end of each count of units, "(12)"."""
    part: str = ""
    """Which part of the file it is in: tables are counted by part."""
