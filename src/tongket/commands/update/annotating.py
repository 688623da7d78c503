"""The sources in the comments of an annotated draft, brought up to date with its figures and texts."""

from collections.abc import Iterator

from lxml import etree

from tongket.book.origins import figure_lines, said_lines
from tongket.book.provenance import Manifest
from tongket.commands.update.anchors import Standing
from tongket.ooxml.namespaces import w
from tongket.word.reading import WordFile
from tongket.writing.comments import AUTHOR, COMMENTS, write_lines

_MARKS = {w(each) for each in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}


def refresh_comments(word: WordFile, old: Manifest, now: Manifest, standing: Standing) -> None:
    """Rewrite our comments on figures and texts whose sources are others by now; people's comments stay."""
    root = word.roots.get(COMMENTS)
    ours = (
        {str(each.get(w("id"))): each for each in root if each.get(w("author")) == AUTHOR} if root is not None else {}
    )
    if not ours:
        return
    for tag, controls in standing.controls.items():
        known = now.figures.get(tag)
        if known is not None and known != old.figures.get(tag):
            for number in (each for control in controls for each in _comments_at(control.element)):
                if number in ours:
                    write_lines(ours[number], figure_lines(*known))
    starts = {str(each.get(w("name"))): each for each in word.body.iter(w("bookmarkStart"))}
    for name, each in standing.marked.items():
        said = now.said.get(name)
        if said is not None and name in starts and (name not in old.said or said.sources != old.said[name].sources):
            for number in _comments_at(starts[name]):
                if number in ours:
                    write_lines(ours[number], said_lines(said, each.paragraphs[0].text))


def _comments_at(element: etree._Element) -> Iterator[str]:
    """Yield the ids of the comments that begin right before or after the beginning of an element, marks between."""
    content = element.find(w("sdtContent"))
    after = iter(content) if content is not None else element.itersiblings()
    for marks in (element.itersiblings(preceding=True), after):
        for each in marks:
            if each.tag not in _MARKS:
                break
            if each.tag == w("commentRangeStart"):
                yield str(each.get(w("id")))
