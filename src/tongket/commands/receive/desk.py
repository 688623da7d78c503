"""Where reports are received (nơi nhận): the campaign, its log as it grows, what a person says of what came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongket.commands.receive.arrived_files import FileKind
from tongket.logbook.log_entries import LogText
from tongket.model.arrivals import ReceiptLog, Signed
from tongket.model.forms import UnitForm
from tongket.model.returned import ReturnedReport
from tongket.model.roster import Campaign, Unit
from tongket.output.proposal_yaml import Proposal
from tongket.source.emitting import Tree
from tongket.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class HowItCame:
    """What a person says of the files that are handed over."""

    day: date
    via: str | None = None
    by: str | None = None
    signed: Signed | None = None
    """None where nobody says; then a digital signature does."""
    unit: str = ""
    force: bool = False
    """Whether a unit's value takes the place of one that was corrected by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """What one file says."""

    kind: FileKind
    unit: Unit
    form: UnitForm
    report: ReturnedReport
    """Of a filled-in YAML file without values: its tree says them."""
    tree: Mapping[str, Tree] | None = None
    """Of a filled-in YAML file."""
    proposal: Proposal | None = None
    """Of a report that was not typed into the form: what a person looks at first."""
    stamped: bool = True
    signed: bool = False


@dataclass(slots=True, kw_only=True)
class Desk:
    """A campaign that receives reports, one after the other."""

    workspace: Workspace
    campaign: Campaign
    log: ReceiptLog
    log_text: LogText
    read: Callable[[Path, bytes, str], ReturnedFile]
    """What reads a file: its path, its bytes, the unit that a person says it is of ("" where nobody does).

    Raises:
        TongketError: it can't be read, or is nobody's of this campaign; with what to do.
    """
