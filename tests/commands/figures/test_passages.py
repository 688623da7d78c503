"""A .docx as passages: counts of units, columns of the grid, notes."""

from tongket.commands.figures.passages import Spot
from tongket.commands.figures.word_passages import read_passages
from tongket.ooxml.namespaces import W
from tongket.word.reading import parse_word

_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Snv"><w:name w:val="Số đơn vị"/></w:style>'
    "</w:styles>"
)


def part(name: str, body: str) -> bytes:
    return f'<w:{name} xmlns:w="{W}">{body}</w:{name}>'.encode()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, style: str = "") -> str:
    named = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{named}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(text: str, span: int = 1) -> str:
    grid = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return f"<w:tc>{grid}{paragraph(run(text))}</w:tc>"


def test_counts_of_units_are_known_by_the_name_of_their_style() -> None:
    body = f"<w:body>{paragraph(run('Còn lúng túng. '), run('(12)', 'Snv'), run(' [Ý riêng: 03.]'))}</w:body>"
    parts = {"word/document.xml": part("document", body), "word/styles.xml": _STYLES.encode()}
    [passage] = read_passages(parse_word(parts, "thu.docx"))
    assert [passage.text[start:end] for start, end in passage.counts] == ["(12)"]


def test_a_style_based_on_that_of_counts_is_one_of_counts() -> None:
    more = '<w:style w:type="character" w:styleId="Snv2"><w:name w:val="Nhạt"/><w:basedOn w:val="Snv"/></w:style>'
    body = f"<w:body>{paragraph(run('Còn lúng túng. '), run('(12)', 'Snv2'))}</w:body>"
    styles = _STYLES.replace("</w:styles>", f"{more}</w:styles>")
    parts = {"word/document.xml": part("document", body), "word/styles.xml": styles.encode()}
    [passage] = read_passages(parse_word(parts, "thu.docx"))
    assert [passage.text[start:end] for start, end in passage.counts] == ["(12)"]


def test_a_cell_stands_in_a_column_of_the_grid() -> None:
    rows = f"<w:tr>{cell('Tổng cộng', 2)}{cell('378')}</w:tr><w:tr>{cell('1')}{cell('MTTQ')}{cell('74')}</w:tr>"
    parts = {"word/document.xml": part("document", f"<w:body><w:tbl>{rows}</w:tbl></w:body>")}
    spots = {each.text: each.spot for each in read_passages(parse_word(parts, "thu.docx"))}
    assert spots["Tổng cộng"] == Spot(table=1, row=1, column=1, span=2)
    assert spots["378"] == Spot(table=1, row=1, column=3)
    assert spots["74"] == Spot(table=1, row=2, column=3)


def test_notes_are_read_and_say_so() -> None:
    note = part("footnotes", f"<w:footnote>{paragraph(run('Số liệu của 16 đảng bộ.'))}</w:footnote>")
    parts = {"word/document.xml": part("document", "<w:body/>"), "word/footnotes.xml": note}
    [passage] = read_passages(parse_word(parts, "thu.docx"))
    assert passage.place == "cước chú, đoạn 1"


def test_text_is_in_one_form_with_plain_spaces() -> None:
    text = "Co\u0301\u00a01\u00a0307\u00a0163\u00a0người"
    body = f"<w:body>{paragraph(run(text))}</w:body>"
    [passage] = read_passages(parse_word({"word/document.xml": part("document", body)}, "thu.docx"))
    assert passage.text == "Có 1\u00a0307\u00a0163 người"


def test_the_page_numbers_of_a_contents_page_are_no_figures() -> None:
    entry = f'<w:p><w:pPr><w:pStyle w:val="Mot"/></w:pPr>{run("II. KẾT QUẢ 12")}</w:p>'
    named = '<w:style w:type="paragraph" w:styleId="Mot"><w:name w:val="toc 1"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{named}</w:styles>'
    body = f"<w:body>{entry}{paragraph(run('Có 12 đơn vị.'))}</w:body>"
    parts = {"word/document.xml": part("document", body), "word/styles.xml": styles.encode()}
    assert [each.text for each in read_passages(parse_word(parts, "thu.docx"))] == ["Có 12 đơn vị."]
