"""A form on paper, without a Word file: typed into by a script, changed as people and programs change it, read again.

What is typed is known, so every value that is read can be told right or wrong.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tongket.flow.flow import Flow, FlowBlock, FlowCell, FlowControl, FlowLine, FlowTable
from tongket.model.addresses import Address
from tongket.model.forms import FormLine, FormRegion, FormTable, LineRole, Slot, TableKind, UnitForm
from tongket.model.returned import ReturnedReport


@dataclass
class Piece:
    """Words of a paragraph: fixed ones, or those in a control."""

    text: str
    tag: str | None = None
    """Of a control; "" for one that lost its tag; None for fixed words."""
    prompting: bool = False
    slot: Slot | None = None


@dataclass
class Para:
    """A paragraph on paper."""

    pieces: list[Piece]
    role: LineRole | None = None
    """None where a unit wrote it."""
    marks: frozenset[str] = frozenset()
    level: int | None = None
    marker: str = ""
    place: str = ""
    boxed: str = ""
    """Which cell of the letterhead or the signature it stands in: `trái`, `phải`."""
    joined: bool = False
    """Whether it is the same paragraph as the one before, behind a line break."""

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.pieces)


@dataclass
class Grid:
    """A table on paper."""

    rows: list[list[str]]
    table: FormTable | None = None


@dataclass
class Paper:
    """A form on paper, and what was typed into it."""

    form: UnitForm
    blocks: list[Para | Grid] = field(default_factory=list)
    typed: dict[Address, str] = field(default_factory=dict)

    def paras(self) -> list[Para]:
        return [each for each in self.blocks if isinstance(each, Para)]

    def flow(self) -> Flow:
        """Return it as it reads."""
        return Flow(
            shown="bao-cao.docx", blocks=tuple(_flow_blocks(self.blocks)), properties=self.form.stamp.properties
        )


LEFT = frozenset(("co_quan_cap_tren", "co_quan", "duoi_co_quan", "so_ky_hieu", "noi_nhan"))
RIGHT = frozenset(("tieu_de", "quoc_hieu", "tieu_ngu", "dia_danh_ngay", "quyen_han", "chuc_vu", "nguoi_ky"))


def issue(form: UnitForm) -> Paper:
    """Return a form as it is issued."""
    paper = Paper(form)
    for name, lines in form.head.items():
        paper.blocks += [_para(each, "trái" if name in LEFT else "phải" if name in RIGHT else "") for each in lines]
    paper.blocks += [_block(each) for each in form.body]
    if form.end:
        paper.blocks.append(Para([Piece("Nơi nhận:")], LineRole.ASKED, boxed="trái"))
    for name, lines in form.end.items():
        paper.blocks += [_para(each, "trái" if name in LEFT else "phải") for each in lines]
    for annex in form.annexes:
        paper.blocks += [_block(each) for each in annex]
    _mark(paper, form)
    return paper


def _block(block: FormLine | FormRegion | FormTable) -> Para | Grid:
    match block:
        case FormLine():
            return _para(block)
        case FormRegion():
            return Para([Piece(block.prompt)], place=str(block.address))
        case FormTable():
            header = [each.heading for each in block.columns]
            printed = [place for place, each in enumerate(block.columns) if not each.id]
            rows = [["" for _ in header] for _ in range(len(block.rows) or block.blank)]
            for number, row in enumerate(rows):
                row[printed[0]] = str(number + 1)
                if block.kind is TableKind.STATISTICS:
                    row[printed[-1]] = block.rows[number].name
            return Grid([header, *rows], block)


def _para(line: FormLine, boxed: str = "") -> Para:
    pieces = [
        Piece(each) if isinstance(each, str) else Piece(each.prompt, each.tag, each.prompt.startswith("["), each)
        for each in line.pieces
    ]
    return Para(pieces, line.role, level=line.level or None, place=line.place, boxed=boxed)


def _mark(paper: Paper, form: UnitForm) -> None:
    regions = {str(each.address): each for each in form.blocks if isinstance(each, FormRegion)}
    fixed = [each for each in paper.blocks if isinstance(each, Grid) or each.role is not LineRole.GUIDANCE]
    for number, each in enumerate(fixed):
        if isinstance(each, Para) and each.role is None:
            for beside, mark in zip((number - 1, number + 1), regions[each.place].marks, strict=True):
                para = fixed[beside]
                if isinstance(para, Para):
                    para.marks |= {mark}


Typist = Callable[[Slot | FormRegion | FormTable, str, random.Random], str]
"""What is typed into a slot, a region or the cell of a column (by its id)."""


def fill(paper: Paper, typist: Typist, chance: random.Random) -> Paper:
    """Type into every slot, region and cell."""
    blocks: list[Para | Grid] = []
    regions = {str(each.address): each for each in paper.form.blocks if isinstance(each, FormRegion)}
    for each in paper.blocks:
        if isinstance(each, Grid):
            _fill_grid(paper, each, typist, chance)
            blocks.append(each)
        elif each.role is None:
            region = regions[each.place]
            text = typist(region, "", chance)
            if text:
                paper.typed[region.address] = text
            blocks += [Para([Piece(line)], place=each.place) for line in text.split("\n")]
        else:
            _fill_line(paper, each, typist, chance)
            blocks.append(each)
    paper.blocks = blocks
    return paper


def _fill_line(paper: Paper, para: Para, typist: Typist, chance: random.Random) -> None:
    for number, piece in enumerate(para.pieces):
        if piece.slot is not None:
            text = typist(piece.slot, "", chance)
            if text:
                piece.text, piece.prompting = text, False
                suffix = ""
                if piece.slot.address.key == "so_ky_hieu" and "/" not in text:
                    suffix = "".join(each.text for each in para.pieces[number + 1 :])
                paper.typed[piece.slot.address] = text + suffix


def _fill_grid(paper: Paper, grid: Grid, typist: Typist, chance: random.Random) -> None:
    table = grid.table
    assert table is not None
    for number, row in enumerate(grid.rows[1:]):
        for place, column in enumerate(table.columns):
            text = typist(table, column.id, chance) if column.id else ""
            if text:
                row[place] = text
                if table.kind is TableKind.STATISTICS:
                    paper.typed[table.cell(table.rows[number].id, column.id)] = text
                else:
                    paper.typed[table.entry(number + 1, column.id)] = text


def _flow_blocks(blocks: list[Para | Grid]) -> Iterator[FlowBlock]:
    box: list[Para] = []
    count = tables = 0
    for each in [*blocks, None]:
        if box and not (isinstance(each, Para) and each.boxed):
            yield _box(box)
            box = []
        match each:
            case Para() if each.boxed:
                box.append(each)
            case Para():
                count += not each.joined
                yield from _flow_lines(each, count)
            case Grid():
                tables += 1
                yield FlowTable(rows=tuple(_flow_rows(each, tables)), place=f"biểu {tables}")


def _flow_rows(grid: Grid, table: int) -> Iterator[tuple[FlowCell, ...]]:
    for number, row in enumerate(grid.rows, 1):
        cells = []
        for column, text in enumerate(row, 1):
            place = f"biểu {table}, hàng {number}, cột {column}"
            lines = tuple(FlowLine(text=line, paragraph=0, place=place) for line in text.split("\n"))
            cells.append(FlowCell(lines=lines, place=place))
        yield tuple(cells)


def _box(paras: list[Para]) -> FlowTable:
    sides = tuple(
        FlowCell(
            lines=tuple(line for each in paras if each.boxed == side for line in _flow_lines(each, 0)), place="đầu"
        )
        for side in ("trái", "phải")
    )
    return FlowTable(rows=(sides,), place="bảng đầu")


def _flow_lines(para: Para, number: int) -> Iterator[FlowLine]:
    """Yield a paragraph; a line break in it makes two lines."""
    texts: list[str] = [""]
    controls: list[list[FlowControl]] = [[]]
    for piece in para.pieces:
        for part, text in enumerate(piece.text.split("\n")):
            if part:
                texts.append("")
                controls.append([])
            start = len(texts[-1])
            texts[-1] += text
            if piece.tag is not None:
                end = len(texts[-1])
                controls[-1].append(
                    FlowControl(tag=piece.tag, start=start, end=end, prompting=piece.prompting, continues=part > 0)
                )
    for part, text in enumerate(texts):
        yield FlowLine(
            text=text,
            marker=para.marker if not part else "",
            level=para.level,
            bookmarks=para.marks if not part else frozenset(),
            controls=tuple(controls[part]),
            paragraph=number,
            place=f"đoạn {number}",
        )


@dataclass
class Score:
    """How a reading came out against what was typed."""

    typed: int = 0
    exact: int = 0
    unplaced: int = 0
    clash: int = 0
    wrong: list[str] = field(default_factory=list)
    """Values that are not what was typed, and values that were lost in silence."""

    def add(self, other: "Score") -> None:
        self.typed += other.typed
        self.exact += other.exact
        self.unplaced += other.unplaced
        self.clash += other.clash
        self.wrong += other.wrong

    @property
    def share(self) -> float:
        return 100 * self.exact / self.typed if self.typed else 100.0


def score(typed: Mapping[Address, str], report: ReturnedReport) -> Score:
    """Return how many of the values typed came back exactly, were told, or are wrong in silence."""
    said = Score(typed=len(typed))
    values = {each.address: each.text for each in report.values}
    clashes = {each.address for each in report.clashes}
    left = " ".join(" ".join(each.text.split()) for each in report.unplaced)
    for address, text in typed.items():
        if address in clashes:
            said.clash += 1
        elif values.get(address) == text:
            said.exact += 1
        elif address in values:
            said.wrong.append(f"{address}: {text!r} → {values[address]!r}")
        elif all(_words(_own(address, line)) in left for line in text.split("\n")):
            said.unplaced += 1
        else:
            said.wrong.append(f"{address}: {text!r} mất")
    said.wrong += [f"{each}: thừa {text!r}" for each, text in values.items() if each not in typed]
    return said


def _own(address: Address, text: str) -> str:
    """Return what was typed of a value: of number and sign, the number."""
    return text.partition("-")[0] if address.key == "so_ky_hieu" else text


def _words(line: str) -> str:
    return " ".join(line.removeprefix("- ").removeprefix("+ ").split())
