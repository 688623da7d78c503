"""Any .docx as a reader sees it."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.builders import campaign, write
from tongket.errors import DocumentError
from tongket.ooxml.namespaces import W
from tongket.word.reading import CellPlace, open_word, parse_word


def opened(body: str) -> list[tuple[str, str]]:
    """Return the heading and text of each paragraph of a body."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    return [(each.heading, each.text) for each in parse_word({"word/document.xml": document}, "thu.docx").paragraphs()]


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_deleted_text_is_not_there_and_inserted_text_is() -> None:
    deleted = "<w:del><w:r><w:delText>214</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run(' cuộc')}</w:moveFrom>"
    assert opened(f"<w:p>{run('Có ')}{deleted}<w:ins>{run('241')}</w:ins>{moved}{run(' hội nghị')}</w:p>") == [
        ("", "Có 241 hội nghị")
    ]


def test_text_in_content_controls_and_links_is_read_in_its_place() -> None:
    control = f"<w:sdt><w:sdtContent>{run('1.721')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run(' lượt')}</w:hyperlink>"
    assert opened(f"<w:p>{run('Tổng ')}{control}{link}</w:p>") == [("", "Tổng 1.721 lượt")]


def test_hidden_text_is_not_read() -> None:
    assert opened(f"<w:p>{run('Thấy')}{run('ẩn', '<w:rPr><w:vanish/></w:rPr>')}</w:p>") == [("", "Thấy")]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('Trong khung')}</w:p></w:txbxContent></w:pict></w:r>"
    assert opened(f"<w:p>{run('Ngoài')}{box}</w:p>") == [("", "Ngoài"), ("", "Trong khung")]


def test_tabs_and_line_breaks_are_kept() -> None:
    assert opened("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") == [("", "a\tb\nc")]


def test_the_heading_above_is_known(tmp_path: Path) -> None:
    read = open_word(write(campaign(tmp_path, da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"))[0])
    assert [each.heading for each in read.paragraphs() if "16 phường" in each.text] == ["Khái quát tình hình chung"]
    assert [each.level for each in read.paragraphs() if each.text == "I. TÌNH HÌNH CHUNG"] == [1]


def test_a_rule_drawn_as_a_table_is_no_table_of_its_own() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in cells)}</w:tr></w:tbl>"

    def paragraph(text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    rule, own = table("<w:p/>"), table(paragraph("trong ô"))
    body = table(paragraph("trái"), f"{paragraph('tiêu đề')}{rule}<w:p/>") + table(own + "<w:p/>")
    document = f'<w:document xmlns:w="{W}"><w:body>{body}<w:p/></w:body></w:document>'.encode()
    read = parse_word({"word/document.xml": document}, "thu.docx").paragraphs()
    assert [each.place for each in read] == [
        "biểu 1, hàng 1, cột 1",
        *["biểu 1, hàng 1, cột 2"] * 3,
        "biểu 3, hàng 1, cột 1",
        "biểu 2, hàng 1, cột 1",
        "đoạn 7",
    ]


def test_cells_are_counted_by_row_and_column(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    document.save(str(tmp_path / "bảng.docx"))
    read = open_word(tmp_path / "bảng.docx").paragraphs()
    assert [each.cell for each in read if each.text in {"Trước bảng", "0", "3"}] == [
        None,
        CellPlace(table=1, row=1, column=1),
        CellPlace(table=1, row=2, column=2),
    ]


def _zip(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"khong phai zip",
        b"\xd0\xcf\x11\xe0 .doc",
        _zip(),
        _zip(word__document="<a>"),
        _zip(word__document="<a/>"),
        _zip(word__document=f'<w:document xmlns:w="{W}"/>'),
    ],
)
def test_what_is_no_word_document_is_refused_with_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "Báo cáo.docx"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=r"Báo cáo\.docx"):
        open_word(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="không có tệp này"):
        open_word(tmp_path / "không có.docx")


def test_a_place_is_said_in_words(tmp_path: Path) -> None:
    read = open_word(write(campaign(tmp_path, da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"))[0])
    places = {each.text: each.place for each in read.paragraphs()}
    assert places["ĐẢNG CỘNG SẢN VIỆT NAM"] == "biểu 1, hàng 1, cột 2"
    number = next(each.number for each in read.paragraphs() if "16 phường" in each.text)
    assert [place for text, place in places.items() if "16 phường" in text] == [
        f'đoạn {number}, mục "Khái quát tình hình chung"'
    ]
