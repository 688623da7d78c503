"""Where reports are received (nơi nhận): the campaign, its log as it grows, what a person says of what came."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tongket.commands.receive.arrived_files import FileKind
from tongket.logbook.log_entries import LogText
from tongket.model.arrivals import ReceiptLog, Signed
from tongket.model.forms import UnitForm
from tongket.model.returned import ReturnedReport
from tongket.model.roster import Campaign, Unit
from tongket.output.proposal_yaml import Proposal
from tongket.source.emitting import Tree, tree_of
from tongket.source.tree import read_source
from tongket.whole_files import FileStamp
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
    log_stamp: FileStamp | None
    """Of the file of the log, as `log_text` holds it."""
    read: Callable[[Path, bytes, str], ReturnedFile]
    """What reads a file: its path, its bytes, the unit that a person says it is of ("" where nobody does).

    Raises:
        TongketError: it can't be read, or is nobody's of this campaign; with what to do.
    """
    submissions: Mapping[str, Path] = field(init=False)
    """The files that hold answers already, by unit: a person may have named one otherwise."""

    def __post_init__(self) -> None:
        self.submissions = dict(_list_submissions(self.workspace))


def _list_submissions(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """Yield whose each file of the submissions is; of two of one unit the one that bears its name comes last."""
    files = workspace.list_submissions()[0]
    units = [(str(tree.get("don_vi", "")), path) for path in files if isinstance(tree := _tree(path), Mapping)]
    yield from sorted(units, key=lambda each: each[1] == workspace.submission(each[0]))


def _tree(path: Path) -> Tree:
    return tree_of(read_source(path, path.name)[0].root)
