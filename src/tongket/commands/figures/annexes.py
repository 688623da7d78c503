"""The tables in the annexes of a document (phụ lục, biểu): what a number of its text says over again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, islice

from tongket.commands.figures.passages import DocumentTable, Passage, cell_number
from tongket.numbers.digits import read_value
from tongket.numbers.nouns import nouns_of, words_of
from tongket.values.folding import fold_words
from tongket.values.measures import scale_of

LABEL = re.compile(
    r"\s*(?P<label>(?:phụ lục|phụ biểu|biểu mẫu|biểu|bảng)(?:\s+số)?(?:\s+(?:\d{1,3}|[IVX]+)(?:[.\-/]?[\dA-Z]{1,3})?)?)"
    r"\s*(?:$|[:.,(–-].{0,250}$|\n)",
    re.IGNORECASE | re.DOTALL,
)
"""The line over a table of an annex: "Phụ lục 1", "Biểu số 02. Kết quả …"."""
_STAYS = ("phụ lục", "phụ biểu")
"""What holds for every table up to the next one; a caption holds for the table under it."""
_MEASURE = re.compile(r"\(([^()\d]{1,30})\)\s*$")
_MEASURED = re.compile(r"(?:đvt|đơn vị tính)\s*:?\s*([^\W\d][^;,.()\d]{0,30})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PART = re.compile(r"\s*(?:[-+]\s*)?(?:trong (?:số )?đó|gồm)\b", re.IGNORECASE)
_SHARE = re.compile(r"tỷ lệ|tỉ lệ|%", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:stt|tt|số thứ tự|ghi chú|đơn vị tính|đvt|xếp loại|thứ hạng)$", re.IGNORECASE)
_GENERAL = frozenset(
    fold_words("kết quả số lượng thực hiện cộng toàn tỉnh huyện cấp chung năm giá trị tổng đơn vị nội dung").split()
)
"""Words of a heading that say no more than that figures stand below."""
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tổng|cộng|toàn (?:tỉnh|huyện|thành phố|ngành|xã)|cộng chung)\s*:?", re.IGNORECASE
)
_PENDING = re.compile(r"\s*\[.*\]\s*", re.DOTALL)
_WORD = re.compile(r"\w+(?:[’'/-]\w+)*")
_OFFICE = re.compile(
    r"^(?:(?:huyện|thành|thị|đảng|tỉnh)\s+ủy|đảng bộ|ubnd|huyện|thành phố|thị xã|tp|xã|phường|thị trấn)\s+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexCell:
    """A figure of an annex."""

    value: Decimal
    """In single things; of a share in per cent."""
    share: bool
    shown: str
    place: str
    """As a message prints it: `Phụ lục 1, hàng “Tổng cộng”, cột “Số hội nghị”`."""
    table: "Annex"
    column: int
    row: int
    total: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexLine:
    """A row or a column by its name."""

    table: "Annex"
    at: int
    is_row: bool
    words: frozenset[str]
    """What must stand around a number that is of it."""
    nouns: frozenset[str]
    part: bool
    """Whether it is part of the one before: "Trong đó: nữ"."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Annex:
    """A table of an annex."""

    label: str
    """`Phụ lục 1`."""
    grid: DocumentTable
    title: str
    """Folded."""
    years: frozenset[int]
    """That its title names."""
    measure: str
    """Of the whole table, from its title; empty where it has none."""
    pending: bool
    """Whether a bracket beside it says that figures are still to come."""
    told: frozenset[Decimal]
    """The numbers that notes above and below it tell: "Số toàn tỉnh 406, theo Ban Tổ chức Tỉnh ủy"."""

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns of figures."""
        first, grid = self.grid.first, self.grid
        held = {
            column for row in grid.rows if row >= first for column, text in grid.row(row).items() if cell_number(text)
        }
        return tuple(
            sorted(each for each in held if not grid.is_numbering(each) and not _OUTSIDE.match(grid.heading(each)))
        )

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows of figures."""
        return tuple(
            each
            for each in self.grid.rows
            if each >= self.grid.first and self.grid.label(each) and not self.grid.is_counting_row(each)
        )

    @cached_property
    def total_row(self) -> int | None:
        """The row of totals; None where there is none, or more than one."""
        found = [each for each in self.rows if _TOTAL.fullmatch(self.grid.label(each).strip())]
        return found[0] if len(found) == 1 else None

    @cached_property
    def total_column(self) -> int | None:
        """The column of totals, or the only one of figures."""
        general = [
            each
            for each in self.columns
            if not _name_words(self.grid.heading(each)) and not _YEAR.search(self.grid.heading(each))
        ]
        return general[0] if len(general) == 1 else None

    @cached_property
    def row_names(self) -> Mapping[str, int]:
        """The rows by the phrases that name them."""
        return _phrases((each, self.grid.label(each)) for each in self.rows if each != self.total_row)

    @cached_property
    def column_names(self) -> Mapping[str, int]:
        """The columns by the phrases that name them."""
        return _phrases((each, self.grid.heading(each)) for each in self.columns)

    @cached_property
    def year_columns(self) -> Mapping[int, int]:
        """The columns by the one year that their heading names."""
        found = ((_YEAR.findall(self.grid.heading(each)), each) for each in self.columns)
        return {int(years[0]): each for years, each in found if len(years) == 1}

    @cached_property
    def _sums(self) -> dict[int, frozenset[Decimal]]:
        return {}

    def is_partial_sum(self, column: int, value: Decimal) -> bool:
        """Whether a value is what rows that follow one another come to: "11 huyện, thành phố" of all units."""
        if column not in self._sums:
            rows = [each for each in self.rows if each != self.total_row]
            values = [cell_number(self.grid.row(each).get(column, "")) or Decimal(0) for each in rows]
            self._sums[column] = frozenset(accumulate(values, initial=Decimal(0)))
        reached = self._sums[column]
        return any(each + value in reached for each in reached)

    def cell(self, row: int, column: int) -> AnnexCell | None:
        """Return the figure at a row and a column; None where there is none."""
        text = self.grid.row(row).get(column, "")
        value = cell_number(text)
        if value is None:
            return None
        heading, label = self.grid.heading(column), self.grid.label(row)
        measure = self.measure_of(row, column)
        share = any(map(_SHARE.search, (text, heading, label, measure)))
        scale = Decimal(1) if share else scale_of(measure)
        named = " ".join(_MEASURE.sub("", heading).split())
        place = f"{self.label}, hàng “{' '.join(self.grid.label(row).split())}”" + (f", cột “{named}”" if named else "")
        total = row == self.total_row
        return AnnexCell(
            value=value * scale,
            share=share,
            shown=f"{text.strip()} {measure}" if scale > 1 else text.strip(),
            place=place,
            table=self,
            column=column,
            row=row,
            total=total,
        )

    def measure_of(self, row: int, column: int) -> str:
        """Return in what a figure is measured, as the heading, the name of the row, or the title says."""
        for text in (self.grid.heading(column), self.grid.label(row)):
            found = _MEASURE.search(text)
            if found:
                return found[1].strip()
        own = next(
            (each for each in self.grid.row(row) if fold_words(self.grid.heading(each)) in {"đơn vị tính", "đvt"}), None
        )
        return self.grid.row(row)[own] if own is not None else self.measure

    def lines(self) -> Iterator[AnnexLine]:
        """Yield its rows and columns that have a name of their own."""
        for column in self.columns:
            heading = self.grid.heading(column)
            yield from self._line(column, heading, self.measure_of(0, column), is_row=False)
        for row in self.rows:
            if row != self.total_row:
                yield from self._line(row, self.grid.label(row), self.measure_of(row, 0), is_row=True)

    def _line(self, at: int, name: str, measure: str, *, is_row: bool) -> Iterator[AnnexLine]:
        words = _name_words(name)
        if words:
            nouns = nouns_of(_MEASURE.sub("", name), measure)
            yield AnnexLine(
                table=self, at=at, is_row=is_row, words=words, nouns=nouns, part=_PART.match(name) is not None
            )


