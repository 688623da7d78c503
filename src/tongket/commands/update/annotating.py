"""The sources in the comments of an annotated draft, brought up to date with its figures and texts."""

from tongket.book.origins import figure_lines, said_lines
from tongket.book.provenance import Manifest
from tongket.commands.update.anchors import Standing
from tongket.ooxml.namespaces import w
from tongket.word.comments import comments_at, is_ours, read_comments, write_lines
from tongket.word.reading import WordFile


def refresh_comments(word: WordFile, old: Manifest, now: Manifest, standing: Standing) -> None:
    """Rewrite our comments on figures and texts whose sources are others by now; people's comments stay."""
    ours = {number: each for number, each in read_comments(word.roots).items() if is_ours(each)}
    if not ours:
        return
    for tag, controls in standing.controls.items():
        known = now.figures.get(tag)
        if known is not None and known != old.figures.get(tag):
            for number in (each for control in controls for each in comments_at(control.element)):
                if number in ours:
                    write_lines(ours[number], figure_lines(*known))
    starts = {str(each.get(w("name"))): each for each in word.body.iter(w("bookmarkStart"))}
    for name, each in standing.marked.items():
        said = now.said.get(name)
        if said is not None and name in starts and (name not in old.said or said.sources != old.said[name].sources):
            for number in comments_at(starts[name]):
                if number in ours:
                    write_lines(ours[number], said_lines(said, each.paragraphs[0].text))
