"""The tree of a submission as paths and leaves: what versions and hand corrections are compared in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.outline import FactKind, Outline
from tongket.output.submission_yaml import HEAD_KEYS, NONE_KEY
from tongket.source.emitting import Tree
from tongket.values.figures import parse_date, parse_yes_no

LeafPath: TypeAlias = tuple[str, ...]
"""The keys that lead to a leaf: `("tra_loi", "II.1.1", "chi_tieu", "hoi_nghi")`."""
ANSWERS, TABLES, FACTS, TEXT = "tra_loi", "bieu", "chi_tieu", "noi_dung"
_TOP = ("don_vi", "de_cuong", *HEAD_KEYS, ANSWERS, TABLES)
_PARTS = (TEXT, FACTS, NONE_KEY)
_PERCENT = re.compile(r"([0-9.,]+) ?%")
_NOTHING = re.compile(r"^Không có: ")
"""What a form says before the reason of an explicit nothing."""


def split_tree(tree: Mapping[str, Tree]) -> dict[LeafPath, Tree]:
    """Return the leaves of a submission; a fact is one leaf, but for one that is asked by years."""
    leaves: dict[LeafPath, Tree] = {}
    for key, value in tree.items():
        if key == ANSWERS and isinstance(value, Mapping):
            for item, answer in value.items():
                _split(leaves, (key, item), answer if isinstance(answer, Mapping) else {TEXT: answer})
        else:
            _split(leaves, (key,), value)
    return leaves


def _split(leaves: dict[LeafPath, Tree], path: LeafPath, tree: Tree) -> None:
    years = isinstance(tree, Mapping) and all(each.isdecimal() for each in tree)
    if isinstance(tree, Mapping) and (FACTS not in path[:-1] or years):
        for key, value in tree.items():
            _split(leaves, (*path, key), value)
    elif tidy(tree):
        leaves[path] = tree


def tidy(tree: Tree) -> Tree:
    """Return what a leaf says, whatever its layout: a text by its lines, a list without what is blank in it."""
    if isinstance(tree, str):
        return "\n".join(filter(None, map(str.strip, tree.split("\n"))))
    if isinstance(tree, Mapping):
        return {key: said for key, value in tree.items() if (said := tidy(value)) or key == "khong"}
    return tuple(filter(None, map(tidy, tree)))


def meaning(tree: Tree) -> Tree:
    """Return what a leaf means, however it is written: `có` is `Có`, a list of one is that one, a day is that day."""
    said = tidy(tree)
    if isinstance(said, Mapping):
        return {key: meaning(value) for key, value in said.items()}
    if not isinstance(said, str):
        return meaning(said[0]) if len(said) == 1 and isinstance(said[0], str) else tuple(map(meaning, said))
    day, truth = parse_date(said), parse_yes_no(said)
    if day is not None:
        return day.isoformat()
    if truth is not None:
        return "có" if truth else "không"
    return _NOTHING.sub("", _PERCENT.sub(r"\1", said) if _PERCENT.fullmatch(said) else said)


def join_tree(leaves: Mapping[LeafPath, Tree], outline: Outline) -> dict[str, Tree]:
    """Return the tree of leaves, in the outline's order; an answer that is nothing but a text is that text."""
    ranks = _Ranks(outline)
    tree: dict[str, Tree] = {}
    for path in sorted(leaves, key=ranks.of):
        leaf = leaves[path]
        if path[-1] == TEXT and isinstance(leaf, str):
            leaf = f"{leaf.rstrip()}\n"
        _put(tree, path, leaf)
    answers = tree.get(ANSWERS)
    if isinstance(answers, Mapping):
        tree[ANSWERS] = {item: _bare(answer) for item, answer in answers.items()}
    return tree


def _put(tree: dict[str, Tree], path: LeafPath, leaf: Tree) -> None:
    for key in path[:-1]:
        below = tree.setdefault(key, {})
        if not isinstance(below, dict):
            return  # a person put a text where others have keys: the text stays
        tree = below
    tree[path[-1]] = leaf


