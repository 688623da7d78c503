"""Our content controls and bookmarks in a draft that people have edited."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import ParagraphStyle
from tongket.book.sources import PREFIX
from tongket.word.names import is_on, w
from tongket.word.pen import BOOKMARK, control_name
from tongket.word.reading import GONE, ReadParagraph, WordFile, is_hidden, own_runs, shown_text

_MARKS = {w(each) for each in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}
_START = w("bookmarkStart")
_NUMBER = re.compile(r"_\d+$")
TRACKED = {w("ins"), w("del"), w("moveFrom"), w("moveTo")}


class Control(NamedTuple):
    """The control of a figure, where it stands."""

    tag: str
    element: etree._Element
    text: str
    """What a reader sees in it."""
    paragraph: ReadParagraph
    start: int
    """Where its text begins in that of the paragraph."""
    bookmark: str
    """The name of the bookmark around it; "" where that was deleted."""


def control_tag(element: etree._Element, names: Mapping[str, str]) -> str | None:
    """Return the tag of a control of ours, or None; `names` are the tags by the names of their bookmarks."""
    properties = element.find(w("sdtPr"))
    tag = properties.find(w("tag")) if properties is not None else None
    value = str(tag.get(w("val"))) if tag is not None else ""
    if value.startswith(PREFIX):
        return value
    bookmark = control_bookmark(element)
    return names.get(_NUMBER.sub("", str(bookmark.get(w("name"))))) if bookmark is not None else None


def control_bookmark(element: etree._Element) -> etree._Element | None:
    """Return the start of the bookmark around a control of ours: before it or, as LibreOffice puts it, within it.

    First in it when it is saved once, behind what was deleted when it is saved again.
    """
    within = (each for each in element.iter(_START) if next(each.iterancestors(w("sdt"))) is element)
    before = takewhile(lambda each: each.tag in _MARKS, element.itersiblings(preceding=True))
    for mark in (*within, *before):
        if mark.tag == _START and str(mark.get(w("name"))).startswith(f"{BOOKMARK}f"):
            return mark
    return None


def is_prompting(element: etree._Element) -> bool:
    """Whether a control is empty: what Word shows in it is a prompt to type."""
    return is_on(element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))


def read_controls(paragraphs: tuple[ReadParagraph, ...], tags: Iterable[str]) -> Iterator[Control]:
    """Yield the controls of our figures in reading order, of the tags of a manifest; those of deleted text are gone."""
    names = {control_name(each): each for each in tags}
    for paragraph in paragraphs:
        at = _run_starts(paragraph.element)
        for element in paragraph.element.iter(w("sdt")):
            holder = next(element.iterancestors(w("p"), *GONE), None)
            tag = control_tag(element, names) if holder is paragraph.element else None
            if tag is None:
                continue
            runs = seen_runs(element) if not is_prompting(element) else []
            start = next((at[run] for run in runs if run in at), len(paragraph.text))
            mark = control_bookmark(element)
            name = str(mark.get(w("name"))) if mark is not None else ""
            yield Control(tag, element, "".join(map(shown_text, runs)), paragraph, start, name)


def _run_starts(paragraph: etree._Element) -> dict[etree._Element, int]:
    """Return where the text of each run begins in that of its paragraph."""
    starts: dict[etree._Element, int] = {}
    offset = 0
    for run in own_runs(paragraph):
        starts[run] = offset
        offset += len(shown_text(run))
    return starts


def seen_runs(element: etree._Element) -> list[etree._Element]:
    """Return the runs below an element that a reader sees, not those of deleted text."""
    return [
        each for each in element.iter(w("r")) if next(each.iterancestors(*GONE), None) is None and not is_hidden(each)
    ]


class Marked(NamedTuple):
    """A bookmark of ours: its name, and the paragraphs that it covers, in order."""

    name: str
    paragraphs: tuple[ReadParagraph, ...]


def read_bookmarks(word: WordFile, paragraphs: tuple[ReadParagraph, ...]) -> dict[str, Marked]:
    """Return the bookmarks of ours by name; one that was deleted with its text is not there."""
    number = {each.element: place for place, each in enumerate(paragraphs)}
    opened: dict[str, tuple[str, int, int | None]] = {}
    found: dict[str, Marked] = {}
    at = last = 0
    for element in word.body.iter(w("p"), w("r"), _START, w("bookmarkEnd")):
        mark = str(element.get(w("id")))
        if element.tag == w("p"):
            at = number.get(element, at)
        elif element.tag == w("r"):
            last = at
            # Word may begin one behind the paragraph before, and end it ahead of the next one: the runs decide.
            opened = {key: (name, here, at if first is None else first) for key, (name, here, first) in opened.items()}
        elif element.tag == _START and _is_text(str(element.get(w("name")))):
            opened[mark] = (str(element.get(w("name"))), at, None)
        elif element.tag == w("bookmarkEnd") and mark in opened:
            name, here, first = opened.pop(mark)
            start, end = (here, at) if first is None else (first, last)
            end = _last_detail(paragraphs, end) if name.startswith(f"{BOOKMARK}p") else end
            found[name] = Marked(name, paragraphs[start : end + 1])
    return found


def _last_detail(paragraphs: tuple[ReadParagraph, ...], at: int) -> int:
    """Return the place of the last of the points below a point, whose bookmark is around itself only."""
    while at + 1 < len(paragraphs) and paragraphs[at + 1].style == ParagraphStyle.DETAIL:
        at += 1
    return at


def _is_text(name: str) -> bool:
    """Whether a bookmark is one of ours around a text, not around a figure."""
    return name.startswith(BOOKMARK) and not name.startswith(f"{BOOKMARK}f")
