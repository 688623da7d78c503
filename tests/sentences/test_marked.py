"""Marks that tell which piece of a sentence is which figure."""

from hypothesis import given
from hypothesis import strategies as st

from tongket.sentences.marks import Piece, mark, pieces

TEXTS = st.text(st.characters(exclude_categories=("Co", "Cs")), max_size=20)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}(@[a-z-]{1,6})?(\.[a-z_]{1,8})?", fullmatch=True)


@given(TEXTS, KEYS, TEXTS.filter(bool), TEXTS)
def test_a_figure_is_found_between_its_words(before: str, key: str, text: str, after: str) -> None:
    found = pieces(before + mark(text, key) + after)
    assert Piece(text, key) in found
    assert "".join(each.text for each in found) == before + text + after


def test_two_figures_side_by_side_stay_two() -> None:
    assert pieces(mark("11", "co") + "/" + mark("12", "tra_loi")) == (
        Piece("11", "co"),
        Piece("/", None),
        Piece("12", "tra_loi"),
    )


def test_the_name_survives_what_filters_do_to_text() -> None:
    marked = mark("tăng", "can_bo@huyen.xu_huong")
    assert pieces(marked.upper()) == (Piece("TĂNG", "can_bo@huyen.xu_huong"),)
    assert pieces(marked.title()) == (Piece("Tăng", "can_bo@huyen.xu_huong"),)
    assert pieces(f" {marked} ".strip().replace("ă", "a")) == (Piece("tang", "can_bo@huyen.xu_huong"),)


@given(TEXTS, KEYS, st.integers(0, 30))
def test_a_mark_that_was_cut_leaves_no_letter_of_its_own(text: str, key: str, cut: int) -> None:
    left = "".join(each.text for each in pieces(mark(text, key)[:cut]))
    assert text.startswith(left)


def test_words_without_a_name_are_left_alone() -> None:
    assert mark("05", None) == "05"
