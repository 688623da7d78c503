"""Whole documents: right ones of any make pass, the other standard is named, odd ones never break anything."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.builders import DAY, REPOSITORY, books, open_docx, render
from tests.commands.lint import foreign
from tests.commands.lint.documents import (
    BODY,
    LINT_RULES,
    administrative,
    blank,
    body,
    find,
    ids,
    line,
    lint,
    lint_made,
    made_of_tables,
    made_of_tabs,
    remove,
    runs_of,
    say,
    set_fonts,
    shown,
    write_draft,
)
from tests.places import in_word
from tongket.commands.figures.word_passages import read_passages
from tongket.commands.lint.roles import recognise
from tongket.findings.rule import Severity
from tongket.ooxml.namespaces import W
from tongket.ooxml.package import write_package
from tongket.word.looks import read_looks
from tongket.word.reading import open_word
from tongket.writing.book_file import render_docx

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: nothing can be saved again with it")
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WP = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

TYPES = """\
NGHỊ QUYẾT, QUYẾT ĐỊNH, CHỈ THỊ, KẾT LUẬN, QUY CHẾ, QUY ĐỊNH, THÔNG TRI, HƯỚNG DẪN, THÔNG BÁO, THÔNG CÁO, TUYÊN BỐ,
LỜI KÊU GỌI, BÁO CÁO, KẾ HOẠCH, QUY HOẠCH, CHƯƠNG TRÌNH, ĐỀ ÁN, PHƯƠNG ÁN, DỰ ÁN, TỜ TRÌNH, BIÊN BẢN, CHIẾN LƯỢC,
ĐIỀU LỆ, CƯƠNG LĨNH, GIẤY MỜI, GIẤY GIỚI THIỆU, GIẤY NGHỈ PHÉP, GIẤY ỦY QUYỀN, GIẤY ĐI ĐƯỜNG, PHIẾU GỬI,
PHIẾU CHUYỂN, PHIẾU BÁO, THƯ CÔNG, HỢP ĐỒNG, CÔNG ĐIỆN, BẢN GHI NHỚ, BẢN THỎA THUẬN, NỘI QUY, NGHỊ ĐỊNH, THÔNG TƯ,
THÔNG TƯ LIÊN TỊCH, NGHỊ QUYẾT LIÊN TỊCH, LUẬT, BỘ LUẬT, PHÁP LỆNH, LỆNH, HIẾN PHÁP, BÀI PHÁT BIỂU, PHÁT BIỂU,
DIỄN VĂN KHAI MẠC, THAM LUẬN, ĐỀ CƯƠNG, ĐỀ CƯƠNG BÁO CÁO, KỊCH BẢN, BÁO CÁO TÓM TẮT, CHƯƠNG TRÌNH HÀNH ĐỘNG\
""".replace("\n", " ").split(", ")
"""Those of Quy định 66-QĐ/TW, of Nghị định 30/2020/NĐ-CP (điều 7), of the law on legal documents; what is spoken."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of the repository's campaign."""
    path = tmp_path_factory.mktemp("kho") / "report.docx"
    path.write_bytes(render(REPOSITORY)[0])
    return path


def test_our_own_draft_has_no_finding(own: Path) -> None:
    assert shown(lint(own)) == []


@pytest.mark.slow
def test_our_own_draft_with_contents_has_no_finding(tmp_path: Path) -> None:
    report = books(REPOSITORY).report
    assert report is not None
    frame = REPOSITORY / "templates/report.docx"
    path = tmp_path / "dự thảo.docx"
    path.write_bytes(render_docx(replace(report, contents=True), frame, "templates/report.docx", as_of=DAY))
    assert shown(lint(path)) == []


def test_a_draft_without_yellow_and_counts_has_no_finding(own: Path, tmp_path: Path) -> None:
    document = open_docx(own)
    for each in list(document.element.body.iter(qn("w:p"))):
        styles = {run.get(qn("w:val")) for run in each.iter(qn("w:rStyle"))}
        holder = each.getparent()
        if "ChoXuLy" in styles and holder is not None and holder.tag == qn("w:body"):
            holder.remove(each)
    say(find(document, "Dự thảo"), " ")
    assert shown(lint_made(document, tmp_path / "sạch.docx")) == []


