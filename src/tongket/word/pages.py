"""How long a .docx is, when LibreOffice is there to tell."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

TIME_LIMIT = 60
"""Seconds for one conversion."""


def count_pages(data: bytes) -> int | None:
    """Return how many pages a document has; None when there is no LibreOffice, or it does not answer in time."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="tongket-") as folder:
        source = Path(folder) / "draft.docx"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 - our own words and a path of our own making
                command, check=True, timeout=TIME_LIMIT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            pdf = (Path(folder) / "draft.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) or None
