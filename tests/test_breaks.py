"""Where a page ends: no heading alone at its foot, no row torn, no empty page; and both sides of the sheet."""

from dataclasses import replace

import pytest

from tests.builders import REPOSITORY, open_docx
from tests.paper import MM, Page, needs_office, pages_of, report
from tongket.book.blocks import (
    Appendix,
    Block,
    Heading,
    ParagraphStyle,
    TableBlock,
    TableRow,
    paragraph,
    table_columns,
)
from tongket.ooxml.namespaces import w

pytestmark = needs_office
WORDS = "Cấp ủy các cấp quan tâm lãnh đạo công tác Mặt trận, đoàn thể và công tác dân vận. "
CENTRE, TEXT, FIGURE = ParagraphStyle.CELL_CENTRE, ParagraphStyle.CELL_TEXT, ParagraphStyle.CELL_FIGURE
COLUMNS = table_columns(("TT", 6, CENTRE), ("Tên mô hình", 40, TEXT), ("Số hộ", 12, FIGURE))


def says(times: int) -> Block:
    return paragraph(ParagraphStyle.BODY, WORDS * times)


def table(count: int, *, total: bool = False) -> TableBlock:
    rows = [
        TableRow(cells=(str(each), f"đầu{each}. {WORDS * 2}cuối{each}.", f"{each}.000")) for each in range(1, count + 1)
    ]
    if total:
        rows.append(TableRow(cells=("", "Tổng cộng", "9.999.999"), strong=True))
    return TableBlock(columns=COLUMNS, rows=tuple(rows))


def appendix(*blocks: Block, landscape: bool = False) -> Appendix:
    title = paragraph(ParagraphStyle.APPENDIX_TITLE, "Danh mục mô hình")
    return Appendix(blocks=(paragraph(ParagraphStyle.APPENDIX, "Phụ lục"), title, *blocks), landscape=landscape)


def numbers(page: Page, word: str) -> list[int]:
    """Return the numbers that follow a word on a page."""
    found = (each.partition(word)[2].partition(".")[0] for each in page.text.split() if word in each)
    return [int(each) for each in found]


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    body: list[Block] = []
    for each in range(1, 61):
        body.append(Heading(level=1 + each % 2, text=f"{each}. Mục thứ {each}"))
        body.append(Heading(level=3 + each % 2, text=f"Đề mục con của {each}"))
        body.append(says(1 + each % 5))
    pages = pages_of(report(body))
    assert len(pages) > 8
    for page in pages:
        assert not any(word in page.texts[-1] for word in ("Mục thứ", "Đề mục con")), page.texts[-1]


def test_a_subject_stays_with_its_first_point() -> None:
    body: list[Block] = []
    for each in range(1, 60):
        body.append(paragraph(ParagraphStyle.SUBJECT, f"Về việc {each}"))
        body.extend([paragraph(ParagraphStyle.POINT, f"- {WORDS}")] * (1 + each % 3))
    pages = pages_of(report(body))
    assert len(pages) > 4
    assert not [each.texts[-1] for each in pages if each.texts[-1].startswith("Về việc")]


@pytest.mark.parametrize("landscape", [False, True])
def test_no_row_is_torn_and_the_header_row_repeats(landscape: bool) -> None:  # noqa: FBT001
    pages = pages_of(replace(report([says(2)]), appendices=(appendix(table(60), landscape=landscape),)))[1:]
    assert len(pages) > 2
    for page in pages:
        assert numbers(page, "đầu") == numbers(page, "cuối") != []
        assert page.text.count("Tên mô hình") == 1
        assert page.upright is not landscape


def test_a_last_row_never_stands_alone_and_no_page_is_empty_however_full_the_one_before_is() -> None:
    appendices = tuple(appendix(table(count, total=True)) for count in range(14, 24))
    pages = pages_of(replace(report([says(2)]), appendices=appendices))[1:]
    assert len(pages) > len(appendices)
    for page in pages:
        assert len(numbers(page, "đầu")) > 0
        if "Tổng cộng" in page.text:
            assert numbers(page, "đầu")[-1] >= 14


@pytest.mark.parametrize("count", [1, 8, 17, 40])
def test_a_body_that_ends_with_a_table_keeps_its_last_row_with_the_signature(count: int) -> None:
    pages = pages_of(report([says(2), table(count)]))
    assert "Trần Đức Quận" in pages[-1].text
    assert numbers(pages[-1], "cuối")[-1] == count


def test_a_page_full_to_the_brim_is_followed_by_no_empty_one() -> None:
    def pages(lines: int) -> list[Page]:
        body = [paragraph(ParagraphStyle.POINT, "- Đổi mới phương thức hoạt động.")] * lines
        return pages_of(replace(report(body), appendices=(appendix(table(2)),)))

    fits, too_many = 20, 60
    while too_many - fits > 1:  # the most lines with which text and signature still take two pages
        middle = (fits + too_many) // 2
        fits, too_many = (middle, too_many) if len(pages(middle)) == 3 else (fits, middle)
    brimful = pages(fits)
    assert max(each.bottom for each in brimful[1].spans) > 277 - 24 / MM - 2
    assert "Trần Đức Quận" in brimful[1].text
    assert "Danh mục mô hình" in brimful[2].text


# --- printed on one side


@pytest.fixture(scope="module")
def one_sided(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """A draft in a frame that is printed on one side."""
    document = open_docx(REPOSITORY / "templates/report.docx")
    settings = document.settings.element
    settings.remove(settings.find(w("mirrorMargins")))
    frame = tmp_path_factory.mktemp("khung") / "khung.docx"
    document.save(str(frame))
    appendices = (appendix(table(30), landscape=True), appendix(table(2)))
    return pages_of(replace(report([says(5)] * 12), appendices=appendices), frame)


def test_printed_on_one_side_every_page_has_its_binding_margin_on_the_left(one_sided: list[Page]) -> None:
    upright = [each for each in one_sided if each.upright]
    assert len(upright) > 3
    for page in upright:
        assert min(line[0].left for line in page.body) > 29.5
        assert max(line[-1].right for line in page.body) < 196.5
    body = upright[:-1]
    assert all(min(line[0].left for line in each.body) == pytest.approx(30, abs=0.5) for each in body)


def test_printed_on_one_side_a_page_that_lies_across_has_its_binding_margin_on_top(one_sided: list[Page]) -> None:
    across = [each for each in one_sided if not each.upright]
    assert len(across) > 1
    assert across[0].body[0][0].top == pytest.approx(30, abs=1)
    assert max(line[0].bottom for each in across for line in each.body) > 210 - 30  # down to fifteen millimetres
    assert max(line[0].bottom for each in across for line in each.body) < 210 - 15 + 0.5
