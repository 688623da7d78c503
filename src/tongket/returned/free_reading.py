"""A report that somebody wrote without the form → what it says, each value with its place and how sure it is.

Nothing is lost: every paragraph ends in the text of its item, in the letterhead, as a heading, or in what could not be
placed. Nothing is guessed: what is in doubt is not placed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tongket.errors import UsageError
from tongket.flow.flow import Flow, FlowBlock, FlowLine, FlowTable
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.outline import Item, ItemKind
from tongket.model.returned import Clash, ReturnedReport, ReturnedValue, Unplaced, Way
from tongket.model.roster import Campaign, Unit
from tongket.returned.free_figures import FigureFinder
from tongket.returned.free_headings import PlacedLine, place_lines
from tongket.returned.free_letterhead import find_report_title, find_signature, lines_in, read_free_head, read_signature
from tongket.returned.free_tables import read_statistics
from tongket.returned.heading_match import make_matcher
from tongket.values.folding import fold_words

_HEAD_CONFIDENCE = 90
_CAPTION = 4
"""Lines over a table that may be its caption."""
NOT_ASKED = "mục {id} không hỏi đơn vị này"
NO_POINT = "là câu dẫn, không phải một ý"
AFTER_END = "đứng sau phần ký"
UNKNOWN_TABLE = "bảng này không khớp biểu nào của đề cương"
UNKNOWN_HEAD = "đứng trước phần nội dung"


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeReading:
    """A free report, read."""

    report: ReturnedReport
    lines: tuple[PlacedLine, ...]
    """Of its body, in order, with where each belongs: after what the unit is asked was looked at."""


def read_free(flow: Flow, campaign: Campaign, unit: Unit) -> FreeReading:
    """Return what a report says that was not typed into the form; all of it is a proposal.

    Raises:
        UsageError: it has no text: a scan in a Word file; or its letterhead names another unit.
    """
    if not any(line.text.strip() for block in flow.blocks for line in lines_in(block)):
        what = "Tệp chỉ có hình (bản quét)" if flow.aside else "Tệp không có chữ nào"
        raise UsageError(f"{what} nên không đọc được.", "xin đơn vị gửi tệp Word đã gõ, hoặc gửi mẫu cho đơn vị.")
    body = _Body(flow.blocks, campaign, unit)
    strange = _check_organ(body.organ, campaign, unit)
    placed = tuple(_asked(each, campaign, unit) for each in body.lines)
    values = [*body.head_values(), *_texts(placed, campaign), *body.tables.values]
    finder = FigureFinder(campaign.outline, unit)
    clashes, unplaced = list(body.tables.clashes), list(_unplaced(placed))
    for item in campaign.outline.items:
        figures = finder.read(item, [each for each in placed if each.item == item.id])
        values += figures.values
        clashes += figures.clashes
        unplaced += figures.unplaced
    unplaced += [*body.tables.unplaced, *body.left()]
    remarks = (*strange, *dict.fromkeys(f"Có {each.what} không đọc ({each.place})." for each in flow.aside))
    report = ReturnedReport(
        stamp=None, values=tuple(values), clashes=tuple(clashes), unplaced=tuple(unplaced), remarks=remarks
    )
    return FreeReading(report=report, lines=placed)


def _check_organ(head: str, campaign: Campaign, unit: Unit) -> tuple[str, ...]:
    """Return what is strange about the organ in a letterhead; nothing where there is no letterhead.

    Raises:
        UsageError: it is that of another unit.
    """
    said = fold_words(head.partition("Kính gửi")[0])
    if not said or any(fold_words(each) in said for each in (unit.name, unit.short_name)):
        return ()
    others = [each.name for each in campaign.roster.units if fold_words(each.name) in said]
    if others:
        message = f"Đầu báo cáo ghi {', '.join(others)}, không phải {unit.name}."
        raise UsageError(message, "kiểm tra lại --unit, hoặc tệp gửi nhầm.")
    return (f"Đầu báo cáo không ghi tên {unit.name}: xem có đúng báo cáo của đơn vị không.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    values: tuple[ReturnedValue, ...]
    clashes: tuple[Clash, ...]
    unplaced: tuple[Unplaced, ...]
    captions: frozenset[int]
    """The numbers of the lines that stand over a table that was read."""


class _Body:
    """A report cut into letterhead, text, signature and what follows."""

    def __init__(self, blocks: Sequence[FlowBlock], campaign: Campaign, unit: Unit) -> None:
        self.blocks = blocks
        self.ends = find_signature(blocks)
        matcher = make_matcher(campaign.outline, unit.name)
        title = find_report_title(blocks, matcher.names_one)
        self.organ = " ".join(line.text for block in blocks[: title.start] for line in lines_in(block))
        self.head = read_free_head(blocks, title)
        self.signature = read_signature(blocks, self.ends)
        kept = (each for number, each in enumerate(blocks[: self.ends]) if number not in self.head.taken)
        self.lines = place_lines((each for each in kept if isinstance(each, FlowLine)), matcher)
        self.tables = self._read_tables(campaign, unit)

    def head_values(self) -> Iterator[ReturnedValue]:
        """Yield number and sign, day, post and signer."""
        for key, (text, place) in (*self.head.found.items(), *self.signature.found.items()):
            address = Address(place=WHOLE_REPORT, key=key.value)
            yield ReturnedValue(address=address, text=text, way=Way.PRINTED, place=place, confidence=_HEAD_CONFIDENCE)

    def _read_tables(self, campaign: Campaign, unit: Unit) -> _Tables:
        asked = [each for each in campaign.outline.tables if unit.owes_table(each)]
        values: list[ReturnedValue] = []
        unplaced: list[Unplaced] = []
        captions: set[int] = set()
        for number, block in enumerate(self.blocks):
            if not isinstance(block, FlowTable) or number in self.head.taken or number in self.signature.taken:
                continue
            over = _captions(self.blocks, number, self.ends)
            caption = " ".join(each.text for at in sorted(over) if isinstance(each := self.blocks[at], FlowLine))
            reading = read_statistics(block, caption, asked, unit)
            if reading is None:
                text = "\n".join(" | ".join(cell.text for cell in row if not cell.merged) for row in block.rows)
                unplaced.append(Unplaced(text=text, place=block.place, reason=UNKNOWN_TABLE))
                continue
            values += reading.values
            unplaced += reading.unplaced
            captions |= over
        kept, clashes = _settle(values, campaign)
        return _Tables(values=kept, clashes=clashes, unplaced=tuple(unplaced), captions=frozenset(captions))

    def left(self) -> Iterator[Unplaced]:
        """Yield what stands behind the signature and is no table that was read, nor its caption."""
        for number, block in enumerate(self.blocks[self.ends :], self.ends):
            known = number in self.signature.taken or number in self.tables.captions
            if isinstance(block, FlowLine) and block.text.strip() and not known:
                yield Unplaced(text=block.shown.strip(), place=block.place, reason=AFTER_END)


def _captions(blocks: Sequence[FlowBlock], table: int, ends: int) -> set[int]:
    """Return the numbers of the lines over a table: behind the signature all that stand near, before it the last."""
    found: set[int] = set()
    for number in range(table - 1, max(0, table - _CAPTION) - 1, -1):
        if not isinstance(blocks[number], FlowLine) or (found and number < ends):
            break
        found.add(number)
    return found


def _settle(values: Iterable[ReturnedValue], campaign: Campaign) -> tuple[tuple[ReturnedValue, ...], tuple[Clash, ...]]:
    """Return the cells with one value, and those with several: a table may stand in the text and in the annex."""
    kept: list[ReturnedValue] = []
    clashes: list[Clash] = []
    for address, same in groupby(sorted(values, key=lambda each: each.address), lambda each: each.address):
        found = tuple(same)
        if len({each.text for each in found}) == 1:
            kept.append(found[0])
        else:
            clashes.append(Clash(address=address, label=_label(address, campaign), values=found))
    return tuple(kept), tuple(clashes)


def _label(address: Address, campaign: Campaign) -> str:
    table = campaign.outline.table(address.place)
    rows = {each.id: each.name for each in table.rows} if table is not None else {}
    columns = {each.id: each.name for each in table.columns} if table is not None else {}
    return f"{rows.get(address.key, address.key)}, {columns.get(address.part, address.part)}"


def _asked(line: PlacedLine, campaign: Campaign, unit: Unit) -> PlacedLine:
    """Return a line, placed nowhere where its item is not asked of the unit, or where it is no point of a list."""
    item = campaign.outline.item(line.item) if line.item is not None else None
    if item is None:
        return line
    if not unit.owes_item(item):
        return _nowhere(line, NOT_ASKED.format(id=item.id))
    if item.kind is ItemKind.POINTS and not line.text.bullet and (line.sub or line.text.words.endswith(":")):
        return _nowhere(line, NO_POINT)
    return line


def _nowhere(line: PlacedLine, reason: str) -> PlacedLine:
    return PlacedLine(line=line.line, text=line.text, reason=reason, confidence=line.confidence)


def _texts(lines: Sequence[PlacedLine], campaign: Campaign) -> Iterator[ReturnedValue]:
    """Yield the text of each item, in the order of the outline."""
    for item in campaign.outline.items:
        own = [each for each in lines if each.item == item.id]
        if own:
            yield ReturnedValue(
                address=Address(place=item.id),
                text="\n".join(_written(own, item)),
                way=Way.PRINTED,
                place=f"{own[0].line.place}, dưới tiêu đề “{own[0].title}”",
                confidence=min(each.confidence for each in own),
            )


def _written(lines: Sequence[PlacedLine], item: Item) -> Iterator[str]:
    """Yield the lines of an answer: as they read, each point of a list with its mark."""
    for number, each in enumerate(lines):
        bullet = {"*": "-"}.get(each.text.bullet, each.text.bullet)
        if item.kind is ItemKind.POINTS:
            yield f"{bullet if bullet and number else '-'} {each.text.words}"
        else:
            yield f"{bullet} {each.text.words}" if bullet else _as_shown(each)


def _as_shown(line: PlacedLine) -> str:
    shown = " ".join(line.line.shown.split())
    return shown if line.text.number is not None else line.text.words


def _unplaced(lines: Iterable[PlacedLine]) -> Iterator[Unplaced]:
    for each in lines:
        if each.item is None and each.reason and each.heading is None:
            yield Unplaced(text=" ".join(each.line.shown.split()), place=each.line.place, reason=each.reason)
