"""A right Word document with something changed in it, as a few lines of a case say.

A line is `verb: paragraph → value`; the paragraph is the first whose text begins so, content controls included. The
verbs are those of `EDITS`; `#` begins a remark.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.commands.lint.documents import every, find, remove, runs_of, say, set_fonts

Edit = Callable[[DocxDocument, str, str], None]
_SIDES = {
    "trái": WD_ALIGN_PARAGRAPH.LEFT,
    "giữa": WD_ALIGN_PARAGRAPH.CENTER,
    "phải": WD_ALIGN_PARAGRAPH.RIGHT,
    "hai bên": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def edit_document(document: DocxDocument, lines: str) -> None:
    """Make the changes that the lines of a case say, one after the other."""
    for verb, subject, value in _changes(lines):
        EDITS[verb](document, subject, value)


def _changes(lines: str) -> Iterator[tuple[str, str, str]]:
    for line in lines.splitlines():
        if line.strip() and not line.startswith("#"):
            verb, _, rest = line.partition(": ")
            subject, _, value = rest.partition(" → ")
            yield verb, subject, value.replace("\\n", "\n")


def _on_runs(name: str, *, value: bool) -> Edit:
    def change(document: DocxDocument, subject: str, _: str) -> None:
        for run in runs_of(find(document, subject)):
            setattr(run, name, value)

    return change


def _size(document: DocxDocument, subject: str, value: str) -> None:
    for run in runs_of(find(document, subject)):
        run.font.size = Pt(float(value))


def _colour(document: DocxDocument, subject: str, value: str) -> None:
    for run in runs_of(find(document, subject)):
        run.font.color.rgb = RGBColor.from_string(value)


def _fonts(document: DocxDocument, subject: str, value: str) -> None:
    set_fonts(find(document, subject), **dict(each.split("=") for each in value.split(", ")))


def _say(document: DocxDocument, subject: str, value: str) -> None:
    say(find(document, subject), value or " ")


def _insert(document: DocxDocument, subject: str, value: str) -> None:
    find(document, subject).insert_paragraph_before(value)


def _insert_alike(document: DocxDocument, subject: str, value: str) -> None:
    after = find(document, subject)
    after.insert_paragraph_before(value, style=after.style)


def _copy(document: DocxDocument, subject: str, value: str) -> None:
    """Put a paragraph behind another that looks like it."""
    after = find(document, subject)
    copied = deepcopy(after._p)  # noqa: SLF001
    after._p.addnext(copied)  # noqa: SLF001
    say(Paragraph(copied, after._parent), value)  # noqa: SLF001


def _align(document: DocxDocument, subject: str, value: str) -> None:
    find(document, subject).alignment = _SIDES[value]


def _length(value: str) -> Length | float:
    number, _, unit = value.partition(" ")
    return {"mm": Mm, "pt": Pt}[unit](float(number)) if unit else float(number)


def _stand(document: DocxDocument, subject: str, value: str) -> None:
    name, _, length = value.partition("=")
    setattr(find(document, subject).paragraph_format, name, _length(length))


def _page(document: DocxDocument, subject: str, _: str) -> None:
    for each in subject.split(", "):
        name, _, length = each.partition("=")
        setattr(document.sections[0], name, _length(length))


def _remove(document: DocxDocument, subject: str, _: str) -> None:
    remove(find(document, subject))


def _remove_styled(document: DocxDocument, subject: str, value: str) -> None:
    """Take out the first paragraphs of a style, as many as are said."""
    styled = [each for each in every(document) if each.style is not None and each.style.name == subject]
    for each in styled[: int(value)]:
        remove(each)


def _delete_style(document: DocxDocument, subject: str, _: str) -> None:
    document.styles[subject].delete()


def _lay_down(document: DocxDocument, _: str, __: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = Mm(30), Mm(15)
    section.left_margin = section.right_margin = Mm(20)


def _delete_page(document: DocxDocument, _: str, __: str) -> None:
    for properties in list(document.element.body.iter(qn("w:sectPr"))):
        for each in list(properties):
            properties.remove(each)


def _number_pages(document: DocxDocument, subject: str, _: str) -> None:
    _NUMBERINGS[subject](document)


def _no_number(document: DocxDocument) -> None:
    for each in document.sections[0].header.paragraphs:
        remove(each)
    document.sections[0].header.add_paragraph()


def _number_at_the_side(document: DocxDocument) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _number_at_the_foot(document: DocxDocument) -> None:
    section = document.sections[0]
    footer = section.footer.paragraphs[0]
    for run in list(section.header.paragraphs[0].runs):
        footer._p.append(run._r)  # noqa: SLF001
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _number_with_words(document: DocxDocument) -> None:
    line = document.sections[0].header.paragraphs[0]
    line.insert_paragraph_before()
    line.runs[0]._r.addprevious(OxmlElement("w:r"))  # noqa: SLF001
    text = OxmlElement("w:t")
    text.text = "Trang "
    line.runs[0]._r.append(text)  # noqa: SLF001


def _roman_numbers(document: DocxDocument) -> None:
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "lowerRoman")
    for margins in document.element.body.iter(qn("w:pgMar")):
        margins.addnext(kind)


def _number_on_the_first_page(document: DocxDocument) -> None:
    document.sections[0].different_first_page_header_footer = False


_NUMBERINGS = {
    "không có": _no_number,
    "bên phải": _number_at_the_side,
    "ở chân trang": _number_at_the_foot,
    "có chữ Trang": _number_with_words,
    "số La Mã": _roman_numbers,
    "cả trang đầu": _number_on_the_first_page,
}
EDITS: dict[str, Edit] = {
    "đổi": _say,
    "xóa trắng": _say,
    "bỏ": _remove,
    "thêm trước": _insert,
    "thêm trước, cùng kiểu": _insert_alike,
    "chép xuống dưới": _copy,
    "đậm": _on_runs("bold", value=True),
    "không đậm": _on_runs("bold", value=False),
    "nghiêng": _on_runs("italic", value=True),
    "đứng": _on_runs("italic", value=False),
    "gạch chân": _on_runs("underline", value=True),
    "không gạch chân": _on_runs("underline", value=False),
    "cỡ": _size,
    "phông": _fonts,
    "màu": _colour,
    "căn": _align,
    "đặt": _stand,
    "trang": _page,
    "số trang": _number_pages,
    "xoay trang": _lay_down,
    "bỏ khổ giấy": _delete_page,
    "bỏ đoạn kiểu": _remove_styled,
    "bỏ kiểu": _delete_style,
}
"""What can be changed, as the cases name it."""
