"""The figures of the items and of the statistics tables: totals, coverage, units' figures and cells, total rows.

With them the shares and changes that follow from them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tongket.book.unit_names import count_noun
from tongket.commands.figures.known_numbers import KnownKind, KnownNumber
from tongket.merge.merged import Draft, MergedItem, MergedTable, Reported, Total
from tongket.model.answers import Submission
from tongket.model.outline import Column, FactKind, Indicator
from tongket.model.roster import Group
from tongket.numbers.nouns import count_nouns, nouns_of, pairs_of, words_of
from tongket.values.figures import FigureKind, format_ratio
from tongket.values.measures import scale_of

_TOTAL_ROW = "Tổng cộng"


def table_figures(draft: Draft) -> Iterator[KnownNumber]:
    """Yield every figure of the statistics tables."""
    for table in draft.tables:
        yield from _of_table(table, draft.submissions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One place of a statistics table."""

    table: MergedTable
    row: str
    """Its name."""
    column: Column


def _of_table(table: MergedTable, submissions: tuple[Submission, ...]) -> Iterator[KnownNumber]:
    """Yield the totals of a table, its total row, and each unit's figures."""
    names = {each.id: each.name for each in table.table.rows}
    counted = sum(each.counted for each in table.by_unit)
    detail = f"{format_ratio(counted, len(table.expected))} {count_noun(table.expected)}"
    for row, cells in [*table.rows.items(), ("", table.total)]:
        for column in table.table.columns:
            if column.id in cells:
                at = _Cell(table=table, row=names.get(row, _TOTAL_ROW), column=column)
                yield replace(_cell(at, KnownKind.TOTAL, cells[column.id]), detail=detail)
    yield from _of_unit_tables(table, names, {each.unit.id: each for each in submissions})
    words = words_of(count_nouns(table.expected), table.table.title)
    whole = Decimal(len(table.expected))
    name = f"số đơn vị có biểu “{table.table.title}”"
    yield KnownNumber(kind=KnownKind.TOTAL, value=Decimal(counted), whole=whole, coverage=True, name=name, words=words)


def _of_unit_tables(
    table: MergedTable, names: Mapping[str, str], submissions: Mapping[str, Submission]
) -> Iterator[KnownNumber]:
    for filled in table.by_unit:
        submission = submissions[filled.unit.id]
        own = submission.tables[table.table.id]
        for row, cells in filled.cells.items():
            for column in table.table.columns:
                value = cells.get(column.id)
                if isinstance(value, Decimal):
                    typed = own.cells[row].get(column.id)
                    line = (typed.location if typed is not None else own.row_locations.get(row, own.location)).line
                    known = _cell(_Cell(table=table, row=names[row], column=column), KnownKind.UNIT, value)
                    name = f"{filled.unit.name}, {known.name}"
                    yield replace(known, name=name, unit=filled.unit.name, file=submission.file, line=line)


def _cell(at: _Cell, kind: KnownKind, value: Decimal) -> KnownNumber:
    column = at.column
    scale = scale_of(column.measure or "")
    return KnownNumber(
        kind=kind,
        value=value * scale,
        scale=scale,
        share=column.kind is FactKind.RATE,
        derived=column.formula is not None,
        name=f"biểu {at.table.table.id}, “{at.row}”, “{column.name}”",
        words=words_of(at.row, column.name, column.measure, at.table.table.title),
        pairs=pairs_of(at.row, column.name, *_formula_names(at)),
        nouns=nouns_of(column.name, column.measure),
        cell=(words_of(at.row), words_of(column.name)),
        row=pairs_of(at.row) if at.row != _TOTAL_ROW else frozenset(),
    )


def _formula_names(at: _Cell) -> Iterator[str]:
    """Yield the names of the columns that a column is computed from."""
    names = at.column.formula.names if at.column.formula is not None else frozenset()
    yield from (each.name for each in at.table.table.columns if each.id in names)


_HUNDRED = Decimal(100)


def item_figures(draft: Draft) -> Iterator[KnownNumber]:
    """Yield every figure of the items, the comparisons, and how many units there are and reported."""
    groups = {each.id: each for each in draft.campaign.roster.groups}
    for item in draft.items:
        for total in item.totals.values():
            yield from _of_total(total, None)
            for group, part in total.by_group.items():
                if part.expected:
                    yield from _of_total(part, groups[group])
            yield from _of_units(total)
        yield from _shares(item)
    yield from _reconciled(draft)
    yield from _received(draft)


def _named(indicator: Indicator, group: Group | None) -> str:
    return f"“{indicator.name}”" + (f" ({group.count_noun})" if group is not None else "")


