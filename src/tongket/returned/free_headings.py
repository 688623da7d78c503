"""Where the items of the outline stand in a report that somebody wrote without the form.

A paragraph belongs to the item of the nearest located heading above. What stands under a heading of no item, or of
several, belongs nowhere: never into the nearest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tongket.flow.flow import FlowLine
from tongket.returned.heading_match import HeadingMatch, HeadingMatcher, OutlineNode
from tongket.returned.printed_numbers import PART, ROMAN, NumberedText, PrintedNumber, read_numbered

_WHOLLY = 0.9
"""How like the title of a section of the first level a line must be that stands where nothing says how deep it is."""
_LONGEST = 90
"""Words of a heading at most: the longest of the outlines seen has 59."""
_SHORT = 14
"""Words up to which a numbered line is a heading, whatever it ends with."""
_LABEL = 8
"""Words of a line with a colon that is a heading, where it does not lead over to what follows."""
_INTRODUCES = re.compile(
    r"\b(?:sau|như|cụ thể|gồm|là|trong đó|kết quả|ví dụ|điển hình|nổi bật|đó|này)\b", re.IGNORECASE
)
_SAYS = re.compile(r":|\d\W*$")
"""What no heading has that nothing shows to be one: something said behind a colon, a figure at its end."""
_SURE = 0.7
"""How like a title a line must be that nothing but its words shows to be a heading."""
_OPENED = re.compile(r"(?P<title>[^.:;]{3,60}?)\s*[:.]\s+(?=\S)")
"""A heading and its text in one line: `Ưu điểm: Công tác …`."""
_SENTENCE_END = (".", ";", ",", "!")
_CLOSING = ("trên đây là", "nơi nhận")
_STYLED = ROMAN - 1
"""The rank of a heading without a number, less its level."""
UNDER_NONE = "đứng dưới tiêu đề “{title}” không khớp mục nào của đề cương"
UNDER_SEVERAL = "đứng dưới tiêu đề “{title}” có thể là nhiều mục: {names}"
UNDER_AGAIN = "đứng dưới tiêu đề “{title}”, là mục {id} đã có ở trên"
UNDER_SECTION = "đứng ngay dưới tiêu đề “{title}” của mục {id}, gồm nhiều mục nhỏ"
BEFORE_FIRST = "đứng trước đề mục đầu tiên khớp với đề cương"
CLOSING = "là câu kết của báo cáo"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line, and where it belongs."""

    line: FlowLine
    text: NumberedText
    item: str | None = None
    """The id of the item whose text it is; None where it belongs to none."""
    heading: str | None = None
    """The id of the section or item that it is the heading of."""
    reason: str = ""
    """Why it belongs nowhere."""
    confidence: int = 0
    """Of its heading, in percent."""
    title: str = ""
    """The words of the heading that it stands under."""
    sub: bool = False
    """Whether it is a heading within its item."""


@dataclass(slots=True)
class _Open:
    """A heading under which lines may follow."""

    node: OutlineNode | None
    rank: float | None
    """None where nothing tells how deep it stands."""
    number: PrintedNumber | None
    reason: str
    confidence: int
    title: str = ""
    several: tuple[str, ...] = ()
    """The ids of the sections and items that it names together."""

    def holds(self, node: OutlineNode) -> bool:
        """Whether a node stands below it by the outline: below one of several as well."""
        ids = self.several if self.node is None else (self.node.id,)
        return any(each in node.parents for each in ids) or node.id in self.several


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: NumberedText
    rank: float | None
    shown: bool
    """Whether its number, style or bold letters show it to be a heading."""


