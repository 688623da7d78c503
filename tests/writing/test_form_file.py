"""A form as a Word file: one control a slot, regions between bookmarked lines, nothing that Word 2010 can't open."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.forms.made import ROOT, as_docx, form_of, opened, real
from tongket.frame.named_styles import FORM_NEEDED
from tongket.model.forms import FormLine, FormRegion, FormTable, UnitForm, stamp_of_line, stamp_of_properties
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, is_untouched, read_parts
from tongket.ooxml.parsing import parse_xml
from tongket.ooxml.properties import custom_properties
from tongket.word.reading import WordFile, open_word

UNITS = [each.id for each in real().roster.owing]
FOUR = ["lac-duong", "cong-an", "dang-doan-mttq", "ban-can-su-ubnd"]
"""Of every kind one: a district, a Party committee, a Party group, a Party affairs committee."""


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[UnitForm, WordFile]:
    return written(form_of(request.param), tmp_path)


def written(form: UnitForm, folder: Path) -> tuple[UnitForm, WordFile]:
    path = folder / f"{form.unit.id}.docx"
    path.write_bytes(as_docx(form))
    return form, open_word(path)


def text_of(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def value(element: etree._Element, name: str) -> str:
    return str(next(element.iter(w(name))).get(w("val")))


every_unit = pytest.mark.parametrize("made", UNITS, indirect=True)
four_units = pytest.mark.parametrize("made", FOUR, indirect=True)


@every_unit
def test_every_slot_has_exactly_one_control_of_plain_text(made: tuple[UnitForm, WordFile]) -> None:
    form, word = made
    controls = list(word.body.iter(w("sdt")))
    assert Counter(value(each, "tag") for each in controls) == Counter(each.tag for each in form.slots)
    slots = {each.tag: each for each in form.slots}
    for each in controls:
        slot = slots[value(each, "tag")]
        properties = next(each.iter(w("sdtPr")))
        assert value(properties, "lock") == "sdtLocked"
        assert properties.find(w("text")) is not None
        assert (properties.find(w("showingPlcHdr")) is not None) == slot.prompting
        assert text_of(each) == slot.prompt
        assert each.getparent() is not None
        assert [child.tag for child in next(each.iter(w("sdtContent")))] == [w("r")]
        assert len(value(each, "alias")) <= 64


@every_unit
def test_a_region_stands_between_two_fixed_lines_with_their_bookmarks(made: tuple[UnitForm, WordFile]) -> None:
    form, word = made
    paragraphs = list(word.body.iter(w("p")))
    marked = {
        str(mark.get(w("name"))): number
        for number, each in enumerate(paragraphs)
        for mark in each.iter(w("bookmarkStart"))
    }
    regions = [each for each in form.body if isinstance(each, FormRegion)]
    assert set(marked) == {name for each in regions for name in each.marks}
    fixed = {each.text for each in form.blocks if isinstance(each, FormLine)}
    for region in regions:
        opens, closes = (marked[each] for each in region.marks)
        assert {text_of(paragraphs[opens]), text_of(paragraphs[closes])} <= fixed
        between = [text_of(each) for each in paragraphs[opens + 1 : closes]]
        assert between.count(region.prompt) == 1
        assert set(between) - {region.prompt} <= fixed
        prompt = paragraphs[opens + 1 + between.index(region.prompt)]
        assert next(prompt.iter(w("sdt")), None) is None
        assert next(prompt.iter(w("rStyle")), None) is None, "what is typed over it would take its colour"


@every_unit
def test_tables_are_plain_with_a_whole_grid_and_blank_rows(made: tuple[UnitForm, WordFile]) -> None:
    form, word = made
    asked = [each for each in form.blocks if isinstance(each, FormTable)]
    tables = [each for each in word.body.iter(w("tbl")) if next(each.iter(w("tblHeader")), None) is not None]
    assert len(tables) == len(asked)
    for table, want in zip(tables, asked, strict=True):
        rows = list(table.iter(w("tr")))
        assert len(list(table.iter(w("gridCol")))) == len(want.columns)
        assert [text_of(each) for each in rows[0].iter(w("tc"))] == [each.heading for each in want.columns]
        assert len(rows) == 1 + (len(want.rows) or want.blank)
        for row in rows:
            assert len(list(row.iter(w("tc")))) == len(want.columns)
        assert next(table.iter(w("sdt")), None) is None


@every_unit
def test_a_form_bears_its_stamp_in_its_properties_and_at_the_foot_of_every_page(
    made: tuple[UnitForm, WordFile],
) -> None:
    form, word = made
    assert stamp_of_properties(custom_properties(word.parts)) == form.stamp
    feet = list(word.parts_like("footer"))
    assert len(feet) == 2
    for each in feet:
        assert stamp_of_line(word.paragraphs(each)[0].text) == form.stamp
    for section in word.body.iter(w("sectPr")):
        assert {each.get(w("type")) for each in section.iter(w("footerReference"))} == {"default", "first"}


@four_units
def test_nothing_stands_in_it_that_another_editor_loses_or_an_old_word_does_not_know(
    made: tuple[UnitForm, WordFile],
) -> None:
    _, word = made
    for name, data in word.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        for space in re.findall(rb'xmlns(?::\w+)?="([^"]*)"', data):
            assert b"/2010/" not in space, name
            assert b"/2012/" not in space, name
    for each in ("documentProtection", "dataBinding", "txbxContent", "dropDownList", "comboBox", "group", "docPartObj"):
        assert next(parse_xml(word.parts[DOCUMENT]).iter(w(each)), None) is None
    assert b"documentProtection" not in word.parts["word/settings.xml"]
    assert not any("customXml" in each for each in word.parts)


@four_units
def test_its_properties_name_nobody_and_no_day_of_making(made: tuple[UnitForm, WordFile]) -> None:
    _, word = made
    core = word.parts["docProps/core.xml"].decode()
    assert re.findall(r"\d{4}-\d\d-\d\d", core) == ["2000-01-01"] * 2
    assert "<dc:creator/>" in core or "<dc:creator></dc:creator>" in core


@pytest.mark.parametrize("unit", FOUR)
def test_a_form_is_known_as_tongket_wrote_it_and_is_the_same_bytes_again(unit: str, tmp_path: Path) -> None:
    data = as_docx(form_of(unit))
    assert as_docx(form_of(unit)) == data
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert is_untouched(path)


def test_every_style_of_the_blocks_is_in_the_frame() -> None:
    styles = {(each.name, each.type) for each in open_word(ROOT / "templates/form.docx").styles.listed}
    assert set(FORM_NEEDED.items()) <= styles


NAUGHTY = [
    'Tổ chức & "Đảng" <b>viên</b>', "{{ body }} và {{ co_quan }}", "{% if %} {# #}", "a]]>b", "&lt;&amp;",
    "mau:II.1.hoi_nghi", "Ubnd\u00a0xã\tcó", "[gõ số]", "$1 \\1 %s {0}", "Hội nghị " * 20,
]  # fmt: skip


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_any_name_is_printed_as_it_is(naughty: str, tmp_path: Path) -> None:
    quoted = '"' + naughty.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    outline = f"""\
