"""Our content controls and bookmarks in a draft that people have edited."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tongket.book.sources import PREFIX
from tongket.word.pen import BOOKMARK
from tongket.word.reading import GONE, ReadParagraph, WordFile, is_hidden, own_runs, shown_text
from tongket.word.xml import w

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


def control_tag(element: etree._Element) -> str | None:
    """Return the tag of a control of ours, or None. LibreOffice 7.4 keeps the title only, which is the tag too."""
    properties = element.find(w("sdtPr"))
    for name in ("tag", "alias") if properties is not None else ():
        found = properties.find(w(name)) if properties is not None else None
        value = str(found.get(w("val"))) if found is not None else ""
        if value.startswith(PREFIX):
            return value
    return None


def read_controls(paragraphs: tuple[ReadParagraph, ...]) -> Iterator[Control]:
    """Yield the controls of our figures in reading order; those of deleted text are not there."""
    for paragraph in paragraphs:
        at = _run_starts(paragraph.element)
        for element in paragraph.element.iter(w("sdt")):
            tag = control_tag(element)
            holder = next(element.iterancestors(w("p"), *GONE), None)
            if tag is None or holder is not paragraph.element:
                continue
            runs = seen_runs(element)
            start = next((at[run] for run in runs if run in at), len(paragraph.text))
            yield Control(tag, element, "".join(map(shown_text, runs)), paragraph, start)


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
    opened: dict[str, tuple[str, int]] = {}
    found: dict[str, Marked] = {}
    at = 0
    for element in word.body.iter(w("p"), w("bookmarkStart"), w("bookmarkEnd")):
        if element.tag == w("p"):
            at = number.get(element, at)
        elif element.tag == w("bookmarkStart") and str(element.get(w("name"))).startswith(BOOKMARK):
            opened[str(element.get(w("id")))] = (str(element.get(w("name"))), at)
        elif element.tag == w("bookmarkEnd") and str(element.get(w("id"))) in opened:
            name, start = opened.pop(str(element.get(w("id"))))
            found[name] = Marked(name, paragraphs[start : at + 1])
    return found