@dataclass(slots=True)
class _Locator:
    matcher: HeadingMatcher
    stack: list[_Open] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    cover: bool = False
    """Whether the last line was `Phần thứ nhất` alone: the next names it."""

    def place(self, line: FlowLine) -> Iterator[PlacedLine]:
        """Yield a line, or the heading and the text that stand in it together."""
        text = read_numbered(line)
        if text.words.casefold().startswith(_CLOSING):
            yield PlacedLine(line=line, text=text, reason=CLOSING)
            return
        candidate = _candidate(line, text, cover=self.cover)
        self.cover = text.number is not None and text.number.rank == PART and not text.words
        if self.cover:
            self._close(PART)
            self.stack.append(_Open(None, PART, text.number, "", 0))
            yield PlacedLine(line=line, text=text, reason=BEFORE_FIRST)
        elif (split := self._split(line, text)) is not None:
            yield from split
        elif candidate is not None and (opened := self._open(candidate)) is not None:
            yield self._heading(line, text, opened)
        else:
            within = candidate is not None and candidate.shown and not text.words.endswith(_SENTENCE_END)
            yield self._body(line, text, sub=within)

    def _heading(self, line: FlowLine, text: NumberedText, opened: _Open) -> PlacedLine:
        located = opened.node.id if opened.node is not None else None
        return PlacedLine(line=line, text=text, heading=located, reason=opened.reason, confidence=opened.confidence)

    def _body(self, line: FlowLine, text: NumberedText, *, sub: bool = False) -> PlacedLine:
        if not self.stack:
            return PlacedLine(line=line, text=text, reason=BEFORE_FIRST)
        top = self.stack[-1]
        if top.node is not None and top.node.item and not top.reason:
            return PlacedLine(
                line=line, text=text, item=top.node.id, confidence=top.confidence, title=top.title, sub=sub
            )
        return PlacedLine(line=line, text=text, reason=top.reason or BEFORE_FIRST)

    def _split(self, line: FlowLine, text: NumberedText) -> tuple[PlacedLine, ...] | None:
        """Return the heading and the text of a line that holds both, where its beginning names an item."""
        opened = _OPENED.match(text.words)
        merged = bool(self.stack and self.stack[-1].several) and text.number is None
        if opened is None or text.bullet in {"-", "+"} or merged:
            return None
        title = NumberedText(text.number, text.bullet, opened["title"])
        match = self.matcher.match(opened["title"], text.number, self._above(_rank(line, title)))
        if match.score < _WHOLLY or not match.nodes:
            return None
        heading = self._open(_Candidate(title, _rank(line, title), shown=text.number is not None))
        if heading is None:
            return None
        rest = NumberedText(None, "", text.words[opened.end() :])
        return self._heading(line, title, heading), self._body(line, rest)

    def _above(self, rank: float | None) -> tuple[str, ...]:
        """Return the ids of the located sections and items above a heading of a rank, from the top."""
        above = self._kept(rank)
        return tuple(
            each.node.id for each in above if each.node is not None and (rank is not None or not each.node.item)
        )

    def _kept(self, rank: float | None) -> list[_Open]:
        """Return the headings that stay open over one of a rank."""
        kept = list(self.stack)
        while rank is not None and kept and (kept[-1].rank is None or kept[-1].rank >= rank):
            kept.pop()
        return kept

    def _close(self, rank: float) -> None:
        self.stack = self._kept(rank)

    def _open(self, candidate: _Candidate) -> _Open | None:
        """Return what a heading opens; None where the line is none, or stands within its item."""
        text, rank = candidate.text, candidate.rank
        match = self.matcher.match(text.words, text.number, self._above(rank))
        if not candidate.shown and match.score < _SURE:
            return self._end_item(candidate)
        within = self._within_item(rank)
        if within and not self._leaves(match):
            return None
        if text.number is not None and not match.nodes and not self._is_numbered_heading(text):
            return None
        opened = self._judge(match, candidate, within=within)
        self._make_room(opened)
        self.stack.append(opened)
        if opened.node is not None:
            self.seen.add(opened.node.id)
        return opened

    def _end_item(self, candidate: _Candidate) -> _Open | None:
        """Return what a short line opens that ends like a heading and names nothing: it may be one."""
        words = candidate.text.words
        if not self.stack or _SAYS.search(words) or len(words.split()) > _SHORT:
            return None
        opened = _Open(None, None, None, UNDER_NONE.format(title=_short(candidate.text.words)), 0)
        self._make_room(opened)
        self.stack.append(opened)
        return opened

    def _make_room(self, opened: _Open) -> None:
        if opened.rank is not None:
            self._close(opened.rank)
            return
        keep = opened.node.parents if opened.node is not None else ()
        while self.stack and (self.stack[-1].node is None or self.stack[-1].node.id not in keep):
            if opened.node is None and self.stack[-1].node is not None and not self.stack[-1].node.item:
                break
            if self.stack[-1].rank == PART and opened.node is None:
                break
            self.stack.pop()

    def _within_item(self, rank: float | None) -> bool:
        """Whether a heading stands deeper than the item that is open."""
        if not self.stack:
            return False
        top = self.stack[-1]
        if top.node is None or not top.node.item:
            return False
        if rank is None:
            return top.number is not None
        return top.rank is not None and rank > top.rank

    def _leaves(self, match: HeadingMatch) -> bool:
        """Whether a heading within an item speaks of another not seen yet: which of both is meant is not known."""
        if match.score < _SURE or self.stack[-1].node in match.nodes:
            return False
        return any(each.id not in self.seen for each in match.nodes)

    def _is_numbered_heading(self, text: NumberedText) -> bool:
        """Whether a numbered line that names nothing is a heading: it goes on with the headings, or is short."""
        number = text.number
        before = [each.number for each in self.stack if each.number is not None]
        if number is not None and any(number.follows(each) for each in before):
            return True
        return len(text.words.split()) <= _SHORT and not text.words.endswith((";", ","))

    def _judge(self, match: HeadingMatch, candidate: _Candidate, *, within: bool) -> _Open:
        title = _short(candidate.text.words)
        number, rank = candidate.text.number, candidate.rank
        if len(match.nodes) != 1:
            names = tuple(each.id for each in match.nodes)
            form = UNDER_SEVERAL if match.nodes else UNDER_NONE
            return _Open(None, rank, number, form.format(title=title, names=", ".join(names)), 0, several=names)
        node = match.nodes[0]
        if reason := self._doubt(match, node, title, within=within):
            return _Open(None, rank, number, reason, 0)
        confidence = self._confidence(match, node, rank)
        if not confidence:
            return _Open(None, rank, number, UNDER_NONE.format(title=title), 0)
        reason = "" if node.item else UNDER_SECTION.format(title=title, id=node.id)
        return _Open(node, rank, number, reason, confidence, title)

    def _doubt(self, match: HeadingMatch, node: OutlineNode, title: str, *, within: bool) -> str:
        """Return why a heading with the words of one item may be another; "" where it is not."""
        if node.item and node.id in self.seen:
            return UNDER_AGAIN.format(title=title, id=node.id)
        top = self.stack[-1].node if within else None
        if top is not None and not _stands_alone(node, match):
            return UNDER_SEVERAL.format(title=title, names=f"{top.id}, {node.id}")
        return ""

    def _confidence(self, match: HeadingMatch, node: OutlineNode, rank: float | None) -> int:
        """Return how sure a located heading is, in percent; 0 where what stands above it speaks against it."""
        above = [each for each in self._kept(rank) if each.node is not None or not _is_cover(each)]
        points = 60 + round(35 * match.score) + (4 if match.numbered else 0)
        if not above:
            return points
        over = above[-1].node
        if above[-1].holds(node):
            return points
        if over is None:
            known = any(each.node is not None and each.node.id in node.parents for each in above)
            trusted = known and above[-1].rank is None and rank is not None
            return points - 15 if trusted or not node.general else 0
        if not node.parents or node.parents[-1] in over.parents:
            return points - 10
        return 0 if node.general else points - 15


