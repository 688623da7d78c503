"""Words of one text laid beside those of another."""

import pytest

from tongket.likeness.alignment import align_words, is_slip


def test_of_two_words_the_first_is_taken_or_the_last() -> None:
    issued, returned = ["tổ", "chức", "hội", "nghị"], ["tổ", "chức", "hội", "nghị", "về", "hội", "nghị"]
    assert align_words(issued, returned) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert align_words(issued, returned, late=True) == [(0, 0), (1, 1), (2, 5), (3, 6)]


def test_nothing_is_matched_across() -> None:
    assert len(align_words(["a", "b"], ["b", "a"])) == 1
    assert align_words([], ["a"]) == []


@pytest.mark.parametrize(
    ("issued", "returned", "slip"),
    [("nghị", "nghịi", True), ("triệt", "trieejt", False), ("chức", "chứ", True), ("xã", "xa", False)],
)
def test_a_slip_of_the_keys_leaves_most_of_a_word(issued: str, returned: str, *, slip: bool) -> None:
    assert is_slip(issued, returned) is slip
