"""The points of one item in the draft: by subject, with how many units say each, and what is still open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.book.brackets import count_mark, is_left_alone, spaced
from tongket.book.citing import near_figure, note, point_said
from tongket.book.paragraphs import point_blocks
from tongket.book.provenance import What
from tongket.merge.merged import MergedItem
from tongket.merge.points import MergedPoint, NearPoint
from tongket.model.figure_names import NoteKind
from tongket.model.outline import Item, Subject
from tongket.report.point_wording import join_subject, printed_point
from tongket.sentences.phrases import Phrases
from tongket.values.figures import format_count


def render_points(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield the points of an item, subject by subject, "Ý khác" last."""
    if item.item.subjects:
        for subject in (*item.item.subjects, None):
            own = [each for each in item.points if each.subject == (subject.id if subject is not None else None)]
            if own:
                group = subject if subject is not None else Subject(id="khac", name=phrases.line("y_khac"), keywords=())
                yield from _render_subject(group, own, item, phrases)
    else:
        yield from _render_group("", item.points, item, phrases)


def _render_subject(subject: Subject, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield a subject and its points; without a printed point it is only counted: no empty heading stays."""
    if any(each.in_draft for each in points):
        heading = _subject_heading(subject, points, item, phrases)
        yield from join_subject(heading, list(_render_group(subject.id, points, item, phrases)))


def _subject_heading(subject: Subject, points: list[MergedPoint], item: MergedItem, phrases: Phrases) -> Paragraph:
    units = len({unit.id for each in points for unit in each.units})
    voices = sum(len(each.voices) for each in points)
    count = phrases.line("dem_nhom", so=str(units), luot=format_count(voices), kien_nghi=item.requests)
    figure = note(item.item.id, NoteKind.SUBJECT, f"{subject.name}: số đơn vị nêu", What.COUNT, of=subject.id)
    style = RunStyle.COUNT
    runs = (Run(text=subject.name), Run(text=" ", style=style), Run(text=f"({count})", style=style, figure=figure))
    return Paragraph(style=ParagraphStyle.SUBJECT, runs=runs)


def _render_group(subject: str, points: Iterable[MergedPoint], item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield points; after the last one of a subject, how many of it stay in the source book."""
    blocks: list[Block] = []
    own = 0
    for each in points:
        if each.in_draft:
            printed = printed_point(each.point, item.item)
            after = (_point_count(each, item.item), _near_note(each, item, phrases))
            blocks += point_blocks(printed, filter(None, after), point_said(item, each))
        else:
            own += is_left_alone(each)
    if own and subject:
        about = note(item.item.id, NoteKind.ALONE, "Ý riêng", What.MARK, of=subject)
        last = blocks.pop()
        if isinstance(last, Paragraph):
            left = count_mark(about, phrases.line("y_rieng", so=format_count(own)))
            blocks.append(replace(last, runs=spaced(last.runs, left)))
    yield from blocks


def _point_count(point: MergedPoint, item: Item) -> Run | None:
    """Return how many units say a point: `(12)`, or `(12: Đà Lạt, Bảo Lộc, …)` where the outline names them."""
    names = ", ".join(each.short_name for each in point.units) if item.name_units else ""
    count = str(len(point.units)) if item.join_points else ""
    text = ": ".join(filter(None, (count, names)))
    said = f"Số đơn vị nêu ý “{point.point.text}”"
    figure = note(item.id, NoteKind.POINT, said, What.COUNT, of=point.lasting_id)
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
