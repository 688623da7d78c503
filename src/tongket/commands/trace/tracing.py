"""Who said it, and where: read from a draft itself, after people have edited it."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tongket.book.origins import figure_lines, said_lines
from tongket.book.provenance import Manifest
from tongket.commands.trace.finding import Wanted
from tongket.word.reading import ReadParagraph, WordFile
from tongket.writing.controls import Control, read_bookmarks, read_controls
from tongket.writing.manifest import require_manifest


class Traced(NamedTuple):
    """A figure or a text of a draft, and who gave it."""

    place: str
    text: str
    lines: tuple[str, ...]
    """Empty where the draft knows no source of it."""


def find_sources(word: WordFile, wanted: str = "") -> tuple[Traced, ...]:
    """Return the figures and texts of a draft with their sources, in reading order; with `wanted` those that hold it.

    A figure in it is found in whatever form (`finding`).

    Raises:
        DocumentError: the document carries no sources.
    """
    manifest = require_manifest(word)
    sought = Wanted(wanted) if wanted else None
    paragraphs = word.paragraphs()
    controls: dict[int, list[Control]] = {}
    for control in read_controls(word, paragraphs, manifest.figures):
        controls.setdefault(control.paragraph.number, []).append(control)
    said: dict[int, list[str]] = {}
    rows: dict[_Row, list[str]] = {}
    for marked in read_bookmarks(word, paragraphs).values():
        for each in marked.paragraphs:
            said.setdefault(each.number, []).append(marked.name)
            rows.setdefault(_row_of(each), []).append(marked.name)
    found: list[Traced] = []
    for paragraph in paragraphs:
        # The mark of a row stands in one of its cells, its words in all of them.
        names = said.get(paragraph.number) or (rows.get(_row_of(paragraph)) if paragraph.cell and sought else None)
        inside = _Inside(paragraph, tuple(controls.get(paragraph.number, ())), tuple(names or ()))
        found += _trace_all(inside, manifest) if sought is None else _trace_text(inside, manifest, sought)
    return tuple(found)


_Row = tuple[str, int, int] | None
"""Part, table and row; None outside of tables."""


def _row_of(paragraph: ReadParagraph) -> _Row:
    cell = paragraph.cell
    return (paragraph.part, cell.table, cell.row) if cell is not None else None


class _Inside(NamedTuple):
    """A paragraph, the figures in it, and the bookmarks that cover it."""

    paragraph: ReadParagraph
    controls: tuple[Control, ...]
    names: tuple[str, ...]


def _trace_all(inside: _Inside, manifest: Manifest) -> Iterator[Traced]:
    yield from _trace_said(inside, manifest)
    for control in inside.controls:
        traced = _trace_figure(control, manifest)
        if traced.lines:
            yield traced


def _trace_text(inside: _Inside, manifest: Manifest, wanted: Wanted) -> Iterator[Traced]:
    """Yield the sources of what a paragraph holds of a text: of figures within it, else of the paragraph."""
    spans = wanted.find(unicodedata.normalize("NFC", inside.paragraph.text))
    if not spans:
        return
    hit = [each for each in inside.controls if any(_meets(each, span) for span in spans)]
    yield from (_trace_figure(each, manifest) for each in hit)
    within = all(any(_holds(each, span) for each in hit) for span in spans)
    if not within:
        traced = tuple(_trace_said(inside, manifest))
        yield from traced or [] if hit else traced or [Traced(inside.paragraph.place, inside.paragraph.text, ())]


def _meets(control: Control, span: tuple[int, int]) -> bool:
    return control.start < span[1] and span[0] < control.start + len(control.text)


def _holds(control: Control, span: tuple[int, int]) -> bool:
    return control.start <= span[0] and span[1] <= control.start + len(control.text)


def _trace_figure(control: Control, manifest: Manifest) -> Traced:
    figure, printed = manifest.figures.get(control.tag, (None, ""))
    lines = tuple(figure_lines(figure, printed)) if figure is not None and figure.sources else ()
    if figure is not None and not figure.sources:
        lines = (f"{figure.name}: đếm từ số liệu",)
    if lines and printed != control.text:
        lines = (f"khi lập ghi {printed}, nay đã sửa thành {control.text}", *lines)
    return Traced(control.paragraph.place, control.text, lines)


def _trace_said(inside: _Inside, manifest: Manifest) -> Iterator[Traced]:
    for name in inside.names:
        said = manifest.said.get(name)
        if said is not None and said.kind.spoken:
            yield Traced(inside.paragraph.place, inside.paragraph.text, tuple(said_lines(said, inside.paragraph.text)))
