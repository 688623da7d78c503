"""`tongket update`: the data of now into a draft that people have edited, and the change slip."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from tongket.book.provenance import Manifest, SaidKind
from tongket.commands.update.applying import How, apply_plan
from tongket.commands.update.outcome import Outcome
from tongket.commands.update.planning import plan_update
from tongket.commands.update.slip import came_line, render_slip
from tongket.errors import OfficeError
from tongket.model.figure_names import Note, NoteKind
from tongket.model.figure_tags import make_tag
from tongket.ooxml.package import is_untouched, seal, write_package
from tongket.output.files import backup_path, refuse_open, write_files
from tongket.report.books import Books
from tongket.values.figures import format_short_date
from tongket.whole_files import FileStamp, take_stamp
from tongket.word.embedded import drop_signatures, is_signed
from tongket.word.reading import WordFile, open_word
from tongket.workspace import Workspace
from tongket.writing.book_file import render_docx
from tongket.writing.manifest import require_manifest
from tongket.writing.page_numbers import find_pages

_LONGEST_STEM = 200
"""In bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedDraft:
    """A draft that people have edited, and what it says it was made from."""

    path: Path
    word: WordFile
    manifest: Manifest
    stamp: FileStamp | None
    """Of the file as it was read."""

    @property
    def number(self) -> int:
        """Which draft it is, as it says itself; 0 where it does not say."""
        _, text = self.manifest.figures.get(make_tag(Note(place="bao_cao", kind=NoteKind.DRAFT)), (None, ""))
        digits = "".join(each for each in text if each.isdigit())
        return int(digits) if digits else 0

    @property
    def standing(self) -> Mapping[str, frozenset[str]]:
        """By item the wordings of the points that it was written with: they stay while a unit says them."""
        standing: dict[str, set[str]] = {}
        for said in self.manifest.said.values():
            if said.kind is SaidKind.POINT and said.wording:
                standing.setdefault(said.place, set()).add(said.wording[0].split("\n", 1)[0])
        return {item: frozenset(texts) for item, texts in standing.items()}


def open_edited(path: Path) -> EditedDraft:
    """Return a draft that people have edited.

    Raises:
        DocumentError: it is no Word document, or carries no sources.
        OutputError: it is open in Word.
    """
    refuse_open(path)
    stamp, word = take_stamp(path), open_word(path)
    return EditedDraft(path=path, word=word, manifest=require_manifest(word), stamp=stamp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What an update did."""

    outcome: Outcome
    came: str
    """What came in since the draft was written, in a line."""
    kept: Path | None
    """Where the draft is as it was before; None where nothing was written."""
    slip: Path | None
    """The change slip; None where there is none."""
    unsigned: bool
    """Whether the draft was signed: the signature, which fits no more, was taken out."""


def update_draft(edited: EditedDraft, now: Books, workspace: Workspace, how: How) -> Updated | None:
    """Write the data of now into a draft, and a change slip of what that changed; return what was done.

    None where there is no draft of now to update from.

    A run that changes nothing writes nothing: the slips of the runs before stay as they are.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    if now.report is None:
        return None
    units = now.draft.campaign.roster.units
    outcome = _with_pages(apply_plan(plan_update(edited.manifest, now.report), edited.word, how))
    came = came_line(outcome, units, format_short_date(how.as_of))
    if outcome.parts == edited.word.parts:
        return Updated(outcome=outcome, came=came, kept=None, slip=None, unsigned=False)
    path, unsigned = edited.path, is_signed(outcome.parts)
    parts = drop_signatures(outcome.parts) if unsigned else outcome.parts
    # A draft that people have edited stays known as one: it keeps its old mark, which no longer fits.
    files = {path: seal(parts) if is_untouched(path) else write_package(parts)}
    slip: Path | None = None
    if outcome.entries:
        slip, frame = _next_slip(workspace.slips, path, how), workspace.source_frame
        compiling = next((each.name for each in units if each.compiling), "")
        book = render_slip(outcome, document=f"của {path.name}", came=came, compiling=compiling)
        files[slip] = render_docx(book, frame, workspace.show(frame), as_of=how.as_of)
    kept = backup_path(path)
    write_files(files, keep={path: kept}, seen={path: edited.stamp})
    return Updated(outcome=outcome, came=came, kept=kept, slip=slip, unsigned=unsigned)


def _with_pages(outcome: Outcome) -> Outcome:
    """Return an outcome with the page of each change, where LibreOffice is there to tell."""
    try:
        pages = find_pages(outcome.parts, [each.bookmark for each in outcome.entries if each.bookmark])
    except OfficeError:
        return outcome
    results = tuple(
        replace(
            result,
            entries=tuple(replace(each, page=pages.get(each.bookmark, "")) for each in result.entries),
        )
        for result in outcome.results
    )
    return replace(outcome, results=results)


def _next_slip(folder: Path, path: Path, how: How) -> Path:
    """Return where the slip of a run goes: `report-2019-04-18-02.docx` is the second of that draft and day."""
    # A name may be as long as 255 bytes; a letter with its marks takes up to three.
    stem = path.stem.encode("utf-8", "surrogateescape")[:_LONGEST_STEM].decode("utf-8", "ignore")
    names = (folder / f"{stem}-{how.as_of.isoformat()}-{number:02}.docx" for number in count(1))
    return next(each for each in names if not os.path.lexists(each))
