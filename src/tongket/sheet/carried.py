"""What was decided in one campaign, for the next (quyết định mang sang): what holds for words, not for figures.

A point or an example is known by its unit and its words, so what was decided about it applies as soon as the same words
come again. A settled figure is a figure of its own campaign: it never applies to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.merge.decisions import ExampleDecision, PointDecision
from tongket.merge.offers import ItemSubjects, Offers
from tongket.sheet import columns as c
from tongket.sheet.arrange import arrange
from tongket.sheet.cells import Refused
from tongket.sheet.known import D, Known, Previous
from tongket.sheet.reading import read_rows
from tongket.sheet.workbook import write_workbook
from tongket.sheet.workbook_reading import read_book


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The decision sheet of the next campaign."""

    data: bytes | None
    """What to write; None where nothing applies, or the old sheet can't be read."""
    rows: int = 0
    refused: str = ""
    """Why the old sheet can't be read."""


def carry_sheet(old: bytes, shown: str, subjects: tuple[ItemSubjects, ...], as_of: date) -> Carried:
    """Return a sheet of the decisions of `old` that may apply to other answers to the same outline; never raises."""
    book = read_book(old)
    if isinstance(book, Refused):
        return Carried(data=None, refused=book.message)
    offers = Offers(subjects=subjects)
    previous, _ = read_rows(book, offers.subjects_by_item, shown)
    kept = Previous(
        points=_decided_points(previous.points),
        examples=tuple(_alone(each) for each in previous.examples if _decides(each.decision)),
        counters=previous.counters,
    )
    arranged = arrange(offers, kept)
    rows = sum(len(arranged.tables[sheet].rows) for sheet in (c.POINTS, c.EXAMPLES))
    return Carried(data=write_workbook(arranged, offers, as_of) if rows else None, rows=rows)


def _decided_points(points: Sequence[Known[PointDecision]]) -> tuple[Known[PointDecision], ...]:
    """Return the rows that decide something, and those that others are joined with."""
    decided = [each for each in points if _decides(each.decision)]
    targets = {each.decision.join for each in decided}
    return tuple(_alone(each) for each in points if each in decided or each.key in targets)


def _decides(decision: PointDecision | ExampleDecision) -> bool:
    """Whether a row says more than a reminder: a note alone is about its own campaign."""
    return replace(decision, note=None).touched


def _alone(known: Known[D]) -> Known[D]:
    """Return a row without what a person kept beside it in columns of their own."""
    return replace(known, row=replace(known.row, extras={}), unread={})
