"""Texts as messages quote them."""

import pytest

from tongket.values.quoting import shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đảng ủy xã Đồi Thông", "Đảng ủy xã Đồi Thông"),
        ("Đảng ủy xã Đồi Thông, xã Suối Trong", "Đảng ủy xã Đồi Thông…"),
        ("Gần giống, chưa « … kinh phí hoạt động", "Gần giống, chưa «…"),
        ("Gần giống, chưa gộp … kinh phí hoạt động", "Gần giống, chưa gộp…"),
        ("Số        -KH/TU", "Số -KH/TU"),
    ],
)
def test_a_text_is_cut_with_one_mark(text: str, shown: str) -> None:
    assert shorten(text, 20) == shown
