"""Marks that tell which piece of a sentence is which figure."""

from hypothesis import given
from hypothesis import strategies as st

from tongket.model.figure_names import PrintedName, parse_name
from tongket.sentences.marks import SentencePiece, mark, pieces

TEXTS = st.text(st.characters(exclude_categories=("Co", "Cs")), max_size=20)
NAMES = st.from_regex(
    r"I\.1\.f[a-z][a-z0-9_]{0,8}(@[a-z-]{1,6})?(\.(so_don_vi|2018|truc_tuyen\.khong))?", fullmatch=True
)


def read(text: str) -> PrintedName:
    """Return the name that is written so."""
    name = parse_name(text)
    assert name is not None
    return name


@given(TEXTS, NAMES, TEXTS.filter(bool), TEXTS)
def test_a_figure_is_found_between_its_words(before: str, name: str, text: str, after: str) -> None:
    named = read(name)
    found = pieces(before + mark(text, named) + after)
    assert SentencePiece(text, named) in found
    assert "".join(each.text for each in found) == before + text + after


def test_two_figures_side_by_side_stay_two() -> None:
    yes, answered = read("I.1.ke_hoach.co"), read("I.1.ke_hoach.tra_loi")
    assert pieces(mark("11", yes) + "/" + mark("12", answered)) == (
        SentencePiece("11", yes),
        SentencePiece("/", None),
        SentencePiece("12", answered),
    )


def test_the_name_survives_what_filters_do_to_text() -> None:
    name = read("I.1.can_bo@huyen.xu_huong")
    marked = mark("tăng", name)
    assert pieces(marked.upper()) == (SentencePiece("TĂNG", name),)
    assert pieces(marked.title()) == (SentencePiece("Tăng", name),)
    assert pieces(f" {marked} ".strip().replace("ă", "a")) == (SentencePiece("tang", name),)


@given(TEXTS, NAMES, st.integers(0, 30))
def test_a_mark_that_was_cut_leaves_no_letter_of_its_own(text: str, name: str, cut: int) -> None:
    left = "".join(each.text for each in pieces(mark(text, read(name))[:cut]))
    assert text.startswith(left)


def test_words_without_a_name_are_left_alone() -> None:
    assert mark("05", None) == "05"
