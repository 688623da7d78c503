"""Blocks as WordprocessingML: one string a block, escaped at one place, parsed once (`architecture.md`, rule 7)."""

import re
from collections.abc import Iterable, Iterator, Mapping
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

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

StyleIds = Mapping[str, str]
"""Style name → style id, as the frame has them."""


def w(name: str) -> str:
    """Return a name in the namespace of WordprocessingML."""
    return f"{{{W}}}{name}"


def clean_text(text: str) -> str:
    """Return a text with what XML forbids replaced by a space."""
    return _FORBIDDEN.sub(" ", text)


def text_xml(text: str) -> str:
    """Return a text as the content of a run: escaped, tabs kept, what XML forbids replaced by a space."""
    pieces = clean_text(text).split("\t")
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in pieces)


def _run_xml(run: Run, styles: StyleIds) -> str:
    properties = "" if run.style is RunStyle.PLAIN else f'<w:rPr><w:rStyle w:val="{styles[run.style]}"/></w:rPr>'
    return f"<w:r>{properties}{text_xml(run.text)}</w:r>"


def _paragraph_xml(style: str, runs: Iterable[Run], styles: StyleIds, *, keep_next: bool = False) -> str:
    content = "".join(_run_xml(run, styles) for run in runs)
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{styles[style]}"/>{keep}</w:pPr>{content}</w:p>'


class _Cell(NamedTuple):
    """A cell as it is written."""

    text: str
    style: ParagraphStyle
    width: int
    span: int = 1
    strong: bool = False
    keep_next: bool = False
    """Whether the row stays on the page of the next one: the name of a part."""


def _cell_xml(cell: _Cell, styles: StyleIds) -> str:
    run = Run(text=cell.text, style=RunStyle.RUN_IN if cell.strong else RunStyle.PLAIN)
    grid = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    content = _paragraph_xml(cell.style, (run,) if cell.text else (), styles, keep_next=cell.keep_next)
    return f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/>{grid}</w:tcPr>{content}</w:tc>'


def _row_xml(cells: Iterable[_Cell], styles: StyleIds, *, header: bool = False) -> str:
    flags = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    return f"<w:tr>{flags}{''.join(_cell_xml(each, styles) for each in cells)}</w:tr>"


def _body_row(row: TableRow, table: TableBlock, widths: list[int]) -> list[_Cell]:
    """Return the cells of a row; the name of a part, with nothing beside it, takes the rest of its row."""
    cells = [
        _Cell(text, column.style, width, strong=row.strong)
        for text, column, width in zip(row.cells, table.columns, widths, strict=True)
    ]
    if row.strong and not any(row.cells[2:]):
        name = cells[1]._replace(width=sum(widths[1:]), span=len(cells) - 1, keep_next=True)
        return [cells[0]._replace(keep_next=True), name]
    return cells


def _table_xml(table: TableBlock, width: int, styles: StyleIds) -> str:
    shares = [column.width for column in table.columns]
    widths = [share * width // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = [
        _Cell(column.heading, ParagraphStyle.CELL_HEAD, each)
        for column, each in zip(table.columns, widths, strict=True)
    ]
    rows = "".join(_row_xml(_body_row(row, table, widths), styles) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row_xml(head, styles, header=True)}{rows}</w:tbl>"
    )


def block_xml(block: Block, width: int, styles: StyleIds, *, keep_next: bool = False) -> str:
    """Return one block as XML without namespace declarations; `width` is the text's, in twentieths of a point."""
    match block:
        case Heading(level=level, text=text):
            return _paragraph_xml(f"heading {level}", (Run(text=text),), styles)
        case Paragraph(style=style, runs=runs):
            return _paragraph_xml(style, runs, styles, keep_next=keep_next)
        case TableBlock():
            return _table_xml(block, width, styles)


def blocks_to_elements(
    blocks: tuple[Block, ...], width: int, styles: StyleIds, *, keep_last: bool = False
) -> Iterator[etree._Element]:
    """Yield the elements of the blocks; `keep_last` keeps the last paragraph with what follows it."""
    last = len(blocks) - 1
    xml = "".join(
        block_xml(block, width, styles, keep_next=keep_last and number == last) for number, block in enumerate(blocks)
    )
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    root = etree.fromstring(f'<w:body xmlns:w="{W}">{xml}</w:body>', parser)
    yield from list(root)


def needed_styles(blocks: Iterable[Block]) -> set[str]:
    """Return the names of the styles that blocks need."""
    needed: set[str] = set()
    for block in blocks:
        match block:
            case Heading(level=level):
                needed.add(f"heading {level}")
            case Paragraph(style=style, runs=runs):
                needed |= {str(style), *(str(run.style) for run in runs if run.style is not RunStyle.PLAIN)}
            case TableBlock(columns=columns):
                needed |= {
                    TABLE_STYLE,
                    str(ParagraphStyle.CELL_HEAD),
                    str(RunStyle.RUN_IN),
                    *(str(each.style) for each in columns),
                }
    return needed
