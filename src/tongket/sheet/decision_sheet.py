"""The decision sheet read for a build, written again for a person to decide, and carried into the next campaign.

A point or an example is known by its unit and its words, so what was decided about it applies as soon as the same words
come again. A settled figure is a figure of its own campaign: it never applies to another.
"""

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tongket.excel.cells import LARGEST_WORKBOOK, REPAIR, Refused
from tongket.excel.parts import Package, as_transitional
from tongket.findings.diagnostics import Diagnostic, finding, sort_diagnostics
from tongket.findings.draft_rules import LOST_DECISION, UNREADABLE_SHEET
from tongket.findings.locations import Location
from tongket.merge.decisions import NO_DECISIONS, Decisions, ExampleDecision, ItemSubjects, Offers, PointDecision
from tongket.merge.reconcile import settled_names
from tongket.model.roster import Campaign
from tongket.sheet import columns as c
from tongket.sheet.arrange import Arranged, arrange
from tongket.sheet.editing import edit_workbook, marked_rows
from tongket.sheet.lists import Lists
from tongket.sheet.placed import has_news, place_table, said_cells
from tongket.sheet.previous import D, KnownRows, Notes, Previous
from tongket.sheet.row_reading import Subjects, read_rows
from tongket.sheet.workbook import write_workbook
from tongket.sheet.workbook_reading import ReadWorkbook, read_book
from tongket.values.figures import format_figure
from tongket.whole_files import await_saving, read_whole
from tongket.workspace import Workspace, explain_os_error


def read_sheet(campaign: Campaign, workspace: Workspace) -> tuple[Decisions, tuple[Diagnostic, ...]]:
    """Return what a person decided, and what is wrong with the decision sheet; nothing where there is none."""
    if not workspace.decisions.exists():
        return NO_DECISIONS, ()

    items, shown = campaign.outline.items, workspace.show(workspace.decisions)
    subjects = {each.id: tuple((subject.id, subject.name) for subject in each.subjects) for each in items}
    decisions, found = read_decisions(workspace.decisions, shown, subjects)
    return decisions, sort_diagnostics([*found, *_unknown_figures(decisions, campaign, shown)])


