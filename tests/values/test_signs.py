"""Số, ký hiệu: one reader of what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.values.signs import print_sign, read_sign

READ = {
    "Số: 61 - BC/TU": "61-BC/TU",
    "61–BC/TU": "61-BC/TU",
    "61 BC / TU": "61-BC/TU",
    "61-BC/TU, ngày 8/4/2019": "61-BC/TU",
    "15-KH/HU (ngày 12/3/2010)": "15-KH/HU",
    "số 45 /BC-MTTQ-BTT": "45/BC-MTTQ-BTT",
    "12/2018/QĐ-UBND": "12/2018/QĐ-UBND",
    "61-bc/tu": "61-BC/TU",
    "217-Q\u00d0/TW": "217-QĐ/TW",
    "218-Q\u0189/TW": "218-QĐ/TW",
    "05-KH/HU": "05-KH/HU",
    "12a-TB/HU": "12a-TB/HU",
    "72/2015/QH13": "72/2015/QH13",
    "Số:\u00a007-HD/BDVTU.": "07-HD/BDVTU",
}


@pytest.mark.parametrize(("typed", "normal"), READ.items())
def test_a_sign_is_read_however_it_is_spaced_and_dashed(typed: str, normal: str) -> None:
    assert print_sign(typed) == normal


@pytest.mark.parametrize(
    "typed", ["61", "Kế hoạch thực hiện", "…-BC/TU", "số     -BC/TU", "12-KH/HU; 13-KH/HU", "12 người", "60/2019", ""]
)
def test_what_is_no_sign_is_printed_as_typed(typed: str) -> None:
    assert read_sign(typed) is None
    assert print_sign(typed) == typed


@given(st.text(max_size=40))
def test_a_sign_in_its_normal_form_stays_as_it_is(typed: str) -> None:
    assert print_sign(print_sign(typed)) == print_sign(typed)
