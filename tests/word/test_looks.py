"""The formatting that counts: styles, themes and direct formatting, one over the other."""

import pytest

from tongket.ooxml.namespaces import W
from tongket.word.looks import LookedParagraph, RunLook, read_looks
from tongket.word.pagelooks import PageNumber, SectionLook, read_sections
from tongket.word.reading import parse_word

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THEME = (
    f'<a:theme xmlns:a="{A}"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:minorFont></a:theme>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="header" Target="header1.xml"/>'
    "</Relationships>"
)


def looked(content: str, styles: str = "", **parts: str) -> tuple[LookedParagraph, ...]:
    """Return the paragraphs of a body with their looks."""
    return read_looks(parse_word(_parts(content, styles, **parts), "thu.docx")).paragraphs


def sections(content: str, **parts: str) -> tuple[SectionLook, ...]:
    return read_sections(parse_word(_parts(content, "", **parts), "thu.docx"))


def _parts(content: str, styles: str, **parts: str) -> dict[str, bytes]:
    space = f'xmlns:w="{W}" xmlns:r="{R}"'
    made = {
        "word/document.xml": f"<w:document {space}><w:body>{content}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/theme/theme1.xml": THEME,
        "word/_rels/document.xml.rels": RELATIONS,
        **{f"word/{name}.xml": f"<w:hdr {space}>{text}</w:hdr>" for name, text in parts.items()},
    }
    return {name: text.encode() for name, text in made.items()}


