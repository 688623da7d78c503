"""Blocks as WordprocessingML: one string a block, escaped at one place, parsed once (`architecture.md`, rule 7)."""

import re
from collections.abc import Iterable, Iterator, Mapping
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


def _cell_xml(text: str, style: ParagraphStyle, width: int, styles: StyleIds, *, span: int, strong: bool) -> str:
    run = Run(text=text, style=RunStyle.RUN_IN if strong else RunStyle.PLAIN)
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    content = _paragraph_xml(style, (run,) if text else (), styles)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}</w:tcPr>{content}</w:tc>'


def _row_xml(cells: Iterable[str], *, header: bool = False) -> str:
    flags = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    return f"<w:tr>{flags}{''.join(cells)}</w:tr>"


def _body_row_xml(row: TableRow, table: TableBlock, widths: list[int], styles: StyleIds) -> str:
    """A row; the name of a part, with nothing beside it, takes the rest of its row."""
    alone = row.strong and not any(row.cells[2:])
    count = 2 if alone else len(row.cells)
    return _row_xml(
        _cell_xml(
            row.cells[each],
            table.columns[each].style,
            sum(widths[1:]) if alone and each else widths[each],
            styles,
            span=len(row.cells) - 1 if alone and each else 1,
            strong=row.strong,
        )
        for each in range(count)
    )


def _table_xml(table: TableBlock, width: int, styles: StyleIds) -> str:
    shares = [column.width for column in table.columns]
    widths = [share * width // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = _row_xml(
        (
            _cell_xml(column.heading, ParagraphStyle.CELL_HEAD, each, styles, span=1, strong=False)
            for column, each in zip(table.columns, widths, strict=True)
        ),
        header=True,
    )
    rows = "".join(_body_row_xml(row, table, widths, styles) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
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
                needed |= {TABLE_STYLE, str(ParagraphStyle.CELL_HEAD), str(RunStyle.RUN_IN), *(str(each.style) for each in columns)}
    return needed
