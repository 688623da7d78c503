"""The decision sheet read for a build, and written again for a person to decide."""

import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongket.diagnostics import Diagnostic, Location, sort_diagnostics
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.merge.offers import Offers
from tongket.rules import LOST_DECISION, UNREADABLE_SHEET
from tongket.sheet import columns as c
from tongket.sheet.arrange import Arranged, arrange
from tongket.sheet.book import Book, read_book
from tongket.sheet.cells import MAX_BYTES, Refused
from tongket.sheet.known import Notes
from tongket.sheet.own import NONE_OWN, Own
from tongket.sheet.reading import Subjects, read_rows
from tongket.sheet.remembered import previous_of
from tongket.sheet.workbook import write_workbook
from tongket.workspace import explain_os_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """The next decision sheet."""

    data: bytes
    """What to write; the old bytes where they can't be read: then the file stays as it is."""
    decisions: Decisions
    """What the new sheet says."""
    found: tuple[Diagnostic, ...]
    """Findings about the new sheet: their rows and cells are those of `data`."""
    new: int = 0
    changed: int = 0
    lost: int = 0
    """Rows that a person filled in and that nothing stands behind any more; they are at the end of their sheet."""


def open_sheet(path: Path, shown: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Return the bytes of the sheet, None where there is none or it can't be opened, and why; never raises."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [_unreadable(shown, Refused("Không phải một tệp thường.", "chuyển nó đi chỗ khác."))]
        if status.st_size > MAX_BYTES:
            return None, [
                _unreadable(shown, Refused("Tệp quá lớn, quá 20 MB.", "bỏ hình ảnh và những trang không dùng."))
            ]
        return path.read_bytes(), []
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


def update_sheet(old: bytes | None, shown: str, offers: Offers, as_of: date) -> Updated:
    """Return the next sheet: everything that is offered, with everything that was decided in the old one."""
    if old is None:
        arranged = arrange(offers, None)
        return _update(arranged, offers, shown, write_workbook(arranged, offers, NONE_OWN, as_of))
    book = read_book(old)
    if isinstance(book, Refused):
        return Updated(data=old, decisions=NO_DECISIONS, found=(_unreadable(shown, book),))
    previous, _ = read_rows(book, offers.subjects_by_item, shown)
    arranged = arrange(offers, previous)
    return _update(arranged, offers, shown, write_workbook(arranged, offers, Own(book.own, old), as_of))


def write_decisions(offers: Offers, decisions: Decisions, as_of: date) -> bytes:
    """Return a sheet that offers and says these: reading it gives the decisions back."""
    names = {each.item: dict(each.subjects) for each in offers.subjects}
    return write_workbook(arrange(offers, previous_of(decisions, names)), offers, NONE_OWN, as_of)


def _update(arranged: Arranged, offers: Offers, shown: str, data: bytes) -> Updated:
    """Return the new sheet with what it says: what is wrong is told with the cells of the new sheet, not the old."""
    book = Book(tables=arranged.tables, counters=arranged.counters)
    previous, found = read_rows(book, offers.subjects_by_item, shown)
    for table in arranged.tables.values():
        notes = Notes(table, shown)
        for row in table.rows:
            if row.text(c.STATE) == c.LOST:
                message = (
                    f"{row.text(c.KEY) or 'hàng thêm'}: {row.text(c.CHANGE)}; những gì đã điền được giữ ở cuối trang."
                )
                hint = "chuyển phần cần giữ sang hàng khác, rồi xóa trắng các ô của hàng này."
                notes.say(LOST_DECISION, row, message, hint)
        found += notes.found
    return Updated(
        data=data,
        decisions=previous.decisions,
        found=sort_diagnostics(found),
        new=arranged.count(c.NEW),
        changed=arranged.count(c.CHANGED),
        lost=arranged.count(c.LOST),
    )


def _unreadable(shown: str, refused: Refused) -> Diagnostic:
    rule = UNREADABLE_SHEET
    at = Location(file=shown)
    return Diagnostic(rule=rule, severity=rule.severity, message=refused.message, hint=refused.hint, location=at)
