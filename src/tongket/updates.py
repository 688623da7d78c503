"""`tongket update`: the data of now into a draft that people have edited, and the change slip."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tongket import console
from tongket.book.changes import slip_lines
from tongket.book.names import list_units
from tongket.book.slip import render_slip
from tongket.book.sources import SaidKind
from tongket.books import Books
from tongket.errors import OfficeError
from tongket.output.files import backup_path, refuse_open, write_files
from tongket.values import format_short_date
from tongket.word.book import render_docx
from tongket.word.extras import drop_signatures, is_signed
from tongket.word.manifest import require_manifest
from tongket.word.package import is_untouched, seal, write_package
from tongket.word.reading import WordFile, open_word
from tongket.word.updating import How, Updated, draft_number, update_word
from tongket.word.whereabouts import find_pages
from tongket.workspace import Workspace


def open_edited(path: Path) -> tuple[WordFile, int]:
    """Return a draft that people have edited, and which draft it is.

    Raises:
        DocumentError: it is no Word document, or carries no sources.
        OutputError: it is open in Word.
    """
    refuse_open(path)
    word = open_word(path)
    return word, draft_number(require_manifest(word))


def find_standing(word: WordFile) -> Mapping[str, frozenset[str]]:
    """Return by item the wordings of the points that a draft was written with: they stay while a unit says them.

    Raises:
        DocumentError: the draft carries no sources.
    """
    standing: dict[str, set[str]] = {}
    for said in require_manifest(word).said.values():
        if said.kind is SaidKind.POINT and said.wording:
            standing.setdefault(said.place, set()).add(said.wording[0].split("\n", 1)[0])
    return {item: frozenset(texts) for item, texts in standing.items()}


def write_update(made: Books, path: Path, word: WordFile, workspace: Workspace, how: How) -> None:
    """Write the data of now into a draft and the change slip beside the other books; show the slip.

    Raises:
        DocumentError: the draft carries no sources.
        OutputError: a file can't be written; the old ones are whole.
    """
    if made.report is None:
        return
    before = dict(word.parts)
    updated = _with_pages(update_word(word, made.report, how))
    signed = updated.parts != before and is_signed(updated.parts)
    if signed:
        updated = replace(updated, parts=drop_signatures(updated.parts))
    slip_path = workspace.build / "thay-doi.docx"
    refuse_open(slip_path)
    files = {slip_path: _slip(made, path, updated, workspace, how)}
    keep: dict[Path, Path] = {}
    if updated.parts != before:
        # A draft that people have edited stays known as one: it keeps its old mark, which no longer fits.
        files[path] = seal(updated.parts) if is_untouched(path) else write_package(updated.parts)
        keep[path] = backup_path(path)
    if slip_path.exists() and not is_untouched(slip_path):
        keep[slip_path] = backup_path(slip_path)
    write_files(files, keep=keep)
    _show(updated, path, keep.get(path), slip_path)
    if signed:
        console.show_note("Chữ ký số của bản trước không còn đúng với bản đã cập nhật nên đã bỏ; ký lại nếu cần.")


def _with_pages(updated: Updated) -> Updated:
    """Return what was updated with the page of each change, where LibreOffice is there to tell."""
    wanted = [each.bookmark for each in updated.changes if each.bookmark]
    try:
        pages = find_pages(updated.parts, wanted)
    except OfficeError:
        return updated
    changes = tuple(replace(each, page=pages.get(each.bookmark, "")) for each in updated.changes)
    return replace(updated, changes=changes)


def _slip(made: Books, path: Path, updated: Updated, workspace: Workspace, how: How) -> bytes:
    roster = made.draft.campaign.roster
    received = [each for each in roster.units if each.id in updated.received]
    summary = f"Số liệu đến {format_short_date(how.as_of)}"
    summary += f"; nhận thêm: {list_units(received)}" if received else ""
    compiling = next((each.name for each in roster.units if each.compiling), "")
    book = render_slip(updated.changes, document=f"của {path.name}", summary=f"({summary})", compiling=compiling)
    frame = workspace.source_frame
    return render_docx(book, frame, workspace.show(frame), as_of=how.as_of)


def _show(updated: Updated, path: Path, kept: Path | None, slip: Path) -> None:
    for line in slip_lines(updated.changes):
        console.show_line(line)
    if not updated.changes:
        console.show_line("Không có thay đổi.")
    left = sum(not each.state.settled for each in updated.changes)
    if kept is not None:
        console.show_note(f"Đã cập nhật {path}; bản trước khi cập nhật giữ ở {kept}.")
    else:
        console.show_note(f"{path} giữ nguyên, không có gì để sửa.")
    if left:
        console.show_note(f"Còn {left} thay đổi cần người xem.")
    console.show_note(f"Phiếu thay đổi: {slip}")