def _bare(answer: Tree) -> Tree:
    return answer[TEXT] if isinstance(answer, Mapping) and set(answer) == {TEXT} else answer


class _Ranks:
    """The places of paths in the outline's order; what it does not know comes last, in its own order."""

    def __init__(self, outline: Outline) -> None:
        self.items = {each.id: place for place, each in enumerate(outline.items)}
        self.facts = {(item.id, each.id): place for item in outline.items for place, each in enumerate(item.indicators)}
        self.tables = {each.id: place for place, each in enumerate(outline.tables)}
        self.rows = {(table.id, each.id): place for table in outline.tables for place, each in enumerate(table.rows)}
        self.columns = {
            (table.id, each.id): place for table in outline.tables for place, each in enumerate(table.columns)
        }

    def of(self, path: LeafPath) -> tuple[int, ...]:
        last = 1 << 20
        top = _TOP.index(path[0]) if path[0] in _TOP else last
        match path:
            case (part, item, kind, *rest) if part == ANSWERS:
                place = _PARTS.index(kind) if kind in _PARTS else last
                fact = self.facts.get((item, rest[0]), last) if rest else 0
                year = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
                return (top, self.items.get(item, last), place, fact, year)
            case (part, table, row, column) if part == TABLES:
                rows, columns = self.rows.get((table, row), last), self.columns.get((table, column), last)
                return (top, self.tables.get(table, last), rows, columns)
        return (top,)


def address_of(path: LeafPath) -> Address:
    """Return the address of a leaf."""
    match path:
        case (part, table, row, column) if part == TABLES:
            return Address(place=table, key=row, part=column, table=True)
        case (part, item, kind, *rest) if part == ANSWERS and kind == FACTS and rest:
            return Address(place=item, key=rest[0], part=rest[1] if len(rest) > 1 else "")
        case (part, item, *_) if part == ANSWERS:
            return Address(place=item)
    return Address(place=WHOLE_REPORT, key=path[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafChange:
    """A leaf that is not the same in two trees."""

    path: LeafPath
    before: Tree
    """"" where there was none."""
    after: Tree


def compare_trees(before: Mapping[LeafPath, Tree], after: Mapping[LeafPath, Tree]) -> tuple[LeafChange, ...]:
    """Return what is not the same in two submissions."""
    return tuple(
        LeafChange(path=path, before=before.get(path, ""), after=after.get(path, ""))
        for path in dict.fromkeys((*before, *after))
        if meaning(before.get(path, "")) != meaning(after.get(path, ""))
    )


def is_figure(path: LeafPath, outline: Outline) -> bool:
    """Whether a leaf is a figure."""
    at = address_of(path)
    if at.table:
        table = outline.table(at.place)
        column = next((each for each in table.columns if each.id == at.part), None) if table is not None else None
        return column is not None and column.kind.figure is not None
    item = outline.item(at.place)
    indicator = item.indicator(at.key) if item is not None else None
    return indicator is not None and indicator.kind.figure is not None


def is_list(path: LeafPath, outline: Outline) -> bool:
    """Whether a leaf is a list of documents or models."""
    at = address_of(path)
    item = outline.item(at.place)
    indicator = item.indicator(at.key) if item is not None and at.key else None
    return indicator is not None and indicator.kind in {FactKind.DOCUMENTS, FactKind.MODELS}


def say_leaf(tree: Tree, longest: int = 60) -> str:
    """Return what a leaf says in a few words."""
    said = tidy(tree)
    if isinstance(said, Mapping):
        text = "không: " + str(said["khong"]) if set(said) == {"khong"} else "; ".join(map(say_leaf, said.values()))
    elif isinstance(said, str):
        text = " ".join(said.split())
    else:
        text = "; ".join(map(say_leaf, said))
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
