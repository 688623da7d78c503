"""The rows of an earlier sheet with what they decide (hàng đã có), and the findings about their cells."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from openpyxl.utils import get_column_letter

from tongket.excel.cell_values import CellValue
from tongket.excel.references import join_runs
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.draft_rules import BAD_DECISION
from tongket.findings.locations import CellLocation
from tongket.findings.rule import Rule
from tongket.merge.decisions import Decisions, ExampleDecision, FigureDecision, PointDecision
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.values.figures import Refusal, format_figure
from tongket.values.quoting import shorten

D = TypeVar("D", PointDecision, ExampleDecision, FigureDecision)
_MOST_ALIKE, _MOST_RUNS = 10, 8
"""How many findings of one kind a sheet has one by one, and how many runs of rows one finding names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRows(Generic[D]):
    """One row that was understood."""

    key: str
    decision: D
    row: SheetRow
    unread: Mapping[str, CellValue] = field(default_factory=dict)
    """What a person typed that decides nothing, by header: it is kept, so that it can be mended."""

    @property
    def kept(self) -> bool:
        """Whether a person left something in it, so that it must not vanish."""
        return self.decision.touched or bool(self.unread) or bool(self.row.extras)


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """Everything that an earlier sheet holds."""

    points: tuple[KnownRows[PointDecision], ...] = ()
    examples: tuple[KnownRows[ExampleDecision], ...] = ()
    figures: tuple[KnownRows[FigureDecision], ...] = ()
    loose: Mapping[str, tuple[SheetRow, ...]] = field(default_factory=dict)
    """By sheet: rows that belong to nothing, or to what another row decides already."""
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By sheet: the headers of a person's own columns."""
    counters: Mapping[str, int] = field(default_factory=dict)
    """Beginning of a key to the last number that was given."""

    @property
    def decisions(self) -> Decisions:
        """Everything that is decided, whatever the order of the rows."""
        return Decisions(
            points=tuple(sorted((each.decision for each in self.points), key=point_order)),
            examples={each.decision.member: each.decision for each in self.examples},
            figures={each.decision.id: each.decision for each in self.figures},
        )


def point_order(decision: PointDecision) -> tuple[str, int, str]:
    """Return what decisions are sorted by: the item, then the number of the row."""
    return (decision.item, len(decision.key), decision.key)


class _Kind(NamedTuple):
    """What findings have in common that may be said in one."""

    rule: Rule
    what: str
    hint: str


class _Noted(NamedTuple):
    """One of them."""

    at: CellLocation
    message: str
    item: str | None = None


class Notes:
    """Findings about one sheet of one file; many of one kind are said in one, with their rows and how many they are."""

    def __init__(self, table: SheetTable, shown: str) -> None:
        self._table = table
        self._shown = shown
        self._kinds: defaultdict[_Kind, list[_Noted]] = defaultdict(list)

    @property
    def found(self) -> list[Diagnostic]:
        """The findings."""
        return [each for kind, found in self._kinds.items() for each in self._bound(kind, found)]

    def refuse(self, row: SheetRow, header: str, refusal: Refusal, item: str | None = None) -> None:
        """Say that a cell decides nothing, and what would."""
        shown = f"Cột {header}: {refusal.say(shorten(row.text(header)))}"
        noted = _Noted(self._locate(row, header), shown, item)
        why = f"{refusal.reason} ({refusal.why})" if refusal.why else refusal.reason
        self._kinds[_Kind(BAD_DECISION, f"ô ở cột {header}: {why}.", refusal.hint)].append(noted)

    def say(self, rule: Rule, row: SheetRow, message: str, hint: str, many: str) -> None:
        """Say something about a whole row; `many` is how to say it of many rows."""
        self._kinds[_Kind(rule, f"hàng: {many}", hint)].append(_Noted(self._locate(row), message))

    def doubt(self, rule: Rule, row: SheetRow, header: str, message: str, hint: str) -> None:
        """Say what is wrong with the text of a cell; it decides all the same."""
        kind = _Kind(rule, f"ô ở cột {header}: chữ hỏng.", hint)
        self._kinds[kind].append(_Noted(self._locate(row, header), f"Cột {header}: {message}"))

    def _locate(self, row: SheetRow, header: str | None = None) -> CellLocation:
        column = get_column_letter(self._table.columns[header]) if header is not None else ""
        return CellLocation(file=self._shown, sheet=self._table.layout.sheet, row=row.number, column=column)

    def _bound(self, kind: _Kind, found: list[_Noted]) -> list[Diagnostic]:
        if len(found) <= _MOST_ALIKE:
            return [finding(kind.rule, each.at, each.message, kind.hint, item=each.item) for each in found]
        top = min((each.at for each in found), key=lambda at: at.order)
        numbers = sorted({each.at.row for each in found})
        runs = [
            f"{first}–{last}" if first != last else f"{first}"
            for first, last in join_runs((each, each) for each in numbers)
        ]
        rows = ", ".join(runs[:_MOST_RUNS]) + (", …" if len(runs) > _MOST_RUNS else "")
        count = format_figure(Decimal(len(found)))
        return [finding(kind.rule, top, f"Hàng {rows}: có {count} {kind.what}", kind.hint)]
