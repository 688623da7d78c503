"""What is open about the figures of an item: units that are not there yet, exceptions that somebody must see."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from tongket.book.unit_names import count_noun, list_units
from tongket.merge.merged import MergedItem, Total
from tongket.model.outline import FactKind, Indicator, ItemKind
from tongket.model.roster import Unit
from tongket.sentences.phrases import Known, Phrases
from tongket.values.figures import format_count, format_figure
from tongket.values.folding import fold_sentence

_MISSING = "Huyện ủy Đam Rông, Đảng ủy Khối Doanh nghiệp tỉnh"
PHRASES: Known = {
    "thieu_so_lieu": {
        "so": ("16",),
        "tong": ("18",),
        "danh_tu": ("đảng bộ",),
        "don_vi": (_MISSING, ""),
        "da_neu": (False, True),
        "chi_tieu": (["Số hội nghị quán triệt", "Số lượt người"], []),
    },
    "nam_moc": {"ten": ("Cán bộ chuyên trách cấp huyện",), "so": ("10",), "tong": ("12",)},
    "ly_do": {"ten": ("Có kế hoạch riêng",), "so": ("03",)},
    "chot_nhom": {"ten": ("Số lượt người",), "so": ("130.000",), "cong": ("137.878",)},
}
"""The phrases of gaps and exceptions, with what each may use."""


class _Gap(NamedTuple):
    """Figures that the same units owe and the same units have not given."""

    expected: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]
    general: bool
    """Whether it is said of the figures of these units without naming them."""


class Gaps:
    """The notes on the figures of one item: what one of them says, the next one does not say again."""

    def __init__(self, item: MergedItem, phrases: Phrases) -> None:
        self._item = item
        self._phrases = phrases
        self._named: set[str] = set()
        """The ids of the units that were named as missing."""
        self._excepted: set[str] = set()
        """The ids of the indicators whose exceptions were told."""

    def notes(self, groups: Mapping[str, frozenset[str | None]], *, last: bool) -> Iterator[str]:
        """Yield what is open about the figures that sentences read, `groups`; with the `last` ones what is left."""
        read = list(_totals_read(self._item, groups))
        told: list[_Gap] = []
        for gap in sorted(_find_gaps(read), key=lambda each: (not each.general, -len(each.expected))):
            if not any(_implies(each, gap) for each in told):
                told.append(gap)
                yield self._say(gap)
        for total in read:
            if total.indicator.years and len(total.both) < len(total.counted):
                so, tong = format_count(len(total.both)), format_count(len(total.counted))
                yield self._phrases.line("nam_moc", ten=total.indicator.name, so=so, tong=tong)
        yield from self._exceptions(self._item.totals if last else groups)

    def _say(self, gap: _Gap) -> str:
        missing, item = {each.id for each in gap.missing}, self._item.item
        told = self._named & {each.id for each in gap.expected}
        # Units are named once, as long as nobody can take those of one figure for those of another.
        fresh = [each for each in gap.missing if each.id not in told] if told <= missing else gap.missing
        self._named |= missing
        # Where units are not named under their points, the gap does not name them either.
        unnamed = item.kind is ItemKind.POINTS and not item.name_units
        return self._phrases.line(
            "thieu_so_lieu",
            so=format_count(len(gap.expected) - len(gap.missing)),
            tong=format_count(len(gap.expected)),
            danh_tu=count_noun(gap.expected),
            don_vi="" if unnamed else list_units(fresh),
            da_neu=len(fresh) < len(missing),
            chi_tieu=[] if gap.general else [each.name for each in gap.indicators],
        )

    def _exceptions(self, wanted: Container[str]) -> Iterator[str]:
        """Yield how many say no, with their reasons counted, in their own words; each indicator once."""
        for name, total in self._item.totals.items():
            if name in self._excepted or name not in wanted or total.indicator.kind is not FactKind.YES_NO:
                continue
            self._excepted.add(name)
            reasons: dict[str, list[str]] = {}
            for each in total.counted:
                if each.fact.reason is not None:
                    reasons.setdefault(fold_sentence(each.fact.reason), []).append(each.fact.reason)
            if reasons:
                refused = sum(each.fact.value is False for each in total.counted)
                shown = "; ".join(f"{same[0].rstrip('.')} ({format_count(len(same))})" for same in reasons.values())
                yield f"{self._phrases.line('ly_do', ten=total.indicator.name, so=format_count(refused))} {shown}."


def split_totals(item: MergedItem, groups: Mapping[str, frozenset[str | None]], phrases: Phrases) -> Iterator[str]:
    """Yield the totals that were settled below those of their groups, of which lead sentences then say nothing."""
    for name, total in item.totals.items():
        parts = [total.by_group[each] for each in total.by_group if each in groups.get(name, frozenset())]
        if total.apart and any(each.counted and each.total is None for each in parts) and total.added is not None:
            so, cong = (format_figure(each) for each in (total.total or total.added, total.added))
            yield phrases.line("chot_nhom", ten=total.indicator.name, so=so, cong=cong)


def _totals_read(item: MergedItem, groups: Mapping[str, frozenset[str | None]]) -> Iterator[Total]:
    """Yield what the lead sentences read of the figures: over all units, or over one group only."""
    for name, total in item.totals.items():
        wanted = groups.get(name, frozenset())
        if None in wanted:
            yield total
        else:
            yield from (total.by_group[each] for each in total.by_group if each in wanted)


def _find_gaps(read: Iterable[Total]) -> Iterator[_Gap]:
    """Yield the gaps of figures: one for all figures of the same units with the same gap."""
    owed: dict[tuple[str, ...], list[Total]] = {}
    for total in read:
        if total.indicator.kind not in {FactKind.DOCUMENTS, FactKind.MODELS}:
            owed.setdefault(tuple(each.id for each in total.expected), []).append(total)
    for totals in owed.values():
        by_gap: dict[tuple[str, ...], list[Total]] = {}
        for total in totals:
            if total.awaited:
                by_gap.setdefault(tuple(each.id for each in total.awaited), []).append(total)
        most = max(by_gap.values(), key=len, default=[])
        for same in by_gap.values():
            indicators = tuple({each.indicator.id: each.indicator for each in same}.values())
            # What most figures of these units share is said without naming them.
            general = same is most and 2 * len(indicators) > len({each.indicator.id for each in totals})
            yield _Gap(same[0].expected, same[0].awaited, indicators, general)


def _implies(told: _Gap, other: _Gap) -> bool:
    """Whether a gap that was told says another one too: the same of some of its units."""
    expected, missing = ({each.id for each in units} for units in (other.expected, other.missing))
    covered = told.general or (not other.general and {*other.indicators} <= {*told.indicators})
    same = {each.id for each in told.missing} & expected == missing
    return covered and expected <= {each.id for each in told.expected} and same
