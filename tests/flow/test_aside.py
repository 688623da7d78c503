"""What a reader sees beside the text, or no more: named, with its place."""

import pytest

from tests.flow.reading import flow, lines
from tests.word.documents import HIDDEN, STYLES, cell, commented, p, part, run, table

DRAWING = (
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def aside(body: str, more: dict[str, bytes] | None = None) -> list[tuple[str, str, str]]:
    return [(each.what, each.text, each.place) for each in flow(body, more).aside]


def in_run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<w:drawing{}><wp:docPr descr="bản chụp"/><a:blip/></w:drawing>', ("hình", "bản chụp")),
        ('<w:pict{}><v:shape alt="con dấu"><v:imagedata/></v:shape></w:pict>', ("hình", "con dấu")),
        ('<w:drawing{}><wp:docPr descr="tăng trưởng"/><c:chart/></w:drawing>', ("biểu đồ", "tăng trưởng")),
        (
            '<w:object{}><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>',
            ("đối tượng nhúng", "Excel.Sheet.12"),
        ),
        ('<w:object{}><o:OLEObject ProgID="Equation.3"/></w:object>', ("công thức", "Equation.3")),
        ('<w:pict{}><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict>', ("chữ nghệ thuật", "DỰ THẢO")),
        ('<w:sym w:font="Webdings" w:char="F055"/>', ("ký hiệu", "Webdings F055")),
    ],
)
def test_what_is_drawn_is_named(content: str, expected: tuple[str, str]) -> None:
    body = p("Trước ", in_run(content.format(DRAWING)), "sau")
    assert [each.text for each in lines(body)] == ["Trước sau"]
    assert aside(body) == [(*expected, "đoạn 1")]


def test_a_line_drawn_under_the_letterhead_is_nothing() -> None:
    assert aside(p(in_run(f'<w:drawing{DRAWING}><a:prstGeom prst="line"/></w:drawing>'))) == []


def test_an_equation_is_named_with_its_letters() -> None:
    equation = f"<m:oMath{DRAWING}><m:r><m:t>a+</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath>"
    assert aside(p("Có ", equation)) == [("công thức", "a+b", "đoạn 1")]


@pytest.mark.parametrize(("kind", "what"), [("footnote", "cước chú"), ("endnote", "chú thích cuối")])
def test_a_note_is_named_where_its_mark_stands(kind: str, what: str) -> None:
    notes = part(f"{kind}s", f'<w:{kind} w:id="0">{p("—")}</w:{kind}><w:{kind} w:id="2">{p("Số liệu 2018")}</w:{kind}>')
    body = p("Một") + p("12 cuộc", in_run(f'<w:{kind}Reference w:id="2"/>'), ".")
    assert [each.text for each in lines(flow(body, {f"word/{kind}s.xml": notes}))] == ["Một", "12 cuộc."]
    assert aside(body, {f"word/{kind}s.xml": notes}) == [(what, "Số liệu 2018", "đoạn 2")]


def test_comments_are_neither_read_nor_named() -> None:
    body = p("Có ", commented(1, "12 cuộc"))
    assert [each.text for each in lines(body)] == ["Có 12 cuộc"]
    assert aside(body) == []


def test_a_picture_in_a_text_box_and_a_text_box_in_a_cell_are_named_there() -> None:
    picture = in_run(f'<w:drawing{DRAWING}><wp:docPr descr="ảnh"/><a:blip/></w:drawing>')
    box = in_run(f"<w:pict><w:txbxContent>{p('Trong khung', picture)}</w:txbxContent></w:pict>")
    assert aside(table(cell(p("12", box)))) == [
        ("hình", "ảnh", "biểu 1, hàng 1, cột 1"),
        ("khung chữ", "Trong khung", "biểu 1, hàng 1, cột 1"),
    ]


def test_hidden_runs_that_follow_each_other_are_one() -> None:
    body = p("Có ", run("bí ", HIDDEN), run("mật", HIDDEN)) + p(run(" ", HIDDEN), "12")
    assert aside(body) == [("chữ ẩn", "bí mật", "đoạn 1")]


def test_a_text_box_of_a_hidden_run_is_hidden_text() -> None:
    box = f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:pict><w:txbxContent>{p('trong khung')}</w:txbxContent></w:pict></w:r>"
    assert aside(p("Có", box)) == [("chữ ẩn", "trong khung", "đoạn 1")]


def test_a_contents_page_is_no_text_of_the_report() -> None:
    names = {"ml": "toc 1", "ml2": "Contents 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/></w:style>'
        for own, name in names.items()
    )
    more = {"word/styles.xml": part("styles", STYLES + styles)}
    listed = p("I. KẾT QUẢ\t1", style="ml") + p("1. Quán triệt\t2", style="ml2")
    body = p("BÁO CÁO") + listed + p("I. KẾT QUẢ", style="u1")
    assert [each.text for each in lines(flow(body, more))] == ["BÁO CÁO", "I. KẾT QUẢ"]
    assert aside(body, more) == [("mục lục", "I. KẾT QUẢ\t1\n1. Quán triệt\t2", "đoạn 2")]


def test_what_another_file_would_put_in_is_named() -> None:
    assert aside(p("Một") + "<w:altChunk/>")[0][0] == "tệp chèn vào"


def test_text_of_a_cell_that_another_one_covers_is_named() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(cell(p("12"), properties=down), cell(p("thừa"), properties=on))
    assert aside(body) == [("chữ trong ô đã gộp", "thừa", "biểu 1, hàng 2, cột 1")]


def test_what_is_set_aside_stands_in_reading_order() -> None:
    deleted = "<w:del w:author='a'><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    body = p("Một", deleted) + p(run("ẩn", HIDDEN), "hai") + p("ba", deleted)
    assert [(what, place) for what, _, place in aside(body)] == [
        ("chữ đã xóa (theo dõi sửa đổi)", "đoạn 1"),
        ("chữ ẩn", "đoạn 2"),
        ("chữ đã xóa (theo dõi sửa đổi)", "đoạn 3"),
    ]
