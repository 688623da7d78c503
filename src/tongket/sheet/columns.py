"""What the sheets of the decision workbook are called, which columns they have, and their rows as values under headers.

The only place that knows; nothing of the file format.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tongket.excel.cell_values import BLANK, Value, fold_text

POINTS, EXAMPLES, FIGURES = "Ý", "Điển hình", "Số liệu"
MENTIONS, GUIDE = "Nêu tên", "Hướng dẫn"
LISTS = "tongket"
"""The hidden sheet of what the drop-downs offer and of the last number given to a row."""

KEY, STATE, ITEM, CHANGE, NOTE = "Mã", "Tình trạng", "Mục", "Thay đổi", "Ghi chú"
USE, ORDER, JOIN, SPLIT, SUBJECT, DEFAULT = "Dùng", "Thứ tự", "Gộp với", "Tách", "Nhóm ý", "Mặc định"
WORDING, EXAMPLE_WORDING = "Ý (câu sẽ in)", "Câu sẽ in (sau tên đơn vị)"
SENTENCE = "Cả câu (như sẽ in)"
COUNT, UNITS, ORIGINALS, DETAILS, VARIANTS = "Số đơn vị", "Đơn vị", "Ý gốc", "Ý nhỏ", "Cách viết khác"
NEAR_TO, DIFFERS, ALIKE, PRINT_DETAILS = "Gần với", "Khác ở", "Gần giống", "In ý nhỏ"
NAMED, UNIT, TERRITORY, NAME, PLACE, RESULT = "Nêu tên", "Đơn vị", "Địa bàn", "Mô hình, cách làm", "Nơi", "Kết quả"
FIGURE, FIRST_LABEL, FIRST = "Số liệu", "Nguồn thứ nhất", "Số thứ nhất"
SECOND_LABEL, SECOND = "Nguồn thứ hai", "Số thứ hai"
DIFFERENCE, TOLERANCE, VERDICT, USED, REASON = "Chênh lệch", "Cho phép", "So sánh", "Số dùng", "Lý do"
GROUP, MENTIONED, SILENT = "Nhóm", "Số lần được nêu tên", "Số đơn vị chưa được nêu"
HIDDEN_KEY, HIDDEN_ITEM, PROPOSED, PROPOSED_SUBJECT = "Mã gốc", "Mã mục", "Câu gốc", "Nhóm gốc"
MEMBERS, HIDDEN_UNIT, SETTLED = "Thành viên", "Mã đơn vị", "Lúc chốt"
UNNAMED = "Ghi thêm"
"""The header of a column that a person filled in without giving it one."""

NEW, CHANGED, LOST = "MỚI", "ĐỔI", "KHÔNG CÒN"
YES, NO = "x", "không"
SAME_WORD, APART_WORD = "gộp", "khác nhau"
TERRITORY_WORD, UNIT_WORD, NOBODY_WORD = "địa bàn", "đơn vị", "không nêu"
OTHER = "Ý khác"
"""The name of `OTHER_SUBJECT`."""


class Kind(StrEnum):
    """How the cells of a column look and what may be typed there."""

    LOCKED = "khóa"
    LOCKED_CENTRED = "khóa, giữa"
    LOCKED_LONG = "khóa, một dòng"
    """On one line, however long: it must not make the row tall."""
    LOCKED_NUMBER = "khóa, số"
    TEXT = "sửa được"
    MARK = "sửa được, giữa"
    NUMBER = "sửa được, số"
    HIDDEN = "ẩn"

    @property
    def is_open(self) -> bool:
        """Whether a person may change the cells."""
        return self in {Kind.TEXT, Kind.MARK, Kind.NUMBER}


@dataclass(frozen=True, slots=True)
class Column:
    """One column (cột) of a sheet."""

    header: str
    kind: Kind
    width: float = 10
    """In characters."""
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One sheet whose rows a person decides about, with its columns from left to right."""

    sheet: str
    columns: tuple[Column, ...]
    identity: str
    """The hidden column without which a row belongs to nothing."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, from left to right."""
        return tuple(each.header for each in self.columns)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The headers of the hidden columns."""
        return tuple(each.header for each in self.columns if each.kind is Kind.HIDDEN)

    @property
    def open(self) -> tuple[str, ...]:
        """The headers of the columns that a person may change."""
        return tuple(each.header for each in self.columns if each.kind.is_open)


_L, _C, _LONG, _N = Kind.LOCKED, Kind.LOCKED_CENTRED, Kind.LOCKED_LONG, Kind.LOCKED_NUMBER
_T, _M, _H = Kind.TEXT, Kind.MARK, Kind.HIDDEN

POINT_LAYOUT = Layout(
    sheet=POINTS,
    identity=MEMBERS,
    columns=(
        Column(KEY, _L, 9),
        Column(STATE, _C, 9),
        Column(ITEM, _L, 14),
        Column(DEFAULT, _C, 7),
        Column(USE, _M, 7),
        Column(ORDER, _M, 6),
        Column(SUBJECT, _T, 15),
        Column(WORDING, _T, 46),
        Column(COUNT, _C, 6),
        Column(UNITS, _L, 24),
        Column(ORIGINALS, _C, 5),
        Column(NEAR_TO, _C, 9),
        Column(DIFFERS, _L, 18),
        Column(ALIKE, _M, 9),
        Column(JOIN, _T, 9),
        Column(SPLIT, _M, 6),
        Column(NOTE, _T, 15),
        Column(CHANGE, _L, 14),
        Column(PRINT_DETAILS, _M, 7),
        Column(DETAILS, _LONG, 24, printed=False),
        Column(VARIANTS, _LONG, 60, printed=False),
        *(Column(each, _H) for each in (HIDDEN_KEY, HIDDEN_ITEM, PROPOSED, PROPOSED_SUBJECT, MEMBERS)),
    ),
)
EXAMPLE_LAYOUT = Layout(
    sheet=EXAMPLES,
    identity=MEMBERS,
    columns=(
        Column(KEY, _L, 11),
        Column(STATE, _C, 9),
        Column(ITEM, _L, 14),
        Column(USE, _M, 7),
        Column(ORDER, _M, 6),
        Column(UNIT, _L, 14),
        Column(TERRITORY, _L, 13),
        Column(NAMED, _M, 9),
        Column(EXAMPLE_WORDING, _T, 34),
        Column(SENTENCE, _L, 38),
        Column(NAME, _L, 16),
        Column(PLACE, _L, 11),
        Column(RESULT, _L, 24),
        Column(NOTE, _T, 14),
        Column(CHANGE, _L, 12),
        *(Column(each, _H) for each in (HIDDEN_KEY, HIDDEN_ITEM, PROPOSED, HIDDEN_UNIT, MEMBERS)),
    ),
)
FIGURE_LAYOUT = Layout(
    sheet=FIGURES,
    identity=HIDDEN_KEY,
    columns=(
        Column(KEY, _L, 16),
        Column(STATE, _C, 9),
        Column(FIGURE, _L, 30),
        Column(FIRST_LABEL, _L, 20),
        Column(FIRST, _N, 10),
        Column(SECOND_LABEL, _L, 20),
        Column(SECOND, _N, 10),
        Column(DIFFERENCE, _N, 10),
        Column(TOLERANCE, _C, 8),
        Column(VERDICT, _C, 8),
        Column(USED, Kind.NUMBER, 10),
        Column(REASON, _T, 22),
        Column(CHANGE, _L, 16),
        *(Column(each, _H) for each in (HIDDEN_KEY, SETTLED)),
    ),
)
MENTION_COLUMNS = (Column(UNIT, _L, 42), Column(GROUP, _L, 42), Column(MENTIONED, _C, 14))
GROUP_COLUMNS = (Column(GROUP, _L, 42), Column(MENTIONED, _C, 14), Column(SILENT, _C, 14))
LAYOUTS = (POINT_LAYOUT, EXAMPLE_LAYOUT, FIGURE_LAYOUT)

_MORE_MEMBERS = re.compile(rf"{MEMBERS} [0-9]+")


def find_header(layout: Layout, typed: str) -> str | None:
    """Return the header of a layout that `typed` means; None for a person's own column."""
    folded = fold_text(typed)
    known = next((each for each in layout.headers if fold_text(each) == folded), None)
    if known is None and layout.identity == MEMBERS and _MORE_MEMBERS.fullmatch(typed.strip()):
        return typed.strip()
    return known


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
