"""The frame and how its placeholders are filled."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.builders import DAY, REPOSITORY, books, call, campaign, made_files, open_docx, rows
from tongket.book.blocks import Appendix, Book, FieldValue, ParagraphStyle, paragraph
from tongket.book.blocks import Paragraph as Block
from tongket.errors import FrameError
from tongket.ooxml.namespaces import w
from tongket.writing.book_file import render_docx

FRAME = REPOSITORY / "templates/report.docx"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The draft of a campaign without any answer, with a short body."""
    report = books(campaign(tmp_path / "chiến dịch")).report
    assert report is not None
    return replace(report, body=(says("Nội dung báo cáo."),), appendices=())


def says(text: str) -> Block:
    return paragraph(ParagraphStyle.BODY, text)


def fill(book: Book, path: Path, frame: Path = FRAME, as_of: date = DAY) -> DocxDocument:
    target = path / "đã điền.docx"
    target.write_bytes(render_docx(book, frame, "templates/report.docx", as_of=as_of))
    return open_docx(target)


def with_fields(book: Book, **values: FieldValue) -> Book:
    fields: Mapping[str, FieldValue] = {**book.fields, **values}
    return replace(book, fields=fields)


def drawn(path: Path, draw: Callable[[DocxDocument], None]) -> Path:
    """Return the frame of the draft after somebody drew in it."""
    document = Document(str(FRAME))
    draw(document)
    target = path / "khung.docx"
    document.save(str(target))
    return target


def first(document: DocxDocument) -> Paragraph:
    """Return the first paragraph outside tables."""
    return document.paragraphs[0]


def everything(document: DocxDocument) -> list[str]:
    """Return the text of every paragraph, wherever it stands."""
    parts = [document.element.body, *(each.header._element for each in document.sections)]  # noqa: SLF001
    return ["".join(str(text.text or "") for text in each.iter(w("t"))) for part in parts for each in part.iter(w("p"))]


def test_a_placeholder_that_word_split_over_several_runs_is_filled_in_the_first_ones_look(
    tmp_path: Path, book: Book
) -> None:
    def draw(document: DocxDocument) -> None:
        line = first(document).insert_paragraph_before("")
        for text, bold in (("Cơ quan: {", True), ("{ co_", False), ("quan", None), (" }", False), ("} và sau", None)):
            line.add_run(text).bold = bold

    line = first(fill(with_fields(book, co_quan="TỈNH ỦY LÂM ĐỒNG"), tmp_path, drawn(tmp_path, draw)))
    assert line.text == "Cơ quan: TỈNH ỦY LÂM ĐỒNG và sau"
    assert line.runs[0].text == "Cơ quan: TỈNH ỦY LÂM ĐỒNG"
    assert line.runs[0].bold is True
    assert line.runs[-1].text == " và sau"


def test_several_placeholders_of_one_paragraph_are_all_filled(tmp_path: Path, book: Book) -> None:
    filled = fill(with_fields(book, dia_danh="Lâm Đồng", thang="4", nam="2019"), tmp_path)
    assert "Lâm Đồng, ngày      tháng 4 năm 2019" in everything(filled)


def test_placeholders_in_headers_footers_and_tables_are_filled(tmp_path: Path, book: Book) -> None:
    def draw(document: DocxDocument) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].insert_paragraph_before("{{ co_quan }}")
        section.footer.paragraphs[0].text = "{{ nguoi_ky }}"
        table = document.add_table(1, 1)
        table.cell(0, 0).text = "{{ chuc_vu }}"
        first(document)._p.addprevious(table._tbl)  # noqa: SLF001

    filled = fill(
        with_fields(book, co_quan="TỈNH ỦY", chuc_vu="BÍ THƯ", nguoi_ky="Hà"), tmp_path, drawn(tmp_path, draw)
    )
    assert filled.sections[0].header.paragraphs[0].text == "TỈNH ỦY"
    assert filled.sections[0].footer.paragraphs[0].text == "Hà"
    assert [["BÍ THƯ"]] in rows(filled)


def test_a_list_repeats_its_paragraph_with_what_stands_around_the_placeholder(tmp_path: Path, book: Book) -> None:
    recipients = ("Ban Dân vận Trung ương,", "Lưu Văn phòng Tỉnh ủy.")
    filled = fill(with_fields(book, noi_nhan=recipients), tmp_path)
    texts = [each for each in everything(filled) if each.startswith("- ")]
    assert texts == ["- Ban Dân vận Trung ương,", "- Lưu Văn phòng Tỉnh ủy."]


