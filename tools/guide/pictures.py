"""Pictures of what a person sees: a page in the browser, a page of a document, a window of commands."""

import base64
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pymupdf
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tongket.errors import OfficeError
from tongket.ooxml.office import require_office

_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
_SCREEN = (1366, 768)
"""Of the computers of an office."""
_DOTS = 96
_HEAD = "</head>"
_NO_TIME = ".luc { display: none }"
"""Of the making of a page: so that the same campaign gives the same guide."""
_COLOURS = TerminalTheme((12, 12, 12), (235, 235, 235), [(12, 12, 12)] * 8, [(235, 235, 235)] * 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it stands in a page."""

    address: str
    """`data:image/png;base64,…`."""
    width: int
    height: int


def draw_page(page: Path, css: str = "", anchor: str = "", height: int = _SCREEN[1]) -> Picture:
    """Return what a browser shows of a page, with rules of style added that lead the eye.

    Raises:
        OfficeError: there is no browser.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise OfficeError("Không có Chromium trên máy này.", "cài chromium-headless-shell rồi chạy lại.")
    shown = page.with_name("hinh.html")
    shown.write_text(page.read_text("utf-8").replace(_HEAD, f"<style>{css} {_NO_TIME}</style>{_HEAD}", 1), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "hinh.png"
        subprocess.run(  # noqa: S603 - the browser of this machine
            [
                *(browser, "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/ho-so"),
                *(f"--window-size={_SCREEN[0]},{height}", f"--screenshot={made}"),
                f"{shown.as_uri()}{anchor}",
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )
        shown.unlink()
        return _png(pymupdf.Pixmap(str(made)))  # type: ignore[no-untyped-call]


def print_documents(folder: Path) -> None:
    """Make the PDF of each Word and Excel file of a folder beside it, all by one LibreOffice.

    Raises:
        OfficeError: LibreOffice is not there, or did not make one.
    """
    files = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory() as profile:
        command = [require_office(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        asked = ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        subprocess.run([*command, *asked], capture_output=True, check=False, timeout=300)  # noqa: S603
    lost = [each.name for each in files if not each.with_suffix(".pdf").is_file()]
    if lost:
        raise OfficeError(f"LibreOffice không in được {', '.join(lost)}.")


def draw_document(pdf: Path, text: str, share: tuple[float, float] = (0.0, 1.0)) -> Picture:
    """Return the first page of a document that holds a text, from one part of its height to another.

    Raises:
        OfficeError: no page holds it.
    """
    with pymupdf.open(str(pdf)) as document:  # type: ignore[no-untyped-call]
        page = next((each for each in document if text in " ".join(each.get_text().split())), None)
        if page is None:
            raise OfficeError(f"Không trang nào của {pdf.name} có “{text}”.")
        area = page.rect
        top, bottom = (area.height * each for each in share)
        shown = pymupdf.Rect(0, top, area.width, bottom)  # type: ignore[no-untyped-call]
        return _png(page.get_pixmap(dpi=_DOTS, clip=shown))


def draw_terminal(text: str, title: str) -> Picture:
    """Return a window of commands that shows a text."""
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
    for number, line in enumerate(text.rstrip().splitlines()):
        console.print(Text(f"> {line}", style="bold") if not number else Text(line))
    svg = console.export_svg(title=title, theme=_COLOURS)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)  # rich asks for a font from the network
    svg = svg.replace("Fira Code, monospace", "Consolas, 'Liberation Mono', monospace")
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (float(each) for each in found.groups()) if found is not None else (1000.0, 300.0)
    data = base64.b64encode(svg.encode()).decode("ascii")
    return Picture(address=f"data:image/svg+xml;base64,{data}", width=round(width), height=round(height))


def _png(pixels: pymupdf.Pixmap) -> Picture:
    data = base64.b64encode(pixels.tobytes("png")).decode("ascii")  # type: ignore[no-untyped-call]
    return Picture(address=f"data:image/png;base64,{data}", width=pixels.width, height=pixels.height)
