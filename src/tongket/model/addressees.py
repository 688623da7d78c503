"""Requests under the wrong addressee (kiến nghị gửi nhầm cấp): found by the words of the headings themselves.

Items whose headings begin "Với …" beside each other ask different addressees: `IV.1 Với Trung ương`, `IV.2 Với Tỉnh ủy,
HĐND, UBND, …`. A point that begins "Đề nghị UBND tỉnh …" under the first belongs to the second.
"""

import re

from tongket.model.outline import Item, ItemKind, Outline, Section
from tongket.values.folding import fold_words

_ASKS = re.compile(r"(?:đề nghị|kiến nghị|đề xuất)(?: với)? (?P<organ>.+)")
_TOWARDS = re.compile(r"\s*(?:đối\s+)?với\s+", re.IGNORECASE)
_CENTRAL = ("quốc hội", "chính phủ", "thủ tướng", "bộ chính trị", "ban bí thư", "các bộ", "bộ nội vụ", "bộ tài chính")
"""Organs of the central level: a heading that says "Với Trung ương" means them too."""
# Before an organ's name: who acts for it.
_POSTS = re.compile(r"^(?:ban thường vụ |thường trực |ban cán sự đảng |đảng đoàn |lãnh đạo |ban chấp hành |các )+")
_LEVEL_ORGANS = {
    "tỉnh": re.compile(
        r"(?:tỉnh ủy|tỉnh|sở \S+|(?:ủy ban|hội đồng) nhân dân tỉnh"
        r"|(?:ủy ban )?mặt trận tổ quốc(?: việt nam)? tỉnh"
        r"|(?:liên đoàn|hội|ban|văn phòng|đoàn)(?: \S+){1,4} tỉnh(?: ủy)?)(?!\S)"
    ),
    "trung ương": re.compile(
        r"(?:trung ương|quốc hội|chính phủ|thủ tướng|bộ chính trị|ban bí thư|bộ (?!phận|máy|đội)\S+)(?!\S)"
    ),
}
"""Organs by their level, at the beginning of a request: the system of the State and the Party, not of one campaign."""
_LEVELS = ("tỉnh", "thành phố", "huyện", "xã", "trung ương")


def sole_addressee(heading: str) -> str | None:
    """Return the organ that a heading "Với Trung ương" names; None where it names several, or is no such heading."""
    organ = _TOWARDS.sub("", heading, count=1).strip(" .:") if _TOWARDS.match(heading) else ""
    return organ if organ and not re.search(r"[,;]| và ", organ) else None


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
        if not _TOWARDS.match(heading):
            return frozenset()
        names = [fold_words(each) for each in re.split(r"[,;]| và ", _TOWARDS.sub("", heading))]
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
        asked = self._write_out(fold_words(text)) if siblings is not None else ""
        asks = _ASKS.match(asked)
        if siblings is None:
            return item
        organ = _POSTS.sub("", asks["organ"] if asks is not None else asked)
        named = {
            other: max((len(each) for each in organs if re.match(rf"{re.escape(each)}(?!\S)", organ)), default=0)
            for other, organs in siblings.items()
            if asks is not None
        }
        best = max(named, key=lambda each: (named[each], each == item), default=item)
        return best if named.get(best) else self._by_level(item, organ, siblings)

    def _by_level(self, item: str, organ: str, siblings: dict[str, frozenset[str]]) -> str:
        """Return the item whose addressees are of the level of the organ that a request begins with."""
        found = {level: match for level, form in _LEVEL_ORGANS.items() if (match := form.match(organ))}
        # "UBND tỉnh và Trung ương cùng …" is put to both: it stays where it was written.
        level = next((each for each, match in found.items() if not organ[match.end() :].startswith(" và ")), None)
        meant = [
            other
            for other, organs in siblings.items()
            if level is not None and any(level in each.split() or each == level for each in organs)
        ]
        return item if not meant or item in meant else meant[0]
