"""Tracked changes: every kind is found, and what was changed in one go is one."""

import pytest

from tests.word.documents import cell, opened, p, part, run, table
from tongket.commands.clean.pending import find_pending
from tongket.word.revisions import read_revisions

BY = 'w:id="1" w:author="Hoa" w:date="2019-04-19T08:00:00Z"'


def changes(body: str) -> list[tuple[str, str, str]]:
    """Return kind, author and text of the changes of a body."""
    found = read_revisions(opened(body).body)
    return [(each.kind, each.author, " ".join(each.text.split())) for each in found]


def ins(*content: str, by: str = BY) -> str:
    return f"<w:ins {by}>{''.join(map(run, content))}</w:ins>"


def deleted(text: str, by: str = BY) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (p("Có ", ins("241"), " hội nghị"), "thêm", "241"),
        (p("Có ", deleted("214"), " hội nghị"), "xóa", "214"),
        (p(f"<w:moveFrom {BY}>{run('Ý một.')}</w:moveFrom>"), "chuyển đi", "Ý một."),
        (p(f'<w:moveToRangeStart {BY} w:name="m"/><w:moveTo {BY}>{run("Ý một.")}</w:moveTo>'), "chuyển đến", "Ý một."),
        (p(f"<w:moveFromRangeStart {BY}/>", "Chữ"), "chuyển đi", ""),
        (p(run("Đậm", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")), "đổi định dạng", "Đậm"),
        (p("Giữa", properties=f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"), "đổi định dạng", ""),
        (p("Số", properties=f"<w:numPr><w:numberingChange {BY}/></w:numPr>"), "đổi định dạng", ""),
        (p("Số", properties=f"<w:numPr><w:ins {BY}/></w:numPr>"), "thêm", ""),
        (p("Xuống dòng", properties=f"<w:rPr><w:ins {BY}/></w:rPr>"), "thêm", ""),
        (p("Nối dòng", properties=f"<w:rPr><w:del {BY}/></w:rPr>"), "xóa", ""),
        (p("a", properties=f"<w:sectPr><w:sectPrChange {BY}/></w:sectPr>"), "đổi trang", ""),
        (f"<w:tbl><w:tblPr><w:tblPrChange {BY}/></w:tblPr><w:tr>{cell(p('a'))}</w:tr></w:tbl>", "đổi bảng", ""),
        (f"<w:tbl><w:tblGrid><w:tblGridChange w:id='1'/></w:tblGrid><w:tr>{cell(p('a'))}</w:tr></w:tbl>",
         "đổi bảng", ""),
        (table(f"<w:trPr><w:trPrChange {BY}/></w:trPr>{cell(p('a'))}"), "đổi bảng", ""),
        (table(f"<w:tblPrEx><w:tblPrExChange {BY}/></w:tblPrEx>{cell(p('a'))}"), "đổi bảng", ""),
        (table(cell(p("a"), properties=f"<w:tcPrChange {BY}/>")), "đổi bảng", ""),
        (table(cell(p("a"), properties=f"<w:cellIns {BY}/>")), "thêm", ""),
        (table(cell(p("a"), properties=f"<w:cellDel {BY}/>")), "xóa", ""),
        (table(cell(p("a"), properties=f"<w:cellMerge {BY}/>")), "gộp ô", ""),
        (table(f"<w:trPr><w:ins {BY}/></w:trPr>{cell(p(ins('a')))}{cell(p(ins('b')))}"), "thêm hàng", ""),
        (table(f"<w:trPr><w:del {BY}/></w:trPr>{cell(p(deleted('a')))}"), "xóa hàng", ""),
    ],
)  # fmt: skip
def test_every_kind_of_change_is_found_once(body: str, kind: str, text: str) -> None:
    assert [(found, what) for found, _, what in changes(body)] == [(kind, text)]
    [one] = find_pending(opened(body))
    assert one.rule.id == "tracked-change"
    assert one.location.inside


def test_a_change_is_found_in_headers_and_notes_too() -> None:
    parts = {"word/header1.xml": part("hdr", p(ins("a"))), "word/footnotes.xml": part("footnotes", p(deleted("b")))}
    found = find_pending(opened(p("Chữ"), parts))
    assert [each.location.inside for each in found] == ["đầu trang, đoạn 1", "cước chú, đoạn 1"]


def test_the_page_at_the_end_of_the_document_is_said_with_its_last_paragraph() -> None:
    body = p("Đầu") + p("Cuối") + f"<w:sectPr><w:sectPrChange {BY}/></w:sectPr>"
    [one] = find_pending(opened(body))
    assert one.location.inside == "đoạn 2"


def test_a_figure_that_was_replaced_is_a_deletion_and_an_insertion() -> None:
    assert changes(p("Có ", deleted("214"), ins("241"), " hội nghị")) == [("xóa", "Hoa", "214"), ("thêm", "Hoa", "241")]


def test_an_insertion_in_several_pieces_is_one() -> None:
    pieces = ins("Đã ") + '<w:bookmarkStart w:id="1" w:name="a"/>' + ins("tổ", " chức")
    assert changes(p("Tỉnh ", pieces)) == [("thêm", "Hoa", "Đã tổ chức")]


def test_paragraphs_inserted_in_one_go_are_one_change() -> None:
    mark = f"<w:rPr><w:ins {BY}/></w:rPr>"
    body = p("Cũ.", properties=mark) + p(ins("Một."), properties=mark) + p(ins("Hai."))
    assert changes(body) == [("thêm", "Hoa", "Một. Hai.")]


def test_insertions_in_paragraphs_of_their_own_are_each_one() -> None:
    assert len(changes(p(ins("Một.")) + p(ins("Hai.")))) == 2
    assert len(changes(table(cell(p(ins("1"))) + cell(p(ins("2")))))) == 2


def test_what_two_people_changed_beside_each_other_is_two() -> None:
    other = BY.replace("Hoa", "Nam")
    assert changes(p(ins("a"), ins("b", by=other))) == [("thêm", "Hoa", "a"), ("thêm", "Nam", "b")]


def test_what_somebody_deleted_of_anothers_insertion_is_two_changes() -> None:
    inner = deleted("thừa", by=BY.replace("Hoa", "Nam"))
    assert changes(p(f"<w:ins {BY}>{run('Đủ ')}{inner}</w:ins>")) == [
        ("thêm", "Hoa", "Đủ thừa"),
        ("xóa", "Nam", "thừa"),
    ]


def test_unchanged_text_between_keeps_two_changes_apart() -> None:
    assert len(changes(p(ins("a"), " giữa ", ins("b")))) == 2


def test_a_tab_stop_is_no_text() -> None:
    mark = f"<w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs><w:rPr><w:ins {BY}/></w:rPr>"
    assert changes(p(ins("a"), properties=mark) + p(ins("b"), properties=mark)) == [("thêm", "Hoa", "a b")]


def test_the_message_says_who_and_what() -> None:
    [one] = find_pending(opened(p(ins("241"))))
    assert one.message == "Còn thay đổi chưa chấp nhận của Hoa (thêm): “241”."
    [other] = find_pending(opened(p(ins("241", by='w:id="1" w:author=""'))))
    assert other.message == "Còn thay đổi chưa chấp nhận (thêm): “241”."


def test_a_document_without_changes_has_none() -> None:
    assert changes(p("Tổng cộng") + table(cell(p("a")))) == []


def test_a_change_does_not_go_on_into_another_cell() -> None:
    mark = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = (
        p(deleted("trước"), properties=mark)
        + table(cell(p(deleted("một"), properties=mark)) + cell(p(deleted("hai"), properties=mark)))
        + p(deleted("sau"))
    )
    assert [text for _, _, text in changes(body)] == ["trước", "một", "hai", "sau"]


def test_a_change_goes_on_in_the_next_paragraph_of_its_cell() -> None:
    mark = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = table(cell(p(deleted("một"), properties=mark) + p(deleted("hai"))))
    assert changes(body) == [("xóa", "Hoa", "một hai")]
