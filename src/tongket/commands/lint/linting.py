"""`tongket lint`: Word files held to the frame of a campaign."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tongket.commands.lint.alike import find_like_points
from tongket.commands.lint.check_document import check_document
from tongket.commands.lint.expected import Expected, read_expected
from tongket.errors import DocumentError
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.intake import read_campaign
from tongket.likeness.likeness import Likeness
from tongket.merge.draft import make_likeness
from tongket.packaged import packaged_file
from tongket.word.looks import read_looks
from tongket.word.pagelooks import read_pages
from tongket.word.reading import WordFile, open_word
from tongket.workspace import REPORT_FRAME, Workspace

ANYWHERE = Likeness(abbreviations={}, places=())
"""The measure of likeness without a campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What came of the files that were named."""

    found: tuple[Diagnostic, ...]
    """File by file, as they were named."""
    refused: tuple[DocumentError, ...]
    """Why a file could not be read."""


def read_standard(workspace: Workspace) -> Expected:
    """Return what documents are held to: the frame of the campaign folder, else the packaged one.

    Raises:
        DocumentError: the frame can't be read.
    """
    own = workspace.report_frame
    if own.exists():
        return _read_frame(open_word(own, workspace.show(own)))
    return _read_frame(open_word(packaged_file(REPORT_FRAME), REPORT_FRAME))


def _read_frame(frame: WordFile) -> Expected:
    return read_expected(read_looks(frame), read_pages(frame))


def read_likeness(workspace: Workspace) -> Likeness:
    """Return the measure of likeness: with the abbreviations and names of the campaign folder, where it is one."""
    whole = workspace.outline.is_file() and workspace.roster.is_file()
    campaign = read_campaign(workspace)[0] if whole else None
    return make_likeness(campaign.outline, campaign.roster) if campaign is not None else ANYWHERE


def lint_word(file: WordFile, expected: Expected, likeness: Likeness = ANYWHERE) -> tuple[Diagnostic, ...]:
    """Return what in an opened document is not as the Party format wants it, and which points stand in it twice."""
    look = read_looks(file)
    found = (*check_document(look, read_pages(file), expected), *find_like_points(look, likeness))
    return sort_diagnostics(list(found))


def find_twice(file: WordFile, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Return which points stand twice in their item of an opened document."""
    return find_like_points(read_looks(file), read_likeness(workspace))


def lint_files(paths: Iterable[Path], workspace: Workspace) -> Linted:
    """Return what is wrong with Word files; one that can't be read does not keep the others from being checked.

    Raises:
        DocumentError: the frame can't be read.
    """
    expected, likeness = read_standard(workspace), read_likeness(workspace)
    found: list[Diagnostic] = []
    refused: list[DocumentError] = []
    for path in paths:
        try:
            found += lint_word(open_word(path, workspace.show(path)), expected, likeness)
        except DocumentError as error:
            refused.append(error)
    return Linted(found=tuple(found), refused=tuple(refused))
