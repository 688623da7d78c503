"""What is wrong with a frame: every kind of fault with its place, all at once, however Word cut the text."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from tests.builders import DAY, REPOSITORY, books, campaign, open_docx
from tests.places import paragraph_of
from tongket.book import source_book
from tongket.book.blocks import ParagraphStyle, paragraph
from tongket.findings.diagnostics import Diagnostic
from tongket.frame.check_frame import FrameFields, check_frame
from tongket.frame.placeholders import FILLER
from tongket.ooxml.namespaces import w
from tongket.report import report_book
from tongket.writing.book_file import render_docx

FRAME = REPOSITORY / "templates/report.docx"
SHOWN = "templates/report.docx"
FIELDS = FrameFields(meanings=report_book.FIELDS)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""

Draw = Callable[[DocxDocument], None]


def drawn(path: Path, *draws: Draw) -> Path:
    """Return the frame of the draft after somebody drew in it."""
    document = Document(str(FRAME))
    for draw in draws:
        draw(document)
    target = path / "khung.docx"
    document.save(str(target))
    return target


def check(path: Path, *draws: Draw) -> list[Diagnostic]:
    return list(check_frame(drawn(path, *draws), SHOWN, FIELDS))


def line(text: str) -> Draw:
    """Return what puts one more paragraph first, outside tables."""

    def draw(document: DocxDocument) -> None:
        document.paragraphs[0].insert_paragraph_before(text)

    return draw


def brief(found: list[Diagnostic]) -> list[tuple[str, int | None]]:
    return [(each.rule.id, paragraph_of(each)) for each in found]


def first_number(path: Path) -> int:
    """Return the number that `line` gives to its paragraph: those of the letterhead are before it."""
    return next(
        number
        for number, each in enumerate(Document(str(path)).element.body.iter(w("p")), 1)
        if next(each.iterancestors(w("tc")), None) is None
    )


LINE = first_number(FRAME)


def test_the_frames_of_the_repository_are_clean() -> None:
    assert check_frame(FRAME, SHOWN, FIELDS) == ()
    source = REPOSITORY / "templates/source-book.docx"
    assert check_frame(source, "templates/source-book.docx", FrameFields(meanings=source_book.FIELDS)) == ()


# --- how Word cuts a placeholder

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text_run(text: str, rsid: str = "00A1B2C3") -> str:
    return f'<w:r w:rsidR="{rsid}"><w:t xml:space="preserve">{text}</w:t></w:r>'


CUTS = {
    "every letter in a run of its own": "".join(map(text_run, "{{ co_quan }}")),
    "a brace in a run of its own": text_run("{") + text_run("{ co_quan }") + text_run("}"),
    "proofing marks between": (
        text_run("{{ ")
        + '<w:proofErr w:type="spellStart"/>'
        + text_run("co_quan")
        + '<w:proofErr w:type="spellEnd"/>'
        + text_run(" }}")
    ),
    "a bookmark within": (
        text_run("{{ co_")
        + '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        + text_run("quan }}")
    ),
    "runs of two revisions": text_run("{{ co", "00AA0001")
    + text_run("_quan", "00AA0002")
    + text_run(" }}", "00AA0003"),
    "half in a content control": (
        text_run("{{ co_")
        + f'<w:sdt><w:sdtPr><w:alias w:val="Tên"/></w:sdtPr><w:sdtContent>{text_run("quan")}</w:sdtContent></w:sdt>'
        + text_run(" }}")
    ),
    "half in a link": text_run("{{ ")
    + f'<w:hyperlink w:anchor="a">{text_run("co_quan }")}</w:hyperlink>'
    + text_run("}"),
    "half in a smart tag": (
        f'<w:smartTag w:uri="urn:x" w:element="place">{text_run("{{ co_")}</w:smartTag>' + text_run("quan }}")
    ),
    "an empty run and a page break mark within": (
        text_run("{{ co_quan") + "<w:r/><w:r><w:lastRenderedPageBreak/></w:r>" + text_run(" }}")
    ),
    "two texts of one run": "<w:r><w:t>{{ co</w:t><w:t>_quan }}</w:t></w:r>",
}


def cut(xml: str) -> Draw:
    def draw(document: DocxDocument) -> None:
        element = etree.fromstring(f'<w:p xmlns:w="{NS}">{xml}</w:p>')
        document.paragraphs[0]._p.addprevious(element)  # noqa: SLF001

    return draw


@pytest.mark.parametrize("xml", CUTS.values(), ids=CUTS.keys())
def test_a_placeholder_is_read_and_filled_however_word_cut_it(tmp_path: Path, xml: str) -> None:
    frame = drawn(tmp_path, cut(xml))
    assert check_frame(frame, SHOWN, FIELDS) == ()
    report = books(campaign(tmp_path / "chiến dịch")).report
    assert report is not None
    book = replace(report, fields={**report.fields, "co_quan": "TỈNH ỦY"}, body=(), appendices=())
    frame.write_bytes(render_docx(book, frame, SHOWN, as_of=DAY))
    filled = next(open_docx(frame).element.body.iterchildren(w("p")))
    assert "".join(str(each.text or "") for each in filled.iter(w("t"))) == "TỈNH ỦY"


@pytest.mark.parametrize("xml", [each for each in CUTS.values() if "quan" in each])
def test_a_slip_is_found_and_named_however_word_cut_it(tmp_path: Path, xml: str) -> None:
    [found] = check(tmp_path, cut(xml.replace("quan", "qaun")))
    assert brief([found]) == [("unknown-name", LINE)]
    assert found.message == "có chỗ điền {{ co_qaun }} không rõ nghĩa."
    assert found.hint == "có phải co_quan?"


# --- what is badly written

SLIPS = {
    "{{ co_quan }": ("{{ co_quan }", "{{ co_quan }}"),
    "{{co_quan": ("{{co_quan", "{{ co_quan }}"),
    "{ co_quan }}": ("{ co_quan }}", "{{ co_quan }}"),
    "co_quan }}": ("co_quan }}", "{{ co_quan }}"),
    "{ { co_quan } }": ("{ { co_quan } }", "{{ co_quan }}"),
    "{co_quan}": ("{co_quan}", "{{ co_quan }}"),
    "{ nguoi_ki }": ("{ nguoi_ki }", "{{ nguoi_ky }}"),
    "{{ }}": ("{{ }}", "ghi tên"),
    "{% if nam %}": ("{% if nam %}", "tệp .j2"),
    "{# ghi chú #}": ("{# ghi chú #}", "tệp .j2"),
    "Năm {{ nam }}}": ('"}"', "xóa dấu thừa"),
}


@pytest.mark.parametrize(("typed", "said"), SLIPS.items(), ids=SLIPS.keys())
def test_a_placeholder_that_is_badly_written_is_found_with_what_to_type(
    tmp_path: Path, typed: str, said: tuple[str, str]
) -> None:
    [found] = check(tmp_path, line(typed))
    assert (found.rule.id, found.location.file, paragraph_of(found)) == ("placeholder-syntax", SHOWN, LINE)
    assert found.location.inside == f"đoạn {LINE}"
    assert said[0] in found.message
    assert said[1] in (found.hint or "")


@pytest.mark.parametrize(
    "text", ["Tập hợp {a, b}", "{x}", "{ghi chú của văn phòng}", "a } b { c", "50% }", "{{ nam }}{{ thang }}", "{", "}"]
)
def test_braces_that_belong_to_the_text_are_left_alone(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, line(text)) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("co quan", "có phải co_quan?"),
        ("Cơ_Quan", "có phải co_quan?"),
        ("noi nhan", "có phải noi_nhan?"),
        ("bodi", "có phải body?"),
        ("co_quan | upper", "trong khung chỉ ghi tên, không ghi phép tính: {{ co_quan }}."),
        ("nguoi_ky.ten", "trong khung chỉ ghi tên, không ghi phép tính: {{ nguoi_ky }}."),
    ],
)
def test_an_unknown_name_comes_with_the_nearest_one(tmp_path: Path, name: str, hint: str) -> None:
    [found] = check(tmp_path, line(f"{{{{ {name} }}}}"))
    assert (found.rule.id, paragraph_of(found), found.hint) == ("unknown-name", LINE, hint)
    assert f"{{{{ {name} }}}}" in found.message


def test_a_placeholder_that_runs_on_in_the_next_paragraph_is_one_finding(tmp_path: Path) -> None:
    [found] = check(tmp_path, line("quan }}"), line("Cơ quan: {{ co_"))
    assert brief([found]) == [("placeholder-syntax", LINE)]
    assert "ngắt sang đoạn sau" in found.message


# --- where blocks can go

BODY_TEXT = "{{ body }}"


def find(document: DocxDocument, text: str) -> etree._Element:
    return next(each._p for each in document.paragraphs if each.text == text)  # noqa: SLF001


def _to_cell(document: DocxDocument) -> None:
    place = find(document, BODY_TEXT)
    table = document.add_table(1, 1)._tbl  # noqa: SLF001
    place.addprevious(table)
    cell = next(table.iter(w("tc")))
    cell.insert(1, place)


def _to_text_box(document: DocxDocument) -> None:
    xml = (
        f'<w:p xmlns:w="{NS}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:rect><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:rect></w:pict></w:r></w:p>"
    )
    place = find(document, BODY_TEXT)
    place.addprevious(etree.fromstring(xml))
    document.element.body.remove(place)


def _to_header(document: DocxDocument) -> None:
    document.element.body.remove(find(document, BODY_TEXT))
    document.sections[0].header.paragraphs[0].text = BODY_TEXT


def _to_footer(document: DocxDocument) -> None:
    document.element.body.remove(find(document, BODY_TEXT))
    document.sections[0].footer.paragraphs[0].text = BODY_TEXT


def _beside_text(document: DocxDocument) -> None:
    next(find(document, BODY_TEXT).iter(w("t"))).text = "Nội dung: {{ body }}"


def _beside_a_drawing(document: DocxDocument) -> None:
    etree.SubElement(etree.SubElement(find(document, BODY_TEXT), w("r")), w("drawing"))


def _at_a_section_break(document: DocxDocument) -> None:
    properties = find(document, BODY_TEXT).find(w("pPr"))
    assert properties is not None
    properties.append(etree.Element(w("sectPr")))


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (line(BODY_TEXT), "ở đây là lần thứ hai"),
        (_to_cell, "trong bảng"),
        (_to_text_box, "trong khung chữ"),
        (_to_header, "ở đầu trang"),
        (_to_footer, "ở chân trang"),
        (_beside_text, "cùng đoạn với chữ khác"),
        (_beside_a_drawing, "cùng đoạn với hình"),
        (_at_a_section_break, "ngắt phần"),
    ],
)
def test_a_body_where_blocks_cannot_go_is_found_at_its_paragraph(tmp_path: Path, draw: Draw, reason: str) -> None:
    [found] = check(tmp_path, draw)
    assert found.rule.id == "misplaced"
    assert paragraph_of(found) is not None
    assert "{{ body }} phải đứng riêng một đoạn" in found.message
    assert reason in found.message


def test_a_frame_without_a_body_says_so(tmp_path: Path) -> None:
    [found] = check(tmp_path, lambda document: document.element.body.remove(find(document, BODY_TEXT)))
    assert (found.rule.id, paragraph_of(found)) == ("missing-body", None)
    assert "{{ body }}" in found.message


def test_appendices_may_be_left_out_but_not_stand_before_the_body(tmp_path: Path) -> None:
    end = "{{ appendices }}"
    assert check(tmp_path, lambda document: document.element.body.remove(find(document, end))) == []
    [found] = check(tmp_path, lambda document: find(document, BODY_TEXT).addprevious(find(document, end)))
    assert (found.rule.id, found.is_error) == ("misplaced", True)
    assert "phải đứng sau {{ body }}" in found.message


def test_text_after_the_appendices_is_only_a_warning(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.add_paragraph("Người lập biểu")

    [found] = check(tmp_path, draw)
    assert (found.rule.id, found.is_error) == ("misplaced", False)


@pytest.mark.parametrize("part", ["header", "footer"])
def test_placeholders_of_a_header_and_a_footer_are_checked_with_their_place(tmp_path: Path, part: str) -> None:
    def draw(document: DocxDocument) -> None:
        getattr(document.sections[0], part).paragraphs[0].text = "{{ co_qaun }}"

    [found] = check(tmp_path, draw)
    assert found.rule.id == "unknown-name"
    assert found.location.inside.startswith("đầu trang" if part == "header" else "chân trang")


def test_a_placeholder_in_a_text_box_is_checked_once_and_filled(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ co_qaun }}</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<w:r xmlns:w="{NS}"><mc:AlternateContent xmlns:mc="{mc}">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    [found] = check(tmp_path, cut(xml.replace(f' xmlns:w="{NS}"', "")))
    assert found.rule.id == "unknown-name"


def test_a_placeholder_in_a_note_is_not_filled_and_says_so(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="1"><w:p>{text_run("{{ nam }}")}</w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{NS}">{note}</w:footnotes>'

    def draw(document: DocxDocument) -> None:
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CT.WML_FOOTNOTES, notes.encode(), document.part.package)
        document.part.relate_to(part, RT.FOOTNOTES)

    [found] = check(tmp_path, draw)
    assert (found.rule.id, found.location.inside) == ("misplaced", "cước chú, đoạn 1")


# --- styles, page, tracked changes, fields


@pytest.mark.parametrize(
    "name",
    ["Nội dung", "Heading 4", "Biểu", "Chờ xử lý", "Kèm theo", "Tên phụ lục", "Số đơn vị", "Nhóm ý", "Tên đơn vị"],
)
def test_a_style_is_missed_whatever_one_draft_needs(tmp_path: Path, name: str) -> None:
    found = check(tmp_path, lambda document: document.styles[name].delete())
    lacking = [each for each in found if paragraph_of(each) is None]
    assert [each.rule.id for each in lacking] == ["missing-style"]
    assert f'"{name.replace("Heading", "heading")}"' in lacking[0].message
    assert all(each.rule.id == "missing-style" for each in found)


def test_a_renamed_style_comes_with_the_name_it_has(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.styles["Ý nhỏ"].name = "Y nho"

    [found] = check(tmp_path, draw)
    assert found.message == 'thiếu kiểu (style) "Ý nhỏ".'
    assert found.hint == 'có phải kiểu "Y nho" của khung? đổi tên nó thành "Ý nhỏ".'


def test_a_style_of_another_kind_does_not_count(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.styles["Số đơn vị"].delete()
        document.styles.add_style("Số đơn vị", WD_STYLE_TYPE.PARAGRAPH)

    [found] = check(tmp_path, draw)
    assert found.message == 'kiểu (style) "Số đơn vị" là kiểu đoạn, cần kiểu chữ.'


def test_a_style_in_decomposed_letters_is_the_same_style(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.styles["Nội dung"].name = "No\u0302\u0323i dung"

    assert check(tmp_path, draw) == []


def test_a_style_that_a_paragraph_names_and_the_frame_lacks_is_found_once(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        for text in ("một", "hai"):
            element = document.paragraphs[0].insert_paragraph_before(text)._p  # noqa: SLF001
            etree.SubElement(element.get_or_add_pPr(), w("pStyle")).set(w("val"), "KhongCo")

    [found] = check(tmp_path, draw)
    assert (found.rule.id, paragraph_of(found)) == ("missing-style", LINE)
    assert '"KhongCo"' in found.message


def _without_contents(document: DocxDocument) -> None:
    for name in ("toc 1", "TOC Heading"):
        document.styles[name].delete()


@pytest.mark.parametrize("contents", [True, False])
def test_the_styles_of_a_contents_page_are_needed_only_where_there_is_one(tmp_path: Path, contents: bool) -> None:  # noqa: FBT001
    [found] = check_frame(drawn(tmp_path, _without_contents), SHOWN, replace(FIELDS, contents=contents))
    assert (found.rule.id, found.is_error) == ("missing-style", contents)
    assert '"toc 1", "toc heading"' in found.message


def test_the_style_of_an_empty_paragraph_is_only_a_warning(tmp_path: Path) -> None:
    found = check(tmp_path, lambda document: document.styles[FILLER].delete())
    assert {(each.rule.id, each.is_error) for each in found} == {("missing-style", False)}
    assert f'"{FILLER}"' in found[0].message


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("pgSz", None, None),
        ("pgMar", None, None),
        ("pgSz", "w", "210mm"),
        ("pgSz", "w", "0"),
        ("pgMar", "left", "99999"),
    ],
)
def test_a_frame_without_a_page_to_measure_by_is_refused(
    tmp_path: Path, part: str, name: str | None, value: str | None
) -> None:
    def draw(document: DocxDocument) -> None:
        section = document.element.body.find(w("sectPr"))
        element = section.find(w(part))
        if name is None:
            section.remove(element)
        else:
            element.set(w(name), value)

    [found] = check(tmp_path, draw)
    assert (found.rule.id, found.is_error) == ("missing-page", True)
    assert "khổ giấy" in found.message


TRACKED = {
    "inserted": '<w:ins w:id="1" w:author="Hoa">{}</w:ins>',
    "moved": '<w:moveTo w:id="1" w:author="Hoa">{}</w:moveTo>',
    "deleted beside it": '{}<w:del w:id="1" w:author="Hoa"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
}


@pytest.mark.parametrize("xml", TRACKED.values(), ids=TRACKED.keys())
def test_a_placeholder_in_a_tracked_change_is_an_error(tmp_path: Path, xml: str) -> None:
    [found] = check(tmp_path, cut(xml.format(text_run("{{ co_quan }}"))))
    assert (found.rule.id, paragraph_of(found), found.is_error) == ("tracked-change", LINE, True)
    assert "Accept" in (found.hint or "")


@pytest.mark.parametrize("xml", TRACKED.values(), ids=TRACKED.keys())
def test_other_tracked_changes_are_one_warning(tmp_path: Path, xml: str) -> None:
    [found] = check(tmp_path, cut(xml.format(text_run("chữ"))), cut(xml.format(text_run("chữ nữa"))))
    assert (found.rule.id, found.is_error) == ("tracked-change", False)
    assert "2 chỗ sửa" in found.message


def test_a_field_that_the_frame_does_not_print_is_a_warning_unless_the_campaign_leaves_it_empty(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        for each in list(document.element.body.iter(w("t"))):
            if each.text in {"{{ nguoi_ky }}", "{{ co_quan_cap_tren }}"}:
                each.text = ""

    frame = drawn(tmp_path, draw)
    [found] = check_frame(frame, SHOWN, replace(FIELDS, unset=frozenset({"co_quan_cap_tren"})))
    assert (found.rule.id, found.is_error) == ("unused-field", False)
    assert found.message == "khung không có {{ nguoi_ky }}, nên sẽ không in họ tên người ký."
    assert len(check_frame(frame, SHOWN, FIELDS)) == 2


# --- the file itself, and all at once


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "không có tệp này"),
        (b"", "không phải tệp Word"),
        ("Không phải Word".encode(), "không phải tệp Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), ".doc"),
        (FRAME.read_bytes()[:5000], "không phải tệp Word"),
    ],
)
def test_a_frame_that_cannot_be_opened_says_why(tmp_path: Path, data: bytes | None, reason: str) -> None:
    frame = tmp_path / "khung.docx"
    if data is not None:
        frame.write_bytes(data)
    [found] = check_frame(frame, SHOWN, FIELDS)
    assert found.rule.id == "unreadable-frame"
    assert reason in found.message
    assert "tongket init" in (found.hint or "")


def test_all_faults_are_said_at_once_in_one_order(tmp_path: Path) -> None:
    def draw(document: DocxDocument) -> None:
        document.styles["Ý"].delete()
        document.element.body.remove(find(document, BODY_TEXT))

    lines = ("{{ nam }", "{{ nguoi_ki }}", "{{ co_quan }} {{ co quan }}")
    found = check(tmp_path, draw, *map(line, lines))
    assert brief(found) == [
        ("missing-body", None),
        ("missing-style", None),
        ("unknown-name", LINE),
        ("unknown-name", LINE + 1),
        ("placeholder-syntax", LINE + 2),
    ]


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: there is nothing to save the frame with")
def test_a_frame_saved_by_libreoffice_is_clean_and_works(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path),
        str(FRAME),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "report.docx"
    assert check_frame(saved, SHOWN, FIELDS) == ()
    report = books(campaign(tmp_path / "chiến dịch")).report
    assert report is not None
    book = replace(report, body=(paragraph(ParagraphStyle.BODY, "Nội dung báo cáo."),), appendices=())
    saved.write_bytes(render_docx(book, saved, SHOWN, as_of=DAY))
    texts = [each.text for each in open_docx(saved).paragraphs]
    assert "Nội dung báo cáo." in texts
    assert not any("{{" in each for each in texts)
