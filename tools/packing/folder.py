"""The whole folder: what goes into it, in the order in which it is made."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tongket import __version__
from tongket.clicks.chosen import is_campaign
from tongket.commands.init import make_sample
from tongket.errors import MissingFileError, UsageError
from tongket.workspace import Workspace
from tools.packing.hash_list import write_hashes
from tools.packing.interpreter import LIBRARIES
from tools.packing.libraries import Target, install
from tools.packing.starters import write_starters

CAMPAIGN, GUIDE = "Chiến dịch", "HUONG-DAN.html"
"""What the folder of the campaign and the guide are called there."""
_CARRIED = ("data", "templates")
_NOT_CARRIED = shutil.ignore_patterns("~$*", ".~lock*", "*.bak.*", "*.bak-*", "__pycache__", ".*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a folder is made from."""

    into: Path
    """The folder that `tongket-VERSION` is made in."""
    target: Target
    put_interpreter: Callable[[Path], None]
    """Puts the interpreter into the folder that it is given."""
    guide: Path
    campaign: Path | None = None
    """None: the packaged campaign, without its sample answers."""


def make_folder(wanted: Wanted) -> Path:
    """Make the folder and return it; a run that fails leaves none.

    Raises:
        UsageError: there is one already, or what should be a campaign is none.
        MissingFileError: there is no guide.
        OutputError: the packages can't be had.
    """
    folder = wanted.into / f"tongket-{__version__}"
    _refuse(wanted, folder)
    with tempfile.TemporaryDirectory(dir=wanted.into, prefix="dang-dong-goi-") as made:
        scratch, inside = Path(made) / "wheel", Path(made) / folder.name
        inside.mkdir()
        wanted.put_interpreter(inside)
        install(wanted.target, inside / LIBRARIES, scratch)
        _put_campaign(wanted.campaign, inside / CAMPAIGN)
        shutil.copyfile(wanted.guide, inside / GUIDE)
        write_starters(inside)
        write_hashes(inside, CAMPAIGN)
        inside.rename(folder)
    return folder


def _refuse(wanted: Wanted, folder: Path) -> None:
    if folder.exists():
        raise UsageError(f"Đã có {folder}.", "xóa hoặc đổi tên thư mục ấy trước; không có gì bị ghi đè.")
    if not wanted.guide.is_file():
        raise MissingFileError(f"Không có tệp hướng dẫn {wanted.guide}.", "lập tệp ấy trước, hoặc --huong-dan TỆP.")
    if wanted.campaign is not None and not is_campaign(wanted.campaign):
        raise UsageError(f"{wanted.campaign} không phải thư mục chiến dịch.", "nêu thư mục có data/outline.yaml.")
    wanted.into.mkdir(parents=True, exist_ok=True)


def _put_campaign(source: Path | None, target: Path) -> None:
    """Put a campaign as it stands, without what was made from it; or the packaged one, ready for its first report."""
    if source is not None:
        for each in _CARRIED:
            shutil.copytree(source / each, target / each, ignore=_NOT_CARRIED)
    else:
        make_sample(target)
        fresh = Workspace(root=target)
        shutil.rmtree(fresh.submissions)
        fresh.submissions.mkdir()
        fresh.decisions.unlink(missing_ok=True)
    Workspace(root=target).inbox.mkdir(exist_ok=True)
