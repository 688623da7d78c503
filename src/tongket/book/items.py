"""One item of the draft: lead sentences, texts, points, examples, and in yellow what a person must still do."""

from collections.abc import Iterable, Iterator

from tongket.book import doubts, examples, reconciled
from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run, pending
from tongket.book.citing import lead_figure, lead_said, note, prose_said
from tongket.book.names import count_noun, list_units
from tongket.book.points import note_runs, render_points
from tongket.book.sources import Figure, What
from tongket.book.texts import name_paragraph, prose_blocks
from tongket.check.across import fold
from tongket.merge.draft import Contribution, Draft, MergedItem
from tongket.merge.totals import Total
from tongket.model import FactKind, Group, ItemKind, Line, Unit
from tongket.sandbox.phrases import Known
from tongket.values import format_count, format_figure
from tongket.words import Lead, Phrases

_LISTED = {FactKind.DOCUMENTS, FactKind.MODELS}


def render_item(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    """Yield one item: lead sentences, the compiling office's and the lead agencies' text, points, examples."""
    if not item.answers and not item.points:
        about = note(item.item.id, "noi_dung", "Chưa có nội dung", What.GAP)
        yield pending(phrases.line("chua_ai_tra_loi", phai_co=len(item.owing)), about)
        return
    blocks = list(_render_parts(item, lead, draft, phrases))
    about = note(item.item.id, "noi_dung", "Chưa có nội dung", What.GAP)
    yield from blocks or [pending(phrases.line("chua_co_noi_dung"), about)]


def _render_parts(item: MergedItem, lead: Lead, draft: Draft, phrases: Phrases) -> Iterator[Block]:
    gaps = [
        (note(item.item.id, "thieu", "Số liệu chưa đủ"), _in_one(_render_gaps(item, lead, phrases))),
        (note(item.item.id, "ngoai_le", "Ngoại lệ"), _in_one(_render_reasons(item, phrases))),
        (note(item.item.id, "can_xem_lai", "Số cần xem lại"), doubts.doubtful_figures(item, draft, phrases)),
        *reconciled.open_notes(item.item.id, draft, phrases),
        (
            note(item.item.id, "chot_nhom", "Số của các nhóm lớn hơn số đã chốt"),
            _in_one(_render_split(item, lead, phrases)),
        ),
    ]
    gaps = [each for each in gaps if each[1]]
    prose = item.item.kind is ItemKind.PROSE
    yield from _render_lead(item, lead, gaps if prose else [])
    yield from _render_prose(item)
    if not prose:
        yield from render_points(item, phrases)
        if gaps:
            yield Paragraph(style=ParagraphStyle.BODY, runs=tuple(note_runs(gaps)))
    yield from examples.render_examples(item, phrases)
    if prose:
        yield from _render_missing_leads(item, draft, phrases)


def _in_one(notes: Iterable[str]) -> str:
    """Return notes of one kind as one: which figures share a gap changes with every unit that comes in."""
    return "] [".join(notes)


def _render_lead(item: MergedItem, lead: Lead, gaps: list[tuple[Figure, str]]) -> Iterator[Block]:
    runs: list[Run] = []
    for number, sentence in enumerate(lead.sentences):
        runs += [Run(text=" ")] if number else []
        runs += [
            Run(text=each.text, figure=lead_figure(item, each.key) if each.key is not None else None)
            for each in sentence
        ]
    notes = tuple(note_runs(gaps))
    between = [Run(text=" ")] if runs and notes else []
    if runs or notes:
        yield Paragraph(style=ParagraphStyle.BODY, runs=(*runs, *between, *notes), said=lead_said(item, lead.sentences))


def _render_gaps(item: MergedItem, lead: Lead, phrases: Phrases) -> Iterator[str]:
    """Yield what to say of totals that are not from all units: one note for all figures with the same gap."""
    named = list(_totals_read(item, lead))
    by_gap: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Total]] = {}
    for total in named:
        if total.awaited and total.indicator.kind not in _LISTED:
            gap = tuple(each.id for each in total.expected), tuple(each.id for each in total.awaited)
            same = by_gap.setdefault(gap, [])
            if all(each.indicator is not total.indicator for each in same):
                same.append(total)
    # What most figures share is said without naming them.
    most = max(by_gap.values(), key=len, default=[])
    for totals in by_gap.values():
        general = totals is most and 2 * len(most) > len({each.indicator.id for each in named})
        yield _gap(totals[0].expected, totals[0].awaited, [] if general else totals, item, phrases)
    for total in named:
        if total.indicator.years and len(total.both) < len(total.counted):
            so, tong = format_count(len(total.both)), format_count(len(total.counted))
            yield phrases.line("nam_moc", ten=total.indicator.name, so=so, tong=tong)


def _render_split(item: MergedItem, lead: Lead, phrases: Phrases) -> Iterator[str]:
    """Yield the totals that were settled below those of their groups, of which lead sentences then say nothing."""
    for name, total in item.totals.items():
        parts = [total.by_group[each] for each in total.by_group if each in lead.groups.get(name, frozenset())]
        if total.apart and any(each.counted and each.total is None for each in parts) and total.added is not None:
            so, cong = (format_figure(each) for each in (total.total or total.added, total.added))
            yield phrases.line("chot_nhom", ten=total.indicator.name, so=so, cong=cong)


