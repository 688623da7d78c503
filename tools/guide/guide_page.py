"""The guide: the pictures of each step with the words beside them, in one page without a network."""

import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tongket import __version__
from tongket.clicks.steps import STEPS
from tongket.errors import OutputError
from tongket.packaged import packaged_file
from tools.guide.journey import DUE, LATER, Journey, Stop
from tools.guide.pictures import Picture, draw_document, draw_page, draw_terminal, print_documents

_TEMPLATE = "huong-dan.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnPaper:
    """A page of a document that is looked at when all of them are printed."""

    text: str
    """Which page: the first that holds this."""
    share: tuple[float, float] = (0.0, 1.0)
    """From where to where of its height."""


def _part(name: str, css: str = "", *, height: int = 768) -> Callable[[Stop], Picture]:
    """Return how a part of the result page is looked at, and nothing else of it."""
    only = f"header, nav, footer, main > :not(:has(> #{name})) {{ display: none !important }}"
    return lambda stop: draw_page(_file(stop), only + css, height=height)


_SLIP = ".don-vi:not(:has(.tin)) { display: none } .don-vi::details-content { content-visibility: visible }"
_ENTRY = re.compile(
    r'<li id="(s[0-9]+)"(?:(?!<li id=).)*?<p class="cach">[^<]* \+ [^<]*</p>\s*<details[^>]*><summary>1[0-9] nguồn'
    r'.*?Đứng ở: <a href="(#[^"]+)"',
    re.DOTALL,
)
"""The first sum of a reading copy that comes from ten units or more: what it is called there, where it stands."""


def _look_at_source(stop: Stop) -> Picture:
    """Return a reading copy as it is seen when a figure was clicked: where it stands, in the column what makes it."""
    copy = _file(stop)
    found = _ENTRY.search(copy.read_text("utf-8"))
    if found is None:
        raise OutputError("Bản để đọc không có số nào của mười đơn vị.")
    entry, place = found.groups()
    css = (
        f"aside > :not(h1, #so, #so + ul), .muc-nguon > li:not(#{entry}) {{ display: none }}"
        f" #{entry} {{ background: #fff3a3 }}"
    )
    return draw_page(copy, css, place)


_LOOKS: tuple[Callable[[Stop], Picture] | _OnPaper, ...] = (
    lambda stop: draw_terminal(stop.said, "tongket"),
    _OnPaper(text="1.1.", share=(0.05, 0.7)),
    lambda stop: draw_page(_file(stop)),
    _part("xem-lai", _SLIP),
    _part("theo-doi", height=1040),
    _OnPaper(text="[Số liệu của", share=(0.03, 0.75)),
    _look_at_source,
    _OnPaper(text="IV.1-01"),
    _OnPaper(text="PHIẾU THAY ĐỔI", share=(0.0, 0.6)),
    _OnPaper(text="BÁO CÁO", share=(0.0, 0.75)),
)
"""How each of the ten is looked at, in the order of the journey."""


def write_guide() -> bytes:
    """Return the guide.

    Raises:
        TongketError: a step did not do what the guide says, or what draws the pictures is not there.
    """
    with tempfile.TemporaryDirectory(prefix="huong-dan-") as folder:
        drawn = _draw(Path(folder))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template(_TEMPLATE).render(
        pictures=[picture for picture, _ in drawn],
        said=[said for _, said in drawn],
        steps=STEPS,
        version=__version__,
        days=(DUE, LATER),
        css=packaged_file("templates/pages.css").read_text("utf-8"),
    )
    return page.encode()


def _draw(folder: Path) -> list[tuple[Picture, str]]:
    """Return the ten pictures, each with what the command said."""
    journey, printed = folder / "đường", folder / "giấy"
    journey.mkdir()
    printed.mkdir()
    drawn: dict[int, Picture] = {}
    papers: dict[int, tuple[Path, _OnPaper]] = {}
    said: list[str] = []
    for number, (stop, look) in enumerate(zip(Journey(journey).stops(), _LOOKS, strict=True)):
        said.append(stop.said)
        if isinstance(look, _OnPaper):
            copy = printed / f"{number}{_file(stop).suffix}"
            shutil.copy(_file(stop), copy)
            papers[number] = copy, look
        else:
            drawn[number] = look(stop)
    print_documents(printed)
    for number, (copy, look) in papers.items():
        drawn[number] = draw_document(copy.with_suffix(".pdf"), look.text, look.share)
    return [(drawn[number], each) for number, each in enumerate(said)]


def _file(stop: Stop) -> Path:
    if stop.file is None:
        raise OutputError("Chặng này không có tệp để xem.")
    return stop.file
