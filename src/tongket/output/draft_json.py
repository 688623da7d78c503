"""The merged data as JSON (`docs/formats.md`): keys may be added, never renamed."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from tongket.merge.merged import Draft, MergedDocument, MergedItem, MergedTable, Reconciled, Reported, Total
from tongket.merge.points import MergedPoint, point_text
from tongket.model.answers import Fact
from tongket.model.outline import FactKind
from tongket.model.roster import Unit
from tongket.sentences.phrases import Lead

_MARK = "\x00"
"""Around a figure that is to stand as a number: no text of a unit can hold it, XML and YAML forbid it."""
_EXACT = re.compile(r'"\\u0000([-0-9.]+)\\u0000"')

Json = Mapping[str, object]


def draft_json(draft: Draft, leads: Mapping[str, Lead]) -> str:
    """Return the merged data as JSON."""
    document = {
        "outline": draft.campaign.outline.id,
        "as_of": draft.as_of.isoformat(),
        "draft": draft.number,
        "units": {
            "expected": _ids(draft.expected),
            "used": _ids(draft.used),
            "missing": _ids(draft.missing),
            "late": _ids(draft.late),
            "excluded": _ids(draft.excluded),
        },
        "items": [_item(each, leads[each.item.id]) for each in draft.items],
        "tables": [_table(each) for each in draft.tables],
        "documents": [_document(each) for each in draft.documents],
        "reconciled": [_reconciled(each) for each in draft.reconciled],
        "settled": [_settled(each) for each in draft.settled],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _EXACT.sub(lambda found: found[1], text)


def _ids(units: Iterable[Unit]) -> list[str]:
    return [each.id for each in units]


def _number(value: Decimal | str | None) -> int | str | None:
    """A JSON number with every digit: what json would make of a float is put in as it is printed."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else f"{_MARK}{value:f}{_MARK}"


def _item(merged: MergedItem, lead: Lead) -> Json:
    item = merged.item
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "heading": item.heading,
        "in_report": item.in_report,
        "lead": lead.text,
        "indicators": {name: _total(each) for name, each in merged.totals.items()},
        "contributions": [
            {"unit": each.unit.id, "paragraphs": [line.text for line in each.lines], "in_draft": each.in_draft}
            for each in merged.contributions
        ],
        "points": _points(merged.points),
        "opposites": [[point_text(each.one.point), point_text(each.other.point)] for each in merged.opposites],
        "moved": [{"unit": each.unit.id, "text": point_text(each.point)} for each in merged.moved],
        "none": [{"unit": each.unit.id, "reason": each.reason} for each in merged.none],
        "absent": _ids(merged.absent),
    }


def _total(total: Total) -> Json:
    indicator = total.indicator
    document: dict[str, object] = {
        "kind": indicator.kind.value,
        "total": _number(total.total),
        "added": _number(total.added),
        "mean": _number(total.mean),
        "reported": len(total.counted),
        "expected": len(total.expected),
        "by_unit": [_reported(each) for each in total.reported],
    }
    if indicator.years:
        document["years"] = {str(year): _number(value) for year, value in total.by_year.items()}
        document["both"] = len(total.both)
    if indicator.kind is FactKind.CHOICE:
        document["options"] = {each.id: total.chosen(each.id) for each in indicator.options}
    return document


def _reported(reported: Reported) -> Json:
    document: dict[str, object] = {
        "unit": reported.unit.id,
        "value": _value(reported.fact),
        "counted": reported.counted,
    }
    if reported.fact.reason is not None:
        document["reason"] = reported.fact.reason
    return document


def _value(fact: Fact) -> object:
    """A number, a truth, option ids, figures by year, documents or models: what the kind of the indicator says."""
    if fact.documents:
        return [
            {
                "number": each.number,
                "date": each.day.isoformat() if each.day is not None else None,
                "subject": each.subject,
                "kind": each.kind,
                "organ": each.organ,
            }
            for each in fact.documents
        ]
    if fact.models:
        return [{"name": each.name, "place": each.place, "result": each.result} for each in fact.models]
    if fact.by_year:
        return {str(year): _number(value) for year, value in fact.by_year.items()}
    if isinstance(fact.value, tuple):
        return list(fact.value)
    return _number(fact.value) if isinstance(fact.value, Decimal) else fact.value


def _points(points: tuple[MergedPoint, ...]) -> list[Json]:
    """Return every point, one beside another included, each with those it is near to: nothing is hidden."""
    near: dict[str, list[Json]] = {each.lasting_id: [] for each in points}
    for point in points:
        for each in point.near:
            more, less = each.differences.more, each.differences.less
            near[point.lasting_id].append(_near(each.point, (*more, *less), reverse=each.reversed))
            near[each.point.lasting_id].append(_near(point, (*less, *more), reverse=each.reversed))
    return [_point(each, near[each.lasting_id]) for each in points]


def _near(point: MergedPoint, differs: tuple[str, ...], *, reverse: bool) -> Json:
    return {"text": point.point.text, "units": _ids(point.units), "differs": list(differs), "opposite": reverse}


def _point(merged: MergedPoint, near: list[Json]) -> Json:
    return {
        "text": point_text(merged.point),
        "units": _ids(merged.units),
        "variants": list(merged.variants),
        "subject": merged.subject,
        "in_draft": merged.in_draft,
        "near": near,
    }


def _table(merged: MergedTable) -> Json:
    table = merged.table
    columns = [each.id for each in table.columns]

    def cells(values: Mapping[str, Decimal | str] | Mapping[str, Decimal]) -> Json:
        return {column: _number(values.get(column)) for column in columns}

    return {
        "id": table.id,
        "title": table.title,
        "rows": [{"id": row.id, "label": row.name, "cells": cells(merged.rows[row.id])} for row in table.rows],
        "total": cells(merged.total),
        "settled": [
            {
                "row": row,
                "column": column,
                "used": _number(each.used),
                "added": _number(each.added),
                "reason": each.reason,
            }
            for (row, column), each in merged.settled.items()
        ],
        "by_unit": [
            {
                "unit": each.unit.id,
                "counted": each.counted,
                "rows": {row: cells(given) for row, given in each.cells.items()},
            }
            for each in merged.by_unit
        ],
    }


def _document(merged: MergedDocument) -> Json:
    document, organ = merged.document, merged.organ
    return {
        "number": document.number,
        "date": document.day.isoformat() if document.day is not None else None,
        "kind": merged.kind,
        "subject": document.subject,
        "organ": organ.name if organ is not None else None,
        "issued_by": organ.unit.id if organ is not None and organ.unit is not None else None,
        "units": _ids(merged.units),
    }


def _reconciled(each: Reconciled) -> Json:
    return {
        "id": each.id,
        "name": each.name,
        "first": _number(each.first.value),
        "second": _number(each.second.value if each.second is not None else None),
        "difference": _number(each.difference),
        "agrees": each.agrees,
        "used": _number(each.used),
        "reason": each.decision.reason if each.decision is not None else None,
    }


def _settled(each: Reconciled) -> Json:
    """Return a settled figure that has one source: its name, what the units' figures come to, what is used."""
    reason = each.decision.reason if each.decision is not None else None
    added, used = _number(each.first.value), _number(each.used)
    return {"id": each.id, "name": each.name, "added": added, "used": used, "reason": reason}
