"""Requests under the wrong addressee (kiến nghị gửi nhầm cấp): found by the words of the headings themselves.

Items whose headings begin "Với …" beside each other ask different addressees: `IV.1 Với Trung ương`, `IV.2 Với Tỉnh ủy,
HĐND, UBND, …`. A point that begins "Đề nghị UBND tỉnh …" under the first belongs to the second.
"""

import re

from tongket.likeness import fold_words
from tongket.model import Item, ItemKind, Outline, Section

_ASKS = re.compile(r"(?:đề nghị|kiến nghị|đề xuất)(?: với)? (?P<organ>.+)")
_CENTRAL = ("quốc hội", "chính phủ", "thủ tướng", "bộ chính trị", "ban bí thư", "các bộ", "bộ nội vụ", "bộ tài chính")
"""Organs of the central level: a heading that says "Với Trung ương" means them too."""
_LEVELS = ("tỉnh", "thành phố", "huyện", "xã", "trung ương")


class Addressees:
    """The addressees of an outline's items of requests."""

    def __init__(self, outline: Outline) -> None:
        self._siblings: dict[str, dict[str, frozenset[str]]] = {}
        self._full = {fold_words(short): fold_words(name) for short, name in outline.abbreviations.items()}
        self._collect(outline.sections)

    def _collect(self, nodes: tuple[Section | Item, ...]) -> None:
        asked = {
            node.id: organs
            for node in nodes
            if isinstance(node, Item) and node.kind is ItemKind.POINTS and (organs := self._organs(node.heading))
        }
        if len(asked) > 1:
            for item in asked:
                self._siblings[item] = asked
        for node in nodes:
            if isinstance(node, Section):
                self._collect(node.children)

    def _organs(self, heading: str) -> frozenset[str]:
        """Return the organs that a heading "Với A, B và C tỉnh" names, written out."""
        if not fold_words(heading).startswith("với "):
            return frozenset()
        names = [fold_words(each) for each in re.split(r"[,;]| và ", re.sub(r"(?i)^\s*với\s+", "", heading))]
        level = next((each for each in _LEVELS if names and names[-1].endswith(" " + each)), None)
        organs = {self._write_out(each.removesuffix(f" {level}")) for each in names if each}
        if "trung ương" in organs:
            organs.update(_CENTRAL)
        return frozenset(organs | {f"{each} {level}" for each in organs} if level else organs)

    def _write_out(self, text: str) -> str:
        for short, name in self._full.items():
            text = re.sub(rf"(?<!\S){re.escape(short)}(?!\S)", name, text)
        return text

    def asks(self, item: str) -> bool:
        """Whether an item is one of requests to one of several addressees."""
        return item in self._siblings

    def belongs_to(self, item: str, text: str) -> str:
        """Return the item that a point written under `item` belongs to: mostly `item` itself."""
        siblings = self._siblings.get(item)
        asks = _ASKS.match(fold_words(text)) if siblings is not None else None
        if siblings is None or asks is None:
            return item
        organ = self._write_out(asks["organ"])
        named = {
            other: max((len(each) for each in organs if re.match(rf"{re.escape(each)}(?!\S)", organ)), default=0)
            for other, organs in siblings.items()
        }
        best = max(named, key=lambda each: (named[each], each == item))
        return best if named[best] else item