def test_what_is_empty_goes_with_its_paragraph(tmp_path: Path, book: Book) -> None:
    def counted(**values: FieldValue) -> int:
        return len(everything(fill(with_fields(book, **values), tmp_path)))

    whole: dict[str, FieldValue] = {
        "co_quan_cap_tren": "ĐẢNG BỘ TỈNH",
        "du_thao": "Dự thảo lần 1",
        "can_cu": ("Căn cứ",),
        "noi_nhan": ("Lưu",),
    }
    most = counted(**whole)
    assert counted(**{**whole, "co_quan_cap_tren": ""}) == most - 1
    assert counted(**{**whole, "can_cu": ()}) == most - 1
    assert counted(**{**whole, "noi_nhan": ()}) == most - 1
    assert counted(**{**whole, "can_cu": ("Một", "Hai", "Ba")}) == most + 2


@pytest.mark.parametrize("place", ["cell", "header", "footer"])
def test_a_cell_a_header_and_a_footer_keep_a_last_paragraph_as_word_requires(
    tmp_path: Path, book: Book, place: str
) -> None:
    def draw(document: DocxDocument) -> None:
        if place == "cell":
            table = document.add_table(1, 1)
            table.cell(0, 0).text = "{{ du_thao }}"
            first(document)._p.addprevious(table._tbl)  # noqa: SLF001
        else:
            part = document.sections[0].header if place == "header" else document.sections[0].footer
            for each in part.paragraphs[1:]:
                each._p.getparent().remove(each._p)  # noqa: SLF001
            part.paragraphs[0].text = "{{ du_thao }}"

    filled = fill(with_fields(book, du_thao=""), tmp_path, drawn(tmp_path, draw))
    if place == "cell":
        assert [[""]] in rows(filled)
        cells = [each for each in filled.element.body.iter(w("tc")) if not each.findall(w("p"))]
        assert cells == []
    else:
        part = filled.sections[0].header if place == "header" else filled.sections[0].footer
        assert [each.text for each in part.paragraphs] == [""]


def test_tabs_fields_and_line_breaks_around_a_placeholder_stay(tmp_path: Path, book: Book) -> None:
    def draw(document: DocxDocument) -> None:
        line = first(document).insert_paragraph_before("trước\t{{ nam }}\tsau")
        line.add_run().add_break()
        field = etree.SubElement(line._p, w("fldSimple"))  # noqa: SLF001
        field.set(w("instr"), "PAGE")

    line = first(fill(with_fields(book, nam="2019"), tmp_path, drawn(tmp_path, draw)))
    assert line.text == "trước\t2019\tsau\n"
    assert [each.get(w("instr")) for each in line._p.iter(w("fldSimple"))] == ["PAGE"]  # noqa: SLF001


@pytest.mark.parametrize(
    "value",
    [
        "{{ nam }}",
        "{{ body }}",
        "{{ appendices }}",
        "{{ không rõ }}",
        "{%",
        "<w:p/>",
        "a & b < c",
        "&amp;",
        "]]>",
        "\\",
        "'\"",
    ],
)
def test_a_value_is_text_whatever_it_looks_like(tmp_path: Path, book: Book, value: str) -> None:
    fields = with_fields(
        book, dia_danh=value, co_quan=value, trich_yeu=value, mo_dau=(value,), can_cu=(value,), nam="2019"
    )
    filled = fill(fields, tmp_path)
    texts = everything(filled)
    assert texts.count(value) == 4
    assert f"{value}, ngày      tháng 4 năm 2019" in texts
    assert texts.index("Nội dung báo cáo.") > max(number for number, each in enumerate(texts) if each == value)


def test_what_xml_forbids_becomes_a_space(tmp_path: Path, book: Book) -> None:
    filled = fill(with_fields(book, co_quan="TỈNH\x00ỦY\x0bLÂM\ufffeĐỒNG", loai="BÁO\x1bCÁO"), tmp_path)
    assert "TỈNH ỦY LÂM ĐỒNG" in everything(filled)
    assert "BÁO CÁO" in everything(filled)


def test_a_units_words_are_no_place_for_blocks(tmp_path: Path, book: Book) -> None:
    said = ("{{ appendices }}", "{{ body }}", "{{ co_quan }}", "{{ lạ }}")
    appendix = Appendix(blocks=(says("Biểu kèm theo."),), landscape=False)
    filled = fill(replace(book, body=tuple(map(says, said)), appendices=(appendix,)), tmp_path)
    assert [each for each in everything(filled) if each in {*said, "Biểu kèm theo."}] == [*said, "Biểu kèm theo."]


# --- what a frame must have


def explain(book: Book, frame: Path) -> str:
    """Return why a frame is refused."""
    with pytest.raises(FrameError) as refused:
        render_docx(book, frame, "templates/report.docx", as_of=DAY)
    return f"{refused.value.message} {refused.value.hint}"


