"""What a person must still do in a document: each place is found once, where it stands, and nothing else is."""

import pytest

from tests.places import in_word
from tests.word.documents import (
    BY_STYLE,
    COUNT,
    HIDDEN,
    YELLOW,
    cell,
    comment,
    commented,
    opened,
    p,
    part,
    run,
    table,
)  # fmt: skip
from tongket.commands.clean.pending import LONGEST, count_pending, find_pending

BRACKET = "[Số liệu của 16/18 đảng bộ]"
ALTERNATE = (
    "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
)


def found(body: str, **parts: str) -> list[tuple[str, str]]:
    """Return the rule and text of each place of a document; `comments` and other parts by their names."""
    kinds = {"comments": "comments", "header1": "hdr", "footer1": "ftr", "footnotes": "footnotes"}
    more = {f"word/{name}.xml": part(kinds[name], content) for name, content in parts.items()}
    shown = find_pending(opened(body, more))
    return [(each.rule.id, each.message.partition("“")[2].partition("”")[0]) for each in shown]


@pytest.mark.parametrize(
    "paragraph",
    [
        p("Đã tổ chức ", run(BRACKET, BY_STYLE), "."),
        p(run(BRACKET, '<w:rStyle w:val="Chxl2"/>')),
        p(run(BRACKET, '<w:rStyle w:val="Chxl"/><w:highlight w:val="none"/>')),
        p(run(BRACKET, YELLOW)),
        p(run(BRACKET, '<w:rStyle w:val="to"/>')),
        p(run(BRACKET, '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')),
        p(run(BRACKET, '<w:shd w:val="solid" w:color="ffff00" w:fill="auto"/>')),
        p(BRACKET, properties='<w:shd w:val="clear" w:fill="FFFF00"/>'),
        p(BRACKET, style="nen"),
        p(run(BRACKET, '<w:shd w:val="clear" w:fill="auto"/>'), style="nen"),
        table(cell(p(BRACKET), properties='<w:shd w:val="clear" w:fill="FFFF00"/>')),
        p(f"<w:hyperlink>{run(BRACKET, YELLOW)}</w:hyperlink>"),
        p(f"<w:sdt><w:sdtContent>{run(BRACKET, BY_STYLE)}</w:sdtContent></w:sdt>"),
        p(f"<w:r>{ALTERNATE.format(p(run(BRACKET, YELLOW)))}</w:r>"),
        p(run("[Số liệu của ", BY_STYLE), '<w:bookmarkStart w:id="1" w:name="_GoBack"/>', run("16/18", YELLOW),
          "<w:proofErr/>", run(" đảng bộ]", BY_STYLE)),
    ],
)  # fmt: skip
def test_a_yellow_bracket_is_a_place_whoever_made_it_yellow(paragraph: str) -> None:
    assert found(paragraph) == [("unfinished-text", BRACKET)]


@pytest.mark.parametrize(
    "paragraph",
    [
        p("Theo tài liệu [1], [2] và “[…]”."),
        p("Chặt chẽ.", run(" (12)", COUNT)),
        p("Một ", run("  ", YELLOW), "hai", run(" ", BY_STYLE)),
        p(run("Xanh", '<w:highlight w:val="green"/>')),
        p(run("Xanh", '<w:highlight w:val="green"/><w:shd w:val="clear" w:fill="FFFF00"/>')),
        p(run("Thường", '<w:rStyle w:val="to"/><w:highlight w:val="none"/>')),
        p(run("Trắng", '<w:shd w:val="clear" w:fill="FFFFFF"/>'), style="nen"),
        p(run(BRACKET, BY_STYLE + HIDDEN)),
        p(run("Vàng nhạt", '<w:shd w:val="clear" w:fill="FFFFCC"/>')),
        p("Không vàng", properties=f"<w:rPr>{YELLOW}</w:rPr>"),
    ],
)
def test_what_is_not_yellow_text_is_no_place(paragraph: str) -> None:
    assert found(paragraph) == []


def test_text_that_somebody_highlighted_is_a_place_too() -> None:
    assert found(p("Cả tỉnh có ", run("142 xã", YELLOW), ".")) == [("yellow-text", "142 xã")]


def test_brackets_that_follow_each_other_are_each_a_place() -> None:
    two = p(run("[Chọn điển hình.]", BY_STYLE), run(" [Viết đoạn mở đầu.]", BY_STYLE))
    assert [text for _, text in found(two)] == ["[Chọn điển hình.]", "[Viết đoạn mở đầu.]"]
    assert [text for _, text in found(p(run("Một", YELLOW), " và ", run("hai", YELLOW)))] == ["Một", "hai"]


