"""A row of the list of documents is the same row whoever words it."""

from datetime import date

import pytest

from tests.builders import REPOSITORY, books
from tongket.book.blocks import TableBlock, TableRow


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["51-KH/TU", "34-CT/TU"])
def test_a_document_that_a_unit_of_higher_rank_words_anew_keeps_its_row(sign: str) -> None:
    """The compiling office's answers came on 12/4: an update must not put the document in a second time."""
    before, after = (_row(sign, date(2019, 4, day)) for day in (11, 12))
    assert before.cells != after.cells
    assert before.said is not None
    assert after.said is not None
    assert before.said.key == after.said.key


def _row(sign: str, day: date) -> TableRow:
    report = books(REPOSITORY, as_of=day).report
    assert report is not None
    tables = (block for part in report.appendices for block in part.blocks if isinstance(block, TableBlock))
    [found] = [row for table in tables for row in table.rows if sign in row.cells]
    return found
