"""The points of one item in the draft: by subject, with how many units say each, and what is still open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.book.texts import point_blocks
from tongket.merge.draft import MergedItem
from tongket.merge.points import MergedPoint, Opposites
from tongket.model import Item
from tongket.values import format_count
from tongket.words import Phrases


def render_points(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield the points of an item, subject by subject, "Ý khác" last; then in yellow what a person must still do."""
    if item.item.subjects:
        for subject in (*item.item.subjects, None):
            own = [each for each in item.points if each.subject == (subject.id if subject is not None else None)]
            if own:
                name = subject.name if subject is not None else phrases.line("y_khac")
                yield from _render_subject(name, own, item, phrases)
    else:
        yield from _render_group(item.points, item.item, phrases, note=False)
    yield from _pending_paragraph(_open_questions(item, phrases))


def _render_subject(name: str, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield a subject and its points; without a printed point it is only named in yellow: no empty heading stays."""
    if any(each.in_draft for each in points):
        yield _subject_heading(name, points, item, phrases)
        yield from _render_group(points, item.item, phrases)
    elif own := sum(not each.opposed for each in points):
        left = phrases.line("y_rieng", so=format_count(own))
        yield from _pending_paragraph([f"{name}: {left}"], ParagraphStyle.POINT)


def _subject_heading(name: str, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Block:
    units = len({unit.id for each in points for unit in each.units})
    voices = sum(len(each.voices) for each in points)
    count = phrases.line("dem_nhom", so=str(units), luot=format_count(voices), kien_nghi=item.requests)
    runs = (Run(text=name), Run(text=f" ({count})", style=RunStyle.COUNT))
    return Paragraph(style=ParagraphStyle.SUBJECT, runs=runs)


def _render_group(points: Iterable[MergedPoint], item: Item, phrases: Phrases, *, note: bool = True) -> Iterator[Block]:
    """Yield points; after the last one, in yellow, how many of the group stay in the source book."""
    blocks: list[Block] = []
    own = 0
    for each in points:
        if each.in_draft:
            blocks += point_blocks(each.point, point_count(each, item))
        elif not each.opposed:
            own += 1
    if own and note:
        left = tuple(pending_runs([phrases.line("y_rieng", so=format_count(own))]))
        last = blocks.pop() if blocks else None
        if isinstance(last, Paragraph):
            blocks.append(replace(last, runs=(*last.runs, Run(text=" "), *left)))
        else:
            blocks.append(Paragraph(style=ParagraphStyle.POINT, runs=left))
    yield from blocks


def point_count(point: MergedPoint, item: Item) -> str:
    """Return how many units say a point: `(12)`, or `(12: Đà Lạt, Bảo Lộc, …)` where the outline names them."""
    if not item.join_points:
        return f"({', '.join(each.short_name for each in point.units)})" if item.name_units else ""
    names = ": " + ", ".join(each.short_name for each in point.units) if item.name_units else ""
    return f"({len(point.units)}{names})"


def _open_questions(item: MergedItem, phrases: Phrases) -> Iterator[str]:
    yield _answered(item, phrases)
    for each in item.opposites:
        yield _opposite(each, phrases)
    received = sum(voice.item != item.item.id for each in item.points for voice in each.voices)
    if received:
        yield phrases.line("chuyen_den", so=format_count(received))
    if item.moved:
        yield phrases.line("chuyen_muc", so=format_count(len(item.moved)))


def _answered(item: MergedItem, phrases: Phrases) -> str:
    voices = sum(len(each.voices) for each in item.points)
    return phrases.line(
        "tra_loi",
        so=str(item.answered),
        tong=str(len(item.owing)),
        y=str(voices),
        con=str(len(item.points)),
        khong_co=len([each for each in item.none if not each.unit.compiling]),
        y_rieng=0 if item.item.subjects else sum(not (each.in_draft or each.opposed) for each in item.points),
        toi_thieu=str(item.item.min_units),
        neu_ten=item.item.name_units,
    )


def _opposite(pair: Opposites, phrases: Phrases) -> str:
    """Say what was refused to be joined; the units' words are set beside the phrase, never inside it."""
    shown = [f"“{each.point.text.rstrip('.')}” ({len(each.units)})" for each in (pair.one, pair.other)]
    return f"{phrases.line('trai_chieu')} {' - '.join(shown)}."


def _pending_paragraph(texts: Iterable[str], style: ParagraphStyle = ParagraphStyle.BODY) -> Iterator[Block]:
    runs = tuple(pending_runs(texts))
    if runs:
        yield Paragraph(style=style, runs=runs)


def pending_runs(texts: Iterable[str]) -> Iterator[Run]:
    """Yield each text as a yellow run in brackets."""
    for number, text in enumerate(each for each in texts if each):
        yield Run(text=f"[{text}]" if number == 0 else f" [{text}]", style=RunStyle.PENDING)
