"""Text in fonts of the time before Unicode."""

import pytest

from tests.flow.reading import flow, lines, shown
from tests.word.documents import STYLES, p, part, run

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(kind: str, own: str, content: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{own}"/>{content}</w:style>'


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def old(text: str, font: str = ".VnTime") -> str:
    return run(text, fonts(font))


def test_text_in_a_font_of_old_is_decoded() -> None:
    assert shown(p(old("Héi nghÞ"), " và ", old("ñaûng boä", "VNI-Times"))) == ["Hội nghị và đảng bộ"]


def test_a_letter_and_its_mark_may_stand_in_two_runs() -> None:
    assert shown(p(old("Ña", "VNI-Times"), old("ûng", "VNI-Times"))) == ["Đảng"]


def test_the_hyphen_of_unicode_is_a_letter_of_old() -> None:
    assert shown(p(old("§¬n D\u00ad¬ng"))) == ["Đơn Dương"]


def test_the_effective_font_counts() -> None:
    more = style("paragraph", "cu", f"<w:rPr>{fonts('.VnTime')}</w:rPr>")
    more += style("paragraph", "cu2", '<w:basedOn w:val="cu"/>')
    more += style("character", "hoa", f"<w:rPr>{fonts('.VnTimeH')}</w:rPr>")
    styles = {"word/styles.xml": part("styles", STYLES + more)}
    new = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    body = p("Héi nghÞ ", run("có", new), run(" ®¶ng", '<w:rStyle w:val="hoa"/>'), style="cu2") + p("có", style="u1")
    assert [each.text for each in lines(flow(body, styles))] == ["Hội nghị có ĐẢNG", "có"]


def test_the_font_may_be_that_of_the_theme_or_of_the_document() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    more = {
        "word/styles.xml": part("styles", f"{defaults}</w:rPr></w:rPrDefault></w:docDefaults>{STYLES}"),
        "word/theme/theme1.xml": THEME.encode(),
    }
    assert shown(flow(p("Héi nghÞ"), more)) == ["Hội nghị"]


def test_text_that_is_unicode_already_stays_as_it_is() -> None:
    body = p(old("Hội nghị có 12 cuộc")) + p(old("cúng")) + p(old("và", "VNI-Times"))
    assert shown(body) == ["Hội nghị có 12 cuộc", "cúng", "và"]


def test_in_a_line_with_both_each_word_is_asked() -> None:
    assert shown(p(old("Héi nghÞ "), old("đảng bộ "), old("huyÖn"))) == ["Hội nghị đảng bộ huyện"]


@pytest.mark.parametrize(("first", "second"), [("Héi nghÞ c¸n bé", "cã"), ("Hội nghị", "có")])
def test_a_word_that_may_be_either_is_what_the_document_is(first: str, second: str) -> None:
    assert shown(p(old(first)) + p(old(second)))[1] == "có"


def test_where_only_the_font_of_basic_letters_is_old_letters_with_marks_are_right_as_they_are() -> None:
    basic = '<w:rFonts w:ascii=".VnTime" w:hAnsi="Arial"/>'
    assert shown(p(run("có mặt", basic)) + p(run("Héi nghÞ", basic))) == ["có mặt", "Hội nghị"]


def test_a_raised_figure_is_no_letter_of_old() -> None:
    raised = fonts(".VnTime") + '<w:vertAlign w:val="superscript"/>'
    body = p(old("1.721"), run("1", raised), old(" l\u00ad\u00eet, 5 m"), run("2", raised))
    assert shown(body) == ["1.721¹ lượt, 5 m²"]