def test_a_draft_with_mirrored_margins_has_no_finding(own: Path, tmp_path: Path) -> None:
    document = open_docx(own)
    document.settings.element.insert(1, parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))
    assert shown(lint_made(document, tmp_path / "hai mặt.docx")) == []


@pytest.mark.parametrize("make", [made_of_tables, made_of_tabs])
def test_a_right_document_made_by_hand_has_no_finding(make: Callable[[], DocxDocument], tmp_path: Path) -> None:
    assert shown(lint_made(make(), tmp_path / "tay.docx")) == []


def _save_again(path: Path, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, str(folder / "lo"), str(path)], check=True, capture_output=True, timeout=180)
    return folder / "lo" / path.name


@needs_office
def test_our_own_draft_saved_by_libreoffice_has_no_finding(own: Path, tmp_path: Path) -> None:
    assert shown(lint(_save_again(own, tmp_path))) == []


@needs_office
@pytest.mark.parametrize("make", [made_of_tables, made_of_tabs, administrative])
def test_libreoffice_changes_no_finding(make: Callable[[], DocxDocument], tmp_path: Path) -> None:
    path = tmp_path / "tay.docx"
    before = ids(lint_made(make(), path))
    assert ids(lint(_save_again(path, tmp_path))) == before


def test_the_form_of_a_state_body_is_named_with_what_to_write_instead(tmp_path: Path) -> None:
    found = lint_made(administrative(), tmp_path / "hành chính.docx")
    assert {
        *("missing-motto", "missing-star", "wrong-number-form", "missing-hyphens", "wrong-authority-form", "post-bold"),
        *("recipients-label", "recipients-form", "not-upright", "slash-stop-slash", "wrong-size"),
    } <= set(ids(found))
    assert "superior-bold" not in ids(found)  # a name on two lines
    told = {each.rule.id: f"{each.message} {each.hint}" for each in found}
    assert "quốc hiệu" in told["missing-motto"]
    assert "đường kẻ của văn bản hành chính" in told["missing-star"]
    assert "đường kẻ của văn bản hành chính" in told["missing-hyphens"]
    assert "“Số 15-BC/UBND”" in told["wrong-number-form"]
    authority = [each.message for each in found if each.rule.id == "wrong-authority-form"]
    assert [re.findall("“(.*?)”", each)[0] for each in authority] == ["T/M ỦY BAN NHÂN DÂN", "K/T CHỦ TỊCH"]


@pytest.mark.parametrize("make", [*foreign.STATE, foreign.two_documents])
def test_a_plain_document_of_the_state_is_said_to_be_one_first(
    make: Callable[[], DocxDocument], tmp_path: Path
) -> None:
    found = lint_made(make(), tmp_path / "nhà nước.docx")
    assert found[0].rule.id == "state-document"
    letters = {"wrong-font", "wrong-colour", "wrong-date-form"}  # of the styles that headings have in one of them
    assert set(ids(found[1:])) <= (letters if make is foreign.styled_report else set())


@pytest.mark.parametrize("make", foreign.OTHERS)
def test_nothing_of_an_issued_document_is_asked_of_a_speech_or_an_outline(
    make: Callable[[], DocxDocument], tmp_path: Path
) -> None:
    assert shown(lint_made(make(), tmp_path / "kèm theo.docx")) == []


@needs_office
@pytest.mark.parametrize("make", [*foreign.STATE, *foreign.OTHERS])
def test_libreoffice_changes_no_finding_in_documents_of_others(
    make: Callable[[], DocxDocument], tmp_path: Path
) -> None:
    path = tmp_path / "tay.docx"
    before = ids(lint_made(make(), path))
    assert ids(lint(_save_again(path, tmp_path))) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", TYPES)
def test_each_type_of_the_party_and_of_the_state_is_known(name: str, tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "BÁO CÁO"), name)
    assert "missing-type" not in ids(lint_made(document, tmp_path / "loại.docx"))


@pytest.mark.parametrize(
    ("authority", "post"),
    [
        ("TM. CHÍNH PHỦ", "THỦ TƯỚNG"),
        ("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG"),
        ("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG"),
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("", "BỘ TRƯỞNG"),
        ("", "Q. CHỦ TỊCH"),
        ("", "TỔNG KIỂM TOÁN NHÀ NƯỚC"),
    ],
)
def test_a_signature_of_the_state_is_known(authority: str, post: str, tmp_path: Path) -> None:
    document = foreign.decree()
    say(find(document, "TM. CHÍNH PHỦ"), authority or " ")
    say(find(document, "THỦ TƯỚNG"), post)
    assert ids(lint_made(document, tmp_path / "ký.docx")) == ["state-document"]
    [signature] = recognise(read_looks(open_word(tmp_path / "ký.docx", "ký.docx")).paragraphs).signatures
    assert [each.text for each in signature.pieces] == [*filter(None, (authority,)), post, "Nguyễn Văn Hà"]


