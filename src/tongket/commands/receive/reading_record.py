"""What `receive` tells of one file: a record that a person compares with the paper in a minute."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tongket.commands.letters.wanted import asked_at, points_for_unit
from tongket.commands.receive.submission_paths import LeafPath, address_of, say_leaf
from tongket.findings.campaign_rules import TEXT_DISAGREES
from tongket.findings.diagnostics import Diagnostic
from tongket.logbook.reading_notes import ReadingNotes
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.forms import FormRegion, FormTable, Slot, TableKind, UnitForm
from tongket.model.outline import FactKind, Outline
from tongket.model.returned import ReturnedReport, Unplaced
from tongket.model.ways import Way
from tongket.naming.clerk_places import clerk_place
from tongket.naming.place_names import name_item, name_place
from tongket.source.emitting import Tree
from tongket.values.quoting import shorten

WAY_NAMES = {
    Way.CONTROL: "theo ô của mẫu",
    Way.ALIGNED: "theo lời mẫu",
    Way.PRINTED: "theo số mục, tên hàng, tên cột",
    Way.CELL: "theo ô Excel",
}
_SHOWN = 90
"""Characters of a text that are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """A heading of the record with the lines under it."""

    title: str
    lines: tuple[str, ...]
    urgent: bool = False
    """Whether a person must look at it before the report is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """What was read of one file (kết quả đọc)."""

    title: str
    head: tuple[str, ...]
    """Number and sign, day, signer; how it came; how many values were found, and how."""
    figures: tuple[tuple[str, str], ...]
    """Item, row or table by the words of a clerk, and what was read there."""
    parts: tuple[RecordPart, ...] = field(default=())

    @property
    def urgent(self) -> bool:
        """Whether something needs a person."""
        return any(each.urgent for each in self.parts)

    @property
    def text(self) -> str:
        """Return it as a file."""
        lines = [self.title, *self.head, ""]
        lines += [f"{place}: {said}" for place, said in self.figures]
        for each in self.parts:
            lines += ["", f"{each.title}:", *(f"- {line}" for line in each.lines)]
        return "\n".join(lines) + "\n"


def count_ways(ways: Mapping[Way, Collection[str]]) -> str:
    """Return how many values were found, and how: `152 ô: 140 theo ô của mẫu, 12 theo lời mẫu`."""
    parts = [f"{len(found)} {WAY_NAMES[way]}" for way, found in ways.items() if found]
    return f"{sum(map(len, ways.values()))} ô" + (f": {', '.join(parts)}" if parts else "")


def figure_rows(leaves: Mapping[LeafPath, Tree], outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield item by item what was read beside its text; of a table its columns, then its rows."""
    facts: dict[str, list[str]] = {}
    cells: dict[str, dict[str, dict[str, str]]] = {}
    for path, leaf in leaves.items():
        at = address_of(path)
        if at.table:
            cells.setdefault(at.place, {}).setdefault(at.key, {})[at.part] = say_leaf(leaf)
        elif at.place != WHOLE_REPORT and at.key:
            facts.setdefault(at.place, []).append(_say_fact(at, leaf, outline))
    yield from ((name_item(item, outline), "; ".join(said)) for item, said in facts.items())
    for table in outline.tables:
        columns = [each for each in table.columns if each.formula is None]
        rows = cells.get(table.id, {})
        if rows:
            yield f"Biểu {table.id}", " | ".join(each.name for each in columns)
        for row in (each for each in table.rows if each.id in rows):
            yield f"  {row.name}", " | ".join(rows[row.id].get(each.id, "–") for each in columns)


def _say_fact(at: Address, leaf: Tree, outline: Outline) -> str:
    item = outline.item(at.place)
    indicator = item.indicator(at.key) if item is not None else None
    if indicator is None:
        return f"{at.key}: {say_leaf(leaf)}"
    name = f"{indicator.name} ({at.part})" if at.part else indicator.name
    if indicator.kind is FactKind.CHOICE:
        names = {each.id: each.name for each in indicator.options}
        chosen = (leaf,) if isinstance(leaf, str) else leaf
        return f"{name}: {'; '.join(names.get(said, said) for said in map(say_leaf, chosen))}"
    said, measure = say_leaf(leaf), indicator.measure or ""
    figure = indicator.kind.figure is not None and not said.endswith(measure)
    return f"{name}: {said} {measure}" if figure else f"{name}: {said}"