def _stands_alone(node: OutlineNode, match: HeadingMatch) -> bool:
    """Whether a heading can only be that of a first section: `KIẾN NGHỊ, ĐỀ XUẤT`."""
    return not node.parents and match.score >= _WHOLLY


def _is_cover(opened: _Open) -> bool:
    """Whether it is `Phần thứ nhất`, or its title."""
    return opened.rank is not None and opened.rank < PART + 1


def _candidate(line: FlowLine, text: NumberedText, *, cover: bool) -> _Candidate | None:
    words = text.words.split()
    if not words or len(words) > _LONGEST or text.bullet in {"-", "+"}:
        return None
    rank = PART + 0.5 if cover and text.number is None else _rank(line, text)
    shown = text.number is not None or line.level is not None or line.bold or cover
    shown = (
        shown
        or text.bullet == "*"
        or (text.words.endswith(":") and len(words) <= _LABEL and not _INTRODUCES.search(text.words))
    )
    if not shown and text.words.endswith(_SENTENCE_END):
        return None
    return _Candidate(text, rank, shown)


def _rank(line: FlowLine, text: NumberedText) -> float | None:
    if text.number is not None:
        return text.number.rank
    return _STYLED + line.level if line.level is not None else None


def _short(title: str) -> str:
    words = title.rstrip(" .:;").split()
    return " ".join(words) if len(words) <= _SHORT else f"{' '.join(words[:_SHORT])}…"


def place_lines(lines: Iterable[FlowLine], matcher: HeadingMatcher) -> tuple[PlacedLine, ...]:
    """Return lines in order with where each belongs; a heading and its text in one line are two."""
    locator = _Locator(matcher)
    return tuple(placed for line in lines if line.text.strip() or line.marker for placed in locator.place(line))
