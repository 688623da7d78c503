"""The specimen of a merged section as a campaign: its data in (`data`, and `late` for what comes after draft 1)."""

import re
import shutil
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from docx.document import Document as DocxDocument
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import REPOSITORY, books, paragraphs
from tongket.merge.decisions import Decisions, ExampleDecision, FigureDecision, PointDecision
from tongket.merge.merged import Draft

HERE = Path(__file__).parent
DAM_RONG, KHOI_DOANH_NGHIEP = "dam-rong", "khoi-doanh-nghiep"
"""Who comes late: on 18/4, and on 23/4."""

_TICKED = (
    # The committee that leads.
    ("II.1.1", "da-lat", False, "đưa kết quả thực hiện Kết luận vào tiêu chí đánh giá tổ chức cơ sở đảng hằng năm"),
    ("II.1.1", "di-linh", False, "biên soạn tài liệu hỏi - đáp song ngữ Việt - K’Ho, cấp cho 19/19 xã, thị trấn"),
    ("II.1.1", "cong-an", False, "gắn việc thực hiện Kết luận với phong trào toàn dân bảo vệ an ninh Tổ quốc"),
    # The territory that achieves.
    ("II.2.4", "duc-trong", True, "bố trí 15/15 xã, thị trấn có cán bộ Mặt trận đạt chuẩn"),
    ("II.2.4", "cat-tien", True, "hỗ trợ thêm từ ngân sách cho chi hội trưởng ở thôn vùng sâu"),
    ("II.2.4", "quan-su", True, "kiện toàn 100% tổ công tác dân vận cấp đại đội"),
)
_REASON = "Đam Rông chưa gửi; theo BTCTU (Hoa, 17/4)"
_NUMBER = re.compile(r"\d+(?:[./]\d+)*(?:,\d+)?%?")


def specimen(root: Path, *late: str) -> Path:
    """Write the campaign folder of the specimen; `late` are the units that came after draft 1."""
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    shutil.copytree(HERE / "data", root / "data")
    for unit in late:
        shutil.copy(HERE / "late" / f"{unit}.yaml", root / "data" / "submissions")
    return root


def decide(root: Path) -> Decisions:
    """Return what a person ticked and settled in the specimen."""
    members = {
        (item.item.id, model.units[0].id): model.member for item in books(root).draft.items for model in item.models
    }
    examples = [
        ExampleDecision(
            item=item, member=members[item, unit], unit=unit, use=True, territory=territory, wording=wording
        )
        for item, unit, territory, wording in _TICKED
    ]
    settled = FigureDecision(id="dc1", used=Decimal(406), reason=_REASON)
    return Decisions(
        points=tuple(_join_near(books(root).draft)),
        examples={each.member: each for each in examples},
        figures={settled.id: settled},
    )


def _join_near(draft: Draft) -> Iterator[PointDecision]:
    """Yield what an editor chooses here: near points are one, but what says the reverse."""
    for item in draft.items:
        for number, point in enumerate(item.points):
            if point.near and not point.beside:
                key = f"{item.item.id}-{number}"
                yield PointDecision(item=item.item.id, key=key, members=point.members, proposed=point.point.text)
                for place, each in enumerate(point.near):
                    yield PointDecision(
                        item=item.item.id,
                        key=f"{key}.{place}",
                        members=each.point.members,
                        near=key,
                        alike=True if each.point.beside and not each.reversed else None,
                    )


def fill_in(sheet: Path) -> None:
    """Join, tick and settle the same in the decision sheet itself, as a person does in Excel."""
    book = load_workbook(sheet)
    ticked = {(item, unit): (territory, wording) for item, unit, territory, wording in _TICKED}
    for row in _rows(book["Điển hình"]):
        chosen = ticked.get((str(row["Mã mục"].value), str(row["Mã đơn vị"].value)))
        if chosen is not None:
            row["Dùng"].value = "x"
            row["Nêu tên"].value = "địa bàn" if chosen[0] else "đơn vị"
            row["Câu sẽ in (sau tên đơn vị)"].value = chosen[1]
    for row in _rows(book["Ý"]):
        if row["Gần với"].value and not str(row["Khác ở"].value).startswith(("trái chiều?", "ít giống")):
            row["Gần giống"].value = "gộp"
    settled = next(each for each in _rows(book["Số liệu"]) if each["Mã"].value == "dc1")
    settled["Số dùng"].value = 406
    settled["Lý do"].value = _REASON
    book.save(sheet)


def _rows(sheet: Worksheet) -> list[dict[str, Cell]]:
    """Return the rows of a sheet by the headers of their cells."""
    head, *rows = sheet.iter_rows()
    return [
        {str(name.value): cell for name, cell in zip(head, row, strict=True) if isinstance(cell, Cell)} for row in rows
    ]


def below(document: DocxDocument, heading: str) -> list[tuple[str, str]]:
    """Return the paragraphs under a heading, up to the next one, as (style, text)."""
    found: list[tuple[str, str]] = []
    inside = False
    for style, text in paragraphs(document):
        if style.startswith("Heading"):
            inside = text == heading
        elif inside:
            found.append((style, text))
    assert found, heading
    return found


def numbers(text: str) -> list[str]:
    """Return the figures of a text as they are printed, in order."""
    return _NUMBER.findall(text)


def marked(texts: Iterable[str]) -> str:
    """Return what stands in brackets: what a person must still do."""
    return " ".join(each for text in texts for each in re.findall(r"\[[^\]]*\]", text))


def unmarked(text: str) -> str:
    """Return a text without what stands in brackets."""
    return re.sub(r"\s*\[[^\]]*\]", "", text)
