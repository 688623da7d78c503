"""Both pages in a real browser, opened from a folder with spaces and Vietnamese letters, as from a stick."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.builders import REPOSITORY, call

_BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
_PROBE = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const frame = document.createElement("iframe");
frame.style.cssText = "width:1366px;height:768px;border:0";
frame.onload = () => {
  const page = frame.contentDocument, said = (() => { %s })();
  document.body.insertAdjacentHTML("beforeend", "<pre id=said>" + JSON.stringify(said) + "</pre>");
};
frame.src = "%s";
document.body.append(frame);
</script></body>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_BROWSER is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("trang") / "Năm 2019"
    root.mkdir()
    shutil.copytree(REPOSITORY / "data", root / "data")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    call(root, "build", "--read", "--as-of", "12/4/2019", check=0)
    return root / "build"


def measured(folder: Path, name: str, script: str) -> dict[str, Any]:
    """Return what a script measures in a page of 1366 × 768."""
    assert _BROWSER is not None
    probe = folder / "do.html"
    probe.write_text(_PROBE % (script, name), "utf-8")
    done = subprocess.run(
        [
            *(_BROWSER, "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"),
            *(f"--user-data-dir={folder / 'trinh-duyet'}", "--virtual-time-budget=20000", probe.as_uri()),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    found = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stdout[:500]
    said: dict[str, Any] = json.loads(found[1])
    return said


def test_the_result_page_fits_its_window_and_shows_the_matrix(folder: Path) -> None:
    said = measured(
        folder,
        "ket-qua.html",
        """const row = page.querySelector(".bang tbody tr:nth-child(2)");
        return {wide: page.documentElement.scrollWidth, cells: row.cells.length,
                table: page.querySelector(".bang").offsetWidth - page.querySelector(".cuon").clientWidth,
                seen: page.querySelector(".bang").getBoundingClientRect().top};""",
    )
    assert said["wide"] <= 1366
    assert said["cells"] == 24
    assert said["table"] <= 0
    assert said["seen"] < 768


def test_a_figure_opens_its_sources_and_leads_back(folder: Path) -> None:
    said = measured(
        folder,
        "report.html",
        """const figure = [...page.querySelectorAll('main a[href^="#s"]')].find(each => each.textContent == "1.721");
        figure.focus(); figure.click();
        const entry = page.querySelector(figure.getAttribute("href")), at = entry.getBoundingClientRect();
        const shown = at.top >= 0 && at.top < 768;
        const back = entry.querySelector('p.mo a');
        back.click();
        const now = page.querySelector(back.getAttribute("href")).getBoundingClientRect();
        return {shown, beside: at.left > 600, text: entry.textContent, back: now.top >= 0 && now.top < 768,
                wide: page.documentElement.scrollWidth, tab: figure.tabIndex};""",
    )
    assert said["shown"]
    assert said["beside"]
    assert said["back"]
    assert said["wide"] <= 1366
    assert said["tab"] == 0
    assert "= 1.721" in str(said["text"])