def _of_total(total: Total, group: Group | None) -> Iterator[KnownNumber]:
    """Yield what an indicator comes to over all units, or over one group."""
    indicator = total.indicator
    if total.counted:
        if indicator.kind.figure is not None:
            yield from _of_figure(total, group)
        elif indicator.kind is FactKind.YES_NO:
            yes = sum(each.fact.value is True for each in total.counted)
            yield from _of_answers(total, yes, f"số nơi trả lời “có” ở {_named(indicator, group)}", indicator.name)
        elif indicator.kind is FactKind.CHOICE:
            for option in indicator.options:
                name = f"số nơi chọn “{option.name}”" + (f" ({group.count_noun})" if group is not None else "")
                yield from _of_answers(total, total.chosen(option.id), name, f"{option.name} {indicator.name}")
        elif total.total is not None:
            what = "văn bản" if indicator.kind is FactKind.DOCUMENTS else "mô hình cách làm"
            words, pairs = words_of(indicator.name, what), pairs_of(indicator.name, what)
            yield KnownNumber(
                kind=KnownKind.TOTAL, value=total.total, name=f"số {_named(indicator, group)}", words=words, pairs=pairs
            )
    yield _coverage(total, len(total.counted), len(total.expected), f"số đơn vị có {_named(indicator, group)}")


def _coverage(total: Total, part: int, whole: int, name: str, more: str = "") -> KnownNumber:
    return KnownNumber(
        kind=KnownKind.TOTAL,
        value=Decimal(part),
        whole=Decimal(whole),
        coverage=True,
        name=name,
        words=words_of(count_nouns(total.expected), total.indicator.name, more),
        pairs=pairs_of(total.indicator.name, more),
    )


def _of_answers(total: Total, yes: int, name: str, more: str) -> Iterator[KnownNumber]:
    """Yield how many say yes, of those who answered and of those who owe it, and how many say no."""
    answered, expected = len(total.counted), len(total.expected)
    no = name.replace("trả lời “có”", "trả lời “không”").replace("số nơi chọn", "số nơi không chọn")
    for whole in dict.fromkeys((answered, expected)):
        yield _coverage(total, yes, whole, name, more)
        share = _percent(Decimal(yes), Decimal(whole))
        pattern = KnownNumber(kind=KnownKind.TOTAL, value=share, share=True, derived=True, name=f"tỷ lệ {name}")
        yield replace(pattern, words=words_of(more), pairs=pairs_of(more))
    yield _coverage(total, answered - yes, answered, no, more)


def _of_figure(total: Total, group: Group | None) -> Iterator[KnownNumber]:
    indicator = total.indicator
    named = _named(indicator, group)
    detail = f"{format_ratio(len(total.counted), len(total.expected))} {count_noun(total.expected)}"
    pattern = _figure(indicator, KnownKind.TOTAL, Decimal(0), f"tổng {named}")
    pattern = replace(pattern, detail=detail)
    if total.total is not None:
        yield replace(pattern, value=total.total * pattern.scale)
    if total.mean is not None:
        yield replace(pattern, value=total.mean * pattern.scale, derived=True, mean=True, name=f"bình quân {named}")
    if total.total is not None and indicator.printed_in is not None:
        scale = scale_of(indicator.printed_in.measure)
        value = total.total / indicator.printed_in.divide * scale
        yield replace(pattern, value=value, scale=scale, derived=True)
    for year, value in total.by_year.items():
        yield replace(pattern, value=value * pattern.scale, name=f"tổng {named} năm {year}")
    yield from _changes(total, pattern, named)


def _figure(indicator: Indicator, kind: KnownKind, value: Decimal, name: str) -> KnownNumber:
    scale = scale_of(indicator.measure or "")
    return KnownNumber(
        kind=kind,
        value=value * scale,
        scale=scale,
        share=indicator.kind.figure is FigureKind.RATE,
        name=name,
        words=words_of(indicator.name, indicator.measure),
        pairs=pairs_of(indicator.name, indicator.measure),
        nouns=nouns_of(indicator.name, indicator.measure),
    )


def _changes(total: Total, pattern: KnownNumber, named: str) -> Iterator[KnownNumber]:
    """Yield the difference between the first and the last base year, and what share of the first it is."""
    years = [each for each in total.indicator.years if each in total.by_year]
    if len(years) > 1:
        first, last = total.by_year[years[0]], total.by_year[years[-1]]
        span = f"{named}, {years[0]} - {years[-1]}"
        yield replace(pattern, value=abs(last - first) * pattern.scale, name=f"mức tăng, giảm {span}")
        if first:
            share = _percent(abs(last - first), first)
            yield replace(
                pattern, value=share, scale=Decimal(1), share=True, derived=True, name=f"tỷ lệ tăng, giảm {span}"
            )


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return part * _HUNDRED / whole if whole else Decimal(0)


