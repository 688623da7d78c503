"""Documents to lint: the draft of a small campaign, and ones made by hand without our styles."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.run import CT_R
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.builders import campaign, write
from tongket.commands.lint.found import Expected
from tongket.commands.lint.linting import lint_word, read_standard
from tongket.findings.catalogue import RULES
from tongket.findings.diagnostics import Diagnostic
from tongket.word.reading import open_word
from tongket.workspace import open_folder

Change = Callable[[DocxDocument], None]
BODY = "Thành phố có 16 phường, xã; Mặt trận và các đoàn thể đã tổ chức nhiều phong trào thi đua sôi nổi ở cơ sở."
ANSWERS = f"""\
tra_loi:
  I.1: |
    {BODY}
    Nhân dân tin tưởng vào sự lãnh đạo của Đảng, tích cực tham gia các cuộc vận động do Mặt trận phát động.
  II.1: {{chi_tieu: {{hoi_nghi: 16, ke_hoach: có}}, noi_dung: Ban Thường vụ đã chỉ đạo quán triệt đến từng chi bộ.}}
  II.2: [Một số nơi còn lúng túng.]
"""


def write_draft(root: Path) -> Path:
    """Write the draft of a small campaign as tongket builds it; return where."""
    return write(campaign(root, da_lat=ANSWERS))[0]


LINT_RULES = {id_: rule for id_, rule in RULES.items() if rule.chapter.command == "lint"}


def standard(root: Path) -> Expected:
    """Return what the frame in a folder asks, or the packaged one, which is read once."""
    return read_standard(open_folder(root)) if open_folder(root).report_frame.exists() else _packaged_standard()


@cache
def _packaged_standard() -> Expected:
    return read_standard(open_folder(Path(__file__).parent))


def lint(path: Path) -> tuple[Diagnostic, ...]:
    """Return the findings in a document, held to the packaged frame."""
    return lint_word(open_word(path, path.name), standard(path.parent))


def lint_made(document: DocxDocument, path: Path) -> tuple[Diagnostic, ...]:
    """Save a document and return the findings in it."""
    document.save(str(path))
    return lint(path)


def shown(found: Sequence[Diagnostic]) -> list[str]:
    """Return findings as `id: place`."""
    return [f"{each.rule.id}: {each.location.inside}" for each in found]


def ids(found: Sequence[Diagnostic]) -> list[str]:
    """Return the ids of findings, each once, by name."""
    return sorted({each.rule.id for each in found})


def every(document: DocxDocument) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body in order, those of tables too."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)  # noqa: SLF001


def find(document: DocxDocument, text: str) -> Paragraph:
    """Return the first paragraph whose text begins so."""
    return next(each for each in every(document) if text_of(each).startswith(text))


def text_of(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, that of its content controls too."""
    return "".join(run.text for run in runs_of(paragraph))


def runs_of(paragraph: Paragraph) -> list[Run]:
    """Return the runs of a paragraph, those of its content controls too."""
    runs = paragraph._p.iter(qn("w:r"))  # noqa: SLF001
    return [Run(each, paragraph) for each in runs if isinstance(each, CT_R)]


def say(paragraph: Paragraph, text: str) -> None:
    """Put other words into a paragraph, in the look of its first run."""
    first, *rest = runs_of(paragraph)
    first.text = text
    for each in rest:
        each.text = ""


def remove(paragraph: Paragraph) -> None:
    """Take a paragraph out."""
    element = paragraph._p  # noqa: SLF001
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


def set_fonts(paragraph: Paragraph, **slots: str) -> None:
    """Set fonts by their slots (`ascii`, `hAnsi`, `cs`, `eastAsia`) on each run."""
    for run in runs_of(paragraph):
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001
        for slot, font in slots.items():
            fonts.set(qn(f"w:{slot}"), font)


def add_border(paragraph: Paragraph) -> None:
    """Draw a rule under a paragraph."""
    side = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{side}</w:pBdr>")
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    later = [each for each in properties if each.tag in {qn("w:spacing"), qn("w:ind"), qn("w:jc")}]
    if later:
        later[0].addprevious(border)
    else:
        properties.append(border)


def add_page_number(paragraph: Paragraph) -> None:
    """Put a field that shows the page's number into a paragraph."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("shown", "2"), ("end", "")):
        run = paragraph.add_run("2" if kind == "shown" else "")
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001
        elif kind == "":
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)  # noqa: SLF001


# --- a document made by hand, without a style of ours


def blank() -> DocxDocument:
    """Return a document with the right page, font and page number, and nothing in it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), "Times New Roman")
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(number)
    return document


def line(holder: DocxDocument | _Cell, text: str, look: str = "", size: float = 14) -> Paragraph:
    """Add a paragraph; `look` holds `b`, `i`, `u` and the alignment `c`, `r`, `l` or `j`."""
    paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = "b" in look or None, "i" in look or None, "u" in look or None
    run.font.size = Pt(size)
    sides = {
        "c": WD_ALIGN_PARAGRAPH.CENTER,
        "r": WD_ALIGN_PARAGRAPH.RIGHT,
        "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
        "l": WD_ALIGN_PARAGRAPH.LEFT,
    }
    paragraph.alignment = next((side for key, side in sides.items() if key in look), None)
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def body(document: DocxDocument, text: str) -> Paragraph:
    """Add a paragraph of the body, as it should stand."""
    paragraph = line(document, text, "j")
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after = Mm(10), Pt(6)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
    return paragraph


