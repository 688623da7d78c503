"""The file of a submission → the values that a unit would type into its form: `submission_yaml` the other way round."""

from collections.abc import Iterator, Mapping

from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.forms import FormRegion, FormTable, Slot, SlotKind, TableKind, UnitForm
from tongket.output.submission_yaml import NONE_KEY
from tongket.output.typed_values import says_nothing
from tongket.source.emitting import Tree
from tongket.values.figures import format_long_date, parse_date, parse_yes_no

_NOTHING = "Không có"


def answered_values(tree: Tree, form: UnitForm) -> dict[Address, str]:
    """Return what a submission answers to a form, as it is typed there; what the form does not ask is left out."""
    values: dict[Address, str] = {}
    for block in form.blocks:
        match block:
            case FormRegion(address=address):
                values[address] = _long_answer(_below(tree, "tra_loi", address.place))
            case FormTable(kind=TableKind.STATISTICS):
                values |= dict(_cells(tree, block))
            case FormTable():
                values |= dict(_entries(tree, block))
    for slot in form.slots:
        whole = slot.address.place == WHOLE_REPORT
        values[slot.address] = _head(tree, slot) if whole else _fact(tree, slot)
    return {address: text for address, text in values.items() if text}


def _below(tree: Tree, *keys: str) -> Tree:
    """Return what stands below some keys; nothing where they lead nowhere."""
    for key in keys:
        if not isinstance(tree, Mapping):
            return ""
        tree = tree.get(key, "")
    return tree


def _text(tree: Tree) -> str:
    return tree.strip() if isinstance(tree, str) else ""


def _long_answer(answer: Tree) -> str:
    """Return the text of an answer, a paragraph a line; "Không có: …" where that is what it says."""
    none = _text(_below(answer, NONE_KEY))
    text = _below(answer, "noi_dung") if isinstance(answer, Mapping) else answer
    lines = text.split("\n") if isinstance(text, str) else [_point(each) for each in text]
    said = "\n".join(filter(None, map(str.strip, lines)))
    if said or not none:
        return said
    return none if says_nothing(none) else f"{_NOTHING}: {none}"


def _point(tree: Tree) -> str:
    text = _text(tree)
    return text if text.startswith(("- ", "+ ")) or not text else f"- {text}"


def _cells(tree: Tree, table: FormTable) -> Iterator[tuple[Address, str]]:
    for row in table.rows:
        for column in table.columns:
            if column.id:
                yield table.cell(row.id, column.id), _text(_below(tree, "bieu", table.address.place, row.id, column.id))


def _entries(tree: Tree, table: FormTable) -> Iterator[tuple[Address, str]]:
    listed = _below(tree, "tra_loi", table.address.place, "chi_tieu", table.address.key)
    entries = (listed,) if isinstance(listed, Mapping) else listed if not isinstance(listed, str) else ()
    for number, entry in enumerate(entries, 1):
        for column in table.columns:
            if column.id:
                yield table.entry(number, column.id), _text(_below(entry, column.id))


def _head(tree: Tree, slot: Slot) -> str:
    text = _text(_below(tree, slot.address.key))
    day = parse_date(text) if slot.kind is SlotKind.DATE else None
    return format_long_date(day) if day is not None else text


def _fact(tree: Tree, slot: Slot) -> str:
    at = slot.address
    fact = _below(tree, "tra_loi", at.place, "chi_tieu", at.key)
    if slot.kind is SlotKind.CHOICE:
        chosen = (fact,) if isinstance(fact, str) else fact if not isinstance(fact, Mapping) else ()
        names = {each.id: each.name for each in slot.options}
        return "; ".join(names.get(text, text) for each in chosen if (text := _text(each)))
    if slot.kind is SlotKind.YES_NO:
        said = _text(fact) if not isinstance(fact, Mapping) else "khong" * ("khong" in fact)
        truth = parse_yes_no(said)
        return said if truth is None else "Có" if truth else "Không"
    if at.part == WHY_NOT:
        return _text(_below(fact, "khong"))
    return _text(_below(fact, at.part) if at.part else fact)
