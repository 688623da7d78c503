"""What the rules look at, what they ask, and how what they find becomes findings: one defect many times is one.

Asked is what 36-HD/VPTW says for sure, and for the rest what the frame of the draft shows. Line spacing, first-line
indent, space between paragraphs, the size of page numbers, of the signature block and of the recipients are known from
transcriptions only: an office that knows better redraws its frame, and is held to that (`linting.read_standard`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongket.commands.lint.pieces import Piece
from tongket.commands.lint.roles import Roles
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import WordLocation
from tongket.findings.rule import Rule, Severity
from tongket.word.looks import DocumentLook, LookedParagraph, ParagraphLook
from tongket.word.pagelooks import SectionLook

HEAD, END, PAGES = "phần đầu", "phần cuối", "trang"
"""Where something is missing."""
TWIPS_PER_MM = 1440 / 25.4
"""A twip is the 1,440th part of an inch; it judges nothing."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a document is held to."""

    sizes: Mapping[Role, tuple[float, float]]
    """Points, from and to; what is not there is not asked."""
    body: ParagraphLook | None
    """How a paragraph of the body stands in the frame."""
    blank_lines: int
    """At least, between post and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document as the rules see it."""

    look: DocumentLook
    sections: tuple[SectionLook, ...]
    roles: Roles
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A defect at one place; the same words at several places are one finding."""

    rule: Rule
    message: str
    """Without the full stop at its end."""
    hint: str
    at: LookedParagraph | str
    """The paragraph, or in words where something is missing."""
    severity: Severity | None = None
    """Where it is not that of the rule."""


DocumentCheck = Callable[[Case], Iterable[Found]]


def at_piece(piece: Piece, rule: Rule, message: str, hint: str) -> Found:
    """Return a defect of a piece."""
    return Found(rule=rule, message=message, hint=hint, at=piece.paragraph)


def gather(found: Iterable[Found], shown: str) -> Iterator[Diagnostic]:
    """Yield one finding for each defect: at its first place, with how many other paragraphs have it."""
    places: dict[tuple[Rule, str, str, Severity | None], dict[tuple[str, int] | str, Found]] = {}
    for each in found:
        key = each.rule, each.message, each.hint, each.severity
        at = each.at if isinstance(each.at, str) else (each.at.part, each.at.number)
        places.setdefault(key, {}).setdefault(at, each)
    for held in places.values():
        first, *others = held.values()
        more = f" (và {len(others)} {'đoạn' if not isinstance(first.at, str) else 'phần'} khác)" if others else ""
        location = (
            WordLocation(file=shown, place=first.at)
            if isinstance(first.at, str)
            else WordLocation(file=shown, paragraph=first.at.number, place=first.at.place)
        )
        yield finding(first.rule, location, f"{first.message}{more}.", first.hint, severity=first.severity)


def format_mm(value: float) -> str:
    """Return millimetres as people write them: `20`, `12,7`."""
    return f"{round(value, 1):g}".replace(".", ",")
