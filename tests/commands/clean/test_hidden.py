"""Hidden text goes, and what a reader saw stays as it was."""

import pytest

from tests.word.documents import HIDDEN, body_xml, cell, cleaned, p, part, run, table, texts

MARK = f"<w:rPr>{HIDDEN}</w:rPr>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a field as Word stores one: run by run."""
    runs = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r><w:rPr>{properties}</w:rPr>{each}</w:r>" for each in runs)


@pytest.mark.parametrize(
    "properties",
    [HIDDEN, '<w:vanish w:val="true"/>', '<w:rStyle w:val="anchu"/>', '<w:rStyle w:val="anchu"/><w:vanish/>'],
)
def test_hidden_text_goes(properties: str) -> None:
    file = cleaned(p("Thấy", run(" ẩn", properties), " được."))
    assert texts(file) == ["Thấy được."]
    assert " ẩn" not in body_xml(file)


@pytest.mark.parametrize("properties", ['<w:vanish w:val="0"/>', '<w:rStyle w:val="anchu"/><w:vanish w:val="false"/>'])
def test_what_is_not_hidden_any_more_stays(properties: str) -> None:
    assert texts(cleaned(p(run("Hiện", properties)))) == ["Hiện"]


def test_hidden_by_both_styles_is_seen() -> None:
    assert "Hiện" in body_xml(cleaned(p(run("Hiện", '<w:rStyle w:val="anchu"/>'), style="an") + p("Sau")))


def test_a_hidden_paragraph_goes_by_its_style_or_run_by_run() -> None:
    body = p("Một") + p("Ẩn", style="an") + p(run("Ẩn", HIDDEN), properties=MARK) + p(run("Ẩn", HIDDEN)) + p("Hai")
    file = cleaned(body)
    assert texts(file) == ["Một", "Hai"]
    assert "Ẩn" not in body_xml(file)


def test_the_last_paragraph_of_a_cell_stays_empty() -> None:
    file = cleaned(table(cell(p(run("Ẩn", HIDDEN)))) + p("Sau"))
    assert texts(file) == ["", "Sau"]


def test_paragraphs_that_a_hidden_mark_joins_are_one() -> None:
    body = p("Một ", properties=MARK) + p("hai ", properties=MARK) + p("ba", style="u1") + p("Sau")
    file = cleaned(body)
    assert texts(file) == ["Một hai ba", "Sau"]
    assert 'w:val="u1"' in body_xml(file)


def test_a_hidden_mark_before_a_table_is_only_shown() -> None:
    file = cleaned(p("Một", properties=MARK) + table(cell(p("a"))) + p("Sau"))
    assert texts(file) == ["Một", "a", "Sau"]
    assert "vanish" not in body_xml(file)


def test_a_style_separator_stays() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    file = cleaned(p("Tên mục.", style="u1", properties=separator) + p(" Nội dung."))
    assert texts(file) == ["Tên mục.", " Nội dung."]


def test_a_hidden_field_goes_whole_and_a_half_hidden_one_is_not_broken() -> None:
    file = cleaned(p("Một", field(' XE "một" ', "", HIDDEN)) + p(field(" PAGE ", "3")))
    assert body_xml(file).count("fldChar ") == 3
    half = field(" PAGE ", "3").replace("<w:rPr></w:rPr>", f"<w:rPr>{HIDDEN}</w:rPr>", 4)
    file = cleaned(p("Một", half))
    assert body_xml(file).count("fldChar ") == 3
    assert texts(file) == ["Một"]


def test_a_hidden_row_goes_and_a_table_of_hidden_rows_too() -> None:
    row = f"<w:trPr><w:hidden/></w:trPr>{cell(p(run('Ẩn', HIDDEN)))}"
    file = cleaned(table(cell(p("a")), row) + p("Giữa") + table(row) + p("Sau"))
    assert texts(file) == ["a", "Giữa", "Sau"]
    assert body_xml(file).count("<w:tbl>") == 1


def test_the_note_of_a_hidden_mark_does_not_stay_in_the_file() -> None:
    notes = "".join(f'<w:footnote w:id="{number}">{p(f"Chú thích {number}")}</w:footnote>' for number in (1, 2))
    separator = f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote>'
    marks = [f'<w:r><w:rPr>{look}</w:rPr><w:footnoteReference w:id="{n}"/></w:r>' for n, look in ((1, ""), (2, HIDDEN))]
    more = {"word/footnotes.xml": part("footnotes", separator + notes)}
    kept = cleaned(p("Chữ", *marks), more, ("footnotes", "footnotes.xml")).parts["word/footnotes.xml"].decode()
    assert "Chú thích 1" in kept
    assert "Chú thích 2" not in kept
    assert "separator" in kept
