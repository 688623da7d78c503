"""What a style comes to, by the one reader of styles."""

from tests.word.documents import HIDDEN, p, part, run
from tongket.ooxml.parsing import parse_xml
from tongket.word.formatting import Theme
from tongket.word.styles import CHARACTER, PARAGRAPH, TABLE, Style, Styles


def style(kind: str, own: str, name: str, more: str = "", *, default: bool = False) -> str:
    """Return a style."""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{own}"><w:name w:val="{name}"/>{more}</w:style>'


def rests_on(own: str) -> str:
    """Return what a style is based on."""
    return f'<w:basedOn w:val="{own}"/>'


def size(half_points: int) -> str:
    """Return the size of runs."""
    return f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>'


def resolver(*styles: str, theme: str = "") -> Styles:
    """Return the reader of some styles."""
    parts = {"word/theme/theme1.xml": theme.encode()} if theme else {}
    return Styles(parse_xml(part("styles", "".join(styles))), Theme(parts))


def sizes(styles: Styles, *paragraphs: str) -> list[object]:
    """Return the size of the one run of each paragraph."""
    body = parse_xml(part("body", "".join(paragraphs)))
    return [styles.run(each).get("size") for each in body.iter("{*}r")]


def test_styles_are_known_by_the_names_that_word_shows() -> None:
    styles = resolver(style(PARAGRAPH, "Tde", "Heading 1"), style(CHARACTER, "So", "Số đơn vị"), style(TABLE, "B", ""))
    assert styles.listed == (Style("Tde", "heading 1", PARAGRAPH), Style("So", "Số đơn vị", CHARACTER))
    assert styles.ids() == {"heading 1": "Tde", "Số đơn vị": "So"}


def test_of_two_styles_with_one_name_that_of_the_kind_asked_for_counts() -> None:
    styles = resolver(style(PARAGRAPH, "d", "Số đơn vị"), style(CHARACTER, "c", "Số đơn vị"))
    assert styles.ids({"Số đơn vị": PARAGRAPH})["Số đơn vị"] == "d"


def test_of_two_default_styles_the_last_counts() -> None:
    """ECMA-376 part 1, 17.7.4.17."""
    first, last = (style(PARAGRAPH, each, each, size(number), default=True) for each, number in (("a", 20), ("b", 28)))
    styles = resolver(first, last)
    assert styles.default(PARAGRAPH) == "b"
    assert sizes(styles, p(run("Chữ"))) == [28]
    assert styles.default(CHARACTER) == ""


def test_styles_in_a_circle_end() -> None:
    styles = resolver(style(PARAGRAPH, "a", "A", rests_on("b")), style(PARAGRAPH, "b", "B", rests_on("a") + size(26)))
    assert sizes(styles, p(run("Chữ"), style="a")) == [26]
    assert styles.style_is("a", "B")


def test_the_nearest_that_says_anything_counts() -> None:
    document = f"<w:docDefaults><w:rPrDefault>{size(20)}</w:rPrDefault></w:docDefaults>"
    styles = resolver(
        document,
        style(PARAGRAPH, "goc", "Gốc", size(24)),
        style(PARAGRAPH, "doan", "Đoạn", rests_on("goc")),
        style(CHARACTER, "chu", "Chữ", size(30)),
    )
    texts = ("", '<w:rStyle w:val="chu"/>', '<w:rStyle w:val="chu"/><w:sz w:val="32"/>')
    assert sizes(styles, *(p(run("Chữ", each), style="doan") for each in texts)) == [24, 30, 32]
    assert sizes(styles, p(run("Chữ"))) == [20]


def test_a_heading_is_one_by_the_name_of_its_style_or_by_its_level() -> None:
    level = '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    styles = resolver(
        style(PARAGRAPH, "u1", "heading 1"),
        style(PARAGRAPH, "muc", "Mục", rests_on("u1")),
        style(PARAGRAPH, "cap", "Cấp", level),
    )
    own = '<w:outlineLvl w:val="4"/>'
    body = parse_xml(part("body", p(style="muc") + p(style="cap") + p(style="cap", properties=own) + p()))
    assert [styles.level(each) for each in body] == [1, 3, 5, None]


def test_a_text_box_in_a_table_is_not_in_the_tables_style() -> None:
    styles = resolver(style(TABLE, "an", "Bảng ẩn", f"<w:rPr>{HIDDEN}</w:rPr>"))
    shape = f"<w:pict><w:txbxContent>{p(run('Hộp'))}</w:txbxContent></w:pict>"
    box = f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>{shape}</w:r>'
    cell = f"<w:tr><w:tc>{p(run('Ô'), box)}</w:tc></w:tr>"
    table = parse_xml(part("body", f'<w:tbl><w:tblPr><w:tblStyle w:val="an"/></w:tblPr>{cell}</w:tbl>'))
    assert [styles.is_hidden(each) for each in table.iter("{*}r")] == [True, False, False]


def test_without_styles_nothing_is_hidden_or_named() -> None:
    styles = Styles(None, Theme({}))
    body = parse_xml(part("body", p(run("Chữ"), style="Mat")))
    assert (styles.listed, styles.name_of(body[0]), sizes(styles, p(run("Chữ")))) == ((), "Mat", [None])