ma: thu
bao_cao: {{trich_yeu: {quoted}, co_quan: {quoted}, dia_danh: {quoted}}}
muc:
  - ma: I
    ten: {quoted}
    huong_dan: {quoted}
    chi_tieu:
      - {{ma: a, ten: {quoted}, don_vi_tinh: {quoted}, kieu: so_nguyen}}
      - {{ma: b, ten: {quoted}, kieu: lua_chon, chon: [{{ma: c, ten: {quoted}}}]}}
      - {{ma: d, ten: {quoted}, kieu: van_ban}}
bieu: [{{ma: PL, ten: {quoted}, hang: [{{ma: h, ten: {quoted}}}], cot: [{{ma: c, ten: {quoted}, kieu: so_nguyen}}]}}]
"""
    units = f"nhom: [{{ma: n, ten: Nhóm}}]\ndon_vi: [{{ma: x, nhom: n, ten: {quoted}}}]\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data/outline.yaml").write_text(outline, "utf-8")
    (tmp_path / "data/units.yaml").write_text(units, "utf-8")
    form, word = written(form_of("x", opened(tmp_path)), tmp_path)
    shown = [each.text for each in word.paragraphs(DOCUMENT)]
    for each in form.blocks:
        if isinstance(each, FormLine):
            assert each.text in shown
        elif isinstance(each, FormTable):
            assert all(column.heading in shown for column in each.columns)
    assert len(list(word.body.iter(w("sdt")))) == len(list(form.slots))


def test_long_ids_keep_tags_within_what_word_takes(tmp_path: Path) -> None:
    item, fact = "I." + "a" * 40, "b" * 40
    outline = f"""\
ma: thu
bao_cao: {{trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}}
muc:
  - ma: {item}
    ten: Kết quả
    chi_tieu:
      - {{ma: {fact}, ten: Số, kieu: so_nguyen, moc: [2009, 2018]}}
