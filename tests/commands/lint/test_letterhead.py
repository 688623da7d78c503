"""The first and the last page with a ruler: letterhead, title, signature, recipients."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, open_docx
from tests.paper import MM, Page, Span, needs_office, pages_of, report
from tongket.book.blocks import ParagraphStyle, paragraph
from tongket.book.provenance import Said, SaidKind
from tongket.ooxml.namespaces import w

pytestmark = needs_office
FRAME = REPOSITORY / "templates/report.docx"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
SAYS = paragraph(ParagraphStyle.BODY, "Đảng bộ tỉnh lãnh đạo công tác dân vận của cả hệ thống chính trị. " * 8)
LONG_ORGAN = "BAN CÁN SỰ ĐẢNG ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"
RECIPIENTS = tuple(f"Ban Thường vụ các huyện ủy, thành ủy, đảng ủy trực thuộc số {each}," for each in range(1, 16))


@pytest.fixture(scope="module")
def page() -> Page:
    """The one page of a short draft that has a superior organ."""
    [page] = pages_of(report([SAYS], co_quan_cap_tren="ĐẢNG BỘ TỈNH LÂM ĐỒNG", co_quan="HUYỆN ỦY DI LINH"))
    return page


def look(span: Span) -> tuple[float, bool, bool]:
    return span.size, span.bold, span.italic


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic"),
    [
        (PARTY, 15, True, False),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", 14, False, False),
        ("HUYỆN ỦY DI LINH", 14, True, False),
        ("*", 14, False, False),
        ("Số      -BC/TU", 14, False, False),
        ("Lâm Đồng, ngày      tháng 4 năm 2019", 14, False, True),
        ("Dự thảo lần 1", 14, False, True),
        ("BÁO CÁO", 16, True, False),
        ("tổng kết 10 năm", 14, True, False),
        ("-----", 14, False, False),
        ("T/M BAN THƯỜNG VỤ", 14, True, False),
        ("PHÓ BÍ THƯ", 14, False, False),
        ("Trần Đức Quận", 14, True, False),
        ("Nơi nhận:", 14, False, False),
        ("- Lưu Văn phòng Tỉnh ủy.", 12, False, False),
    ],
)
def test_each_part_has_its_size_and_its_weight(page: Page, text: str, size: float, bold: bool, italic: bool) -> None:  # noqa: FBT001
    assert look(page.find(text)) == (size, bold, italic)


def check_rule(page: Page) -> None:
    """Check that the rule under the words of the Party is as long as they are, within half a millimetre."""
    words = page.find(PARTY)
    rules = [each for each in page.rules if words.baseline < each.height < words.bottom + 2]
    assert rules
    for rule in rules:
        assert rule.left == pytest.approx(words.left, abs=0.5)
        assert rule.right == pytest.approx(words.right, abs=0.5)


def test_the_rule_is_exactly_as_long_as_the_words(page: Page) -> None:
    check_rule(page)


@pytest.mark.parametrize("left", [3000, 3700, 4700])
def test_the_rule_stays_as_long_as_the_words_where_the_office_moves_the_columns(tmp_path: Path, left: int) -> None:
    document = open_docx(FRAME)
    table = document.tables[0]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, (left, 9355 - left), strict=True):  # noqa: SLF001
        column.set(w("w"), str(width))
    for row in table.rows:
        for cell, width in zip(row.cells, (left, 9355 - left), strict=True):
            cell._tc.tcPr.find(w("tcW")).set(w("w"), str(width))  # noqa: SLF001
    document.save(str(tmp_path / "khung.docx"))
    [page] = pages_of(report([SAYS]), tmp_path / "khung.docx")
    check_rule(page)
    assert page.find(PARTY).middle == pytest.approx(30 + (left + (9355 - left) / 2) / 20 / MM, abs=0.5)


def test_both_columns_are_centred_the_organ_on_the_left_and_the_party_on_the_right(page: Page) -> None:
    left = [page.find(each) for each in ("ĐẢNG BỘ TỈNH", "HUYỆN ỦY", "*", "Số ", "Dự thảo")]
    right = [page.find(PARTY), page.find("Lâm Đồng, ngày")]
    for column in (left, right):
        assert max(each.middle for each in column) - min(each.middle for each in column) < 1
        assert [each.top for each in column] == sorted(each.top for each in column)
    assert max(each.right for each in left) < min(each.left for each in right)
    assert left[0].top == pytest.approx(right[0].top, abs=0.5)
    assert page.find("Số ").baseline == pytest.approx(right[1].baseline, abs=0.5)
    assert right[1].top > max(each.height for each in page.rules if each.left > 100)


def test_the_title_stands_in_the_middle_each_line_whole(page: Page) -> None:
    for text in ("BÁO CÁO", "tổng kết 10 năm", "-----", "[Tổng hợp từ báo cáo của"):
        assert page.find(text).middle == pytest.approx(30 + 165 / 2, abs=1)


def test_four_blank_lines_wait_for_the_signature(page: Page) -> None:
    authority, post, name = (page.find(each) for each in ("T/M BAN", "PHÓ BÍ THƯ", "Trần Đức Quận"))
    line = post.baseline - authority.baseline
    assert (name.baseline - post.baseline) / line == pytest.approx(5, abs=0.05)
    assert max(each.middle for each in (authority, post, name)) - min(authority.middle, post.middle, name.middle) < 0.5


def test_recipients_begin_beside_the_authority_and_their_label_is_underlined(page: Page) -> None:
    label = page.find("Nơi nhận:")
    assert label.left == pytest.approx(30, abs=0.5)
    assert label.baseline == pytest.approx(page.find("T/M BAN").baseline, abs=0.5)
    lines = [each for each in page.rules if label.baseline <= each.height < label.bottom + 1]
    assert any(each.left == pytest.approx(label.left, abs=0.5) for each in lines)
    listed = [each for each in page.texts if each.startswith("- ")]
    assert listed[0] == "- Ban chỉ đạo Đề án Trung ương (để báo cáo),"
    assert listed[-1] == "- Lưu Văn phòng Tỉnh ủy."


def test_comments_do_not_move_the_letterhead() -> None:
    commented = paragraph(ParagraphStyle.BODY, "Lời văn.")
    said = Said(key="abc", kind=SaidKind.TEXT, place="I.1")
    [page] = pages_of(report([replace(commented, said=said)]), annotate=True)
    assert page.find("TỈNH ỦY LÂM ĐỒNG").top == pytest.approx(21, abs=0.5)


def test_without_a_superior_organ_the_organ_stands_beside_the_party() -> None:
    [page] = pages_of(report([SAYS]))
    assert page.find("TỈNH ỦY LÂM ĐỒNG").top == pytest.approx(page.find(PARTY).top, abs=0.5)
    assert "Dự thảo lần 1" in page.texts


def test_an_organ_of_two_lines_keeps_star_number_and_date_in_their_place() -> None:
    [page] = pages_of(report([SAYS], co_quan_cap_tren="ĐẢNG BỘ TỈNH LÂM ĐỒNG", co_quan=LONG_ORGAN))
    star, number = page.find("*"), page.find("Số ")
    assert star.top > page.find("NHÂN DÂN TỈNH LÂM ĐỒNG").baseline
    assert star.middle == pytest.approx(number.middle, abs=0.5)
    assert number.baseline == pytest.approx(page.find("Lâm Đồng, ngày").baseline, abs=0.5)
    assert max(each.right for each in page.spans if each.text.strip() in LONG_ORGAN) < page.find(PARTY).left
    check_rule(page)


def test_fifteen_recipients_and_the_signature_stay_on_one_page_with_text() -> None:
    pages = pages_of(report([SAYS] * 9, noi_nhan=RECIPIENTS))
    last = pages[-1]
    assert all(each in last.text for each in ("T/M BAN THƯỜNG VỤ", "Trần Đức Quận", "số 15,", "số 1,"))
    assert last.texts.index("T/M BAN THƯỜNG VỤ") > 1
    assert last.body[0][0].text.startswith("Đảng bộ tỉnh")


def test_a_very_long_abstract_stays_in_the_middle_and_whole() -> None:
    pages = pages_of(report([SAYS], trich_yeu="tổng kết 10 năm thực hiện Kết luận số 62-KL/TW của Bộ Chính trị, " * 12))
    bold = [each for each in pages[0].spans if each.bold and each.size == 14 and "Kết luận" in each.text]
    assert len(bold) > 8
    assert all(each.middle == pytest.approx(30 + 165 / 2, abs=1) for each in bold[:-1])
    assert all(round((low.baseline - high.baseline) * MM) < 18 for high, low in pairwise(bold))
    assert "-----" in pages[0].texts


@pytest.mark.parametrize("count", range(3, 9))
def test_a_signature_never_stands_alone(count: int) -> None:
    pages = pages_of(report([SAYS] * count))
    text = next(each for each in pages if "T/M BAN THƯỜNG VỤ" in each.text)
    assert pages[-1] == text
    assert "Trần Đức Quận" in text.text
    assert "cả hệ thống chính trị." in text.text


def test_an_empty_body_gives_one_page_with_its_signature() -> None:
    [page] = pages_of(report())
    assert "báo cáo kết quả như sau:" in page.text
    assert "Trần Đức Quận" in page.text
    [bare] = pages_of(report(mo_dau=(), hien_trang="", can_cu=()))
    assert bare.texts.index("-----") < bare.texts.index("Nơi nhận:")
