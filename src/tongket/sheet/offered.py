"""Offers and decisions to the cells of their rows (ô của một hàng)."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from tongket.excel.cell_values import BLANK, CellValue, clean_cell, number_value
from tongket.merge.decisions import (
    OTHER_SUBJECT,
    ExampleDecision,
    ExampleOffer,
    FigureDecision,
    FigureOffer,
    PointDecision,
    PointOffer,
    is_word_id,
)
from tongket.sheet import columns as c
from tongket.sheet.columns import member_values
from tongket.sheet.previous import D, KnownRows

_UNIT_BREAK = "; "
"""Between the names of units: a comma may stand in a name."""
_MOST_VARIANTS = 12
_LONGEST_TITLE = 26
_LONGEST = 32_000
"""Characters of a text; Excel keeps 32,767 in a cell."""
_PRINTED, _NOT_PRINTED = "in", "không in"
_LEADS = "{:02} ý gần giống ở dưới"
_AGREES, _DIFFERS = "khớp", "LỆCH"

RowCells = dict[str, CellValue]
Names = Mapping[str, Mapping[str, str]]
"""Item to the names of its subjects by id."""


def _texts(texts: Mapping[str, str | None]) -> RowCells:
    return {header: CellValue(_fit_cell(clean_cell(text))) for header, text in texts.items() if text}


def _fit_cell(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _mark(used: bool | None, yes: str, no: str) -> str:  # noqa: FBT001 - a tick of the person
    return "" if used is None else yes if used else no


def _number(header: str, number: Decimal | int | None) -> RowCells:
    return {header: number_value(Decimal(number))} if number is not None else {}


def _name_subject(names: Names, item: str, subject: str | None) -> str:
    """Return the name of a subject as the sheet shows it; empty where the item has none."""
    own = names.get(item, {})
    if subject is None:
        return c.OTHER if own else ""
    return c.OTHER if subject == OTHER_SUBJECT else own.get(subject, subject)


def _unread_cells(known: KnownRows[D] | None) -> RowCells:
    """Return the cells of a row that were not understood, as they were typed."""
    return dict(known.unread) if known is not None else {}


def point_cells(
    offer: PointOffer, keys: tuple[str, str | None], known: KnownRows[PointDecision] | None, names: Names
) -> RowCells:
    """Return the row of a group of points, with what was decided about it.

    `keys` are its own and that of the row it is near to; what a person chose about another row stays with that one.
    """
    key, near = keys
    differs = "; ".join(filter(None, (offer.caution or "", offer.differs)))
    if known is not None and known.decision.near != near and known.decision.alike is not None:
        near, differs = known.decision.near, known.row.text(c.DIFFERS)
    decided = decided_point(known.decision, names) if known is not None else {}
    unread = _unread_cells(known)
    subject = _name_subject(names, offer.item, offer.subject)
    variants = (f"({number}) {' + '.join(each.split(chr(10)))}" for number, each in enumerate(offer.variants, 1))
    return {
        **_texts(
            {
                c.KEY: key,
                c.ITEM: _name_item(offer.item, offer.item_title),
                c.BY_DEFAULT: _PRINTED if offer.in_draft else _NOT_PRINTED,
                c.SUBJECT: subject,
                c.WORDING: offer.wording,
                c.UNITS: _UNIT_BREAK.join(offer.units),
                c.NEAR_TO: near,
                c.DIFFERS: differs or (_LEADS.format(offer.followers) if offer.followers else ""),
                c.DETAILS: " ".join(f"+ {each}" for each in offer.details),
                c.VARIANTS: " ".join(list(variants)[:_MOST_VARIANTS]),
                c.HIDDEN_KEY: key,
                c.HIDDEN_ITEM: offer.item,
                c.PROPOSED: offer.wording if c.WORDING not in decided else "",
                c.PROPOSED_SUBJECT: subject if not {c.SUBJECT} & {*decided, *unread} else "",
            }
        ),
        **_number(c.COUNT, offer.count),
        **_number(c.ORIGINALS, offer.originals),
        **member_values(offer.members),
        **decided,
        **unread,
    }


def _name_item(item: str, title: str) -> str:
    """Return an item as the sheet shows it: `II.3.2. Hạn chế`, a long title cut short."""
    words: list[str] = []
    for word in title.split():
        if sum(map(len, words)) + len(words) + len(word) > _LONGEST_TITLE:
            words[-1:] = [f"{words[-1]}…"] if words else [word[:_LONGEST_TITLE] + "…"]
            break
        words.append(word)
    return f"{item}. {' '.join(words)}" if words else item


def decided_point(decision: PointDecision, names: Names) -> RowCells:
    """Return the open cells of a row of points that a person filled in."""
    return {
        **_texts(
            {
                c.USE: _mark(decision.use, c.YES, c.NO),
                c.SUBJECT: _name_subject(names, decision.item, decision.subject) if decision.subject else "",
                c.WORDING: decision.wording,
                c.JOIN: decision.join,
                c.SPLIT: c.YES if decision.split else "",
                c.ALIKE: _mark(decision.alike, c.SAME_WORD, c.APART_WORD),
                c.PRINT_DETAILS: _mark(decision.details, c.YES, c.NO),
                c.NOTE: decision.note,
            }
        ),
        **_number(c.ORDER, decision.order),
    }


def example_cells(offer: ExampleOffer, key: str, known: KnownRows[ExampleDecision] | None) -> RowCells:
    """Return the row of an example, with what was decided about it."""
    decided = decided_example(known.decision) if known is not None else {}
    return {
        **_texts(
            {
                c.KEY: key,
                c.ITEM: _name_item(offer.item, offer.item_title),
                c.UNIT: offer.unit_name,
                c.TERRITORY: offer.territory,
                c.NAME: offer.name,
                c.PLACE: offer.place,
                c.RESULT: offer.result,
                c.EXAMPLE_WORDING: offer.wording,
                c.SENTENCE: offer.sentence,
                c.HIDDEN_KEY: key,
                c.HIDDEN_ITEM: offer.item,
                c.HIDDEN_UNIT: offer.unit,
                c.PROPOSED: offer.wording if c.EXAMPLE_WORDING not in decided else "",
            }
        ),
        **member_values((offer.member,)),
        **decided,
        **_unread_cells(known),
    }


def decided_example(decision: ExampleDecision) -> RowCells:
    """Return the open cells of a row of examples that a person filled in."""
    return {
        **_texts(
            {
                c.USE: _mark(decision.use, c.YES, c.NO),
                c.NAMED: c.NOBODY_WORD if decision.alone else _mark(decision.territory, c.TERRITORY_WORD, c.UNIT_WORD),
                c.EXAMPLE_WORDING: decision.wording,
                c.NOTE: decision.note,
            }
        ),
        **_number(c.ORDER, decision.order),
    }


def figure_cells(offer: FigureOffer, known: KnownRows[FigureDecision] | None) -> RowCells:
    """Return the row of a figure, with what was decided about it."""
    decision = known.decision if known is not None else FigureDecision(id=offer.id)
    settled = f"{settled_mark(decision)} {decision.seen or offer.seen}" if decision.used is not None else ""
    verdict = _AGREES if offer.agrees else _DIFFERS
    return {
        **_texts(
            {
                c.KEY: offer.id,
                c.FIGURE: offer.name,
                c.FIRST_LABEL: offer.first_label,
                c.SECOND_LABEL: offer.second_label,
                c.ALLOWED: offer.tolerance,
                c.VERDICT: verdict if offer.compared else "",
                c.HIDDEN_KEY: offer.id,
                c.SETTLED: settled,
            }
        ),
        **_number(c.FIRST, offer.first),
        **_number(c.SECOND, offer.second),
        **_number(c.DIFFERENCE, offer.difference),
        **decided_figure(decision),
        **_unread_cells(known),
    }


def settled_mark(decision: FigureDecision) -> str:
    """Return what tells one decision about a figure from another: who changes it, or its reason, decides anew."""
    return hashlib.sha256(f"{decision.used}\0{decision.reason}".encode()).hexdigest()[:12]


def explain_figure(offer: FigureOffer, cells: RowCells, known: KnownRows[FigureDecision]) -> str:
    """Return what became of the sources of a figure since it was offered, or settled; empty where nothing did."""
    change = explain_cells(cells, known, (c.FIRST, c.SECOND)) if offer.compared else ""
    decision = known.decision
    if not change and decision.used is not None and decision.seen not in {None, offer.seen}:
        return f"đã chốt khi nguồn ghi {decision.seen}; vẫn giữ số này thì sửa {c.REASON}"
    return change


def decided_figure(decision: FigureDecision) -> RowCells:
    """Return the open cells of a row of figures that a person filled in."""
    return {**_number(c.USED, decision.used), **_texts({c.REASON: decision.reason})}


def explain_point(offer: PointOffer, known: KnownRows[PointDecision]) -> str:
    """Return what became of the points behind a row; empty where nothing did."""
    before = known.row.text(c.UNITS).split(_UNIT_BREAK) if known.row.text(c.UNITS) else list(offer.units)
    added = [each for each in offer.units if each not in before]
    gone = [each for each in before if each not in offer.units]
    parts = [
        f"{verb} {len(units)} đơn vị: {', '.join(units)}" for verb, units in (("thêm", added), ("bớt", gone)) if units
    ]
    if not parts:
        # What is said stays the same where a unit says it in other letters: only points are counted.
        before_ids, now_ids = (
            {each for each in ids if not is_word_id(each)} for ids in (known.decision.members, offer.members)
        )
        more, less = len(now_ids - before_ids), len(before_ids - now_ids)
        parts = [f"{verb} {count} ý" for verb, count in (("thêm", more), ("bớt", less)) if count]
    return "; ".join(parts) if offer.members != known.decision.members else ""


def explain_cells(cells: RowCells, known: KnownRows[D], headers: tuple[str, ...]) -> str:
    """Return which of the cells that come from the units say something else than before; empty where none does."""
    if known.row.text(c.KEY) == "":
        return ""
    changed = [each for each in headers if known.row.text(each) != cells.get(each, BLANK).text]
    return f"đã khác: {', '.join(each.lower() for each in changed)}" if changed else ""
