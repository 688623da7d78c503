"""One LibreOffice for all tests of a process: each `soffice` that they start hands its work to it.

To start LibreOffice with a new profile takes seconds, to convert a document a tenth of one. So a program of the same
name stands before it on PATH: it opens LibreOffice once, with a document that keeps it open, and passes on what is
asked, all but the profile. Where the open one is gone, LibreOffice does the work as it always does.
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEPT = Path(__file__).resolve().parents[1] / "templates/report.docx"
PROFILE = "-env:UserInstallation="
PATIENCE = 60
"""Seconds to wait for LibreOffice to be open; then it is asked as it is."""
WATCHED = """\
owner=$1 folder=$2; shift 2
"$@" &
while kill -0 "$owner" && kill -0 $!; do sleep 1; done
kill -0 "$owner" || rm -rf "$folder"
kill -9 0
"""
"""Ends LibreOffice, and takes its folder away, when the process that wanted it is gone, even one that was killed."""


class OpenOffice:
    """The program before LibreOffice on PATH, in a folder of its own, and the LibreOffice that it opened."""

    def __init__(self) -> None:
        self._path = os.environ.get("PATH", "")
        self._folder = Path(tempfile.mkdtemp(prefix="tongket-office-"))
        real = shutil.which("soffice") or shutil.which("libreoffice")
        if real is not None and os.name == "posix":
            self._write(self._folder / "bin/soffice", real)
            os.environ["PATH"] = f"{self._folder / 'bin'}{os.pathsep}{self._path}"

    def _write(self, script: Path, real: str) -> None:
        script.parent.mkdir()
        command = shlex.join([sys.executable, "-ES", __file__, str(os.getpid()), str(self._folder), real])
        script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
        script.chmod(0o755)

    @property
    def path(self) -> str:
        """PATH as it was: with LibreOffice itself."""
        return self._path

    def close(self) -> None:
        """End what was opened and take the folder away."""
        os.environ["PATH"] = self._path
        with contextlib.suppress(OSError, ValueError):
            os.killpg(int((self._folder / "pid").read_text("utf-8")), signal.SIGKILL)
        shutil.rmtree(self._folder, ignore_errors=True)


def _open(owner: str, folder: Path, command: list[str]) -> None:
    """Open LibreOffice with a document, and wait until it has locked that."""
    quiet = subprocess.DEVNULL
    # A new profile is finished by a start of its own; without one the document is not opened.
    subprocess.run([*command, "--terminate_after_init"], check=False, stdin=quiet, stdout=quiet, stderr=quiet)
    shutil.copy(KEPT, folder / "kept.docx")
    process = subprocess.Popen(
        ["/bin/sh", "-c", WATCHED, "sh", owner, folder, *command, "--norestore", "--nologo", folder / "kept.docx"],
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
    )
    (folder / "pid").write_text(str(process.pid), "utf-8")
    end = time.monotonic() + PATIENCE
    while not (folder / ".~lock.kept.docx#").exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)


def main(owner: str, home: str, real: str, *asked: str) -> None:
    """Do what is asked of LibreOffice, in the one that is open."""
    folder = Path(home)
    command = [real, f"{PROFILE}{(folder / 'profile').as_uri()}", "--headless"]
    if not (folder / "pid").exists():
        _open(owner, folder, command)
    os.execv(real, [*command, *(each for each in asked if not each.startswith(PROFILE))])  # noqa: S606


if __name__ == "__main__":
    main(*sys.argv[1:])
