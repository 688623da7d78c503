"""What changed between two versions of a unit's report: in one line, and one by one."""

from collections.abc import Iterable, Iterator, Mapping

from tongket.commands.receive.submission_paths import (
    FACTS,
    TEXT,
    LeafChange,
    LeafPath,
    address_of,
    is_figure,
    is_list,
    say_leaf,
    tidy,
)
from tongket.model.outline import Outline
from tongket.naming.place_names import name_item, name_place
from tongket.source.emitting import Tree

AS_BEFORE = "không đổi"
_HEAD = {
    "so_ky_hieu": "số ký hiệu",
    "ngay_gui": "ngày gửi",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "người ký",
    "ghi_chu": "ghi chú",
}
_NAMED = 3
"""So many items are named; of more only their number is told."""


def summarise_changes(changes: Iterable[LeafChange], outline: Outline) -> str:
    """Return in one line what changed: `3 số, mục II.2.3 viết lại`; that nothing did, where nothing did."""
    every = tuple(changes)
    figures = sum(is_figure(each.path, outline) for each in every)
    lists = [each for each in every if is_list(each.path, outline)]
    others = [each for each in every if _is_choice(each.path, outline)]
    texts = [each for each in every if len(each.path) > 1 and FACTS not in each.path and not _is_cell(each.path)]
    cells = [each for each in every if _is_cell(each.path) and not is_figure(each.path, outline)]
    parts = [
        *([f"{figures} số"] if figures else []),
        *([f"{len(others)} câu trả lời có, không, lựa chọn"] if others else []),
        *_say_texts(texts, outline),
        *_say_items("danh mục văn bản, mô hình", lists, outline),
        *([f"{len(cells)} ô chữ của biểu"] if cells else []),
        *(_HEAD[each.path[0]] for each in every if len(each.path) == 1 and each.path[0] in _HEAD),
    ]
    return ", ".join(parts) or AS_BEFORE


def _is_cell(path: LeafPath) -> bool:
    return address_of(path).table


def _is_choice(path: LeafPath, outline: Outline) -> bool:
    return FACTS in path and not is_figure(path, outline) and not is_list(path, outline)


def _say_texts(texts: list[LeafChange], outline: Outline) -> Iterator[str]:
    """Yield what happened to long answers: rewritten, new, or gone."""
    groups: Mapping[str, list[LeafChange]] = {"viết lại": [], "viết thêm": [], "bỏ": []}
    for each in texts:
        how = "viết thêm" if not tidy(each.before) else "bỏ" if not tidy(each.after) else "viết lại"
        groups[how].append(each)
    for how, changes in groups.items():
        for said in _say_items("", changes, outline):
            yield f"{said} {how}"


def _say_items(what: str, changes: list[LeafChange], outline: Outline) -> Iterator[str]:
    items = list(dict.fromkeys(address_of(each.path).place for each in changes))
    if not items:
        return
    if len(items) > _NAMED:
        yield f"{what} {len(items)} mục".strip()
        return
    names = (name_item(each, outline) for each in items)
    yield f"{what} {', '.join(each[0].lower() + each[1:] for each in names)}".strip()


def list_changes(changes: Iterable[LeafChange], outline: Outline) -> Iterator[str]:
    """Yield the changes one by one: `Mục II.1.1, ô «Số hội nghị»: 193 → 195`; of a long text only that it changed."""
    for each in changes:
        name = name_leaf(each.path, outline)
        if each.path[-1] == TEXT and tidy(each.before) and tidy(each.after):
            yield f"{name}: viết lại"
        else:
            yield f"{name}: {_say(each.before)} → {_say(each.after)}"


def _say(tree: Tree) -> str:
    return say_leaf(tree) or "(trống)"


def name_leaf(path: LeafPath, outline: Outline) -> str:
    """Return how a clerk names the place of a leaf."""
    return name_place(address_of(path), outline) or _HEAD.get(path[-1], ".".join(path)).capitalize()
