"""What is joined, what must not be, and how often the measure is right about it."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.likeness import GUARDED, Pair, judge, precision, read_pairs, real_likeness, recall
from tongket.likeness import DEFAULT_THRESHOLD, fold_words

PAIRS = read_pairs()
TEXTS = tuple(dict.fromkeys(text for pair in PAIRS for text in (pair.one, pair.other)))
LIKENESS = real_likeness()
VERDICTS = judge(LIKENESS, PAIRS, DEFAULT_THRESHOLD)

RAISE = "Nâng mức phụ cấp đối với cán bộ Mặt trận, đoàn thể ở thôn, tổ dân phố."
WIDEN = "Tiếp tục mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Ủy ban MTTQ."
STOP = "Dừng, không mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Ủy ban MTTQ."


def joins(*texts: str) -> bool:
    return len(LIKENESS.group(texts, DEFAULT_THRESHOLD)) == 1


def partition(texts: Sequence[str], threshold: float = DEFAULT_THRESHOLD) -> set[frozenset[int]]:
    return {frozenset(group) for group in LIKENESS.group(texts, threshold)}


def show(pairs: Sequence[Pair]) -> str:
    return "\n".join(f"[{each.kind}, {each.split}] {each.one} | {each.other}" for each in pairs)


# The labelled pairs


def test_the_pairs_are_enough_of_each_kind() -> None:
    different = Counter(each.kind for each in PAIRS if not each.same)
    assert len(PAIRS) >= 380
    assert set(different) == {*GUARDED, "subject", "scope", "topic"}
    assert min(different.values()) >= 22
    assert sum(each.same for each in PAIRS) == pytest.approx(len(PAIRS) / 2, rel=0.1)


def test_no_pair_is_there_twice_and_every_third_is_held_back() -> None:
    assert len({frozenset((each.one, each.other)) for each in PAIRS}) == len(PAIRS)
    assert all(each.one != each.other for each in PAIRS)
    assert [each.split for each in PAIRS] == [
        "held" if number % 3 == 0 else "tune" for number, _ in enumerate(PAIRS, 1)
    ]


def test_texts_are_nfc_but_for_those_that_are_about_nfd() -> None:
    other = [each for each in PAIRS if not unicodedata.is_normalized("NFC", each.other)]
    assert {each.kind for each in other} == {"nfd"}
    assert all(unicodedata.is_normalized("NFC", each.one) for each in PAIRS)
    assert all(unicodedata.is_normalized("NFD", each.other) for each in PAIRS if each.kind == "nfd")


def test_what_is_joined_says_the_same() -> None:
    wrong = [each.pair for each in VERDICTS if each.joined and not each.pair.same]
    assert precision(VERDICTS) >= 0.97, show(wrong)


def test_what_says_the_same_is_joined() -> None:
    missed = [each.pair for each in VERDICTS if not each.joined and each.pair.same]
    assert recall(VERDICTS) >= 0.85, show(missed)


@pytest.mark.parametrize("kind", GUARDED)
def test_not_one_near_miss_of_a_guarded_kind_is_joined(kind: str) -> None:
    wrong = [each.pair for each in VERDICTS if each.joined and not each.pair.same and each.pair.kind == kind]
    assert not wrong, show(wrong)


def test_nor_does_company_join_them() -> None:
    group_of = {TEXTS[number]: group for group in partition(TEXTS) for number in group}
    near = [each for each in PAIRS if not each.same and each.kind in GUARDED]
    wrong = [each for each in near if group_of[each.one] == group_of[each.other]]
    assert not wrong, show(wrong)


# Laws

_PIECES = st.sampled_from(
    [
        *("Mặt trận", "đoàn thể", "cấp ủy", "chính quyền", "UBND", "Ủy ban nhân dân", "MTTQ", "hội viên", "phụ cấp"),
        *("chưa", "không", "đã", "còn", "không ngừng", "tăng", "giảm", "mở rộng", "dừng", "cao", "thấp", "nhiều", "ít"),
        *("05", "5", "1.234", "85,5%", "62-KL/TW", "hai", "khóa XI", "Đề nghị Trung ương", "Đề nghị UBND tỉnh"),
        *(
            "huyện Lâm Hà",
            "Đạ Tẻh",
            "xã Đoàn Kết",
            "hoà giải",
            "hòa giải",
            "các",
            "những",
            "việc",
            ",",
            ";",
            "-",
            "(",
            "“",
        ),
    ]
)
_phrases = st.lists(_PIECES, max_size=8).map(" ".join)
_letters = st.text(st.characters(categories=["L", "N", "P", "S", "Z", "Mn"]), max_size=12)
_texts = st.one_of(st.sampled_from(TEXTS), _phrases, _letters)
_lists = st.lists(_texts, max_size=12)
_SORTED = sorted(TEXTS)
_close_lists = st.integers(0, len(_SORTED) - 20).flatmap(
    lambda start: st.lists(st.sampled_from(_SORTED[start : start + 20]), max_size=12)
)
"""Texts that begin alike: many are near to each other."""
_thresholds = st.sampled_from([0.0, 60.0, DEFAULT_THRESHOLD, 100.0])


_CASES: list[Callable[[str], str]] = [str, str.lower, str.upper]


@st.composite
def _spelled_anew(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text, and the same but for NFC, case, spaces and what it ends in."""
    text = draw(texts)
    other = draw(st.sampled_from(_CASES))(text.rstrip(" .;"))
    other = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), other)
    space, end = (
        draw(st.sampled_from([" ", "  ", "\u00a0", "\n"])),
        draw(st.sampled_from(["", ".", ";", " .", ",", "!", "…"])),
    )
    return text, space.join(other.split(" ")) + end


