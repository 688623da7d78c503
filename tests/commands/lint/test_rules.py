"""Every rule: one thing of a right document is broken, and that rule alone says so, at its place."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.builders import open_docx
from tests.cli.test_messages import FOREIGN, KEYS, VERBS
from tests.commands.lint.documents import (
    BODY,
    LINT_RULES,
    Change,
    every,
    find,
    lint_made,
    remove,
    runs_of,
    say,
    set_fonts,
    shown,
    write_draft,
)
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.rule import Severity

HEAD, LEFT, RIGHT = "biểu 1, hàng 1, cột 2", "biểu 1, hàng 1, cột 1", "biểu 1, hàng 2, cột 2"
NUMBER, TO, SIGNED = "biểu 1, hàng 2, cột 1", "biểu 2, hàng 1, cột 1", "biểu 2, hàng 1, cột 2"
TEXT = 'đoạn 17, mục "Khái quát tình hình chung"'
LATER = TEXT.replace("17", "19")
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


class Case(NamedTuple):
    """One thing that is wrong, and where it must be said."""

    rule: str
    place: str
    change: Change
    severity: Severity = Severity.ERROR


def bold(begins: str, *, on: bool) -> Change:
    def change(document: DocxDocument) -> None:
        for run in runs_of(find(document, begins)):
            run.bold = on

    return change


def italic(begins: str, *, on: bool) -> Change:
    def change(document: DocxDocument) -> None:
        for run in runs_of(find(document, begins)):
            run.italic = on

    return change


def size(begins: str, points: float) -> Change:
    def change(document: DocxDocument) -> None:
        for run in runs_of(find(document, begins)):
            run.font.size = Pt(points)

    return change


def words(begins: str, text: str) -> Change:
    return lambda document: say(find(document, begins), text)


def of_the_state(document: DocxDocument) -> None:
    """Make a document one of a State body: its head alone, so that what is not asked of it stays wrong."""
    changes = {
        "ĐẢNG CỘNG SẢN": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH ỦY": "SỞ NỘI VỤ",
        "Số ": "Số: 15/BC-SNV",
    }
    for begins, text in changes.items():
        say(find(document, begins), text)


def without(begins: str) -> Change:
    def change(document: DocxDocument) -> None:
        line = find(document, begins)
        say(line, " ")

    return change


def fonts(begins: str, **slots: str) -> Change:
    return lambda document: set_fonts(find(document, begins), **slots)


def form(begins: str, make: Callable[[Paragraph], object]) -> Change:
    def change(document: DocxDocument) -> None:
        make(find(document, begins))

    return change


def standing(**measures: object) -> Change:
    def change(document: DocxDocument) -> None:
        for name, value in measures.items():
            setattr(find(document, BODY).paragraph_format, name, value)

    return change


def align(begins: str, side: WD_ALIGN_PARAGRAPH) -> Change:
    return form(begins, lambda each: setattr(each, "alignment", side))


def page(**measures: Mm) -> Change:
    def change(document: DocxDocument) -> None:
        for name, value in measures.items():
            setattr(document.sections[0], name, value)

    return change


def coloured(document: DocxDocument) -> None:
    for run in runs_of(find(document, BODY)):
        run.font.color.rgb = RGBColor(0, 0x70, 0xC0)


def no_page_number(document: DocxDocument) -> None:
    for each in document.sections[0].header.paragraphs:
        remove(each)
    document.sections[0].header.add_paragraph()


def number_at_the_side(document: DocxDocument) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_with_words(document: DocxDocument) -> None:
    line = document.sections[0].header.paragraphs[0]
    line.insert_paragraph_before()
    line.runs[0]._r.addprevious(OxmlElement("w:r"))  # noqa: SLF001
    text = OxmlElement("w:t")
    text.text = "Trang "
    line.runs[0]._r.append(text)  # noqa: SLF001


def number_at_the_foot(document: DocxDocument) -> None:
    section = document.sections[0]
    footer = section.footer.paragraphs[0]
    for run in list(section.header.paragraphs[0].runs):
        footer._p.append(run._r)  # noqa: SLF001
    footer.alignment = CENTRE


def roman_numbers(document: DocxDocument) -> None:
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "lowerRoman")
    for margins in document.element.body.iter(qn("w:pgMar")):
        margins.addnext(kind)


def lying_first_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = Mm(30), Mm(15)
    section.left_margin = section.right_margin = Mm(20)


def no_motto_rule(document: DocxDocument) -> None:
    remove(next(each for each in every(document) if each.style is not None and each.style.name == "Kẻ dưới tiêu đề"))


def underlined_motto(document: DocxDocument) -> None:
    no_motto_rule(document)
    find(document, "ĐẢNG CỘNG SẢN").runs[0].underline = True


def superior(text: str) -> Change:
    def change(document: DocxDocument) -> None:
        organ = find(document, "TỈNH ỦY")
        above = organ.insert_paragraph_before("TỈNH ỦY LÂM ĐỒNG", style=organ.style)
        above.runs[0].bold = text == "bold"
        say(organ, "BAN DÂN VẬN")
        say(find(document, "T/M"), "TRƯỞNG BAN")
        find(document, "TRƯỞNG BAN").runs[0].bold = False
        remove(find(document, "PHÓ BÍ THƯ"))

    return change


def fewer_blank_lines(document: DocxDocument) -> None:
    for each in [each for each in every(document) if each.style is not None and each.style.name == "Chỗ ký"][:2]:
        remove(each)


def no_signature(document: DocxDocument) -> None:
    for text in ("T/M", "PHÓ BÍ THƯ", "Trần Đức Quận"):
        say(find(document, text), " ")


def no_recipients(document: DocxDocument) -> None:
    for text in ("Nơi nhận", "- Ban Dân vận Trung ương", "- Lưu"):
        say(find(document, text), " ")


def part_in_the_text(*, bolded: bool = True, centred: bool = True) -> Change:
    def change(document: DocxDocument) -> None:
        line = find(document, "I. TÌNH HÌNH").insert_paragraph_before("Phần thứ nhất")
        line.runs[0].bold = bolded
        line.alignment = CENTRE if centred else WD_ALIGN_PARAGRAPH.LEFT

    return change


def twice(first: str, second: str) -> Change:
    """Put two points behind the body's paragraph."""

    def change(document: DocxDocument) -> None:
        after = find(document, BODY)
        for text in (second, first):
            point = deepcopy(after._p)  # noqa: SLF001
            after._p.addnext(point)  # noqa: SLF001
            say(Paragraph(point, after._parent), text)  # noqa: SLF001

    return change


