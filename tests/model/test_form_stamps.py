"""The stamp of a form, as its file and its pages say it."""

import unicodedata

import pytest

from tongket.model.forms import FormStamp, stamp_of_line, stamp_of_properties

STAMP = FormStamp(campaign="kl62", version="3f2a91bc", unit="da-lat", number=2)


def test_a_stamp_is_read_from_the_properties_that_it_writes() -> None:
    assert stamp_of_properties({"Tác giả": "Hoa", **STAMP.properties}) == STAMP


@pytest.mark.parametrize("lost", sorted(STAMP.properties))
def test_a_stamp_that_lost_a_property_is_none(lost: str) -> None:
    assert stamp_of_properties({**STAMP.properties, lost: " "}) is None


@pytest.mark.parametrize(
    "shown",
    [
        "Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 2",
        "  Mẫu kl62 ·  da-lat\t· đề cương\u00a03f2a91bc · số 2",
        "(Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 2, trang 3)",
        unicodedata.normalize("NFD", "Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 2"),
    ],
)
def test_a_stamp_is_read_from_the_line_that_a_person_reads(shown: str) -> None:
    assert STAMP.line == "Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 2"
    assert stamp_of_line(shown) == STAMP


@pytest.mark.parametrize("shown", ["", "Mẫu số 2", "Mẫu kl62 · da-lat · đề cương 3f2 · số 2"])
def test_other_words_are_no_stamp(shown: str) -> None:
    assert stamp_of_line(shown) is None
