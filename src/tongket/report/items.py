"""One item of the draft: lead sentences, texts, points, examples, and in yellow what a person must still do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tongket.book import reconciled
from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, RunStyle, pending
from tongket.book.brackets import bracket, count_mark, spaced
from tongket.book.citing import lead_figure, lead_said, note, prose_said
from tongket.book.paragraphs import name_paragraph, prose_blocks
from tongket.book.provenance import PrintedFigure, What
from tongket.book.unit_names import list_units
from tongket.merge.merged import Contribution, Draft, MergedItem
from tongket.model.answers import Line
from tongket.model.figure_names import NoteKind
from tongket.model.outline import ItemKind
from tongket.model.roster import Group, Unit
from tongket.report import answered, doubts, examples, gaps
from tongket.report.answered import count_answers, open_questions
from tongket.report.gaps import Gaps
from tongket.report.printed_points import render_points
from tongket.sentences.phrases import Known, Lead, LeadPart, Phrases
from tongket.values.folding import fold_sentence

_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Of the parts of an item, in the order of the Vietnamese alphabet."""

Named = tuple[str | None, list[Block]]
"""A part of an item: its name, None where it has none, and what stands in it."""


def render_item(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield one item: lead sentences, the compiling office's and the lead agencies' text, points, examples."""
    about = note(item.item.id, NoteKind.EMPTY, "Chưa có nội dung", What.GAP)
    if not item.answers and not item.points:
        yield pending(phrases.line("chua_ai_tra_loi", phai_co=len(item.owing)), about)
        return
    points = item.item.kind is ItemKind.POINTS
    blocks = list(_render_points(item, lead, draft, phrases) if points else _render_text(item, lead, draft, phrases))
    yield from blocks or [pending(phrases.line("chua_co_noi_dung"), about)]


def _render_text(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield an item of prose: sentences, text, examples; in parts its text comes first, examples with the figures."""
    found, parts = Gaps(item, phrases), _parts_of(lead)
    leads: list[Named] = [
        (part.name, list(_render_lead(item, lead, number, found.notes(part.groups, last=False))))
        for number, part in enumerate(parts[:-1])
    ]
    last = parts[-1]
    left = (*found.notes(last.groups, last=True), *_unsettled(item, lead, draft, phrases))
    leads.append((last.name, list(_render_lead(item, lead, len(parts) - 1, left))))
    texts = list(_render_prose(item))
    missing = list(_render_missing_leads(item, draft, phrases))
    shown = list(examples.render_examples(item, phrases))
    if item.item.text_part is None:
        yield from _name_parts(leads)
        yield from (*texts, *shown, *missing)
        return
    named = [(item.item.text_part, [*texts, *missing]), *leads]
    with_figures = next((blocks for _, blocks in leads if blocks), named[0][1])
    with_figures += shown
    yield from _name_parts(named)


def _render_points(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield an item of points: sentences, points, then how it was answered and what is open; examples."""
    yield from _name_parts(
        [(part.name, list(_render_lead(item, lead, number, ()))) for number, part in enumerate(_parts_of(lead))]
    )
    yield from _render_prose(item)
    yield from render_points(item, phrases)
    figures = (*Gaps(item, phrases).notes(lead.groups, last=True), *_unsettled(item, lead, draft, phrases))
    open_ones = (*figures, *open_questions(item, phrases))
    about = note(item.item.id, NoteKind.ANSWERS, "Tình hình trả lời", What.MARK)
    counted = count_mark(about, " ".join(filter(None, count_answers(item, phrases))))
    runs = spaced(counted, bracket(_open_work(item, 0), open_ones))
    if runs:
        yield Paragraph(style=ParagraphStyle.BODY, runs=runs)
    yield from examples.render_examples(item, phrases)


def _unsettled(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[str]:
    """Yield what somebody must look at again or settle of the figures of an item."""
    yield doubts.doubtful_figures(item, draft, phrases)
    yield from (text for _, text in reconciled.open_notes(item.item.id, draft, phrases))
    yield from gaps.split_totals(item, lead.groups, phrases)


def _parts_of(lead: Lead) -> tuple[LeadPart, ...]:
    """Return the parts of the lead sentences; without sentences one, for what is open about the figures."""
    return lead.parts or (LeadPart(name=None, sentences=(), groups={}),)


def _render_lead(item: MergedItem, lead: Lead, number: int, notes: Iterable[str]) -> Iterator[Block]:
    part = _parts_of(lead)[number]
    runs: list[Run] = []
    for place, sentence in enumerate(part.sentences):
        runs += [Run(text=" ")] if place else []
        runs += [
            Run(text=each.text, figure=lead_figure(item, each.name, lead) if each.name is not None else None)
            for each in sentence
        ]
    shown = spaced(tuple(runs), bracket(_open_work(item, number), notes))
    if shown:
        yield Paragraph(style=ParagraphStyle.BODY, runs=shown, said=lead_said(item, lead, number))


def _open_work(item: MergedItem, number: int) -> PrintedFigure:
    """Return what the bracket is in which stands all that is open about the figures and points of an item's part."""
    return note(item.item.id, NoteKind.OPEN_WORK, "Việc còn lại", of=str(number + 1) if number else "")


def _name_parts(parts: Iterable[Named]) -> Iterator[Block]:
    """Yield the parts of an item that hold something, each led by its name; two or more named ones have letters."""
    held = [each for each in parts if each[1]]
    several = sum(name is not None for name, _ in held) > 1
    letters = iter(_LETTERS)
    for name, blocks in held:
        letter = f"{next(letters)}) " if several and name is not None else ""
        yield from blocks if name is None else _begin(letter, name.rstrip("."), blocks)


def _begin(letter: str, name: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks with a name set before the first one: into its sentence, or above what is no sentence.

    A text that begins with the very name ("Ở cấp tỉnh, sau khi …") does not get it twice.
    """
    first = blocks[0]
    if not isinstance(first, Paragraph) or first.style is not ParagraphStyle.BODY:
        yield Paragraph(style=ParagraphStyle.SUBJECT, runs=(Run(text=letter + name),))
        yield from blocks
        return
    said, *rest = first.runs
    title = f"{name}. "
    if said.text.startswith(name) and said.figure is None:
        title, said = name, replace(said, text=said.text.removeprefix(name))
    yield replace(first, runs=(Run(text=letter + title, style=RunStyle.RUN_IN), said, *rest))
    yield from blocks[1:]


def _render_prose(item: MergedItem) -> Iterator[Block]:
    """Yield the prose: lead agencies' as it is; unit by unit under their names, what several share once with all."""
    shown = [each for each in item.contributions if each.in_draft]
    for each in shown:
        if each.unit.compiling or item.item.leads:
            yield from prose_blocks(each.lines, said=prose_said(item, [each]))
    if not item.item.leads:
        yield from _render_by_unit(item, [each for each in shown if not each.unit.compiling])


def _render_by_unit(item: MergedItem, contributions: list[Contribution]) -> Iterator[Block]:
    said = prose_said(item, contributions)
    if len(contributions) == 1:
        yield from prose_blocks(contributions[0].lines, said=said)
        return
    kinds = {each.unit.group.id for each in contributions if each.unit.group is not None}
    current: Group | None = None
    for units, lines in _share_paragraphs(contributions):
        groups = {each.group.id: each.group for each in units if each.group is not None}
        # What units of several kinds share stands under no kind.
        group = next(iter(groups.values())) if len(groups) == 1 else None
        if len(kinds) > 1 and group is not None and group != current:
            yield name_paragraph(ParagraphStyle.SUBJECT, group.name, item.item.id)
        current = group
        yield from prose_blocks(lines, ", ".join(each.name for each in units), said)


def _share_paragraphs(contributions: Iterable[Contribution]) -> list[tuple[tuple[Unit, ...], list[Line]]]:
    """Return runs of paragraphs with the units that say them: what several share word for word comes once."""
    sayers: dict[str, dict[str, Unit]] = {}
    for each in contributions:
        for line in each.lines:
            sayers.setdefault(fold_sentence(line.text), {})[each.unit.id] = each.unit
    shared: list[tuple[tuple[Unit, ...], list[Line]]] = []
    seen: set[str] = set()
    for each in contributions:
        fresh = True
        for line in each.lines:
            key = fold_sentence(line.text)
            units = tuple(sayers[key].values())
            if key in seen:
                continue
            seen.add(key)
            if shared and not fresh and shared[-1][0] == units:
                shared[-1][1].append(line)
            else:
                shared.append((units, [line]))
                fresh = False
    return shared


def _render_missing_leads(item: MergedItem, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Say which lead agency's text is not there; the compiling office is asked to write its own."""
    written = {each.unit.id for each in item.contributions} | {each.unit.id for each in item.none}
    absent = [each for each in draft.campaign.roster.units if each.id in item.item.leads and each.id not in written]
    others = [each for each in absent if not each.compiling]
    if others:
        about = note(item.item.id, NoteKind.LEAD_AGENCY, "Chưa có nội dung của đầu mối", What.GAP)
        yield pending(phrases.line("chua_co_dau_moi", don_vi=list_units(others)), about)
    for each in absent:
        if each.compiling:
            about = note(item.item.id, NoteKind.TO_WRITE, "Nơi tổng hợp viết", What.GAP, of=each.id)
            yield pending(phrases.line("noi_tong_hop_viet", don_vi=each.name), about)


PHRASES: Known = {
    **gaps.PHRASES,
    **answered.PHRASES,
    **doubts.PHRASES,
    **reconciled.OPEN_PHRASES,
    "chua_co_noi_dung": {},
    **examples.PHRASES,
    "chua_co_dau_moi": {"don_vi": ("Ban Tổ chức Tỉnh ủy",)},
    "chua_ai_tra_loi": {"phai_co": (24, 0)},
    "noi_tong_hop_viet": {"don_vi": ("Ban Dân vận Tỉnh ủy",)},
}
"""The phrases that an item needs, with what each may use."""