def test_the_motto_and_the_date_are_no_headings(tmp_path: Path) -> None:
    path = tmp_path / "đầu.docx"
    foreign.styled_report().save(str(path))
    headings = {each.heading for each in read_passages(open_word(path, path.name))}
    assert headings == {""}


def test_an_appendix_alone_lacks_each_part_once(tmp_path: Path) -> None:
    document = blank()
    line(document, "Phụ lục 1", "bc")
    line(document, "Danh mục văn bản", "bc")
    document.add_table(3, 3)
    found = lint_made(document, tmp_path / "phụ lục.docx")
    missing = ("date-line", "motto", "number", "organ", "recipients", "signature", "star", "type")
    assert sorted(each.rule.id for each in found) == [f"missing-{each}" for each in missing]


def test_the_same_defect_in_many_paragraphs_is_one_finding_that_says_how_many(tmp_path: Path) -> None:
    document = made_of_tables()
    for number in range(1, 11):
        for run in find(document, f"{number}. ").runs:
            run.font.size = Pt(13)
    [found] = lint_made(document, tmp_path / "nhiều.docx")
    assert found.rule.id == "wrong-size"
    assert found.message == "Nội dung: cần cỡ chữ 14–15, nhưng nhận được 13 (và 9 đoạn khác)."
    assert in_word(found).paragraph == next(
        number
        for number, each in enumerate(document.element.body.iter(qn("w:p")), 1)
        if "".join(str(text.text) for text in each.iter(qn("w:t"))).startswith("1. ")
    )


def test_fonts_of_the_theme_are_called_by_their_names(tmp_path: Path) -> None:
    document = made_of_tables()
    fonts = document.styles["Normal"].element.rPr.rFonts
    for slot, theme in (("ascii", "minorHAnsi"), ("hAnsi", "minorHAnsi")):
        del fonts.attrib[qn(f"w:{slot}")]
        fonts.set(qn(f"w:{slot}Theme"), theme)
    [found] = lint_made(document, tmp_path / "theme.docx")
    assert (found.rule.id, found.severity) == ("wrong-font", Severity.ERROR)
    assert "“Cambria” ở w:ascii, w:hAnsi" in found.message


def test_only_what_can_be_read_is_asked_of_a_document_in_an_old_encoding(tmp_path: Path) -> None:
    document = blank()
    for _ in range(5):
        set_fonts(body(document, "B¸o c¸o t×nh h×nh thùc hiÖn nhiÖm vô"), ascii=".VnTime", hAnsi=".VnTime")
    assert ids(lint_made(document, tmp_path / "vntime.docx")) == ["legacy-font"]


@pytest.mark.parametrize(
    "number",
    [
        *("Số 127-QĐ/TW", "Số 05-BC/TU", "Số      -BC/TU", "Số -BC/TU", "Số ……-BC/TU", "Số 12-CTr/HU"),
        *("Số 01-NQLT/TU-BCSĐ", "Số 1234-CV/VPTU", "Số 45-BC/ĐUK"),
    ],
)
def test_a_right_number_is_left_alone(number: str, tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "Số 05"), number)
    assert shown(lint_made(document, tmp_path / "số.docx")) == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Số: 15/BC-TU", "Số 15-BC/TU"),
        ("Số: 7/QĐ-UBND", "Số 07-QĐ/UBND"),
        ("Số 5-BC/TU", "Số 05-BC/TU"),
        ("Số 15 - BC / TU", "Số 15-BC/TU"),
    ],
)
def test_a_wrong_number_is_written_out_as_it_should_be(typed: str, wanted: str, tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "Số 05"), typed)
    [found] = lint_made(document, tmp_path / "số.docx")
    assert found.hint is not None
    assert f"“{wanted}”" in found.hint


