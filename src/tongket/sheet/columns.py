"""What the sheets of the decision workbook are called, which columns they have, and their rows as values under headers.

The only place that knows; nothing of the file format.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tongket.excel.cell_values import BLANK, CellValue, fold_cell

POINTS, EXAMPLES, FIGURES = "Ý", "Điển hình", "Số liệu"
MENTIONS, GUIDE = "Nêu tên", "Hướng dẫn"
LISTS = "tongket"
"""The hidden sheet of what the drop-downs offer and of the last number given to a row."""

KEY, STATE, ITEM, CHANGE, NOTE = "Mã", "Tình trạng", "Mục", "Thay đổi", "Ghi chú"
USE, ORDER, JOIN, SPLIT, SUBJECT, BY_DEFAULT = "Dùng", "Thứ tự", "Gộp với", "Tách", "Nhóm ý", "Mặc định"
WORDING, EXAMPLE_WORDING = "Ý (câu sẽ in)", "Câu sẽ in (sau tên đơn vị)"
SENTENCE = "Cả câu (như sẽ in)"
COUNT, UNITS, ORIGINALS, DETAILS, VARIANTS = "Số đơn vị", "Đơn vị", "Ý gốc", "Ý nhỏ", "Cách viết khác"
NEAR_TO, DIFFERS, ALIKE, PRINT_DETAILS = "Gần với", "Khác ở", "Gần giống", "In ý nhỏ"
NAMED, UNIT, TERRITORY, NAME, PLACE, RESULT = "Nêu tên", "Đơn vị", "Địa bàn", "Mô hình, cách làm", "Nơi", "Kết quả"
FIGURE, FIRST_LABEL, FIRST = "Số liệu", "Nguồn thứ nhất", "Số thứ nhất"
SECOND_LABEL, SECOND = "Nguồn thứ hai", "Số thứ hai"
DIFFERENCE, ALLOWED, VERDICT, USED, REASON = "Chênh lệch", "Cho phép", "So sánh", "Số dùng", "Lý do"
GROUP, _MENTIONED, _SILENT = "Nhóm", "Số lần được nêu tên", "Số đơn vị chưa được nêu"
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


class ColumnKind(StrEnum):
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
        return self in {ColumnKind.TEXT, ColumnKind.MARK, ColumnKind.NUMBER}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column (cột) of a sheet."""

    header: str
    kind: ColumnKind
    width: float = 10
    """In characters."""
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """One sheet whose rows a person decides about, with its columns from left to right."""

    sheet: str
    columns: tuple[SheetColumn, ...]
    identity: str
    """The hidden column without which a row belongs to nothing."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, from left to right."""
        return tuple(each.header for each in self.columns)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The headers of the hidden columns."""
        return tuple(each.header for each in self.columns if each.kind is ColumnKind.HIDDEN)

    @property
    def open(self) -> tuple[str, ...]:
        """The headers of the columns that a person may change."""
        return tuple(each.header for each in self.columns if each.kind.is_open)


_L, _C, _LONG, _N = ColumnKind.LOCKED, ColumnKind.LOCKED_CENTRED, ColumnKind.LOCKED_LONG, ColumnKind.LOCKED_NUMBER
_T, _M, _H = ColumnKind.TEXT, ColumnKind.MARK, ColumnKind.HIDDEN

POINT_LAYOUT = SheetLayout(
    sheet=POINTS,
    identity=MEMBERS,
    columns=(
        SheetColumn(KEY, _L, 9),
        SheetColumn(STATE, _C, 9),
        SheetColumn(ITEM, _L, 14),
        SheetColumn(BY_DEFAULT, _C, 7),
        SheetColumn(USE, _M, 7),
        SheetColumn(ORDER, _M, 6),
        SheetColumn(SUBJECT, _T, 15),
        SheetColumn(WORDING, _T, 46),
        SheetColumn(COUNT, _C, 6),
        SheetColumn(UNITS, _L, 24),
        SheetColumn(ORIGINALS, _C, 5),
        SheetColumn(NEAR_TO, _C, 9),
        SheetColumn(DIFFERS, _L, 18),
        SheetColumn(ALIKE, _M, 9),
        SheetColumn(JOIN, _T, 9),
        SheetColumn(SPLIT, _M, 6),
        SheetColumn(NOTE, _T, 15),
        SheetColumn(CHANGE, _L, 14),
        SheetColumn(PRINT_DETAILS, _M, 7),
        SheetColumn(DETAILS, _LONG, 24, printed=False),
        SheetColumn(VARIANTS, _LONG, 60, printed=False),
        *(SheetColumn(each, _H) for each in (HIDDEN_KEY, HIDDEN_ITEM, PROPOSED, PROPOSED_SUBJECT, MEMBERS)),
    ),
)
_EXAMPLE_LAYOUT = SheetLayout(
    sheet=EXAMPLES,
    identity=MEMBERS,
    columns=(
        SheetColumn(KEY, _L, 11),
        SheetColumn(STATE, _C, 9),
        SheetColumn(ITEM, _L, 14),
        SheetColumn(USE, _M, 7),
        SheetColumn(ORDER, _M, 6),
        SheetColumn(UNIT, _L, 14),
        SheetColumn(TERRITORY, _L, 13),
        SheetColumn(NAMED, _M, 9),
        SheetColumn(EXAMPLE_WORDING, _T, 34),
        SheetColumn(SENTENCE, _L, 38),
        SheetColumn(NAME, _L, 16),
        SheetColumn(PLACE, _L, 11),
        SheetColumn(RESULT, _L, 24),
        SheetColumn(NOTE, _T, 14),
        SheetColumn(CHANGE, _L, 12),
        *(SheetColumn(each, _H) for each in (HIDDEN_KEY, HIDDEN_ITEM, PROPOSED, HIDDEN_UNIT, MEMBERS)),
    ),
)
_FIGURE_LAYOUT = SheetLayout(
    sheet=FIGURES,
    identity=HIDDEN_KEY,
    columns=(
        SheetColumn(KEY, _L, 16),
        SheetColumn(STATE, _C, 9),
        SheetColumn(FIGURE, _L, 30),
        SheetColumn(FIRST_LABEL, _L, 20),
        SheetColumn(FIRST, _N, 10),
        SheetColumn(SECOND_LABEL, _L, 20),
        SheetColumn(SECOND, _N, 10),
        SheetColumn(DIFFERENCE, _N, 10),
        SheetColumn(ALLOWED, _C, 8),
        SheetColumn(VERDICT, _C, 8),
        SheetColumn(USED, ColumnKind.NUMBER, 10),
        SheetColumn(REASON, _T, 22),
        SheetColumn(CHANGE, _L, 16),
        *(SheetColumn(each, _H) for each in (HIDDEN_KEY, SETTLED)),
    ),
)
MENTION_COLUMNS = (SheetColumn(UNIT, _L, 42), SheetColumn(GROUP, _L, 42), SheetColumn(_MENTIONED, _C, 14))
GROUP_COLUMNS = (SheetColumn(GROUP, _L, 42), SheetColumn(_MENTIONED, _C, 14), SheetColumn(_SILENT, _C, 14))
LAYOUTS = (POINT_LAYOUT, _EXAMPLE_LAYOUT, _FIGURE_LAYOUT)

_MORE_MEMBERS = re.compile(rf"{MEMBERS} [0-9]+")


def find_header(layout: SheetLayout, typed: str) -> str | None:
    """Return the header of a layout that `typed` means; None for a person's own column."""
    folded = fold_cell(typed)
    known = next((each for each in layout.headers if fold_cell(each) == folded), None)
    if known is None and layout.identity == MEMBERS and _MORE_MEMBERS.fullmatch(typed.strip()):
        return typed.strip()
    return known


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row (hàng): its cells by header."""

    number: int
    """1-based, in the file."""
    values: Mapping[str, CellValue]
    extras: Mapping[str, CellValue] = field(default_factory=dict)
    """In the columns that a person added."""
    source: int = 0
    """The row of the file that it goes on from; 0 for a new one."""

    def cell(self, header: str) -> CellValue:
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
class SheetTable:
    """One sheet's rows (bảng)."""

    layout: SheetLayout
    columns: Mapping[str, int]
    """1-based place of each known header and of each of a person's own."""
    extras: tuple[str, ...] = ()
    """The headers of a person's own columns, from left to right, each once."""
    rows: tuple[SheetRow, ...] = ()
    """In the order of the file; none is blank."""
    head: int = 1
    """The row of the headers."""
    title: str = ""
    """What the sheet is called in the file: a person may have renamed it."""


def realign(table: SheetTable) -> SheetTable:
    """Return a table whose hidden cells belong to the visible key of their row.

    Who sorts the visible columns alone leaves the hidden ones behind: then every decision would be another row's.
    """
    owners = {each.text(HIDDEN_KEY): each for each in table.rows if each.text(HIDDEN_KEY)}
    rows: list[SheetRow] = []
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


def member_values(members: Iterable[str]) -> dict[str, CellValue]:
    """Return the cells that hold the ids of a row's points: one column, and more where one can't hold them."""
    ids = sorted(members)
    chunks = [ids[start : start + _LONGEST_CELL] for start in range(0, max(len(ids), 1), _LONGEST_CELL)]
    headers = (MEMBERS if number == 1 else f"{MEMBERS} {number}" for number in range(1, len(chunks) + 1))
    return {header: CellValue(" ".join(chunk)) for header, chunk in zip(headers, chunks, strict=True)}
