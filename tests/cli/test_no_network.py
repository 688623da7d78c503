"""tongket never uses a network: no command opens a socket, asks for an address or calls a server."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import environment
from tongket.cli.verb_table import VERBS

_GUARD = """
import sys
caught = []
def watch(event, given):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.")):
        caught.append(event)
        raise RuntimeError(event)
sys.addaudithook(watch)
from tongket.cli.running import run
code = run(sys.argv[1:])
print(*caught, file=sys.stderr)
sys.exit(4 if caught else code)
"""
_DRAFT = "build/report.docx"
_RUNS: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("status", "--as-of", "12/4/2019"),
    ("form", "da-lat"),
    ("form", "--again", "lam-ha"),
    ("receive", "build/mau/da-lat.docx", "--on", "12/4/2019"),
    ("slip", "--as-of", "12/4/2019"),
    ("remind", "--as-of", "12/4/2019"),
    ("decide", "--as-of", "12/4/2019"),
    ("build", "--as-of", "12/4/2019", "--skip-invalid", "--force", "--annotate", "--toc", "--read"),
    ("build", "--as-of", "12/4/2019", "--skip-invalid", "--format", "json"),
    ("build", "--as-of", "12/4/2019", "--skip-invalid", "--format", "html"),
    ("confirm", "--as-of", "12/4/2019"),
    ("update", _DRAFT, "--as-of", "13/4/2019", "--skip-invalid"),
    ("trace", _DRAFT),
    ("trace", _DRAFT, "--html"),
    ("figures", _DRAFT),
    ("lint", _DRAFT),
    ("clean", _DRAFT, "-o", "build/sach.docx"),
    ("template", "check"),
    ("fix",),
    ("rules",),
    ("schema",),
    ("init", "nữa"),
)


def _guarded(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _GUARD, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mang")
    done = _guarded(folder, "init", "mẫu", "--sample")
    assert done.returncode == 0, done.stderr
    return folder / "mẫu"


@pytest.mark.slow
def test_no_command_opens_a_socket(sample: Path) -> None:
    for arguments in _RUNS:
        done = _guarded(sample, *arguments)
        assert done.returncode in {0, 1}, (arguments, done.stderr)


def test_every_command_is_watched() -> None:
    assert VERBS.keys() == {each[0] for each in _RUNS}


@pytest.mark.slow
def test_the_watch_sees_a_socket() -> None:
    """So that the test above can fail."""
    probe = _GUARD.replace(
        "from tongket.cli.running import run", "import socket\nrun = lambda given: socket.socket() and 0"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert "socket.__new__" in done.stderr
    assert done.returncode != 0
