"""Figures that the checks doubt, in yellow where they are counted: no total is printed over a slip in silence."""

from collections.abc import Iterable, Iterator

from tongket.findings.campaign_rules import TEXT_DISAGREES, UNUSUAL_FIGURE, WRONG_MEASURE
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.merge.merged import Draft, MergedItem, MergedTable
from tongket.sentences.phrases import Known, Phrases

_DOUBTS = {TEXT_DISAGREES, UNUSUAL_FIGURE, WRONG_MEASURE}
PHRASES: Known = {"can_xem_lai": {"so": (["Huyện ủy Di Linh: Số lượt người dự hội nghị quán triệt (162.750)"],)}}


def doubtful_figures(item: MergedItem, draft: Draft, phrases: Phrases) -> str:
    """Return what to say of an item's doubted figures: whose, which, and as typed; empty where there are none."""
    doubted = {each.location for each in _found(draft, item.item.id)}
    shown = [
        f"{each.unit.name}: {total.indicator.name} ({each.fact.typed})"
        for total in item.totals.values()
        if total.settled is None
        for each in total.counted
        if each.fact.location in doubted
    ]
    return phrases.line("can_xem_lai", so=shown) if shown else ""


def doubtful_cells(merged: MergedTable, draft: Draft, phrases: Phrases) -> str:
    """Return what to say of a table's doubted cells; empty where there are none."""
    places = (each.location for each in _found(draft, merged.table.id))
    doubted = {(at.file, at.line) for at in places if isinstance(at, TextLocation)}
    shown = list(_cells(merged, doubted)) if doubted else []
    return phrases.line("can_xem_lai", so=shown) if shown else ""


def _cells(merged: MergedTable, doubted: Iterable[tuple[str, int]]) -> Iterator[str]:
    for filled in merged.by_unit:
        for row in merged.table.rows:
            for column in merged.table.columns:
                line = filled.lines.get(row.id, {}).get(column.id)
                if filled.counted and line is not None and (filled.file, line) in doubted:
                    typed = filled.typed.get(row.id, {}).get(column.id, "")
                    yield f"{filled.unit.name}: {row.name}, {column.name} ({typed})"


def _found(draft: Draft, place: str) -> Iterator[Diagnostic]:
    yield from (each for each in draft.found if each.item == place and each.rule in _DOUBTS)
