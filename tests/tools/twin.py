"""The packed folder without Windows: the same layout, with the tests' own interpreter in python.org's place."""

import os
import platform
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.packing.folder import Wanted, make_folder
from tools.packing.interpreter import FOLDER, LIBRARIES, Interpreter, unpack
from tools.packing.libraries import WINDOWS, Target

from tongket.clicks.steps import DoubleClick

GUIDE = "<!doctype html><title>Hướng dẫn</title>"
_CALL = re.compile(r'^("%~dp0python\\python\.exe" .*)$', re.MULTILINE)


def pack_for_windows(into: Path) -> Path:
    """Return the folder as it is packed, but for the interpreter, which is not to be had from a package registry."""
    guide, interpreter = _guide(into), made_interpreter(into / "python.zip")
    return make_folder(
        Wanted(
            into=into / "gói",
            target=Target(WINDOWS, interpreter.minor),
            put_interpreter=lambda folder: unpack(interpreter, folder),
            guide=guide,
        )
    )


def made_interpreter(archive: Path) -> Interpreter:
    """Return what has the files of an interpreter by their names."""
    with zipfile.ZipFile(archive, "w") as made:
        for name in ("python.exe", "python312.dll", "python312.zip", "python312._pth", "vcruntime140.dll"):
            made.writestr(name, f"thay cho {name}")
    return Interpreter(archive, "3.12.10")


def pack_twin(into: Path, campaign: Path) -> Path:
    """Return the folder with packages for this computer, and a campaign."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    target = Target(f"{platform.machine()}-unknown-linux-gnu", version)
    return make_folder(
        Wanted(into=into, target=target, put_interpreter=_put_own, guide=_guide(into), campaign=campaign)
    )


def click_in(
    folder: Path, step: DoubleClick, *dropped: Path, typed: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the Python line of a double-click."""
    text = (folder / f"{step.title}.cmd").read_bytes().decode("ascii").replace("\r\n", "\n")
    line = _CALL.findall(text)[0]
    assert line.endswith(" %*")
    command = shlex.split(line.removesuffix(" %*").replace("\\", "/").replace("%~dp0", "{folder}/"))
    return subprocess.run(
        [*(each.format(folder=folder) for each in command), *map(str, dropped)],
        cwd="/",
        env={"PATH": os.defpath, "HOME": "/nonexistent", **(environment or {})},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def _put_own(folder: Path) -> None:
    """Put the interpreter that runs the tests where python.org's would be, led by a `._pth` as that one is."""
    own = folder / FOLDER
    own.mkdir()
    real = Path(sys._base_executable)  # type: ignore[attr-defined] # noqa: SLF001 - of the environment's interpreter
    (own / "python.exe").symlink_to(real.resolve())
    asked = [str(real), "-I", "-S", "-c", "import sys; print(*sys.path, sep='\\n')"]
    library = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout
    (own / "python.exe._pth").write_text(f"{library}.\n../{LIBRARIES}\n", "utf-8")


def _guide(into: Path) -> Path:
    into.mkdir(parents=True, exist_ok=True)
    guide = into / "hướng dẫn.html"
    guide.write_text(GUIDE, "utf-8")
    return guide