def _unknown_figures(decisions: Decisions, campaign: Campaign, shown: str) -> Iterator[Diagnostic]:
    """Yield the settled figures that the outline does not have, or has no row for: they are not used."""
    known = settled_names(campaign, decisions.figures)
    for each in decisions.figures.values():
        if each.used is not None and each.id not in known:
            message = (
                f'Trang "Số liệu", hàng {each.id}: số dùng {format_figure(each.used)} không được dùng, '
                "đề cương không có số liệu này hoặc nay đối chiếu nó ở hàng khác."
            )
            hint = "chạy tongket decide: hàng này ở cuối trang; chuyển sang hàng đúng rồi xóa trắng các ô của nó."
            yield finding(LOST_DECISION, Location(file=shown), message, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The decision sheet of the next campaign."""

    data: bytes | None
    """What to write; None where nothing applies, or the old sheet can't be read."""
    rows: int = 0
    refused: str = ""
    """Why the old sheet can't be read."""


def carry_sheet(old: bytes, shown: str, subjects: tuple[ItemSubjects, ...], as_of: date) -> Carried:
    """Return a sheet of the decisions of `old` that may apply to other answers to the same outline; never raises."""
    book = read_book(old)
    if isinstance(book, Refused):
        return Carried(data=None, refused=book.message)
    offers = Offers(subjects=subjects)
    previous, _ = read_rows(book, offers.subjects_by_item, shown)
    kept = Previous(
        points=_decided_points(previous.points),
        examples=tuple(_alone(each) for each in previous.examples if _decides(each.decision)),
        counters=previous.counters,
    )
    arranged = arrange(offers, kept)
    rows = sum(len(arranged.tables[sheet].rows) for sheet in (c.POINTS, c.EXAMPLES))
    return Carried(data=write_workbook(arranged, offers, as_of) if rows else None, rows=rows)


def _decided_points(points: Sequence[KnownRows[PointDecision]]) -> tuple[KnownRows[PointDecision], ...]:
    """Return the rows that decide something, and those that others are joined with."""
    decided = [each for each in points if _decides(each.decision)]
    targets = {each.decision.join for each in decided}
    return tuple(_alone(each) for each in points if each in decided or each.key in targets)


def _decides(decision: PointDecision | ExampleDecision) -> bool:
    """Whether a row says more than a reminder: a note alone is about its own campaign."""
    return replace(decision, note=None).touched


def _alone(known: KnownRows[D]) -> KnownRows[D]:
    """Return a row without what a person kept beside it in columns of their own."""
    return replace(known, row=replace(known.row, extras={}), unread={})


_STRICT = "dạng Strict Open XML: tệp được ghi lại ở dạng .xlsx thường, nội dung như cũ"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedSheet:
    """The next decision sheet."""

    data: bytes
    """What to write; the old bytes where nothing is new, or they can't be read: then the file stays as it is."""
    decisions: Decisions
    """What the new sheet says."""
    found: tuple[Diagnostic, ...]
    """Findings about the new sheet: their rows and cells are those of `data`."""
    new: int = 0
    changed: int = 0
    lost: int = 0
    """Rows that a person filled in and that nothing stands behind any more; they are at the end of their sheet."""
    unkept: tuple[str, ...] = ()
    """What of the old file could not be kept as it was, in words."""


def open_sheet(path: Path, shown: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Return the bytes of the sheet, None where there is none or it can't be opened, and why; never raises."""
    await_saving(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [_unreadable(shown, Refused("Không phải một tệp thường.", "chuyển nó đi chỗ khác."))]
        if status.st_size > LARGEST_WORKBOOK:
            return None, [
                _unreadable(shown, Refused("Tệp quá lớn, quá 20 MB.", "bỏ hình ảnh và những trang không dùng."))
            ]
        return read_whole(path), []
    except FileNotFoundError:
        return None, []
    except (OSError, ValueError) as error:
        why = explain_os_error(error) if isinstance(error, OSError) else "tên tệp không dùng được"
        refused = Refused(f"Không mở được tệp: {why}.", "đóng tệp trong Excel, kiểm tra quyền đọc rồi chạy lại.")
        return None, [_unreadable(shown, refused)]


def read_decisions(path: Path, shown: str, subjects: Subjects) -> tuple[Decisions, list[Diagnostic]]:
    """Return what was decided, nothing where there is no sheet, and the findings about it; never raises."""
    data, found = open_sheet(path, shown)
    if data is None:
        return NO_DECISIONS, found
    book = read_book(data)
    if isinstance(book, Refused):
        return NO_DECISIONS, [_unreadable(shown, book)]
    previous, found = read_rows(book, subjects, shown)
    for layout in c.LAYOUTS:
        if layout.sheet not in book.tables:
            message = f'Không còn trang "{layout.sheet}", nên không biết đã chọn gì ở đó.'
            found.append(_unreadable(shown, Refused(message, "chạy tongket decide để lập lại trang này.")))
    return previous.decisions, list(sort_diagnostics(found))


def update_sheet(old: bytes | None, shown: str, offers: Offers, as_of: date) -> UpdatedSheet:
    """Return the next sheet: everything that is offered, with everything that was decided in the old one."""
    if old is None:
        arranged = arrange(offers, None)
        return _update(arranged, offers, shown, write_workbook(arranged, offers, as_of))
    book = read_book(old)
    if isinstance(book, Refused):
        return UpdatedSheet(data=old, decisions=NO_DECISIONS, found=(_unreadable(shown, book),))
    previous, _ = read_rows(book, offers.subjects_by_item, shown)
    try:
        return _edit(old, book, previous, (offers, shown, as_of))
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever comes over a damaged file
        message = f"Không sửa được tệp tại chỗ: có phần bị hỏng ({type(error).__name__})."
        return UpdatedSheet(data=old, decisions=NO_DECISIONS, found=(_unreadable(shown, Refused(message, REPAIR)),))


def _edit(old: bytes, book: ReadWorkbook, previous: Previous, task: tuple[Offers, str, date]) -> UpdatedSheet:
    """Return the sheet with only those of its cells changed that are to say something else, and the new rows put in."""
    offers, shown, as_of = task
    plain = as_transitional(old)
    package = Package(plain)
    marked = {sheet: marked_rows(package, table.title) for sheet, table in book.standing.items()}
    arranged = arrange(offers, previous, marked)
    news = has_news(arranged.tables, book.standing)
    said = said_cells(previous, {each.item: dict(each.subjects) for each in offers.subjects})
    lists = Lists(subjects=offers.subjects, counters=arranged.counters)
    places = {
        sheet: place_table(arranged.tables[sheet], table, said[sheet], marked[sheet], (lists.has_choice, news))
        for sheet, table in book.standing.items()
    }
    tables = {**arranged.tables, **{sheet: each.table for sheet, each in places.items()}}
    placed = Arranged(tables=tables, counters=arranged.counters)
    fresh = write_workbook(placed, offers, as_of, {sheet: each.written for sheet, each in places.items()})
    edited = edit_workbook(plain, fresh, book, places)
    if edited.data == plain:
        return _update(placed, offers, shown, old)
    strict = (_STRICT,) if plain != old else ()
    return replace(_update(placed, offers, shown, edited.data), unkept=(*strict, *edited.unkept))


def _update(arranged: Arranged, offers: Offers, shown: str, data: bytes) -> UpdatedSheet:
    """Return the new sheet with what it says: what is wrong is told with the cells of the new sheet, not the old."""
    book = ReadWorkbook(tables=arranged.tables, counters=arranged.counters)
    previous, found = read_rows(book, offers.subjects_by_item, shown)
    for table in arranged.tables.values():
        notes = Notes(table, shown)
        for row in table.rows:
            if row.text(c.STATE) == c.LOST:
                message = f"{row.text(c.KEY) or 'Hàng thêm'}: {row.text(c.CHANGE)}; những gì đã điền được giữ nguyên."
                hint = "chuyển phần cần giữ sang hàng khác, rồi xóa trắng các ô của hàng này."
                many = "không còn ý, mô hình, số liệu nào của đơn vị đứng sau; những gì đã điền được giữ nguyên."
                notes.say(LOST_DECISION, row, message, hint, many)
        found += notes.found
    return UpdatedSheet(
        data=data,
        decisions=previous.decisions,
        found=sort_diagnostics(found),
        new=arranged.count(c.NEW),
        changed=arranged.count(c.CHANGED),
        lost=arranged.count(c.LOST),
    )


def _unreadable(shown: str, refused: Refused) -> Diagnostic:
    return finding(UNREADABLE_SHEET, Location(file=shown), refused.message, refused.hint)
