"""The outline (đề cương): the tree of what is asked, and the report's own frame."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tongket.findings.diagnostics import Location, Severity
from tongket.model.asked import Indicator, ItemKind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One lead sentence (câu dẫn): a text, or an opening and clauses of which those without data drop out."""

    opening: str | None
    clauses: tuple[str, ...]
    locations: tuple[Location, ...]
    """Of the clauses, then of the opening where there is one."""
    lines: tuple[tuple[str, ...], ...]
    """Of each of them the lines of the file that hold it, the first one from where it begins."""
    part: str | None = None
    """The part of its item that it stands in (`phan`): "Ở các đảng bộ trực thuộc Tỉnh ủy"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject under which the points of an item are put (nhóm ý)."""

    id: str
    name: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A leaf of the outline (ý phải trả lời): what a unit answers."""

    id: str
    number: str | None
    title: str
    heading: str
    """The name in the report."""
    kind: ItemKind
    mandatory: bool
    min_words: int | None
    max_words: int | None
    guidance: str | None
    leads: tuple[str, ...]
    """The units whose prose the draft prints (`chu_tri`); none means everybody's."""
    in_report: bool
    """False for `dua_vao: rieng`: the item stands in the source book's separate part only."""
    join_points: bool
    name_units: bool
    min_units: int
    threshold: float | None = None
    """The nearness from which a person is asked about two points (`nguong_giong`); None means the default."""
    subjects: tuple[Subject, ...] = ()
    indicators: tuple[Indicator, ...]
    sentences: tuple[Sentence, ...]
    severities: Mapping[str, Severity | None]
    """The adjusted severities that hold for this item; None means off."""
    report_number: str | None = None
    """Its number in the report (`so_bao_cao`), where that is not the outline's own."""
    text_part: str | None = None
    """The name of the part that its text makes, before the parts of its lead sentences (`phan_loi_van`)."""

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((each for each in self.indicators if each.id == indicator_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An inner node of the outline (mục)."""

    id: str
    number: str | None
    title: str
    heading: str
    children: tuple["Section | Item", ...]
    report_number: str | None = None
    """Its number in the report (`so_bao_cao`), where that is not the outline's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureName:
    """Which figure is meant (`PL1.mttq.can_bo`, `II.2.4.can_bo_huyen`, `II.1.1.hoi_nghi@huyen-thanh-uy`)."""

    text: str
    place: str
    """The id of the item or table."""
    row: str | None
    """The row of a table; None for an item, and for a table's total row."""
    id: str
    """The indicator or column."""
    table: bool
    group: str | None = None
    """The group whose total of an indicator it is; None for all units."""


def name_figures(items: Iterable[Item], tables: Iterable[Table]) -> Iterator[FigureName]:
    """Yield every figure that is asked or computed, over all units: indicators, cells of tables, total rows."""
    for item in items:
        for each in item.indicators:
            if each.kind.figure is not None:
                yield FigureName(text=f"{item.id}.{each.id}", place=item.id, row=None, id=each.id, table=False)
    for table in tables:
        columns = [each.id for each in table.columns if each.kind.figure is not None]
        for row in [*(each.id for each in table.rows), *([None] if table.total_row else [])]:
            for column in columns:
                text = ".".join(filter(None, (table.id, row, column)))
                yield FigureName(text=text, place=table.id, row=row, id=column, table=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The same figure from a second source (đối chiếu)."""

    id: str
    name: str
    first: FigureName
    second: FigureName
    unit: str | None
    """Whose figure the second is; None for its total."""
    called: str | None
    """What the settled figure is called under a table whose sum is another (`goi_la`): "Số toàn tỉnh"."""
    tolerance: Decimal
    relative: bool
    """Whether the tolerance is a share of the second figure, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFrame:
    """What the report's own page says (báo cáo): letterhead, title, signature."""

    kind: str
    subject: str
    superior: str | None
    organ: str
    symbol: str
    place: str
    bases: tuple[str, ...]
    authority: str
    post: str
    signer: str
    recipients: tuple[str, ...]
    pages: int | None
    """The length aimed at."""
    opening: tuple[str, ...] = ()
    """The paragraphs with which it begins (`mo_dau`); none leaves it to the phrases."""
    closing: tuple[str, ...] = ()
    """The paragraphs with which it ends (`ket_thuc`)."""
    state: bool = False
    """Whether it is an administrative document (`the_thuc: nha_nuoc`), not one of the Party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The years covered (giai đoạn)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the order (tiến độ): due before a date."""

    before: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The outline (đề cương): what is asked and how answers are merged."""

    id: str
    issued_with: str | None
    report: ReportFrame
    period: Period | None
    steps: tuple[Step, ...]
    abbreviations: Mapping[str, str]
    severities: Mapping[str, Severity | None]
    sections: tuple[Section | Item, ...]
    tables: tuple[Table, ...]
    items: tuple[Item, ...]
    """The leaves, in order."""
    reconciliations: tuple[Reconciliation, ...] = ()
    _items: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_items", {each.id: each for each in self.items})

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return self._items.get(item_id)

    def table(self, table_id: str) -> Table | None:
        """Return the table with this id, or None."""
        return next((each for each in self.tables if each.id == table_id), None)


def walk_items(sections: tuple[Section | Item, ...]) -> Iterator[Item]:
    """Yield the leaves below `sections`, in order."""
    for each in sections:
        if isinstance(each, Item):
            yield each
        else:
            yield from walk_items(each.children)


def leaves_below(sections: tuple[Section | Item, ...]) -> dict[str, tuple[str, ...]]:
    """Return by the id of every node of the tree the ids of the leaves under it; a leaf is under itself."""
    below: dict[str, tuple[str, ...]] = {}
    for each in sections:
        if isinstance(each, Item):
            below[each.id] = (each.id,)
        else:
            below[each.id] = tuple(leaf.id for leaf in walk_items(each.children))
            below.update(leaves_below(each.children))
    return below


_HUNDRED = Decimal(100)


def agree(asked: Reconciliation, first: Decimal | None, second: Decimal | None) -> bool:
    """Whether two figures are within the tolerance of a comparison; figures that are not known agree."""
    if first is None or second is None:
        return True
    allowed = abs(second) * asked.tolerance / _HUNDRED if asked.relative else asked.tolerance
    return abs(second - first) <= allowed
