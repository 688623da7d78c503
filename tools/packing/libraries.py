"""The packages of the folder, as uv installs them from a lock file, and tongket itself."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tongket import __version__
from tongket.errors import OutputError

ROOT = Path(__file__).resolve().parents[2]
LOCK, BUILDER_LOCK = ROOT / "tools" / "packing" / "libraries.lock", ROOT / "tools" / "packing" / "builder.lock"
"""The packages that tongket needs, and those that make its wheel; each file with its hash."""
WINDOWS = "x86_64-pc-windows-msvc"
_SCRIPTS = ("bin", "Scripts")
"""What an installer leaves beside the packages: scripts that name the packer's own interpreter."""
_OF_THE_PACKER = ("direct_url.json", "uv_cache.json", "uv_build.json", "INSTALLER", "REQUESTED", "RECORD")
"""What an installer notes in `*.dist-info` of how and where it installed; nothing reads it in the folder."""


class Target(NamedTuple):
    """What the packages are for."""

    platform: str
    """As uv names it: `x86_64-pc-windows-msvc`."""
    python: str
    """`3.12`."""


def install(target: Target, into: Path, scratch: Path) -> None:
    """Install tongket and its packages for a target; only wheels, only those whose hashes are locked.

    Raises:
        OutputError: uv is not there, or did not do it.
    """
    on = ("--python-platform", target.platform, "--python-version", target.python, "--target", str(into))
    common = ("--quiet", "--no-deps", "--link-mode", "copy", "--no-compile-bytecode", "--no-python-downloads", *on)
    _uv("pip", "install", *common, "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK))
    _make_wheel(scratch)
    _uv("pip", "install", *common, "--no-index", "--find-links", str(scratch), f"tongket=={__version__}")
    _leave_packages(into)


def _make_wheel(scratch: Path) -> None:
    locked = ("--build-constraints", str(BUILDER_LOCK), "--require-hashes")
    _uv("build", "--quiet", "--wheel", "--no-python-downloads", *locked, "--out-dir", str(scratch), str(ROOT))


def _leave_packages(into: Path) -> None:
    """Take away what is not a package."""
    for name in _SCRIPTS:
        shutil.rmtree(into / name, ignore_errors=True)
    (into / ".lock").unlink(missing_ok=True)
    for folder in into.glob("*.dist-info"):
        for name in _OF_THE_PACKER:
            (folder / name).unlink(missing_ok=True)


def _uv(*arguments: str) -> None:
    # The certificates are the machine's: many offices read what goes through their network, as pip is set up for.
    done = subprocess.run(  # noqa: S603 - our own arguments
        [sys.executable, "-m", "uv", *arguments, "--system-certs"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip()
        if "No module named uv" in said:
            raise OutputError("Không có uv để lấy các gói.", "cài bằng pip install -e '.[dev]' trong kho tongket.")
        raise OutputError(f"uv không lấy được các gói:\n{said}", "xem lại mạng, và tệp khóa tools/packing/*.lock.")
