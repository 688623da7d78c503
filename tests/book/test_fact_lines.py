"""A unit's facts in the source book: the figure as printed, and as typed where that looks different."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import CHOICE, DOCUMENTS, INDICATOR, MODELS, NOWHERE, RATE, STAFF, YES_NO, fact
from tongket.book.citing import model_text
from tongket.book.fact_lines import document_name, document_text, fact_lines, fact_text
from tongket.model.answers import Document, Fact, PracticeModel
from tongket.model.outline import FactKind, Indicator
from tongket.values.figures import FigureKind, parse_figure

PLAN = Document(number="15-KH/ThU", day=date(2010, 3, 12), subject="thực hiện Kết luận số 62-KL/TW", location=NOWHERE)
MODEL = PracticeModel(name="Ánh sáng an ninh", place="xã Đạ Tẻh", result="12 tuyến đường có đèn", location=NOWHERE)


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("1234", 1234, "1.234 hội nghị (ghi: 1234)"),
        ("1.234", 1234, "1.234 hội nghị"),
        ("1 234", 1234, "1.234 hội nghị (ghi: 1 234)"),
        ("05", 5, "05 hội nghị"),
        ("5", 5, "5 hội nghị"),
        ("0", 0, "0 hội nghị"),
    ],
)
def test_a_figure_is_printed_and_stands_as_typed_where_that_looks_different(typed: str, value: int, shown: str) -> None:
    assert fact_text(INDICATOR, fact(value, typed)) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("85,5%", "85,5%"), ("85,5", "85,5%"), ("85.5", "85,5% (ghi: 85.5)"), ("85,50%", "85,5% (ghi: 85,50%)")],
)
def test_a_rate_has_its_sign_once(typed: str, shown: str) -> None:
    assert fact_text(RATE, fact(Decimal("85.5"), typed)) == shown


@given(st.integers(0, 10**14), st.sampled_from(["{}", "0{}", "{:,}"]))
def test_what_is_shown_is_the_figure_and_tells_what_was_typed(value: int, form: str) -> None:
    typed = form.format(value).replace(",", ".")
    shown, _, rest = fact_text(INDICATOR, fact(value, typed)).partition(" hội nghị")
    read = parse_figure(shown, FigureKind.INTEGER)
    assert read == (Decimal(value), False) or shown == typed
    assert shown == typed or rest == f" (ghi: {typed})"


def test_base_years_stand_in_order_each_with_its_figure() -> None:
    assert fact_text(STAFF, fact(406, "2009: 441; 2018: 406", nam_2009=441, nam_2018=406)) == (
        "năm 2009: 441; năm 2018: 406 người"
    )
    assert fact_text(STAFF, fact(1406, "2009: 441; 2018: 1406", nam_2009=441, nam_2018=1406)) == (
        "năm 2009: 441; năm 2018: 1.406 người (ghi: năm 2009: 441; năm 2018: 1406)"
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (fact(value=True, typed="có"), "có"),
        (fact(value=False, typed="không"), "không"),
        (replace(fact(value=False, typed="không"), reason="chờ hướng dẫn"), "không (chờ hướng dẫn)"),
    ],
)
def test_yes_and_no_are_words_and_a_reason_stands_in_brackets(given: Fact, shown: str) -> None:
    assert fact_text(YES_NO, given) == shown


def test_chosen_options_have_their_names_in_the_order_of_the_outline() -> None:
    assert fact_text(CHOICE, fact(("zalo", "truc_tiep"))) == "trực tiếp, qua Zalo"
    assert fact_text(CHOICE, fact(("zalo",))) == "qua Zalo"


def test_a_short_text_stands_as_typed() -> None:
    text = replace(INDICATOR, kind=FactKind.SHORT_TEXT)
    assert fact_text(text, Fact(value=("Kiêm nhiệm",), typed="Kiêm nhiệm", location=NOWHERE)) == "Kiêm nhiệm"


@pytest.mark.parametrize(
    ("document", "name", "text"),
    [
        (PLAN, "15-KH/ThU, ngày 12/3/2010", "15-KH/ThU, ngày 12/3/2010, thực hiện Kết luận số 62-KL/TW"),
        (replace(PLAN, day=None), "15-KH/ThU", "15-KH/ThU, thực hiện Kết luận số 62-KL/TW"),
        (replace(PLAN, number=""), "ngày 12/3/2010", "ngày 12/3/2010, thực hiện Kết luận số 62-KL/TW"),
        (replace(PLAN, number="", day=None), "", "thực hiện Kết luận số 62-KL/TW"),
        (
            replace(PLAN, kind="Kế hoạch", organ="Thành ủy Đà Lạt", subject=""),
            "15-KH/ThU, ngày 12/3/2010",
            "Kế hoạch 15-KH/ThU, ngày 12/3/2010 của Thành ủy Đà Lạt",
        ),
    ],
)
def test_a_document_is_named_by_what_is_known_of_it(document: Document, name: str, text: str) -> None:
    assert (document_name(document), document_text(document)) == (name, text)


def test_a_model_has_its_place_where_one_is_given() -> None:
    assert model_text(MODEL) == "Ánh sáng an ninh, xã Đạ Tẻh: 12 tuyến đường có đèn"
    assert model_text(replace(MODEL, place=None)) == "Ánh sáng an ninh: 12 tuyến đường có đèn"


@pytest.mark.parametrize("number", [0, 1, 3])
@pytest.mark.parametrize("indicator", [DOCUMENTS, MODELS])
def test_each_document_and_model_is_a_line_of_its_own(indicator: Indicator, number: int) -> None:
    documents = tuple(replace(PLAN, number=f"{each}-KH/ThU") for each in range(1, number + 1))
    models = tuple(replace(MODEL, name=f"Mô hình {each}") for each in range(1, number + 1))
    listed = Fact(value=(), documents=documents, models=models, typed="", location=NOWHERE)
    texts = map(document_text, documents) if indicator is DOCUMENTS else map(model_text, models)
    assert list(fact_lines(indicator, listed)) == [f"{indicator.name}: {each}" for each in texts]


def test_any_other_fact_is_one_line_with_the_name_of_what_was_asked() -> None:
    assert list(fact_lines(INDICATOR, fact(12))) == ["Số hội nghị quán triệt: 12 hội nghị"]
