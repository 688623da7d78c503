"""Which campaign a double-click works on: chosen once, remembered beside the program and nowhere else."""

import os
from collections.abc import Iterable
from pathlib import Path

from tongket.errors import UsageError
from tongket.workspace import OUTLINE, ROSTER

MEMORY = "thu-muc-chien-dich.txt"
"""The file beside the program that says which campaign folder was chosen."""


def is_campaign(path: Path) -> bool:
    """Whether a folder is the campaign folder itself."""
    return all(os.path.isfile(path / each) for each in (OUTLINE, ROSTER))  # noqa: PTH113 - Path's raises


def campaigns_in(home: Path) -> list[Path]:
    """Return the campaign folders that lie in the program's own."""
    return sorted(each for each in home.iterdir() if is_campaign(each))


def take_campaign(dropped: Iterable[Path]) -> tuple[Path | None, list[Path]]:
    """Return the campaign folder among what was dropped, and the rest.

    Raises:
        UsageError: there are several.
    """
    paths = list(dropped)
    campaigns = [each for each in paths if is_campaign(each)]
    if len(campaigns) > 1:
        named = ", ".join(map(str, campaigns))
        raise UsageError(f"Có {len(campaigns)} thư mục chiến dịch được thả: {named}.", "thả một thư mục thôi.")
    return next(iter(campaigns), None), [each for each in paths if each not in campaigns]


def recall(home: Path) -> Path | None:
    """Return the campaign folder that was chosen, as remembered; None where none was."""
    try:
        said = (home / MEMORY).read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return home / said if said else None  # one outside is written from the root of its disk


def remember(home: Path, campaign: Path) -> bool:
    """Write down which campaign was chosen; return whether that was possible.

    One that lies in the program's folder is named from there, so that the folder may be moved or its drive get another
    letter.
    """
    chosen = Path(os.path.abspath(campaign))  # noqa: PTH100 - resolve() would follow links
    said = chosen.relative_to(home) if chosen.is_relative_to(home) else chosen
    try:
        (home / MEMORY).write_text(f"{said}\n", "utf-8")
    except OSError:
        return False
    return True