def _of_units(total: Total) -> Iterator[KnownNumber]:
    for each in total.reported:
        values: dict[str, Decimal] = {f" năm {year}": value for year, value in each.fact.by_year.items()}
        if isinstance(each.fact.value, Decimal) and each.fact.value not in values.values():
            values[""] = each.fact.value
        for year, value in values.items():
            yield _of_unit(total.indicator, each, value, year)


def _of_unit(indicator: Indicator, reported: Reported, value: Decimal, year: str) -> KnownNumber:
    name = f"{reported.unit.name}, “{indicator.name}”{year}"
    known = _figure(indicator, KnownKind.UNIT, value, name)
    line = reported.fact.location.line
    return replace(known, unit=reported.unit.name, file=reported.submission.file, line=line)


def _shares(item: MergedItem) -> Iterator[KnownNumber]:
    """Yield what share each total is of each larger one of the same measure, by year and by its change in points."""
    totals = [each for each in item.totals.values() if each.indicator.kind.figure in _ADDED and each.total]
    for part in totals:
        for whole in totals:
            if part is not whole and _same_measure(part.indicator, whole.indicator):
                yield from _share(part, whole)


_ADDED = {FigureKind.INTEGER, FigureKind.DECIMAL}


def _same_measure(one: Indicator, other: Indicator) -> bool:
    people = {"người", "chức danh", "cán bộ", "đồng chí"}
    return one.measure == other.measure or {one.measure, other.measure} <= people


def _share(part: Total, whole: Total) -> Iterator[KnownNumber]:
    if part.total is None or not whole.total or part.total > whole.total:
        return
    name = f"tỷ lệ “{part.indicator.name}” trên “{whole.indicator.name}”"
    pattern = KnownNumber(
        kind=KnownKind.TOTAL,
        value=_percent(part.total, whole.total),
        share=True,
        derived=True,
        name=name,
        words=words_of(part.indicator.name, part.indicator.measure),
        pairs=pairs_of(part.indicator.name),
    )
    yield pattern
    years = [each for each in part.by_year if whole.by_year.get(each)]
    shares = [_percent(part.by_year[each], whole.by_year[each]) for each in years]
    yield from (
        replace(pattern, value=share, name=f"{name}, {year}") for year, share in zip(years, shares, strict=True)
    )
    if len(shares) > 1:
        yield replace(pattern, value=abs(shares[-1] - shares[0]), name=f"mức tăng, giảm {name}")


def _reconciled(draft: Draft) -> Iterator[KnownNumber]:
    """Yield both sides of each comparison, their difference, and what was settled on."""
    for each in draft.reconciled:
        name = f"đối chiếu “{each.name}”"
        words, pairs = words_of(each.name), pairs_of(each.name)
        second = each.second.value if each.second is not None else None
        for value in (each.first.value, second, each.difference, each.used):
            if value is not None:
                yield KnownNumber(kind=KnownKind.TOTAL, value=abs(value), name=name, words=words, pairs=pairs)


def _received(draft: Draft) -> Iterator[KnownNumber]:
    """Yield how many units there are, reported, are missing or late: all of them, and by group."""
    for group in [None, *draft.campaign.roster.groups]:
        units = tuple(each for each in draft.expected if group is None or each.group == group)
        said = "đã báo cáo chưa báo cáo gửi báo cáo gửi muộn chưa gửi đã gửi tổng hợp"
        words, pairs = words_of(count_nouns(units), said), pairs_of(said, "chưa gửi", "đã gửi", "gửi muộn")
        name = f"số {group.count_noun}" if group is not None else "số đơn vị"
        sets = (("đã báo cáo", draft.used), ("chưa báo cáo", draft.missing), ("gửi muộn", draft.late))
        for what, some in sets:
            yield KnownNumber(
                kind=KnownKind.TOTAL,
                value=Decimal(sum(each in units for each in some)),
                whole=Decimal(len(units)),
                coverage=True,
                name=f"{name} {what}",
                words=words,
                pairs=pairs,
            )
        yield KnownNumber(
            kind=KnownKind.CONSTANT,
            value=Decimal(len(units)),
            whole=Decimal(len(units)),
            coverage=True,
            name=f"{name} trong danh sách",
            words=words,
            pairs=pairs,
        )
