"""The forms of the real campaign, of which the repository is the folder, and of small ones."""

from functools import cache
from pathlib import Path

from tongket.forms.asking import ask_form
from tongket.intake import read_campaign
from tongket.model.forms import UnitForm
from tongket.model.roster import Campaign
from tongket.workspace import FORM_FRAME, open_workspace
from tongket.writing.form_file import render_form

ROOT = Path(__file__).resolve().parents[2]
VERSION = "3f2a91bc"


@cache
def real() -> Campaign:
    """Return the real campaign."""
    return opened(ROOT)


def opened(root: Path) -> Campaign:
    """Return the campaign of a folder."""
    campaign, found = read_campaign(open_workspace(root))
    assert campaign is not None, found
    return campaign


def form_of(unit: str, campaign: Campaign | None = None, number: int = 1) -> UnitForm:
    """Return the form of a unit by its id."""
    campaign = campaign or real()
    found = campaign.roster.unit(unit)
    assert found is not None
    return ask_form(campaign, found, version=VERSION, number=number)


def as_docx(form: UnitForm) -> bytes:
    """Return a form in the frame of the repository."""
    return render_form(form, ROOT / FORM_FRAME, FORM_FRAME)
