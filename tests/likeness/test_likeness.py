"""What is joined by itself, what is only shown, and how often the measure is right about it."""

import random
import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.likeness import (
    HELD,
    PUBLIC,
    TUNED,
    Outcome,
    Pair,
    judge,
    read_pairs,
    read_rows,
    real_likeness,
    share,
    wrong_joins,
)
from tongket.likeness.likeness import DEFAULT_THRESHOLD
from tongket.values.folding import fold_words

PAIRS = [pair for name in TUNED for pair in read_pairs(name)]
TEXTS = tuple(dict.fromkeys(text for pair in PAIRS for text in (pair.one, pair.other)))
LIKENESS = real_likeness()

RAISE = "Nâng mức phụ cấp đối với cán bộ Mặt trận, đoàn thể ở thôn, tổ dân phố."
WIDEN = "Tiếp tục mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Ủy ban MTTQ."
STOP = "Dừng, không mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Ủy ban MTTQ."


def joins(*texts: str, requests: bool = True) -> bool:
    return len(LIKENESS.group(texts, requests=requests)) == 1


def near(one: str, other: str) -> bool:
    return bool(LIKENESS.near([one, other], DEFAULT_THRESHOLD))


def reversed_pair(one: str, other: str) -> bool:
    return any(each.reversed for each in LIKENESS.near([one, other], DEFAULT_THRESHOLD))


def show(pairs: Sequence[Pair]) -> str:
    return "\n".join(f"[{each.kind}] {each.one} | {each.other}" for each in pairs)


# The labelled sentences


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TUNED, HELD, PUBLIC])
def test_nothing_is_joined_that_an_editor_would_keep_apart(name: str) -> None:
    wrong = wrong_joins(judge(LIKENESS, read_pairs(name)))
    assert not wrong, show(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TUNED, HELD, PUBLIC])
def test_four_fifths_of_the_likes_are_joined_or_shown(name: str) -> None:
    verdicts = judge(LIKENESS, read_pairs(name))
    missed = [each.pair for each in verdicts if each.outcome is Outcome.APART and each.pair.like]
    assert share(verdicts, Outcome.JOINED, Outcome.SHOWN) >= 0.8, show(missed)


def test_the_sets_are_enough_and_share_no_pair() -> None:
    sets = {name: read_pairs(name) for name in (*TUNED, HELD)}
    assert all(sum(each.like for each in pairs) >= 50 for pairs in sets.values())
    assert all(sum(not each.like for each in pairs) >= 60 for pairs in sets.values())
    every = [frozenset((each.one, each.other)) for pairs in sets.values() for each in pairs]
    assert len(set(every)) == len(every)
    assert len(read_rows(PUBLIC)) >= 120


@pytest.mark.slow
def test_no_swap_of_two_words_joins_but_in_a_list() -> None:
    # The sequence must be repeatable, not secret.
    chance = random.Random(8)  # noqa: S311
    joined = set()
    for text in chance.sample(TEXTS, 120):
        words = text.split()
        for _ in range(30):
            one, other = sorted(chance.sample(range(len(words)), 2)) if len(words) > 1 else (0, 0)
            swapped = [*words]
            swapped[one], swapped[other] = words[other], words[one]
            if fold_words(" ".join(swapped)) != fold_words(text) and joins(text, " ".join(swapped)):
                joined.add(frozenset((words[one].strip(",.").casefold(), words[other].strip(",.").casefold())))
    empty = {"các", "những", "việc", "sự", "-", "–", "và"}
    listed = {frozenset(pair) for pair in (("đoàn", "hội"), ("lãnh", "chỉ"), ("công", "viên"), ("ở", "tại"))}
    assert not [each for each in joined if not each & empty and each not in listed]


@pytest.mark.slow
def test_no_word_put_in_place_of_another_joins() -> None:
    # Not one unknown word may pass, however long the point: a word of the language, and one of no language.
    for text in TEXTS[::5]:
        words = text.split()
        for number in range(len(words)):
            for other in ("trâu", "xyz"):
                assert not joins(text, " ".join([*words[:number], other, *words[number + 1 :]])), (text, number)


# Laws

