"""Who gave the figures and texts of the draft: each with its tag or key, and with its units, files and lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from tongket.book.provenance import Origin, PrintedFigure, Said, SaidKind, What
from tongket.book.unit_names import count_noun
from tongket.merge.decisions import member_id
from tongket.merge.merged import Contribution, MergedItem, MergedTable, Reported, Settled, Total, UnitTable
from tongket.merge.points import MergedPoint, Voice, point_text
from tongket.model.answers import Document, PracticeModel
from tongket.model.figure_names import Aspect, Derived, FigureName, Note, NoteKind, PrintedName, walk
from tongket.model.figure_tags import make_older_tag, make_tag, rounding
from tongket.model.outline import Column, FactKind
from tongket.model.roster import Unit
from tongket.sentences.phrases import Lead
from tongket.values.figures import format_figure
from tongket.values.folding import fold_sentence
from tongket.values.formula import Formula
from tongket.workspace import DECISIONS

_ASPECTS = {
    Aspect.UNITS: "số đơn vị báo cáo",
    Aspect.OWING: "số đơn vị phải báo cáo",
    Aspect.MEAN: "bình quân",
    Aspect.LARGEST: "lớn nhất",
    Aspect.LARGEST_UNIT: "lớn nhất",
    Aspect.SMALLEST: "nhỏ nhất",
    Aspect.SMALLEST_UNIT: "nhỏ nhất",
    Aspect.CHANGE_SHARE: "tỷ lệ tăng, giảm",
    Aspect.CHANGE: "mức tăng, giảm",
    Aspect.TREND: "tăng hay giảm",
    Aspect.BOTH_YEARS: "số đơn vị đủ các năm",
    Aspect.RATIO: "trả lời “có”",
    Aspect.NO: "trả lời “không”",
    Aspect.ANSWERED: "số đơn vị trả lời",
}
"""What of a fact is printed, as a person reads it; the first that fits is said."""
_COUNTS = {
    *(Aspect.UNITS, Aspect.OWING, Aspect.BOTH_YEARS, Aspect.RATIO, Aspect.NO, Aspect.ANSWERED, Aspect.TREND),
}
"""Of them those that are no amount of what was asked."""
_HUNDRED = Decimal(100)


def note(place: str, kind: NoteKind, said: str, what: What = What.NOTE, *, of: str = "") -> PrintedFigure:
    """Return what a note in yellow is, or a count; `said` is what it is about, `of` which one of its kind it is."""
    return _named(Note(place=place, kind=kind, of=of), name=said, what=what)


def _named(figure: PrintedName, *, name: str, what: What = What.FIGURE) -> PrintedFigure:
    return PrintedFigure(tag=make_tag(figure), name=name, what=what, older=(make_older_tag(figure),))


def lead_figure(item: MergedItem, name: PrintedName, lead: Lead) -> PrintedFigure:
    """Return what a figure of a lead sentence is, by the name that it was printed with (`quantities`)."""
    if isinstance(name, Note):
        indicators = [each.id for each in item.item.indicators if each.annex == name.of]
        older = tuple(make_older_tag(replace(name, of=each)) for each in indicators)
        return PrintedFigure(tag=make_tag(name), name="Dẫn phụ lục", older=older)
    parts = tuple(walk(name))
    printed = [each for each in parts if isinstance(each, FigureName)]
    totals = {each: total for each in printed if (total := _total_of(item, each)) is not None}
    held = {(each.id, each.group): total for each, total in totals.items()}
    names = dict.fromkeys(_total_name(each, total) for each, total in totals.items())
    aspect = next((said for each, said in _ASPECTS.items() if any(one.aspect is each for one in printed)), "")
    if _has(parts, "/"):
        aspect = "tỷ lệ"
    whole = totals.get(name) if isinstance(name, FigureName) and name.is_whole else None
    return PrintedFigure(
        tag=lead.tag(name),
        name=" / ".join(names) + (f" ({aspect})" if aspect else ""),
        sources=tuple(source for total in held.values() for source in _total_sources(total)),
        added=whole is not None and whole.indicator.totalling == "cong" and whole.indicator.kind.figure is not None,
        exact=_exact(whole) if whole is not None else "",
        older=(make_older_tag(name),),
        percent=_is_percent(name, totals),
    )


def _has(parts: Iterable[FigureName | Derived], sign: str) -> bool:
    return any(isinstance(each, Derived) and each.sign == sign for each in parts)


def _is_percent(name: FigureName | Derived, totals: Mapping[FigureName, Total]) -> bool:
    """Whether what is printed is a share in percent: `(nu/can_bo)|%1`, `((a/b)*100)|1`, a rate that was asked."""
    if "%" in rounding(name):
        return True
    parts = tuple(walk(name))
    if _has(parts, "/") or any(each.aspect is Aspect.CHANGE_SHARE for each in totals):
        return any(isinstance(each, Derived) and each.sign == "*" and _HUNDRED in each.sides for each in parts)
    counted = any(each.aspect in _COUNTS for each in totals)
    return bool(totals) and not counted and all(each.indicator.kind is FactKind.RATE for each in totals.values())


def _exact(total: Total) -> str:
    """Return a total that is printed in another measure in the one that was asked."""
    if total.indicator.printed_in is None or total.total is None:
        return ""
    return " ".join(filter(None, (format_figure(total.total), total.indicator.measure)))


def _total_name(name: FigureName, total: Total) -> str:
    """Return the name of an indicator, with the group or the option that is meant."""
    group = count_noun(total.expected) if name.group is not None else ""
    chosen = next((each.name for each in total.indicator.options if each.id == name.option), "")
    return ", ".join(filter(None, (total.indicator.name, chosen, group)))


def _total_of(item: MergedItem, name: FigureName) -> Total | None:
    total = item.totals.get(name.id)
    return total.by_group.get(name.group) if total is not None and name.group is not None else total


def _total_sources(total: Total) -> Iterator[Origin]:
    """Yield what each counted unit gave; a figure that a person settled comes from the decision sheet."""
    if total.settled is not None:
        yield _settled_source(total.settled)
    yield from (_reported_source(each, total) for each in total.counted)


def _settled_source(settled: Settled) -> Origin:
    """Return the source of a figure that a person settled: it, what the units' figures come to, and why."""
    parts = [format_figure(settled.used)]
    if settled.apart and settled.added is not None:
        parts.append(f"thay cho {format_figure(settled.added)} cộng từ các đơn vị")
    text = ", ".join([*parts, *([f"lý do: {settled.reason}"] if settled.reason is not None else [])])
    return Origin(unit="", name="Số dùng trong bảng biên tập", file=DECISIONS, line=None, text=text)


