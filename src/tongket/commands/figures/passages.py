"""A document as this room reads it: paragraphs with their places, and its tables.

Of a table: in what row and column a number stands, what only numbers, and whether sums are sums.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tongket.numbers.digits import read_value
from tongket.numbers.nouns import words_of
from tongket.numbers.ranges import plain
from tongket.values.folding import fold_words
from tongket.values.mastheads import is_masthead


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


_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng|toàn tỉnh|cộng chung)\s*:?", re.IGNORECASE)
_NUMBERING = {"tt", "stt", "số tt", "số thứ tự"}
_RECIPIENTS = re.compile(r"\s*Nơi nhận\s*:?", re.IGNORECASE)
_NOT_ADDED = re.compile(r"tỷ lệ|tỉ lệ|%|bình quân|trung bình|năm\b|ghi chú|xếp loại|thứ hạng", re.IGNORECASE)
_PART = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?|[a-zđ]\)")
_COUNTED = 3
"""So many numbers in a row from 1 on count rows or columns: two of them may be figures.

At two and at six the texts of `tests/commands/figures` are judged as now.
"""
_BLANK = {"", "-", "–", "—", "x", "…", "..."}


@dataclass(frozen=True, kw_only=True)
class DocumentTable:
    """A table as texts by row and column of its grid."""

    cells: Mapping[tuple[int, int], str]
    spans: Mapping[tuple[int, int], int]

    @cached_property
    def _by_row(self) -> Mapping[int, Mapping[int, str]]:
        rows: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, column), text in sorted(self.cells.items()):
            rows[row][column] = text.strip()
        return rows

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(self._by_row)

    def row(self, number: int) -> Mapping[int, str]:
        """Return the cells of a row by column."""
        return self._by_row.get(number, {})

    @cached_property
    def first(self) -> int:
        """The first row with figures, by its place; those above are its head."""
        return next((row for row in self.rows if self._has_figures(row)), 2)

    def _has_figures(self, number: int) -> bool:
        row = self.row(number)
        if _is_counting(list(row.values())):
            return False
        return any(cell_number(text) is not None for column, text in row.items() if column > 1)

    @cached_property
    def _headings(self) -> dict[int, str]:
        return {}

    def heading(self, column: int) -> str:
        """Return what stands above a column, in all rows of the head that reach over it."""
        if column not in self._headings:
            above = [row for row in self.rows if row < self.first]
            texts = (
                text
                for row in above
                for start, text in self.row(row).items()
                if start <= column < start + self.spans.get((row, start), 1)
            )
            self._headings[column] = " ".join(texts)
        return self._headings[column]

    def label(self, row: int) -> str:
        """Return the name of a row: its first text that is no number."""
        texts = self.row(row).values()
        return next((each for each in texts if each and cell_number(each) is None and not _PART.fullmatch(each)), "")

    @cached_property
    def _numbering(self) -> frozenset[int]:
        columns = {column for row in self.rows for column in self.row(row)}
        return frozenset(each for each in columns if self._numbers_rows(each))

    def _numbers_rows(self, column: int) -> bool:
        texts = [text for row in self.rows if (text := self.row(row).get(column))]
        if texts and fold_words(texts[0]) in _NUMBERING:
            return True
        numbers = [int(each.rstrip(".")) for each in texts if re.fullmatch(r"\d{1,3}\.?", each)]
        return column == 1 and len(numbers) >= _COUNTED and numbers == list(range(1, len(numbers) + 1))

    def is_numbering(self, column: int) -> bool:
        """Whether a column only numbers the rows."""
        return column in self._numbering

    def is_counting_row(self, row: int) -> bool:
        """Whether a row numbers the columns: (1), (2), (3)."""
        return row <= self.first and _is_counting(list(self.row(row).values()))


def _is_counting(texts: list[str]) -> bool:
    """Whether texts are 1, 2, 3 or (1), (2), (3), letters before them perhaps."""
    given = [each.strip("()") for each in texts if each]
    numbers = [int(each) for each in given if re.fullmatch(r"\d{1,2}", each)]
    letters = [each for each in given if re.fullmatch(r"[A-Z]", each)]
    ordered = len(numbers) >= _COUNTED and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return ordered and numbers[0] <= _COUNTED and len(numbers) + len(letters) == len(given)


def cell_number(text: str) -> Decimal | None:
    """Return the number that is all that a cell says, a sign of per cent behind it perhaps; None for anything else."""
    stripped = text.strip().removesuffix("%").strip()
    return read_value(stripped) if re.fullmatch(r"\d[\d.,\u00a0]*", stripped) else None


def find_tables(passages: Iterable[Passage]) -> dict[tuple[str, int], DocumentTable]:
    """Return the tables of a document by part and number."""
    cells: dict[tuple[str, int], dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    spans: dict[tuple[str, int], dict[tuple[int, int], int]] = defaultdict(dict)
    for each in passages:
        if each.spot is not None:
            table, at = (each.part, each.spot.table), (each.spot.row, each.spot.column)
            cells[table][at].append(each.text)
            spans[table][at] = each.spot.span
    return {
        table: DocumentTable(cells={at: "\n".join(texts) for at, texts in held.items()}, spans=spans[table])
        for table, held in cells.items()
    }


def find_frame(
    passages: Iterable[Passage], grids: Mapping[tuple[str, int], DocumentTable]
) -> frozenset[tuple[str, int]]:
    """Return part and number of the paragraphs of letterhead, signature and recipients: no figure stands in them."""
    frames = {key for key, grid in grids.items() if any(_is_frame(text) for text in grid.cells.values())}
    found: set[tuple[str, int]] = set()
    listing = False
    for each in passages:
        if each.spot is not None:
            if (each.part, each.spot.table) in frames:
                found.add((each.part, each.number))
            continue
        listing = bool(_RECIPIENTS.match(each.text)) or (listing and re.match(r"\s*[-–+•]", each.text) is not None)
        if listing:
            found.add((each.part, each.number))
    return frozenset(found)


def _is_frame(text: str) -> bool:
    return any(is_masthead(line) or _RECIPIENTS.match(line) for line in text.split("\n"))


def cell_words(grid: DocumentTable, row: int, column: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a cell's row and of its column."""
    return words_of(grid.label(row)), words_of(grid.heading(column))


