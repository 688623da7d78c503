"""Counts, blank yellow and "Dự thảo lần N" go; not one word goes with them."""

import pytest

from tests.word.documents import BY_STYLE, COUNT, YELLOW, body_xml, cell, cleaned, p, run, table, texts


def count(text: str) -> str:
    return run(text, COUNT)


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (("- Giám sát chưa chặt chẽ.", count(" (6)")), "- Giám sát chưa chặt chẽ."),
        (("- Giám sát chưa chặt chẽ. ", count("(6)")), "- Giám sát chưa chặt chẽ."),
        (("Về tổ chức", count(" ("), count("12"), count(")")), "Về tổ chức"),
        (("Về tổ chức", count(" (02 lượt)")), "Về tổ chức"),
        (("Về tổ chức", count(" (1.721 lượt)")), "Về tổ chức"),
        (("Về tổ chức", count(" (12 đơn vị, 30 lượt)")), "Về tổ chức"),
        (("Chưa chặt chẽ.", count(" (12: Đà Lạt, Bảo Lộc, …)")), "Chưa chặt chẽ."),
        (("Đề nghị bổ sung.", count(" (Đà Lạt, MTTQ tỉnh)")), "Đề nghị bổ sung."),
        (("Về tổ chức", count(" (12)"), " và cán bộ."), "Về tổ chức và cán bộ."),
        (("Về tổ chức", count(" (12) "), "và cán bộ."), "Về tổ chức và cán bộ."),
        (("Chưa chặt chẽ", count(" (12)"), "."), "Chưa chặt chẽ."),
        (("Một", count(" (12)"), ", hai", count(" (5)"), "."), "Một, hai."),
        (("Một", count(" (12) (5)"), "."), "Một."),
        (("Một", count(" (12)"), " ", count("(5)"), " hai"), "Một hai"),
        (("Chặt chẽ.", count(" (6) Nhất là ở vùng sâu.")), "Chặt chẽ. Nhất là ở vùng sâu."),
        (("Chặt chẽ.", count(" Nhất là ở vùng sâu. (6)")), "Chặt chẽ. Nhất là ở vùng sâu."),
        (("Chặt chẽ.", count(" Nhất là ở vùng sâu"), count(" (6)"), count(" và vùng xa.")),
         "Chặt chẽ. Nhất là ở vùng sâu và vùng xa."),
        (("Chặt chẽ.", count(" (6)và ở vùng sâu")), "Chặt chẽ. và ở vùng sâu"),
        (("Một", f'<w:hyperlink>{count(" (6)")}</w:hyperlink>'), "Một"),
    ],
)  # fmt: skip
def test_a_count_goes_with_its_space(content: tuple[str, ...], left: str) -> None:
    file = cleaned(p(*content) + p("Cuối"))
    assert texts(file) == [left, "Cuối"]
    assert "Snv" not in body_xml(file)


@pytest.mark.parametrize(
    "typed",
    [
        " (xem Phụ lục 2)",
        " nhất là ở vùng sâu",
        " (2009 - 2019)",
        " (05 hội nghị)",
        " theo khoản (2)",
        " gồm: (1) giám sát; (2) phản biện",
        " 12",
        " (một phần)",
    ],
)
def test_what_somebody_typed_in_the_style_of_counts_is_kept_without_the_style(typed: str) -> None:
    file = cleaned(p("Giám sát", count(typed), "."))
    assert texts(file) == [f"Giám sát{typed}."]
    assert "rStyle" not in body_xml(file)


def test_a_number_in_parentheses_in_plain_text_stays() -> None:
    assert texts(cleaned(p("Có 12 (mười hai) hội nghị (6)."))) == ["Có 12 (mười hai) hội nghị (6)."]


def test_the_style_is_known_by_its_name_and_leaves_the_document() -> None:
    file = cleaned(p("Một", count(" (1)")) + p("Hai", run("", BY_STYLE)))
    styles = file.parts["word/styles.xml"].decode()
    assert "Số đơn vị" not in styles
    assert "FFFF00" not in styles.upper()
    assert '<w:name w:val="Chờ xử lý đậm"/><w:basedOn w:val="goc"/>' in styles


def test_a_paragraph_that_was_only_a_count_goes_unless_a_cell_ends_with_it() -> None:
    only = p(count("(6)"))
    file = cleaned(p("Trước") + only + table(cell(only) + cell(p("a") + only)))
    assert texts(file) == ["Trước", "", "a"]


def test_two_tables_do_not_grow_together() -> None:
    one = table(cell(p("a")))
    assert texts(cleaned(one + p(count("(6)")) + one + p("Cuối"))) == ["a", "", "a", "Cuối"]


def test_a_paragraph_that_ends_a_section_or_holds_a_field_stays() -> None:
    section = p(count("(6)"), properties="<w:sectPr/>")
    field = p(count("(6)"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert texts(cleaned(p("Trước") + section + field + p("Sau"))) == ["Trước", "", "", "Sau"]


def test_a_blank_line_of_the_author_stays() -> None:
    assert texts(cleaned(p("Một") + p() + p() + p("Hai"))) == ["Một", "", "", "Hai"]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (("Một", run(" ", YELLOW), "hai"), "Một hai"),
        (("Một ", run("  ", BY_STYLE), " hai"), "Một hai"),
        (("Một", run("  ", YELLOW), "."), "Một."),
        (("Một ", run(" ", YELLOW)), "Một"),
        (("Một", run("  ", YELLOW), "  ", run(" ", YELLOW), "hai"), "Một hai"),
        (("Một", '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:tab/></w:r>', "hai"), "Một\thai"),
    ],
)
def test_yellow_without_text_goes_and_no_words_grow_together(content: tuple[str, ...], left: str) -> None:
    file = cleaned(p(*content))
    assert texts(file) == [left]
    assert "yellow" not in body_xml(file)
    assert "Chxl" not in body_xml(file)


def test_the_yellow_of_paragraph_marks_and_empty_cells_goes() -> None:
    shade = '<w:shd w:val="clear" w:fill="FFFF00"/>'
    body = p("Chữ", properties=f"<w:rPr>{YELLOW}</w:rPr>") + p(properties=shade)
    file = cleaned(body + table(cell(p(), properties=shade)) + p("Cuối"))
    assert "yellow" not in body_xml(file)
    assert "FFFF00" not in body_xml(file)


def test_other_colours_stay() -> None:
    body = p(run("Xanh", '<w:highlight w:val="green"/>'), run("Xám", '<w:shd w:val="clear" w:fill="D9D9D9"/>'))
    xml = body_xml(cleaned(body))
    assert 'w:val="green"' in xml
    assert "D9D9D9" in xml


def test_the_number_of_the_draft_goes_and_its_cell_stays_whole() -> None:
    draft = p("Dự thảo lần 2", style="Dtho")
    file = cleaned(table(cell(p("Số      -BC/TU") + draft) + cell(draft)) + p("Báo cáo") + p("Dự thảo lần 2 đã gửi."))
    assert texts(file) == ["Số      -BC/TU", "", "Báo cáo", "Dự thảo lần 2 đã gửi."]


def test_what_somebody_else_wrote_in_the_style_of_the_draft_number_stays() -> None:
    assert texts(cleaned(p("MẬT", style="Dtho") + p("Chữ"))) == ["MẬT", "Chữ"]
