"""`tongket slip`: what a unit is asked to mend (phiếu đề nghị bổ sung), as a paper and as a text to paste."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tongket.book.blocks import Run
from tongket.commands.letters.addressing import compiling_unit
from tongket.commands.letters.letter import Letter, open_run, render_letter, text_paragraph
from tongket.commands.letters.slip_text import ReturnSlip, slip_pieces, slip_text
from tongket.model.outline import Outline
from tongket.model.roster import Campaign
from tongket.ooxml.package import is_untouched
from tongket.output.files import backup_path, write_files
from tongket.report.preamble import spoken_subject
from tongket.workspace import Workspace


def slip_letter(slip: ReturnSlip, campaign: Campaign, until: date | None) -> Letter:
    """Return a slip as a paper."""
    pieces = ((_piece(piece) for piece in line) for line in slip_pieces(slip, campaign, until))
    return Letter(
        sender=compiling_unit(campaign),
        symbol="PĐN",
        kind="PHIẾU ĐỀ NGHỊ BỔ SUNG",
        subject=f"báo cáo {spoken_subject(campaign.outline.report.subject).partition(',')[0]}",
        to=(slip.unit.name,),
        body=tuple(text_paragraph(*line) for line in pieces),
        copies=("Như trên",),
        title=f"Phiếu đề nghị bổ sung: {slip.unit.name}",
    )


def _piece(text: str) -> str | Run:
    return open_run(text.strip("[]")) if text.startswith("[") and text.endswith("]") else text


def write_slips(
    slips: Iterable[ReturnSlip], campaign: Campaign, workspace: Workspace, *, until: date | None, day: date
) -> tuple[Path, ...]:
    """Write each slip that asks something as .docx and .txt; return the documents.

    A slip that people have changed in Word is kept beside the new one.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    outline: Outline = campaign.outline
    files: dict[Path, bytes] = {}
    for each in slips:
        if each.points:
            path = workspace.return_slips / f"{each.unit.id}.docx"
            files[path] = render_letter(slip_letter(each, campaign, until), outline, workspace, day)
            files[path.with_suffix(".txt")] = slip_text(each, campaign, until).encode()
    write_letters(files)
    return tuple(path for path in files if path.suffix == ".docx")


def write_letters(files: Mapping[Path, bytes]) -> None:
    """Write papers and texts; a document that people have changed is kept beside the new one.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    changed = [each for each in files if each.suffix == ".docx" and each.exists() and not is_untouched(each)]
    write_files(dict(files), keep={each: backup_path(each) for each in changed})
