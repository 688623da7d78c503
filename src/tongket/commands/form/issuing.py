"""The forms of the units, written where they are sent from; a form that somebody edited since stays."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tongket.commands.form.versions import CampaignVersion, copies_to_keep
from tongket.forms.asking import ask_form
from tongket.model.forms import UnitForm
from tongket.model.roster import Campaign, Unit
from tongket.ooxml.package import is_untouched
from tongket.output.files import refuse_edited, write_files
from tongket.packaged import packaged_file
from tongket.workspace import FORM_FRAME, Workspace

FORM_FORMATS = ("docx", "xlsx", "yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """Which forms are written, and where to (yêu cầu)."""

    form: str
    """One of `FORM_FORMATS`."""
    folder: Path
    force: bool = False
    """Whether forms that were edited since are written again; they are kept beside."""

    def path(self, unit: Unit) -> Path:
        """Return where the form of a unit is written."""
        return self.folder / f"{unit.id}.{self.form}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What was written (mẫu đã lập)."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    """Where forms stay that people had edited."""
    without: tuple[Unit, ...]
    """The units that are asked for no table: they have no workbook."""


def issue_forms(
    workspace: Workspace, campaign: Campaign, units: Iterable[Unit], version: CampaignVersion, wanted: FormRequest
) -> Issued:
    """Write the forms of some units, and a copy of what they were made from.

    Raises:
        FrameError: the frame lacks what a form needs.
        OutputError: a file can't be written or would cost somebody's edits.
    """
    render = _renderer(workspace, wanted.form)
    made: dict[Path, bytes] = {}
    without: list[Unit] = []
    for unit in units:
        data = render(ask_form(campaign, unit, version=version.name))
        if data is None:
            without.append(unit)
        else:
            made[wanted.path(unit)] = data
    kept = write_forms(made, workspace, version, wanted)
    return Issued(files=tuple(made), kept=kept, without=tuple(without))


def write_forms(
    made: Mapping[Path, bytes], workspace: Workspace, version: CampaignVersion, wanted: FormRequest
) -> tuple[Path, ...]:
    """Write forms and a copy of what they were made from; return where edited ones are kept.

    Raises:
        OutputError: a file can't be written or would cost somebody's edits.
    """
    known = {path: is_untouched if wanted.form == "docx" else partial(_holds, data=data) for path, data in made.items()}
    keep = refuse_edited(known, force=wanted.force)
    write_files({**copies_to_keep(workspace, version), **made}, keep=keep)
    return tuple(keep.values())


def form_frame(workspace: Workspace) -> Path:
    """Return the frame of the forms: the campaign's own, else the one that comes with tongket."""
    return workspace.form_frame if workspace.form_frame.exists() else packaged_file(FORM_FRAME)


def _renderer(workspace: Workspace, form: str) -> Callable[[UnitForm], bytes | None]:
    """Return what makes the bytes of a form; nothing for one that has nothing to say in that format."""
    if form == "xlsx":
        from tongket.form_sheets.form_workbook import write_form_workbook

        return write_form_workbook
    if form == "yaml":
        from tongket.output.blank_yaml import blank_yaml

        return lambda each: blank_yaml(each).encode()
    from tongket.writing.form_file import render_form

    frame = form_frame(workspace)
    return lambda each: render_form(each, frame, workspace.show(frame))


def _holds(path: Path, *, data: bytes) -> bool:
    """Whether a file is as it would be written: a workbook or YAML bears no seal."""
    return path.read_bytes() == data
