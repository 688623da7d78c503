"""Which section or item of the outline a heading names: by its words, its number and the section above."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tongket.model.outline import Item, Outline, Section
from tongket.returned.heading_words import ADDRESSING, CAUSES, MEANS_THE_SAME, SAYS_LITTLE
from tongket.returned.printed_numbers import PrintedNumber, read_printed_number
from tongket.values.folding import fold_words

ENOUGH = 0.6
"""How much of a heading and of a title must be common for the heading to name it.

Measured on the tuned reports of `tests/cases/free-reports`.
"""
NUMBERED = 0.4
"""The same, where the printed number says so too."""
_TITLE_SHARE = 0.3
"""How much of the score is what of the title is said: headings are shortened more often than they say more."""
_APART = 0.1
"""Two titles nearer to each other than this are told apart by number and section only."""
_PART, _PART_BELOW, _PART_NUMBERED = 0.25, 0.18, 0.1
"""How much of a title must be said; below its own section; there with its own number.

`Công tác cán bộ` is 8 % of one that speaks of more. Measured on the reports and answers of `tests/returned`.
"""
_TOLD_BELOW = 0.5
"""What of it must tell something even there: `Công tác xây dựng Đảng` has only words of every heading."""
_ADDRESSED = 0.75
"""The likeness of a heading that says but whom it addresses. A choice: that of a title of which half is said."""
_MOST = 0.7
"""So much of a title is enough, however little its words tell: `ĐẶC ĐIỂM TÌNH HÌNH`."""
_LIGHT_WEIGHT = 0.2
_WHOLE = 0.85
"""A part of a heading, between commas, that is this near to a title names it by itself."""
_GENERAL = 2
"""Words of a title that says nothing without the section above: `Ưu điểm`, `Với Trung ương`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineNode:
    """A section or item of the outline, as headings are held against it."""

    id: str
    parents: tuple[str, ...]
    """The ids of the sections above it, from the top."""
    item: bool
    numbers: frozenset[tuple[int, ...]]
    """What it may be numbered by: 1, 1 and 2, 1, 1 of `1.1.` in `II.`."""
    titles: tuple[frozenset[str], ...]
    general: bool
    """Whether its title says nothing without the section above."""
    addressed: bool
    """Whether its title names to whom: `Với Trung ương`."""


class TitleLikeness(NamedTuple):
    """How like a heading and a title are."""

    score: float
    """0 to 1."""
    part: float
    """How much of the title is said, 0 to 1."""
    told: float
    """The weight of the common words that tell what it is about."""

    def says_enough(self, *, below: bool, numbered: bool) -> bool:
        """Whether enough of the title is said to know it by; less below its own section, and with its own number."""
        if self.part >= (_MOST if self.told else _WHOLE):
            return True
        if below:
            tells = self.told >= _TOLD_BELOW or self.part >= _PART
            return tells and self.part >= (_PART_NUMBERED if numbered else _PART_BELOW)
        return self.part >= _PART and self.told >= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingMatch:
    """What a heading names."""

    nodes: tuple[OutlineNode, ...]
    """One; several where it names several, or where they can't be told apart; none."""
    score: float = 0.0
    """0 to 1: how much of the words is common."""
    numbered: bool = False
    """Whether its number is that of the node."""


NO_MATCH = HeadingMatch(nodes=())


def heading_key(text: str) -> tuple[str, ...]:
    """Return the words of a heading as they are compared, in order."""
    return tuple(MEANS_THE_SAME.replace(fold_words(CAUSES.sub("nguyên nhân", text).replace("-", " "))).split())


