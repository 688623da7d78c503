"""The pages as LibreOffice renders them: what Hướng dẫn 36-HD/VPTW measures with a ruler."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
import pytest

from tests.builders import REPOSITORY, render
from tongket.word.pages import count_pages

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
MM = 72 / 25.4
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: there is nothing to render with")


class Span(NamedTuple):
    """A piece of text on a page, in millimetres."""

    text: str
    font: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of the repository's campaign, as .docx."""
    path = tmp_path_factory.mktemp("trang") / "report.docx"
    path.write_bytes(render(REPOSITORY)[0])
    return path


@pytest.fixture(scope="module")
def pages(written: Path) -> Iterator[list[Any]]:
    """Its pages."""
    profile = (written.parent / "profile").as_uri()
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            written.parent,
            written,
        ],
        check=True,
        timeout=120,
        capture_output=True,
    )
    with pymupdf.open(written.with_suffix(".pdf")) as document:  # type: ignore[no-untyped-call]
        yield list(document)


def spans(page: Any) -> list[Span]:  # noqa: ANN401 - pymupdf has no types
    return [
        Span(each["text"], each["font"], round(each["size"], 1), *(side / MM for side in each["bbox"]))
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for each in line["spans"]
        if each["text"].strip()
    ]


def upright(page: Any) -> bool:  # noqa: ANN401
    return bool(page.rect.width < page.rect.height)


def test_every_page_is_a4(pages: list[Any]) -> None:
    for page in pages:
        sides = sorted((page.rect.width / MM, page.rect.height / MM))
        assert sides == pytest.approx([210, 297], abs=0.5)


def test_the_body_stands_upright_and_only_appendices_lie_across(pages: list[Any]) -> None:
    assert all(upright(each) for each in pages[:10])


def test_no_text_stands_in_the_margins(pages: list[Any]) -> None:
    for number, page in enumerate(pages, 1):
        sides = (30.0, 15.0, 20.0, 20.0) if upright(page) else (20.0, 20.0, 30.0, 15.0)
        left, right, top, bottom = sides
        for each in spans(page):
            if each.text.strip().isdigit() and each.bottom < top:  # the page's number
                continue
            shown = f"{number}: {each.text}"
            assert each.left > left - 0.5, shown
            assert each.right < page.rect.width / MM - right + 1.5, shown  # a space may hang over
            assert each.top > top - 2.5, shown
            assert each.bottom < page.rect.height / MM - bottom + 2.5, shown


def test_the_only_font_is_times_new_roman_or_its_equal(pages: list[Any]) -> None:
    fonts = {each[3].split("+")[-1].split("-")[0].split(",")[0] for page in pages for each in page.get_fonts()}
    assert fonts
    assert {each.replace(" ", "").removesuffix("PSMT") for each in fonts} <= {"LiberationSerif", "TimesNewRoman"}


def test_the_text_is_set_in_fourteen_points(pages: list[Any]) -> None:
    sizes = Counter(each.size for page in pages[:10] for each in spans(page) for _ in each.text)
    assert sizes.most_common(1)[0][0] == 14
    assert sizes[14] > 0.8 * sizes.total()
    assert min(sizes) >= 12


def number_of(page: Any) -> str | None:  # noqa: ANN401
    """Return the number at the head of a page."""
    return next((each.text.strip() for each in spans(page) if each.bottom < 20 and each.text.strip().isdigit()), None)


def test_pages_are_numbered_from_the_second_one(pages: list[Any]) -> None:
    assert number_of(pages[0]) is None
    assert [number_of(each) for each in pages[1:10]] == [str(each) for each in range(2, 11)]


def test_the_number_stands_in_the_middle_ten_millimetres_from_the_edge(pages: list[Any]) -> None:
    number = next(each for each in spans(pages[1]) if each.bottom < 20)
    assert (number.size, number.text.strip()) == (14, "2")
    assert (number.left + number.right) / 2 == pytest.approx(30 + (210 - 30 - 15) / 2, abs=1)
    assert 8 < number.top < 13


def test_the_letterhead_stands_at_the_head_of_the_first_page_each_line_whole(pages: list[Any]) -> None:
    lines = [
        "".join(each["text"] for each in line["spans"]).strip()
        for block in pages[0].get_text("dict")["blocks"]
        for line in block.get("lines", ())
    ]
    for wanted in ("TỈNH ỦY LÂM ĐỒNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Dự thảo lần 1", "BÁO CÁO"):
        assert wanted in lines
    assert any("Lâm Đồng, ngày" in each and "tháng 4 năm 2019" in each for each in lines)
    title = next(each for each in spans(pages[0]) if each.text.strip() == "BÁO CÁO")
    assert 15 <= title.size <= 16
    assert "Bold" in title.font


def test_the_signature_is_not_torn(pages: list[Any]) -> None:
    holding = [
        number
        for number, page in enumerate(pages)
        for wanted in ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Đức Quận", "Nơi nhận:")
        if wanted in page.get_text()
    ]
    assert len(holding) == 4
    assert len(set(holding)) == 1
    assert len(pages[holding[0]].get_text().split("T/M BAN THƯỜNG VỤ")[0].split()) > 20


def test_no_page_is_empty(pages: list[Any]) -> None:
    for number, page in enumerate(pages, 1):
        assert len(page.get_text().split()) > 5, number


def test_the_pages_are_counted_as_a_reader_counts_them(written: Path, pages: list[Any]) -> None:
    assert count_pages(written.read_bytes()) == len(pages)
