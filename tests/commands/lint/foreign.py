"""Documents of other offices, as they come: of the State, spoken, enclosed, with headings of any style."""

from collections.abc import Sequence

from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph

from tests.commands.lint.documents import BODY, add_border, blank, body, cells, line

MOTTO, CREED = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def _state_head(document: DocxDocument, organ: Sequence[str], number: str, day: str) -> None:
    left, right = cells(document)
    for at, each in enumerate(organ):
        line(left, each, "bc" if at == len(organ) - 1 else "c", 13)
    add_border(left.paragraphs[-1])
    line(left, number, "c", 13)
    line(right, MOTTO, "bc", 13)
    add_border(line(right, CREED, "bc", 14))
    line(right, day, "ic", 14)


def _state_end(document: DocxDocument, authority: Sequence[str], name: str) -> None:
    left, right = cells(document)
    line(left, "Nơi nhận:", "bi", 12)
    for each in ("- Ban Bí thư Trung ương Đảng;", "- Các bộ, cơ quan ngang bộ;", "- Lưu: VT, TCCV (2b)."):
        line(left, each, size=11)
    for each in authority:
        line(right, each, "bc", 14)
    for _ in range(4):
        line(right, "", "c")
    line(right, name, "bc", 14)


def _title(document: DocxDocument, kind: str, about: str) -> None:
    line(document, kind, "bc", 14)
    add_border(line(document, about, "bc", 14))


def decree() -> DocxDocument:
    """Return a decree of the Government, in chapters and articles."""
    document = blank()
    _state_head(document, ["CHÍNH PHỦ"], "Số: 48/2013/NĐ-CP", "Hà Nội, ngày 14 tháng 5 năm 2013")
    _title(document, "NGHỊ ĐỊNH", "Sửa đổi, bổ sung một số điều của các nghị định liên quan đến kiểm soát thủ tục")
    for each in ("Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;", "Theo đề nghị của Bộ trưởng Bộ Tư pháp;"):
        line(document, each, "ij")
    line(document, "Chương I", "bc")
    line(document, "NHỮNG QUY ĐỊNH CHUNG", "bc")
    line(document, "Điều 1. Phạm vi điều chỉnh", "bj")
    for number in range(12):
        body(document, f"{number + 1}. {BODY}")
    body(document, "Các bộ, cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này./.")
    _state_end(document, ["TM. CHÍNH PHỦ", "THỦ TƯỚNG"], "Nguyễn Văn Hà")
    return document


def circular() -> DocxDocument:
    """Return a circular of a ministry, signed for the minister."""
    document = blank()
    _state_head(document, ["BỘ NỘI VỤ"], "Số: 01/2011/TT-BNV", "Hà Nội, ngày 19 tháng 01 năm 2011")
    _title(document, "THÔNG TƯ", "Hướng dẫn thể thức và kỹ thuật trình bày văn bản hành chính")
    line(document, "Căn cứ Nghị định số 48/2008/NĐ-CP ngày 17 tháng 4 năm 2008 của Chính phủ;", "ij")
    line(document, "Bộ trưởng Bộ Nội vụ hướng dẫn như sau:", "j")
    line(document, "Điều 1. Phạm vi và đối tượng áp dụng", "bj")
    for number in range(12):
        body(document, f"{number + 1}. {BODY}")
    _state_end(document, ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], "Trần Thị Hòa")
    return document


def state_report() -> DocxDocument:
    """Return a report of a people's committee."""
    document = blank()
    number, day = "Số: 15/BC-UBND", "Lâm Đồng, ngày 05 tháng 4 năm 2019"
    _state_head(document, ["ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"], number, day)
    _title(document, "BÁO CÁO", "Kết quả công tác dân vận chính quyền năm 2018")
    line(document, "I. KẾT QUẢ ĐẠT ĐƯỢC", "bj")
    for number_ in range(12):
        body(document, f"{number_ + 1}. {BODY}")
    _state_end(document, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Nguyễn Thị Hòa")
    return document


def speech() -> DocxDocument:
    """Return a speech: nobody numbers, signs or sends it."""
    document = blank()
    line(document, "BÀI PHÁT BIỂU", "bc", 16)
    line(document, "của đồng chí Bí thư Tỉnh ủy tại Hội nghị tổng kết công tác dân vận", "bc")
    body(document, "Kính thưa các đồng chí đại biểu,")
    body(document, "Thưa toàn thể hội nghị!")
    for _ in range(12):
        body(document, BODY)
    return document


def outline() -> DocxDocument:
    """Return an outline that goes with a plan."""
    document = blank()
    line(document, "ĐỀ CƯƠNG", "bc", 16)
    line(document, "báo cáo tổng kết 10 năm thực hiện Kết luận số 62-KL/TW", "bc")
    line(document, "(kèm theo Kế hoạch số 116-KH/TU, ngày 14 tháng 3 năm 2019)", "ic")
    line(document, "I. TÌNH HÌNH CHUNG", "bj")
    for number in range(12):
        body(document, f"{number + 1}. {BODY}")
    return document


def styled_report() -> DocxDocument:
    """Return a State report in plain paragraphs, its motto and date in styles of headings, as converters leave it."""
    document = blank()
    for text, level in ((MOTTO, 1), (CREED, 2), ("Lâm Đồng, ngày 05 tháng 4 năm 2019", 3)):
        _heading(document, text, level)
    line(document, "UBND HUYỆN DI LINH", "bc", 13)
    line(document, "Số: 27/BC-UBND", "c", 13)
    _title(document, "BÁO CÁO", "Tình hình thực hiện quy chế dân chủ ở cơ sở")
    for number in range(12):
        body(document, f"{number + 1}. {BODY}")
    _state_end(document, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"], "Nguyễn Văn Hà")
    return document


def two_documents() -> DocxDocument:
    """Return a decree with a regulation enclosed, whose own head stands amid the text."""
    document = decree()
    line(document, MOTTO, "bc", 13)
    line(document, CREED, "bc", 14)
    line(document, "Hà Nội, ngày 14 tháng 5 năm 2013", "ic", 14)
    line(document, "QUY CHẾ", "bc", 14)
    body(document, f"1. {BODY}")
    return document


def _heading(document: DocxDocument, text: str, level: int) -> Paragraph:
    made = document.add_paragraph(style=f"Heading {level}")
    made.add_run(text)
    return made


STATE = (decree, circular, state_report, styled_report)
OTHERS = (speech, outline)
