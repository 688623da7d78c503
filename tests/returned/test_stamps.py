"""By what a returned form is known."""

from dataclasses import replace

from tests.returned.small_form import STAMP, flow
from tongket.returned.stamps import find_stamp


def test_a_stamp_is_read_from_the_properties_else_from_the_footer() -> None:
    said = flow("BÁO CÁO")
    assert find_stamp(said) == STAMP
    assert find_stamp(replace(said, properties={}, footers=(f"Trang 1\n{STAMP.line}",))) == STAMP
    assert find_stamp(replace(said, properties={})) is None


def test_two_forms_in_one_file_have_no_stamp() -> None:
    other = replace(STAMP, unit="bao-loc")
    assert find_stamp(replace(flow("BÁO CÁO"), properties={}, footers=(STAMP.line, other.line))) is None