def settled_name(table: str, column: str) -> FigureName:
    """Return the name of the figure that a person settled for a whole column."""
    return FigureName(place=table, id=column, table=True, aspect=Aspect.SETTLED)


def settled_figure(merged: MergedTable, column: Column, settled: Settled) -> PrintedFigure:
    """Return what the figure is that a person settled for a whole column, beside its total row."""
    named = _named(settled_name(merged.table.id, column.id), name=f"{column.name}: số đã chốt")
    return replace(named, sources=(_settled_source(settled),))


def _reported_source(reported: Reported, total: Total) -> Origin:
    fact, indicator = reported.fact, total.indicator
    text = fact.typed
    if isinstance(fact.value, bool):
        text = "có" if fact.value else "không"
    elif isinstance(fact.value, Decimal):
        text = format_figure(fact.value)
    elif indicator.kind in {FactKind.DOCUMENTS, FactKind.MODELS}:
        text = str(len(fact.documents) + len(fact.models))
    elif indicator.options:
        text = ", ".join(each.name for each in indicator.options if each.id in fact.value)
    return _source(reported.unit, reported.submission.file, fact.location.line, text)


def _source(unit: Unit, file: str, line: int | None, text: str, member: str = "") -> Origin:
    return Origin(unit=unit.id, name=unit.name, file=file, line=line, text=text, member=member)


CellSources = Mapping[tuple[str, str], tuple[Origin, ...]]
"""By the ids of a row and of a column who gave the parts of that cell."""


def cell_sources(merged: MergedTable) -> CellSources:
    """Return who gave the parts of the cells of a merged table: its total row and its derived columns have the same."""
    columns = merged.table.columns
    parts = frozenset().union(*(each.formula.names for each in columns if each.formula is not None))
    return {
        (row.id, column.id): tuple(_cell_sources(merged, row.id, column.id))
        for row in merged.table.rows
        for column in columns
        if column.formula is None or column.id in parts
    }


def cell_figure(merged: MergedTable, row: str | None, column: Column, sources: CellSources) -> PrintedFigure:
    """Return what a cell of a merged table is; without a row, a cell of its total row."""
    table = merged.table
    rows = [each for each in table.rows if row is None or each.id == row]
    wanted = sorted(column.formula.names if column.formula is not None else {column.id})
    label = rows[0].name if row is not None else "Tổng cộng"
    return PrintedFigure(
        tag=make_tag(FigureName(place=table.id, id=column.id, row=row, table=True)),
        name=f"{label}: {column.name}",
        sources=tuple(source for each in rows for name in wanted for source in sources[each.id, name]),
        added=column.formula is None and column.totalling == "cong",
        formula=_formula_text(merged, row, column.formula) if column.formula is not None else "",
    )