def run(content: str, styles: str = "", *, table: str = "", style: str = "") -> RunLook:
    """Return the look of one run, in a table of a style where one is named."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    paragraph = f"<w:p>{named}<w:r><w:rPr>{content}</w:rPr><w:t>Chữ</w:t></w:r></w:p>"
    if table:
        held = f'<w:tbl><w:tblPr><w:tblStyle w:val="{table}"/></w:tblPr><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>'
        return looked(held, styles)[0].runs[0].look
    return looked(paragraph, styles)[0].runs[0].look


def standing(properties: str, styles: str = "") -> LookedParagraph:
    return looked(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Chữ</w:t></w:r></w:p>", styles)[0]


def styled(name: str, *, kind: str = "paragraph", run: str = "", paragraph: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def test_without_any_word_of_the_document_the_look_is_words_own() -> None:
    look = run("")
    assert (look.fonts, look.size, look.bold, look.colour) == ((None, None, None, None), 10, False, None)


def test_fonts_of_the_theme_stand_for_real_ones_slot_by_slot() -> None:
    assert run("", DEFAULTS).fonts == ("Calibri", "Calibri", "Arial", None)
    typed = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    assert run(typed, DEFAULTS).fonts == ("Times New Roman", "Times New Roman", "Arial", None)


def test_a_theme_beside_a_typed_font_wins() -> None:
    both = '<w:rFonts w:ascii="Times New Roman" w:asciiTheme="majorHAnsi"/>'
    assert run(both).fonts[0] == "Cambria"


def test_a_nearer_layer_counts_more() -> None:
    styles = (
        DEFAULTS
        + styled("Goc", run='<w:sz w:val="26"/><w:color w:val="FF0000"/>')
        + styled("Con", run='<w:sz w:val="28"/>', based_on="Goc")
        + styled("Chu", kind="character", run='<w:sz w:val="30"/>')
    )
    assert (run("", styles).size, run("", styles, style="Goc").size, run("", styles, style="Con").size) == (11, 13, 14)
    assert run("", styles, style="Con").colour == "FF0000"
    assert run('<w:rStyle w:val="Chu"/>', styles, style="Con").size == 15
    assert run('<w:rStyle w:val="Chu"/><w:sz w:val="24"/>', styles, style="Con").size == 12


def test_styles_of_different_kinds_switch_a_toggle_on_and_off_again() -> None:
    styles = styled("Dam", run="<w:b/>") + styled("Manh", kind="character", run="<w:b/>")
    assert run("", styles, style="Dam").bold
    assert run('<w:rStyle w:val="Manh"/>', styles).bold
    assert not run('<w:rStyle w:val="Manh"/>', styles, style="Dam").bold
    assert run('<w:rStyle w:val="Manh"/><w:b/>', styles, style="Dam").bold


@pytest.mark.parametrize(
    ("value", "on"), [("", True), (' w:val="1"', True), (' w:val="true"', True), (' w:val="0"', False)]
)
def test_a_toggle_may_be_switched_off_by_name(value: str, on: bool) -> None:  # noqa: FBT001
    assert run(f"<w:b{value}/>").bold is on


def test_a_style_that_is_based_on_the_plainer_one_may_switch_bold_off() -> None:
    styles = styled("Dam", run="<w:b/>") + styled("Thuong", run='<w:b w:val="0"/>', based_on="Dam")
    assert not run("", styles, style="Thuong").bold


def test_the_style_of_a_table_stands_below_that_of_the_paragraph() -> None:
    styles = styled("Bang", kind="table", run='<w:sz w:val="20"/><w:i/>') + styled("Doan", run='<w:sz w:val="28"/>')
    look = run("", styles, table="Bang", style="Doan")
    assert (look.size, look.italic) == (14, True)


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = styled("A", run="<w:i/>", based_on="B") + styled("B", run="<w:b/>", based_on="A")
    assert (run("", styles, style="A").bold, run("", styles, style="A").italic) == (True, True)


def test_text_that_a_style_hides_is_not_there() -> None:
    styles = styled("An", kind="character", run="<w:vanish/>")
    content = '<w:p><w:r><w:t>Thấy</w:t></w:r><w:r><w:rPr><w:rStyle w:val="An"/></w:rPr><w:t>ẩn</w:t></w:r></w:p>'
    assert looked(content, styles)[0].text == "Thấy"


@pytest.mark.parametrize(
    ("colour", "read"),
    [
        ('<w:color w:val="auto"/>', None),
        ('<w:color w:val="0D0D0D" w:themeColor="text1" w:themeTint="F2"/>', None),
        ('<w:color w:val="2E74B5" w:themeColor="accent1"/>', "2E74B5"),
    ],
)
def test_black_of_any_kind_is_no_colour(colour: str, read: str | None) -> None:
    assert run(colour).colour == read


@pytest.mark.parametrize(
    ("indent", "first"),
    [
        ('<w:ind w:firstLine="567"/>', 567),
        ('<w:ind w:left="720" w:hanging="360"/>', -360),
        ('<w:ind w:firstLine="567" w:hanging="360"/>', -360),
        ('<w:ind w:firstLine="567" w:firstLineChars="0"/>', 567),
        ('<w:ind w:firstLine="10mm"/>', 567),
    ],
)
def test_the_first_line_is_read_as_word_takes_it(indent: str, first: int) -> None:
    assert standing(indent).look.first_line == first


@pytest.mark.parametrize(
    ("spacing", "before", "after", "line", "rule"),
    [
        ("", 0, 160, 259, "auto"),
        ('<w:spacing w:before="120"/>', 120, 160, 259, "auto"),
        ('<w:spacing w:after="0" w:line="360" w:lineRule="exact"/>', 0, 0, 360, "exact"),
        ('<w:spacing w:line="-360"/>', 0, 160, 360, "exact"),
        ('<w:spacing w:before="1" w:beforeAutospacing="1" w:afterLines="50"/>', 280, 120, 259, "auto"),
    ],
)
def test_spacing_is_read_side_by_side(spacing: str, before: int, after: int, line: int, rule: str) -> None:
    look = standing(spacing, DEFAULTS).look
    assert (look.before, look.after, look.line, look.line_rule) == (before, after, line, rule)


def test_sides_are_called_left_and_right_whatever_the_file_calls_them() -> None:
    assert standing('<w:jc w:val="end"/><w:ind w:start="100"/>').look.alignment == "right"
    assert standing('<w:ind w:start="100"/>').look.left == 100


def test_a_list_and_a_rule_may_come_from_the_style() -> None:
    lists = '<w:numPr><w:numId w:val="1"/></w:numPr><w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    styles = styled("Ds", paragraph=lists)
    plain = '<w:pStyle w:val="Ds"/><w:numPr><w:numId w:val="0"/></w:numPr><w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
    assert (standing('<w:pStyle w:val="Ds"/>', styles).listed, standing('<w:pStyle w:val="Ds"/>', styles).ruled) == (
        True,
        True,
    )
    assert (standing(plain, styles).listed, standing(plain, styles).ruled) == (False, False)


COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIMPLE = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
PAGE = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def number(header: str, section: str = PAGE) -> PageNumber | None:
    return sections(section, header1=header)[0].numbers.get("default")


@pytest.mark.parametrize("field", [COMPLEX, SIMPLE])
def test_a_page_number_is_found_with_its_size_and_what_stands_beside_it(field: str) -> None:
    found = number(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Trang </w:t></w:r>{field}</w:p>')
    assert found is not None
    assert found.look is not None
    assert (found.look.size, found.around, found.centred, found.footer) == (14, "Trang", True, False)


@pytest.mark.parametrize(
    ("properties", "before", "centred"),
    [
        ("", "", False),
        ('<w:jc w:val="center"/>', "", True),
        ('<w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs>', "<w:r><w:tab/></w:r>", True),
        (
            '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>',
            "<w:r><w:tab/><w:tab/></w:r>",
            False,
        ),
        ('<w:framePr w:xAlign="center"/>', "", True),
        ("", '<w:r><w:ptab w:alignment="center"/></w:r>', True),
    ],
)
def test_a_page_number_is_centred_in_the_ways_that_word_knows(properties: str, before: str, centred: bool) -> None:  # noqa: FBT001
    found = number(f"<w:p><w:pPr>{properties}</w:pPr>{before}{COMPLEX}</w:p>")
    assert found is not None
    assert found.centred is centred


def test_the_number_of_all_pages_is_no_page_number() -> None:
    assert number(f"<w:p>{COMPLEX.replace('PAGE', 'NUMPAGES')}</w:p>") is None


def test_a_section_without_headers_of_its_own_has_those_of_the_one_before() -> None:
    first = f"<w:p><w:pPr>{PAGE}</w:pPr></w:p>"
    found = sections(f"{first}<w:p/><w:sectPr><w:titlePg/></w:sectPr>", header1=f"<w:p>{COMPLEX}</w:p>")
    assert [("default" in each.numbers, each.first_differs, each.last) for each in found] == [
        (True, False, 1),
        (True, True, None),
    ]
