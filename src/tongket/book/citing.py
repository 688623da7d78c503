"""Who gave the figures and texts of the draft: each with its tag or key, and with its units, files and lines."""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from tongket.book.provenance import Figure, Said, SaidKind, Source, What, make_tag
from tongket.book.unit_names import count_noun
from tongket.merge.decisions import member_id
from tongket.merge.merged import Contribution, MergedItem, MergedTable, Reported, Settled, Total, UnitTable
from tongket.merge.points import MergedPoint, Voice, point_text
from tongket.model.answers import Document, PracticeModel
from tongket.model.outline import Column, FactKind
from tongket.model.roster import Unit
from tongket.sentences.marks import Piece
from tongket.sentences.phrases import ANNEX
from tongket.values.figures import format_figure
from tongket.values.folding import fold
from tongket.workspace import DECISIONS

OPEN_WORK = "thieu"
"""How the bracket is named in which stands what is open about the figures and points of an item."""
_NAME = re.compile(r"(?<![\w.@-])(?P<id>[a-z][a-z0-9_]*)(?:@(?P<group>[a-z0-9-]+))?")
_ASPECTS = (
    ("so_don_vi", "số đơn vị báo cáo"),
    ("phai_co", "số đơn vị phải báo cáo"),
    ("trung_binh", "bình quân"),
    ("lon_nhat", "lớn nhất"),
    ("nho_nhat", "nhỏ nhất"),
    ("ty_le_chenh_lech", "tỷ lệ tăng, giảm"),
    ("chenh_lech", "mức tăng, giảm"),
    ("xu_huong", "tăng hay giảm"),
    ("ca_hai", "số đơn vị đủ các năm"),
    ("ty_so", "trả lời “có”"),
    ("khong", "trả lời “không”"),
    ("tra_loi", "số đơn vị trả lời"),
)
"""What of a fact is printed, by the attribute of a lead sentence; the first that fits is said."""
_COUNTS = ("so_don_vi", "phai_co", "ca_hai", "ty_so", "khong", "tra_loi", "xu_huong")
"""Of them those that are no amount of what was asked."""
_HUNDREDFOLD = re.compile(r"(?:\*100|(?<![\d.])100\*)(?![\d.]*\d)")
"""Of the name of a figure: a share times a hundred."""


def note(place: str, name: str, said: str, what: What = What.NOTE) -> Figure:
    """Return what a note in yellow is; `said` is what it is about."""
    return Figure(tag=make_tag(place, name), name=said, what=what)


def lead_figure(item: MergedItem, key: str) -> Figure:
    """Return what a figure of a lead sentence is, by the name that it was printed with (`quantities`)."""
    if key.startswith(f"{ANNEX}."):
        return Figure(tag=make_tag(item.item.id, key), name="Dẫn phụ lục")
    totals = dict(_totals_named(item, key))
    names = list(dict.fromkeys(_total_name(name, total, key) for name, total in totals.items()))
    aspect = next((said for attribute, said in _ASPECTS if re.search(rf"\.{attribute}\b", key)), "")
    if "/" in key:
        aspect = "tỷ lệ"
    whole = key in totals and totals[key].indicator.totalling == "cong"
    return Figure(
        tag=make_tag(item.item.id, key),
        name=" / ".join(names) + (f" ({aspect})" if aspect else ""),
        sources=tuple(source for total in totals.values() for source in total_sources(total)),
        added=whole and all(each.indicator.kind.figure is not None for each in totals.values()),
        exact=_exact(totals[key]) if key in totals else "",
        percent=_is_percent(key, totals.values()),
    )


def _is_percent(key: str, totals: Collection[Total]) -> bool:
    """Whether what is printed is a share in percent: `(nu/can_bo)|%1`, `((a/b)*100)|1`, a rate that was asked."""
    if "|%" in key:
        return True
    if "/" in key or ".ty_le_chenh_lech" in key:
        return _HUNDREDFOLD.search(key) is not None
    counted = any(re.search(rf"\.{attribute}\b", key) for attribute in _COUNTS)
    return bool(totals) and not counted and all(each.indicator.kind is FactKind.RATE for each in totals)


def _exact(total: Total) -> str:
    """Return a total that is printed in another measure in the one that was asked."""
    if total.indicator.printed_in is None or total.total is None:
        return ""
    return " ".join(filter(None, (format_figure(total.total), total.indicator.measure)))


def _total_name(name: str, total: Total, key: str) -> str:
    """Return the name of an indicator, with the group or the option that is meant."""
    group = count_noun(total.expected) if "@" in name else ""
    chosen = (each.name for each in total.indicator.options if re.search(rf"{re.escape(name)}\.{each.id}\b", key))
    return ", ".join(filter(None, (total.indicator.name, next(chosen, ""), group)))


