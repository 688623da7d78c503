"""A sheet as values under headers (bảng): what reading gives, what writing takes, with nothing of the file format."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from tongket.sheet.columns import CHANGE, HIDDEN_KEY, KEY, LOST, MEMBERS, STATE, Layout
from tongket.values.figures import format_figure, normalise

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b\ufeff]")
_ESCAPED = re.compile("_x005[fF]_(?=x[0-9A-Fa-f]{4}_)|_x000[dD]_\n?|\r\n?")
"""How Excel saves an underscore that could be taken for one of its escapes, and a carriage return."""


def clean_text(text: str) -> str:
    """Return a cell's text in NFC, with plain line ends, without what can't be printed and without outer spaces."""
    plain = _ESCAPED.sub(lambda found: "_" if found[0].startswith("_x005") else "\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", plain)).strip()


class Value(NamedTuple):
    """What stands in one cell (ô)."""

    text: str = ""
    """As a person sees it; empty for nothing."""
    number: Decimal | None = None
    """The number, where the cell holds one."""
    uncalculated: bool = False
    """Whether it is a formula without a result."""


BLANK = Value()


def number_value(number: Decimal) -> Value:
    """Return a number as a cell holds it."""
    plain = normalise(number)
    return Value(text=format_figure(plain).replace(".", ""), number=plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row (hàng): its cells by header."""

    number: int
    """1-based, in the file."""
    values: Mapping[str, Value]
    extras: Mapping[str, Value] = field(default_factory=dict)
    """In the columns that a person added."""
    source: int = 0
    """The row of the file that it goes on from; 0 for a new one."""

    def cell(self, header: str) -> Value:
        """Return what stands under a header."""
        return self.values.get(header, BLANK)

    def text(self, header: str) -> str:
        """Return the text under a header, empty for nothing."""
        return self.values.get(header, BLANK).text

    @property
    def typed(self) -> bool:
        """Whether it holds more than what tongket says of a row that is lost."""
        said = {STATE, CHANGE} if self.text(STATE) == LOST else set()
        return bool(self.extras) or bool(self.values.keys() - said)

    @property
    def own(self) -> bool:
        """Whether it is a person's row, of their own columns alone: a total, a remark."""
        said = {STATE, CHANGE} if self.text(STATE) == LOST else set()
        return bool(self.extras) and not self.values.keys() - said

    @property
    def members(self) -> frozenset[str]:
        """The lasting ids of what stands behind the row; empty for a row that a person added."""
        cells = (each.text for header, each in self.values.items() if header.startswith(MEMBERS))
        return frozenset(" ".join(cells).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet's rows (bảng)."""

    layout: Layout
    columns: Mapping[str, int]
    """1-based place of each known header and of each of a person's own."""
    extras: tuple[str, ...] = ()
    """The headers of a person's own columns, from left to right, each once."""
    rows: tuple[Row, ...] = ()
    """In the order of the file; none is blank."""
    head: int = 1
    """The row of the headers."""
    title: str = ""
    """What the sheet is called in the file: a person may have renamed it."""


def realign(table: Table) -> Table:
    """Return a table whose hidden cells belong to the visible key of their row.

    Who sorts the visible columns alone leaves the hidden ones behind: then every decision would be another row's.
    """
    owners = {each.text(HIDDEN_KEY): each for each in table.rows if each.text(HIDDEN_KEY)}
    rows: list[Row] = []
    for row in table.rows:
        owner = owners.get(row.text(KEY), row)
        if owner is not row:
            hidden = (*table.layout.hidden, *(each for each in owner.values if each.startswith(MEMBERS)))
            own = {header: each for header, each in row.values.items() if not header.startswith(MEMBERS)}
            row = replace(row, values={**own, **{each: owner.cell(each) for each in hidden}})  # noqa: PLW2901
        rows.append(row)
    return replace(table, rows=tuple(rows))


_LONGEST_CELL = 2_000
"""How many ids go into one cell: 26,000 of the 32,767 characters that Excel keeps."""


def member_values(members: Iterable[str]) -> dict[str, Value]:
    """Return the cells that hold the ids of a row's points: one column, and more where one can't hold them."""
    ids = sorted(members)
    chunks = [ids[start : start + _LONGEST_CELL] for start in range(0, max(len(ids), 1), _LONGEST_CELL)]
    headers = (MEMBERS if number == 1 else f"{MEMBERS} {number}" for number in range(1, len(chunks) + 1))
    return {header: Value(" ".join(chunk)) for header, chunk in zip(headers, chunks, strict=True)}
