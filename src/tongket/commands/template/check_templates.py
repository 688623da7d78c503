"""`tongket template check`: the frames, both files of phrases and the lead sentences, all faults in one run."""

from collections.abc import Iterator
from dataclasses import dataclass

from tongket.book import source_book
from tongket.commands.template.both_frames import check_exchange_frames, check_frames, exchange_frames
from tongket.commands.template.page_templates import check_page_templates, own_templates
from tongket.commands.template.remnants import find_strangers
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.intake import read_campaign
from tongket.model.roster import Campaign
from tongket.report import report_book
from tongket.sentences.phrasing import compile_leads, read_phrases
from tongket.sentences.trial import try_leads, try_phrases
from tongket.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what is wrong with it."""

    frames: int
    phrase_files: int
    pages: int
    """Of the templates of pages, those that the campaign has of its own."""
    sentences: int
    found: tuple[Diagnostic, ...]

    @property
    def files(self) -> int:
        """How many files were read, the outline included."""
        return self.frames + self.phrase_files + self.pages + 1


def check_templates(workspace: Workspace) -> Checked:
    """Return every fault of what a person may write: frames, `.j2` files and `cau_dan`, in the one order of findings.

    A faulty outline or roster is told with the rest; its lead sentences can't be tried then.
    """
    campaign, outline_found = read_campaign(workspace)
    found = [*check_frames(workspace, campaign), *check_exchange_frames(workspace), *_check_phrases(workspace)]
    if campaign is None:
        found += outline_found
    else:
        found += [*_check_leads(campaign), *find_strangers(workspace, campaign)]
        found += check_page_templates(workspace, campaign)
    sentences = sum(len(each.sentences) for each in campaign.outline.items) if campaign is not None else 0
    return Checked(
        frames=2 + len(exchange_frames(workspace)),
        phrase_files=2,
        pages=len(own_templates(workspace)),
        sentences=sentences,
        found=sort_diagnostics(found),
    )


def _check_phrases(workspace: Workspace) -> Iterator[Diagnostic]:
    for path, known in (
        (workspace.report_phrases, report_book.PHRASES),
        (workspace.source_phrases, source_book.PHRASES),
    ):
        shown = workspace.show(path)
        yield from read_phrases(path, shown, known)[1]
        yield from try_phrases(path, shown, known)


def _check_leads(campaign: Campaign) -> Iterator[Diagnostic]:
    yield from compile_leads(campaign.outline)[1]
    yield from try_leads(campaign.outline, campaign.roster)