def _formula_text(merged: MergedTable, row: str | None, formula: Formula) -> str:
    """Return a formula with the names of its columns and their figures in the row."""
    names = {each.id: each.name for each in merged.table.columns}
    values = merged.rows.get(row, {}) if row is not None else merged.total
    shown = {
        each: f"{names[each]} {format_figure(values[each])}" if each in values else names[each]
        for each in formula.names
    }
    return re.sub(r"[A-Za-z_][A-Za-z0-9_]*", lambda found: shown.get(found[0], found[0]), formula.text)


def _cell_sources(merged: MergedTable, row: str, column: str) -> Iterator[Origin]:
    used = merged.settled.get((row, column))
    if used is not None:
        yield _settled_source(used)
    yield from (
        _cell_source(each, row, column, value)
        for each in merged.by_unit
        if each.counted and isinstance(value := each.cells.get(row, {}).get(column), Decimal)
    )


def _cell_source(filled: UnitTable, row: str, column: str, value: Decimal) -> Origin:
    line = filled.lines.get(row, {}).get(column)
    return _source(filled.unit, filled.file, line, format_figure(value))


def point_said(item: MergedItem, point: MergedPoint) -> Said:
    """Return who says a merged point."""
    return Said(
        key=point.lasting_id,
        kind=SaidKind.POINT,
        place=item.item.id,
        sources=tuple(map(_voice_source, point.voices)),
        wording=(point_text(point.point),),
    )


def near_figure(item: MergedItem, point: MergedPoint) -> PrintedFigure:
    """Return what the note on points near to one is: with who says them."""
    sources = tuple(_voice_source(voice) for each in point.near if each.point.beside for voice in each.point.voices)
    named = note(item.item.id, NoteKind.NEAR, f"Ý gần giống “{point.point.text}”", of=point.lasting_id)
    return replace(named, sources=sources)


def _voice_source(voice: Voice) -> Origin:
    return _source(voice.unit, voice.file, voice.point.line, point_text(voice.point), voice.member)


def prose_said(item: MergedItem, contributions: Iterable[Contribution]) -> dict[str, Said]:
    """Return who says each paragraph of prose, by its folded text: a unit, or all that say it word for word."""
    sources: dict[str, list[Origin]] = {}
    for each in contributions:
        for line in each.lines:
            member = member_id(item.item.id, each.unit.id, line.text)
            source = _source(each.unit, each.file, line.line, line.text, member)
            sources.setdefault(fold_sentence(line.text), []).append(source)
    return {
        text: Said(
            key=min(each.member for each in said),
            kind=SaidKind.TEXT,
            place=item.item.id,
            sources=tuple(said),
            wording=(said[0].text,),
        )
        for text, said in sources.items()
    }


def lead_said(item: MergedItem, lead: Lead, part: int) -> Said:
    """Return that a paragraph is an item's lead sentences: nobody's own words, their figures have the sources.

    `part` is the number of its part, from 0.
    """
    at = item.item.id
    wording = tuple(
        "".join(each.text if each.name is None else f"{{{lead.tag(each.name)}}}" for each in sentence)
        for sentence in (lead.parts[part].sentences if lead.parts else ())
    )
    name = "cau_dan" if part == 0 else f"cau_dan.{part + 1}"
    return Said(key=member_id(at, "", name), kind=SaidKind.LEAD, place=at, wording=wording)


def heading_said(item: str) -> Said:
    """Return that a heading is that of an item."""
    return Said(key=member_id(item, "", "ten_muc"), kind=SaidKind.HEADING, place=item)


def name_said(item: str, name: str) -> Said:
    """Return that a paragraph is the name above the prose of a unit, or of units of a kind."""
    return Said(key=member_id(item, "", name), kind=SaidKind.NAME, place=item, wording=(name,))


def listed_said(
    place: str, units: Iterable[Unit], entry: Document | PracticeModel, text: str, identity: str = ""
) -> Said:
    """Return who lists a document or a model; where, for the first unit, whose words are printed.

    By its `identity` an entry is known again whoever words it; where it has none, by its words.
    """
    at = entry.location
    sources = tuple(
        _source(each, at.file if number == 0 else "", at.line if number == 0 else None, text)
        for number, each in enumerate(units)
    )
    key = member_id(place, "", identity or text)
    return Said(key=key, kind=SaidKind.ROW, place=place, sources=sources, wording=(text,))


def model_text(model: PracticeModel) -> str:
    """Return a model as a unit lists it: name, place, result."""
    place = f", {model.place}" if model.place is not None else ""
    return f"{model.name}{place}: {model.result}"


def listed_figure(said: Said, name: str) -> PrintedFigure:
    """Return what the last cell of a list's row is: the units that list it, or the organ that issued it."""
    return _named(FigureName(place=said.place, id="don_vi", row=said.key, table=True), name=name, what=What.COUNT)
