"""A book as Markdown: a CommonMark reader gives back what was typed."""

from collections.abc import Iterator

from tongket.book.blocks import Block, Book, Heading, Paragraph, ParagraphStyle, RunStyle, TableBlock
from tongket.output.escape import escape_block, escape_markdown


def book_markdown(book: Book) -> str:
    """Return a book as Markdown: its title, the lines above its body, the body and the appendices."""
    blocks = [each for appendix in ((), *(part.blocks for part in book.appendices)) for each in appendix]
    lines = [f"# {escape_block(book.title)}", ""]
    for name in ("hien_trang", "mo_dau"):
        value = book.fields.get(name, ())
        for text in (value,) if isinstance(value, str) else value:
            if text:
                lines += [escape_block(text), ""]
    for block in (*book.body, *blocks):
        lines += [*_block_lines(block), ""]
    return "\n".join(lines)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * (level + 1)} {escape_block(text)}"
        case Paragraph():
            yield _paragraph_line(block)
        case TableBlock():
            yield from _table_lines(block)


def _paragraph_line(block: Paragraph) -> str:
    plain = "".join(run.text for run in block.runs)
    if block.style is ParagraphStyle.UNIT:
        return f"**{escape_block(plain)}**"
    if block.runs and block.runs[0].style is RunStyle.RUN_IN:
        first, rest = block.runs[0].text.rstrip(), "".join(run.text for run in block.runs[1:])
        return f"**{escape_markdown(first)}** {escape_markdown(rest)}"
    return escape_block(plain)


def _table_lines(table: TableBlock) -> Iterator[str]:
    yield "| " + " | ".join(escape_markdown(each.heading) for each in table.columns) + " |"
    figures = {ParagraphStyle.CELL_FIGURE: "---:", ParagraphStyle.CELL_CENTRE: ":---:"}
    yield "|" + "|".join(figures.get(each.style, "---") for each in table.columns) + "|"
    for row in table.rows:
        yield "| " + " | ".join(map(escape_markdown, row.cells)) + " |"