CASES = (
    Case("wrong-font", TEXT, fonts(BODY, ascii="Arial")),
    Case("wrong-font", TEXT, fonts(BODY, hAnsi="Calibri")),
    Case("wrong-font", TEXT, fonts(BODY, cs="Arial"), Severity.WARNING),
    Case("wrong-font", TEXT, fonts(BODY, eastAsia="SimSun"), Severity.WARNING),
    Case("wrong-font", HEAD, fonts("ĐẢNG CỘNG SẢN", ascii="Cambria", hAnsi="Cambria")),
    Case("legacy-font", TEXT, fonts(BODY, ascii=".VnTime", hAnsi=".VnTime")),
    Case("legacy-font", TEXT, fonts(BODY, ascii="VNI-Times", hAnsi="VNI-Times")),
    Case("wrong-colour", TEXT, coloured),
    Case("wrong-size", HEAD, size("ĐẢNG CỘNG SẢN", 14)),
    Case("wrong-size", LEFT, size("TỈNH ỦY", 13)),
    Case("wrong-size", "đoạn 10", size("BÁO CÁO", 14)),
    Case("wrong-size", "đoạn 11", size("tổng kết", 13)),
    Case("wrong-size", TEXT, size(BODY, 13)),
    Case("wrong-size", TEXT, size(BODY, 15.5)),
    Case("wrong-size", TO, size("Nơi nhận", 12), Severity.WARNING),
    Case("wrong-size", TO, size("- Lưu", 11), Severity.WARNING),
    Case("wrong-size", SIGNED, size("T/M", 13), Severity.WARNING),
    Case("wrong-case", "đoạn 11", words("tổng kết", "TỔNG KẾT 10 NĂM THỰC HIỆN KẾT LUẬN SỐ 62-KL/TW")),
    Case("wrong-case", SIGNED, words("Trần Đức Quận", "TRẦN ĐỨC QUẬN"), Severity.WARNING),
    Case("wrong-case", SIGNED, words("T/M", "T/M Ban Thường vụ"), Severity.WARNING),
    Case("wrong-case", NUMBER, words("Dự thảo", "DỰ THẢO LẦN 1"), Severity.WARNING),
    Case("not-upright", "đoạn 11", italic("tổng kết", on=True)),
    Case("not-upright", SIGNED, italic("PHÓ BÍ THƯ", on=True), Severity.WARNING),
    Case("not-nfc", TEXT, words(BODY, "Nha\u0302n da\u0302n tin tưởng vào sự lãnh đạo của Đảng ta."), Severity.WARNING),
    Case("eth-letter", TEXT, words(BODY, "Nhân dân tin tưởng vào sự lãnh đạo của \u00d0ảng ta.")),
    Case("mixed-tone-marks", TEXT, words(BODY, "Cấp uỷ đã chỉ đạo; Tỉnh ủy, Huyện ủy vào cuộc."), Severity.WARNING),
    Case("wrong-paper", "trang", page(page_width=Mm(215.9), page_height=Mm(279.4))),
    Case("wrong-paper", "trang", lying_first_page),
    Case("wrong-margins", "trang", page(left_margin=Mm(35))),
    Case("wrong-margins", "trang", page(top_margin=Mm(25), bottom_margin=Mm(25))),
    Case("wrong-margins", "trang", page(left_margin=Mm(15), right_margin=Mm(30))),
    Case("wrong-margins", "trang", page(gutter=Mm(5))),
    Case("missing-page-number", "trang", no_page_number, Severity.WARNING),
    Case(
        "page-number-on-first-page",
        "đầu trang, đoạn 1",
        lambda document: setattr(document.sections[0], "different_first_page_header_footer", False),
        Severity.WARNING,
    ),
    Case("wrong-page-number-place", "đầu trang, đoạn 1", number_at_the_side),
    Case("wrong-page-number-place", "đầu trang, đoạn 1", page(header_distance=Mm(12.7))),
    Case("wrong-page-number-place", "chân trang, đoạn 1", number_at_the_foot),
    Case("wrong-page-number-form", "đầu trang, đoạn 1", roman_numbers, Severity.WARNING),
    Case("wrong-page-number-form", "đầu trang, đoạn 2", number_with_words, Severity.WARNING),
    Case("missing-motto", "phần đầu", without("ĐẢNG CỘNG SẢN")),
    Case("missing-motto", HEAD, words("ĐẢNG CỘNG SẢN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    Case("state-document", HEAD, of_the_state, Severity.WARNING),
    Case("motto-not-bold", HEAD, bold("ĐẢNG CỘNG SẢN", on=False)),
    Case("missing-motto-rule", HEAD, no_motto_rule),
    Case("missing-motto-rule", HEAD, underlined_motto),
    Case("missing-organ", "phần đầu", without("TỈNH ỦY")),
    Case("organ-not-bold", LEFT, bold("TỈNH ỦY", on=False)),
    Case("superior-bold", LEFT, superior("bold")),
    Case("missing-star", LEFT, without("*")),
    Case("missing-star", LEFT, words("*", "***")),
    Case("missing-number", "phần đầu", without("Số ")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số: 15-BC/TU")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số 15/BC-TU")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số: 15/QĐ-UBND")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số 5-BC/TU")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số 15 - BC/TU")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số 15-BC / TU")),
    Case("wrong-number-form", NUMBER, words("Số ", "Số 15–BC/TU")),
    Case("missing-date-line", "phần đầu", without("Lâm Đồng, ngày")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng, ngày 5 tháng 4 năm 2019")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng, ngày 05 tháng 04 năm 2019")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng, ngày 20 tháng 2 năm 2019")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng, ngày 31 tháng 4 năm 2019")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng ngày 15 tháng 4 năm 2019")),
    Case("wrong-date-form", RIGHT, words("Lâm Đồng, ngày", "Lâm Đồng, ngày 5/4/2019")),
    Case("wrong-date-form", RIGHT, italic("Lâm Đồng, ngày", on=False)),
    Case("wrong-draft-mark", NUMBER, italic("Dự thảo", on=False), Severity.WARNING),
    Case("wrong-draft-mark", NUMBER, words("Dự thảo", "Dự thảo 2, ngày 12/4"), Severity.WARNING),
    Case("missing-type", "phần đầu", without("BÁO CÁO")),
    Case("type-not-bold", "đoạn 10", bold("BÁO CÁO", on=False)),
    Case("missing-abstract", "đoạn 10", without("tổng kết")),
    Case("abstract-not-bold", "đoạn 11", bold("tổng kết", on=False)),
    Case("missing-hyphens", "đoạn 11", without("-----")),
    Case("missing-hyphens", "đoạn 12", words("-----", "--------")),
    Case("missing-hyphens", "đoạn 12", words("-----", "–––––")),
    Case("wrong-alignment", "đoạn 10", align("BÁO CÁO", WD_ALIGN_PARAGRAPH.LEFT)),
    Case("wrong-alignment", TEXT, align(BODY, WD_ALIGN_PARAGRAPH.LEFT)),
    Case("wrong-alignment", "đoạn 15", part_in_the_text(centred=False)),
    Case("wrong-indent", TEXT, standing(first_line_indent=Mm(0)), Severity.WARNING),
    Case("wrong-indent", TEXT, standing(first_line_indent=Mm(12.7)), Severity.WARNING),
    Case("wrong-indent", TEXT, standing(left_indent=Mm(10)), Severity.WARNING),
    Case("wrong-spacing", TEXT, standing(space_after=Pt(3)), Severity.WARNING),
    Case(
        "wrong-line-spacing",
        TEXT,
        standing(line_spacing=1.5),
        Severity.WARNING,
    ),
    Case("wrong-line-spacing", TEXT, standing(line_spacing=Pt(17)), Severity.WARNING),
    Case("heading-not-bold", "đoạn 15", part_in_the_text(bolded=False)),
    Case("heading-not-bold", "đoạn 15", bold("I. TÌNH HÌNH", on=False), Severity.WARNING),
    Case("slash-stop-slash", TEXT, words(BODY, "Trên đây là báo cáo của Ban Thường vụ Tỉnh ủy./."), Severity.WARNING),
    Case("slash-stop-slash", TEXT, words(BODY, "Trên đây là báo cáo của Ban Thường vụ Tỉnh ủy. /."), Severity.WARNING),
    Case("like-points", LATER, twice("- Kinh phí còn hạn hẹp.", "- Kinh phí còn hạn hẹp;"), Severity.WARNING),
    Case(
        "like-points",
        LATER,
        twice("- Kinh phí của các chi hội còn hạn hẹp.", "- Kinh phí chi hội còn thật hạn hẹp."),
        Severity.WARNING,
    ),
    Case("missing-signature", "phần cuối", no_signature),
    Case("wrong-authority-form", SIGNED, words("T/M", "TM. BAN THƯỜNG VỤ")),
    Case("wrong-authority-form", SIGNED, words("T/M", "TM BAN THƯỜNG VỤ")),
    Case("wrong-authority-form", SIGNED, words("T/M", "T/M. BAN THƯỜNG VỤ")),
    Case("wrong-authority-form", SIGNED, words("T/M", "K/T BÍ THƯ")),
    Case("authority-not-bold", SIGNED, bold("T/M", on=False), Severity.WARNING),
    Case("wrong-post", SIGNED, words("PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC")),
    Case("wrong-post", SIGNED, words("PHÓ BÍ THƯ", "BÍ THƯ TỈNH ỦY")),
    Case("post-bold", SIGNED, bold("PHÓ BÍ THƯ", on=True), Severity.WARNING),
    Case("name-not-bold", SIGNED, bold("Trần Đức Quận", on=False), Severity.WARNING),
    Case("title-before-name", SIGNED, words("Trần Đức Quận", "TS. Trần Đức Quận"), Severity.WARNING),
    Case("title-before-name", SIGNED, words("Trần Đức Quận", "Đ/c Trần Đức Quận"), Severity.WARNING),
    Case("missing-blank-lines", SIGNED, fewer_blank_lines, Severity.WARNING),
    Case("missing-recipients", "phần cuối", no_recipients),
    Case("recipients-label", TO, bold("Nơi nhận", on=True), Severity.WARNING),
    Case("recipients-label", TO, italic("Nơi nhận", on=True), Severity.WARNING),
    Case(
        "recipients-label",
        TO,
        form("Nơi nhận", lambda each: setattr(each.runs[0], "underline", False)),
        Severity.WARNING,
    ),
    Case("recipients-form", TO, words("- Ban Dân vận", "- Ban Dân vận Trung ương;"), Severity.WARNING),
    Case("recipients-form", TO, words("- Ban Dân vận", "Ban Dân vận Trung ương,"), Severity.WARNING),
    Case("recipients-form", TO, words("- Lưu", "- Lưu Văn phòng Tỉnh ủy"), Severity.WARNING),
    Case("recipients-form", TO, words("- Lưu", "- Lưu: VT."), Severity.WARNING),
)  # fmt: skip


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_draft(tmp_path_factory.mktemp("chiến dịch"))


