"""The points of one item in the draft: by subject, with how many units say each, and what is still open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.book.citing import near_figure, note, point_said
from tongket.book.sources import Figure, What, make_tag
from tongket.book.texts import point_blocks
from tongket.merge.draft import MergedItem
from tongket.merge.points import MergedPoint, NearPoint, Opposites
from tongket.model import Item, Subject
from tongket.values import format_count
from tongket.words import Phrases


def render_points(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield the points of an item, subject by subject, "Ý khác" last; then in yellow what a person must still do."""
    if item.item.subjects:
        for subject in (*item.item.subjects, None):
            own = [each for each in item.points if each.subject == (subject.id if subject is not None else None)]
            if own:
                group = subject if subject is not None else Subject(id="khac", name=phrases.line("y_khac"), keywords=())
                yield from _render_subject(group, own, item, phrases)
    else:
        yield from _render_group("", item.points, item, phrases)
    runs = tuple(note_runs(_open_questions(item, phrases)))
    if runs:
        yield Paragraph(style=ParagraphStyle.BODY, runs=runs)


def _render_subject(subject: Subject, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield a subject and its points; without a printed point it is only named in yellow: no empty heading stays."""
    if any(each.in_draft for each in points):
        yield _subject_heading(subject, points, item, phrases)
        yield from _render_group(subject.id, points, item, phrases)
    elif own := sum(not each.opposed for each in points):
        left = phrases.line("y_rieng", so=format_count(own))
        about = note(item.item.id, f"y_rieng.{subject.id}", f"{subject.name}: ý riêng")
        yield Paragraph(style=ParagraphStyle.POINT, runs=tuple(note_runs([(about, f"{subject.name}: {left}")])))


def _subject_heading(subject: Subject, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Block:
    units = len({unit.id for each in points for unit in each.units})
    voices = sum(len(each.voices) for each in points)
    count = phrases.line("dem_nhom", so=str(units), luot=format_count(voices), kien_nghi=item.requests)
    figure = Figure(
        tag=make_tag(item.item.id, f"nhom.{subject.id}"), name=f"{subject.name}: số đơn vị nêu", what=What.COUNT
    )
    style = RunStyle.COUNT
    runs = (Run(text=subject.name), Run(text=" ", style=style), Run(text=f"({count})", style=style, figure=figure))
    return Paragraph(style=ParagraphStyle.SUBJECT, runs=runs)


def _render_group(subject: str, points: Iterable[MergedPoint], item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield points; after the last one of a subject, in yellow, how many of it stay in the source book."""
    blocks: list[Block] = []
    own = 0
    for each in points:
        if each.in_draft:
            after = (point_count(each, item.item), _near_note(each, item, phrases))
            blocks += point_blocks(each.point, filter(None, after), point_said(item, each))
        elif not (each.opposed or each.beside):
            own += 1
    if own and subject:
        about = note(item.item.id, f"y_rieng.{subject}", "Ý riêng")
        left = tuple(note_runs([(about, phrases.line("y_rieng", so=format_count(own)))]))
        last = blocks.pop()
        if isinstance(last, Paragraph):
            blocks.append(replace(last, runs=(*last.runs, Run(text=" "), *left)))
    yield from blocks


def point_count(point: MergedPoint, item: Item) -> Run | None:
    """Return how many units say a point: `(12)`, or `(12: Đà Lạt, Bảo Lộc, …)` where the outline names them."""
    names = ", ".join(each.short_name for each in point.units) if item.name_units else ""
    count = str(len(point.units)) if item.join_points else ""
    text = ": ".join(filter(None, (count, names)))
    tag = make_tag(item.id, f"y.{point.lasting_id}")
    figure = Figure(tag=tag, name=f"Số đơn vị nêu ý “{point.point.text}”", what=What.COUNT)
    return Run(text=f"({text})", style=RunStyle.COUNT, figure=figure) if text else None


def _near_note(point: MergedPoint, item: MergedItem, phrases: Phrases) -> Run | None:
    """Return in yellow what nearly says the same, not joined; the units' words are set beside the phrase."""
    beside = [each for each in point.near if each.point.beside]
    if not beside:
        return None
    text = f"[{phrases.line('gan_giong')}"
    marks: list[tuple[int, int]] = []
    for number, each in enumerate(beside):
        text += f"{';' if number else ''} «"
        marks += [(start + len(text), end + len(text)) for start, end in each.differences.marks]
        text += f"{each.differences.shown}» ({_explain_near(each, phrases)})"
    return Run(text=f"{text}.]", style=RunStyle.PENDING, figure=near_figure(item, point), marks=tuple(marks))


def _explain_near(near: NearPoint, phrases: Phrases) -> str:
    """Return how many units say it, whether it may say the reverse, and which words of the point it lacks."""
    less = ", ".join(f"“{each}”" for each in near.differences.less)
    lacks = f"{phrases.line('khong_co_chu')} {less}" if less and not near.differences.more else ""
    reverse = phrases.line("co_the_trai_chieu") if near.reversed else ""
    return "; ".join(filter(None, (str(len(near.point.units)), reverse, lacks)))


def _open_questions(item: MergedItem, phrases: Phrases) -> Iterator[tuple[Figure, str]]:
    at = item.item.id
    yield note(at, "tra_loi", "Tình hình trả lời"), _answered(item, phrases)
    for each in item.opposites:
        keys = "-".join(sorted(side.lasting_id for side in (each.one, each.other)))
        yield note(at, f"trai_chieu.{keys}", "Ý trái chiều"), _opposite(each, phrases)
    received = sum(voice.item != item.item.id for each in item.points for voice in each.voices)
    if received:
        yield note(at, "chuyen_den", "Ý chuyển đến"), phrases.line("chuyen_den", so=format_count(received))
    if item.moved:
        yield note(at, "chuyen_muc", "Ý chuyển đi"), phrases.line("chuyen_muc", so=format_count(len(item.moved)))


def _answered(item: MergedItem, phrases: Phrases) -> str:
    voices = sum(len(each.voices) for each in item.points)
    return phrases.line(
        "tra_loi",
        so=format_count(item.answered),
        tong=format_count(len(item.owing)),
        y=format_count(voices),
        con=format_count(sum(not each.beside for each in item.points)),
        khong_co=len([each for each in item.none if not each.unit.compiling]),
        y_rieng=0
        if item.item.subjects
        else sum(not (each.in_draft or each.opposed or each.beside) for each in item.points),
        toi_thieu=str(item.item.min_units),
        neu_ten=item.item.name_units,
    )


def _opposite(pair: Opposites, phrases: Phrases) -> str:
    """Say what was refused to be joined; the units' words are set beside the phrase, never inside it."""
    shown = [f"“{each.point.text.rstrip('.')}” ({len(each.units)})" for each in (pair.one, pair.other)]
    return f"{phrases.line('trai_chieu')} {' - '.join(shown)}."


def note_runs(notes: Iterable[tuple[Figure, str]]) -> Iterator[Run]:
    """Yield each note as a yellow run in brackets, spaces between them."""
    for number, (about, text) in enumerate(each for each in notes if each[1]):
        if number:
            yield Run(text=" ", style=RunStyle.PENDING)
        yield Run(text=f"[{text}]", style=RunStyle.PENDING, figure=about)
