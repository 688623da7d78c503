"""Automatic numbers and bullets, as the page shows them."""

import pytest

from tests.flow.reading import shown
from tests.office_text import office_lines
from tests.paper import needs_office
from tests.word.documents import HIDDEN, cell, p, run, table
from tests.word.layouts import zipped
from tests.word.lists import REPORT, abstract, level, n, num, numbered, starts
from tongket.flow.document import read_flow
from tongket.ooxml.arranging import arrange_parts
from tongket.ooxml.office import convert_docx
from tongket.ooxml.package import read_parts
from tongket.word.numbering import format_number
from tongket.word.reading import parse_word

_DEEP = (
    n(1, 0, "a")
    + n(1, 1, "b")
    + n(1, 1, "c")
    + n(1, 2, "d")
    + n(1, 2, "e")
    + n(1, 3, "f")
    + n(1, 0, "g")
    + n(1, 1, "h")
)
_STYLES = """
<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="Mục 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="M2"><w:name w:val="Mục 2"/><w:basedOn w:val="M1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="M3"><w:name w:val="Mục 3"/><w:basedOn w:val="M2"/></w:style>
<w:style w:type="paragraph" w:styleId="M0"><w:name w:val="Mục 0"/><w:basedOn w:val="M1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="DS"><w:name w:val="Danh sách"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""
_OFF = '<w:numPr><w:numId w:val="0"/></w:numPr>'
_STYLED = p("a", style="M1") + p("b", style="M2") + p("c", style="M3") + p("d", style="M0")
_LINKED = abstract(0, '<w:numStyleLink w:val="DS"/>') + abstract(
    1, '<w:styleLink w:val="DS"/>', level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.")
)
_RENAMED = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Phần %1:", start=7)}</w:lvlOverride>'
_CELLS = table(cell(n(1, 0, "b")) + cell(n(1, 1, "c")), cell(n(1, 1, "d") + n(1, 0, "e")))

AS_LIBREOFFICE: dict[str, tuple[str, str, list[str]]] = {
    "levels": (_DEEP, REPORT, ["I. a", "1. b", "2. c", "2.1. d", "2.2. e", "a) f", "II. g", "1. h"]),
    "a number above that was not used yet begins": (
        n(1, 2, "a") + n(1, 1, "b") + n(1, 0, "c"),
        REPORT,
        ["1.1. a", "2. b", "II. c"],
    ),
    "a new number over the same list goes on": (
        n(1, 0, "a") + n(2, 0, "b") + n(1, 0, "c"),
        REPORT + num(2, 0),
        ["I. a", "II. b", "III. c"],
    ),
    "a number that says where to start does so once": (
        n(1, 0, "a") + n(1, 0, "b") + n(2, 0, "c") + n(1, 0, "d") + n(2, 0, "e"),
        REPORT + num(2, 0, starts(0, 1)),
        ["I. a", "II. b", "I. c", "II. d", "III. e"],
    ),
    "a level that starts elsewhere": (
        n(1, 0, "a") + n(1, 1, "b") + n(2, 1, "c") + n(2, 1, "d"),
        REPORT + num(2, 0, starts(0, 1), starts(1, 5)),
        ["I. a", "1. b", "5. c", "6. d"],
    ),
    "a level that looks otherwise under another number": (
        n(1, 0, "a") + n(2, 0, "b") + n(1, 0, "c"),
        REPORT + num(2, 0, _RENAMED),
        ["I. a", "Phần 2: b", "III. c"],
    ),
    "lists of styles": (
        _STYLED + p("e", style="M1", properties=_OFF) + p("f", style="M1"),
        REPORT,
        ["I. a", "1. b", "2. c", "d", "e", "II. f"],
    ),
    "a list that names a style": (
        n(1, 0, "a") + n(1, 1, "b"),
        _LINKED + num(1, 0) + num(2, 1),
        ["I. a", "I.1. b"],
    ),
    "cells in order": (
        n(1, 0, "a") + _CELLS + n(1, 0, "f"),
        REPORT,
        ["I. a", "II. b", "1. c", "2. d", "III. e", "IV. f"],
    ),
    "an empty paragraph counts": (n(1, 0, "a") + n(1, 0) + n(1, 0, "c"), REPORT, ["I. a", "II. ", "III. c"]),
    "a level without numbers": (
        n(1, 0, "a") + n(1, 1, "b") + n(1, 2, "c"),
        abstract(0, level(0, "none", ""), level(1, "none", "Điều"), level(2, "decimal", "%1.%3.")) + num(1, 0),
        ["a", "Điều b", "1. c"],
    ),
}


@pytest.mark.parametrize("case", AS_LIBREOFFICE.values(), ids=AS_LIBREOFFICE)
def test_numbers_are_those_of_the_page(case: tuple[str, str, list[str]]) -> None:
    body, numbering, expected = case
    assert _shown(numbered(body, numbering, _STYLES)) == expected


def _shown(parts: dict[str, bytes]) -> list[str]:
    return shown(read_flow(parse_word(parts, "báo cáo.docx")))


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("case", AS_LIBREOFFICE.values(), ids=AS_LIBREOFFICE)
def test_libreoffice_shows_the_same_numbers_and_keeps_them(case: tuple[str, str, list[str]]) -> None:
    body, numbering, expected = case
    file = zipped(numbered(body, numbering, _STYLES))
    assert [each.split() for each in office_lines(file)] == [each.split() for each in expected]
    assert _shown(arrange_parts(read_parts(convert_docx(file, "docx")))) == expected


def test_all_numbers_of_a_legal_level_are_plain_digits() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2.", "<w:isLgl/>")
    body = n(1, 0, "a") + n(1, 0, "b") + n(1, 1, "c")
    assert _shown(numbered(body, abstract(0, *levels) + num(1, 0))) == ["I. a", "II. b", "2.1. c"]


@pytest.mark.parametrize(("restart", "last"), [("", "a) f"), ('<w:lvlRestart w:val="1"/>', "b) f")])
def test_a_level_starts_again_where_its_list_says(restart: str, last: str) -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)", restart)
    body = n(1, 0, "a") + n(1, 1, "b") + n(1, 2, "c") + n(1, 1, "d") + n(1, 2, "f")
    assert _shown(numbered(body, abstract(0, *levels) + num(1, 0)))[-1] == last


def test_a_level_may_never_start_again() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = n(1, 0, "a") + n(1, 1, "b") + n(1, 0, "c") + n(1, 1, "d")
    assert _shown(numbered(body, abstract(0, *levels) + num(1, 0))) == ["I. a", "1. b", "II. c", "2. d"]


def test_a_level_that_starts_elsewhere_does_so_whenever_it_starts_again() -> None:
    body = n(2, 0, "a") + n(2, 1, "b") + n(2, 0, "c") + n(2, 1, "d")
    assert _shown(numbered(body, REPORT + num(2, 0, starts(1, 5)))) == ["I. a", "5. b", "II. c", "5. d"]


def test_the_style_of_a_paragraph_may_be_that_of_a_level() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:pStyle w:val="M9"/>')
    own = '<w:style w:type="paragraph" w:styleId="M9"><w:name w:val="Mục 9"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    styles = f"{own}</w:numPr></w:pPr></w:style>"
    body = n(1, 0, "a") + p("b", style="M9")
    assert _shown(numbered(body, abstract(0, *levels) + num(1, 0), styles)) == ["I. a", "1. b"]


def test_what_a_reader_does_not_see_is_not_counted() -> None:
    gone = '<w:del w:author="a"><w:r><w:delText>b</w:delText></w:r></w:del>'
    deleted = n(1, 0, gone, mark='<w:del w:author="a"/>')
    hidden = n(1, 0, run("ẩn", HIDDEN), mark=HIDDEN)
    added = n(1, 0, f'<w:ins w:author="a">{run("c")}</w:ins>', mark='<w:ins w:author="a"/>')
    row = f'<w:tr><w:trPr><w:del w:author="a"/></w:trPr>{cell(n(1, 0, gone))}</w:tr>'
    rows = table(cell(n(1, 0, "d"))).replace("</w:tbl>", f"{row}</w:tbl>")
    body = n(1, 0, "a") + deleted + hidden + added + rows + n(1, 0, "e")
    assert _shown(numbered(body, REPORT)) == ["I. a", "II. c", "III. d", "IV. e"]


@pytest.mark.parametrize("sign", ["-", "•", "\uf0b7", "o", "\uf0a7"])
def test_a_bullet_is_a_dash_and_a_plus_below(sign: str) -> None:
    bullets = abstract(0, level(0, "bullet", sign), level(1, "bullet", sign)) + num(1, 0)
    assert _shown(numbered(n(1, 0, "a") + n(1, 1, "b") + n(1, 0, "c"), bullets)) == ["- a", "+ b", "- c"]


def test_a_bullet_is_below_in_the_styles_of_word_for_it() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    names = {"gd": "List Bullet", "gd2": "List Bullet 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/>{listed}</w:style>'
        for own, name in names.items()
    )
    bullets = abstract(0, level(0, "bullet", "•")) + num(1, 0)
    assert _shown(numbered(p("a", style="gd") + p("b", style="gd2"), bullets, styles)) == ["- a", "+ b"]


def test_the_words_of_a_level_may_be_in_a_font_of_old() -> None:
    old = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    articles = level(0, "decimal", "§iÒu %1.").replace("</w:lvl>", f"{old}</w:lvl>")
    assert _shown(numbered(n(1, 0, "a"), abstract(0, articles) + num(1, 0))) == ["Điều 1. a"]


def test_a_plus_stays_a_plus_and_a_number_above_a_bullet_is_nothing() -> None:
    lists = abstract(0, level(0, "bullet", "+"), level(1, "decimal", "%1%2.")) + num(1, 0)
    assert _shown(numbered(n(1, 0, "a") + n(1, 1, "b"), lists)) == ["+ a", "1. b"]


def test_a_marker_stands_before_the_first_line_alone() -> None:
    body = n(1, 0, "<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>")
    assert _shown(numbered(body, REPORT)) == ["I. một", "hai"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "29"),
        ("lowerLetter", "cc"),
        ("upperLetter", "CC"),
        ("lowerRoman", "xxix"),
        ("upperRoman", "XXIX"),
        ("decimalZero", "29"),
        ("ordinal", "29th"),
        ("none", ""),
        ("thaiLetters", "29"),
    ],
)
def test_a_number_has_its_form(form: str, expected: str) -> None:
    assert format_number(29, form) == expected


def test_small_numbers_have_a_zero_or_an_ending_of_their_own() -> None:
    assert [format_number(each, "ordinal") for each in (1, 2, 3, 4, 11, 21)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "21st",
    ]
    assert format_number(5, "decimalZero") == "05"


@pytest.mark.parametrize("value", ["", "-1", "9", "x", "²", "1" * 5000])
def test_a_damaged_level_costs_no_more_than_its_number(value: str) -> None:
    levels = level(0, "upperRoman", "%1."), level(0, "lowerLetter", "%1.").replace('"0"', f'"{value}"')
    body = n(1, 0, "a").replace('ilvl w:val="0"', f'ilvl w:val="{value}"') + n(2, 0, "b")
    numbering = abstract(0, *levels) + num(1, 0) + num(2, 0, starts(0, 7).replace('"7"', f'"{value}"'))
    assert [each[-1] for each in _shown(numbered(body, numbering))] == ["a", "b"]


@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "decimal"])
def test_what_no_list_counts_to_is_shown_in_digits(form: str) -> None:
    assert [format_number(each, form) for each in (0, -3, 999_999_999)] == ["0", "-3", "999999999"]


@pytest.mark.parametrize("numbering", ["", num(1, 9), '<w:num w:numId="1"/>', abstract(0) + num(1, 0)])
def test_a_number_over_nothing_shows_nothing(numbering: str) -> None:
    assert _shown(numbered(n(1, 0, "a"), numbering)) == ["a"]