def find(document: DocxDocument, text: str) -> Paragraph:
    return next(each for each in document.paragraphs if each.text == text)


def test_everything_that_a_frame_lacks_is_said_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.styles["Nội dung"].delete()
        document.styles["Heading 2"].delete()
        find(document, "{{ body }}").text = "{{ bodi }}"
        first(document).insert_paragraph_before("{{ co_qaun }}")

    root = campaign(tmp_path / "chiến dịch")
    drawn(tmp_path, draw).replace(root / "templates/report.docx")
    done = call(root, "build", check=2)
    for each in (
        "templates/report.docx",
        '"Nội dung"',
        '"heading 2"',
        "{{ bodi }}",
        "{{ co_qaun }}",
        "{{ body }}",
        "co_quan?",
    ):
        assert each in done.stderr, each
    assert done.stdout == ""
    assert made_files(root) == []


def test_a_frame_that_lacks_nothing_but_a_character_style_is_refused(tmp_path: Path) -> None:
    root = campaign(tmp_path / "chiến dịch")
    drawn(tmp_path, lambda document: document.styles["Chờ xử lý"].delete()).replace(root / "templates/report.docx")
    assert 'thiếu kiểu (style) "Chờ xử lý"' in call(root, "build", check=2).stderr


def _twice(document: DocxDocument) -> None:
    first(document).insert_paragraph_before("{{ body }}")


def _in_a_header(document: DocxDocument) -> None:
    find(document, "{{ body }}").text = ""
    document.sections[0].header.paragraphs[0].text = "{{ body }}"


def _in_a_table(document: DocxDocument) -> None:
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{{ body }}"
    find(document, "{{ body }}")._p.addprevious(table._tbl)  # noqa: SLF001
    find(document, "{{ body }}").text = ""


def _with_other_words(document: DocxDocument) -> None:
    find(document, "{{ body }}").text = "Nội dung: {{ body }}"


@pytest.mark.parametrize("draw", [_twice, _in_a_header, _in_a_table, _with_other_words])
def test_the_place_of_the_body_must_be_one_paragraph_alone_in_the_page(
    tmp_path: Path, book: Book, draw: Callable[[DocxDocument], None]
) -> None:
    assert "{{ body }} phải đứng riêng một đoạn" in explain(book, drawn(tmp_path, draw))


def test_a_frame_without_a_page_is_refused(tmp_path: Path, book: Book) -> None:
    def draw(document: DocxDocument) -> None:
        section = document.element.body.find(w("sectPr"))
        section.remove(section.find(w("pgSz")))

    assert "khổ giấy" in explain(book, drawn(tmp_path, draw))


def test_a_frame_may_do_without_a_place_for_appendices(tmp_path: Path, book: Book) -> None:
    def draw(document: DocxDocument) -> None:
        place = find(document, "{{ appendices }}")
        document.element.body.remove(place._p)  # noqa: SLF001

    frame = drawn(tmp_path, draw)
    appendix = Appendix(blocks=(says("Biểu kèm theo."),), landscape=True)
    filled = fill(replace(book, appendices=(appendix,)), tmp_path, frame)
    assert everything(filled).count("Biểu kèm theo.") == 1
    assert len(filled.sections) == 2


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x05\x06" + bytes(18), "Không phải Word".encode(), FRAME.read_bytes()[:5000]]
)
def test_a_file_that_is_no_word_document_is_refused_with_a_way_out(tmp_path: Path, book: Book, data: bytes) -> None:
    frame = tmp_path / "khung.docx"
    frame.write_bytes(data)
    assert "Không mở được khung templates/report.docx" in explain(book, frame)
    assert "tongket init" in explain(book, frame)


def test_a_frame_that_is_not_there_is_refused(tmp_path: Path, book: Book) -> None:
    assert "Không mở được khung" in explain(book, tmp_path / "không có.docx")


@pytest.mark.slow
def test_a_damaged_frame_never_makes_a_traceback(tmp_path: Path, book: Book) -> None:
    data = FRAME.read_bytes()
    frame = tmp_path / "khung.docx"
    refused = 0
    for at in range(10, len(data), max(1, len(data) // 150)):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        frame.write_bytes(damaged)
        try:
            render_docx(book, frame, "templates/report.docx", as_of=DAY)
        except FrameError:
            refused += 1
    assert refused > 50


def test_the_frame_itself_is_left_alone(tmp_path: Path, book: Book) -> None:
    before = FRAME.read_bytes()
    fill(book, tmp_path)
    assert FRAME.read_bytes() == before
    assert deepcopy(book) == book