@pytest.mark.parametrize(
    "day",
    [
        *("Lâm Đồng, ngày 05 tháng 4 năm 2019", "Hạ Long, ngày 20 tháng 02 năm 2018"),
        *("Lâm Đồng, ngày      tháng 4 năm 2019", "Lâm Đồng, ngày … tháng … năm 2019"),
        *("Thành phố Hồ Chí Minh, ngày 29 tháng 02 năm 2020", "Lâm Đồng, ngày     tháng     năm 2019"),
    ],
)
def test_a_right_date_is_left_alone(day: str, tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "Lâm Đồng, ngày"), day)
    assert shown(lint_made(document, tmp_path / "ngày.docx")) == []


def test_a_wrong_date_is_written_out_as_it_should_be(tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "Lâm Đồng, ngày"), "Lâm Đồng, ngày 5 tháng 04 năm 2019")
    [found] = lint_made(document, tmp_path / "ngày.docx")
    assert "cần “Lâm Đồng, ngày 05 tháng 4 năm 2019”" in found.message


def test_an_official_letter_needs_no_type(tmp_path: Path) -> None:
    document = made_of_tables()
    for each in ("BÁO CÁO", "kết quả công tác", "-----"):
        remove(find(document, each))
    line_before = find(document, "Thực hiện chương trình")
    say(line_before.insert_paragraph_before(" "), "Kính gửi: Ban Thường vụ Tỉnh ủy Lâm Đồng")
    assert shown(lint_made(document, tmp_path / "công văn.docx")) == []


def test_a_letterhead_of_line_breaks_is_read_line_by_line(tmp_path: Path) -> None:
    document = made_of_tables()
    organ = find(document, "TỈNH ỦY")
    for text in ("BAN DÂN VẬN", "*", "Số 05"):
        run = runs_of(find(document, text))[0]
        organ.add_run().add_break()
        organ._p.append(run._r)  # noqa: SLF001
    for each in list(document.tables[0].rows[0].cells[0].paragraphs)[1:]:
        remove(each)
    assert shown(lint_made(document, tmp_path / "ngắt dòng.docx")) == []


def test_a_letterhead_in_a_content_control_is_read(tmp_path: Path) -> None:
    document = made_of_tables()
    table = document.tables[0]._tbl  # noqa: SLF001
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[0].append(table)
    assert shown(lint_made(document, tmp_path / "sdt.docx")) == []


@pytest.mark.parametrize(
    "shape",
    [
        f'<w:r {nsdecls("w")}><w:pict><v:line {V} from="0,0" to="100,0"/></w:pict></w:r>',
        f'<w:r {nsdecls("w")}><w:pict><v:shape {V} type="#_x0000_t32"/></w:pict></w:r>',
        f'<w:r {nsdecls("w")}><w:drawing><a:prstGeom {WP} prst="straightConnector1"/></w:drawing></w:r>',
    ],
)
def test_a_drawn_line_is_a_rule_and_a_picture_is_none(shape: str, tmp_path: Path) -> None:
    document = made_of_tables()
    motto = find(document, "ĐẢNG CỘNG SẢN")
    below = motto._p.getnext()  # noqa: SLF001
    assert below is not None
    motto._p.getparent().remove(below)  # type: ignore[union-attr]  # noqa: SLF001
    assert ids(lint_made(document, tmp_path / "không kẻ.docx")) == ["missing-motto-rule"]
    motto._p.append(parse_xml(shape))  # noqa: SLF001
    assert shown(lint_made(document, tmp_path / "kẻ.docx")) == []


def test_space_before_the_name_takes_the_place_of_blank_lines(tmp_path: Path) -> None:
    document = made_of_tables()
    name = find(document, "Nguyễn Văn Hà")
    for _ in range(4):
        above = name._p.getprevious()  # noqa: SLF001
        assert above is not None
        name._p.getparent().remove(above)  # type: ignore[union-attr]  # noqa: SLF001
    assert ids(lint_made(document, tmp_path / "sát.docx")) == ["missing-blank-lines"]
    name.paragraph_format.space_before = Pt(72)
    assert shown(lint_made(document, tmp_path / "cách.docx")) == []


@pytest.mark.parametrize("authority", ["T/M ĐẢNG ĐOÀN", "T/M ỦY BAN KIỂM TRA", "T/M BAN CÁN SỰ ĐẢNG"])
def test_collective_bodies_that_are_no_committee_have_posts_of_their_own(authority: str, tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "K/T TRƯỞNG BAN"), authority)
    say(find(document, "PHÓ TRƯỞNG BAN"), "PHÓ CHỦ NHIỆM")
    assert shown(lint_made(document, tmp_path / "tập thể.docx")) == []


