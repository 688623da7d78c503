"""A Word file as it reads: lines, controls, tables, what was set aside."""

import pytest

from tests.flow.reading import flow, lines, shown, table_texts
from tests.word.documents import HIDDEN, cell, p, run, table
from tongket.errors import DocumentError
from tongket.flow.flow import FlowControl, FlowTable
from tongket.ooxml.namespaces import W

TAG = "mau:II.1.1.hoi_nghi"


def control(content: str, tag: str = TAG, more: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def controls(body: str) -> list[list[tuple[str, str, bool]]]:
    """Return of each line the controls in it: tag, text, whether they go on from the line before."""
    return [
        [(each.tag, line.text[each.start : each.end], each.continues) for each in line.controls] for line in lines(body)
    ]


def test_a_control_of_run_level_knows_its_place_in_the_line() -> None:
    assert lines(p("Tổ chức ", control(run("193")), " hội nghị"))[0].controls == (
        FlowControl(tag=TAG, start=8, end=11, prompting=False),
    )


def test_a_control_may_stand_around_a_paragraph_or_several() -> None:
    body = control(p("193")) + p("giữa") + control(p("một") + p("hai") + table(cell(p("ba"))))
    assert controls(body) == [
        [(TAG, "193", False)],
        [],
        [(TAG, "một", False)],
        [(TAG, "hai", True)],
        [(TAG, "ba", True)],
    ]


def test_a_control_may_stand_in_a_cell_and_around_a_cell_or_row() -> None:
    inside = table(cell(control(p("12"))) + control(cell(p("5")), "mau:b"))
    around = table(control(f"<w:tr>{cell(p('7'))}{cell(p('8'))}</w:tr>", "mau:c")).replace("<w:tr><w:sdt>", "<w:sdt>")
    around = around.replace("</w:sdt></w:tr>", "</w:sdt>")
    assert controls(inside) == [[(TAG, "12", False)], [("mau:b", "5", False)]]
    assert controls(around) == [[("mau:c", "7", False)], [("mau:c", "8", True)]]


def test_nested_controls_are_both_there() -> None:
    assert controls(p(control(run("có ") + control(run("12"), "mau:b")))) == [
        [(TAG, "có 12", False), ("mau:b", "12", False)]
    ]


def test_a_foreign_control_is_nothing_but_its_text() -> None:
    body = p(control(run("Có ") + control(run("12")), "goog_rdk_0"))
    assert shown(body) == ["Có 12"]
    assert controls(body) == [[(TAG, "12", False)]]


def test_a_control_without_a_tag_is_kept_as_one() -> None:
    body = p(control(run("12")).replace(f'<w:tag w:val="{TAG}"/>', ""))
    assert controls(body) == [[("", "12", False)]]


def test_the_file_says_that_a_prompt_is_one() -> None:
    body = p(control(run("[gõ số]"), more="<w:showingPlcHdr/>"))
    assert [each.prompting for each in lines(body)[0].controls] == [True]


def test_an_empty_control_has_its_place() -> None:
    assert controls(p("Số ", control(""), "-BC/HU")) == [[(TAG, "", False)]]


@pytest.mark.parametrize("mark", ["<w:br/>", '<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:cr/>"])
def test_a_line_break_begins_a_line_also_in_a_control(mark: str) -> None:
    body = p("Ý: ", control(run("một") + f"<w:r>{mark}</w:r>" + run("hai")), ".")
    assert shown(body) == ["Ý: một", "hai."]
    assert controls(body) == [[(TAG, "một", False)], [(TAG, "hai", True)]]
    assert [each.paragraph for each in lines(body)] == [1, 1]


def test_tabs_stay_and_hyphens_are_as_the_page_shows_them() -> None:
    body = p("<w:r><w:t>62</w:t><w:noBreakHyphen/><w:t>KL</w:t><w:softHyphen/><w:t>/T\u00adW</w:t><w:tab/></w:r>")
    assert shown(body) == ["62-KL/TW\t"]


def test_a_file_broken_into_lines_shows_spaces() -> None:
    assert shown(p("<w:r><w:t>Đảng\nbộ</w:t></w:r>")) == ["Đảng bộ"]


def test_text_is_in_nfc_also_over_runs() -> None:
    assert shown(p(run("Đa"), run("\u0309ng bộ"))) == ["Đảng bộ"]


def test_bookmarks_belong_to_the_line_in_which_they_begin() -> None:
    def bookmark(name: str) -> str:
        return f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'

    body = p(bookmark("_tkm1"), "I. KẾT QUẢ", bookmark("_tkm2")) + bookmark("_tkm3") + p("1. Quán triệt")
    assert [each.bookmarks for each in lines(body)] == [{"_tkm1", "_tkm2"}, {"_tkm3"}]


def test_tracked_changes_count_as_accepted_and_deleted_text_is_set_aside() -> None:
    deleted = f"<w:del w:author='a'>{run('214').replace('w:t', 'w:delText')}</w:del>"
    moved = f"<w:moveFrom w:author='b'>{run(' cuộc')}</w:moveFrom>"
    read = flow(p("Có ", deleted, f"<w:ins>{run('241')}</w:ins>", moved, " hội nghị"))
    assert [each.text for each in lines(read)] == ["Có 241 hội nghị"]
    assert [(each.what, each.text, each.place) for each in read.aside] == [
        ("chữ đã xóa (theo dõi sửa đổi)", "214", "đoạn 1"),
        ("chữ đã chuyển đi chỗ khác (theo dõi sửa đổi)", "cuộc", "đoạn 1"),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del w:author='a'/></w:rPr>"
    assert shown(p("Một ", properties=gone) + p(properties=gone) + p("hai") + p(properties=gone)) == ["Một hai"]


def test_a_deleted_row_or_cell_is_not_there_and_its_text_is_named() -> None:
    gone = f"<w:tr><w:trPr><w:del w:author='a'/></w:trPr>{cell(p('cũ'))}</w:tr>"
    body = table(cell(p("mới")) + cell(p("thừa"), properties="<w:cellDel w:author='a'/>"))
    body = body.replace("</w:tbl>", f"{gone}</w:tbl>")
    assert table_texts(body) == [["mới"]]
    assert [(each.what, each.text) for each in flow(body).aside] == [
        ("ô đã xóa (theo dõi sửa đổi)", "thừa"),
        ("hàng đã xóa (theo dõi sửa đổi)", "cũ"),
    ]


def test_deleted_text_of_a_deleted_row_is_named_once() -> None:
    text = "<w:del w:author='a'><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    gone = f"<w:tr><w:trPr><w:del w:author='a'/></w:trPr>{cell(p(text))}</w:tr>"
    read = flow(table(cell(p("mới"))).replace("</w:tbl>", f"{gone}</w:tbl>"))
    assert [(each.what, each.text, each.place) for each in read.aside] == [
        ("hàng đã xóa (theo dõi sửa đổi)", "cũ", "biểu 1, hàng 2, cột 1")
    ]


def test_a_file_that_no_report_would_be_is_refused_in_words() -> None:
    deep = p("x")
    for _ in range(700):
        deep = f"<w:sdt><w:sdtContent>{deep}</w:sdtContent></w:sdt>"
    with pytest.raises(DocumentError, match="lồng nhau quá nhiều lớp"):
        flow(deep)


def test_hidden_text_is_not_read_but_named() -> None:
    read = flow(p("Thấy ", run("ẩn", HIDDEN), "được"))
    assert [each.text for each in lines(read)] == ["Thấy được"]
    assert [(each.what, each.text) for each in read.aside] == [("chữ ẩn", "ẩn")]


def test_a_text_box_is_set_aside_once() -> None:
    text = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    drawing = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{text}</w:drawing></mc:Choice>"
    drawing += f"<mc:Fallback><w:pict>{text}</w:pict></mc:Fallback></mc:AlternateContent>"
    read = flow(p("Ngoài", f"<w:r>{drawing}</w:r>"))
    assert [each.text for each in lines(read)] == ["Ngoài"]
    assert [(each.what, each.text, each.place) for each in read.aside] == [("khung chữ", "Trong khung", "đoạn 1")]


def test_merged_cells_are_put_on_the_grid() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell(p("TT"), properties=down) + cell(p("Cán bộ"), properties=wide),
        cell(p(), properties=on) + cell(p("Tổng")) + cell(p("Nữ")),
        cell(p("1")) + cell(p("12")),
    )
    assert table_texts(body) == [["TT", "Cán bộ", None], [None, "Tổng", "Nữ"], ["1", "12", ""]]
    block = flow(body).blocks[0]
    assert isinstance(block, FlowTable)
    assert [block.covering(0, 2).text, block.covering(1, 0).text] == ["Cán bộ", "TT"]


def test_columns_left_out_before_a_row_are_cells_of_the_grid() -> None:
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell(p('b'))}</w:tr>"
    assert table_texts(table(cell(p("1")) + cell(p("2"))).replace("</w:tbl>", f"{row}</w:tbl>")) == [
        ["1", "2"],
        ["", "b"],
    ]


@pytest.mark.parametrize("value", ["", "-2", "x", "²", "9" * 5000, "99999999"])
def test_a_damaged_table_is_read_as_far_as_it_goes(value: str) -> None:
    spread = f'<w:gridSpan w:val="{value}"/><w:vMerge w:val="{value}"/>'
    row = f"<w:tr><w:trPr><w:gridBefore w:val='{value}'/></w:trPr>{cell(p('b'), properties=spread)}</w:tr>"
    body = table(cell(p("a"), properties=spread)).replace("</w:tbl>", f"{row}</w:tbl>")
    texts = [[each for each in row if each] for row in table_texts(body)]
    assert texts == [["a"], ["b"]]


def test_a_table_in_a_cell_is_read_within_it() -> None:
    read = flow(table(cell(p("trước"), table(cell(p("a")) + cell(p("b"))), p("sau"))))
    block = read.blocks[0]
    assert isinstance(block, FlowTable)
    assert [each.text for each in block.rows[0][0].lines] == ["trước", "a", "b", "sau"]
    assert [[each.text for each in block.rows[0][0].tables[0].rows[0]]] == [["a", "b"]]


def test_a_line_is_bold_where_all_its_letters_are() -> None:
    bold = run("KẾT QUẢ", "<w:b/>")
    body = p(run("I. ", "<w:b/>"), bold) + p(bold, run(" — ")) + p(bold, " năm 2019") + p(run("x", '<w:b w:val="0"/>'))
    assert [each.bold for each in lines(body)] == [True, True, False, False]


def test_headings_and_places_are_known() -> None:
    body = p("I. KẾT QUẢ", style="u1") + p("Toàn huyện") + table(cell(p("12")))
    assert [(each.level, each.place) for each in lines(body)] == [
        (1, "đoạn 1"),
        (None, 'đoạn 2, mục "I. KẾT QUẢ"'),
        (None, "biểu 1, hàng 1, cột 1"),
    ]


def test_properties_and_the_text_of_the_footer_are_read() -> None:
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property name="tongket-unit"><vt:lpwstr>da-lat</vt:lpwstr></property></Properties>'
    )
    footer = f'<w:ftr xmlns:w="{W}">{p("Mẫu KL62 · da-lat")}</w:ftr>'
    read = flow(p("x"), {"docProps/custom.xml": custom.encode(), "word/footer1.xml": footer.encode()})
    assert read.properties == {"tongket-unit": "da-lat"}
    assert read.footers == ("Mẫu KL62 · da-lat",)
