"""`tongket update`: the data of now into a draft that people have edited, and the change slip."""

import os
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from tongket.book.blocks import Book
from tongket.book.provenance import SaidKind
from tongket.book.unit_names import list_units
from tongket.cli import console
from tongket.commands.update.changes import slip_lines
from tongket.commands.update.slip import render_slip
from tongket.commands.update.updating import How, Updated, draft_number, update_word
from tongket.errors import OfficeError
from tongket.ooxml.package import is_untouched, seal, write_package
from tongket.output.files import backup_path, refuse_open, write_files
from tongket.report.books import Books
from tongket.values.figures import format_short_date
from tongket.word.embedded import drop_signatures, is_signed
from tongket.word.reading import WordFile, open_word
from tongket.workspace import Workspace
from tongket.writing.book_file import render_docx
from tongket.writing.manifest import require_manifest
from tongket.writing.page_numbers import find_pages

_LONGEST_STEM = 200
"""In bytes."""


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
    """Write the data of now into a draft, and a change slip of what that changed; show what came and what changed.

    A run that changes nothing writes nothing: the slips of the runs before stay as they are.

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
    came = _tell_received(updated, made, how)
    files: dict[Path, bytes] = {}
    keep: dict[Path, Path] = {}
    slip_path: Path | None = None
    if updated.parts != before:
        # A draft that people have edited stays known as one: it keeps its old mark, which no longer fits.
        files[path] = seal(updated.parts) if is_untouched(path) else write_package(updated.parts)
        keep[path] = backup_path(path)
        if updated.changes:
            slip_path = _next_slip(workspace.slips, path, how)
            slip, frame = _render_slip(updated, path, made, came), workspace.source_frame
            files[slip_path] = render_docx(slip, frame, workspace.show(frame), as_of=how.as_of)
    write_files(files, keep=keep)
    _show(updated, path, keep.get(path), came)
    if slip_path is not None:
        console.show_note(f"Phiếu thay đổi: {slip_path}")
    elif updated.changes:
        console.show_note("Lần này không sửa gì trong bản đang sửa nên không lập phiếu thay đổi.")
    if signed:
        console.show_note("Chữ ký số của bản trước không còn đúng với bản đã cập nhật nên đã bỏ; ký lại nếu cần.")


def _next_slip(folder: Path, path: Path, how: How) -> Path:
    """Return where the slip of a run goes: `report-2019-04-18-02.docx` is the second of that draft and day."""
    # A name may be as long as 255 bytes; a letter with its marks takes up to three.
    stem = path.stem.encode("utf-8", "surrogateescape")[:_LONGEST_STEM].decode("utf-8", "ignore")
    names = (folder / f"{stem}-{how.as_of.isoformat()}-{number:02}.docx" for number in count(1))
    return next(each for each in names if not os.path.lexists(each))


def _tell_received(updated: Updated, made: Books, how: How) -> str:
    """Return what came in since the draft was written, in a line."""
    names = {each.id: each for each in made.draft.campaign.roster.units}
    told = [f"Số liệu đến {format_short_date(how.as_of)}"]
    for what, ids in (
        ("nhận thêm", updated.received),
        ("số liệu gửi lại khác trước", updated.revised),
        ("không còn báo cáo của", updated.lost),
    ):
        known = list_units([names[each] for each in ids if each in names])
        unknown = [each for each in ids if each not in names]
        if ids:
            told.append(f"{what}: {', '.join(filter(None, (known, *unknown)))}")
    return "; ".join(told if len(told) > 1 else [*told, "không nhận thêm báo cáo nào"])


def _with_pages(updated: Updated) -> Updated:
    """Return what was updated with the page of each change, where LibreOffice is there to tell."""
    wanted = [each.bookmark for each in updated.changes if each.bookmark]
    try:
        pages = find_pages(updated.parts, wanted)
    except OfficeError:
        return updated
    changes = tuple(replace(each, page=pages.get(each.bookmark, "")) for each in updated.changes)
    return replace(updated, changes=changes)


def _render_slip(updated: Updated, path: Path, made: Books, came: str) -> Book:
    compiling = next((each.name for each in made.draft.campaign.roster.units if each.compiling), "")
    return render_slip(updated.changes, document=f"của {path.name}", summary=f"({came})", compiling=compiling)


def _show(updated: Updated, path: Path, kept: Path | None, came: str) -> None:
    console.show_line(f"{came}.")
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
