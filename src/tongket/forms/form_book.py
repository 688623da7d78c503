"""A form as blocks: what the frame's placeholders print, the body, the annexes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tongket.book.blocks import (
    MAX_LEVEL,
    Appendix,
    Block,
    Book,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    TableBlock,
    TableColumn,
    TableRow,
    paragraph,
)
from tongket.book.table_blocks import needs_width
from tongket.forms.head import END_FIELDS, HEAD_FIELDS
from tongket.model.forms import (
    FormBlock,
    FormColumn,
    FormLine,
    FormPiece,
    FormRegion,
    FormTable,
    LineRole,
    SlotKind,
    TableKind,
    UnitForm,
)

_STAMP_FIELD = "dau"
FORM_FIELDS: Mapping[str, str] = {
    **HEAD_FIELDS,
    **END_FIELDS,
    _STAMP_FIELD: "dấu của mẫu ở chân trang, để nhận ra báo cáo gửi về",
}
"""The placeholders of `templates/form.docx`, and what each prints."""
_CAPTIONS = (ParagraphStyle.APPENDIX, ParagraphStyle.APPENDIX_TITLE, ParagraphStyle.ENCLOSED_WITH)
"""How the captions of an annex are set, in their order."""
_STYLES = {SlotKind.FIGURE: ParagraphStyle.CELL_FIGURE, SlotKind.DATE: ParagraphStyle.CELL_CENTRE}


def make_form_book(form: UnitForm) -> Book:
    """Return a form as a book."""
    lines = {**form.head, **form.end}
    return Book(
        title=f"Mẫu báo cáo của {form.unit.name}",
        fields={**{name: tuple(each.text for each in lines[name]) for name in lines}, _STAMP_FIELD: form.stamp.line},
        body=tuple(_body(form.body)),
        appendices=tuple(
            Appendix(blocks=tuple(_annex(each)), landscape=any(map(_is_wide, each))) for each in form.annexes
        ),
        typed={name: _runs(each.pieces) for name in lines for each in lines[name] if each.slots},
    )


def _runs(pieces: Iterable[FormPiece]) -> tuple[Run, ...]:
    return tuple(
        Run(text=each)
        if isinstance(each, str)
        else Run(text=each.prompt, style=RunStyle.PROMPT if each.prompting else RunStyle.PLAIN, slot=each)
        for each in pieces
    )


def _body(blocks: tuple[FormBlock, ...]) -> Iterator[Block]:
    marks = _region_marks(blocks)
    for at, each in enumerate(blocks):
        if isinstance(each, FormLine):
            yield _line_block(each, tuple(marks[at]))
        elif isinstance(each, FormRegion):
            # Not in the style of prompts: what is typed over it in Word would take its colour.
            yield paragraph(ParagraphStyle.POINT if each.points else ParagraphStyle.BODY, each.prompt)
        else:
            yield _table_block(each)


def _region_marks(blocks: tuple[FormBlock, ...]) -> Mapping[int, list[str]]:
    """Return by the place of a fixed line the bookmarks in it: those of the regions behind it and before it.

    People delete guidance, so that no bookmark stands in it.
    """
    marks: dict[int, list[str]] = defaultdict(list)
    fixed = [at for at, each in enumerate(blocks) if isinstance(each, FormLine) and each.role is not LineRole.GUIDANCE]
    for at, each in enumerate(blocks):
        if isinstance(each, FormRegion):
            opens, closes = each.marks
            marks[max(place for place in fixed if place < at)].append(opens)
            marks[min(place for place in fixed if place > at)].append(closes)
    return marks


def _line_block(line: FormLine, marks: tuple[str, ...]) -> Block:
    if line.role is LineRole.HEADING:
        return Heading(level=min(line.level, MAX_LEVEL), text=line.text, marks=marks)
    styles = {LineRole.GUIDANCE: ParagraphStyle.GUIDANCE, LineRole.CAPTION: ParagraphStyle.SUBJECT}
    style = styles.get(line.role, ParagraphStyle.BODY)
    return Paragraph(style=style, runs=_runs(line.pieces), marks=marks)


def _annex(blocks: tuple[FormBlock, ...]) -> Iterator[Block]:
    captions = iter(_CAPTIONS)
    for each in blocks:
        if isinstance(each, FormTable):
            yield _table_block(each)
        elif isinstance(each, FormLine):
            style = next(captions, ParagraphStyle.NOTE) if each.role is LineRole.CAPTION else ParagraphStyle.GUIDANCE
            yield Paragraph(style=style, runs=_runs(each.pieces))


def _is_wide(block: FormBlock) -> bool:
    return isinstance(block, FormTable) and needs_width(sum(bool(each.id) for each in block.columns))


def _table_block(table: FormTable) -> TableBlock:
    return TableBlock(
        columns=tuple(
            TableColumn(heading=each.heading, width=each.width, style=_style(each)) for each in table.columns
        ),
        rows=tuple(_rows(table)),
    )


def _style(column: FormColumn) -> ParagraphStyle:
    if not column.id and column.heading == "TT":
        return ParagraphStyle.CELL_CENTRE
    return _STYLES.get(column.kind, ParagraphStyle.CELL_TEXT)


def _rows(table: FormTable) -> Iterator[TableRow]:
    if table.kind is TableKind.STATISTICS:
        for number, row in enumerate(table.rows, 1):
            yield TableRow(cells=(str(number), row.name, *("" for _ in table.columns[2:])))
    else:
        for number in range(1, table.blank + 1):
            yield TableRow(cells=(str(number), *("" for _ in table.columns[1:])))
