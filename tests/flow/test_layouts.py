"""One report, laid out or saved by several programs, reads the same."""

from collections.abc import Callable

import pytest

from tests.flow.form_fields import check_box, form_field
from tests.flow.reading import lines
from tests.flow.test_document import control
from tests.paper import needs_office
from tests.word.documents import cell, p, run, table
from tests.word.layouts import elsewhere, online, strict, zipped
from tests.word.lists import REPORT, n, numbered
from tongket.flow.document import read_flow
from tongket.flow.flow import Flow, FlowTable
from tongket.ooxml.arranging import arrange_parts
from tongket.ooxml.office import convert_doc, convert_docx
from tongket.ooxml.package import read_parts
from tongket.word.reading import parse_word

OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
COLUMN = '<w:gridCol w:w="2000"/>'
BODY = (
    p("I. KẾT QUẢ", style="u1")
    + p("Đã tổ chức ", control(run("193"), more="<w:text/>"), " hội nghị, ", run("®ång chÝ", OLD), ".")
    + p("Một", "<w:r><w:br/></w:r>", "hai", "<w:r><w:tab/></w:r>", "ba", "<w:r><w:noBreakHyphen/></w:r>", "tư")
    + n(1, 0, "Lãnh đạo")
    + n(1, 1, "Quán triệt")
    + p("Họ tên: ", form_field("FORMTEXT", "Nguyễn Văn A"), " ", check_box("<w:checked/>"))
    + table(
        cell(p("TT"), properties='<w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="restart"/>')
        + cell(p("Cán bộ"), properties='<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>'),
        cell(p(), properties='<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>')
        + cell(p("Tổng"), properties='<w:tcW w:w="2000" w:type="dxa"/>')
        + cell(n(1, 1, "Nữ"), properties='<w:tcW w:w="2000" w:type="dxa"/>'),
    ).replace("<w:tblGrid/>", f"<w:tblGrid>{3 * COLUMN}</w:tblGrid>")
    + p("Hết.")
)
SHOWN = [
    *("I. KẾT QUẢ", "Đã tổ chức 193 hội nghị, đồng chí.", "Một", "hai\tba-tư", "I. Lãnh đạo", "1. Quán triệt"),
    *("Họ tên: Nguyễn Văn A ☒", "TT", "Cán bộ", "Tổng", "2. Nữ", "Hết."),
]
GRID = [["TT", "Cán bộ", None], [None, "Tổng", "2. Nữ"]]


def written() -> dict[str, bytes]:
    return numbered(BODY, REPORT)


def read(parts: dict[str, bytes]) -> Flow:
    return read_flow(parse_word(arrange_parts(parts), "báo cáo.docx"))


def grid(flow: Flow) -> list[list[str | None]]:
    (found,) = (each for each in flow.blocks if isinstance(each, FlowTable))
    return [[None if each.merged else each.text for each in row] for row in found.rows]


@pytest.mark.parametrize("layout", [dict, online, elsewhere, strict, lambda parts: strict(online(parts))])
def test_a_report_reads_the_same_however_its_parts_are_laid_out(
    layout: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    flow = read(layout(written()))
    assert [each.shown for each in lines(flow)] == SHOWN
    assert grid(flow) == GRID
    assert [(each.tag, each.prompting) for line in lines(flow) for each in line.controls] == [
        ("mau:II.1.1.hoi_nghi", False),
        ("Text1", False),
        ("Check1", False),
    ]


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(
    "saved",
    [lambda data: convert_docx(data, "docx"), lambda data: convert_doc(convert_docx(data, "doc"))],
    ids=["docx", "doc"],
)
def test_a_report_reads_the_same_when_libreoffice_has_saved_it(saved: Callable[[bytes], bytes]) -> None:
    flow = read(read_parts(saved(zipped(written()))))
    assert [each.shown for each in lines(flow)] == SHOWN
    assert grid(flow) == GRID
    found = [line.text[each.start : each.end] for line in lines(flow) for each in line.controls]
    assert found == ["193", "Nguyễn Văn A", "☒"]
