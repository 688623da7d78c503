"""The reading copy (bản để đọc): the draft as its pages look, every figure and text with what it is made of beside it.

Records; what a Word file says is read by `commands/trace/copied_pages.py`, the look is in a template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tongket.book.provenance import Manifest, Origin, PrintedFigure, Said, SaidKind, What


class CopiedPiece(NamedTuple):
    """A piece of a paragraph in one look."""

    text: str
    look: str
    """The name of its look."""
    figure: str = ""
    """The entry of the figure that it is."""
    anchor: str = ""
    """The name of this place, where an entry leads back to."""
    pending: bool = False
    """Whether it is yellow: what a person must still do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedLine:
    """A paragraph."""

    look: str
    pieces: tuple[CopiedPiece, ...]
    level: int = 0
    """1 to 6 of a heading."""
    marker: str = ""
    """The number or bullet that Word puts before it."""
    anchor: str = ""
    said: str = ""
    """The entry of who says it."""
    speakers: str = ""
    """Who that is, in short: `19 đơn vị`."""
    ruled: bool = False
    """Whether a line is drawn under it."""
    kind: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedCell:
    """A cell of a table."""

    blocks: tuple["CopiedLine | CopiedTable", ...]
    columns: int
    rows: int
    head: bool
    first: bool
    """Whether it names its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTable:
    """A table."""

    rows: tuple[tuple[CopiedCell, ...], ...]
    widths: tuple[float, ...]
    """Of its columns, in percent."""
    ruled: bool
    """Whether its cells have borders."""
    kind: str = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedSheet:
    """Pages of one format: a section of the document."""

    blocks: tuple[CopiedLine | CopiedTable, ...]
    landscape: bool


class PrintedAt(NamedTuple):
    """A place of a figure or text in the copy."""

    entry: str
    anchor: str
    place: str
    """In words: `đoạn 12, mục "II. KẾT QUẢ"`."""
    text: str
    """What stands there now."""
    within: str = ""
    """The entry of who says the paragraph that a figure stands in."""


class PendingPlace(NamedTuple):
    """A yellow place."""

    anchor: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedPages:
    """What was read of a document."""

    sheets: tuple[CopiedSheet, ...]
    looks: tuple[tuple[str, str], ...]
    """The looks by name, as CSS."""
    printed: tuple[PrintedAt, ...]
    pending: tuple[PendingPlace, ...]


class SourceRow(NamedTuple):
    """What one unit gave."""

    name: str
    document: str
    """Number and day of its report."""
    text: str
    """The figure, or its own words where they are others than those printed."""
    at: str
    """File and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """What a figure or a text is made of."""

    id: str
    title: str
    printed: str
    now: str
    """What stands there now, where people changed it."""
    how: str
    """The formula: the addends of a sum, or how else it comes about."""
    rows: tuple[SourceRow, ...]
    places: tuple[PrintedAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCopy:
    """What the page shows."""

    title: str
    file: str
    """The Word file that it was made from."""
    version: str
    pages: CopiedPages
    figures: tuple[SourceEntry, ...]
    texts: tuple[SourceEntry, ...]


def figure_entry(number: int) -> str:
    """Return the name of the entry of a figure, by its place in the manifest."""
    return f"s{number}"


def said_entry(number: int) -> str:
    """Return the name of the entry of a text, by its place in the manifest."""
    return f"l{number}"


def reading_copy(pages: CopiedPages, manifest: Manifest, *, title: str, file: str, version: str) -> ReadingCopy:
    """Return the copy of a document that carries where it comes from."""
    places: dict[str, list[PrintedAt]] = {}
    for each in pages.printed:
        places.setdefault(each.entry, []).append(each)
    texts = tuple(_said_entries(manifest, places))
    spoken = {each.id: each for each in texts}
    figures: list[SourceEntry] = []
    for number, (figure, printed) in enumerate(manifest.figures.values()):
        at = places.get(figure_entry(number), [])
        rows = tuple(_rows(figure.sources, manifest))
        if not rows and figure.what is What.COUNT:  # of how many say a point: those who do
            rows = next((spoken[each.within].rows for each in at if each.within in spoken), ())
        figures.append(_figure_entry(figure, printed, rows, at, number))
    return ReadingCopy(title=title, file=file, version=version, pages=pages, figures=tuple(figures), texts=texts)


def _figure_entry(
    figure: PrintedFigure, printed: str, rows: tuple[SourceRow, ...], places: list[PrintedAt], number: int
) -> SourceEntry:
    changed = dict.fromkeys(each.text for each in places if each.text != printed)
    return SourceEntry(
        id=figure_entry(number),
        title=figure.name,
        printed=printed,
        now=", ".join(changed),
        how=_how(figure, printed),
        rows=rows,
        places=tuple(places),
    )


def _how(figure: PrintedFigure, printed: str) -> str:
    """Return how a figure comes about."""
    settled = [each for each in figure.sources if not each.unit]
    given = [each.text for each in figure.sources if each.unit]
    whole = figure.exact.partition(" ")[0] or printed
    rounded = f" (làm tròn từ {figure.exact})" if figure.exact else ""
    if figure.formula:
        return f"{figure.formula} = {printed}"
    if settled:
        return f"Số do người chốt{rounded}"
    if figure.added and len(given) > 1:
        return f"{' + '.join(given)} = {whole}{rounded}"
    if figure.added and given:
        return f"Một nơi báo cáo{rounded}"
    if figure.what is What.FIGURE:
        return f"{figure.name} = {printed}{rounded}" if given else "Đếm từ số liệu"
    return "Đếm số đơn vị" if figure.what is What.COUNT else "Việc còn lại, đếm từ số liệu"


def _said_entries(manifest: Manifest, places: Mapping[str, list[PrintedAt]]) -> Iterator[SourceEntry]:
    for number, said in enumerate(manifest.said.values()):
        if said.kind.spoken:
            name = said_entry(number)
            wording = " ".join(said.wording)
            yield SourceEntry(
                id=name,
                title=_KINDS[said.kind],
                printed=wording,
                now="",
                how="",
                rows=tuple(_rows(said.sources, manifest, wording)),
                places=tuple(places.get(name, ())),
            )


_KINDS = {
    SaidKind.TEXT: "Lời văn",
    SaidKind.POINT: "Ý đã gộp",
    SaidKind.ROW: "Dòng danh mục",
    SaidKind.EXAMPLES: "Điển hình",
}


def _rows(sources: Iterable[Origin], manifest: Manifest, printed: str | None = None) -> Iterator[SourceRow]:
    """Yield what each unit gave; of a text only the words that are others than those printed."""
    for each in sources:
        line = f", dòng {each.line}" if each.line is not None else ""
        own = each.text if printed is None or each.text.strip() != printed.strip() else ""
        at = f"{each.file.removeprefix('data/')}{line}" if each.file else ""
        yield SourceRow(each.name, manifest.documents.get(each.unit, ""), own, at)


def name_speakers(said: Said) -> str:
    """Return in short who says a text: the one unit by its name, of several how many."""
    names = dict.fromkeys(each.name for each in said.sources)
    return next(iter(names), "") if len(names) == 1 else f"{len(names)} đơn vị"
