"""The sources in the comments of an annotated draft, brought up to date with its figures and texts."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from tongket.book.origins import figure_lines, said_lines
from tongket.book.provenance import Manifest
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import COMMENTS
from tongket.word.reading import WordFile
from tongket.writing.comments import AUTHOR, write_lines
from tongket.writing.controls import Control, Marked

_MARKS = {w(each) for each in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}


def refresh_comments(
    word: WordFile, old: Manifest, now: Manifest, found: tuple[Iterable[Control], Mapping[str, Marked]]
) -> None:
    """Rewrite our comments on figures and texts whose sources are others by now; people's comments stay."""
    root = word.roots.get(COMMENTS)
    ours = (
        {str(each.get(w("id"))): each for each in root if each.get(w("author")) == AUTHOR} if root is not None else {}
    )
    if not ours:
        return
    controls, marked = found
    for control in controls:
        known = now.figures.get(control.tag)
        if known is not None and known != old.figures.get(control.tag):
            for number in _comments_at(control.element):
                if number in ours:
                    write_lines(ours[number], figure_lines(*known))
    starts = {str(each.get(w("name"))): each for each in word.body.iter(w("bookmarkStart"))}
    for name, each in marked.items():
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
