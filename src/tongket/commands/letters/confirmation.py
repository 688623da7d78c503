"""`tongket confirm`: the figures of a lead agency that the draft prints, for it to confirm (phiếu xác nhận số liệu)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path

from tongket.book.blocks import Book, Heading, Paragraph, ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.book.provenance import PrintedFigure, What
from tongket.commands.letters.addressing import compiling_unit
from tongket.commands.letters.letter import Letter, open_run, render_letter, text_paragraph
from tongket.commands.letters.return_slip import write_letters
from tongket.forms.unit_paper import unit_paper
from tongket.model.roster import Campaign, Unit
from tongket.naming.place_names import name_item
from tongket.report.preamble import spoken_subject
from tongket.values.figures import format_count, format_short_date
from tongket.values.quoting import shorten
from tongket.workspace import Workspace

_TEXT, _CENTRE, _FIGURE = ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_CENTRE, ParagraphStyle.CELL_FIGURE
_COLUMNS = table_columns(
    ("TT", 7, _CENTRE),
    ("Số liệu", 45, _TEXT),
    ("Số in", 11, _FIGURE),
    ("Gồm có", 30, _TEXT),
    ("Đúng", 10, _CENTRE),
    ("Sửa thành", 13, _FIGURE),
)
_LONGEST = 140
_WHY = ", lý do: "
"""Before the reason for which a person settled a figure: that is the office's own matter."""
_OPEN_DAY = "gõ hạn gửi lại"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlace:
    """A figure where the draft prints it (số liệu đã in)."""

    figure: PrintedFigure
    text: str
    """As printed."""
    place: str
    """Where: `Mục II.2.4`, `Phụ lục 1, hàng «Hội Nông dân»`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The figures that one lead agency confirms."""

    unit: Unit
    places: tuple[PrintedPlace, ...]


def make_confirmations(report: Book, campaign: Campaign, units: Collection[str] = ()) -> tuple[Confirmation, ...]:
    """Return the figures of each lead agency in the draft, or of the units named; in roster order.

    The compiling office confirms none of its own unless it is named.
    """
    leads = {each for item in campaign.outline.items for each in item.leads}
    printed = tuple(_printed(report, campaign))
    return tuple(
        Confirmation(unit=unit, places=tuple(each for each in printed if _is_of(each.figure, unit)))
        for unit in campaign.roster.units
        if (unit.id in units if units else unit.id in leads and not unit.compiling)
    )


def _is_of(figure: PrintedFigure, unit: Unit) -> bool:
    return any(each.unit == unit.id for each in figure.sources)


def _printed(report: Book, campaign: Campaign) -> Iterator[PrintedPlace]:
    """Yield the figures of the draft in reading order, each once a place."""
    seen: set[tuple[str, str]] = set()
    for figure, text, place in (*_in_body(report, campaign), *_in_appendices(report)):
        counted = figure.what is What.FIGURE and any(each.isdigit() for each in text)
        if counted and (figure.tag, place) not in seen:
            seen.add((figure.tag, place))
            yield PrintedPlace(figure=figure, text=text.strip(), place=place)


def _in_body(report: Book, campaign: Campaign) -> Iterator[tuple[PrintedFigure, str, str]]:
    place = ""
    for block in report.body:
        if isinstance(block, Heading):
            place = name_item(block.said.place, campaign.outline) if block.said is not None else block.text
        elif isinstance(block, Paragraph):
            yield from ((each.figure, each.text, place) for each in block.runs if each.figure is not None)


def _in_appendices(report: Book) -> Iterator[tuple[PrintedFigure, str, str]]:
    for appendix in report.appendices:
        name = next((each.text for each in appendix.blocks if isinstance(each, Paragraph)), "Phụ lục")
        for row in (row for each in appendix.blocks if isinstance(each, TableBlock) for row in each.rows):
            yield from (
                (figure, text, name) for figure, text in zip(row.figures, row.cells, strict=False) if figure is not None
            )


def made_of(figure: PrintedFigure, unit: Unit) -> str:
    """Return what a figure is made of, as its unit knows it: its own figures, how many others, what was settled."""
    own = dict.fromkeys(each.text for each in figure.sources if each.unit == unit.id)
    others = {each.unit for each in figure.sources if each.unit and each.unit != unit.id}
    settled = dict.fromkeys(each.text.partition(_WHY)[0] for each in figure.sources if not each.unit)
    given = f"đơn vị báo cáo {'; '.join(own)}"
    if others:
        how = "cộng" if figure.added else "tính từ"
        given = f"{how} {format_count(len(others) + 1)} đơn vị, trong đó {given}"
    return shorten("; ".join([given, *(f"số đã chốt {each}" for each in settled)]), _LONGEST)


def confirmation_letter(confirmation: Confirmation, campaign: Campaign, day: date, until: date | None) -> Letter:
    """Return the sheet of one agency: it bears its letterhead, for it is the agency that signs."""
    unit, report = confirmation.unit, campaign.outline.report
    office = compiling_unit(campaign).name
    subject = spoken_subject(report.subject).partition(",")[0]
    speaker = unit_paper(unit, report).speaker
    many = format_count(len(confirmation.places))
    intro = (
        f"{speaker} đã đối chiếu {many} số liệu của mình in trong dự thảo Báo cáo {subject} "
        f"(số liệu đến ngày {format_short_date(day)}) và xác nhận như sau "
        "(đánh dấu vào cột “Đúng”; số chưa đúng thì ghi số đúng vào cột “Sửa thành”):"
    )
    limit = f"ngày {format_short_date(until)}" if until is not None else open_run(_OPEN_DAY)
    return Letter(
        sender=unit,
        symbol="PXN",
        kind="PHIẾU XÁC NHẬN SỐ LIỆU",
        subject=f"trong dự thảo Báo cáo {subject}",
        to=(office,),
        body=(
            text_paragraph(intro),
            TableBlock(columns=_COLUMNS, rows=tuple(_rows(confirmation))),
            text_paragraph(f"Phiếu đã ký gửi về {office} trước ", limit, "."),
        ),
        copies=("Như trên",),
        title=f"Phiếu xác nhận số liệu: {unit.name}",
    )


def _rows(confirmation: Confirmation) -> Iterator[TableRow]:
    """Yield a row a figure, those of one place below its name."""
    number = count(1)
    for place, own in groupby(confirmation.places, attrgetter("place")):
        yield TableRow(cells=("", place, *("",) * (len(_COLUMNS) - 2)), strong=True)
        for each in own:
            made = made_of(each.figure, confirmation.unit)
            yield TableRow(cells=(str(next(number)), each.figure.name, each.text, made, "", ""))


def write_confirmations(
    confirmations: Iterable[Confirmation], campaign: Campaign, workspace: Workspace, *, until: date | None, day: date
) -> tuple[Path, ...]:
    """Write the sheet of each agency that has figures in the draft; return where.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    files = {
        workspace.confirmations / f"{each.unit.id}.docx": render_letter(
            confirmation_letter(each, campaign, day, until), campaign.outline, workspace, day
        )
        for each in confirmations
        if each.places
    }
    write_letters(files)
    return tuple(files)
