"""The paragraphs of a .docx as passages whose numbers are checked (`figures`): the body, then its notes."""

import unicodedata
from collections.abc import Iterator, Mapping

from lxml import etree

from tongket.book.blocks import ParagraphStyle, RunStyle
from tongket.commands.figures.passages import Passage, Spot
from tongket.numbers.digits import plain_text
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.word.reading import NOTES, ReadParagraph, WordFile
from tongket.word.runs import own_runs, shown_text
from tongket.word.styles import Styles, is_of_contents


def read_passages(file: WordFile) -> tuple[Passage, ...]:
    """Return the paragraphs of a document in reading order; headers, footers and contents hold no figures."""
    notes = (part for kind in NOTES for part in file.parts_like(kind))
    return tuple(each for part in (DOCUMENT, *notes) for each in _read_part(file, part) if each.text.strip())


def _read_part(file: WordFile, part: str) -> Iterator[Passage]:
    spots: dict[etree._Element, tuple[int, int]] = {}
    for each in file.paragraphs(part):
        # Page numbers, which Word or LibreOffice counted; what a form tells whoever fills it in.
        if is_of_contents(each.style) or each.style == ParagraphStyle.GUIDANCE:
            continue
        text, spans = _read_text(each.element, file.styles)
        yield Passage(
            text=text,
            place=each.place,
            number=each.number,
            heading=each.heading,
            spot=_spot(each, spots),
            counts=spans,
            part=part,
        )


def _read_text(paragraph: etree._Element, styles: Styles) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of a paragraph, and where in it counts of units and open work stand."""
    text = ""
    spans: list[tuple[int, int]] = []
    for run in own_runs(paragraph, styles):
        start = len(text)
        text += unicodedata.normalize("NFC", shown_text(run, styles))
        # What a person must still do is checked by no one: it goes before anybody reads the report.
        if styles.run_is_in(run, RunStyle.COUNT) or styles.run_is_in(run, RunStyle.PENDING):
            spans.append((start, len(text)))
    plain = plain_text(text)
    # A letter and its mark in two runs become one letter: then the places no longer hold.
    return plain, tuple(spans) if len(plain) == len(text) else ()


def _spot(paragraph: ReadParagraph, spots: dict[etree._Element, tuple[int, int]]) -> Spot | None:
    if paragraph.cell is None:
        return None
    cell = next(paragraph.element.iterancestors(w("tc")))
    if cell not in spots:
        spots.update(_grid(next(cell.iterancestors(w("tr")))))
    column, span = spots[cell]
    return Spot(table=paragraph.cell.table, row=paragraph.cell.row, column=column, span=span)


def _grid(row: etree._Element) -> Mapping[etree._Element, tuple[int, int]]:
    """Return of each cell of a row its first column of the grid and how many it takes."""
    places: dict[etree._Element, tuple[int, int]] = {}
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = 1 + (int(str(before.get(w("val")))) if before is not None else 0)
    for cell in row.iter(w("tc")):
        if next(cell.iterancestors(w("tr"))) is row:
            grid = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            span = int(str(grid.get(w("val")))) if grid is not None and str(grid.get(w("val"))).isdigit() else 1
            places[cell] = (column, span)
            column += span
    return places
