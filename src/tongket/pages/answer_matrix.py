"""Who has answered what (bảng theo dõi): units down, items and tables across, a sign and a colour in each cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from tongket.findings.campaign_rules import MISSING_ANSWER, MISSING_CELL, MISSING_FIGURE, MISSING_TABLE
from tongket.findings.diagnostics import Diagnostic
from tongket.model.answers import Intake
from tongket.model.outline import Item, Table
from tongket.status import Progress, State, Status, state_name
from tongket.values.figures import format_ratio, format_short_date


class CellState(StrEnum):
    """How one item of one unit stands (ô)."""

    ANSWERED = "du"
    NOTHING = "khong-co"
    PARTLY = "thieu"
    DOUBTED = "xem"
    FAULTY = "loi"
    EMPTY = "trong"
    MISSING = "chua-gui"
    FREE = "tuy"
    UNASKED = "khong-hoi"


class CellSign(NamedTuple):
    """How a cell shows its state: a sign that a print without colours keeps, and the words."""

    sign: str
    words: str


SIGNS: Mapping[CellState, CellSign] = {
    CellState.ANSWERED: CellSign("✓", "đã trả lời"),
    CellState.NOTHING: CellSign("–", "ghi “không có”"),
    CellState.PARTLY: CellSign("◐", "còn thiếu số, ô"),
    CellState.DOUBTED: CellSign("!", "cần xem lại"),
    CellState.FAULTY: CellSign("✗", "có lỗi"),
    CellState.EMPTY: CellSign("○", "chưa trả lời"),
    CellState.MISSING: CellSign("○", "chưa gửi báo cáo"),
    CellState.FREE: CellSign("·", "không bắt buộc, không trả lời"),
    CellState.UNASKED: CellSign("", "không phải trả lời"),
}
LEGEND = (
    *(CellState.ANSWERED, CellState.NOTHING, CellState.DOUBTED, CellState.PARTLY, CellState.EMPTY),
    *(CellState.FAULTY, CellState.FREE, CellState.UNASKED),
)
STATE_SIGNS: Mapping[State, str] = {
    State.COMPLETE: "✓",
    State.INCOMPLETE: "◐",
    State.INVALID: "✗",
    State.MISSING: "○",
}
_LACKING = frozenset({MISSING_ANSWER, MISSING_FIGURE, MISSING_TABLE, MISSING_CELL})


class MatrixColumn(NamedTuple):
    """An item or a table."""

    id: str
    title: str


class MatrixCell(NamedTuple):
    """One item of one unit."""

    state: CellState
    sign: str
    words: str


class MatrixRow(NamedTuple):
    """One unit."""

    unit: str
    """Its id."""
    name: str
    state: State
    sign: str
    words: str
    late: bool
    came: str
    """The day on which it came, as printed; "" where nobody knows."""
    due: str
    answered: str
    cells: tuple[MatrixCell, ...]


class MatrixGroup(NamedTuple):
    """The units of one kind."""

    name: str
    rows: tuple[MatrixRow, ...]


class AnswerMatrix(NamedTuple):
    """Units × items."""

    columns: tuple[MatrixColumn, ...]
    groups: tuple[MatrixGroup, ...]
    legend: tuple[tuple[CellState, CellSign], ...]


def make_matrix(intake: Intake, status: Status) -> AnswerMatrix:
    """Return who has answered what; only what at least one unit must answer has a column."""
    outline = intake.campaign.outline
    owing = intake.campaign.roster.owing
    asked: list[Item | Table] = [each for each in outline.items if any(unit.owes_item(each) for unit in owing)]
    asked += [each for each in outline.tables if any(unit.owes_table(each) for unit in owing)]
    given = {each.unit.id: each.given for each in intake.receipts if each.unit is not None}
    found = _by_cell(intake.found)
    groups: dict[str, list[MatrixRow]] = {}
    for progress in status.units:
        unit = progress.unit
        answered = given.get(unit.id, {})
        cells = (_cell(progress, each, answered, found[unit.id, each.id]) for each in asked)
        row = _row(progress, tuple(cells))
        groups.setdefault(unit.group.name if unit.group is not None else "", []).append(row)
    return AnswerMatrix(
        columns=tuple(_columns(asked)),
        groups=tuple(MatrixGroup(name=name, rows=tuple(rows)) for name, rows in groups.items()),
        legend=tuple((each, SIGNS[each]) for each in LEGEND),
    )


def _columns(asked: Iterable[Item | Table]) -> Iterator[MatrixColumn]:
    return (MatrixColumn(each.id, each.title) for each in asked)


def _by_cell(found: Iterable[Diagnostic]) -> dict[tuple[str, str], list[Diagnostic]]:
    cells: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.unit is not None and each.item is not None:
            cells[each.unit, each.item].append(each)
    return cells


def _row(progress: Progress, cells: tuple[MatrixCell, ...]) -> MatrixRow:
    unit, missing = progress.unit, progress.state is State.MISSING
    came = progress.first.day if progress.first is not None else progress.sent
    return MatrixRow(
        unit=unit.id,
        name=unit.name,
        state=progress.state,
        sign=STATE_SIGNS[progress.state],
        words=state_name(progress),
        late=progress.late,
        came=format_short_date(came) if came is not None else "",
        due=format_short_date(unit.before) if unit.before is not None else "",
        answered="" if missing else format_ratio(progress.answered, progress.required),
        cells=cells,
    )


def _cell(progress: Progress, asked: Item | Table, answered: Mapping[str, bool], found: list[Diagnostic]) -> MatrixCell:
    state = _state(progress, asked, answered, found)
    return MatrixCell(state, *SIGNS[state])


def _state(progress: Progress, asked: Item | Table, answered: Mapping[str, bool], found: list[Diagnostic]) -> CellState:
    unit, said = progress.unit, answered.get(asked.id)
    owed = unit.owes_item(asked) if isinstance(asked, Item) else unit.owes_table(asked)
    if any(each.is_error for each in found):
        return CellState.FAULTY
    if not owed and said is None:
        return CellState.UNASKED
    if progress.state is State.MISSING:
        return CellState.MISSING
    if said is None:
        mandatory = isinstance(asked, Table) or asked.mandatory
        return CellState.EMPTY if mandatory else CellState.FREE
    if any(each.rule not in _LACKING for each in found):
        return CellState.DOUBTED
    return CellState.PARTLY if found else CellState.ANSWERED if said else CellState.NOTHING
