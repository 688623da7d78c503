"""Fields: what they show is read, what they are made of is not; form fields of old are controls."""

import pytest

from tests.flow.form_fields import check_box, drop_down, field, form_field, mark
from tests.flow.reading import lines, shown
from tests.word.documents import p, run


def control(body: str) -> tuple[str, str, bool]:
    """Return the one control of a paragraph: its tag, what it shows, whether that is a prompt."""
    (line,) = lines(body)
    (found,) = line.controls
    return found.tag, line.text[found.start : found.end], found.prompting


def test_a_text_field_of_old_is_a_control() -> None:
    body = p("Họ tên: ", form_field("FORMTEXT", "Nguyễn ", "Văn A"), ".")
    assert shown(body) == ["Họ tên: Nguyễn Văn A."]
    assert control(body) == ("Text1", "Nguyễn Văn A", False)


def test_a_text_field_that_shows_spaces_alone_prompts() -> None:
    assert control(p("Số: ", form_field("FORMTEXT", "\u2002\u2002\u2002"))) == ("Text1", "\u2002\u2002\u2002", True)


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ("<w:checked/>", "☒"),
        ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="0"/>', "☐"),
        ("", "☐"),
    ],
)
def test_a_check_box_of_old_shows_its_state(state: str, sign: str) -> None:
    body = p(check_box(state), " Có")
    assert shown(body) == [f"{sign} Có"]
    assert control(body) == ("Check1", sign, False)


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        ('<w:result w:val="1"/>', "Không"),
        ("", "Có"),
        ('<w:default w:val="1"/>', "Không"),
        ('<w:result w:val="7"/>', ""),
    ],
)
def test_a_list_of_old_shows_what_was_chosen(chosen: str, text: str) -> None:
    assert control(p("Trả lời: ", drop_down(chosen))) == ("Drop1", text, False)


def test_a_box_that_is_a_control_or_a_sign_of_wingdings_shows_the_same() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    letter = run("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert shown(p(sign, " Có ", letter, " Không")) == ["☒ Có ☐ Không"]


def test_a_field_shows_its_result_and_not_what_it_is_made_of() -> None:
    inner = field("MERGEFIELD ten", "Đà Lạt")
    conditional = (
        mark("begin")
        + "<w:r><w:instrText> IF </w:instrText></w:r>"
        + inner
        + mark("separate")
        + run("Thành phố")
        + mark("end")
    )
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("12")}</w:fldSimple>'
    assert shown(p(conditional, " có ", simple, " trang")) == ["Thành phố có 12 trang"]


def test_a_field_may_go_over_paragraphs() -> None:
    body = p(mark("begin"), "<w:r><w:instrText> TOC </w:instrText></w:r>", mark("separate"), "I. Mở đầu") + p(
        "II. Kết quả", mark("end")
    )
    assert shown(body) == ["I. Mở đầu", "II. Kết quả"]


def test_a_damaged_field_swallows_no_more_than_its_paragraph() -> None:
    assert shown(p(mark("begin"), "x") + p("hai") + p(mark("end"), mark("separate"), "ba")) == ["", "hai", "ba"]
