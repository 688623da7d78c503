"""The pages of the draft as LibreOffice renders them: what Hướng dẫn 36-HD/VPTW measures with a ruler."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.builders import REPOSITORY, render
from tests.paper import MM, Page, needs_office, opened, read_pages
from tongket.ooxml.office import convert_docx, count_pages

pytestmark = needs_office
BODY = 10
"""How many pages of the draft are nothing but text."""
HALF = 0.5
"""Millimetres."""


@pytest.fixture(scope="module")
def written() -> bytes:
    """The draft of the repository's campaign, as .docx."""
    return render(REPOSITORY)[0]


@pytest.fixture(scope="module")
def pdf(written: bytes) -> bytes:
    """The same as PDF."""
    return convert_docx(written, "pdf")


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> list[Page]:
    """Its pages."""
    return read_pages(pdf)


def shown_numbers(pages: list[Page]) -> Iterator[int]:
    """Yield the number of each page: the one that it shows, 1 where it shows none."""
    for page in pages:
        yield int(page.number.text) if page.number is not None else 1


def test_every_page_is_a4(pages: list[Page]) -> None:
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([210, 297], abs=0.5)


def test_the_body_stands_upright_and_only_appendices_lie_across(pages: list[Page]) -> None:
    assert all(each.upright for each in pages[:BODY])
    assert [each.upright for each in pages].count(False) == 1


def test_the_binding_margin_changes_sides_from_page_to_page_and_no_text_stands_in_it(pages: list[Page]) -> None:
    for page, number in zip(pages, shown_numbers(pages), strict=True):
        left, right = (30.0, 15.0) if number % 2 else (15.0, 30.0)
        top, bottom = (20.0, 20.0) if page.upright else (30.0, 30.0)
        if not page.upright:
            left, right = 20.0, 20.0
        for each in (span for line in page.body for span in line):
            shown = f"{number}: {each.text}"
            assert each.left > left - HALF, shown
            assert each.right < page.width - right + 1.5, shown  # a space may hang over
            assert each.top > top - HALF, shown
            assert each.bottom < page.height - bottom + HALF, shown


def test_the_text_reaches_both_margins_and_the_head_of_the_page(pages: list[Page]) -> None:
    for page, number in zip(pages[1:BODY], range(2, BODY + 1), strict=True):
        left = 30 if number % 2 else 15
        lines = page.body
        assert min(line[0].left for line in lines) == pytest.approx(left, abs=HALF)
        ends = Counter(round(line[-1].right) for line in lines)
        assert ends.most_common(1)[0][0] == pytest.approx(left + 165, abs=1)  # justified
        assert lines[0][0].baseline == pytest.approx(20 + 18 / MM * 0.8, abs=1.5)


def test_the_only_font_is_times_new_roman_or_its_equal(pdf: bytes) -> None:
    with opened(pdf) as document:
        fonts = {each[3].split("+")[-1].split("-")[0].split(",")[0] for page in document for each in page.get_fonts()}
    assert fonts
    assert {each.replace(" ", "").removesuffix("PSMT") for each in fonts} <= {"LiberationSerif", "TimesNewRoman"}


def test_the_text_is_set_in_fourteen_points(pages: list[Page]) -> None:
    sizes = Counter(each.size for page in pages[:BODY] for each in page.spans for _ in each.text)
    assert sizes.most_common(1)[0][0] == 14
    assert sizes[14] > 0.8 * sizes.total()
    assert min(sizes) >= 12


def test_a_paragraph_begins_ten_millimetres_in_and_its_lines_are_eighteen_points_apart(pages: list[Page]) -> None:
    page = pages[1]
    starts = Counter(round(line[0].left - 15) for line in page.body)
    assert set(starts) == {0, 10}
    steps = Counter(round((low[0].baseline - high[0].baseline) * MM) for high, low in pairwise(page.body))
    assert steps.most_common(1)[0][0] == 18
    between = {
        round((low[0].baseline - high[0].baseline) * MM)
        for high, low in pairwise(page.body)
        if low[0].left > 15 + HALF  # the first line of a paragraph
    }
    assert between == {24}  # six points between paragraphs


def test_pages_are_numbered_from_the_second_one(pages: list[Page]) -> None:
    assert pages[0].number is None
    assert [each.number.text.strip() for each in pages[1:BODY] if each.number] == [*map(str, range(2, BODY + 1))]


def test_the_number_stands_in_the_middle_ten_millimetres_from_the_edge(pages: list[Page]) -> None:
    numbered = [(page, page.number) for page in pages if page.number is not None]
    assert len(numbered) > BODY
    for page, number in numbered:
        assert (number.size, number.bold, number.italic) == (14, False, False)
        left = 30 if int(number.text) % 2 else 15
        assert number.middle == pytest.approx(left + (page.width - 45) / 2, abs=HALF)
        assert number.top == pytest.approx(10, abs=1)


def test_appendices_count_their_own_pages(pages: list[Page]) -> None:
    first = [number for number, each in enumerate(pages) if "(kèm theo Báo cáo số" in each.text]
    assert len(first) == 4
    for start, end in pairwise([*first, len(pages)]):
        assert [*shown_numbers(pages[start:end])] == [*range(1, end - start + 1)]
        assert pages[start].number is None
        assert all(each.number is not None for each in pages[start + 1 : end])
        assert pages[start].texts[0] == f"Phụ lục {first.index(start) + 1}"


def test_a_header_row_stands_on_every_page_of_its_table(pages: list[Page]) -> None:
    first = next(number for number, each in enumerate(pages) if "Danh mục mô hình" in each.text)
    assert len(pages) > first + 1
    for page in pages[first:]:
        assert "Mô hình, cách làm" in page.text
        assert page.text.count("Kết quả") == 1


def test_the_signature_is_not_torn(pages: list[Page]) -> None:
    parts = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Đức Quận", "Nơi nhận:")
    holding = [number for number, page in enumerate(pages) for wanted in parts if wanted in page.text]
    assert len(holding) == 4
    assert len(set(holding)) == 1
    assert len(pages[holding[0]].text.split("T/M BAN THƯỜNG VỤ")[0].split()) > 20


def test_no_page_is_empty(pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        assert len(page.text.split()) > 5, number


def test_the_pages_are_counted_as_a_reader_counts_them(written: bytes, pages: list[Page]) -> None:
    assert count_pages(written) == len(pages)
