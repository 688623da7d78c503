"""Blocks as WordprocessingML: one string a block, escaped at one place; only where something may be added an element.

python-docx takes about a millisecond a paragraph, and for a table quadratic time: 75 s for 300 rows of 8 cells.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from tongket.book.blocks import (
    TABLE_STYLE,
    Block,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    TableBlock,
    TableRow,
)
from tongket.book.provenance import PrintedFigure, Said
from tongket.ooxml.namespaces import W, clean_text, is_plain
from tongket.ooxml.parsing import parse_xml
from tongket.writing.ids import Ids, slot_xml

_UNDER_TABLE = 120
"""Twentieths of a point between a table and the text under it: as between two paragraphs."""
ANCHOR = "_Toc"
"""How the names of the bookmarks around headings begin that contents name, as Word calls them."""
_GRID_END, _ROW = "</w:tblGrid>", "<w:tr>"
_NO_ANCHORS: Mapping[int, str] = MappingProxyType({})


def text_xml(text: str) -> str:
    """Return a text as the content of a run: escaped, tabs kept, what XML forbids replaced by a space."""
    if is_plain(text):
        return f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    pieces = clean_text(text).split("\t")
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in pieces)


def run_xml(run: Run, ids: Ids) -> str:
    """Return a run as XML without namespace declarations, a figure in its content control."""
    style = "" if run.style is RunStyle.PLAIN else f"<w:rStyle w:val={ids.quoted[run.style]}/>"
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    xml = _marked_xml(run, style, properties) if run.marks else f"<w:r>{properties}{text_xml(run.text)}</w:r>"
    if run.slot is not None:
        return slot_xml(run.slot, xml, prompting=run.slot.prompting and run.text == run.slot.prompt)
    return xml if run.figure is None else ids.control(run.figure, clean_text(run.text), xml, properties)


def _marked_xml(run: Run, style: str, properties: str) -> str:
    """Return the runs (XML) of which every second one is in italics."""
    places = (0, *(place for mark in run.marks for place in mark), len(run.text))
    return "".join(
        f"<w:r>{f'<w:rPr>{style}<w:i/></w:rPr>' if number % 2 else properties}{text_xml(run.text[start:end])}</w:r>"
        for number, (start, end) in enumerate(pairwise(places))
        if start < end
    )


def _paragraph_xml(style: str, content: str, ids: Ids, *, keep_next: bool = False, apart: bool = False) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    space = f'<w:spacing w:before="{_UNDER_TABLE}"/>' if apart else ""
    return f"<w:p><w:pPr><w:pStyle w:val={ids.quoted[style]}/>{keep}{space}</w:pPr>{content}</w:p>"


class _Cell(NamedTuple):
    """A cell as it is written."""

    text: str
    style: ParagraphStyle
    width: int
    figure: PrintedFigure | None = None
    span: int = 1
    strong: bool = False
    keep_next: bool = False
    """Whether the row stays on the page of the next one: the name of a part."""
    open: bool = False
    """Whether a person must look at it again: yellow, also where it is empty."""


def _cell_xml(cell: _Cell, ids: Ids, around: tuple[str, str] = ("", "")) -> str:
    run = Run(text=cell.text, style=RunStyle.RUN_IN if cell.strong else RunStyle.PLAIN, figure=cell.figure)
    grid = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    # An empty cell of a figure has its control already: a late figure finds its place.
    text = run_xml(run, ids) if cell.text or cell.figure is not None else ""
    content = _paragraph_xml(cell.style, f"{around[0]}{text}{around[1]}", ids, keep_next=cell.keep_next)
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>' if cell.open else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/>{grid}{shade}</w:tcPr>{content}</w:tc>'


def _row_xml(cells: list[_Cell], ids: Ids, *, header: bool = False, said: Said | None = None) -> str:
    flags = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    # A bookmark around a whole row would be one of columns: it stands in the first cell.
    around = ids.around(said, "") if said is not None else ("", "")
    rest = "".join(_cell_xml(each, ids) for each in cells[1:])
    return f"{_ROW}{flags}{_cell_xml(cells[0], ids, around)}{rest}</w:tr>"


def _body_row(row: TableRow, table: TableBlock, widths: list[int]) -> list[_Cell]:
    """Return the cells of a row; the name of a part, with nothing beside it, takes the rest of its row."""
    figures = row.figures or (None,) * len(row.cells)
    cells = [
        _Cell(text, column.style, width, figure, strong=row.strong, open=number in row.open_cells)
        for number, (text, column, width, figure) in enumerate(
            zip(row.cells, table.columns, widths, figures, strict=True)
        )
    ]
    if row.strong and not row.figures and not any(row.cells[2:]):
        name = cells[1]._replace(width=sum(widths[1:]), span=len(cells) - 1, keep_next=True)
        return [cells[0]._replace(keep_next=True), name]
    return cells


def row_xml(row: TableRow, table: TableBlock, width: int, ids: Ids) -> str:
    """Return one row of a table as XML without namespace declarations."""
    return _row_xml(_body_row(row, table, _column_widths(table, width)), ids, said=row.said)


def _column_widths(table: TableBlock, width: int) -> list[int]:
    """Return the widths of the columns of a table as wide as `width`, in its unit."""
    shares = [column.width for column in table.columns]
    return [share * width // sum(shares) for share in shares]


def _table_xml(table: TableBlock, width: int, ids: Ids) -> str:
    widths = _column_widths(table, width)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = [
        _Cell(column.heading, ParagraphStyle.CELL_HEAD, each)
        for column, each in zip(table.columns, widths, strict=True)
    ]
    body = [_body_row(row, table, widths) for row in table.rows]
    if len(body) > 1:  # a last row, be it the total, never stands alone on a page
        body[-2] = [each._replace(keep_next=True) for each in body[-2]]
    rows = "".join(_row_xml(cells, ids, said=row.said) for cells, row in zip(body, table.rows, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val={ids.quoted[TABLE_STYLE]}/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}{_GRID_END}{_row_xml(head, ids, header=True)}{rows}</w:tbl>"
    )


def _said_of(block: Block) -> Said | None:
    """Return who says a block; nobody says a table, its rows may be said."""
    return None if isinstance(block, TableBlock) else block.said


def text_of(block: Block) -> str:
    """Return the words of a heading or paragraph."""
    return "" if isinstance(block, TableBlock) else block.text


class Around(NamedTuple):
    """What is written within a paragraph before and after its text (XML)."""

    before: str = ""
    after: str = ""


def _with_marks(around: Around, marks: tuple[str, ...], ids: Ids) -> Around:
    """Return what is written around a text, and within that the bookmarks of a form around it."""
    for name in marks:
        before, after = ids.mark(name)
        around = Around(around.before + before, after + around.after)
    return around


def block_xml(block: Block, width: int, ids: Ids, around: Around) -> str:
    """Return one block as XML without namespace declarations; `width` is the text's, in twentieths of a point."""
    match block:
        case Heading(level=level, text=text):
            around = _with_marks(around, block.marks, ids)
            content = f"{around.before}<w:r>{text_xml(text)}</w:r>{around.after}"
            return _paragraph_xml(f"heading {level}", content, ids)
        case Paragraph(style=style, runs=runs, apart=apart):
            around = _with_marks(around, block.marks, ids)
            content = f"{around.before}{''.join(run_xml(run, ids) for run in runs)}{around.after}"
            return _paragraph_xml(style, content, ids, apart=apart)
        case TableBlock():
            return _table_xml(block, width, ids)


