"""What an update changed, or could not change (phiếu thay đổi): one record a figure, note or text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.book.provenance import Figure as Printed
from tongket.values.figures import Figure, FigureKind, format_figure, parse_figure
from tongket.values.quoting import shorten

_COUNT = re.compile(r"\((\d+)(?: lượt)?\)")


class State(StrEnum):
    """What became of a change."""

    DONE = "đã sửa"
    TRACKED = "đã sửa, có dấu theo dõi"
    REMOVED = "đã bỏ chỗ vàng"
    INSERTED = "đã chèn, có dấu theo dõi"
    EDITED = "trong bản đang sửa đã ghi khác: đ/c kiểm tra"
    MISSING = "không thấy trong bản đang sửa: đ/c kiểm tra"
    NO_PLACE = "không thấy chỗ để chèn trong bản đang sửa"
    LISTED = "chưa đưa vào (thêm --insert để chèn)"
    LEFT = "dự thảo lập từ số liệu nay không còn, vẫn giữ trong bản đang sửa"

    JOINED = "nay gộp vào ý khác, vẫn giữ trong bản đang sửa: đ/c kiểm tra"
    BESIDE = "nay ghi cạnh ý gần giống, vẫn giữ trong bản đang sửa: đ/c kiểm tra"

    @property
    def settled(self) -> bool:
        """Whether nobody has to look at it."""
        return self in {State.DONE, State.TRACKED, State.REMOVED, State.INSERTED}


class Kind(StrEnum):
    """What changed."""

    FIGURE = "Số liệu trong lời văn"
    SENTENCE = "Câu số liệu"
    COUNT = "Số đơn vị nêu"
    NOTE = "Chỗ vàng"
    TEXT = "Ý, đoạn văn, hàng của danh mục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change (thay đổi)."""

    kind: Kind
    name: str
    old: str
    new: str
    heading: str
    """The heading it stands under; "" where it is not found."""
    state: State
    page: str = ""
    bookmark: str = ""
    """A bookmark at its place, by which its page is found."""
    edited: str = ""
    """What people made of it, where they did."""
    units: str = ""
    """Whose text it is."""
    appendix: str = ""
    """The appendix of whose table it is a cell: `Phụ lục 1`."""
    percent: bool = False
    """Whether it is a share in percent, printed with its sign or without."""
    why: str = ""
    """Why it changed, where not by the units' answers: `do chốt số`."""


def why_changed(old: Printed, now: Printed) -> str:
    """Return that a figure changed as a person settled it or a part of it, or does so no more; else ""."""
    before, after = _settled(old), _settled(now)
    if before == after:
        return ""
    return "do chốt số" if after else "do bỏ chốt số"


def _settled(figure: Printed) -> list[str]:
    """Return the figures that a person settled, without how the units' own come to be beside them."""
    return sorted(each.text.partition(", ")[0] for each in figure.sources if not each.unit)


def difference(change: Change) -> str:
    """Return by how much a figure changed: `+64`, `-35`, `-1,4 điểm phần trăm`; "" where it is no number."""
    if change.kind not in {Kind.FIGURE, Kind.COUNT}:
        return ""
    old, new = (_number(each) for each in (change.old, change.new))
    if old is None or new is None:
        return ""
    step = f"+{format_figure(new - old)}" if new > old else format_figure(new - old)
    points = change.percent or change.old.endswith("%") or change.new.endswith("%")
    return f"{step} điểm phần trăm" if points else step


def _number(text: str) -> Decimal | None:
    counted = _COUNT.fullmatch(text)
    text = counted[1] if counted else text
    for kind in (FigureKind.INTEGER, FigureKind.RATE):
        figure = parse_figure(text, kind, negative=True)
        if isinstance(figure, Figure):
            return figure.value
    return None


def place_text(change: Change) -> str:
    """Return where a change stands: page and heading, as far as they are known."""
    page = f"tr. {change.page}" if change.page else ""
    heading = f"mục “{shorten(change.heading)}”" if change.heading else ""
    return ", ".join(filter(None, (page, heading)))


def state_text(change: Change) -> str:
    """Return what became of a change."""
    return f"{change.state} (đang ghi {' '.join(change.edited.split())})" if change.edited else str(change.state)


def result_text(change: Change) -> str:
    """Return what became of a change, and why it came where the units' answers are not why."""
    return "; ".join(filter(None, (state_text(change), change.why)))


def change_line(change: Change) -> str:
    """Return a change as one line of the slip."""
    words = _words(change)
    return "; ".join(filter(None, (words, result_text(change), place_text(change))))


def _words(change: Change) -> str:
    if change.kind in {Kind.FIGURE, Kind.COUNT}:
        step = difference(change)
        amount = f" ({step})" if step else ""
        return f"{change.name}: {change.old or 'trống'} → {change.new or 'trống'}{amount}"
    name = f"{change.name} ({change.units})" if change.units else change.name
    both = " → ".join(each.replace("\n", " ") for each in (change.old, change.new) if each)
    return f"{name}: {change.new if change.kind is Kind.NOTE and change.new else both}"


class Part(NamedTuple):
    """A part of the slip."""

    title: str
    changes: tuple[Change, ...]
    figures: bool = False
    """Whether all of them are figures: short, and with a difference of their own."""
    cells: bool = False
    """Whether they are the cells of one table."""


def slip_parts(changes: Iterable[Change]) -> Iterator[Part]:
    """Yield the slip: what a person must see; each kind, in the order of the document; the cells, table by table."""
    every = tuple(changes)
    seen = tuple(each for each in every if not each.state.settled)
    if seen:
        yield Part(f"Cần đồng chí xem ({len(seen)})", seen)
    done = [each for each in every if each.state.settled]
    for kind in Kind:
        own = tuple(each for each in done if each.kind is kind and not each.appendix)
        if own:
            yield Part(f"{kind} ({len(own)})", own, figures=kind is Kind.FIGURE)
    for appendix in dict.fromkeys(each.appendix for each in done if each.appendix):
        cells = tuple(each for each in done if each.appendix == appendix)
        figures = all(each.kind is Kind.FIGURE for each in cells)
        yield Part(f"{appendix}: {len(cells)} ô", cells, figures=figures, cells=True)


def slip_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the slip as lines: each part under its title."""
    for part in slip_parts(changes):
        yield part.title if part.cells else f"{part.title}:"
        yield from (f"- {change_line(each)}" for each in part.changes)