@dataclass(frozen=True, slots=True, kw_only=True)
class BadSum:
    """A cell of a total row that is not the sum of its column."""

    row: int
    column: int
    printed: str
    added: Decimal

    @property
    def said(self) -> str:
        """What is amiss."""
        return f"các dòng cộng lại là {plain(self.added)}, nhưng dòng tổng ghi {self.printed}."


def check_total_rows(grid: DocumentTable) -> Iterator[BadSum]:
    """Yield the cells of a clear total row that are not the sum of the rows above, or of those below a first one.

    A table with parts of its own (I, II, a) has subtotals: it is let be.
    """
    rows = [each for each in grid.rows if each >= grid.first and not grid.is_counting_row(each)]
    totals = [each for each in rows if _TOTAL.fullmatch(grid.label(each).strip())]
    others = [each for each in rows if each not in totals]
    if len(totals) != 1 or len(others) < 2 or totals[0] not in {rows[0], rows[-1]} or _has_parts(grid, others):  # noqa: PLR2004
        return
    for column, text in sorted(grid.row(totals[0]).items()):
        printed = cell_number(text)
        added = _add_column(grid, others, column)
        if printed is not None and added is not None and "%" not in text and added != printed:
            yield BadSum(row=totals[0], column=column, printed=text.strip(), added=added)


def _has_parts(grid: DocumentTable, rows: list[int]) -> bool:
    firsts = [grid.row(each).get(1, "").strip() for each in rows]
    labels = [grid.label(each) for each in rows]
    return any(_PART.fullmatch(each) for each in firsts) or any(
        re.match(r"\s*(?:-|–|\+|trong đó|cộng|tổng)", each, re.IGNORECASE) or not each.strip() for each in labels
    )


def _add_column(grid: DocumentTable, rows: list[int], column: int) -> Decimal | None:
    """Return the sum of a column; None where it is none: a share, a mean, a text."""
    if column == 1 or grid.is_numbering(column) or _NOT_ADDED.search(grid.heading(column)):
        return None
    texts = [grid.row(each).get(column, "").strip() for each in rows]
    values = [cell_number(each) for each in texts]
    readable = all(value is not None or text.casefold() in _BLANK for text, value in zip(texts, values, strict=True))
    if not readable or any("%" in each for each in texts) or sum(each is not None for each in values) < 2:  # noqa: PLR2004
        return None
    return sum((each for each in values if each is not None), Decimal(0))
