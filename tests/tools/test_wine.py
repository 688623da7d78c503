"""The packed folder on Windows, or what comes nearest to it here: wine, where somebody supplies the interpreter."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tools.packing.folder import Wanted, make_folder
from tools.packing.inspection import inspect_folder
from tools.packing.interpreter import open_interpreter, unpack
from tools.packing.libraries import WINDOWS, Target

from tests.commands.receive.desks import desk_at
from tests.tools.twin import GUIDE
from tongket.clicks.steps import AWAITING

_WINE = shutil.which("wine")
_ZIP = os.environ.get("TONGKET_PYTHON_ZIP", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_WINE is None, reason="no wine on this machine"),
    pytest.mark.skipif(not _ZIP, reason="TONGKET_PYTHON_ZIP does not name python.org's embeddable zip"),
]


def test_a_double_click_leaves_the_result_page(tmp_path: Path) -> None:
    guide = tmp_path / "HUONG-DAN.html"
    guide.write_text(GUIDE, "utf-8")
    interpreter = open_interpreter(Path(_ZIP))
    folder = make_folder(
        Wanted(
            into=tmp_path / "Năm 2026 & sau",
            target=Target(WINDOWS, interpreter.minor),
            put_interpreter=lambda inside: unpack(interpreter, inside),
            guide=guide,
        )
    )
    assert inspect_folder(folder) == []
    root = desk_at(tmp_path / "Đợt & này").workspace.root
    done = subprocess.run(
        [str(_WINE), "cmd", "/c", str(folder / f"{AWAITING.title}.cmd"), str(root)],
        env={**os.environ, "WINEPREFIX": str(tmp_path / "wine"), "WINEDEBUG": "-all"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert (root / "build" / "ket-qua.html").is_file(), (done.stdout, done.stderr)
