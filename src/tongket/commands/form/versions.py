"""Which outline and roster a form was made from (phiên bản đề cương): known by their bytes, and kept as they were."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tongket.errors import MissingFileError
from tongket.workspace import Workspace, explain_os_error

_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignVersion:
    """The outline and the roster of now, as they are on disk."""

    name: str
    """The first hexadecimal digits of the SHA-256 of both."""
    outline: bytes
    roster: bytes


def read_version(workspace: Workspace) -> CampaignVersion:
    """Return the version of a campaign.

    Raises:
        MissingFileError: the outline or the roster can't be read.
    """
    outline, roster = (_read(path, workspace) for path in (workspace.outline, workspace.roster))
    return CampaignVersion(name=hashlib.sha256(outline + roster).hexdigest()[:_DIGITS], outline=outline, roster=roster)


def copies_to_keep(workspace: Workspace, version: CampaignVersion) -> dict[Path, bytes]:
    """Return what must be written so that a form of this version can be made again; nothing where that is kept."""
    kept = dict(zip(workspace.issued(version.name), (version.outline, version.roster), strict=True))
    return {path: data for path, data in kept.items() if not path.exists()}


def _read(path: Path, workspace: Workspace) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"Không đọc được {workspace.show(path)} ({explain_os_error(error)})."
        raise MissingFileError(message, "kiểm tra quyền đọc.") from error