_PIECES = st.sampled_from(
    [
        *("Mặt trận", "đoàn thể", "cấp ủy", "chính quyền", "UBND", "Ủy ban nhân dân", "MTTQ", "hội viên", "phụ cấp"),
        *("chưa", "không", "đã", "còn", "không ngừng", "tăng", "giảm", "mở rộng", "dừng", "cao", "thấp", "nhiều", "ít"),
        *("05", "5", "1.234", "85,5%", "62-KL/TW", "hai", "khóa XI", "Đề nghị Trung ương", "Đề nghị UBND tỉnh"),
        *("huyện Lâm Hà", "Đạ Tẻh", "xã Đoàn Kết", "hoà giải", "hòa giải", "các", "những", "việc"),
        *(",", ";", "-", "(", ":", "“", "và"),
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
_thresholds = st.sampled_from([0.0, DEFAULT_THRESHOLD, 88.0, 100.0])
_CASES: list[Callable[[str], str]] = [str, str.lower, str.upper]


@st.composite
def _spelled_anew(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text, and the same but for NFC, case, spaces and what it ends in."""
    text = draw(texts)
    other = draw(st.sampled_from(_CASES))(text.rstrip(" .;"))
    other = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), other)
    space = draw(st.sampled_from([" ", "  ", "\u00a0"]))
    return text, space.join(other.split(" ")) + draw(st.sampled_from(["", ".", ";", " .", ",", "!", "…"]))


@pytest.mark.slow
@given(st.one_of(_lists, _close_lists))
def test_every_text_is_in_exactly_one_group_in_the_order_of_the_texts(texts: list[str]) -> None:
    groups = LIKENESS.group(texts)
    assert sorted(number for group in groups for number in group) == list(range(len(texts)))
    assert all(list(group) == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


@pytest.mark.slow
@given(st.one_of(_lists, _close_lists), _thresholds, st.data())
def test_who_came_first_changes_neither_groups_nor_what_is_near(
    texts: list[str], threshold: float, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    moved = [texts[number] for number in order]
    assert {frozenset(order[place] for place in group) for group in LIKENESS.group(moved)} == set(
        map(frozenset, LIKENESS.group(texts))
    )
    pairs = {(frozenset((each.one, each.other)), each.reversed) for each in LIKENESS.near(texts, threshold)}
    assert {
        (frozenset((order[each.one], order[each.other])), each.reversed) for each in LIKENESS.near(moved, threshold)
    } == pairs


@example(("Hỗ trợ xã Đạ Ploa làm nhà văn hóa.", "HỖ TRỢ XÃ ĐẠ PLOA LÀM NHÀ VĂN HÓA."))
@example(("Học tập Nghị quyết khóa XI.", "học tập nghị quyết khóa xi"))
@given(_spelled_anew(st.one_of(st.sampled_from(TEXTS), _phrases)))
def test_a_text_spelled_anew_is_equal(spellings: tuple[str, str]) -> None:
    assert joins(*spellings)


@given(_texts, _texts)
def test_nearness_is_the_same_both_ways(one: str, other: str) -> None:
    score = LIKENESS.score(one, other)
    assert 0.0 <= score <= 100.0
    assert score == pytest.approx(LIKENESS.score(other, one))


@given(_texts)
def test_words_that_are_folded_stay_as_they_are(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


@given(st.lists(_texts, min_size=1, max_size=8))
def test_what_is_printed_is_one_of_the_wordings(texts: list[str]) -> None:
    assert LIKENESS.best_wording(texts) in range(len(texts))


# What changes no meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công tác hòa giải ở cơ sở được quan tâm.", "công tác hoà giải ở cơ sở được quan tâm ;"),
        ("Cấp ủy tổ chức 05 hội nghị.", "Cấp uỷ tổ chức 5 hội nghị"),
        ("Kinh phí hoạt động còn hạn chế.", "KINH PHÍ HOẠT ĐỘNG CÒN HẠN CHẾ"),
        ("Hội CCB vận động hội viên.", "Hội Cựu chiến binh vận động hội viên."),
        ("Hoạt động GS, PBXH của UBMTTQVN xã.", "Hoạt động giám sát và phản biện xã hội của Ủy ban MTTQ Việt Nam xã."),
        ("Thực hiện QCDC và CTDV.", "Thực hiện quy chế dân chủ, công tác dân vận."),
        ("Kĩ năng vận động còn yếu, tỉ lệ thấp.", "Kỹ năng vận động yếu, tỷ lệ thấp."),
        ("Các cấp ủy chưa quan tâm.", "Cấp ủy còn chưa quan tâm."),
        ("Việc kiểm tra chưa thường xuyên.", "Công tác kiểm tra vẫn chưa thường xuyên"),
        ("Thiếu kinh phí, biên chế.", "Thiếu biên chế và kinh phí."),
        ("Mặt trận, đoàn thể chưa chủ động.", "Các đoàn thể và Mặt trận chưa chủ động."),
        ("Phong trào còn hình thức, chồng chéo.", "Phong trào chồng chéo, hình thức."),
        ("Kinh phí còn ít, cán bộ còn thiếu.", "Cán bộ còn thiếu, kinh phí còn ít."),
        ("Nội dung chậm đổi mới; kinh phí ít.", "Kinh phí ít; nội dung chậm đổi mới."),
    ],
)
def test_what_changes_no_meaning_joins(one: str, other: str) -> None:
    assert joins(one, other)


# What does


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nội dung còn chậm đổi mới.", "Nội dung được đổi mới kịp thời."),
        ("Tập hợp ở doanh nghiệp ngoài nhà nước thấp.", "Tập hợp ở doanh nghiệp nhà nước thấp."),
        ("Cán bộ nghỉ hưu hưởng nguyên mức phụ cấp.", "Cán bộ nghỉ hưu hưởng một nửa mức phụ cấp."),
        ("Cần bổ sung kinh phí.", "Đã bổ sung kinh phí."),
        ("Bổ sung kinh phí.", "Sớm bổ sung kinh phí."),
        ("Mặt trận được chính quyền hỗ trợ.", "Mặt trận hỗ trợ chính quyền."),
        (
            "Chất lượng phong trào cao, số lượng hội viên thấp.",
            "Chất lượng phong trào thấp, số lượng hội viên cao.",
        ),
        ("Bổ sung biên chế và kinh phí.", "Bổ sung biên chế."),
        ("Một số cấp ủy chưa quan tâm.", "Nhiều cấp ủy chưa quan tâm."),
        ("Phối hợp có lúc chưa chặt chẽ.", "Phối hợp chưa chặt chẽ."),
        ("Mặt trận và chính quyền hỗ trợ đoàn thể.", "Chính quyền hỗ trợ đoàn thể và Mặt trận."),
        ("Cấp ủy chỉ đạo chính quyền, Mặt trận giám sát.", "Cấp ủy chỉ đạo Mặt trận, chính quyền giám sát."),
        ("Không yếu, kém về nghiệp vụ.", "Yếu, kém về nghiệp vụ."),
        ("Cán bộ, hội viên có uy tín được cử đi học.", "Hội viên, cán bộ có uy tín được cử đi học."),
        (
            "Đoàn thể lúng túng, Mặt trận chưa chủ động, kém hiệu quả.",
            "Đoàn thể lúng túng, kém hiệu quả, Mặt trận chưa chủ động.",
        ),
        ("Hạn chế: kinh phí ít; nguyên nhân: cán bộ yếu.", "Hạn chế: cán bộ yếu; nguyên nhân: kinh phí ít."),
        ("Đề nghị Trung ương Đoàn hướng dẫn.", "Đề nghị Đoàn hướng dẫn."),
        ("Cấp ủy còn hạn chế khiếu kiện.", "Cấp ủy hạn chế khiếu kiện."),
        ("Hiện nay không thu phí.", "Không thu phí."),
        ("Phong trào không còn hình thức.", "Phong trào không hình thức."),
        ("Số thu A > B.", "Số thu A < B."),
    ],
)
def test_what_changes_the_meaning_separates(one: str, other: str) -> None:
    assert not joins(one, other)


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
    lower = RAISE[0].lower() + RAISE[1:]
    assert joins(RAISE, f"Đề nghị {lower}", f"Kiến nghị Trung ương {lower}")
    assert not joins(RAISE, f"Đề nghị UBND tỉnh {lower}")
    assert not joins(RAISE, f"Đề nghị {lower}", requests=False)


# What is shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phối hợp chưa chặt chẽ.", "Phối hợp chưa chặt chẽ, chưa thường xuyên."),
        ("Hiệu quả giám sát chưa cao.", "Hiệu quả giám sát còn thấp."),
        ("Kết quả dừng ở việc ghi nhận kiến nghị.", "Kết quả mới dừng ở ghi nhận các kiến nghị."),
        ("Phối hợp có lúc, có nơi còn chưa thật chặt chẽ.", "Phối hợp có lúc, có nơi chưa chặt chẽ."),
    ],
)
def test_counted_denials_hide_no_like(one: str, other: str) -> None:
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WIDEN, STOP),
        ("Một số cấp ủy đã quan tâm công tác đoàn thể.", "Một số cấp ủy chưa quan tâm công tác đoàn thể."),
        ("Tăng biên chế cho đoàn thể cấp huyện.", "Giảm biên chế cho đoàn thể cấp huyện."),
        ("Tỷ lệ tập hợp thanh niên còn thấp.", "Tỷ lệ tập hợp thanh niên khá cao."),
        ("Nên sáp nhập các thôn dưới 100 hộ.", "Không nên sáp nhập các thôn dưới 100 hộ."),
    ],
)
def test_what_may_say_the_reverse_is_shown_and_labelled(one: str, other: str) -> None:
    assert reversed_pair(one, other)


def test_what_differs_in_a_place_or_a_figure_too_is_no_reverse() -> None:
    assert not reversed_pair("Lâm Hà có quy chế đối thoại.", "Di Linh chưa có quy chế đối thoại.")
    assert not reversed_pair("Tăng 5 biên chế.", "Giảm 7 biên chế.")


# The wording to print


def test_the_wording_printed_names_no_place_figure_or_own_unit() -> None:
    fit = "Kinh phí hoạt động của đoàn thể còn hạn chế."
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể huyện Lâm Hà còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của 05 đoàn thể còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể huyện ta còn hạn chế.", fit]) == 1
    assert LIKENESS.best_wording(["Kinh phí hoạt động của đoàn thể trên địa bàn huyện còn hạn chế.", fit]) == 1


def test_the_wording_printed_is_the_fullest_and_the_first_of_equals() -> None:
    short, full = "Kinh phí còn hạn chế.", "Kinh phí hoạt động của đoàn thể còn hạn chế."
    assert LIKENESS.best_wording([short, full]) == 1
    assert LIKENESS.best_wording([full, full, short]) == 0


def test_the_wording_printed_is_a_whole_sentence() -> None:
    assert LIKENESS.best_wording(["kinh phí hoạt động còn hạn chế,", "Kinh phí hoạt động còn hạn chế."]) == 1
