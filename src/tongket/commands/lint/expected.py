"""What a document is held to: what 36-HD/VPTW says for sure, and for the rest what the frame of the draft shows.

Line spacing, first-line indent, space between paragraphs, the size of page numbers, of the signature block and of the
recipients are known from transcriptions only: an office that knows better redraws its frame, and is held to that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongket.commands.lint.pieces import fold
from tongket.word.looks import DocumentLook, LookedParagraph, ParagraphLook
from tongket.word.pagelooks import PagesLook

TWIPS_PER_MM = 1440 / 25.4
"""Word measures in twentieths of a point, of which an inch has 1440."""


class Role(StrEnum):
    """What has a size of its own, by the name that messages call it."""

    MOTTO = "Tiêu đề"
    SUPERIOR = "Tên cơ quan cấp trên"
    ORGAN = "Tên cơ quan ban hành"
    STAR = "Dấu sao"
    NUMBER = "Số và ký hiệu"
    DATE = "Địa danh, ngày tháng"
    DRAFT = "Dòng dự thảo"
    TYPE = "Tên loại văn bản"
    ABSTRACT = "Trích yếu"
    BODY = "Nội dung"
    HEADING = "Tiêu đề mục"
    AUTHORITY = "Quyền hạn ký"
    POST = "Chức vụ"
    NAME = "Họ và tên người ký"
    LABEL = "Dòng “Nơi nhận:”"
    RECIPIENTS = "Danh sách nơi nhận"
    PAGE_NUMBER = "Số trang"


SURE_SIZES: Mapping[Role, tuple[float, float]] = {
    Role.MOTTO: (15, 15),
    Role.SUPERIOR: (14, 14),
    Role.ORGAN: (14, 14),
    Role.STAR: (14, 14),
    Role.NUMBER: (14, 14),
    Role.DATE: (14, 14),
    Role.TYPE: (15, 16),
    Role.ABSTRACT: (14, 15),
    Role.BODY: (14, 15),
    Role.HEADING: (14, 15),
}
"""Points, from and to: Hướng dẫn 36-HD/VPTW, the sample table of its appendix."""
_PLACES = {
    "du_thao": Role.DRAFT,
    "quyen_han": Role.AUTHORITY,
    "chuc_vu": Role.POST,
    "nguoi_ky": Role.NAME,
    "noi_nhan": Role.RECIPIENTS,
}
"""The placeholders of the frame whose look is asked of the document (`docs/templates.md`)."""
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BODY_STYLE, _BODY_PLACE = "Nội dung", "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a document is held to."""

    sizes: Mapping[Role, tuple[float, float]]
    """Points, from and to; what is not there is not asked."""
    body: ParagraphLook | None
    """How a paragraph of the body stands in the frame."""
    blank_lines: int
    """At least, between post and name."""


def read_expected(frame: DocumentLook, pages: PagesLook) -> Expected:
    """Return what the frame of the draft asks, beside what is known for sure."""
    places = {name: each for each in frame.paragraphs for name in _PLACEHOLDER.findall(each.text)}
    looks = {role: each for name, role in _PLACES.items() if (each := places.get(name)) is not None}
    label = next((each for each in frame.paragraphs if fold(each.text).startswith("nơi nhận")), None)
    looks |= {Role.LABEL: label} if label is not None else {}
    shown = {role: _size(each) for role, each in looks.items()}
    numbers = (each.look for section in pages.sections for each in section.numbers.values())
    shown[Role.PAGE_NUMBER] = next((each.size for each in numbers if each is not None), None)
    return Expected(
        sizes={**SURE_SIZES, **{role: (size, size) for role, size in shown.items() if size is not None}},
        body=_body_look(frame, places.get(_BODY_PLACE)),
        blank_lines=_count_blank(frame, places),
    )


def _size(paragraph: LookedParagraph) -> float | None:
    return next((each.look.size for each in paragraph.runs if each.text.strip()), None)


def _body_look(frame: DocumentLook, place: LookedParagraph | None) -> ParagraphLook | None:
    styled = (each for each in frame.paragraphs if each.style == _BODY_STYLE)
    found = next(styled, place)
    return found.look if found is not None else None


def _count_blank(frame: DocumentLook, places: Mapping[str, LookedParagraph]) -> int:
    post, name = places.get("chuc_vu"), places.get("nguoi_ky")
    if post is None or name is None:
        return 0
    return sum(1 for each in _between(frame, post.number, name.number) if not each.text.strip())


def _between(frame: DocumentLook, first: int, last: int) -> Iterator[LookedParagraph]:
    return (each for each in frame.paragraphs if first < each.number < last)


def format_mm(value: float) -> str:
    """Return millimetres as people write them: `20`, `12,7`."""
    return f"{round(value, 1):g}".replace(".", ",")