"""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/outline.yaml").write_text(outline, "utf-8")
    (tmp_path / "data/units.yaml").write_text("nhom: [{ma: n, ten: N}]\ndon_vi: [{ma: x, nhom: n, ten: X}]\n", "utf-8")
    form, word = written(form_of("x", opened(tmp_path)), tmp_path)
    tags = [value(each, "tag") for each in word.body.iter(w("sdt"))]
    assert sorted(tags) == sorted({each.tag for each in form.slots})
    assert max(map(len, tags)) <= 64


def test_direct_format_of_a_placeholder_in_the_frame_stays_on_what_is_printed(tmp_path: Path) -> None:
    from tongket.ooxml.package import write_package
    from tongket.writing.form_file import render_form

    parts = read_parts((ROOT / "templates/form.docx").read_bytes())
    plain = b'<w:r><w:t xml:space="preserve">{{ so_ky_hieu }}</w:t></w:r>'
    drawn = (
        b'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">(</w:t><w:tab/><w:t>{{ so_ky_</w:t></w:r>'
        b"<w:r><w:t>hieu }}</w:t></w:r><w:r><w:t>)</w:t></w:r>"
    )
    assert plain in parts[DOCUMENT]
    frame = tmp_path / "khung.docx"
    frame.write_bytes(write_package({**parts, DOCUMENT: parts[DOCUMENT].replace(plain, drawn)}))
    path = tmp_path / "x.docx"
    path.write_bytes(render_form(form_of("da-lat"), frame, "khung.docx"))
    word = open_word(path)
    assert "(\tSố [gõ số]-BC/ThU)" in [each.text for each in word.paragraphs(DOCUMENT)]
    control = next(each for each in word.body.iter(w("sdt")) if value(each, "tag") == "mau:so_ky_hieu")
    assert len(list(control.iter(w("b")))) == 2, "the prompt, and what is typed in its place"
    assert value(control, "rStyle") == "GoiYGo"


def test_a_table_with_many_columns_lies_across_and_the_others_do_not(tmp_path: Path) -> None:
    columns = ", ".join(f"{{ma: c{number}, ten: Cột {number}, kieu: so_nguyen}}" for number in range(1, 8))
    outline = f"""\
ma: thu
bao_cao: {{trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}}
muc: [{{ma: I, ten: Kết quả}}]
bieu:
  - {{ma: A, ten: Biểu rộng, hang: [{{ma: h, ten: Hàng}}], cot: [{columns}]}}
  - {{ma: B, ten: Biểu hẹp, hang: [{{ma: h, ten: Hàng}}], cot: [{{ma: c, ten: Cột, kieu: so_nguyen}}]}}
"""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/outline.yaml").write_text(outline, "utf-8")
    (tmp_path / "data/units.yaml").write_text("nhom: [{ma: n, ten: N}]\ndon_vi: [{ma: x, nhom: n, ten: X}]\n", "utf-8")
    form, word = written(form_of("x", opened(tmp_path)), tmp_path)
    assert [each[0].text for each in form.annexes if isinstance(each[0], FormLine)] == ["Phụ lục 1", "Phụ lục 2"]
    across = [str(next(each.iter(w("pgSz"))).get(w("orient"))) for each in word.body.iter(w("sectPr"))]
    assert across == ["None", "landscape", "None"]


def test_the_form_of_every_unit_of_a_large_province_is_its_own(tmp_path: Path) -> None:
    units = "".join(
        f"  - {{ma: xa-{number}, ten: Đảng ủy xã Số {number}, ten_dia_ban: xã Số {number}, nhom: xa}}\n"
        for number in range(1, 125)
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data/outline.yaml").write_bytes(
        (ROOT / "data/outline.yaml")
        .read_bytes()
        .replace(b"[huyen-thanh-uy, dang-uy-truc-thuoc]", b"[xa]")
        .replace(b"[huyen-thanh-uy]", b"[xa]")
        .replace(b"[mttq-doan-the]", b"[xa]")
        .replace(b"[ban-to-chuc]", b"[xa]")
    )
    text = (tmp_path / "data/outline.yaml").read_text("utf-8")
    text = re.sub(r"^ *chu_tri: .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r", don_vi: [a-z-]+\}", "}", text).partition("\ndoi_chieu:")[0] + "\n"
    (tmp_path / "data/outline.yaml").write_text(text, "utf-8")
    (tmp_path / "data/units.yaml").write_text(f"nhom: [{{ma: xa, ten: Các xã}}]\ndon_vi:\n{units}", "utf-8")
    campaign = opened(tmp_path)
    assert len(campaign.roster.owing) == 124
    made = {each.id: as_docx(form_of(each.id, campaign)) for each in campaign.roster.owing[::20]}
    assert len(set(made.values())) == len(made)