@given(st.one_of(_lists, _close_lists), _thresholds)
def test_every_text_is_in_exactly_one_group(texts: list[str], threshold: float) -> None:
    groups = LIKENESS.group(texts, threshold)
    assert sorted(number for group in groups for number in group) == list(range(len(texts)))
    assert all(groups)


@given(_lists, _thresholds)
def test_groups_and_their_members_stand_in_the_order_of_the_texts(texts: list[str], threshold: float) -> None:
    groups = LIKENESS.group(texts, threshold)
    assert all(list(group) == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


@given(st.one_of(_lists, _close_lists), _thresholds, st.data())
def test_who_came_first_does_not_change_the_groups(texts: list[str], threshold: float, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    moved = partition([texts[number] for number in order], threshold)
    assert {frozenset(order[place] for place in group) for group in moved} == partition(texts, threshold)


@example(("Hỗ trợ xã Đạ Ploa làm nhà văn hóa.", "hỗ trợ xã đạ ploa làm nhà văn hóa"), [])
@example(("Hỗ trợ xã Đạ Ploa làm nhà văn hóa.", "HỖ TRỢ XÃ ĐẠ PLOA LÀM NHÀ VĂN HÓA."), [])
@example(("Học tập Nghị quyết khóa XI.", "học tập nghị quyết khóa xi"), [])
@given(_spelled_anew(st.one_of(st.sampled_from(TEXTS), _phrases)), _lists)
def test_equal_texts_always_join(spellings: tuple[str, str], company: list[str]) -> None:
    groups = LIKENESS.group([*spellings, *company], DEFAULT_THRESHOLD)
    assert any({0, 1} <= set(group) for group in groups)


@given(st.one_of(_lists, _close_lists), _thresholds)
def test_opposites_are_never_in_one_group(texts: list[str], threshold: float) -> None:
    groups = LIKENESS.group(texts, threshold)
    opposed = LIKENESS.opposites(texts, threshold)
    assert all(0 <= one < other < len(texts) for one, other in opposed)
    assert not [(pair, group) for pair in opposed for group in groups if set(pair) <= set(group)]


@given(st.lists(st.sampled_from(TEXTS), max_size=20), _thresholds)
def test_what_is_joined_has_one_signature(texts: list[str], threshold: float) -> None:
    for group in LIKENESS.group(texts, threshold):
        assert len({LIKENESS.signature(texts[number]) for number in group}) == 1


@example("Chất lượng cao.", "Chất lượng nơi cao, nơi thấp.")
@given(_texts, _texts)
def test_a_score_is_the_same_both_ways_and_0_where_signatures_differ(one: str, other: str) -> None:
    score = LIKENESS.score(one, other)
    assert 0.0 <= score <= 100.0
    assert score == LIKENESS.score(other, one)
    assert LIKENESS.score(one, one) == 100.0
    if LIKENESS.signature(one) != LIKENESS.signature(other):
        assert score == 0.0


@given(st.lists(_texts, min_size=1, max_size=8))
def test_what_is_printed_is_one_of_the_wordings(texts: list[str]) -> None:
    assert LIKENESS.best_wording(texts) in range(len(texts))


@given(_texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


# Named examples


def test_the_same_typed_in_another_way_is_the_same() -> None:
    assert joins("Công tác hòa giải ở cơ sở được quan tâm.", "công tác hoà giải ở cơ sở được quan tâm ;")
    assert joins("Cấp ủy tổ chức 05 hội nghị.", "Cấp uỷ tổ chức 5 hội nghị")
    assert joins("Hội CCB vận động hội viên.", "Hội Cựu chiến binh vận động hội viên.")
    assert joins("Kinh phí hoạt động còn hạn chế.", unicodedata.normalize("NFD", "KINH PHÍ HOẠT ĐỘNG CÒN HẠN CHẾ"))


def test_the_six_wordings_of_the_sample_answers_are_one_point() -> None:
    assert joins(
        "Giám sát, phản biện xã hội ở cấp cơ sở còn lúng túng, chất lượng chưa cao.",
        "Giám sát và phản biện xã hội ở cấp cơ sở còn lúng túng, chất lượng chưa cao.",
        "Công tác giám sát, phản biện xã hội ở cấp cơ sở còn lúng túng, chất lượng chưa cao.",
        "Việc giám sát, phản biện xã hội ở cơ sở còn lúng túng, chất lượng chưa cao.",
        "Giám sát, phản biện xã hội ở cơ sở vẫn còn lúng túng, chất lượng chưa cao.",
        "Giám sát, phản biện xã hội ở cấp cơ sở vẫn còn lúng túng, chất lượng chưa cao.",
    )


def test_a_request_may_go_without_saying_to_whom_but_not_to_somebody_else() -> None:
    assert joins(RAISE, f"Đề nghị {RAISE[0].lower()}{RAISE[1:]}", f"Đề nghị Trung ương {RAISE[0].lower()}{RAISE[1:]}")
    assert not joins(RAISE, f"Đề nghị UBND tỉnh {RAISE[0].lower()}{RAISE[1:]}")


def test_a_denial_that_is_part_of_an_idiom_denies_nothing() -> None:
    assert joins("Nhận thức của cấp ủy được nâng lên.", "Nhận thức của cấp ủy không ngừng được nâng lên.")
    assert not joins("Nhận thức của cấp ủy được nâng lên.", "Nhận thức của cấp ủy không được nâng lên.")
    assert joins(
        "Mặt trận giám sát, phản biện và đồng hành với chính quyền.",
        "Mặt trận không chỉ giám sát, phản biện mà còn đồng hành với chính quyền.",
    )


def test_some_is_no_figure_but_two_is() -> None:
    assert LIKENESS.signature("Một số cán bộ chưa đạt chuẩn.") == LIKENESS.signature("Cán bộ chưa đạt chuẩn.")
    assert not joins("Mỗi quý sinh hoạt hai lần.", "Mỗi quý sinh hoạt ba lần.")


def test_a_short_point_is_not_the_long_one_that_begins_with_it() -> None:
    assert not joins(
        "Coi trọng công tác cán bộ.", "Coi trọng công tác cán bộ, trước hết là chọn đúng chủ tịch công đoàn cơ sở."
    )


def test_a_place_of_the_roster_and_one_that_is_not_are_both_names() -> None:
    assert not joins("Huyện Lâm Hà làm tốt công tác tôn giáo.", "Huyện Di Linh làm tốt công tác tôn giáo.")
    assert not joins("Hỗ trợ xã Đạ Ploa làm nhà văn hóa.", "Hỗ trợ xã Đạ Tồn làm nhà văn hóa.")


def test_to_go_on_and_to_stop_are_opposites() -> None:
    assert not joins(WIDEN, STOP)
    assert LIKENESS.opposites([WIDEN, RAISE, STOP], DEFAULT_THRESHOLD) == ((0, 2),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Một số cấp ủy đã quan tâm công tác đoàn thể.", "Một số cấp ủy chưa quan tâm công tác đoàn thể."),
        ("Tăng biên chế cho đoàn thể cấp huyện.", "Giảm biên chế cho đoàn thể cấp huyện."),
        ("Tỷ lệ tập hợp thanh niên còn thấp.", "Tỷ lệ tập hợp thanh niên khá cao."),
        ("Nên sáp nhập các thôn dưới 100 hộ.", "Không nên sáp nhập các thôn dưới 100 hộ."),
    ],
)
def test_yes_and_no_up_and_down_are_opposites(one: str, other: str) -> None:
    assert LIKENESS.opposites([one, other], DEFAULT_THRESHOLD) == ((0, 1),)


def test_what_differs_in_a_place_or_a_figure_too_is_no_opposite() -> None:
    assert not LIKENESS.opposites(
        ["Lâm Hà có quy chế đối thoại.", "Di Linh chưa có quy chế đối thoại."], DEFAULT_THRESHOLD
    )
    assert not LIKENESS.opposites(["Tăng 5 biên chế.", "Giảm 7 biên chế."], DEFAULT_THRESHOLD)


# The wording to print


def test_the_wording_printed_names_no_place_figure_or_own_unit() -> None:
    fit = "Kinh phí hoạt động của đoàn thể còn hạn chế."
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể huyện Lâm Hà còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của 05 đoàn thể còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể huyện ta còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể trên địa bàn huyện còn hạn chế.", fit]) == 1


def test_the_wording_printed_is_of_middle_length_and_the_first_of_equals() -> None:
    short, middle, long = (
        "Kinh phí còn hạn chế.",
        "Kinh phí hoạt động của đoàn thể còn hạn chế.",
        "Kinh phí dành cho hoạt động của đoàn thể trong những năm qua vẫn còn rất hạn chế.",
    )
    assert LIKENESS.best_wording([long, short, middle]) == 2
    assert LIKENESS.best_wording([middle, middle, middle]) == 0


def test_the_wording_printed_is_a_whole_sentence() -> None:
    assert LIKENESS.best_wording(["kinh phí hoạt động còn hạn chế,", "Kinh phí hoạt động còn hạn chế."]) == 1
