"""Blocks as WordprocessingML: what python-docx reads back."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Length, Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.builders import DAY, REPOSITORY, campaign, open_docx, outline, paragraphs, rows, write
from tongket.book.blocks import (
    FORM_STYLES,
    Appendix,
    Block,
    Book,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    TableBlock,
    TableColumn,
    TableRow,
    paragraph,
    pending,
)
from tongket.ooxml.namespaces import w
from tongket.writing.book_file import render_docx

FRAME = REPOSITORY / "templates/source-book.docx"
TABLE = TableBlock(
    columns=(
        TableColumn(heading="TT", width=5, style=ParagraphStyle.CELL_CENTRE),
        TableColumn(heading="Nội dung", width=30, style=ParagraphStyle.CELL_TEXT),
        TableColumn(heading="Cán bộ", width=10, style=ParagraphStyle.CELL_FIGURE),
    ),
    rows=(
        TableRow(cells=("1", "Mặt trận Tổ quốc", "1.234")),
        TableRow(cells=("", "Hội Phụ nữ", "")),
        TableRow(cells=("", "Tổng cộng", "1.234"), strong=True),
    ),
)


def book(body: Iterable[Block], appendices: tuple[Appendix, ...] = ()) -> Book:
    fields = {
        "co_quan_tong_hop": "BAN DÂN VẬN",
        "tieu_de": "BẢN TẬP HỢP",
        "trich_yeu": "báo cáo của các đơn vị",
        "hien_trang": "(5/5 đơn vị)",
    }
    return Book(title="BẢN TẬP HỢP", fields=fields, body=tuple(body), appendices=appendices)


def rendered(body: Iterable[Block], appendices: tuple[Appendix, ...] = ()) -> DocxDocument:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sách.docx"
        path.write_bytes(render_docx(book(body, appendices), FRAME, "templates/source-book.docx", as_of=DAY))
        return open_docx(path)


def appendix(*blocks: Block, landscape: bool = False) -> Appendix:
    return Appendix(blocks=blocks or (paragraph(ParagraphStyle.APPENDIX, "Phụ lục 1"), TABLE), landscape=landscape)


def test_every_kind_of_block_has_its_style_and_its_text() -> None:
    body: list[Block] = [
        Heading(level=1, text="I. TÌNH HÌNH CHUNG"),
        Heading(level=4, text="Kết quả"),
        *(paragraph(style, f"Lời văn {style}") for style in ParagraphStyle if style not in FORM_STYLES),
        pending("Ban Dân vận Tỉnh ủy viết"),
    ]
    found = paragraphs(rendered(body))[-len(body) :]
    assert found == [
        ("Heading 1", "I. TÌNH HÌNH CHUNG"),
        ("Heading 4", "Kết quả"),
        *((str(style), f"Lời văn {style}") for style in ParagraphStyle if style not in FORM_STYLES),
        ("Nội dung", "[Ban Dân vận Tỉnh ủy viết]"),
    ]


def test_runs_carry_their_character_styles_and_nothing_else() -> None:
    runs = tuple(Run(text=f"{style or 'thường'} ", style=style) for style in RunStyle if style not in FORM_STYLES)
    last = rendered([Paragraph(style=ParagraphStyle.POINT, runs=runs)]).paragraphs[-1]
    assert [(each.text, str(each.style.name)) for each in last.runs] == [
        ("thường ", "Default Paragraph Font"),
        *((f"{style} ", str(style)) for style in RunStyle if style and style not in FORM_STYLES),
    ]
    direct = [child.tag for run in last._p.iter(w("rPr")) for child in run]  # noqa: SLF001
    assert set(direct) == {w("rStyle")}


def test_the_yellow_of_what_is_pending_is_in_the_frame() -> None:
    document = rendered([pending("chưa có số liệu")])
    style = document.styles["Chờ xử lý"].element
    shown = [*style.iter(w("highlight")), *style.iter(w("shd"))]
    assert any("yellow" in {*each.attrib.values()} or "FFFF00" in {*each.attrib.values()} for each in shown)


def test_a_table_is_read_back_row_by_row() -> None:
    assert rows(rendered([TABLE]))[-1] == [
        ["TT", "Nội dung", "Cán bộ"],
        ["1", "Mặt trận Tổ quốc", "1.234"],
        ["", "Hội Phụ nữ", ""],
        ["", "Tổng cộng", "1.234"],
    ]


def test_the_header_row_repeats_and_no_row_is_torn() -> None:
    table = rendered([TABLE]).tables[-1]
    lines = list(table._tbl.iter(w("tr")))  # noqa: SLF001
    assert [bool(list(each.iter(w("tblHeader")))) for each in lines] == [True, False, False, False]
    assert all(list(each.iter(w("cantSplit"))) for each in lines)


def test_figures_stand_to_the_right_in_their_style_and_the_total_is_strong() -> None:
    table = rendered([TABLE]).tables[-1]
    assert [str(each.paragraphs[0].style.name) for each in table.rows[1].cells if each.paragraphs[0].style] == [
        "Biểu giữa",
        "Biểu chữ",
        "Biểu số",
    ]
    assert table.style is not None
    assert table.style.name == "Biểu"
    strong = table.rows[3].cells[1].paragraphs[0].runs[0].style
    assert strong is not None
    assert strong.name == "Tên trong câu"


def test_the_name_of_a_part_takes_the_rest_of_its_row() -> None:
    part = TableRow(cells=("1", "Thành ủy Đà Lạt", ""), strong=True)
    table = TableBlock(columns=TABLE.columns, rows=(part, TABLE.rows[0]))
    found = rendered([table])
    assert rows(found)[-1][1] == ["1", "Thành ủy Đà Lạt"]
    spans = [each.get(w("val")) for each in found.tables[-1]._tbl.iter(w("gridSpan"))]  # noqa: SLF001
    assert spans == ["2"]


def test_the_widths_of_a_table_fill_the_text() -> None:
    document = rendered([TABLE])
    section = document.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    text = section.page_width - section.left_margin - section.right_margin
    widths = [int(str(each.get(w("w")))) for each in document.tables[-1]._tbl.iter(w("gridCol"))]  # noqa: SLF001
    assert abs(sum(widths) * 635 - text) < Mm(1)
    assert widths[1] > widths[2] > widths[0]


# --- appendices


def measures(section: object) -> tuple[int, ...]:
    names = ("page_width", "page_height", "top_margin", "right_margin", "bottom_margin", "left_margin")
    return tuple(round(Length(getattr(section, each)).mm) for each in names)


def test_each_appendix_is_a_section_of_its_own_and_a_wide_one_lies_across() -> None:
    document = rendered([paragraph(ParagraphStyle.BODY, "Thân")], (appendix(), appendix(landscape=True), appendix()))
    body, first, wide, last = document.sections
    assert measures(body) == measures(first) == measures(last) == (210, 297, 20, 15, 20, 30)
    # On the back of a sheet the binding edge is at the foot of what lies across: it gets its margin on both sides.
    assert measures(wide) == (297, 210, 30, 20, 30, 20)
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert {each.start_type for each in (first, wide, last)} == {WD_SECTION.NEW_PAGE}


def test_every_section_keeps_the_headers_of_the_frame() -> None:
    document = rendered([paragraph(ParagraphStyle.BODY, "Thân")], (appendix(), appendix(landscape=True)))
    sections = list(document.element.body.iter(w("sectPr")))
    assert len(sections) == 3
    references = [
        sorted(each.tag + str(dict(each.attrib)) for each in it if "Reference" in each.tag) for it in sections
    ]
    assert references[0]
    assert references[0] == references[1] == references[2]
    for each in document.sections:
        assert "PAGE" in "".join(str(part.text) for part in each.header._element.iter(w("instrText")))  # noqa: SLF001
        assert each.different_first_page_header_footer


def test_a_wide_tables_columns_fill_the_turned_page() -> None:
    document = rendered([paragraph(ParagraphStyle.BODY, "Thân")], (appendix(TABLE, landscape=True),))
    widths = [int(str(each.get(w("w")))) for each in document.tables[-1]._tbl.iter(w("gridCol"))]  # noqa: SLF001
    assert abs(sum(widths) * 635 - Mm(297 - 20 - 20)) < Mm(1)


def test_without_appendices_there_is_one_section_and_no_empty_page() -> None:
    document = rendered([paragraph(ParagraphStyle.BODY, "Thân")])
    assert len(document.sections) == 1
    assert paragraphs(document)[-1] == ("Nội dung", "Thân")


def test_a_table_of_many_columns_lies_across_and_one_of_few_does_not(tmp_path: Path) -> None:
    def table(name: str, columns: int) -> str:
        asked = "".join(f"      - {{ma: c{each}, ten: Cột {each}, kieu: so_nguyen}}\n" for each in range(columns))
        return f"  - ma: {name}\n    ten: Biểu {name}\n    hang: [{{ma: mttq, ten: Mặt trận}}]\n    cot:\n{asked}"

    files = {"data/outline.yaml": outline(more=f"bieu:\n{table('HEP', 3)}{table('RONG', 9)}")}
    draft, source = map(open_docx, write(campaign(tmp_path, files)))
    for document in (draft, source):
        turned = [each.orientation is WD_ORIENT.LANDSCAPE for each in document.sections]
        assert turned[-2:] == [False, True]


# --- the signature, and any text at all


def test_the_last_paragraph_stays_with_the_signature(tmp_path: Path) -> None:
    document = open_docx(write(campaign(tmp_path, da_lat="tra_loi:\n  I.1: Lời văn.\n"))[0])
    signature = next(
        each for each in document.element.body.iter(w("tbl")) if "Trần Đức Quận" in "".join(each.itertext())
    )
    before = signature.getprevious()
    assert before is not None
    assert before.tag == w("p")
    assert list(before.iter(w("keepNext")))


def read_back(text: str) -> str:
    """Return a text as XML hands it on: what it forbids as a space, one kind of line end."""
    forbidden = {*map(chr, range(32)), "\x7f", "\ufffe", "\uffff"} - {"\t", "\n", "\r"}
    kept = "".join(" " if each in forbidden or "\ud800" <= each <= "\udfff" else each for each in text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=4))
def test_any_text_at_all_gives_a_document_with_the_same_text(texts: list[str]) -> None:
    cell = TableBlock(columns=TABLE.columns[:2], rows=tuple(TableRow(cells=("", each)) for each in texts))
    body: list[Block] = [
        Heading(level=2, text=texts[0]),
        *(paragraph(ParagraphStyle.BODY, each) for each in texts),
        cell,
    ]
    document = rendered(body, (appendix(*(paragraph(ParagraphStyle.NOTE, each) for each in texts)),))
    found = [text for _, text in paragraphs(document)]
    wanted = [read_back(each) for each in (texts[0], *texts)]
    start = next(number for number, (style, _) in enumerate(paragraphs(document)) if style == "Heading 2")
    assert found[start : start + len(wanted)] == wanted
    assert found[-len(texts) :] == [read_back(each) for each in texts]
    assert [each.cells[1].text for each in document.tables[-1].rows[1:]] == wanted[1:]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_title_and_any_field_give_a_document(text: str) -> None:
    fields = {"co_quan_tong_hop": text, "tieu_de": text, "trich_yeu": f"x{text}", "hien_trang": text}
    whole = Book(title=text, fields=fields, body=(paragraph(ParagraphStyle.BODY, "Thân"),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sách.docx"
        path.write_bytes(render_docx(whole, FRAME, "templates/source-book.docx", as_of=DAY))
        document = open_docx(path)
    assert f"x{read_back(text)}" in {read_back(each.text) for each in document.paragraphs}


# --- the look of the frames


@pytest.fixture(params=["report.docx", "source-book.docx"])
def frame(request: pytest.FixtureRequest) -> DocxDocument:
    """One of the frames of the repository."""
    return open_docx(REPOSITORY / "templates" / str(request.param))


def test_the_page_is_a4_with_the_margins_of_party_documents(frame: DocxDocument) -> None:
    assert measures(frame.sections[0]) == (210, 297, 20, 15, 20, 30)
    assert frame.sections[0].header_distance is not None
    assert round(frame.sections[0].header_distance.mm) == 10


def test_the_page_number_begins_on_page_two(frame: DocxDocument) -> None:
    section = frame.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in "".join(str(each.text) for each in section.header._element.iter(w("instrText")))  # noqa: SLF001
    assert not list(section.first_page_header._element.iter(w("instrText")))  # noqa: SLF001


def fonts(element: etree._Element) -> list[dict[str, str]]:
    return [
        {etree.QName(str(key)).localname: str(value) for key, value in each.attrib.items()}
        for each in element.iter(w("rFonts"))
    ]


def test_times_new_roman_stands_in_all_four_slots_everywhere(frame: DocxDocument) -> None:
    styles = frame.styles.element
    whole = {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "cs": "Times New Roman",
        "eastAsia": "Times New Roman",
    }
    assert whole in fonts(styles.find(w("docDefaults")))
    for each in fonts(styles) + fonts(frame.element):
        assert each == whole


def test_the_text_is_fourteen_points_and_proofed_as_vietnamese(frame: DocxDocument) -> None:
    defaults = frame.styles.element.find(w("docDefaults"))
    assert {str(each.get(w("val"))) for each in defaults.iter(w("lang"))} == {"vi-VN"}
    normal = frame.styles["Normal"].element
    sizes = [str(each.get(w("val"))) for each in (*defaults.iter(w("sz")), *normal.iter(w("sz")))]
    assert sizes
    assert set(sizes) == {"28"}


def test_headings_stay_with_what_follows_and_have_their_outline_level(frame: DocxDocument) -> None:
    for level in range(1, 5):
        style = frame.styles[f"Heading {level}"].element
        assert list(style.iter(w("keepNext"))), level
        assert [str(each.get(w("val"))) for each in style.iter(w("outlineLvl"))] == [str(level - 1)]
        assert not [each for each in style.iter(w("color")) if each.get(w("val")) not in {"auto", "000000"}]
