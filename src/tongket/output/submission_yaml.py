"""The values that a unit typed → the file of its submission (`docs/formats.md`), in the outline's order.

The tree in between is what versions and hand corrections are compared in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.outline import FactKind, Indicator, Item, Outline
from tongket.model.returned import ReturnedValue, Unplaced
from tongket.naming.place_names import name_place
from tongket.output.typed_values import read_choices, read_no, says_nothing
from tongket.source.emitting import Tree, emit_yaml

HEAD_KEYS = ("ngay_gui", "so_ky_hieu", "chuc_vu", "nguoi_ky", "ghi_chu")
"""What a submission says of the report itself, in the order in which it is written."""
NONE_KEY = "khong_co"
_FIELDS = {
    FactKind.DOCUMENTS: ("so", "ngay", "trich_yeu", "loai", "co_quan"),
    FactKind.MODELS: ("ten", "noi", "ket_qua"),
}
"""Of an entry of a list, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionTree:
    """What stands in the file of a submission."""

    tree: Mapping[str, Tree]
    left: tuple[Unplaced, ...]
    """What was typed and has no place in it."""


def submission_yaml(tree: Mapping[str, Tree]) -> str:
    """Return the file of a submission."""
    return emit_yaml(tree)


def submission_tree(values: Iterable[ReturnedValue], outline: Outline, unit: str) -> SubmissionTree:
    """Return the tree of a unit's submission: every value as typed, at its key."""
    typed = _Typed(values, outline)
    tree: dict[str, Tree] = {"don_vi": unit, "de_cuong": outline.id}
    tree |= {key: text for key in HEAD_KEYS if (text := typed.take(Address(place=WHOLE_REPORT, key=key)))}
    answers = {item.id: answer for item in outline.items if (answer := _answer_tree(item, typed))}
    tables: dict[str, Tree] = {}
    for table in outline.tables:
        rows: dict[str, Tree] = {}
        for row in table.rows:
            cells = {
                each.id: text
                for each in table.columns
                if (text := typed.take(Address(place=table.id, key=row.id, part=each.id, table=True)))
            }
            if cells:
                rows[row.id] = cells
        if rows:
            tables[table.id] = rows
    tree |= {key: part for key, part in (("tra_loi", answers), ("bieu", tables)) if part}
    return SubmissionTree(tree=tree, left=typed.left)


class _Typed:
    """The values by address, each taken once; what nobody takes has no place."""

    def __init__(self, values: Iterable[ReturnedValue], outline: Outline) -> None:
        self._outline = outline
        self.values = {each.address: each for each in values if each.text}
        self.numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
        for at in self.values:
            if at.number:
                self.numbers[at.place, at.key].add(at.number)
        self.refused: list[Unplaced] = []

    def take(self, address: Address) -> str | None:
        value = self.values.pop(address, None)
        return value.text if value is not None else None

    def refuse(self, text: str, address: Address, reason: str) -> None:
        self.refused.append(Unplaced(text=text, place=name_place(address, self._outline), reason=reason))

    @property
    def left(self) -> tuple[Unplaced, ...]:
        reason = "đề cương không hỏi điều này"
        others = (Unplaced(text=each.text, place=each.place, reason=reason) for each in self.values.values())
        return (*self.refused, *others)


def _answer_tree(item: Item, typed: _Typed) -> Tree | None:
    """Return what a unit answers to an item; None where that is nothing."""
    text = typed.take(Address(place=item.id))
    none = typed.take(Address(place=item.id, key=NONE_KEY)) if item.indicator(NONE_KEY) is None else None
    if none is None and text is not None and says_nothing(text):
        none = text.lstrip("-+ ")
        text = None
    facts = {each.id: fact for each in item.indicators if (fact := _fact_tree(item, each, typed))}
    block = f"{text}\n" if text is not None else None
    if block is not None and none is None and not facts:
        return block
    parts: dict[str, Tree | None] = {"noi_dung": block, "chi_tieu": facts or None, NONE_KEY: none}
    return {key: part for key, part in parts.items() if part is not None} or None


def _fact_tree(item: Item, indicator: Indicator, typed: _Typed) -> Tree | None:
    at = Address(place=item.id, key=indicator.id)
    if indicator.kind in _FIELDS:
        return _entries(at, _FIELDS[indicator.kind], typed)
    if indicator.years:
        return {
            str(year): text for year in indicator.years if (text := typed.take(at._replace(part=str(year))))
        } or None
    text = typed.take(at)
    if indicator.kind is FactKind.YES_NO:
        return _yes_no(at, text, typed)
    if text is not None and indicator.kind is FactKind.CHOICE:
        return read_choices(text, indicator)
    return text


def _yes_no(at: Address, text: str | None, typed: _Typed) -> Tree | None:
    reason = typed.take(at._replace(part=WHY_NOT))
    tree = read_no(text or "", reason)
    if tree is None and reason is not None:
        typed.refuse(reason, at._replace(part=WHY_NOT), "có lý do mà câu trả lời không phải là Không")
        return text
    return tree or None


def _entries(at: Address, fields: tuple[str, ...], typed: _Typed) -> Tree | None:
    entries = (
        {each: text for each in fields if (text := typed.take(at._replace(part=each, number=number)))}
        for number in sorted(typed.numbers[at.place, at.key])
    )
    return tuple(each for each in entries if each) or None
