"""Text taken out of a sentence leaves proper text: no space doubled or before a full stop, no words grown together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.commands.clean.seams import OBJECT, seam


def without(text: str) -> str:
    """Return a text without what stands between ‹ and ›."""
    start = text.index("‹")
    end = text.index("›") - 1
    whole = text.replace("‹", "").replace("›", "")
    left, right, instead = seam(whole, start, end)
    return whole[:left] + instead + whole[right:]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("… chặt chẽ. ‹(6)›", "… chặt chẽ."),
        ("Về tổ chức ‹(12)›", "Về tổ chức"),
        ("Về tổ chức ‹(12)› và cán bộ", "Về tổ chức và cán bộ"),
        ("Về tổ chức ‹(12)›.", "Về tổ chức."),
        ("Về tổ chức ‹(12)› .", "Về tổ chức."),
        ("Về tổ chức ‹(12)›; cán bộ", "Về tổ chức; cán bộ"),
        ("Về tổ chức‹(12)› và", "Về tổ chức và"),
        ("Về tổ chức ‹(12)›và", "Về tổ chức và"),
        ("tổ chức‹(12)›và", "tổ chứcvà"),
        ("Về tổ chức  ‹(12)›  và", "Về tổ chức và"),
        ("‹(12)› Về tổ chức", "Về tổ chức"),
        ("(như tổ chức ‹(12)›)", "(như tổ chức)"),
        ("(‹(12)› tổ chức)", "(tổ chức)"),
        ("1.\t‹(12)› Tổ chức", "1.\tTổ chức"),
        ("Một ‹(1)›\tHai", "Một\tHai"),
        (f"Một{OBJECT} ‹(1)› hai", f"Một{OBJECT} hai"),
        ("Một‹ ›hai", "Một hai"),
        ("Một ‹ › hai", "Một hai"),
        ("Một‹  ›.", "Một."),
        ("‹(1)›", ""),
    ],
)
def test_the_seam_is_as_a_person_leaves_it(text: str, left: str) -> None:
    assert without(text) == left


@given(left=st.text("a .\t(", max_size=6), core=st.text("0) ", max_size=3), right=st.text("b .,\t", max_size=6))
def test_no_letter_beside_the_seam_is_lost_and_no_space_doubled(left: str, core: str, right: str) -> None:
    text = left + core + right
    start, end, instead = seam(text, len(left), len(left + core))
    made = text[:start] + instead + text[end:]
    assert made.replace(" ", "") == (left + right).replace(" ", "")
    assert "  " not in made[start - 1 if start else 0 : start + 2]
