"""A form as blocks: what the frame's placeholders print, the body, the annexes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import zip_longest

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
from tongket.book.paragraphs import line_style
from tongket.book.table_blocks import needs_width
from tongket.forms.head import END_FIELDS, HEAD_FIELDS
from tongket.model.addresses import Address
from tongket.model.forms import (
    NO_ANSWERS,
    FormAnswers,
    FormBlock,
    FormColumn,
    FormLine,
    FormPiece,
    FormRegion,
    FormTable,
    LineRole,
    Slot,
    SlotKind,
    TableKind,
    UnitForm,
    doubt_line,
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
_SPARE_ROWS = 2
"""How many blank rows a list has at least where it goes out again with what was listed."""
_STYLES = {SlotKind.FIGURE: ParagraphStyle.CELL_FIGURE, SlotKind.DATE: ParagraphStyle.CELL_CENTRE}


def make_form_book(form: UnitForm, answers: FormAnswers = NO_ANSWERS) -> Book:
    """Return a form as a book, with the answers that a unit gave already."""
    lines = {**form.head, **form.end}
    filled = _Filled(answers)
    return Book(
        title=f"Mẫu báo cáo của {form.unit.name}",
        fields={**{name: tuple(each.text for each in lines[name]) for name in lines}, _STAMP_FIELD: form.stamp.line},
        body=tuple(filled.body(form)),
        appendices=tuple(
            Appendix(blocks=tuple(filled.annex(each)), landscape=any(map(_is_wide, each))) for each in form.annexes
        ),
        typed={name: filled.runs(each.pieces) for name in lines for each in lines[name] if each.slots},
    )


class _Filled:
    """The blocks of a form with what stands in them."""

    def __init__(self, answers: FormAnswers) -> None:
        self._answers = answers
        self._values, self._doubts = answers.values, answers.doubts

    def body(self, form: UnitForm) -> Iterator[Block]:
        marks = _region_marks(form.body)
        for lines in (*form.head.values(), *form.end.values()):
            yield from (note for line in lines for note in self._notes_below(line))
        for at, each in enumerate(form.body):
            if isinstance(each, FormLine):
                yield self._line(each, tuple(marks[at]), apart=at > 0 and isinstance(form.body[at - 1], FormTable))
                yield from self._notes_below(each)
            elif isinstance(each, FormRegion):
                yield from self._notes({each.address: ""})
                yield from self._region(each)
            else:
                yield from self._notes({each.address: each.title})
                yield self._table(each)

    def annex(self, blocks: tuple[FormBlock, ...]) -> Iterator[Block]:
        captions = iter(_CAPTIONS)
        for each in blocks:
            if isinstance(each, FormTable):
                yield from self._notes({each.address: ""})
                yield self._table(each)
                yield from self._notes(dict(_cells_to_name(each)))
            elif isinstance(each, FormLine):
                caption = each.role is LineRole.CAPTION
                style = next(captions, ParagraphStyle.APPENDIX_TITLE) if caption else ParagraphStyle.GUIDANCE
                yield Paragraph(style=style, runs=self.runs(each.pieces))

    def runs(self, pieces: tuple[FormPiece, ...]) -> tuple[Run, ...]:
        return tuple(
            Run(text=piece) if isinstance(piece, str) else self._slot(piece, after)
            for piece, after in zip_longest(pieces, pieces[1:])
        )

    def _slot(self, slot: Slot, after: FormPiece | None) -> Run:
        """Return what stands in a slot; `after` is printed behind it, and not typed twice: `45` of `45-BC/HU`."""
        value = self._values.get(slot.address, "")
        if isinstance(after, str) and value:
            value = value.removesuffix(after)
            value = value.removesuffix("%").rstrip() if after.startswith("%") else value
        style = RunStyle.PROMPT if slot.prompting and not value else RunStyle.PLAIN
        style = RunStyle.PENDING if slot.address in self._doubts else style
        return Run(text=value or slot.prompt, style=style, slot=slot)

    def _line(self, line: FormLine, marks: tuple[str, ...], *, apart: bool) -> Block:
        if line.role is LineRole.HEADING:
            return Heading(level=min(line.level, MAX_LEVEL), text=line.text, marks=marks)
        styles = {LineRole.GUIDANCE: ParagraphStyle.GUIDANCE, LineRole.CAPTION: ParagraphStyle.SUBJECT}
        style = styles.get(line.role, ParagraphStyle.BODY)
        return Paragraph(style=style, runs=self.runs(line.pieces), marks=marks, apart=apart)

    def _region(self, region: FormRegion) -> Iterator[Block]:
        """Yield what was written, else the prompt: not in its own style, which what is typed over it would take."""
        lines = self._values.get(region.address, "").splitlines()
        for each in filter(None, map(str.strip, lines)):
            yield paragraph(line_style(each), each)
        if not lines:
            run = RunStyle.PENDING if region.address in self._doubts else RunStyle.PLAIN
            yield paragraph(ParagraphStyle.POINT if region.points else ParagraphStyle.BODY, region.prompt, run)

    def _table(self, table: FormTable) -> TableBlock:
        return TableBlock(
            columns=tuple(
                TableColumn(heading=each.heading, width=each.width, style=_style(each)) for each in table.columns
            ),
            rows=tuple(self._rows(table)),
        )

    def _rows(self, table: FormTable) -> Iterator[TableRow]:
        if table.kind is TableKind.STATISTICS:
            for number, row in enumerate(table.rows, 1):
                cells = [table.cell(row.id, each.id) for each in table.columns[2:]]
                doubted = table.cell(row.id, "") in self._doubts
                yield self._row((str(number), row.name), cells, doubted=doubted)
        else:
            listed = self._answers.entries(table)
            count = max(table.blank, listed + _SPARE_ROWS) if listed else table.blank
            for number in range(1, count + 1):
                cells = [table.entry(number, each.id) for each in table.columns[1:]]
                yield self._row((str(number),), cells, doubted=table.entry(number, "") in self._doubts)

    def _row(self, printed: tuple[str, ...], cells: list[Address], *, doubted: bool) -> TableRow:
        return TableRow(
            cells=(*printed, *(self._values.get(each, "") for each in cells)),
            open_cells=tuple(
                number for number, each in enumerate(cells, len(printed)) if doubted or each in self._doubts
            ),
        )

    def _notes_below(self, line: FormLine) -> Iterator[Block]:
        return self._notes({each.address: each.label for each in line.slots})

    def _notes(self, labels: Mapping[Address, str]) -> Iterator[Block]:
        """Yield what is said of some places, each thing once."""
        said: dict[str, list[str]] = defaultdict(list)
        for address, label in labels.items():
            if address in self._doubts:
                said[self._doubts[address]].append(label)
        for words, named in said.items():
            yield paragraph(ParagraphStyle.GUIDANCE, doubt_line(named, words))


def _cells_to_name(table: FormTable) -> Iterator[tuple[Address, str]]:
    """Yield the rows and cells of a statistics table, each with what it is called."""
    for row in table.rows:
        yield table.cell(row.id, ""), row.name
        for column in table.columns:
            if column.id:
                yield table.cell(row.id, column.id), f"{row.name}, {column.heading}"


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


def _is_wide(block: FormBlock) -> bool:
    return isinstance(block, FormTable) and needs_width(sum(bool(each.id) for each in block.columns))


def _style(column: FormColumn) -> ParagraphStyle:
    if not column.id and column.heading == "TT":
        return ParagraphStyle.CELL_CENTRE
    return _STYLES.get(column.kind, ParagraphStyle.CELL_TEXT)