def test_a_name_on_two_lines_is_one_organ(tmp_path: Path) -> None:
    document = made_of_tables()
    say(find(document, "TỈNH ỦY"), "ĐẢNG BỘ KHỐI CÁC CƠ QUAN")
    say(find(document, "BAN DÂN VẬN"), "VÀ DOANH NGHIỆP TỈNH LÂM ĐỒNG")
    find(document, "ĐẢNG BỘ KHỐI").runs[0].bold = True
    assert shown(lint_made(document, tmp_path / "hai dòng.docx")) == []


@pytest.mark.slow
def test_many_paragraphs_are_checked(tmp_path: Path) -> None:
    document = made_of_tables()
    model = find(document, "12. ")._p  # noqa: SLF001
    for _ in range(2000):
        model.addnext(deepcopy(model))
    assert shown(lint_made(document, tmp_path / "dài.docx")) == []


def _package(content: str, **parts: str) -> bytes:
    """Return a document that holds just this, in a package that is sound."""
    whole = io.BytesIO()
    Document().save(whole)
    with zipfile.ZipFile(whole) as package:
        given = {each: package.read(each) for each in package.namelist()}
    given["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'.encode()
    return write_package({**given, **{f"word/{name}.xml": text.encode() for name, text in parts.items()}})


ODD = {
    "nothing": "",
    "a page alone": "<w:sectPr/>",
    "an empty page": '<w:sectPr><w:pgSz/><w:pgMar w:top="không"/></w:sectPr>',
    "an empty paragraph": "<w:p/>",
    "tables alone": "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    "a row outside a table": "<w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p><w:tbl><w:tr/></w:tbl>",
    "an unknown style": '<w:p><w:pPr><w:pStyle w:val="?"/></w:pPr><w:r><w:rPr><w:rStyle w:val="?"/><w:sz w:val="x"/>'
    '<w:color w:val="đỏ"/></w:rPr><w:t>Chữ</w:t></w:r></w:p>',
    "a text box": "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>ĐẢNG CỘNG SẢN VIỆT NAM</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r></w:p>",
    "only an authority": "<w:p><w:r><w:t>T/M BAN THƯỜNG VỤ</w:t></w:r></w:p>",
    "only a label": "<w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p>",
    "only a type": "<w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p>",
    "one long word": f"<w:p><w:r><w:t>{'a' * 100_000}</w:t></w:r></w:p>",
    "a long word for a name": f"<w:p><w:r><w:t>BÍ THƯ</w:t></w:r></w:p><w:p><w:r><w:t>{'ê' * 5000} -</w:t></w:r></w:p>",
    "many spaces": f'<w:p><w:r><w:t xml:space="preserve">Số{" " * 100_000}x</w:t></w:r></w:p>',
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_document_gives_findings_and_never_breaks(content: str, tmp_path: Path) -> None:
    path = tmp_path / "lạ.docx"
    path.write_bytes(_package(content))
    assert set(ids(lint(path))) <= LINT_RULES.keys()


def test_a_document_of_python_docx_as_it_comes_is_wrong_in_the_ways_that_a_secretary_sees(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("I. TÌNH HÌNH CHUNG", 1)
    document.add_paragraph(BODY)
    found = lint_made(document, tmp_path / "mới.docx")
    assert {"wrong-font", "wrong-paper", "wrong-margins", "wrong-size", "wrong-alignment", "wrong-colour"} <= set(
        ids(found)
    )
    assert len(found) < 25


def test_a_draft_of_a_small_campaign_has_no_finding(tmp_path: Path) -> None:
    assert shown(lint(write_draft(tmp_path))) == []


TABLE = re.compile(r"^\| `([a-z-]+)` \| .+ \| .+ \| (lỗi|cảnh báo) \|$", re.MULTILINE)


def test_the_documentation_lists_each_rule_once_with_its_severity() -> None:
    rows = TABLE.findall((REPOSITORY / "docs" / "lint.md").read_text("utf-8"))
    names = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}
    assert len(rows) == len(dict(rows))
    assert dict(rows) == {name: names[rule.severity] for name, rule in LINT_RULES.items()}
