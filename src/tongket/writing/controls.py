"""Our content controls and bookmarks in a draft that people have edited."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import ParagraphStyle
from tongket.model.figure_tags import PREFIX
from tongket.ooxml.namespaces import w
from tongket.word.blanks import RANGE_MARKS
from tongket.word.comments import AUTHOR, COMMENT_RANGES
from tongket.word.moved_text import DELETED, INSERTED, follow, is_deleted, read_arrivals
from tongket.word.reading import ReadParagraph, WordFile
from tongket.word.runs import GONE, is_mark, is_prompting, own_runs, seen_runs, shown_text
from tongket.word.styles import Styles
from tongket.writing.ids import BOOKMARK, control_name

_GONE_RANGES = {w("customXmlDelRangeStart"), w("customXmlMoveFromRangeStart")}
"""Before a control that people deleted or moved away as a tracked change."""
_MARKS = {
    *RANGE_MARKS,
    *COMMENT_RANGES,
    *(w(f"customXml{kind}Range{end}") for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
}
"""What may stand between a bookmark and its control."""
_START = w("bookmarkStart")
_NUMBER = re.compile(r"_\d+$")


class Control(NamedTuple):
    """The control of a figure, where it stands."""

    tag: str
    element: etree._Element
    runs: tuple[etree._Element, ...]
    """Those that a reader sees in it, without the mark of a note that stands at it."""
    text: str
    """What they show, in NFC."""
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
    before = takewhile(lambda each: each.tag in _MARKS, _preceding(element))
    for mark in (*within, *before):
        if mark.tag == _START and str(mark.get(w("name"))).startswith(f"{BOOKMARK}f"):
            return mark
    return None


def _preceding(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands before an element, and before the tracked change around it, the nearest first."""
    at: etree._Element | None = element
    while at is not None:
        yield from at.itersiblings(preceding=True)
        above = at.getparent()
        at = above if above is not None and above.tag in DELETED | INSERTED else None


def read_controls(word: WordFile, paragraphs: tuple[ReadParagraph, ...], tags: Iterable[str]) -> Iterator[Control]:
    """Yield the controls of our figures in reading order, of the tags of a manifest; those of deleted text are gone.

    A control is its text, whatever tracked changes stand around it or in it: what is inserted or moved to is there,
    what is deleted or moved away is not.
    """
    names = {control_name(each): each for each in tags}
    styles = word.styles
    for paragraph in paragraphs:
        at = _run_starts(paragraph.element, styles)
        for element in paragraph.element.iter(w("sdt")):
            holder = next(element.iterancestors(w("p"), *GONE), None)
            tag = control_tag(element, names) if holder is paragraph.element else None
            if tag is None:
                continue
            runs = _figure_runs(element, styles) if not is_prompting(element) else ()
            text = "".join(_text(each, styles) for each in runs)
            if not text and _is_deleted(element, paragraph):
                continue
            start = next((at[run] for run in runs if run in at), len(paragraph.text))
            mark = control_bookmark(element)
            name = str(mark.get(w("name"))) if mark is not None else ""
            yield Control(tag, element, runs, text, paragraph, start, name)


def _text(run: etree._Element, styles: Styles) -> str:
    return unicodedata.normalize("NFC", shown_text(run, styles))


def _figure_runs(element: etree._Element, styles: Styles) -> tuple[etree._Element, ...]:
    """Return the runs that a reader sees in a control; without marks above or below the line, where it is not one."""
    runs = seen_runs(element, styles)
    return tuple(each for each in runs if not is_mark(each, styles)) or tuple(runs)


def _is_deleted(element: etree._Element, paragraph: ReadParagraph) -> bool:
    """Whether people deleted or moved away, as a tracked change, what a control without text held.

    Word says so at its runs; of one that was empty before at its paragraph or its row.
    """
    if any(each.get(w("author")) != AUTHOR for each in element.iter(*DELETED)):
        return True
    if any(each.tag in _GONE_RANGES for each in takewhile(lambda mark: mark.tag in _MARKS, _preceding(element))):
        return True
    row = next(element.iterancestors(w("tr")), None)
    if row is not None and row.find(f"{w('trPr')}/{w('del')}") is not None:
        return True
    mark = paragraph.element.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and not paragraph.text.strip() and any(each.tag in DELETED for each in mark)


def _run_starts(paragraph: etree._Element, styles: Styles) -> dict[etree._Element, int]:
    """Return where the text of each run begins in that of its paragraph, in NFC."""
    starts: dict[etree._Element, int] = {}
    offset = 0
    for run in own_runs(paragraph, styles):
        starts[run] = offset
        offset += len(_text(run, styles))
    return starts


class Marked(NamedTuple):
    """A bookmark of ours: its name, and the paragraphs that it covers, in order."""

    name: str
    paragraphs: tuple[ReadParagraph, ...]


def read_bookmarks(word: WordFile, paragraphs: tuple[ReadParagraph, ...]) -> dict[str, Marked]:
    """Return the bookmarks of ours by name; one that was deleted with its text, tracked or not, is not there.

    One whose text was cut and pasted, or moved, with tracking on covers it where it stands now.
    """
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
    return dict(_where_they_are(found, paragraphs))


def _where_they_are(found: Mapping[str, Marked], paragraphs: tuple[ReadParagraph, ...]) -> Iterator[tuple[str, Marked]]:
    """Yield the bookmarks whose text is there, or was moved: a name stays with what was taken away."""
    gone = {name for name, each in found.items() if is_deleted(each.paragraphs)}
    arrivals = read_arrivals(paragraphs) if gone else {}
    for name, each in found.items():
        now = follow(each.paragraphs, arrivals) if name in gone else each.paragraphs
        if now:
            yield name, Marked(name, now)


def _last_detail(paragraphs: tuple[ReadParagraph, ...], at: int) -> int:
    """Return the place of the last of the points below a point, whose bookmark is around itself only."""
    while at + 1 < len(paragraphs) and paragraphs[at + 1].style == ParagraphStyle.DETAIL:
        at += 1
    return at


def _is_text(name: str) -> bool:
    """Whether a bookmark is one of ours around a text, not around a figure."""
    return name.startswith(BOOKMARK) and not name.startswith(f"{BOOKMARK}f")