@pytest.fixture(scope="module")
def findings(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Case, tuple[Diagnostic, ...]]:
    """What is found in the draft after each case's change."""
    path = tmp_path_factory.mktemp("sửa") / "báo cáo.docx"
    found: dict[Case, tuple[Diagnostic, ...]] = {}
    for case in CASES:
        document = open_docx(draft)
        case.change(document)
        found[case] = lint_made(document, path)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.rule}" for number, case in enumerate(CASES)])
def test_what_is_broken_is_said_once_at_its_place_and_nothing_else(
    case: Case, findings: dict[Case, tuple[Diagnostic, ...]]
) -> None:
    assert shown(findings[case]) == [f"{case.rule}: {case.place}"]
    assert findings[case][0].severity is case.severity


def test_each_rule_has_a_case() -> None:
    assert {each.rule for each in CASES} == LINT_RULES.keys()


def test_a_rule_that_only_warns_is_never_an_error() -> None:
    warning = {name for name, rule in LINT_RULES.items() if rule.severity is Severity.WARNING}
    assert {each.rule for each in CASES if each.severity is Severity.ERROR} & warning == set()


@pytest.mark.slow
def test_messages_say_what_is_needed_and_hints_begin_with_a_verb(
    findings: dict[Case, tuple[Diagnostic, ...]],
) -> None:
    for each in (each for found in findings.values() for each in found):
        text = f"{each.message} {each.hint}"
        assert each.message[0].isupper(), text
        assert each.message.endswith("."), text
        assert each.hint is not None
        assert each.hint.split()[0].rstrip(",") in VERBS | {"chèn", "kẻ"}, text
        assert "!" not in text
        assert not FOREIGN.search(KEYS.sub("", re.sub("“.*?”", "", text))), text