@dataclass(frozen=True, kw_only=True)
class HeadingMatcher:
    """The outline's headings."""

    nodes: tuple[OutlineNode, ...]
    own: frozenset[str]
    """Words that say whose report it is."""

    @cached_property
    def _shared(self) -> Mapping[str, int]:
        return Counter(word for node in self.nodes for word in frozenset().union(*node.titles))

    def _tells(self, word: str) -> bool:
        """Whether a word says what a heading is about: it is no word of any heading, no number, no name of the unit."""
        return word not in SAYS_LITTLE and word not in self.own and not word[0].isdigit()

    def _weight(self, word: str) -> float:
        return max(1, self._shared[word]) ** -0.5 if self._tells(word) else _LIGHT_WEIGHT

    def _likeness(self, words: frozenset[str], title: frozenset[str]) -> TitleLikeness:
        """Return how like words and a title are: all of the words weigh more than all of the title's."""
        shared = words & title
        common = sum(map(self._weight, shared))
        said = common + sum(self._weight(each) * (1 if self._tells(each) else _LIGHT_WEIGHT) for each in words - title)
        asked = sum(map(self._weight, title))
        if not said or not asked:
            return TitleLikeness(0.0, 0.0, 0.0)
        part = common / asked
        told = sum(self._weight(each) for each in shared if self._tells(each))
        return TitleLikeness(common / said * (1 - _TITLE_SHARE + _TITLE_SHARE * part), part, told)

    def likeness(self, words: Iterable[str], node: OutlineNode) -> TitleLikeness:
        """Return how well words name a node."""
        given = frozenset(words)
        return max(self._likeness(given, title) for title in node.titles)

    def names_one(self, text: str) -> bool:
        """Whether a line says nearly the whole title of a section or item."""
        words = heading_key(text)
        return max(self.likeness(words, node).score for node in self.nodes) >= _WHOLE

    def match(self, text: str, number: PrintedNumber | None, above: Sequence[str] = ()) -> HeadingMatch:
        """Return what a heading names; `above` are the located sections and items above it, from the top."""
        if several := self._several(text):
            return HeadingMatch(nodes=several, score=1.0)
        words = heading_key(text)
        if (addressed := self._addressed(words, above)) is not None:
            return HeadingMatch(nodes=(addressed,), score=_ADDRESSED, numbered=_is_numbered(addressed, number))
        like = [(self.likeness(words, node), node) for node in self.nodes if node.id not in above]
        scored = sorted(((each.score, node) for each, node in like), key=lambda each: -each[0])
        under = above[-1] if above else None
        near = [each for each in scored if each[0] >= scored[0][0] - _APART]
        if scored[0][0] >= ENOUGH:
            chosen = self._choose(near, number, under)
        else:
            below = (node for score, node in near if score >= NUMBERED and node.parents[-1:] == (under,))
            chosen = tuple(node for node in below if _is_numbered(node, number))[:1]
        found = [(each, node) for each, node in like if node in chosen]
        numbered = len(chosen) == 1 and _is_numbered(chosen[0], number)
        if len(found) == 1:
            likeness, node = found[0]
            if not likeness.says_enough(below=node.parents[-1:] == (under,), numbered=numbered):
                return NO_MATCH
        return HeadingMatch(nodes=chosen, score=max((each.score for each, _ in found), default=0.0), numbered=numbered)

    def _choose(
        self, near: Sequence[tuple[float, OutlineNode]], number: PrintedNumber | None, under: str | None
    ) -> tuple[OutlineNode, ...]:
        """Return the one of several titles that are as like which stands below the section, or bears the number."""
        nodes = [node for _, node in near]
        below = [node for node in nodes if under in node.parents]
        numbered = [node for node in below or nodes if _is_numbered(node, number)]
        exact = [node for score, node in near if score > 1 - _APART / 2]
        return tuple(next((each for each in (nodes, below, numbered, exact) if len(each) == 1), nodes))

    def _addressed(self, words: Sequence[str], above: Sequence[str]) -> OutlineNode | None:
        """Return the one below the section above that names all whom a heading addresses: `Đối với tỉnh`."""
        below = [node for node in self.nodes if node.addressed and node.parents[-1:] == tuple(above[-1:])]
        addressed = frozenset(words) - ADDRESSING
        for whom in (addressed, addressed - self.own):
            named = [node for node in below if whom and any(whom <= title for title in node.titles)]
            if len(named) == 1:
                return named[0]
        return None

    def _several(self, text: str) -> tuple[OutlineNode, ...]:
        """Return the nodes that the parts of a heading name, where they are several: `Ưu điểm, hạn chế`."""
        parts = [each for each in _parts_of(CAUSES.sub("nguyên nhân", text)) if each]
        if len(parts) < 2:  # noqa: PLR2004
            return ()
        named: dict[str, OutlineNode] = {}
        for part in parts:
            scored = [(self.likeness(heading_key(part), node).score, node) for node in self.nodes]
            score, node = max(scored, key=lambda each: each[0])
            if score >= _WHOLE:
                named[node.id] = node
        return tuple(named.values()) if len(named) > 1 else ()


def _parts_of(text: str) -> Iterator[str]:
    for clause in text.replace(";", ",").replace("/", ",").split(","):
        yield from (each.strip() for each in clause.split(" và "))


def _is_numbered(node: OutlineNode, number: PrintedNumber | None) -> bool:
    return number is not None and number.parts in node.numbers


def _names_addressee(node: Section | Item) -> bool:
    return fold_words(node.title).startswith(("với ", "đối với "))


def make_matcher(outline: Outline, own: str) -> HeadingMatcher:
    """Return the headings of an outline; `own` is what the unit calls itself."""
    return HeadingMatcher(
        nodes=tuple(_walk(outline.sections, (), ())), own=frozenset(heading_key(f"{own} {outline.report.place}"))
    )


def _walk(nodes: Iterable[Section | Item], parents: tuple[str, ...], above: tuple[int, ...]) -> Iterator[OutlineNode]:
    for each in nodes:
        numbers = [read_printed_number(f"{text} ")[0] for text in (each.number, each.report_number) if text]
        own = [number.parts for number in numbers if number is not None]
        titles = tuple({frozenset(heading_key(text)): None for text in (each.heading, each.title)})
        yield OutlineNode(
            id=each.id,
            parents=parents,
            item=isinstance(each, Item),
            numbers=frozenset([*own, *((*above, parts[-1]) for parts in own)]),
            titles=titles,
            general=bool(parents)
            and (_names_addressee(each) or min(len(title - SAYS_LITTLE) for title in titles) <= _GENERAL),
            addressed=bool(parents) and _names_addressee(each),
        )
        if isinstance(each, Section):
            yield from _walk(each.children, (*parents, each.id), (*above, own[0][-1]) if own else above)