def _name_words(name: str) -> frozenset[str]:
    return frozenset(each for each in words_of(_MEASURE.sub("", name)) - _GENERAL if not each.isdigit())


def _phrases(named: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return places by name, and by name without "huyện", "Thành ủy"; a name that two places have is none."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, name in named:
        whole = fold_words(_MEASURE.sub("", name))
        for each in {whole, _OFFICE.sub("", whole)}:
            if each:
                found[each].add(at)
    return {name: next(iter(places)) for name, places in found.items() if len(places) == 1}


@dataclass(frozen=True, kw_only=True)
class Annexes:
    """All annexes of a document."""

    tables: tuple[Annex, ...] = ()

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[AnnexLine, ...]]:
        """The lines by the rarest of their words, so that a number asks of those alone that it may be of."""
        lines = [each for table in self.tables for each in table.lines()]
        often: dict[str, int] = defaultdict(int)
        for line in lines:
            for word in line.words:
                often[word] += 1
        found: dict[str, list[AnnexLine]] = defaultdict(list)
        for line in lines:
            found[min(line.words, key=lambda word: (often[word], word))].append(line)
        return {word: tuple(same) for word, same in found.items()}

    def named_by(self, words: frozenset[str]) -> Iterator[AnnexLine]:
        """Yield the lines all of whose words stand among some words."""
        for word in words:
            yield from (each for each in self._by_word.get(word, ()) if each.words <= words)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for each in self.tables for name in (*each.row_names, *each.column_names))

    @cached_property
    def _longest(self) -> int:
        return max((len(each.split()) for each in self._names), default=0)

    def names_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the names of rows and columns in a text, the longest first at each place, by where they end."""
        words = list(_WORD.finditer(text))
        folded = [fold_words(each[0]) for each in words]
        at = 0
        while at < len(words):
            sizes = range(min(self._longest, len(words) - at), 0, -1)
            size = next((each for each in sizes if " ".join(folded[at : at + each]) in self._names), 0)
            if size:
                yield words[at + size - 1].end(), " ".join(folded[at : at + size])
            at += size or 1


def first_annex(passages: Iterable[Passage]) -> int:
    """Return where the annexes begin, by the index of their first paragraph; behind the last where there are none."""
    at = -1
    for at, each in enumerate(passages):
        label = LABEL.match(each.text) if each.spot is None else None
        if label is not None and label["label"].casefold().startswith(_STAYS):
            return at
    return at + 1


def read_annexes(passages: Sequence[Passage], grids: Mapping[tuple[str, int], DocumentTable]) -> Annexes:
    """Return the tables of a document that stand under the heading of an annex, or under a caption with a number."""
    found: list[Annex] = []
    title: list[str] = []
    label = ""
    last: tuple[str, int] | None = None
    for at, each in enumerate(passages):
        if each.spot is None:
            caption = LABEL.match(each.text)
            if caption is not None:
                label, title = " ".join(caption["label"].split()), []
            elif last is not None and not label.casefold().startswith(_STAYS):
                label = ""
            title.append(each.text)
            last = None
        elif label and (each.part, each.spot.table) != last:
            last = each.part, each.spot.table
            found.append(_annex(label, title, grids[last], _notes_below(passages, at, last)))
            title = title[:1]
        else:
            last = each.part, each.spot.table
    return Annexes(tables=tuple(each for each in found if each.columns))


def _notes_below(passages: Sequence[Passage], at: int, table: tuple[str, int]) -> list[str]:
    """Return the texts right below a table, up to the next label."""
    notes: list[str] = []
    for each in islice(passages, at, None):
        if each.spot is not None and (each.part, each.spot.table) == table:
            continue
        if each.spot is not None or LABEL.match(each.text) or len(notes) == 3:  # noqa: PLR2004 - notes, not the text that follows
            break
        notes.append(each.text)
    return notes


def _annex(label: str, title: Sequence[str], grid: DocumentTable, notes: Sequence[str]) -> Annex:
    texts = [*title, *notes]
    measured = next((found for each in title if (found := _MEASURED.search(each))), None)
    numbers = re.findall(r"\d[\d.,]*\d|\d", " ".join(texts))
    return Annex(
        label=label[0].upper() + label[1:].lower() if label.isupper() else label,
        grid=grid,
        title=fold_words(" ".join(title)),
        years=frozenset(int(year) for each in title for year in _YEAR.findall(each)),
        measure=measured[1].strip() if measured else "",
        pending=any(_PENDING.fullmatch(each) for each in texts),
        told=frozenset(value for each in numbers if (value := read_value(each)) is not None),
    )