def _blocks_xml(blocks: tuple[Block, ...], width: int, ids: Ids, anchors: Mapping[int, str]) -> Iterator[str]:
    """Yield the XML of each block; a bookmark goes around the first of the paragraphs in a row said by the same.

    Around all of them, and with a comment on the first, LibreOffice 7.4 would write it twice.
    """
    for number, block in enumerate(blocks):
        said = _said_of(block)
        around = Around()
        if said is not None and (number == 0 or _said_of(blocks[number - 1]) is not said):
            around = Around(*ids.around(said, text_of(block)))
        if number in anchors:
            before, after = anchor_xml(anchors[number])
            around = Around(before + around.before, around.after + after)
        yield block_xml(block, width, ids, around)


def blocks_to_elements(
    blocks: tuple[Block, ...], width: int, ids: Ids, anchors: Mapping[int, str] = _NO_ANCHORS
) -> Iterator[etree._Element]:
    """Yield what stands for blocks in a tree: the first and the last one, and a mark for what is between them.

    Of a last table it is the last row; a first one is a mark. `anchors` are the numbers by which contents name
    headings, by their places.
    """
    xml = list(_blocks_xml(blocks, width, ids, anchors))
    if len(xml) > 1 and not isinstance(blocks[0], TableBlock):
        yield from parse_elements(xml.pop(0))
    if len(xml) > 1:
        yield ids.written.mark(xml[:-1])
    for each in xml[-1:]:
        if isinstance(blocks[-1], TableBlock):
            rows, last = each.index(_GRID_END) + len(_GRID_END), each.rindex(_ROW)
            table = parse_elements(each[:rows] + each[last:])[0]
            table[-1].addprevious(ids.written.mark((each[rows:last],)))
            yield table
        else:
            yield from parse_elements(each)


def anchor_xml(number: str) -> tuple[str, str]:
    """Return what goes before and after the text of a heading (XML) that contents name by this number."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{anchor_name(number)}"/>'
    return start, f'<w:bookmarkEnd w:id="{number}"/>'


def anchor_name(number: str) -> str:
    """Return the name of the bookmark around a heading that contents name by this number."""
    return f"{ANCHOR}{number:0>8}"


def parse_elements(xml: str) -> list[etree._Element]:
    """Return XML without namespace declarations as elements."""
    return list(parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>'.encode()))