def test_a_long_bracket_is_cut() -> None:
    [(_, text)] = found(p(run(f"[{'Huyện ủy Đam Rông, ' * 20}]", BY_STYLE)))
    assert text.endswith("…")
    assert len(text) == LONGEST + len("…")


def test_yellow_is_found_in_headers_footers_and_notes_too() -> None:
    yellow = p(run(BRACKET, BY_STYLE))
    document = opened(
        p("Chữ"),
        {
            "word/header1.xml": part("hdr", yellow),
            "word/footer1.xml": part("ftr", yellow),
            "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="1">{yellow}</w:footnote>'),
        },
    )
    places = [each.location.inside for each in find_pending(document)]
    assert places == ["đầu trang, đoạn 1", "chân trang, đoạn 1", "cước chú, đoạn 1"]


def test_the_place_is_said_with_paragraph_and_heading_or_cell() -> None:
    body = p("I. TÌNH HÌNH CHUNG", style="u1") + p("Mở đầu.") + p(run(BRACKET, BY_STYLE))
    file = opened(body + table(cell(p("a")) + cell(p(run("[số]", YELLOW)))))
    assert [(in_word(each).paragraph, each.location.inside) for each in find_pending(file)] == [
        (3, 'đoạn 3, mục "I. TÌNH HÌNH CHUNG"'),
        (5, "biểu 1, hàng 1, cột 2"),
    ]
    assert {each.location.file for each in find_pending(file)} == {"báo cáo.docx"}


def test_a_comment_of_a_person_is_a_place_with_author_and_words() -> None:
    comments = comment(3, "Nguyễn Thị Hoa", "Đề nghị rà lại số này.") + comment(4, "tongket", "da-lat.yaml:14")
    body = p(commented(3, "Có 214 hội nghị."), commented(4, " Đạt 98%."))
    [one] = find_pending(opened(body, {"word/comments.xml": part("comments", comments)}))
    assert one.rule.id == "open-comment"
    assert one.message == "Còn nhận xét của Nguyễn Thị Hoa: “Đề nghị rà lại số này.”."
    assert one.location.inside == "đoạn 1"


def test_a_comment_that_is_tied_to_no_place_is_nobodys_work() -> None:
    assert found(p("Chữ"), comments=comment(1, "Hoa", "Cũ")) == []
    assert found(p(commented(7, "Chữ")), comments=comment(1, "Hoa", "Cũ")) == []


def test_an_answer_to_a_comment_is_a_place_of_its_own() -> None:
    comments = comment(1, "Hoa", "Số này?") + comment(2, "Nam", "Đã sửa.")
    body = p(commented(1, commented(2, "Có 214 hội nghị.")))
    assert found(body, comments=comments) == [("open-comment", "Số này?"), ("open-comment", "Đã sửa.")]


def test_places_of_all_kinds_stand_in_the_order_of_the_document() -> None:
    inserted = f'<w:ins w:id="9" w:author="Hoa">{run(" và 3 xã")}</w:ins>'
    body = (
        p("Một ", run("[hai]", YELLOW), commented(1, "ba"))
        + p(inserted, run("[bốn]", BY_STYLE))
        + p(run("năm", YELLOW), commented(2, "sáu"))
    )
    comments = comment(2, "Nam", "thứ sáu") + comment(1, "Hoa", "thứ ba")
    assert [text for _, text in found(body, comments=comments, header1=p(run("[bảy]", YELLOW)))] == [
        *("[hai]", "thứ ba", "và 3 xã", "[bốn]", "năm", "thứ sáu", "[bảy]"),
    ]


def test_how_many_places_there_are_is_said_in_two_figures_by_kind() -> None:
    body = "".join(p(run(f"[{number}]", BY_STYLE)) for number in range(4))
    body += p(commented(1, "a"), commented(2, "b")) + p(f'<w:del w:author="Hoa">{run("c")}</w:del>')
    comments = {"word/comments.xml": part("comments", comment(1, "Hoa", "x") + comment(2, "Hoa", "y"))}
    assert count_pending(find_pending(opened(body, comments))) == (
        "04 chỗ trong ngoặc vuông, 02 nhận xét, 01 thay đổi chưa chấp nhận"
    )
    assert count_pending(find_pending(opened(p(run("a", YELLOW))))) == "01 chỗ nền vàng"