def _totals_read(item: MergedItem, lead: Lead) -> Iterator[Total]:
    """Yield what the lead sentences read of the figures: over all units, or over one group only."""
    for name, total in item.totals.items():
        groups = lead.groups.get(name, frozenset())
        if None in groups:
            yield total
        else:
            yield from (total.by_group[each] for each in total.by_group if each in groups)


def _gap(
    expected: tuple[Unit, ...], missing: tuple[Unit, ...], totals: list[Total], item: MergedItem, phrases: Phrases
) -> str:
    # Where units are not named under their points, the gap does not name them either.
    names = "" if item.item.kind is ItemKind.POINTS and not item.item.name_units else list_units(missing)
    return phrases.line(
        "thieu_so_lieu",
        so=format_count(len(expected) - len(missing)),
        tong=format_count(len(expected)),
        danh_tu=count_noun(expected),
        don_vi=names,
        chi_tieu=[each.indicator.name for each in totals],
    )


def _render_reasons(item: MergedItem, phrases: Phrases) -> Iterator[str]:
    """Yield the exceptions: how many say no, with their reasons counted, in their own words."""
    for total in item.totals.values():
        if total.indicator.kind is not FactKind.YES_NO:
            continue
        reasons: dict[str, list[str]] = {}
        for each in total.counted:
            if each.fact.reason is not None:
                reasons.setdefault(fold(each.fact.reason), []).append(each.fact.reason)
        if reasons:
            refused = sum(each.fact.value is False for each in total.counted)
            shown = "; ".join(f"{same[0].rstrip('.')} ({format_count(len(same))})" for same in reasons.values())
            yield f"{phrases.line('ly_do', ten=total.indicator.name, so=format_count(refused))} {shown}."


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
    for units, lines in share_paragraphs(contributions):
        groups = {each.group.id: each.group for each in units if each.group is not None}
        # What units of several kinds share stands under no kind.
        group = next(iter(groups.values())) if len(groups) == 1 else None
        if len(kinds) > 1 and group is not None and group != current:
            yield name_paragraph(ParagraphStyle.SUBJECT, group.name, item.item.id)
        current = group
        yield from prose_blocks(lines, ", ".join(each.name for each in units), said)


def share_paragraphs(contributions: Iterable[Contribution]) -> list[tuple[tuple[Unit, ...], list[Line]]]:
    """Return runs of paragraphs with the units that say them: what several share word for word comes once."""
    sayers: dict[str, dict[str, Unit]] = {}
    for each in contributions:
        for line in each.lines:
            sayers.setdefault(fold(line.text), {})[each.unit.id] = each.unit
    shared: list[tuple[tuple[Unit, ...], list[Line]]] = []
    seen: set[str] = set()
    for each in contributions:
        fresh = True
        for line in each.lines:
            key = fold(line.text)
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
        about = note(item.item.id, "dau_moi", "Chưa có nội dung của đầu mối", What.GAP)
        yield pending(phrases.line("chua_co_dau_moi", don_vi=list_units(others)), about)
    for each in absent:
        if each.compiling:
            about = note(item.item.id, f"viet.{each.id}", "Nơi tổng hợp viết", What.GAP)
            yield pending(phrases.line("noi_tong_hop_viet", don_vi=each.name), about)


_MISSING = "Huyện ủy Đam Rông, Đảng ủy Khối Doanh nghiệp tỉnh"
PHRASES: Known = {
    "thieu_so_lieu": {
        "so": ("16",),
        "tong": ("18",),
        "danh_tu": ("đảng bộ",),
        "don_vi": (_MISSING, ""),
        "chi_tieu": (["Số hội nghị quán triệt", "Số lượt người"], []),
    },
    **doubts.PHRASES,
    "nam_moc": {"ten": ("Cán bộ chuyên trách cấp huyện",), "so": ("10",), "tong": ("12",)},
    "ly_do": {"ten": ("Có kế hoạch riêng",), "so": ("03",)},
    **reconciled.OPEN_PHRASES,
    "chot_nhom": {"ten": ("Số lượt người",), "so": ("130.000",), "cong": ("137.878",)},
    "tra_loi": {
        "so": ("21",),
        "tong": ("24",),
        "y": ("96", "29"),
        "con": ("29",),
        "khong_co": (2, 0),
        "y_rieng": (4, 0),
        "toi_thieu": ("2",),
        "neu_ten": (False, True),
    },
    "y_khac": {},
    "dem_nhom": {"so": ("12",), "luot": ("22",), "kien_nghi": (True, False)},
    "y_rieng": {"so": ("03",)},
    "trai_chieu": {},
    "gan_giong": {},
    "co_the_trai_chieu": {},
    "khong_co_chu": {},
    "chuyen_muc": {"so": ("03",)},
    "chuyen_den": {"so": ("03",)},
    "chua_co_noi_dung": {},
    **examples.PHRASES,
    "chua_co_dau_moi": {"don_vi": ("Ban Tổ chức Tỉnh ủy",)},
    "chua_ai_tra_loi": {"phai_co": (24, 0)},
    "noi_tong_hop_viet": {"don_vi": ("Ban Dân vận Tỉnh ủy",)},
}
"""The phrases that an item needs, with what each may use."""
