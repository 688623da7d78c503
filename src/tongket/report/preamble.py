"""How a report begins and ends: letterhead, bases, opening and closing, all from the outline's own facts."""

import re
from collections.abc import Mapping

from tongket.book.blocks import Block, FieldValue, ParagraphStyle, paragraph, pending
from tongket.book.citing import note
from tongket.book.provenance import What
from tongket.merge.merged import Draft
from tongket.model.figure_names import NoteKind
from tongket.model.outline import Outline, ReportFrame
from tongket.sentences.phrases import Known, Phrases

PHRASES: Known = {
    "mo_dau": {
        "loai": ("BÁO CÁO",),
        "trich_yeu": ("tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",),
        "co_quan": ("TỈNH ỦY LÂM ĐỒNG",),
        "ten_co_quan": ("Ban Thường vụ Tỉnh ủy Lâm Đồng", ""),
        "dia_danh": ("Lâm Đồng",),
        "tu_nam": ("2009", ""),
        "den_nam": ("2019", ""),
    },
    "viet_mo_dau": {"don_vi": ("Ban Dân vận Tỉnh ủy", "")},
}
"""The phrases of the opening, with what each may use."""

LETTERHEAD: Mapping[str, str] = {
    "tieu_de": "tiêu đề của văn bản Đảng",
    "quoc_hieu": "quốc hiệu của văn bản hành chính",
    "tieu_ngu": "tiêu ngữ của văn bản hành chính",
    "duoi_co_quan": "dấu sao (văn bản Đảng) hoặc đường kẻ dưới tên cơ quan",
    "so": "chữ đứng trước ký hiệu, chưa có số",
    "duoi_trich_yeu": "năm dấu gạch nối (văn bản Đảng) hoặc đường kẻ dưới trích yếu",
}
"""The placeholders that print one thing in a document of the Party and another in an administrative one."""
_RULE = "_______"
_PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "", "*", "Số      -", "-----")
_STATE = ("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", _RULE, "Số:      /", _RULE)
"""Sources: Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, its appendix I (before it Thông tư 01/2011/TT-BNV)."""
PARTY_MOTTO, STATE_MOTTOES = _PARTY[0], _STATE[1:3]

_LEVEL = "TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU"
_ORGAN = re.compile(
    r"(?P<kind>(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN) [ỦU][YỶ]"
    rf"|(?:ĐẢNG [ỦU][YỶ]|ĐẢNG BỘ|[ỦU][YỶ] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)(?= (?:{_LEVEL}) ))"
    rf"(?: (?P<level>{_LEVEL}))? (?P<name>\w+(?:['’ ]\w+){{0,4}})"
)
"""The organs whose name is a kind, perhaps a level, and a place: of others nobody can say which words are proper."""
_COMMON = re.compile(r"(?:tổng kết|sơ kết|kết quả|tình hình|công tác|đánh giá|về|việc)\b", re.IGNORECASE)
"""How a subject begins that is no name, whatever its first letter (`Kết quả …` in an administrative document)."""
_STANDING_COMMITTEE = re.compile(r"T ?[/.]? ?M\.? +BAN THƯỜNG VỤ", re.IGNORECASE)


def letterhead_values(report: ReportFrame) -> dict[str, FieldValue]:
    """Return what the placeholders of the letterhead print, by name."""
    return dict(zip(LETTERHEAD, _STATE if report.state else _PARTY, strict=True))


def number_line(report: ReportFrame) -> str:
    """Return number and sign as running text names them, before there is a number: `số      -BC/TU`."""
    return f"{_STATE[4] if report.state else _PARTY[4]}{report.symbol}".replace("S", "s", 1).replace(":", "", 1)


def opening_values(draft: Draft, phrases: Phrases) -> tuple[str, ...]:
    """Return the paragraphs with which a report begins: the outline's, else the phrase's; none is a person's work."""
    outline = draft.campaign.outline
    return outline.report.opening or phrases.lines("mo_dau", _facts(outline))


def _facts(outline: Outline) -> Mapping[str, str]:
    report, period = outline.report, outline.period
    return {
        "loai": report.kind,
        "trich_yeu": spoken_subject(report.subject),
        "co_quan": report.organ,
        "ten_co_quan": spoken_organ(report),
        "dia_danh": report.place,
        "tu_nam": str(period.first) if period else "",
        "den_nam": str(period.last) if period else "",
    }


def spoken_organ(report: ReportFrame) -> str:
    """Return who reports, as running text writes it, or nothing where that can't be told from capitals.

    `Ban Thường vụ Huyện ủy Di Linh`, `Ủy ban nhân dân huyện Di Linh`; a name typed in small letters stays as it is.
    """
    if not report.organ.isupper():
        return report.organ
    found = _ORGAN.fullmatch(report.organ)
    if found is None:
        return ""
    level = f" {found['level'].lower()}" if found["level"] else ""
    name = f"{found['kind'].capitalize()}{level} {found['name'].title()}"
    standing = found["kind"].endswith(("ỦY", "UỶ")) and _STANDING_COMMITTEE.match(report.authority) is not None
    return f"Ban Thường vụ {name}" if standing else name


def spoken_subject(subject: str) -> str:
    """Return what is reported on, as it follows "báo cáo" in a sentence: `Báo cáo kết quả …` gives `kết quả …`."""
    text = re.sub(r"^báo cáo\s+", "", subject, flags=re.IGNORECASE).rstrip(" .;")
    return text[0].lower() + text[1:] if _COMMON.match(text) else text


def begin_body(draft: Draft, phrases: Phrases) -> list[Block]:
    """Return what stands before the first heading: the opening, where nobody wrote one, as work to be done."""
    if opening_values(draft, phrases):
        return []
    compiling = next((each.name for each in draft.campaign.roster.units if each.compiling), "")
    text = phrases.line("viet_mo_dau", don_vi=compiling)
    about = note("bao_cao", NoteKind.OPENING, "Phần mở đầu", What.GAP)
    return [pending(text, about)] if text else []


def end_body(draft: Draft) -> list[Block]:
    """Return the closing paragraphs of the outline."""
    return [paragraph(ParagraphStyle.BODY, each) for each in draft.campaign.outline.report.closing]
