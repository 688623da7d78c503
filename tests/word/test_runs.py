"""Where runs of a document become text: what is hidden, and what stands above or below the line."""

from pathlib import Path

import pytest
from lxml import etree

from tests.builders import call
from tests.word.documents import body_xml, cleaned, opened, p, package, part, run, texts
from tests.word.edits import DI_LINH, control, draft, edit, late, small, text
from tongket.commands.figures.word_passages import read_passages
from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import read_numbers
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.package import DOCUMENT, STYLES, write_package
from tongket.word.looks import read_looks
from tongket.word.reading import WordFile, open_word, parse_word

UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
MEETINGS = "tk:I.1.hoi_nghi"
MORE_STYLES = f"""
<w:style w:type="character" w:styleId="ghichu"><w:name w:val="footnote reference"/><w:rPr>{UP}</w:rPr></w:style>
<w:style w:type="character" w:styleId="ghichu2"><w:name w:val="Dấu chú thích"/><w:basedOn w:val="ghichu"/></w:style>
<w:style w:type="character" w:styleId="an2"><w:name w:val="Ẩn theo"/><w:basedOn w:val="anchu"/></w:style>
<w:style w:type="character" w:styleId="hien"><w:name w:val="Hiện"/><w:basedOn w:val="anchu"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="an3"><w:name w:val="Đoạn ẩn theo"/><w:basedOn w:val="an"/></w:style>
<w:style w:type="table" w:styleId="bangan"><w:name w:val="Bảng ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
ALL_HIDDEN = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"


def with_styles(body: str, before: str = "") -> WordFile:
    """Return a document whose styles are those of these tests too."""
    parts = package(body)
    styles = parts[STYLES].decode().replace("</w:styles>", f"{MORE_STYLES}</w:styles>")
    at = styles.index("<w:style ")
    return parse_word({**parts, STYLES: (styles[:at] + before + styles[at:]).encode()}, "báo cáo.docx")


def figures(file: WordFile) -> list[tuple[str, str | None]]:
    """Return the numbers of a document with what they count, as `figures` reads them."""
    readings = (read_numbers(each.text) for each in read_passages(file))
    return [(number.text, number.noun) for reading in readings for number in reading.numbers]


@pytest.mark.parametrize(
    "mark",
    [
        run("1", UP),
        run("(1)", UP),
        run("1, 2", UP),
        run("a", UP),
        run("*", UP),
        run("1", '<w:rStyle w:val="ghichu"/>'),
        run("12", '<w:rStyle w:val="ghichu2"/>'),
        '<w:r><w:rPr/><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:rPr/><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>',
        "<w:r><w:t>¹</w:t></w:r>",
    ],
)
def test_the_mark_of_a_note_is_no_digit_of_the_figure_before_it(mark: str) -> None:
    body = p("Các đơn vị đã tổ chức 1.721", mark, " hội nghị", mark, " quán triệt.", mark, " Có 16 đơn vị.")
    assert figures(with_styles(body)) == [("1.721", "hội nghị"), ("16", "đơn vị")]


def test_squares_and_powers_are_read_as_such() -> None:
    body = p("Xây 1.200 m", run("2", UP), " nhà; trồng 3 km", run("2", UP), " rừng; 10", run("3", UP), " cây.")
    file = opened(body)
    assert texts(file) == ["Xây 1.200 m² nhà; trồng 3 km² rừng; 10³ cây."]
    assert figures(file) == [("1.200", "m²"), ("3", "km²"), ("10³", "cây")]
    [reading] = [read_numbers(each.text) for each in read_passages(file)]
    assert [int(number.worth) for number in reading.numbers] == [1200, 3, 1000]


def test_the_mark_of_a_note_does_not_part_a_number_from_what_it_is_said_in() -> None:
    marks = [run(each, UP) for each in ("1", "(2)", "3")]
    body = p("Hỗ trợ 88,7", marks[0], " tỷ đồng, tăng 27,8", marks[1], " điểm phần trăm, đạt 85,5", marks[2], "%.")
    assert [text for text, _ in figures(opened(body))] == ["88,7 tỷ", "27,8 điểm phần trăm", "85,5 %"]


def test_a_product_with_a_power_is_one_number() -> None:
    reading = read_numbers(plain_text("Thả 2,5 × 10⁶ con giống."))
    assert [(each.text, int(each.worth)) for each in reading.numbers] == [("2,5 × 10⁶", 2_500_000)]


def test_an_index_of_a_formula_is_no_number() -> None:
    file = opened(p("Giảm 12 tấn CO", run("2", DOWN), "."))
    assert texts(file) == ["Giảm 12 tấn CO₂."]
    assert figures(file) == [("12", "tấn")]
    assert figures(opened(p("Giảm 12", run("1", DOWN), " tấn"))) == [("12", "tấn")]


def test_a_figure_that_somebody_raised_is_still_a_figure() -> None:
    assert figures(opened(p("Có ", run("1.721", UP), " hội nghị."))) == [("1.721", "hội nghị")]


def test_what_a_style_raises_may_be_put_on_the_line_again() -> None:
    back = '<w:rStyle w:val="ghichu"/><w:vertAlign w:val="baseline"/>'
    assert figures(with_styles(p("Có 1.72", run("1", back), " hội nghị.")))[0] == ("1.721", "hội nghị")


def noted(body: etree._Element, *, inside: bool) -> None:
    """Put a raised digit behind the figure of the meetings."""
    held = control(body, MEETINGS)
    mark = etree.fromstring(f'<w:r xmlns:w="{W}"><w:rPr>{UP}</w:rPr><w:t>1</w:t></w:r>')
    if inside:
        next(held.iter(w("sdtContent"))).append(mark)
    else:
        held.addnext(mark)


@pytest.mark.slow
@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("options", [(), ("--track",)])
def test_a_figure_with_the_mark_of_a_note_is_found_checked_and_updated(
    tmp_path: Path, options: tuple[str, ...], *, inside: bool
) -> None:
    path = draft(small(tmp_path))
    edit(path, lambda body: noted(body, inside=inside))
    assert "  214 + 176 = 390" in call(tmp_path, "trace", str(path), "390", check=0).stdout.splitlines()
    assert "3901" not in call(tmp_path, "figures", str(path), check=None).stdout
    late(tmp_path, "di-linh", DI_LINH)
    slip = call(tmp_path, "update", str(path), "--as-of", "18/4/2019", *options, check=0).stdout
    assert "390 → 583 (+193); đã sửa" in slip
    assert "583¹ hội nghị" in text(path)
    [mark] = [each for each in open_word(path).body.iter(w("vertAlign")) if each.get(w("val")) == "superscript"]
    assert mark.getparent() is not None


HIDING = {
    "run": p("Thấy ", run("1.999", "<w:vanish/>"), "."),
    "character style": p("Thấy ", run("1.999", '<w:rStyle w:val="anchu"/>'), "."),
    "style based on one": p("Thấy ", run("1.999", '<w:rStyle w:val="an2"/>'), "."),
    "paragraph style": p("Thấy", ".") + p("1.999", style="an") + p("Sau"),
    "paragraph style based on one": p("Thấy", ".") + p("1.999", style="an3") + p("Sau"),
    "table style": p("Thấy", ".")
    + f'<w:tbl><w:tblPr><w:tblStyle w:val="bangan"/></w:tblPr><w:tblGrid/><w:tr><w:tc>{p("1.999")}{p()}</w:tc></w:tr>'
    "</w:tbl>" + p("Sau"),
}
SHOWING = {
    "run put on again": p("Thấy ", run("1.999", '<w:rStyle w:val="anchu"/><w:vanish w:val="0"/>'), "."),
    "style put on again": p("Thấy ", run("1.999", '<w:rStyle w:val="hien"/>'), "."),
    "two styles": p(run("1.999", '<w:rStyle w:val="anchu"/>'), style="an"),
    "only its mark": p("1.999", properties="<w:rPr><w:vanish/></w:rPr>"),
}


def seen_by_all(file: WordFile, number: str) -> set[bool]:
    """Return whether a number is seen, as each command reads a document: all must say the same."""
    data = cleaned_file(file)
    return {
        any(number in each.text for each in file.paragraphs()),  # update and trace
        any(number in each.text for each in read_passages(file)),  # figures
        any(number in each.text for each in read_looks(file).paragraphs),  # lint
        number in body_xml(data),  # clean
    }


def cleaned_file(file: WordFile) -> WordFile:
    from tests.word.documents import unpacked
    from tongket.commands.clean.cleaning import clean_document

    return unpacked(clean_document(file))


@pytest.mark.parametrize("body", HIDING.values(), ids=HIDING.keys())
def test_hidden_text_is_seen_by_no_command(body: str) -> None:
    assert seen_by_all(with_styles(body), "1.999") == {False}


@pytest.mark.parametrize("body", SHOWING.values(), ids=SHOWING.keys())
def test_text_that_is_not_hidden_after_all_is_seen_by_every_command(body: str) -> None:
    assert seen_by_all(with_styles(body), "1.999") == {True}


def test_what_the_document_hides_for_all_is_hidden_until_a_run_says_otherwise() -> None:
    body = p("1.999") + p(run("1.888", '<w:vanish w:val="0"/>'))
    assert seen_by_all(with_styles(body, ALL_HIDDEN), "1.999") == {False}
    assert seen_by_all(with_styles(body, ALL_HIDDEN), "1.888") == {True}


def hide(path: Path) -> None:
    """Hide the figure of the meetings by a character style, and put another digit beside it that is hidden."""
    word = open_word(path)
    run_of = next(control(word.body, MEETINGS).iter(w("r")))
    hidden = etree.fromstring(f'<w:r xmlns:w="{W}"><w:rPr><w:rStyle w:val="anchu"/></w:rPr><w:t>9</w:t></w:r>')
    run_of.addnext(hidden)
    style = f'<w:style xmlns:w="{W}" w:type="character" w:styleId="anchu"><w:name w:val="Chữ ẩn"/>'
    word.roots[STYLES].append(etree.fromstring(f"{style}<w:rPr><w:vanish/></w:rPr></w:style>"))
    changed = {each: etree.tostring(word.roots[each]) for each in (DOCUMENT, STYLES)}
    path.write_bytes(write_package({**word.parts, **changed}))


def test_a_hidden_digit_beside_a_figure_is_none_of_it_in_any_command(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    hide(path)
    assert "  214 + 176 = 390" in call(tmp_path, "trace", str(path), "390", check=0).stdout.splitlines()
    for command in ("figures", "lint"):
        assert "3909" not in call(tmp_path, command, str(path), check=None).stdout
    late(tmp_path, "di-linh", DI_LINH)
    slip = call(tmp_path, "update", str(path), "--as-of", "18/4/2019", check=0).stdout
    assert "390 → 583 (+193); đã sửa" in slip
    assert "583 hội nghị" in text(path)


def test_clean_leaves_out_what_styles_hide() -> None:
    assert texts(cleaned(p("Thấy", run(" ẩn", '<w:rStyle w:val="anchu"/>'), "."))) == ["Thấy."]


def test_a_part_without_styles_is_read(tmp_path: Path) -> None:
    parts = {DOCUMENT: part("document", f"<w:body>{p('1.721', run('1', UP), ' hội nghị')}</w:body>")}
    assert figures(parse_word(parts, str(tmp_path))) == [("1.721", "hội nghị")]