def cells(document: DocxDocument) -> tuple[_Cell, _Cell]:
    """Add a table of two columns; return its cells, empty."""
    table: Table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    for each in (left, right):
        each._tc.remove(each.paragraphs[0]._p)  # noqa: SLF001
    return left, right


def write_body(document: DocxDocument) -> None:
    """Add a title and a body that are right."""
    line(document, "BÁO CÁO", "bc", 16)
    line(document, "kết quả công tác dân vận quý I năm 2019", "bc")
    line(document, "-----", "c")
    body(document, f"Thực hiện chương trình công tác năm 2019, {BODY}")
    line(document, "I. TÌNH HÌNH CHUNG", "bl")
    for number in range(12):
        body(document, f"{number + 1}. {BODY}")


def made_of_tables() -> DocxDocument:
    """Return a right document of a committee's office: letterhead and signature in tables."""
    document = blank()
    left, right = cells(document)
    line(left, "TỈNH ỦY LÂM ĐỒNG", "c")
    line(left, "BAN DÂN VẬN", "bc")
    line(left, "*", "c")
    line(left, "Số 05-BC/BDVTU", "c")
    line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", "bc", 15)
    add_border(line(right, "", "c"))
    line(right, "Lâm Đồng, ngày 05 tháng 4 năm 2019", "ic")
    write_body(document)
    left, right = cells(document)
    line(left, "Nơi nhận:", "u")
    for each in ("- Thường trực Tỉnh ủy,", "- Các ban xây dựng Đảng,", "- Lưu Văn phòng."):
        line(left, each, size=12)
    line(right, "K/T TRƯỞNG BAN", "bc")
    line(right, "PHÓ TRƯỞNG BAN", "c")
    for _ in range(4):
        line(right, "", "c")
    line(right, "Nguyễn Văn Hà", "bc")
    return document


def _two_columns(document: DocxDocument, left: tuple[str, str], right: tuple[str, str], size: float = 14) -> Paragraph:
    """Add a line of two columns with centred tab stops; each column is a text and its look."""
    paragraph = document.add_paragraph()
    stops = paragraph.paragraph_format.tab_stops
    for place in (35, 115):
        stops.add_tab_stop(Mm(place), WD_TAB_ALIGNMENT.CENTER)
    for text, look in (left, right):
        paragraph.add_run("\t")
        run = paragraph.add_run(text)
        run.bold, run.italic, run.underline = "b" in look or None, "i" in look or None, "u" in look or None
        run.font.size = Pt(size)
    return paragraph


def made_of_tabs() -> DocxDocument:
    """Return a right document of a district: letterhead and signature with tabs, no table in it."""
    document = blank()
    head = _two_columns(document, ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", ""), ("", ""))
    run = head.add_run("ĐẢNG CỘNG SẢN VIỆT NAM")
    run.bold, run.font.size = True, Pt(15)
    _two_columns(document, ("HUYỆN ỦY ĐẠ TẺH", "b"), ("___________________", ""))
    _two_columns(document, ("*", ""), ("", ""))
    _two_columns(document, ("Số 127-BC/HU", ""), ("Đạ Tẻh, ngày 20 tháng 02 năm 2019", "i"))
    write_body(document)
    _two_columns(document, ("", ""), ("T/M BAN THƯỜNG VỤ", "b"))
    _two_columns(document, ("", ""), ("BÍ THƯ", ""))
    for _ in range(4):
        document.add_paragraph()
    _two_columns(document, ("", ""), ("Nguyễn Thị Hòa", "b"))
    line(document, "Nơi nhận:", "ul")
    for each in ("- Ban Dân vận Tỉnh ủy,", "- Lưu Văn phòng Huyện ủy."):
        line(document, each, "l", 12)
    return document


def administrative() -> DocxDocument:
    """Return a document of a Party body in the form of a State body, by mistake."""
    document = blank()
    left, right = cells(document)
    line(left, "BAN CÁN SỰ ĐẢNG", "bc")
    organ = line(left, "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "bc")
    add_border(organ)
    line(left, "Số: 15/BC-UBND", "c", 13)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bc", 13)
    add_border(line(right, "Độc lập - Tự do - Hạnh phúc", "bc", 14))
    line(right, "Lâm Đồng, ngày 05 tháng 4 năm 2019", "ic")
    line(document, "BÁO CÁO", "bc", 14)
    add_border(line(document, "Kết quả công tác dân vận chính quyền", "bc"))
    line(document, "Căn cứ Kế hoạch số 12-KH/TU của Tỉnh ủy;", "ij")
    for _ in range(12):
        body(document, f"{BODY}")
    body(document, "Trên đây là báo cáo của Ủy ban nhân dân tỉnh./.")
    left, right = cells(document)
    line(left, "Nơi nhận:", "bi", 12)
    for each in ("- Tỉnh ủy;", "- Lưu: VT, TH."):
        line(left, each, size=11)
    line(right, "TM. ỦY BAN NHÂN DÂN", "bc")
    line(right, "KT. CHỦ TỊCH", "bc")
    line(right, "PHÓ CHỦ TỊCH", "bc")
    for _ in range(4):
        line(right, "", "c")
    line(right, "Nguyễn Văn Hà", "bc")
    return document
