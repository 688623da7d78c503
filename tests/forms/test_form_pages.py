"""The pages of a form, as LibreOffice lays them out: the signature is not alone, tables fit, no page is blank."""

import pymupdf
import pytest

from tests.forms.made import as_docx, form_of
from tests.paper import needs_office
from tongket.ooxml.office import convert_docx

pytestmark = [pytest.mark.slow, needs_office]

FOUR = ["lac-duong", "cong-an", "dang-doan-mttq", "ban-can-su-ubnd"]


@pytest.fixture(scope="module", params=FOUR)
def pages(request: pytest.FixtureRequest) -> list[str]:
    pdf = convert_docx(as_docx(form_of(request.param)), "pdf")
    with pymupdf.open("pdf", pdf) as document:  # type: ignore[no-untyped-call]
        return [" ".join(str(page.get_text()).split()) for page in document]


def test_the_signature_stands_with_the_end_of_the_text(pages: list[str]) -> None:
    [signed] = [each for each in pages if "[gõ họ và tên]" in each]
    assert "Trên đây là báo cáo" in signed
    assert "Nơi nhận:" in signed
    assert "[gõ chức vụ]" in signed


def test_every_page_has_words_and_the_stamp(pages: list[str]) -> None:
    for each in pages:
        words, _, stamp = each.rpartition("Mẫu kl62 ·")
        assert "đề cương 3f2a91bc · số 1" in stamp
        assert len(words.split()) > 5


def test_an_annex_begins_a_page_and_ends_on_it(pages: list[str]) -> None:
    for each in (page for page in pages if "(kèm theo Báo cáo của" in page):
        assert each.removeprefix("1 ").startswith("Phụ lục")
        assert "Mặt trận Tổ quốc Việt Nam" in each
