"""The schema as a file, and the lines by which an editor finds it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tongket.commands.schema.submission_schema import MADE_BY, submission_schema
from tongket.errors import OutputError
from tongket.model.roster import Campaign
from tongket.output.files import write_files
from tongket.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelines:
    """The first line of a submission by which an editor finds the schema."""

    vscode: str
    """Of the YAML extension of VS Code, and of every editor with yaml-language-server."""
    jetbrains: str


def write_schema(campaign: Campaign, workspace: Workspace, target: Path) -> Modelines:
    """Write the schema of a campaign's submissions; return how an editor is told of it.

    Raises:
        OutputError: it can't be written, or there is a file of somebody else.
    """
    if target.exists() and not _is_ours(target):
        raise OutputError(
            f"{target} không phải tệp do tongket schema lập, nên không ghi đè.", "ghi ra tệp khác với -o."
        )
    text = json.dumps(submission_schema(campaign), ensure_ascii=False, indent=2)
    write_files({target: f"{text}\n".encode()}, keep={})
    try:
        address = quote(Path(os.path.relpath(target, workspace.submissions)).as_posix())
    except ValueError:  # on another drive
        address = target.as_uri()
    return Modelines(vscode=f"# yaml-language-server: $schema={address}", jetbrains=f"# $schema: {address}")


def _is_ours(path: Path) -> bool:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and document.get("$comment") == MADE_BY