def list_empty(form: UnitForm, given: Iterable[LeafPath], outline: Outline) -> Iterator[str]:
    """Yield what was asked and not answered, a table as one."""
    filled = {address_of(each)._replace(number=0) for each in given}
    answered = {each.place for each in filled}
    for each in form.slots:
        if each.address not in filled and _is_owed(each, filled):
            yield name_place(each.address, outline) or each.label
    for block in form.blocks:
        if isinstance(block, FormRegion) and Address(place=block.address.place) not in filled:
            yield f"{name_item(block.address.place, outline)}, phần lời văn"
        if isinstance(block, FormTable) and block.kind is TableKind.STATISTICS:
            cells = [block.cell(row.id, each.id) for row in block.rows for each in block.columns if each.id]
            lacking = sum(each not in filled for each in cells)
            if lacking and block.address.place in answered:
                yield f"{block.title}: {lacking}/{len(cells)} ô"
            elif lacking:
                yield f"{block.title}: cả biểu"


def _is_owed(slot: Slot, filled: Collection[Address]) -> bool:
    """Whether an empty slot is worth telling: a reason is asked of a `không` only."""
    return slot.address.part != WHY_NOT and slot.address._replace(part="") not in filled


def report_parts(report: ReturnedReport, left: Sequence[Unplaced]) -> Iterator[RecordPart]:
    """Yield what a person must place, settle or know of a report."""
    yield RecordPart(
        title="Chưa xếp được",
        urgent=True,
        lines=tuple(
            f"{each.place}: “{shorten(each.text, _SHOWN)}” ({each.reason})" for each in (*report.unplaced, *left)
        ),
    )
    yield RecordPart(
        title="Một ô có hai giá trị khác nhau, chưa lấy giá trị nào",
        urgent=True,
        lines=tuple(
            f"{clash.label}: " + "; ".join(f"“{shorten(each.text, _SHOWN)}” ({each.place})" for each in clash.values)
            for clash in report.clashes
        ),
    )
    yield RecordPart(title="Lưu ý khi đọc", lines=tuple(report.remarks))
    yield RecordPart(
        title="Lời in sẵn của mẫu đã bị sửa",
        lines=tuple(
            f"{each.place}: “{shorten(each.issued, _SHOWN)}” → "
            + (f"“{shorten(each.returned, _SHOWN)}”" if each.returned else "(đã xóa)")
            for each in report.altered
        ),
    )


def proof_parts(found: Iterable[Diagnostic], outline: Outline, notes: ReadingNotes) -> Iterator[RecordPart]:
    """Yield where the report contradicts itself, and what was typed that is not what is asked."""
    every = tuple(found)
    against = [each for each in every if each.rule is TEXT_DISAGREES]
    wrong = [each for each in every if each.is_error and each.rule is not TEXT_DISAGREES]
    yield RecordPart(title="Lời văn trái với số đã đọc", urgent=True, lines=_say_all(against, outline, notes))
    yield RecordPart(title="Chưa đúng, cần hỏi lại", urgent=True, lines=_say_all(wrong, outline, notes))


def _say_all(found: Iterable[Diagnostic], outline: Outline, notes: ReadingNotes) -> tuple[str, ...]:
    """Return findings as the unit would be asked about them; as they are told here where it would not."""
    asked: list[Diagnostic] = []
    others: list[str] = []
    for each in found:
        if asked_at(each, outline)[1]:
            asked.append(each)
        else:
            others.append(_say(each, outline))
    return (*points_for_unit(asked, outline, notes), *others)


def _say(found: Diagnostic, outline: Outline) -> str:
    """Return what a finding says, at its place as a clerk knows it."""
    place, (where, _, said) = clerk_place(found, outline), found.message.partition(": ")
    if not place:
        return found.message
    return f"{place}: {said}" if said and where.startswith(("Mục ", "Biểu ")) else f"{place}: {found.message}"
