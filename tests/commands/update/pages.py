"""Drafts as records, without any document: a page of a few blocks, and what it carries once it is written."""

from collections.abc import Iterable, Mapping

from tongket.book.blocks import (
    Appendix,
    Block,
    Book,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    TableBlock,
    TableRow,
    table_columns,
)
from tongket.book.provenance import Manifest, Origin, PrintedFigure, Said, SaidKind, What
from tongket.model.figure_names import FigureName, Note, NoteKind
from tongket.model.figure_tags import make_tag
from tongket.writing.ids import BOOKMARK

ITEM = "I.2"
COLUMNS = table_columns(
    ("TT", 6, ParagraphStyle.CELL_CENTRE),
    ("Nội dung", 30, ParagraphStyle.CELL_TEXT),
    ("Số", 12, ParagraphStyle.CELL_FIGURE),
)


def source(unit: str, text: str, member: str = "") -> Origin:
    """Return what a unit gave."""
    return Origin(unit=unit, name=f"Đơn vị {unit}", file=f"{unit}.yaml", line=3, text=text, member=member)


def settled(text: str) -> Origin:
    """Return what a person settled."""
    return Origin(unit="", name="Số dùng", file="data/decisions.xlsx", line=None, text=text)


def printed(name: str, text: str, *sources: Origin) -> Run:
    """Return a figure of the item I.1 as it is printed."""
    tag = make_tag(FigureName(place="I.1", id=name))
    return Run(text=text, figure=PrintedFigure(tag=tag, name=name, sources=sources))


def noted(kind: NoteKind, of: str, text: str, *sources: Origin, item: str = ITEM) -> Run:
    """Return a count, or a note in yellow, as it is printed."""
    counted = kind in {NoteKind.POINT, NoteKind.SUBJECT}
    what, style = (What.COUNT, RunStyle.COUNT) if counted else (What.NOTE, RunStyle.PENDING)
    tag = make_tag(Note(place=item, kind=kind, of=of))
    return Run(text=text, style=style, figure=PrintedFigure(tag=tag, name=kind, sources=sources, what=what))


def heading(text: str, item: str = ITEM) -> Heading:
    """Return the heading of an item."""
    return Heading(level=2, text=text, said=Said(key=f"{item}-ten", kind=SaidKind.HEADING, place=item))


def subject(name: str, count: int) -> Paragraph:
    """Return the name of a subject, with how many units say something of it."""
    counted = noted(NoteKind.SUBJECT, name, f"({count})")
    return Paragraph(style=ParagraphStyle.SUBJECT, runs=(Run(text=name), Run(text=" "), counted))


def point(words: str, *units: str, near: str = "", key: str = "", member: str = "") -> Paragraph:
    """Return a point that units say; `near` are the words of another one that stands beside it, in yellow."""
    key = key or f"k{sum(map(ord, words))}"
    sources = tuple(source(each, words, f"{member or key}.{each}") for each in units)
    said = Said(key=key, kind=SaidKind.POINT, place=ITEM, sources=sources, wording=(words,))
    runs = [Run(text=f"- {words}"), Run(text=" ")]
    runs.append(noted(NoteKind.POINT, key, f"({len(units)})"))
    if near:
        beside = source("khac", near, f"k{sum(map(ord, near))}.khac")
        runs += [Run(text=" "), noted(NoteKind.NEAR, key, f"[Gần giống: {near}]", beside)]
    return Paragraph(style=ParagraphStyle.POINT, runs=tuple(runs), said=said)


def lead(*sentences: tuple[Run, ...], note: str = "") -> Paragraph:
    """Return lead sentences, and the bracket behind them in which it says what is open."""
    wording = tuple(
        "".join(run.text if run.figure is None else f"{{{run.figure.tag}}}" for run in each) for each in sentences
    )
    runs: list[Run] = []
    for each in sentences:
        runs += [*([Run(text=" ")] if runs else []), *each]
    if note:
        runs += [*([Run(text=" ")] if runs else []), noted(NoteKind.OPEN_WORK, "", f"[{note}]", item="I.1")]
    said = Said(key="cau-dan", kind=SaidKind.LEAD, place="I.1", wording=wording)
    return Paragraph(style=ParagraphStyle.BODY, runs=tuple(runs), said=said)


def meetings(count: str, *sources: Origin) -> tuple[Run, ...]:
    """Return a sentence with a figure."""
    return (Run(text="Đã tổ chức "), printed("hoi_nghi", count, *sources), Run(text=" hội nghị."))


def classes(count: str) -> tuple[Run, ...]:
    """Return another one."""
    return (Run(text="Đã mở "), printed("lop", count), Run(text=" lớp."))


def table(cells: Mapping[str, str]) -> TableBlock:
    """Return a table of figures: row → what is printed in its one cell."""
    rows = (
        TableRow(
            cells=(str(number), name, text),
            figures=(None, None, PrintedFigure(tag=_cell_tag(name), name=f"{name}: Số")),
        )
        for number, (name, text) in enumerate(cells.items(), 1)
    )
    return TableBlock(columns=COLUMNS, rows=tuple(rows))


def _cell_tag(row: str) -> str:
    return make_tag(FigureName(place="PL1", id="so", row=row, table=True))


def listed(documents: Mapping[str, str], *, keys: Mapping[str, str] | None = None) -> TableBlock:
    """Return a list of documents: sign → which unit lists it; `keys` are the lasting keys, else the signs."""
    rows = (
        TableRow(
            cells=(str(number), sign, f"Đơn vị {unit}"),
            said=Said(
                key=(keys or {}).get(sign, f"vb-{sign}"),
                kind=SaidKind.ROW,
                place="PL2",
                sources=(source(unit, sign),),
                wording=(sign,),
            ),
        )
        for number, (sign, unit) in enumerate(documents.items(), 1)
    )
    return TableBlock(columns=COLUMNS, rows=tuple(rows))


def book(*blocks: Block, annex: Iterable[Block] = (), used: Iterable[str] = ("a", "b")) -> Book:
    """Return a draft; `annex` are the blocks of an appendix, below its name."""
    name = Paragraph(style=ParagraphStyle.APPENDIX, runs=(Run(text="Phụ lục 1"),))
    appendix = (Appendix(blocks=(name, *annex), landscape=False),) if annex else ()
    return Book(title="Báo cáo", fields={}, body=blocks, appendices=appendix, used=tuple(used))


def carried(draft: Book) -> Manifest:
    """Return what a draft carries once it is written."""
    figures = {each.tag: (each, str(draft.fields[name])) for name, each in draft.figures.items()}
    said: dict[str, Said] = {}
    last: Said | None = None
    for block in (*draft.body, *(each for part in draft.appendices for each in part.blocks)):
        rows = block.rows if isinstance(block, TableBlock) else ()
        for row in rows:
            given = zip(row.figures, row.cells, strict=False)
            figures |= {figure.tag: (figure, text) for figure, text in given if figure is not None}
        runs = block.runs if isinstance(block, Paragraph) else ()
        figures |= {run.figure.tag: (run.figure, run.text) for run in runs if run.figure is not None}
        own = None if isinstance(block, TableBlock) else block.said
        for each in [row.said for row in rows] if rows else [own if own is not last else None]:
            if each is not None:
                said[f"{BOOKMARK}{each.kind[0]}{each.key}"] = each
        last = own
    return Manifest(figures=figures, said=said, used=draft.used, documents=draft.documents)
