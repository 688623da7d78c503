"""By which words near texts differ, and how little of them is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.likeness.differences import find_differences

_WORDS = st.lists(
    st.sampled_from(["cấp ủy", "chưa", "còn", "thật", "quan tâm", "hội viên,", "05", "đoàn thể."]), max_size=40
)


def test_words_more_words_less_and_words_in_place_of_others() -> None:
    found = find_differences("Phối hợp chưa chặt chẽ.", "Phối hợp có lúc chưa thật chặt chẽ.")
    assert (found.more, found.less) == (("có lúc", "thật"), ())
    found = find_differences("Bổ sung biên chế và kinh phí.", "Bổ sung biên chế.")
    assert (found.more, found.less) == ((), ("và kinh phí",))
    found = find_differences("Cần bổ sung kinh phí.", "Đã bổ sung kinh phí.")
    assert (found.more, found.less) == (("Đã",), ("Cần",))


def test_words_that_say_nothing_are_no_difference() -> None:
    found = find_differences("Cấp ủy chưa quan tâm.", "Các cấp ủy còn chưa quan tâm")
    assert (found.more, found.less, found.marks) == ((), (), ())


def test_a_long_text_is_cut_to_where_it_differs() -> None:
    long = "Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo công tác Mặt trận, đoàn thể, còn giao khoán cho cán bộ"
    found = find_differences(f"{long} phụ trách.", f"{long.replace('cấp ủy', 'cấp ủy cơ sở')} phụ trách.")
    assert found.shown == "… số cấp ủy cơ sở chưa thường xuyên …"
    assert [found.shown[start:end] for start, end in found.marks] == ["cơ sở"]


def test_a_short_text_is_shown_whole() -> None:
    assert find_differences("Kinh phí còn hạn chế.", "Kinh phí hoạt động còn hạn chế.").shown == (
        "Kinh phí hoạt động còn hạn chế"
    )


@given(_WORDS, _WORDS)
def test_the_marks_show_the_words_that_are_more(one: list[str], other: list[str]) -> None:
    found = find_differences(" ".join(one), " ".join(other))
    assert tuple(found.shown[start:end] for start, end in found.marks) == found.more


@pytest.mark.parametrize("text", ["", "…", "- ", "5", "(1)"])
def test_any_text_at_all_is_compared(text: str) -> None:
    found = find_differences("Kinh phí còn hạn chế.", text)
    assert found.marks == tuple(found.marks)