def _totals_named(item: MergedItem, key: str) -> Iterator[tuple[str, Total]]:
    for found in _NAME.finditer(key):
        total = item.totals.get(found["id"])
        if total is not None and found["group"] is not None:
            total = total.by_group.get(found["group"])
        if total is not None:
            yield found[0], total


def total_sources(total: Total) -> Iterator[Source]:
    """Yield what each counted unit gave; a figure that a person settled comes from the decision sheet."""
    if total.settled is not None:
        yield settled_source(total.settled)
    yield from (_reported_source(each, total) for each in total.counted)


def settled_source(settled: Settled) -> Source:
    """Return the source of a figure that a person settled: it, what the units' figures come to, and why."""
    parts = [format_figure(settled.used)]
    if settled.apart and settled.added is not None:
        parts.append(f"thay cho {format_figure(settled.added)} cộng từ các đơn vị")
    text = ", ".join([*parts, *([f"lý do: {settled.reason}"] if settled.reason is not None else [])])
    return Source(unit="", name="Số dùng trong bảng biên tập", file=DECISIONS, line=None, text=text)


def settled_figure(merged: MergedTable, column: Column, settled: Settled) -> Figure:
    """Return what the figure is that a person settled for a whole column, beside its total row."""
    tag = make_tag(merged.table.id, f"chot/{column.id}", row=True)
    return Figure(tag=tag, name=f"{column.name}: số đã chốt", sources=(settled_source(settled),))


def _reported_source(reported: Reported, total: Total) -> Source:
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


def _source(unit: Unit, file: str, line: int | None, text: str, member: str = "") -> Source:
    return Source(unit=unit.id, name=unit.name, file=file, line=line, text=text, member=member)


def cell_figure(merged: MergedTable, row: str | None, column: Column) -> Figure:
    """Return what a cell of a merged table is; without a row, a cell of its total row."""
    table = merged.table
    rows = [each for each in table.rows if row is None or each.id == row]
    wanted = column.formula.names if column.formula is not None else {column.id}
    sources = [source for each in rows for name in sorted(wanted) for source in _cell_sources(merged, each.id, name)]
    label = rows[0].name if row is not None else "Tổng cộng"
    return Figure(
        tag=make_tag(table.id, f"{row if row is not None else '+'}/{column.id}", row=True),
        name=f"{label}: {column.name}",
        sources=tuple(sources),
        added=column.formula is None and column.totalling == "cong",
    )


def _cell_sources(merged: MergedTable, row: str, column: str) -> Iterator[Source]:
    used = merged.settled.get((row, column))
    if used is not None:
        yield settled_source(used)
    yield from (
        _cell_source(each, row, column, value)
        for each in merged.by_unit
        if each.counted and isinstance(value := each.cells.get(row, {}).get(column), Decimal)
    )


def _cell_source(filled: UnitTable, row: str, column: str, value: Decimal) -> Source:
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


def near_figure(item: MergedItem, point: MergedPoint) -> Figure:
    """Return what the note on points near to one is: with who says them."""
    return Figure(
        tag=make_tag(item.item.id, f"y_gan.{point.lasting_id}"),
        name=f"Ý gần giống “{point.point.text}”",
        what=What.NOTE,
        sources=tuple(_voice_source(voice) for each in point.near if each.point.beside for voice in each.point.voices),
    )


def _voice_source(voice: Voice) -> Source:
    return _source(voice.unit, voice.file, voice.point.line, point_text(voice.point), voice.member)


def prose_said(item: MergedItem, contributions: Iterable[Contribution]) -> dict[str, Said]:
    """Return who says each paragraph of prose, by its folded text: a unit, or all that say it word for word."""
    sources: dict[str, list[Source]] = {}
    for each in contributions:
        for line in each.lines:
            member = member_id(item.item.id, each.unit.id, line.text)
            source = _source(each.unit, each.file, line.line, line.text, member)
            sources.setdefault(fold(line.text), []).append(source)
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


def lead_said(item: MergedItem, sentences: Iterable[Iterable[Piece]], part: int = 0) -> Said:
    """Return that a paragraph is an item's lead sentences: nobody's own words, their figures have the sources.

    `part` is the number of its part, from 0.
    """
    at = item.item.id
    wording = tuple(
        "".join(each.text if each.key is None else f"{{{make_tag(at, each.key)}}}" for each in sentence)
        for sentence in sentences
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


def listed_figure(said: Said, name: str) -> Figure:
    """Return what the last cell of a list's row is: the units that list it, or the organ that issued it."""
    tag = make_tag(said.place, f"{said.key}/don_vi", row=True)
    return Figure(tag=tag, name=name, what=What.COUNT)
